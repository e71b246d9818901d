"""One line a request, and its count: who asked for which address, and what came of it. No query, no body, no header."""

import logging
import time

from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.logs import ACCESS
from api.metrics import Metrics

logger = logging.getLogger(ACCESS)
REQUEST_ID = b"x-request-id"
UNLOGGED = frozenset({"/healthz", "/readyz", "/metrics"})  # asked every few seconds: logged where they fail
LONGEST_PATH = 200
METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
LEFT = 499  # the client left before there was an answer, as nginx has it


class Access:
    """An application whose requests are logged and counted."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, then tells of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size, named = time.perf_counter(), LEFT, 0, None

        async def sent(message: Message) -> None:
            nonlocal status, size, named
            if message["type"] == "http.response.start":
                status = message["status"]
                named = next((v.decode("latin-1") for k, v in message["headers"] if k.lower() == REQUEST_ID), None)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception:
            status = 500  # as the outermost layer of the application will say
            raise
        finally:
            seconds = time.perf_counter() - began
            self._metrics.request(_method(scope), _route(scope), status, seconds)
            if scope["path"] not in UNLOGGED or status >= 400:
                of = {"request_id": named, "client": _client(scope), "status": status, "bytes": size}
                logger.info(_asked(scope), extra={"of": of | {"ms": round(seconds * 1000, 1)}})


def _asked(scope: Scope) -> str:
    path = scope["path"]
    return f"{_method(scope)} {path[:LONGEST_PATH]}{'…' if len(path) > LONGEST_PATH else ''}"


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in METHODS else "other"


def _route(scope: Scope) -> str:
    """Returns the route that answered, as the application has it; "other" where none did.

    A route knows its own part of an address; what stands before that is the prefix that its router was given.
    """
    route, path = scope.get("route"), scope["path"]
    if not isinstance(route, Route):
        return "other"
    starts = (i for i, c in enumerate(path) if c == "/")
    return next((path[:i] + route.path for i in starts if route.path_regex.match(path[i:])), "other")


def _client(scope: Scope) -> str | None:
    return scope["client"][0] if scope.get("client") else None
