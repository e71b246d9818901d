"""What went wrong, as a page: for whoever was led to an address by a browser, and would else read a problem as JSON."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.auth.caller import Caller
from api.responses import PROBLEM_JSON
from api.web.pages import page

NOBODY = Caller("nobody", "", frozenset(), frozenset())
OF_ITS_BODY = ("content-type", "content-length")


class Troubles:
    """An application whose problems are pages where a person reads them; programs do not ask for HTML."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request; a problem that a person would read as a page."""
        if scope["type"] != "http" or not is_for_a_person(scope):
            await self._app(scope, receive, send)
            return
        begun: Message | None = None
        told = b""

        async def sent(message: Message) -> None:
            nonlocal begun, told
            if message["type"] == "http.response.start" and PROBLEM_JSON in _kind(message):
                begun = message
            elif begun is None:
                await send(message)
            else:
                told += message.get("body", b"")
                if not message.get("more_body"):
                    await _as_page(scope, begun, told)(scope, receive, send)

        await self._app(scope, receive, sent)


def is_for_a_person(scope: Scope) -> bool:
    """Returns whether a browser is led to an address, by a link or a form, by whoever sits before it."""
    return scope["method"] in ("GET", "POST") and "text/html" in Headers(scope=scope).get("accept", "")


def trouble_page(caller: Caller, problem: Mapping[str, Any], status: int, headers: Mapping[str, str]) -> Response:
    """Returns a problem as a page; headers: that it has besides its own."""
    what, why, named = (str(problem.get(name, "")) for name in ("title", "detail", "request_id"))
    response = page("trouble", caller, status=status, what=what, why=why, named=named)
    response.headers.update(headers)
    return response


def _kind(start: Message) -> str:
    return Headers(raw=start["headers"]).get("content-type", "")


def _as_page(scope: Scope, start: Message, body: bytes) -> Response:
    kept = {name: value for name, value in Headers(raw=start["headers"]).items() if name not in OF_ITS_BODY}
    return trouble_page(scope.get("caller", NOBODY), json.loads(body), start["status"], kept)
