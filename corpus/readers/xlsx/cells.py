"""A sheet as a grid of places: what its cells say as people see it, merged cells at each place that they cover."""

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import normalize

from corpus.encodings.charsets import Charset
from corpus.encodings.fonts import reading_of
from corpus.table import ABOVE, LEFT, Place

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

Grid = list[tuple[Place, ...]]


@dataclass
class Shown:
    """How the fonts of a workbook show the text of cells, and what that told: old encodings, cells struck through."""

    fonts: Sequence["Font"]
    old: set[Charset] = field(default_factory=set)
    struck: int = 0

    def read(self, cell: "Cell | MergedCell") -> str:
        """Returns what a cell shows, nothing where it is struck through as a whole."""
        text = normalize("NFC", self._rich(cell.value) if isinstance(cell.value, list) else cell_text(cell))
        font = self.fonts[cell._style.fontId] if text and cell.has_style else None  # type: ignore[union-attr]
        if font is None:
            return text
        if font.strike:
            self.struck += 1
            return ""
        return self._meant(text, font.name) if isinstance(cell.value, str) else text

    def _rich(self, pieces: Sequence[object]) -> str:
        """Returns what a cell of pieces in fonts of their own shows, without those that are struck through."""
        said: list[str] = []
        for piece in pieces:
            font = getattr(piece, "font", None)
            if font is not None and font.strike:
                self.struck += 1
            elif font is not None:
                said.append(self._meant(str(piece), font.rFont))
            else:
                said.append(str(piece))
        return "".join(said).strip()

    def _meant(self, text: str, font: str | None) -> str:
        """Returns text as its font shows it, and takes note of an old encoding."""
        reading = reading_of(font or "")
        read = text if reading is None else reading.read(text)
        if reading is not None and read != text:
            self.old.add(reading.charset)
        return read


def read_grid(sheet: "Worksheet", shown: Shown) -> tuple[Grid, bool]:
    """Returns the rows of a sheet that say something, without empty columns, and whether hidden ones were left out."""
    # Only the cells that the file has: a sheet may claim a million rows.
    said = {place: text for place, cell in sheet._cells.items() if (text := shown.read(cell))}
    rows = sorted({row for row, _ in said})
    columns = sorted({column for _, column in said})
    seen_rows = [r for r in rows if not sheet.row_dimensions[r].hidden]
    hidden = _hidden_of(sheet, columns)
    seen_columns = [c for c in columns if c not in hidden]
    places = {place: Place(text) for place, text in said.items()}
    for area in sheet.merged_cells.ranges:
        text = said.get((area.min_row, area.min_col), "")
        for row in _within(rows, area.min_row, area.max_row):
            for column in _within(columns, area.min_col, area.max_col):
                if (row, column) != (area.min_row, area.min_col):
                    places[row, column] = Place(text, LEFT if row == area.min_row else ABOVE)
    grid = [tuple(places.get((r, c), Place("")) for c in seen_columns) for r in seen_rows]
    return grid, len(seen_rows) < len(rows) or len(seen_columns) < len(columns)


def _within(numbers: list[int], first: int, last: int) -> list[int]:
    """Returns those of numbers in order that lie within bounds; there may be as many ranges as rows."""
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _hidden_of(sheet: "Worksheet", columns: list[int]) -> set[int]:
    """Returns which of some columns are hidden; one entry of the file may stand for several columns."""
    found = sorted((d.min, d.max) for d in sheet.column_dimensions.values() if d.hidden and d.min and d.max)
    starts, ends = [start for start, _ in found], list(accumulate((end for _, end in found), max))
    return {c for c in columns if (before := bisect_right(starts, c)) and ends[before - 1] >= c}


def cell_text(cell: "Cell | MergedCell") -> str:
    """Returns what a cell shows: days as people write them, percentages, figures with a decimal comma."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, datetime.datetime):
        return _day(value, cell.number_format)
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        return _figure(float(value), cell.number_format)
    return str(value).strip()


def _day(value: datetime.datetime, shown: str) -> str:
    if "d" not in shown.lower() and "m" in shown.lower():
        return f"{value:%m/%Y}"
    at = f"{value.hour}h{value.minute:02} " if value.hour or value.minute else ""
    short = re.fullmatch(r"(?:\[[^\]]*\])?d/m/yyyy(?:;@)?", shown.lower().replace("\\", ""))
    return f"{at}{value.day}/{value.month}/{value.year}" if short else f"{at}{value:%d/%m/%Y}"


def _figure(value: float, shown: str) -> str:
    if "%" in shown:
        return f"{round(value * 100, 2):g}%".replace(".", ",")
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value).replace(".", ",")
