"""Addresses as a proxy sends them: in full, `GET http://chithi.example/healthz`, which every server takes (RFC 9112).

What stands in the address is then what is asked of whom: a `Host` beside it that says another name is not believed.
"""

import re
from urllib.parse import unquote

from starlette.types import ASGIApp, Receive, Scope, Send

_IN_FULL = re.compile(rb"https?://([^/]*)(.*)", re.IGNORECASE | re.DOTALL)


class Targets:
    """An application that is asked for paths, whatever stood before them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request; the scope of one by a full address says its path and host from here on, logs included."""
        full = _IN_FULL.fullmatch(scope.get("raw_path") or b"") if scope["type"] == "http" else None
        if full:
            path = full[2] or b"/"
            scope["raw_path"], scope["path"] = path, unquote(path.decode("ascii"))
            scope["headers"] = [(b"host", full[1]), *((n, v) for n, v in scope["headers"] if n != b"host")]
        await self._app(scope, receive, send)
