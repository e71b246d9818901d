"""A connection by https, counted and watched from its first moment on: before anything is asked, hands are shaken.

asyncio gives a client a minute for that, and counts nobody meanwhile: some hundred that say nothing would hold all
descriptors, and health would not be answered.
"""

import asyncio
import ssl
from typing import Any

from uvicorn.server import ServerState

from api.serving.config import ServiceConfig
from api.serving.connection import Connection


class Handshake(asyncio.Protocol):
    """Shakes hands on behalf of a connection, then gives its place to it."""

    def __init__(
        self,
        config: ServiceConfig,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        assert config.tls is not None
        self._context: ssl.SSLContext = config.tls
        self._seconds = config.limits.headers
        self._connection = Connection(config, server_state, app_state, _loop)
        self._early: list[bytes] = []
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes the connection, which may give way to others or be closed for its silence like any other."""
        transport.pause_reading()  # what comes is for whoever shakes hands
        self._connection.shakes_hands = True
        self._connection.connection_made(transport)
        self._task = asyncio.get_running_loop().create_task(self._shake(transport))

    def data_received(self, data: bytes) -> None:
        """Keeps what came with the end of the handshake."""
        self._early.append(data)

    async def _shake(self, raw: asyncio.Transport) -> None:
        connection, loop = self._connection, asyncio.get_running_loop()
        try:
            secured = await loop.start_tls(
                raw, self, self._context, server_side=True, ssl_handshake_timeout=self._seconds
            )
        except OSError as error:  # no TLS, not in time, or gone
            raw.abort()
            connection.connection_lost(error)
            return
        if secured is None or secured.is_closing():
            connection.connection_lost(None)
            return
        secured.set_protocol(connection)
        connection.shakes_hands = False
        connection.connection_made(secured)
        for data in self._early:
            connection.data_received(data)
