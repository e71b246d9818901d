"""A table: its rows and columns with the cells merged over them, written as lines of a text and read from it again.

A row is one line, its cells parted by bars. What a merged cell says holds for each row and column that it covers, so it
is written in each of them; only a heading across a table stands once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

CELL = " | "
# Where a cell begins that covers a place: in it, in a row above it, in a column to the left of it.
HERE, ABOVE, LEFT = "here", "above", "left"
LONGEST_HELD = 300  # code points of a cell that are written again
MOST_HELD = 16  # columns over which a cell is written again
HELD_PER_WRITTEN = 4  # code points written again for each that a table has of its own
HELD_ANYWAY = 1000  # code points that even the smallest table may write again
_NUMBER = re.compile(r"[\d\s.,/%()-]*|[IVXLC]{1,5}\.?|[A-ZĐa-zđ][.)]?")
_BAR = re.compile(r"(?:(?<=\s)|^)\|(?=\s|$)")
_BLANKS = re.compile(r"\s+")
_LABEL = re.compile(r"[^\W\d_]\s?:?$")  # what the first of two cells in a row says of the second


@dataclass(frozen=True)
class Place:
    """A row and column of a table: what the cell says that covers it, and where that cell begins."""

    text: str
    begun: str = HERE


@dataclass(frozen=True)
class Table:
    """The places of a table, row by row; rows need not be of one length."""

    rows: tuple[tuple[Place, ...], ...]

    def cells(self) -> list[list[str]]:
        """Returns what each place of each row says; an empty row where none of its cells begins in it."""
        left = HELD_ANYWAY + HELD_PER_WRITTEN * sum(len(p.text) for row in self.rows for p in row if p.begun == HERE)
        rows: list[list[str]] = []
        for row in self.rows:
            held = _held(row)
            left -= sum(len(p.text) for p, holds in zip(row, held, strict=True) if holds)
            own = [_words(p.text) if p.begun == HERE else "" for p in row]
            if left >= 0:
                own = [_words(p.text) if holds else text for p, holds, text in zip(row, held, own, strict=True)]
            rows.append(own)
        return rows


def _words(text: str) -> str:
    """Returns what a cell says as part of a line: blanks folded, and no bar in it that would part it in two."""
    return _BLANKS.sub(" ", _BAR.sub(";", text)).strip()


def _held(row: Sequence[Place]) -> list[bool]:
    """Returns of each place of a row whether a cell that begins elsewhere is written there again."""
    own = [p for p in row if p.begun == HERE and p.text.strip()]
    if not own:
        return [False] * len(row)
    # One thing said, beside a number perhaps: a heading across the table, or a sum.
    several = sum(not _NUMBER.fullmatch(p.text.strip()) for p in own) > 1
    several = several or any(p.begun == ABOVE and p.text for p in row)
    wide = {id(p) for _, run in groupby(row, key=lambda p: p.begun == LEFT) for p in _too_wide(list(run))}
    return [
        p.begun != HERE and len(p.text) <= LONGEST_HELD and (p.begun == ABOVE or (several and id(p) not in wide))
        for p in row
    ]


def _too_wide(run: list[Place]) -> list[Place]:
    return run if len(run) >= MOST_HELD else []


# What numbers or marks a unit, with its sign: a bare number counts the rows of a table.
_MARK = re.compile(
    r"\d{1,3}[.)/]|\d{1,2}(?:\.\d{1,2})+[.)]?|\(\d{1,2}\)|[a-zđ][.)/]|[IVX]{1,5}[./)]|[-–—+•*]|Điều \d{1,3}[.:]?"
)
FEWEST_MARKED = 2


def marked_lines(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """Returns the lines of a list that a table only sets beside its marks ("1." | "Rà soát bến"), None for another.

    rows: what each place of each row says. A row without a mark goes on below the one before.
    """
    said = [[text for text in row if text] for row in rows]
    marked = [len(row) == 2 and _MARK.fullmatch(row[0]) is not None for row in said]
    alone = [len(row) == 1 and not rows[i][0] for i, row in enumerate(said)]
    if sum(marked) < FEWEST_MARKED or not all(m or a or not row for m, a, row in zip(marked, alone, said, strict=True)):
        return None
    return [" ".join(row) for row in said]


# --- read again


@dataclass(frozen=True)
class Words:
    """What a cell of a row says, and its span in the text."""

    text: str
    start: int
    end: int


def read_row(text: str, start: int, end: int) -> list[Words]:
    """Returns the cells of the row of a table that is the line text[start:end], blanks round them left out."""
    bars = [start - 1, *(m.start() for m in _BAR.finditer(text[start:end]))]
    edges = [bars[0], *(start + bar for bar in bars[1:]), end]
    return [_trimmed(text, a + 1, b) for a, b in pairwise(edges)]


def rows_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the lines of text[start:end] that are rows of a table, each as a span."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if _BAR.search(text[at:stop]):
            yield at, stop
        at = stop + 1


def tables_in(text: str, start: int, end: int) -> Iterator[list[list[Words]]]:
    """Yields the tables in text[start:end]: rows that follow each other, each as its cells."""
    spans = list(rows_of(text, start, end))
    cuts = [0, *(i for i, (a, b) in enumerate(pairwise(spans), 1) if b[0] > a[1] + 1), len(spans)]
    for first, after in pairwise(cuts):
        if first < after:
            yield [read_row(text, *span) for span in spans[first:after]]


def _trimmed(text: str, start: int, end: int) -> Words:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Words(text[start:end], start, end)


def set_in_a_cell(lines: Sequence[str]) -> list[str]:
    """Returns the rows of a table that stands in a cell as what the cell says: "Chủ trì: Sở A; | Phối hợp: Sở B".

    Only rows of two cells say one of the other; any others stay rows.
    """
    rows = [line.split(CELL) for line in lines]
    if not all(len(row) == 2 and all(row) and _LABEL.search(row[0]) for row in rows):
        return list(lines)
    said = [f"{label}{' ' if label.endswith(':') else ': '}{words}" for label, words in rows]
    return [line if line[-1] in ".;," else f"{line};" for line in said[:-1]] + said[-1:]
