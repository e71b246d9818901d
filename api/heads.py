"""HEAD, answered as GET is, without the body: what checks links, watches and caches asks by it."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """An application that is asked for what it would answer to GET, and whose bodies go to nobody."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request; of one by HEAD the headers alone."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self._app({**scope, "method": "GET"}, receive, sent)
