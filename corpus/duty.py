"""Duty: one agency's part in one task, as a document gives it."""

from dataclasses import dataclass

from corpus.due import Due

LEAD, COORDINATE = "lead", "coordinate"  # an agency's role in a task
ORDER, REQUEST, CALL = "order", "request", "call"  # how a task is given


@dataclass(frozen=True)
class Duty:
    """One agency's part in one task.

    role: `lead` or `coordinate`; agency: as the document writes it, start, end: its span in Document.text;
    task: the words that say what to do; deadline, report_to: as written, None where nothing is said; manner: `order`,
    `request` ("đề nghị") or `call` ("kêu gọi", "khuyến khích"); row: where the row of a table begins that gives it,
    None for a sentence: a clause may give one agency a task in each row; due: what the deadline means, None where its
    words cannot be read.
    """

    role: str
    agency: str
    task: str
    deadline: str | None
    report_to: str | None
    document_id: str
    clause: str
    start: int
    end: int
    manner: str = ORDER
    row: int | None = None
    due: Due | None = None
