"""Languages: in which one a client is told what went wrong and what was warned of, by its `Accept-Language`.

English where it asks for none that is spoken here; names of fields, statuses and types never change.
"""

from contextvars import ContextVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as AsgiMessage

from corpus.message import ENGLISH, LANGUAGES, said

HEADER = "Accept-Language"
_current: ContextVar[str] = ContextVar("asked_language", default=ENGLISH)


def as_asked(text: str) -> str:
    """Returns a message in the language that the client of this request reads, any other text as it is."""
    return said(text, _current.get())


def preferred(accepted: str) -> str:
    """Returns the language of an `Accept-Language` header (RFC 9110) that is spoken here and wanted most."""
    weighed = {ENGLISH: 0.0}
    for part in accepted.split(","):
        tag, _, weight = part.partition(";")
        language = tag.strip().partition("-")[0].lower()
        if language in LANGUAGES:
            weighed[language] = max(weighed.get(language, 0.0), _weight(weight))
    # Where both are wanted alike, the one that came first; English stands first where it was not named.
    return max(weighed, key=lambda language: weighed[language])


def _weight(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


class Languages:
    """An application that tells each client in its own language, and caches that its answers differ by that."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request in the language that its client reads."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # Not taken back: what answers an error that nobody expected stands outside of this.
        _current.set(preferred(Headers(scope=scope).get(HEADER, "")))

        async def sent(message: AsgiMessage) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "json" in headers.get("content-type", ""):
                    headers.add_vary_header(HEADER)
            await send(message)

        await self._app(scope, receive, sent)
