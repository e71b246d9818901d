"""How many requests are answered at once; who comes when it is full is asked to come again, health excepted."""

import asyncio

from anyio.to_thread import current_default_thread_limiter
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as AsgiMessage

from api.responses import problem_response
from corpus.message import Message

ENDING = (
    Message("The service ends"),
    Message("the service ends, and there was no time for this; ask again in a moment"),
)
ALWAYS = frozenset({"/healthz", "/readyz", "/metrics"})  # answered in any crowd


class Crowd:
    """An application that is given so many requests at once and no more.

    A request counts from the end of its body on: one that never ends holds no place. One that was told to stop, because
    the service ends and its time is over, is told so.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most
        self._running = 0
        self._threads = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or says that there are too many."""
        if scope["type"] != "http" or scope["path"] in ALWAYS:
            await self._app(scope, receive, send)
        elif self._running >= self._most:
            detail = Message("{most} requests are being answered; ask again in a moment", most=self._most)
            headers = {"Retry-After": "2", "Connection": "close"}
            refused = problem_response(503, Message("Too many requests at once"), detail, headers, scope["path"])
            await refused(scope, receive, send)
        else:
            await self._counted(scope, receive, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._threads:  # a request that waits for its turn keeps no other from a thread
            current_default_thread_limiter().total_tokens = self._most
            self._threads = True
        counted, begun = not _has_body(scope), False
        self._running += counted

        async def received() -> AsgiMessage:
            nonlocal counted
            message = await receive()
            if not counted and not message.get("more_body"):
                counted = True
                self._running += 1
            return message

        async def sent(message: AsgiMessage) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, received, sent)
        except asyncio.CancelledError:
            if begun:
                raise
            headers = {"Retry-After": "5", "Connection": "close"}
            await problem_response(503, *ENDING, headers, scope["path"])(scope, receive, send)
        finally:
            self._running -= counted


def _has_body(scope: Scope) -> bool:
    return any(name in (b"content-length", b"transfer-encoding") and value != b"0" for name, value in scope["headers"])
