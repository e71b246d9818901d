"""Pages of a list: how many, from where on, and the address of the next (RFC 8288)."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Annotated, Any, TypeVar

from fastapi import Query, Request, Response

from api.errors import Problem
from api.state.storable import storable
from corpus.message import Message

MOST = 1000
NO_CURSOR = (422, Message("Not a cursor"), Message("cursor: one from the `Link` of the page before is expected"))
T = TypeVar("T")
Limit = Annotated[int | None, Query(ge=1, le=MOST, description="How many at most; all where it is not given.")]
LONGEST_CURSOR = 2000


def _cursor(of: str) -> Any:
    """Returns how the place in a list is asked for; its format says in which list, for those who make up requests."""
    told = "Where to go on: from the `Link` of the page before, rel=next."
    return Query(description=told, json_schema_extra={"format": f"cursor-of-{of}"})


DocumentCursor = Annotated[str | None, _cursor("documents")]
DutyCursor = Annotated[str | None, _cursor("duties")]
JobCursor = Annotated[str | None, _cursor("jobs")]
ConversationCursor = Annotated[str | None, _cursor("conversations")]
TurnCursor = Annotated[str | None, _cursor("turns")]


def as_cursor(place: list[str | int]) -> str:
    """Returns a place in a list as it stands in an address."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, kinds: tuple[type, ...]) -> list[str | int] | None:
    """Returns the place that a cursor holds, of values of these kinds; None for none.

    Raises:
        Problem: it is no cursor that this interface gave.
    """
    if cursor is None:
        return None
    if len(cursor) > LONGEST_CURSOR:
        raise Problem(*NO_CURSOR)
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        place = None
    if not isinstance(place, list) or tuple(map(type, place)) != kinds or not all(map(_is_comparable, place)):
        raise Problem(*NO_CURSOR)
    return place


def _is_comparable(value: str | int) -> bool:
    """Returns whether a database can compare a value with its own."""
    return abs(value) < 2**31 if isinstance(value, int) else storable(value) == value


def page(
    items: Iterable[T], limit: int | None, request: Request, response: Response, place: Callable[[T], list[str | int]]
) -> list[T]:
    """Returns the first of some items, as many as are asked for; where there are more, the response says where."""
    found = list(islice(items, None if limit is None else limit + 1))
    if limit is None or len(found) <= limit:
        return found
    following = request.url.include_query_params(cursor=as_cursor(place(found[limit - 1])))
    response.headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'
    return found[:limit]
