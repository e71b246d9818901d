"""A page as words at places: what PDF extraction and character recognition both give, and the lines made of it.

Places are in points from the page's upper left corner; a baseline grows downwards.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.table import Place

# Two words of one line stand in different columns from these gaps on, in ems: the first where the file set them in one
# stretch (a justified line has wide blanks), the second where it did not.
WIDEST_BLANK = 1.5
WIDEST_JUMP = 0.5
# Words whose baselines differ by less, in ems, stand on one line: room for superscripts and a scan's slant.
SAME_LINE = 0.4
GAP = "    "  # between columns; corpus.layout.normalise takes three blanks or more for a gap

# A date or a number at the end of a line that goes on on the next.
_CUT_YEAR = re.compile(r"(?<![\d/.-])\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)(\d{0,3})$")
_CUT_DAY = re.compile(r"(?<![\d/.-])\d{1,2}/$")
_CUT_SYMBOL = re.compile(r"\d/(?:[A-ZĐ]+-)+$")
_REST = re.compile(r"\d{1,4}(?![\d/])")
_MONTH = re.compile(r"\d{1,2}/\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place; size: of its font; run: words of one run were set one after the other; font: its name."""

    text: str
    left: float
    right: float
    base: float
    size: float
    run: int = 0
    font: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """The words of a line that stand in one column; first: how wide the first word is.

    words: each with where it begins and ends, of a line of several segments alone.
    """

    text: str
    left: float
    right: float
    first: float
    words: tuple[tuple[str, float, float], ...] = field(default=(), compare=False, repr=False)

    @property
    def centre(self) -> float:
        """Where its middle is."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Segments on one baseline, or a row of a table, which is one segment; page: from 0.

    places, columns: of a row, what stands in each column and where the columns begin.
    """

    segments: tuple[Segment, ...]
    base: float
    size: float
    page: int = 0
    is_row: bool = False
    places: tuple[Place, ...] = ()
    columns: tuple[float, ...] = ()

    @property
    def text(self) -> str:
        """The line as it reads, columns apart."""
        return GAP.join(s.text for s in self.segments)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.segments[-1].right


def set_lines(words: Iterable[Word], page: int = 0) -> list[Line]:
    """Returns words as lines, from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    size = 0.0  # of the largest word of the last row
    for word in sorted(words, key=lambda w: (w.base, w.left)):
        row = rows[-1] if rows else []
        if row and word.base - row[-1].base <= SAME_LINE * size and word.base - row[0].base <= 1.5 * SAME_LINE * size:
            row.append(word)
            size = max(size, word.size)
        else:
            rows.append([word])
            size = word.size
    return [set_line(sorted(row, key=lambda w: w.left), page) for row in rows]


def set_line(words: Sequence[Word], page: int = 0) -> Line:
    """Returns words, which stand on one line from left to right, as a line of segments."""
    size = median(w.size for w in words)
    cuts = [i for i, (a, b) in enumerate(pairwise(words), 1) if _is_gap(a, b, size)]
    parts = [words[i:j] for i, j in pairwise([0, *cuts, len(words)])]
    several = len(parts) > 1
    return Line(tuple(_segment(part, several) for part in parts), median(w.base for w in words), size, page)


def joined(above: str, below: str) -> str:
    """Returns what two lines of a cell say: with a blank between them, but for a date or a number cut in two.

    A narrow column has "30/6/20" above "25", "30/6/" above "2025" and "12/CT-" above "UBND".
    """
    cut = _CUT_YEAR.search(above)
    rest = _REST.match(below)
    whole = cut is not None and rest is not None and len(cut[2]) + len(rest[0]) in ((4,) if cut[2] else (2, 4))
    day = _CUT_DAY.search(above) and _MONTH.match(below)
    symbol = _CUT_SYMBOL.search(above) and below[:2].isupper()
    return f"{above}{below}" if whole or day or symbol else f"{above} {below}".strip()


def _is_gap(a: Word, b: Word, size: float) -> bool:
    widest = WIDEST_BLANK if a.run == b.run else WIDEST_JUMP
    return b.left - a.right > widest * max(size, min(a.size, b.size))


def _segment(words: Sequence[Word], several: bool) -> Segment:
    first = words[0]
    each = tuple((w.text, w.left, w.right) for w in words) if several else ()
    return Segment(" ".join(w.text for w in words), first.left, words[-1].right, first.right - first.left, each)
