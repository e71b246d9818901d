"""Errors in OpenAI's shape, for the routes that are in it."""

import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.bodies import StrictRoute
from api.errors import Problem, problem_of
from api.invalid import invalid
from api.languages import as_asked
from api.responses import openai_json
from api.threads import ClientLeft
from corpus.message import Message

logger = logging.getLogger("chithi.api")


class BadRequest(Exception):
    """A request in OpenAI's shape that is refused: where in it, and why."""

    def __init__(self, message: Message, param: str | None = None, code: str | None = None, status: int = 400) -> None:
        super().__init__(message)
        self.message, self.param, self.code, self.status = message, param, code, status


class OpenAiRoute(StrictRoute):
    """A route whose errors are in OpenAI's shape."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Returns what answers a request."""
        handle = super().get_route_handler()

        async def shaped(request: Request) -> Response:
            try:
                return await handle(request)
            except ClientLeft:
                raise
            except Exception as error:
                return refusal(error)

        return shaped


def refusal(error: Exception) -> Response:
    """Returns an error as a response; one that nobody expected is logged, and tells nothing of itself."""
    status, body = error_of(error)
    headers: Mapping[str, str] | None = getattr(error, "headers", None)
    return JSONResponse(body, status, headers)


def error_of(error: Exception) -> tuple[int, Mapping[str, object]]:
    """Returns the status of an error, and the error as it is sent."""
    if isinstance(error, BadRequest):
        return error.status, openai_json(error.status, as_asked(error.message), error.param, error.code)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        where = _where(first["loc"])
        said = Message("{where}: {why}", where=where or "body", why=invalid(first))
        return 400, openai_json(400, as_asked(said), where or None)
    if isinstance(error, HTTPException):
        return error.status_code, openai_json(error.status_code, as_asked(error.detail))
    status, _, detail = problem_of(error)
    if status >= 500 and not isinstance(error, Problem):
        logger.error("/v1/chat/completions: %s", detail, exc_info=error)
    # What is no question here is a bad request there.
    status = 400 if status == 422 else status
    return status, openai_json(status, as_asked(detail))


def _where(location: tuple[int | str, ...]) -> str:
    """Returns a place in a request as its readers write it: `messages[0].content`."""
    parts = [f"[{p}]" if isinstance(p, int) else f".{p}" for p in location if p not in ("body", "str")]
    return "".join(parts).removeprefix(".")
