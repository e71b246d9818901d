"""Who may speak to the service, and how much: hosts, bodies, and the headers that every response has.

A page of another site can point a name of its own at this machine (DNS rebinding); a browser then sends that name in
`Host`, and the same one in `Origin`. So a request is answered only for the names that the service is served under.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as AsgiMessage

from api.loopback import LOOPBACK, is_loopback
from api.responses import problem_response
from corpus.formats import LARGEST_FILE
from corpus.message import Message

__all__ = ["ANY", "FIXED", "LOOPBACK", "Strangers", "hosts_of", "is_loopback"]

ANY = frozenset({"*"})  # every host is answered: the service was opened to all on purpose
LARGEST_QUESTION = 256 * 1024  # bytes of a body that is no upload
PLAIN = "identity"  # as HTTP calls a body that is not compressed
AROUND_A_FILE = 64 * 1024  # bytes of a form beside the file in it
UPLOADS = "/v1/documents"
ALL_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"  # of the service as a whole
# A name or an address, and a port (RFC 9110, 7.2). What a URL may have besides is nothing that a browser sends here.
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::(\d{0,5}))?", re.ASCII | re.IGNORECASE)
HIGHEST_PORT = 65535
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Strangers:
    """An application that answers its own hosts alone, bodies of bounded size, with fixed headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it with a problem."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, most = Headers(scope=scope), _most(scope)
        host = headers.get("host", "")
        if answered := _no_request(scope, host):
            await answered(scope, receive, _with_headers(send))
            return
        if self._hosts != ANY and _name(host) not in self._hosts:
            detail = Message(
                "this service is not served as {host}; start it with --public-url if it should be",
                host=repr(host[:100]),
            )
            await _refuse(scope, 421, Message("Unknown host"), detail)(scope, receive, _with_headers(send))
            return
        if refused := _unread(scope, headers):
            await refused(scope, receive, _with_headers(send))
            return
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > most:
            await _refuse(scope, 413, Message("Body too large"), _too_large(most))(scope, receive, _with_headers(send))
            return
        await self._bounded(scope, receive, _with_headers(send), most)

    async def _bounded(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        """Lets the application read so many bytes, whatever the client said of its length."""
        read, begun = 0, False

        async def counted() -> AsgiMessage:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            # Whoever reads on takes it for a client that left; what they then answer is not sent.
            return {"type": "http.disconnect"} if read > most else message

        async def told(message: AsgiMessage) -> None:
            nonlocal begun
            if read <= most:
                begun = True
                await send(message)

        try:
            await self._app(scope, counted, told)
        except Exception:
            if read <= most:
                raise
        if read > most and not begun:
            await _refuse(scope, 413, Message("Body too large"), _too_large(most))(scope, receive, send)


def _no_request(scope: Scope, host: str) -> Response | None:
    """Returns the answer to what asks for nothing that is here, by whatever name; None for any other request."""
    if not scope["http_version"].startswith("1."):
        detail = Message("HTTP/{found} found; HTTP/1.1 expected", found=scope["http_version"])
        return _refuse(scope, 505, Message("HTTP version not supported"), detail)
    found = _HOST.fullmatch(host)
    if found is None or int(found[2] or "0") > HIGHEST_PORT:
        detail = Message("Host: {found} found; a name with or without a port expected", found=repr(host[:100]))
        return _refuse(scope, 400, Message("Bad Request"), detail)
    target = scope.get("raw_path") or b"/"
    if target == b"*" and scope["method"] == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ALL_METHODS})
    if not target.startswith(b"/"):
        said = repr(target[:100].decode("latin-1"))
        detail = Message("{found} found as what is asked for; a path as /healthz expected", found=said)
        return _refuse(scope, 400, Message("Bad Request"), detail)
    return None


def _unread(scope: Scope, headers: Headers) -> Response | None:
    """Returns the refusal of a body that two readers could read as two, or that is compressed; None for any other.

    A proxy that goes by the length and a service that goes by the chunks take what stands behind for another request:
    of somebody else (RFC 9112, 6.3 and 11.2). A compressed body may be a thousand times what was counted as it came.
    """
    chunked = "transfer-encoding" in headers
    if chunked and ("content-length" in headers or scope["http_version"] == "1.0"):
        found = "Content-Length" if "content-length" in headers else "HTTP/1.0"
        detail = Message("Transfer-Encoding and {found} found; a body of one length expected, said once", found=found)
        return _refuse(scope, 400, Message("Bad Request"), detail)
    codings = [c for v in headers.getlist("content-encoding") for c in map(str.strip, v.split(",")) if c]
    if any(c.lower() != PLAIN for c in codings) and (chunked or headers.get("content-length", "0") != "0"):
        detail = Message(
            "Content-Encoding: {found} found; a body that is not compressed expected: send it as it is",
            found=", ".join(codings)[:40],
        )
        return _refuse(scope, 415, Message("Compressed body"), detail, {"Accept-Encoding": PLAIN})
    return None


def hosts_of(host: str, public_url: str | None) -> frozenset[str]:
    """Returns the names that a service is served under: on the loopback interface its names, and the public one."""
    public = {name} if public_url and (name := _name(urlsplit(public_url).netloc)) else set()
    if is_loopback(host):
        return LOOPBACK | public | {host.strip("[]").lower()}
    return frozenset(public | ({host.strip("[]").lower()} - {"0.0.0.0", "::", ""}))


def _name(host: str) -> str:
    """Returns the name in a Host header, in small letters, without its port; "" where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").removesuffix(".")
    except ValueError:
        return ""


def _most(scope: Scope) -> int:
    path = scope["path"].rstrip("/")
    return LARGEST_FILE + AROUND_A_FILE if scope["method"] == "POST" and path == UPLOADS else LARGEST_QUESTION


def _too_large(most: int) -> Message:
    return Message("at most {most:.0f} KiB are taken here", most=most / 1024)


def _with_headers(send: Send) -> Send:
    async def sent(message: AsgiMessage) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in FIXED.items():
                headers.setdefault(name, value)
        await send(message)

    return sent


def _refuse(scope: Scope, status: int, title: str, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    # What is left of the body is not read: the connection cannot be used again.
    return problem_response(status, title, detail, {**(headers or {}), "Connection": "close"}, scope["path"])
