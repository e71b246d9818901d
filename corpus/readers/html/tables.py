"""Tables of a page to lines.

A table of data becomes one line a row, its cells joined by ` | `. What is set in a table only to stand in two columns
(issuer and motto, Nơi nhận and signature, Kính gửi) is read column after column. A table that lays out a page is none.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from corpus.lexicon.names import is_name
from corpus.readers.html.flattened import split_cell
from corpus.structure.head_lines import ADDRESSEES, MOTTO, SEPARATOR
from corpus.structure.trailer_lines import CAPACITY, RECIPIENTS, TITLE_LINE
from corpus.table import ABOVE, CELL, HERE, LEFT, Place, Table, marked_lines

Element = etree._Element

CELLS = ("td", "th")
MOST_COLUMNS = 64  # that spans may make; the cells that a row has of its own are all read
MOST_HEADER_ROWS = 6
LONGEST_HEADING = 60  # code points, of a column
OLD_MOTTO = re.compile(r"^VIỆT NAM DÂN CHỦ C[OỘ]NG H[OÒ][AÀ]", re.IGNORECASE)
BODY = re.compile(r"^(?:Điều \d+|Căn cứ |Chương [IVX\d]+\b)")


@dataclass(frozen=True)
class TableLine:
    """A line of a table; kind: header, closing, row or text."""

    text: str
    kind: str


@dataclass(frozen=True)
class Cell:
    """The lines of a cell; of one that spans rows or columns they stand at its first place only.

    place: what the cell says, there and at each place that it covers.
    """

    lines: tuple[str, ...]
    place: Place

    @property
    def text(self) -> str:
        """Returns the lines as one."""
        return " ".join(self.lines)


EMPTY = Cell((), Place(""))
Grid = list[list[Cell]]


def read_table(table: Element, read_cell: Callable[[Element], list[str]]) -> list[TableLine] | None:
    """Returns the lines of a table, None where it only lays out the blocks that stand in it.

    read_cell: gives the lines of a cell.
    """
    nested = table.find(".//table") is not None
    if _has_strays(table) or (nested and not _may_hold_tables(table)):
        return None
    grid = read_grid(table, read_cell)
    width = max(map(len, grid), default=0)
    if width < 2 or _holds_document(grid) or (nested and _holds_parts(grid)):
        return None
    caption = [TableLine(text, "text") for e in table.iter("caption") for text in read_cell(e)]
    kind = _column_kind(grid)
    if kind is not None:
        return caption + [TableLine(text, kind) for text in _columns(grid)]
    rows = Table(tuple(tuple(cell.place for cell in row) for row in grid)).cells()
    marked = marked_lines(rows)
    if marked is not None:
        return caption + [TableLine(text, "text") for text in marked if text]
    return caption + [TableLine(text, "row") for row in rows if (text := join_row(row, width))]


def read_grid(table: Element, read_cell: Callable[[Element], list[str]]) -> Grid:
    """Returns the rows of a table, each a list of cells, those that others span without lines."""
    grid: Grid = []
    spanned: dict[int, tuple[int, Cell]] = {}  # column: how many more rows a cell above takes, and what it says there
    for tr in _own_rows(table):
        row: list[Cell] = []
        for td in tr.iterchildren(*CELLS):
            _pass_spanned(row, spanned)
            columns = _span(td.get("colspan"), max(1, MOST_COLUMNS - len(row)))
            rows = _rows(td)
            lines = tuple(read_cell(td))
            text = " ".join(lines)
            if rows > 1:
                below = (rows - 1, Cell((), Place(text, ABOVE)))
                spanned.update(dict.fromkeys(range(len(row), min(len(row) + columns, MOST_COLUMNS)), below))
            row += [Cell(lines, Place(text, HERE)), *[Cell((), Place(text, LEFT))] * (columns - 1)]
        _pass_spanned(row, spanned)
        grid.append(row)
    return grid


def _own_rows(table: Element) -> Iterator[Element]:
    """Yields the rows of a table, not those of tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _may_hold_tables(table: Element) -> bool:
    """Returns whether a table with tables in its cells may be one of data: each of its columns has a short heading.

    One that lays out a page has none.
    """
    rows = [list(row.iterchildren(*CELLS)) for row in _own_rows(table)]
    headings = rows[0] if len(rows) > 1 else []
    plain = all(cell.find(".//table") is None and cell.find(".//a[@href]") is None for cell in headings)
    said = [" ".join("".join(map(str, cell.itertext())).split()) for cell in headings]
    return plain and len(said) > 1 and all(0 < len(text) <= LONGEST_HEADING for text in said)


def _holds_parts(grid: Grid) -> bool:
    """Returns whether a cell holds the head or the end of a document: the table is the page's."""
    lines = [line for row in grid for cell in row for line in cell.lines]
    return any(p.match(line) for line in lines for p in (MOTTO, OLD_MOTTO, RECIPIENTS, CAPACITY, ADDRESSEES))


def _pass_spanned(row: list[Cell], spanned: dict[int, tuple[int, Cell]]) -> None:
    while (covering := spanned.get(len(row), (0, EMPTY)))[0] > 0:
        spanned[len(row)] = covering[0] - 1, covering[1]
        row.append(covering[1])


def _rows(cell: Element) -> int:
    """Returns how many rows a cell takes; `rowspan=0` is all that are left of its part of the table."""
    if (cell.get("rowspan") or "").strip() == "0":
        row = cell.getparent()
        return 1 if row is None else 1 + sum(1 for _ in row.itersiblings("tr"))
    return _span(cell.get("rowspan"), 65534)


def _span(text: str | None, most: int) -> int:
    match = re.match(r"\s*(\d{1,6})", text or "")
    return min(max(int(match.group(1)), 1), most) if match else 1


def join_row(row: list[str], width: int) -> str:
    """Returns a row of a table so wide as one line; that it is a row shows even if one cell is filled."""
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    if not cells:
        return ""
    if len(cells) == 1 < width:
        cells.append("")
    return CELL.join(cells).strip()


def _has_strays(table: Element) -> bool:
    """Returns whether text stands in the table but in none of its cells."""
    for element in table.iter("table", "thead", "tbody", "tfoot", "tr"):
        texts = [element.text, *(child.tail for child in element)]
        if any(text and text.strip() for text in texts):
            return True
    return False


def _holds_document(grid: Grid) -> bool:
    """Returns whether a cell holds the body of a document: the table is the page's, not the document's."""
    return any(sum(bool(BODY.match(line)) for line in cell.lines) >= 3 for row in grid for cell in row)


def _column_kind(grid: Grid) -> str | None:
    """Returns what a table set in two columns is: header, closing, text (Kính gửi); None for a table of data."""
    cells = [cell for row in grid for cell in row if cell.lines]
    filled_rows = sum(any(cell.lines for cell in row) for row in grid)
    if not cells or filled_rows > MOST_HEADER_ROWS or _filled_columns(grid) > 3:
        return None
    parts = [[part for line in cell.lines for part in split_cell(line)] for cell in cells]
    if any(MOTTO.match(line) or OLD_MOTTO.match(line) for lines in parts for line in lines):
        return "header"
    if any(_is_closing(lines) for lines in parts):
        return "closing"
    return "text" if ADDRESSEES.match(cells[0].text) else None


def _filled_columns(grid: Grid) -> int:
    return len({column for row in grid for column, cell in enumerate(row) if cell.lines})


def _is_closing(lines: list[str]) -> bool:
    if lines and RECIPIENTS.match(lines[0]):
        return True
    signed = len(lines) > 1 and is_name(lines[-1])
    return any(CAPACITY.match(line) or (signed and TITLE_LINE.match(line)) for line in lines)


def _columns(grid: Grid) -> list[str]:
    """Returns the lines of the first column, then those of the next, without rules drawn in characters."""
    width = max(map(len, grid))
    lines: list[str] = []
    for column in range(width):
        for row in grid:
            cell = row[column] if column < len(row) else EMPTY
            lines += [part for line in cell.lines for part in split_cell(line)]
    return [line for line in lines if not SEPARATOR.match(line)]
