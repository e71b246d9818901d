"""Which tables of a .docx are tables, and which only set a header or a signature in two columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from corpus.readers.docx.inline import DELETED, unbroken
from corpus.readers.docx.package import Element, attribute, child, local, number
from corpus.readers.docx.styles import Styles, has_vertical_lines
from corpus.structure.head_lines import ADDRESSEES, MOTTO, NUMBER_LINE, PLACE_DATE, SUBJECT
from corpus.structure.trailer_lines import CAPACITY, RECIPIENTS, TITLE_LINE
from corpus.table import ABOVE, CELL, HERE, LEFT, Place, Table, marked_lines

MOST_COLUMNS = 3  # of a header: a coat of arms may stand before the two
MOST_ROWS = 30
MOST_SPANNED = 63  # Word's own limit of columns
# What only headers and signatures say, and what tables with lines may say too.
SURE = (MOTTO, PLACE_DATE, CAPACITY)
LIKELY = (*SURE, RECIPIENTS, NUMBER_LINE, ADDRESSEES, SUBJECT, TITLE_LINE)
WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice", "smartTag"})
_BLANKS = re.compile(r"\s+")


def inside(element: Element, name: str) -> list[Element]:
    """Returns the rows of a table, or the cells of a row, through what they may be wrapped in."""
    found: list[Element] = []
    for part in element:
        if local(part) == name:
            found.append(part)
        elif local(part) in WRAPPERS:
            found += inside(part, name)
    return found


def is_deleted(row: Element) -> bool:
    """Returns whether a row was deleted under tracked changes."""
    properties = child(row, "trPr")
    return properties is not None and any(local(p) in DELETED for p in properties)


def is_ruled(table: Element, styles: Styles) -> bool:
    """Returns whether lines are drawn between the columns of a table."""
    properties = child(table, "tblPr")
    own = has_vertical_lines(child(properties, "tblBorders"))
    whole = own if own is not None else styles.is_ruled(attribute(child(properties, "tblStyle")))
    cells = [has_vertical_lines(child(c, "tcPr", "tcBorders")) for r in inside(table, "tr") for c in inside(r, "tc")]
    told = [ruled for ruled in cells if ruled is not None]
    return any(told) or (whole and len(told) < len(cells))


def is_layout(rows: Sequence[Sequence[list[str]]], ruled: bool) -> bool:
    """Returns whether rows of cells, each its lines, are columns to be read one after the other."""
    if len(rows) > MOST_ROWS or sum(any(column) for column in zip_longest(*rows)) > MOST_COLUMNS:
        return False
    if len(rows) == 1 and not ruled:
        return True
    lines = [line for row in (rows[:1] if ruled else rows) for cell in row for line in cell]
    return any(pattern.match(line) for pattern in (SURE if ruled else LIKELY) for line in lines)


def columns(rows: Sequence[Sequence[list[str]]]) -> list[str]:
    """Returns the lines of the first column, then those of the next."""
    lines: list[str] = []
    for column in zip_longest(*rows, fillvalue=[]):
        lines += unbroken([_BLANKS.sub(" ", line) for cell in column for line in cell])
    return lines


def row_lines(rows: Sequence[Sequence[tuple[Element, list[str]]]], width: int, before: Sequence[int]) -> list[str]:
    """Returns each row as one line, empty where no cell of its own says anything; a row is (cell, its lines).

    before: how many columns of the grid each row leaves out before its first cell.
    """
    above: dict[int, str] = {}
    placed = Table(
        tuple(tuple(_places(row, width, above, left)) for row, left in zip(rows, before, strict=True))
    ).cells()
    return marked_lines(placed) or [CELL.join(cells) if any(cells) else "" for cells in placed]


def _places(row: Sequence[tuple[Element, list[str]]], width: int, above: dict[int, str], left: int) -> Iterator[Place]:
    """Yields the places of a row, and notes in `above` what stands at each column of the grid from it on down.

    A cell takes several columns only where the row has fewer cells than others: many that span columns of Word's own
    grid stand in one column of what people see.
    """
    missing, at = width - len(row), 0
    indented = min(left, missing)
    yield from [Place("")] * indented
    missing, at = missing - indented, at + indented
    for cell, lines in row:
        columns = span(cell)
        spare = max(0, min(columns - 1, missing))
        missing -= spare
        held = above.get(at, "") if is_continued(cell) else " ".join(lines)
        begun, beside = (ABOVE, ABOVE) if is_continued(cell) else (HERE, LEFT)
        yield Place(held, begun)
        yield from [Place(held, beside)] * spare
        above[at] = held
        at += columns


def columns_before(row: Element) -> int:
    """Returns how many columns of the grid a row leaves out before its first cell."""
    return min(number(child(row, "trPr", "gridBefore")) or 0, MOST_SPANNED)


def span(cell: Element) -> int:
    """Returns how many columns of the grid a cell spans."""
    return min(number(child(cell, "tcPr", "gridSpan")) or 1, MOST_SPANNED)


def is_continued(cell: Element) -> bool:
    """Returns whether a cell is the rest of the one above it."""
    merged = child(cell, "tcPr", "vMerge")
    return merged is not None and attribute(merged) != "restart"
