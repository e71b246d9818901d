"""Bodies of requests as strict JSON: what two readers could take for two things is refused, and told in a line."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException


class BadJson(HTTPException):
    """A body that is no JSON, or one of two meanings; detail: what was found, and where."""

    def __init__(self, detail: str) -> None:
        super().__init__(400, detail)


def read_json(data: bytes) -> Any:
    """Returns what JSON says.

    Raises:
        BadJson: it is none; or a key stands twice in one object, a number is none, it is nested too deeply.
    """
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once_each, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise BadJson(f"byte {error.start}: not UTF-8; JSON in UTF-8 expected") from error
    except json.JSONDecodeError as error:
        raise BadJson(f"line {error.lineno}, column {error.colno}: {error.msg}; JSON expected") from error
    except RecursionError as error:
        raise BadJson("nested too deeply; an object as in the description expected") from error
    except ValueError as error:  # a whole number of more digits than are read
        raise BadJson("a number of too many digits found") from error


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BadJson(f"the key {key[:40]!a} stands twice in one object; once expected")
        found[key] = value
    return found


def _no_number(name: str) -> Any:
    raise BadJson(f"{name} found; it is no number in JSON")


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
