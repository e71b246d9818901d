"""Excel workbooks to Raw: the visible sheets one after the other, a table of tasks by rows, other lists by clauses."""

import io
import re
import unicodedata
import warnings
import zipfile
import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.encodings.fonts import font_warnings
from corpus.encodings.misread import repair
from corpus.errors import ReadError
from corpus.message import Message
from corpus.raw import Raw
from corpus.readers.xlsx.cells import Grid, Shown, read_grid
from corpus.readers.xlsx.lines import sheet_lines
from corpus.readers.xlsx.spread import MOST_PLACES, spreads_too_far
from corpus.structure.attachments import read_heading

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST_UNPACKED = 96 * 1024 * 1024  # bytes of all parts together
MOST_CELLS = 300_000  # that say something, in all sheets together
# "PL2", "PL 01 - Nhiệm vụ", "Pl.II": what an annex is called where a sheet's name has no room.
_ANNEX = re.compile(
    r"PL[ ._-]?(?:số )?(?P<number>[IVX]{1,4}|\d{1,2}[A-Za-z]?)(?:\s*[:.–—-]\s*(?P<title>\S.*))?", re.IGNORECASE
)
_DEFAULT_NAME = re.compile(r"(?:Sheet|Trang[ _]tính|Trang)[ _]?\d*", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"
_BREAK = "\x0b"  # a line's end within a cell, where cells are lines
_DRAWN = re.compile(rb"<a:t>\s*[^<\s]")
_FORMULA = re.compile(rb"<f[ />]")
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError),
    *(RuntimeError, SyntaxError),
)


@dataclass
class _LeftOut:
    """What is left out of the text, by the names of sheets, and how many formulas have no saved value."""

    sheets: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    formulas: int = 0
    boxes: bool = False
    files: bool = False

    def said(self, struck: int) -> tuple[Message, ...]:
        """Returns a sentence for each; struck: how many cells that are struck through were."""
        said = [Message("Hidden sheets left out: {sheets}.", sheets=", ".join(self.sheets))] if self.sheets else []
        said += (
            [Message("Hidden rows or columns left out in: {hidden}.", hidden=", ".join(self.hidden))]
            if self.hidden
            else []
        )
        if self.formulas:
            said.append(
                Message(
                    "{formulas} formulas have no saved value and were left out: open the file in Excel and save.",
                    formulas=self.formulas,
                )
            )
        if struck:
            said.append(Message("Passages struck through that were left out: {struck}.", struck=struck))
        if self.notes:
            said.append(Message("Notes on cells that were not read, in: {notes}.", notes=", ".join(self.notes)))
        if self.boxes:
            said.append(Message("Text boxes and shapes on the sheets were left out: copy what they say into cells."))
        if self.files:
            said.append(Message("The file holds other files inside it, which were not read."))
        return tuple(said)


def read_xlsx(data: bytes, name: str) -> Raw:
    """Returns the text of a workbook, a paragraph a line; rows of a table of tasks as rows, of another list as clauses.

    Raises:
        ReadError: another format, a password, damaged, too large, or nothing in its visible sheets.
    """
    _check(data, name)
    try:
        if spreads_too_far(data):
            raise ReadError(
                Message(
                    "{name}: merged cells or links over more than {most:,} places found; undo what is merged where "
                    "nothing stands, and save it anew",
                    name=name,
                    most=MOST_PLACES,
                )
            )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep: pictures, validation
            values = _open(data, formulas=False, rich=_has_runs(data))
            formulas = _open(data, formulas=True) if _has_formulas(data) else None
            lost, shown = _looked_at(data), Shown(values._fonts)  # type: ignore[attr-defined]
            grids = [(sheet.title, _grid(sheet, formulas, lost, shown)) for sheet in values.worksheets]
    except _DAMAGE as error:
        raise ReadError(
            Message(
                "{name}: a damaged Excel workbook found ({reason}); open it in Excel and save it anew",
                name=name,
                reason=_reason(error),
            )
        ) from error
    filled, repaired = _repaired([(title, grid) for title, grid in grids if grid])
    if sum(len(row) for _, grid in filled for row in grid) > MOST_CELLS:
        raise ReadError(
            Message(
                "{name}: over {most_cells:,} cells found, less expected; split the workbook",
                name=name,
                most_cells=MOST_CELLS,
            )
        )
    lines = [line for title, grid in filled for line in _titled(title, sheet_lines(grid), len(filled) > 1)]
    if not lines:
        raise ReadError(
            Message(
                "{name}: no text in the visible sheets found; expected the text of a directive or its annex", name=name
            )
        )
    return Raw("\n".join(lines), True, (*font_warnings(shown.old), *repaired, *lost.said(shown.struck)))


def _check(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        raise ReadError(
            Message(
                "{name}: an old Excel file (.xls) or one with a password found; save it as .xlsx without a password",
                name=name,
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(entry.file_size for entry in package.infolist())
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ReadError(
            Message("{name}: no Excel workbook found; name the file by what it is, or save it anew", name=name)
        ) from error
    if "xl/workbook.xml" not in names:
        raise ReadError(
            Message("{name}: a zip without an Excel workbook found; name the file by what it is", name=name)
        )
    if size > LARGEST_UNPACKED:
        raise ReadError(
            Message(
                "{name}: unpacks to {size:,} bytes, a zip bomb perhaps (at most {largest_unpacked:,} are "
                "read); split it",
                name=name,
                size=size,
                largest_unpacked=LARGEST_UNPACKED,
            )
        )


def _open(data: bytes, *, formulas: bool, rich: bool = False) -> "Workbook":
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), data_only=not formulas, rich_text=rich)


def _has_runs(data: bytes) -> bool:
    """Returns whether cells have pieces in fonts of their own."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        held = [n for n in package.namelist() if n.startswith(("xl/sharedStrings", "xl/worksheets/sheet"))]
        return any(b"<rPr>" in package.read(n) for n in held)


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [n for n in package.namelist() if n.startswith("xl/worksheets/") and n.endswith(".xml")]
        return any(_FORMULA.search(package.read(n)) for n in sheets)


def _says_in_drawings(data: bytes) -> bool:
    """Returns whether text stands in boxes or shapes on the sheets, which are no cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        drawn = [n for n in package.namelist() if n.startswith("xl/drawings/drawing") and n.endswith(".xml")]
        return any(_DRAWN.search(package.read(n)) for n in drawn)


def _looked_at(data: bytes) -> _LeftOut:
    """Returns what the parts of a workbook tell at once of what is left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = any(name.startswith("xl/embeddings/") for name in package.namelist())
    return _LeftOut(boxes=_says_in_drawings(data), files=files)


def _repaired(sheets: list[tuple[str, Grid]]) -> tuple[list[tuple[str, Grid]], tuple[Message, ...]]:
    """Returns sheets with cells that are in an old encoding read anew, told by the words of all of them together."""
    places = [place for _, grid in sheets for row in grid for place in row]
    said = "\n".join(place.text.replace("\n", _BREAK) for place in places)
    read, warnings = repair(unicodedata.normalize("NFC", said))
    if read == said:
        return sheets, warnings
    lines = iter(read.split("\n"))
    anew = [
        (title, [tuple(replace(place, text=next(lines).replace(_BREAK, "\n")) for place in row) for row in grid])
        for title, grid in sheets
    ]
    return anew, warnings


def _grid(sheet: "Worksheet", formulas: "Workbook | None", lost: _LeftOut, shown: Shown) -> Grid:
    """Returns the grid of a visible sheet, empty for a hidden one, and notes what it leaves out."""
    if sheet.sheet_state != "visible":
        lost.sheets += [sheet.title] if read_grid(sheet, Shown(shown.fonts))[0] else []
        return []
    grid, hidden = read_grid(sheet, shown)
    lost.hidden += [sheet.title] if hidden else []
    noted = any(c.comment and (c.comment.text or "").strip() for c in sheet._cells.values())
    lost.notes += [sheet.title] if noted else []
    if formulas is not None:
        values = sheet._cells
        others = formulas[sheet.title]._cells.items()
        lost.formulas += sum(c.data_type == "f" and values[place].value is None for place, c in others)
    return grid


def _titled(title: str, lines: list[str], several: bool) -> list[str]:
    """Returns the lines of a sheet below its name, where several have lines and it has no title of its own.

    The name of an annex stands above a title too, which says what is in it and not which one it is.
    """
    name = _spelt_out(title.strip())
    annex = _is_annex(name) and not any(map(_is_annex, lines[:2]))
    own = any(line.isupper() for line in lines[:2]) and not annex
    named = several and not _DEFAULT_NAME.fullmatch(name) and not own
    return [name, *lines] if named and lines else lines


def _is_annex(line: str) -> bool:
    heading = read_heading(line)
    return heading is not None and heading.counted


def _spelt_out(name: str) -> str:
    """Returns the name of a sheet as it would head an annex: `PHỤ LỤC 2` of `PL2`; any other as it is."""
    found = _ANNEX.fullmatch(name)
    if found is None:
        return name
    title = f" - {found['title']}" if found["title"] else ""
    return f"PHỤ LỤC {found['number'].upper()}{title}"


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
