"""A response that is said piece by piece while the work goes on."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.threads import ClientLeft

EVENT_STREAM = "text/event-stream"
STILL_WORKING = ": still working\n\n"
Say: TypeAlias = Callable[[str], Awaitable[None]]
# Not kept anywhere, and not held back by a proxy that would rather send more at once.
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class EventStream(Response):
    """Server-sent events, said one by one; nothing of them is kept back.

    It begins with the first piece: what fails before is refused as any other request. produce: is given how to hear
    that the client left, and how to say a piece; refuse: gives what is answered to a failure before the first piece,
    where the application's own answers will not do.
    """

    media_type = EVENT_STREAM

    def __init__(
        self,
        produce: Callable[[Receive, Say], Awaitable[None]],
        refuse: Callable[[Exception], Response] | None = None,
    ) -> None:
        self._produce = produce
        self._refuse = refuse
        self._began = False
        self.status_code = 200
        self.background = None
        self.init_headers(HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Says all there is to say, as long as somebody listens."""

        async def say(piece: str) -> None:
            if not self._began:
                self._began = True
                await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await send({"type": "http.response.body", "body": piece.encode(), "more_body": True})

        try:
            await self._produce(receive, say)
        except ClientLeft:
            return
        except Exception as error:
            if self._began or self._refuse is None:
                raise
            await self._refuse(error)(scope, receive, send)
            return
        await send({"type": "http.response.body", "body": b"", "more_body": False})
