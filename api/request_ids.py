"""Request ids: one name for a request in its answer, in its problem and in the logs.

A client may give its own in `X-Request-ID`; one that could forge a line of a log or a header is replaced.
"""

import re
import uuid
from contextvars import ContextVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-ID"
_SAFE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Returns the id of the request that is being answered; "" outside of one."""
    return _current.get()


def id_of(given: str | None) -> str:
    """Returns the id that a client gave where it is safe to repeat, else a new one."""
    return given if given is not None and _SAFE.fullmatch(given) else uuid.uuid4().hex


class RequestIds:
    """An application each of whose requests has an id, which is sent back with its answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request under its id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        named = id_of(Headers(scope=scope).get(HEADER))
        # Not taken back: what answers an error that nobody expected stands outside of this.
        _current.set(named)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = named
            await send(message)

        await self._app(scope, receive, sent)
