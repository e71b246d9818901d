"""Lines of pages to text: columns one after the other, rows of tables apart, a blank line before what begins anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.raw import PAGE_BREAK
from corpus.readers.page.columns import in_order
from corpus.readers.page.heads import drop_heads
from corpus.readers.page.open_tables import with_open_tables
from corpus.readers.page.prose_columns import in_prose_order
from corpus.readers.page.rows import go_on_over_pages
from corpus.readers.page.word import Line

# Lines of two paragraphs are so much farther apart than those of one.
APART = 1.35
# A paragraph's first line is set in by that many ems.
INDENT = 1.2
# Points that a long line has at least: what is shorter does not show where the margins are.
LONG = 300.0
# Ems that a line which goes on in the next one ends before the right margin at most: the next word had no room there.
FULL = 3.0
# Two blank lines: one may stand between any two lines of a page set wide, and then says nothing to `unwrap`.
BREAK = ("", "")


def pages_text(pages: Sequence[Sequence[Line]]) -> str:
    """Returns the text of pages, each line's page being its place in the sequence, form feeds between them."""
    texts = []
    previous: Line | None = None
    for page in in_order(go_on_over_pages(with_open_tables(in_prose_order(drop_heads(pages))))):
        texts.append("\n".join(_lines(page, previous)))
        previous = page[-1] if page else previous
    return PAGE_BREAK.join(texts)


@dataclass(frozen=True)
class _Measure:
    """How a page is set: how far apart its lines are, and its margins, None where too few lines show them."""

    pitch: float
    margins: tuple[float, float] | None

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Measure":
        """Returns how the lines of a page are set."""
        plain = [line for line in lines if not line.is_row]
        wide = [line for line in plain if line.right - line.left > LONG]
        margins = (min(s.left for s in wide), max(s.right for s in wide)) if len(wide) >= 4 else None
        edge = max((line.right for line in wide), default=0.0)
        full = _steps((a, b) for a, b in pairwise(plain) if a.right > edge - FULL * a.size)
        steps = full if len(full) >= 2 else _steps(pairwise(plain))
        return cls(steps[len(steps) // 3] if steps else 0.0, margins)

    def indent(self, line: Line) -> float:
        """Returns by how many ems a line is set in, 0 where it is centred or nothing is known."""
        if self.margins is None:
            return 0.0
        left, right = line.left - self.margins[0], self.margins[1] - line.right
        return 0.0 if abs(left - right) < line.size / 2 else left / line.size


def _steps(pairs: Iterable[tuple[Line, Line]]) -> list[float]:
    """Returns how far apart lines are, of those that may be lines of one paragraph."""
    return sorted(step for a, b in pairs if 0 < (step := b.base - a.base) < 3 * a.size)


def _lines(lines: Sequence[Line], previous: Line | None) -> Iterable[str]:
    """Yields the lines of a page as text, blank ones before each that begins something new."""
    measure = _Measure.of(lines)
    for line in lines:
        if previous and _begins(previous, line, measure):
            yield from BREAK
        yield line.text if line.is_row else " ".join(s.text for s in line.segments)
        previous = line


def _begins(previous: Line, line: Line, measure: _Measure) -> bool:
    """Returns whether a line surely does not go on with the one before."""
    if previous.is_row or line.is_row:
        return True
    # From one column to the other, or off by more than a line.
    if previous.page == line.page and not 0 < line.base - previous.base <= APART * measure.pitch:
        return True
    return measure.indent(line) >= INDENT and measure.indent(previous) < INDENT / 2
