"""Running text in two columns, as gazettes and bulletins set it: the left column first, then the right one.

Two columns of text are told from a letter's head, its end and a table by how they are filled: many lines on either side
of one gutter, one stretch of words each, nearly as wide as their column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.layout.normalise import SIGNATURE
from corpus.readers.page.word import Line, Segment
from corpus.structure.head_lines import MOTTO, PLACE_DATE
from corpus.structure.trailer_lines import RECIPIENTS

FEWEST_LINES = 6  # of either column
FEWEST_OF_THE_LAST = 3  # of the page on which such a text ends
MIDDLE = (0.35, 0.65)  # of the text's width, between which the right column begins
LINES_BESIDE = 3  # by which who signs may stand above or below "Nơi nhận"
FLUSH = 6.0  # points that lines of a column differ by where they begin
NARROWEST_GUTTER = 6.0  # points
FILLED = 0.7  # of the width of its column that the middle line of a text has
ONE_STRETCH = 0.9  # of the lines of a column that have no gap in it


@dataclass(frozen=True)
class _Gutter:
    """Where the left column begins, where the right one does, and where that ends."""

    left: float
    start: float
    right: float

    def is_crossed(self, line: Line) -> bool:
        """Returns whether a line does not keep to the columns."""
        return line.is_row or any(s.left < self.start - FLUSH and s.right > self.start - 1 for s in line.segments)

    def parts(self, line: Line) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
        """Returns what of a line stands in the left column, and what in the right one."""
        left = tuple(s for s in line.segments if s.right <= self.start)
        return left, line.segments[len(left) :]


def in_prose_order(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Returns the lines of pages, those of text in two columns as if the right one stood below the left."""
    out: list[list[Line]] = []
    before: _Gutter | None = None
    for page in pages:
        own = _gutter([line for line in page if not line.is_row])
        gutter, fewest = (own, FEWEST_LINES) if own is not None else (before, FEWEST_OF_THE_LAST)
        out.append(list(_in_order(page, gutter, fewest)) if gutter is not None else list(page))
        before = gutter if out[-1] != list(page) else None
    return out


def _in_order(lines: Sequence[Line], gutter: _Gutter, fewest: int) -> Iterator[Line]:
    """Yields the lines of a page; fewest: lines of either column that are a text."""
    run: list[Line] = []
    for line in lines:
        if gutter.is_crossed(line):
            yield from _unfolded(run, gutter, fewest)
            run = []
            yield line
        else:
            run.append(line)
    yield from _unfolded(run, gutter, fewest)


def _gutter(lines: Sequence[Line]) -> _Gutter | None:
    """Returns the gutter of a page: where most of the stretches begin that do so near the middle of its text."""
    if len(lines) < FEWEST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    first, last = (left + share * (right - left) for share in MIDDLE)
    starts = sorted(s.left for line in lines for s in line.segments if first <= s.left <= last)
    near = max(starts, key=lambda x: sum(x <= y <= x + FLUSH for y in starts), default=None)
    if near is None or sum(near <= y <= near + FLUSH for y in starts) < FEWEST_LINES:
        return None
    return _Gutter(left, near, right)


def _unfolded(run: Sequence[Line], gutter: _Gutter, fewest: int) -> Iterator[Line]:
    """Yields lines in columns, those of the right one moved below those of the left, where both hold running text."""
    sides = [(line, *gutter.parts(line)) for line in run]
    heads = [
        i for i, (_, a, b) in enumerate(sides) if a and b and (MOTTO.match(b[0].text) or PLACE_DATE.match(b[0].text))
    ]
    first = max(heads, default=-1) + 1
    last = next((i for i in range(first, len(run)) if _is_ending(sides, i)), len(run))
    left = [replace(line, segments=part) for line, part, _ in sides[first:last] if part]
    right = [replace(line, segments=part) for line, _, part in sides[first:last] if part]
    if not (
        _is_text(left, gutter.start - gutter.left, fewest) and _is_text(right, gutter.right - gutter.start, fewest)
    ):
        yield from run
        return
    yield from run[:first]
    yield from left
    down = left[-1].base - right[0].base + _pitch(left)
    yield from (_moved(line, gutter.left - gutter.start, down) for line in right)
    yield from (replace(line, base=max(line.base, left[-1].base)) for line in run[last:])


def _is_ending(sides: Sequence[tuple[Line, tuple[Segment, ...], tuple[Segment, ...]]], i: int) -> bool:
    """Returns whether the end of a letter begins at a line: "Nơi nhận" on the left, who signs beside it."""
    near = [side for _, _, side in sides[max(0, i - LINES_BESIDE) : i + LINES_BESIDE + 1] if side]
    left = sides[i][1]
    return bool(left and RECIPIENTS.match(left[0].text)) and any(SIGNATURE.match(side[0].text) for side in near)


def _is_text(column: Sequence[Line], width: float, fewest: int) -> bool:
    """Returns whether the lines of a column are those of a text: enough of them, whole, and nearly as wide as it is."""
    if len(column) < fewest:
        return False
    whole = sum(len(line.segments) == 1 for line in column)
    filled = median(line.right - line.left for line in column)
    return whole >= ONE_STRETCH * len(column) and filled >= FILLED * (width - NARROWEST_GUTTER)


def _pitch(lines: Sequence[Line]) -> float:
    return median(b.base - a.base for a, b in pairwise(lines))


def _moved(line: Line, across: float, down: float) -> Line:
    segments = tuple(replace(s, left=s.left + across, right=s.right + across) for s in line.segments)
    return replace(line, segments=segments, base=line.base + down)
