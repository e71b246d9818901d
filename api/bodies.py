"""Bodies of requests as strict JSON: what two readers could take for two things is refused, and told in a line."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from corpus.message import Message
from corpus.reasons import json_fault


class BadJson(HTTPException):
    """A body that is no JSON, or one of two meanings; detail: what was found, and where."""

    def __init__(self, detail: Message) -> None:
        super().__init__(400, detail)
        self.message = detail


def read_json(data: bytes) -> Any:
    """Returns what JSON says.

    Raises:
        BadJson: it is none; or a key stands twice in one object, a number is none, it is nested too deeply.
    """
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once_each, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise BadJson(Message("byte {start}: not UTF-8; JSON in UTF-8 expected", start=error.start)) from error
    except json.JSONDecodeError as error:
        raise BadJson(
            Message(
                "line {line}, column {column}: {why}; JSON expected",
                line=error.lineno,
                column=error.colno,
                why=json_fault(error),
            )
        ) from error
    except RecursionError as error:
        raise BadJson(Message("nested too deeply; an object as in the description expected")) from error
    except ValueError as error:  # a whole number of more digits than are read
        raise BadJson(Message("a number of too many digits found")) from error


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BadJson(Message("the key {key} stands twice in one object; once expected", key=key[:40]))
        found[key] = value
    return found


def _no_number(name: str) -> Any:
    raise BadJson(Message("{name} found; it is no number in JSON", name=name))


class _StrictRequest(Request):
    async def json(self) -> Any:
        """Returns the body as JSON, read once."""
        if not hasattr(self, "_json"):
            self._json = read_json(await self.body())
        return self._json


class StrictRoute(APIRoute):
    """A route whose body is read as strict JSON."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Returns what answers a request."""
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            return await handle(_StrictRequest(request.scope, request.receive))

        return strictly
