"""Which duties are asked for: the same filters for the JSON interface and for files."""

from typing import Annotated

from fastapi import Depends, Query

from api.services import AssistantOf
from rag.duty_table import Row, filed_as_json
from rag.retrieval.tasks import AskedDuties, kept_duties, read_window

DAY = Query(
    description="A day, month, quarter or year, however written: 2025-06-30, 30/6/2025, quý II/2025, 2025.",
    json_schema_extra={"format": "day-or-period", "minLength": 4},
)


def asked_duties(
    agency: str | None = None,
    role: Annotated[str | None, Query(pattern="^(lead|coordinate)$")] = None,
    document: str | None = None,
    deadline: str | None = None,
    due_before: Annotated[str | None, DAY] = None,
    due_after: Annotated[str | None, DAY] = None,
    recurring: Annotated[bool, Query(description="`false`: only what falls due once, on a day that is known.")] = True,
) -> AskedDuties:
    """Returns which duties are asked for.

    deadline: what it says, however written, empty for any; due_before, due_after: of a day. A month, quarter
    or year is a bound too; neither bound counts itself. recurring: also what falls due again and again, or on no known
    day.

    Raises:
        UnknownDay: a bound is no day.
    """
    return AskedDuties(agency, role, document, deadline, read_window(due_after, due_before), recurring)


Asked = Annotated[AskedDuties, Depends(asked_duties)]


def duty_rows(assistant: AssistantOf, asked: Asked) -> list[Row]:
    """Returns who does what, all that is asked for.

    Raises:
        UnknownDocument: no such document is stored.
    """
    return [filed_as_json(f) for f in kept_duties(assistant.home.store, asked)]
