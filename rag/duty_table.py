"""Duties as rows, in the shape of the contract, and as CSV that programs read (`duty_sheet`: what people read)."""

import csv
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from corpus.document import Document
from corpus.duty import Duty
from corpus.store.duties import FiledDuty

FIELDS = (
    "document", "document_id", "clause", "label", "role", "agency", "task", "deadline", "due", "day", "inferred",
    "report_to", "manner", "start", "end",
)  # fmt: skip
Row = dict[str, object]


def duty_as_json(duty: Duty, document: Document) -> Row:
    """Returns a duty in the shape of the contract; document: the one that it is from.

    day: the last day that the deadline leaves, None where it recurs or no day is known; inferred: whether that day
    rests on the document's own date.
    """
    clause = document.clause(duty.clause)
    return _row(duty, document.full_name, clause.label() if clause else duty.clause)


def filed_as_json(filed: FiledDuty) -> Row:
    """Returns a kept duty in the shape of the contract, as `duty_as_json` does."""
    return _row(filed.duty, filed.document, filed.label)


def _row(duty: Duty, document: str, label: str) -> Row:
    day = duty.due.last_day() if duty.due else None
    return {
        "document": document,
        "role": duty.role,
        "agency": duty.agency,
        "task": duty.task,
        "deadline": duty.deadline,
        "due": str(duty.due) if duty.due else None,
        "day": day.isoformat() if day else None,
        "inferred": duty.due is not None and duty.due.is_inferred(),
        "report_to": duty.report_to,
        "manner": duty.manner,
        "document_id": duty.document_id,
        "clause": duty.clause,
        "label": label,
        "start": duty.start,
        "end": duty.end,
    }


def write_csv(path: Path, rows: Sequence[Row]) -> None:
    """Writes duties as CSV, a line each below the names of the fields; raises OSError."""
    # A byte order mark: Excel takes the file for Latin without it.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows({k: harmless(v) for k, v in row.items()} for row in rows)


def harmless(value: object) -> object:
    """Returns a cell that no spreadsheet takes for a formula: a document is not ours."""
    if not isinstance(value, str):
        return value
    # Spreadsheets take signs of full width for the plain ones, and pass over blanks before them.
    begins = unicodedata.normalize("NFKC", value.lstrip())[:1]
    return f"'{value}" if begins and begins in "=+-@" else value
