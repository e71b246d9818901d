"""Who does what."""

from typing import Literal

from pydantic import BaseModel


class DutyOut(BaseModel):
    """A duty with the span of the agency's name; due: what the deadline means, as `2025-06-30` or `monthly 25`.

    day: the last day that it leaves, null where it recurs or no day is known; inferred: whether that day rests on the
    document's own date; document: what people call the document, with who issued it and when; label: of the clause.
    """

    document: str
    role: Literal["lead", "coordinate"]
    agency: str
    task: str
    deadline: str | None
    due: str | None
    day: str | None
    inferred: bool
    report_to: str | None
    manner: Literal["order", "request", "call"]
    document_id: str
    clause: str
    label: str
    start: int
    end: int
