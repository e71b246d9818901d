"""What uvicorn is told, with limits of our own beside it."""

import ssl
from typing import Any

import uvicorn

from api.limits import Limits, backlog_here


class ServiceConfig(uvicorn.Config):
    """uvicorn's configuration of the service; can be pickled where its application can.

    limits: those of `Limits`; tls: by what https is served, once it is loaded, None for http.
    """

    tls: ssl.SSLContext | None = None

    def __init__(self, app: Any, limits: Limits, **more: Any) -> None:
        from api.serving.connection import Connection

        super().__init__(
            app,
            http=Connection,
            ws="none",
            loop="asyncio",
            log_config=None,
            access_log=False,
            server_header=False,
            backlog=backlog_here(),
            timeout_keep_alive=limits.keep_alive,
            timeout_graceful_shutdown=max(1, round(limits.grace)),
            **more,
        )
        self.limits = limits
        self.most_connections = limits.connections_here()

    def load(self) -> None:
        """Loads what it names; hands are shaken by our own connections, not by those that asyncio makes."""
        from api.serving.handshake import Handshake

        super().load()
        if self.ssl is not None:
            self.tls, self.ssl = self.ssl, None
            self.http_protocol_class = Handshake
