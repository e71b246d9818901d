"""Duties as a sheet that an office keeps: headings for people, days that sort as days, a filter, widths that fit."""

import csv
import datetime
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rag.duty_table import Row, harmless

_WORDS = {
    "vi": {
        "lead": "Chủ trì", "coordinate": "Phối hợp", "order": "Giao", "request": "Đề nghị", "call": "Kêu gọi",
        "inferred": "Ngày suy từ ngày của văn bản", "sheet": "Nhiệm vụ",
    },
    "en": {
        "lead": "Lead", "coordinate": "Coordinate", "order": "Order", "request": "Request", "call": "Call",
        "inferred": "Day inferred from the document's date", "sheet": "Duties",
    },
}  # fmt: skip
_DAY = "dd/mm/yyyy"
Cell = str | datetime.datetime | None


@dataclass(frozen=True)
class Column:
    """A column: its headings by language, its width in characters, and what stands in it for a duty."""

    vi: str
    en: str
    width: int
    cell: Callable[[Row, dict[str, str]], Cell]


def _plain(field: str) -> Callable[[Row, dict[str, str]], Cell]:
    return lambda row, _: None if row[field] is None else str(row[field])


def _word(field: str) -> Callable[[Row, dict[str, str]], Cell]:
    return lambda row, words: words[str(row[field])]


def _day(row: Row, _: dict[str, str]) -> Cell:
    return datetime.datetime.fromisoformat(str(row["day"])) if row["day"] else None


COLUMNS = (
    Column("Cơ quan", "Agency", 30, _plain("agency")),
    Column("Vai trò", "Role", 12, _word("role")),
    Column("Nhiệm vụ", "Task", 70, _plain("task")),
    Column("Thời hạn ghi trong văn bản", "Deadline as written", 26, _plain("deadline")),
    Column("Đến hạn", "Due", 13, _day),
    Column(
        "Ghi chú thời hạn", "Note on the day", 18, lambda row, words: words["inferred"] if row["inferred"] else None
    ),
    Column("Báo cáo cho", "Reports to", 26, _plain("report_to")),
    Column("Hình thức", "Manner", 11, _word("manner")),
    Column("Văn bản", "Document", 42, _plain("document")),
    Column("Điều khoản", "Clause", 28, _plain("label")),
    Column("Mã văn bản", "Document id", 24, _plain("document_id")),
    Column("Địa chỉ khoản", "Address", 14, _plain("clause")),
)


def as_csv(rows: Sequence[Row], language: str = "vi") -> bytes:
    """Returns duties as CSV, days as ISO 8601; with a byte order mark, without which Excel takes it for Latin."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings(language))
    for cells in _cells(rows, language):
        writer.writerow([_as_written(c) for c in cells])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[Row], language: str = "vi") -> bytes:
    """Returns duties as an Excel file: the head stays in sight, every column can be filtered, days are days."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_WORDS[language]["sheet"])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    for n, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(n)].width = column.width

    def cell(value: Cell, bold: bool = False) -> Any:
        made = WriteOnlyCell(sheet, value=value)
        made.font, made.alignment = Font(bold=bold), Alignment(wrap_text=True, vertical="top")
        if isinstance(value, datetime.datetime):
            made.number_format = _DAY
        return made

    sheet.append([cell(name, bold=True) for name in headings(language)])
    for cells in _cells(rows, language):
        sheet.append([cell(c) for c in cells])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _as_written(cell: Cell) -> str:
    return cell.date().isoformat() if isinstance(cell, datetime.datetime) else cell or ""


def headings(language: str) -> list[str]:
    """Returns the headings of the columns in a language."""
    return [column.en if language == "en" else column.vi for column in COLUMNS]


def _cells(rows: Sequence[Row], language: str) -> list[list[Cell]]:
    words = _WORDS[language]
    return [[_shown(column.cell(row, words)) for column in COLUMNS] for row in rows]


def _shown(value: Cell) -> Cell:
    """Returns a cell as text that a spreadsheet takes: without control characters, never a formula."""
    if not isinstance(value, str):
        return value
    return str(harmless("".join(c for c in value if c >= " " or c in "\t\n")))
