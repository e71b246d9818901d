"""Parameters of an address: one that is not known, or stands twice where one is read, is refused.

Passed over, a slip of the pen (`due_befor=`) would give the whole table as if it were what was asked for.
"""

from collections.abc import Collection, Mapping
from typing import Any, get_args, get_origin

from fastapi import Request
from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Query
from fastapi.routing import APIRoute

from api.errors import Problem
from corpus.message import Message

INVALID = Message("Invalid request")
ONCE = Message("it stands more than once; once expected")
LONGEST_SHOWN = 40  # code points of a name


async def known_parameters(request: Request) -> None:
    """Refuses an address with a parameter that its route does not take, or takes once.

    Raises:
        Problem: which it is, and which ones there are.
    """
    known = _known(request.scope["route"])
    given = [name for name, _ in request.query_params.multi_items()]
    for name in given:
        if name not in known:
            raise refused_name("query", name, unknown(known))
        if given.count(name) > 1 and not known[name]:
            raise refused_name("query", name, ONCE)


def unknown_field(name: str, known: Collection[str]) -> Problem:
    """Returns the refusal of a form with a field that is none of those that are known."""
    return refused_name("body", name, unknown(known))


def _known(route: APIRoute) -> Mapping[str, bool]:
    """Returns the parameters that a route takes, and whether each may be given more than once."""
    fields = [f for f in get_flat_params(route.dependant) if isinstance(f.field_info, Query)]
    return {field.alias: _takes_several(field.field_info.annotation) for field in fields}


def _takes_several(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(map(_takes_several, get_args(annotation)))


def unknown(known: Collection[str]) -> Message:
    """Returns why a name is refused where these are known."""
    if not known:
        return Message("nothing is known here by this name, nor by any other")
    return Message("nothing is known here by this name; these are: {known}", known=", ".join(sorted(known)))


def refused_name(where: str, name: str, why: Message) -> Problem:
    """Returns the refusal of something by its name; where: the part of the request that it stands in."""
    shown = name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"
    return Problem(422, INVALID, Message("{where}: {why}", where=f"{where}.{shown}", why=why))
