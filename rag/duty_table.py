"""Duties as a table: in the shape of the contract, and as files that spreadsheets open."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from corpus.duty import Duty

FIELDS = (
    "document", "document_id", "clause", "role", "agency", "task", "deadline", "due", "report_to", "manner", "start",
    "end",
)  # fmt: skip
Row = dict[str, object]


def duty_as_json(duty: Duty, document: str) -> Row:
    """Returns a duty in the shape of the contract; document: what people call the one that it is from."""
    return {
        "document": document,
        "role": duty.role,
        "agency": duty.agency,
        "task": duty.task,
        "deadline": duty.deadline,
        "due": str(duty.due) if duty.due else None,
        "report_to": duty.report_to,
        "manner": duty.manner,
        "document_id": duty.document_id,
        "clause": duty.clause,
        "start": duty.start,
        "end": duty.end,
    }


def write_csv(path: Path, rows: Sequence[Row]) -> None:
    """Writes duties as CSV, a line each below the names of the fields; raises OSError."""
    # A byte order mark: Excel takes the file for Latin without it.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows({k: _harmless(v) for k, v in row.items()} for row in rows)


def write_xlsx(path: Path, rows: Sequence[Row]) -> None:
    """Writes duties as an Excel file, a row each below the names of the fields; raises OSError."""
    from openpyxl import Workbook

    # In memory first: a book that is half written when its file fails says so on stderr, much later.
    written = io.BytesIO()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("duties")
    sheet.append(FIELDS)
    for row in rows:
        sheet.append([_harmless(row[f]) for f in FIELDS])
    book.save(written)
    path.write_bytes(written.getvalue())


def _harmless(value: object) -> object:
    """Returns a cell that no spreadsheet takes for a formula: a document is not ours."""
    if not isinstance(value, str):
        return value
    # Spreadsheets take signs of full width for the plain ones, and pass over blanks before them.
    begins = unicodedata.normalize("NFKC", value.lstrip())[:1]
    return f"'{value}" if begins and begins in "=+-@" else value
