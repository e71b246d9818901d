"""Which duties are asked for: the same filters for the JSON interface and for files."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from fastapi import Depends, Query

from api.services import AssistantOf
from corpus.store.duties import FiledDuty
from rag.assistant import Assistant
from rag.duty_table import Row, filed_as_json
from rag.retrieval.replaced import replaced
from rag.retrieval.tasks import AskedDuties, Window, kept_duties, read_window

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", re.ASCII)
DAY = Query(
    description="A day, month, quarter or year, however written: 2025-06-30, 30/6/2025, quý II/2025, 2025.",
    json_schema_extra={"format": "day-or-period", "minLength": 4},
)


def asked_duties(
    agency: str | None = None,
    role: Annotated[Literal["lead", "coordinate"] | None, Query()] = None,
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
    return AskedDuties(agency, role, document, deadline, window(due_after, due_before), recurring)


def window(due_after: str | None, due_before: str | None) -> Window | None:
    """Returns the days after one and before another; a year and a month may also stand as ISO 8601 has them.

    Raises:
        UnknownDay: a bound is no day.
    """
    after, before = (None if bound is None else _spelt(bound) for bound in (due_after, due_before))
    return read_window(after, before)


def _spelt(bound: str) -> str:
    """Returns "2025" and "2025-06" as people here write them, which is how they are read; anything else as it is."""
    iso = _ISO.fullmatch(bound.strip())
    if iso is None:
        return bound
    return f"tháng {int(iso[2])}/{iso[1]}" if iso[2] else f"năm {iso[1]}"


Asked = Annotated[AskedDuties, Depends(asked_duties)]


def duty_rows(assistant: AssistantOf, asked: Asked) -> list[Row]:
    """Returns who does what, all that is asked for.

    Raises:
        UnknownDocument: no such document is stored.
    """
    return noted(assistant, asked, kept_duties(assistant.home.store, asked, ended=ended(assistant, asked)))


def ended(assistant: Assistant, asked: AskedDuties) -> Mapping[str, str]:
    """Returns the documents by now replaced and by which, where it is asked what falls due; else none is looked up."""
    return replaced(assistant.home, datetime.date.today()) if asked.window else {}


def noted(assistant: Assistant, asked: AskedDuties, found: Iterable[FiledDuty]) -> list[Row]:
    """Returns duties as rows, which are shown to whoever asks: the witness is told of them."""
    shown = list(found)
    assistant.witness.listed("duties", in_words(asked), [(f.duty.document_id, f.duty.clause) for f in shown])
    return [filed_as_json(f) for f in shown]


def in_words(asked: AskedDuties) -> str:
    """Returns which duties are asked for, as an address has it; "" for all."""
    after, before = (asked.window.after, asked.window.before) if asked.window else (None, None)
    said = {
        "agency": asked.agency, "role": asked.role, "document": asked.document, "deadline": asked.deadline,
        "due_after": after, "due_before": before, "recurring": None if asked.recurring else "false",
    }  # fmt: skip
    return " ".join(f"{name}={value}" for name, value in said.items() if value is not None)
