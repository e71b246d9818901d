"""Heads and ends of letters, which stand in two columns: the left column first, then the right one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from corpus.layout.normalise import SIGNATURE
from corpus.readers.page.word import Line, Segment
from corpus.structure.attachments import ATTACHMENT
from corpus.structure.head_lines import ADDRESSEES, KIND_LINE, MOTTO, PLACE_DATE
from corpus.structure.trailer_lines import RECIPIENTS

# Lines above the one that shows the two columns that may belong to them: an issuer on two lines, a mark of haste.
LINES_BEFORE = 3
# Lines that who signs and "Nơi nhận" may be apart where the cells that they stand in are set to the middle or the foot.
LINES_BETWEEN = 3
# Points that the lines of a column set to the left differ by where they begin.
FLUSH = 15.0
# Sizes of its letters that the first note at the foot of a page stands below what is above it.
NOTES_APART = 3.0
_NOTE = re.compile(r"[(\[]?\d{1,2}[)\]]?\s+[^\W\d_]|[¹²³⁴-⁹]")
_NUMBER = re.compile(r"^(Luật |Nghị quyết )?[Ss]ố\s*:")


@dataclass(frozen=True)
class _Columns:
    """Two columns: where the left one begins and the middle of each; ending: the end of a letter, not its head."""

    left: float
    left_centre: float
    right_centre: float
    ending: bool

    def is_left(self, segment: Segment) -> bool:
        """Returns whether a segment stands in the left column."""
        near = abs(segment.centre - self.left_centre) < abs(segment.centre - self.right_centre)
        return near or abs(segment.left - self.left) < FLUSH

    def hold(self, line: Line) -> bool:
        """Returns whether a line keeps to the columns."""
        if line.is_row or ADDRESSEES.match(line.text) or KIND_LINE.match(line.text) or ATTACHMENT.match(line.text):
            return False
        return not any(s.left < self.left_centre and s.right > self.right_centre for s in line.segments)


def in_order(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Returns the lines of pages with columns one after the other.

    The end of a letter may go on over a page: its right column then stands on the page where it ends.
    """
    lines = [line for page in pages for line in page]
    out: list[Line] = []
    i = 0
    while i < len(lines):
        columns = _columns(lines[i]) or _columns_apart(lines, i)
        if columns is None:
            out.append(lines[i])
            i += 1
            continue
        first, end = _first(out, columns, lines[i].page), _end(lines, i, columns)
        block = [*out[first:], *lines[i:end]]
        left = _column(block, columns, is_left=True)
        right = _column(block, columns, is_left=False)
        last = left[-1].page if left else block[0].page
        out[first:] = [*left, *(replace(line, page=max(line.page, last)) for line in right)]
        i = end
    by_page = {number: list(group) for number, group in groupby(out, key=lambda line: line.page)}
    return [by_page.get(number, []) for number in range(len(pages))]


def _columns(line: Line) -> _Columns | None:
    """Returns the two columns that a line shows by what stands in it, None where it shows none."""
    if line.is_row:
        return None
    for a, b in pairwise(line.segments):
        ending = bool(RECIPIENTS.match(a.text) or SIGNATURE.match(b.text))
        head = MOTTO.match(b.text) or PLACE_DATE.match(b.text) or (_NUMBER.match(a.text) and "ngày" in b.text)
        if ending or head:
            return _Columns(a.left, a.centre, b.centre, ending and not head)
    return None


def _columns_apart(lines: Sequence[Line], i: int) -> _Columns | None:
    """Returns the two columns of cells that are not set to the top: neither has a line at the height of the other's.

    A line holds nothing but "Nơi nhận:" and another nothing but who signs, or one the issuer and another the motto, up
    to `LINES_BETWEEN` lines below or above.
    """
    for other in lines[i + 1 : i + 1 + LINES_BETWEEN]:
        if other.page != lines[i].page or len(other.segments) != 1 or len(lines[i].segments) != 1:
            return None
        a, b = sorted((lines[i].segments[0], other.segments[0]), key=lambda s: s.left)
        if a.right >= b.left:
            continue
        if RECIPIENTS.match(a.text) and SIGNATURE.match(b.text):
            return _Columns(a.left, a.centre, b.centre, ending=True)
        if MOTTO.match(b.text) and a.text.isupper():
            return _Columns(a.left, a.centre, b.centre, ending=False)
    return None


def _first(before: Sequence[Line], columns: _Columns, page: int) -> int:
    """Returns from which line on those before belong to the columns: the first issuer above the motto, say."""
    first = len(before)
    while first > 0 and len(before) - first < LINES_BEFORE:
        line = before[first - 1]
        if line.page != page or not columns.hold(line) or not (line.text.isupper() or RECIPIENTS.match(line.text)):
            break
        first -= 1
    return first


def _end(lines: Sequence[Line], i: int, columns: _Columns) -> int:
    """Returns the line after the last one in columns: an ending is over where the head of another document begins."""
    end = i + 1
    while end < len(lines) and columns.hold(lines[end]) and (columns.ending or lines[end].page == lines[i].page):
        head = _columns(lines[end]) if columns.ending else None
        if head and not head.ending:
            return max(i + 1, _first(lines[:end], head, lines[end].page))
        if columns.ending and _begins_notes(lines, end, columns):
            break
        end += 1
    return end


def _begins_notes(lines: Sequence[Line], i: int, columns: _Columns) -> bool:
    """Returns whether a line is the first of the notes at the foot of a page, far below both columns."""
    line = lines[i]
    if not _NOTE.match(line.text) or not columns.is_left(line.segments[0]):
        return False
    below = [other for other in lines[i:] if other.page == line.page]
    apart = line.page == lines[i - 1].page and line.base - lines[i - 1].base > NOTES_APART * line.size
    return apart and all(columns.is_left(other.segments[0]) for other in below)


def _column(lines: Iterable[Line], columns: _Columns, *, is_left: bool) -> list[Line]:
    """Returns what stands in one column, line by line."""
    kept = [(line, tuple(s for s in line.segments if columns.is_left(s) is is_left)) for line in lines]
    return [replace(line, segments=segments) for line, segments in kept if segments]
