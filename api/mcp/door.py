"""/mcp: the tools over streamable HTTP, a request at a time; nothing of a session is kept."""

import functools
from contextvars import ContextVar
from importlib.util import find_spec
from typing import TYPE_CHECKING

import anyio
from anyio.to_thread import run_sync as on_thread
from starlette.requests import Request
from starlette.types import Message as AsgiMessage
from starlette.types import Receive, Scope, Send

from api.auth.caller import caller_of
from api.errors import Problem
from api.responses import problem_response
from api.services import assistant_for, same_origin, threads_of
from api.threads import ClientLeft
from corpus.message import Message
from rag.assistant import Assistant

if TYPE_CHECKING:
    from mcp.server import MCPServer
    from mcp.server.transport_security import TransportSecuritySettings

PATH = "/mcp"
MISSING = Message("this door needs the extra `mcp`: pip install chithi[mcp]")
_assistant: ContextVar[Assistant] = ContextVar("assistant")


def is_installed() -> bool:
    """Returns whether the library that speaks the protocol is there."""
    return find_spec("mcp") is not None


class McpDoor:
    """What answers at /mcp; the library is imported at the first request."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._server: MCPServer | None = None
        self._opening = anyio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a message, on behalf of who asks."""
        request = Request(scope, receive)
        try:
            server = await self._opened(request)
        except Problem as refused:
            response = problem_response(refused.status, refused.title, str(refused), refused.headers)
            await response(scope, receive, send)
            return
        body = await _body(receive)
        _assistant.set(assistant_for(request.app, caller_of(request)))
        server.streamable_http_app(stateless_http=True, json_response=True, transport_security=_guarded_before())
        manager = server.session_manager
        async with manager.run():
            await manager.handle_request(scope, _again(body, receive), send)

    async def _opened(self, request: Request) -> "MCPServer":
        """Returns the server of the tools.

        Raises:
            Problem: it is not asked as it can be, or not installed.
        """
        await same_origin(request, request.headers.get("origin"))
        if request.method != "POST":
            # The protocol lets a server offer no stream of its own, and this one has nothing to say unasked.
            raise Problem(
                405,
                Message("Method Not Allowed"),
                Message("{method} {path}", method=request.method, path=PATH),
                {"Allow": "POST"},
            )
        async with self._opening:
            if self._server is None:
                if not is_installed():
                    raise Problem(501, Message("Not installed"), MISSING)
                threads = await threads_of(request)
                self._server = await on_thread(functools.partial(_server, self._version, threads.asks))
        return self._server


async def _body(receive: Receive) -> bytes:
    """Returns the body of a request, whole and bounded before: the library takes a client that leaves for a fault.

    Raises:
        ClientLeft: the client left before all of it came.
    """
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientLeft
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """Returns what gives a body that was read, then what comes behind it."""
    given = False

    async def received() -> AsgiMessage:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return received


def _server(version: str, limiter: anyio.CapacityLimiter) -> "MCPServer":
    from api.mcp.tools import server_for

    return server_for(_assistant.get, version, limiter)


def _guarded_before() -> "TransportSecuritySettings":
    """Returns that the library need not look at Host and Origin: every door of the service has been guarded before."""
    from mcp.server.transport_security import TransportSecuritySettings

    return TransportSecuritySettings(enable_dns_rebinding_protection=False)
