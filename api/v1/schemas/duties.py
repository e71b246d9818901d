"""Who does what."""

from typing import Literal

from pydantic import BaseModel


class DutyOut(BaseModel):
    """A duty with the span of the agency's name; due: what the deadline means, as `2025-06-30` or `monthly 25`.

    document: what people call the document, with who issued it and when.
    """

    document: str
    role: Literal["lead", "coordinate"]
    agency: str
    task: str
    deadline: str | None
    due: str | None
    report_to: str | None
    manner: Literal["order", "request", "call"]
    document_id: str
    clause: str
    start: int
    end: int
