"""Tables of tasks without rules: columns told by the heading, and by where the words below it stand.

Only a heading that names the columns of a table of tasks begins one: without rules, two columns of a letter's head or
the blanks of a justified line look like a table too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.normalise import SIGNATURE
from corpus.lexicon.task_columns import Column, column_of, is_heading
from corpus.readers.page.tables import NUMBER, row_text
from corpus.readers.page.word import Line, Segment, joined
from corpus.structure.trailer_lines import CAPACITY, RECIPIENTS
from corpus.table import Place
from corpus.text.accents import UPPER

FEWEST_COLUMNS = 3
HEADING_LINES = 3  # at most, of cells that hold more than one line
_SECTION = re.compile(r"[IVXL]{1,5}|[A-ZĐ]")
_NUMBERED = re.compile(rf"(\d{{1,3}}(?:\.\d{{1,2}})?)[.)]?(?:\s+([{UPPER}].*)|$)")
_UNIT = re.compile(r"\d{1,3}[.)]\s")
TOLERANCE = 0.4  # ems that the last line of a row may lie below where the middle of its cells says
FAR = 12.0  # points before a column that a cell of it never begins
FLUSH = 2.0  # points that a cell may begin beside its heading
FARTHEST = 3.5  # ems from one line of a table to the next, at most


@dataclass(frozen=True)
class _Frame:
    """The columns of a table: what stands in each, and where its heading begins and ends."""

    columns: tuple[Column | None, ...]
    edges: tuple[tuple[float, float], ...]

    @property
    def lefts(self) -> tuple[float, ...]:
        """Where the columns begin, as rows of ruled tables have it."""
        return tuple(left for left, _ in self.edges)

    def column(self, segment: Segment) -> int | None:
        """Returns the column that a segment stands in, None where it reaches over the middle of two."""
        over = [i for i, (a, b) in enumerate(self.edges) if segment.left < (a + b) / 2 < segment.right]
        if len(over) > 1:
            return None
        if over:
            return over[0]
        shared = [min(segment.right, b) - max(segment.left, a) for a, b in self.edges]
        return max(range(len(shared)), key=shared.__getitem__)

    def cells(self, line: Line) -> dict[int, str] | None:
        """Returns what a line says in each column, None where it does not keep to them."""
        found: dict[int, str] = {}
        for segment in (part for whole in line.segments for part in self._parted(whole)):
            at = self.column(segment)
            if at is None:
                return None
            found[at] = f"{found.get(at, '')} {segment.text}".strip()
        return self._with_number(line, found)

    def _parted(self, segment: Segment) -> Iterator[Segment]:
        """Yields a segment cut before each word that begins where a column does: full cells stand near each other."""
        lefts = self.lefts[1:]
        cuts = [i for i, (_, left, _) in enumerate(segment.words) if i and any(abs(left - x) <= FLUSH for x in lefts)]
        if not cuts:
            yield segment
            return
        for first, after in pairwise([0, *cuts, len(segment.words)]):
            words = segment.words[first:after]
            (_, left, end), right = words[0], words[-1][2]
            yield Segment(" ".join(text for text, _, _ in words), left, right, end - left)

    def _with_number(self, line: Line, found: dict[int, str]) -> dict[int, str]:
        """Returns cells with a row's number apart that stands at the right of its column, as sheets set figures."""
        begins = _NUMBERED.match(found.get(1, "")) if self.columns[0] is Column.NUMBER and 0 not in found else None
        if begins and line.left < self.edges[1][0]:
            return {**found, 0: begins[1], 1: begins[2] or ""}
        return found


def with_open_tables(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Returns pages with the lines of tables of tasks that no rules are drawn round as rows, cells parted by bars.

    A table goes on over a page where the next one begins with lines that keep to its columns.
    """
    out: list[list[Line]] = []
    frame: _Frame | None = None
    for page in pages:
        lines, frame = _page(list(page), frame)
        out.append(lines)
    return out


def _page(lines: list[Line], frame: _Frame | None) -> tuple[list[Line], _Frame | None]:
    """Returns a page with its rows, and the table that it ends with; frame: that of the page before."""
    out: list[Line] = []
    i = 0
    while i < len(lines):
        headed = _heading(lines, i)
        if headed is not None:
            frame, height = headed
            out.append(_row(frame, lines[i : i + height]))
            i += height
        if frame is None:
            out.append(lines[i])
            i += 1
            continue
        end = _end(lines, i, frame)
        out += _rows(frame, lines[i:end], headed=headed is not None)
        i = end
        if i < len(lines):
            frame = None
            if _heading(lines, i) is None:
                out.append(lines[i])
                i += 1
    return out, frame


def _heading(lines: Sequence[Line], i: int) -> tuple[_Frame, int] | None:
    """Returns the columns that the lines from `i` on head, and how many lines that takes; None where they head none."""
    if lines[i].is_row or len(lines[i].segments) < FEWEST_COLUMNS - 1:
        return None
    found = None
    for height in range(1, HEADING_LINES + 1):
        part = lines[i : i + height]
        if len(part) < height or any(line.is_row for line in part) or not _near(part):
            break
        edges = _clusters([s for line in part for s in line.segments])
        texts = _said(edges, part)
        columns = tuple(map(column_of, texts))
        known = sum(c is not None for c in columns)
        if len(edges) < FEWEST_COLUMNS or not is_heading(texts, columns):
            continue
        if found is None or known > found[2] or (known == found[2] and all(map(_goes_on, part[found[1] :]))):
            found = _Frame(columns, tuple(edges)), height, known
    return found[:2] if found else None


def _goes_on(line: Line) -> bool:
    """Returns whether each cell of a line is the rest of the one above it: "chủ trì" below "Cơ quan"."""
    return all(s.text[:1].islower() for s in line.segments)


def _near(lines: Sequence[Line]) -> bool:
    return all(0 < b.base - a.base <= FARTHEST / 2 * a.size for a, b in pairwise(lines))


def _clusters(segments: Sequence[Segment]) -> list[tuple[float, float]]:
    """Returns the spans of segments from left to right, those that overlap as one."""
    spans: list[tuple[float, float]] = []
    for left, right in sorted((s.left, s.right) for s in segments):
        if spans and left < spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], right)
        else:
            spans.append((left, right))
    return spans


def _said(edges: Sequence[tuple[float, float]], lines: Sequence[Line]) -> list[str]:
    """Returns what lines say in each span."""
    texts = [""] * len(edges)
    for segment in (s for line in lines for s in line.segments):
        at = next(i for i, (a, b) in enumerate(edges) if a <= segment.left <= b)
        texts[at] = joined(texts[at], segment.text)
    return texts


def _end(lines: Sequence[Line], i: int, frame: _Frame) -> int:
    """Returns the first line from `i` on that does not belong to the table."""
    end = i
    while end < len(lines) and _belongs(lines, end, i, frame):
        end += 1
    return end


def _belongs(lines: Sequence[Line], at: int, first: int, frame: _Frame) -> bool:
    line = lines[at]
    text = line.text
    if line.is_row or RECIPIENTS.match(text) or CAPACITY.match(text) or SIGNATURE.match(line.segments[-1].text):
        return False
    if at > first and line.base - lines[at - 1].base > FARTHEST * line.size:
        return False
    if _heading(lines, at) is not None:
        return False
    cells = frame.cells(line)
    return cells is not None and not _runs_on(line, frame) and not _is_sentence(line, frame)


def _is_sentence(line: Line, frame: _Frame) -> bool:
    """Returns whether a line that begins in the column of numbers is a clause: "2. Các sở báo cáo."."""
    begins = _NUMBERED.match(line.text) if len(line.segments) == 1 else None
    only = line.segments[0]
    ends = line.text.endswith((".", ";", ":"))
    # A table without a column of numbers has none with a stop in its rows.
    unit = frame.columns[0] is Column.NUMBER or _UNIT.match(line.text)
    return bool(begins and begins[2] and unit and ends and only.left < max(frame.edges[0][1], frame.edges[1][0] - FAR))


def _runs_on(line: Line, frame: _Frame) -> bool:
    """Returns whether a line is one stretch of text that reaches from the first column into another."""
    only = line.segments[0]
    return len(line.segments) == 1 and only.left < frame.edges[0][1] and only.right > frame.edges[1][0]


def _rows(frame: _Frame, lines: Sequence[Line], *, headed: bool) -> Iterator[Line]:
    """Yields the rows that lines make; headed: whether the heading stands right above the first of them."""
    numbered = [k for k in range(len(lines)) if _begins(frame, lines, k)]
    centred = _centred(lines, numbered) if headed and frame.columns[0] is Column.NUMBER else None
    starts = centred or [0, *(k for k in numbered if k > 0)] if lines else []
    for a, b in pairwise([*starts, len(lines)]):
        yield _row(frame, lines[a:b])


def _centred(lines: Sequence[Line], numbered: Sequence[int]) -> list[int] | None:
    """Returns where rows begin whose cells are set to the middle, so that a number stands amid the lines of its row.

    A row reaches as far below its number as above it. None where the first line has the number, or one row has two.
    """
    if not numbered or numbered[0] == 0:
        return None
    starts: list[int] = []
    at = 0
    for k in numbered:
        if k < at:
            return None
        starts.append(at)
        foot = 2 * lines[k].base - lines[at].base + TOLERANCE * lines[k].size
        at = next((i for i in range(k, len(lines)) if lines[i].base > foot), len(lines))
    return starts if at == len(lines) else None


def _begins(frame: _Frame, lines: Sequence[Line], k: int) -> bool:
    """Returns whether a line begins a row: by its number; without a column of numbers, by all that a row has."""
    cells = frame.cells(lines[k]) or {}
    if frame.columns[0] is Column.NUMBER:
        number = cells.get(0, "").rstrip(". )")
        return bool(NUMBER.match(number) or _SECTION.fullmatch(number))
    task = next((i for i, c in enumerate(frame.columns) if c is Column.TASK), 0)
    said = cells.get(task, "")
    begins = _NUMBERED.match(said)  # a number that stands so near that it is no column of its own
    return len(cells) > 1 and (said[:1].isupper() or bool(begins and begins[2]))


def _row(frame: _Frame, lines: Sequence[Line]) -> Line:
    """Returns lines as one row of a table."""
    texts = [""] * len(frame.edges)
    for line in lines:
        for at, text in (frame.cells(line) or {}).items():
            texts[at] = joined(texts[at], text)
    places = tuple(map(Place, texts))
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    segment = Segment(row_text(places), left, right, right - left)
    first = lines[0]
    return Line((segment,), first.base, first.size, first.page, is_row=True, places=places, columns=frame.lefts)
