"""Tables of a page, found by the lines drawn round their cells; each row of cells becomes one line."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from corpus.readers.page.word import SAME_LINE, Line, Segment, Word, joined, set_lines
from corpus.table import ABOVE, CELL, HERE, LEFT, Place
from corpus.table import Table as Cells

# Points: rules nearer than this are one; a rule ends where another is that near.
NEAR = 3.0
NUMBER = re.compile(r"^\d[\d.,]*%?$")
MOST_RULES = 1500  # on a page: more are a drawing, not a table
_Rows = dict[float, dict[int, list[Word]]]  # by the top of the row and the number of the column


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, upright or level: at its x (or y), from its upper (or left) end to the other."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Table:
    """The rules of one table: level ones from top to bottom, upright ones from left to right."""

    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    def holds(self, word: Word) -> bool:
        """Returns whether a word stands in the table."""
        x, y = _middle(word)
        return self.upright[0].at < x < self.upright[-1].at and self.level[0].at < y < self.level[-1].at

    @property
    def columns(self) -> list[float]:
        """Where columns begin: the places of the upright rules but the last."""
        return _places(self.upright)[:-1]

    def cell(self, word: Word) -> tuple[float, float]:
        """Returns top and left side of the cell that a word stands in."""
        return self.cell_at(*_middle(word))

    def cell_at(self, x: float, y: float) -> tuple[float, float]:
        """Returns top and left side of the cell that holds a point."""
        top = max(
            (r.at for r in self.level if r.at <= y and r.start - NEAR <= x <= r.end + NEAR), default=self.level[0].at
        )
        left = max((r.at for r in self.upright if r.at <= x and r.start - NEAR <= y <= r.end + NEAR), default=0.0)
        return top, left


def find_tables(level: Iterable[Rule], upright: Iterable[Rule]) -> list[Table]:
    """Returns the tables that rules make: groups that touch, with three upright rules and two level ones at least."""
    rules = [(r, False) for r in _joined(level)] + [(r, True) for r in _joined(upright)]
    if len(rules) > MOST_RULES:
        return []
    tables = []
    for group in _groups(rules):
        down = sorted((r for r, is_upright in group if not is_upright), key=lambda r: r.at)
        across = sorted((r for r, is_upright in group if is_upright), key=lambda r: r.at)
        if len(_places(across)) >= 3 and len(_places(down)) >= 2:
            tables.append(Table(tuple(down), tuple(across)))
    return sorted(tables, key=lambda t: t.level[0].at)


def table_lines(table: Table, words: Sequence[Word], page: int) -> list[Line]:
    """Returns the rows of a table as lines, cells parted by a bar; a cell over several rows or columns is in each."""
    rows: _Rows = defaultdict(lambda: defaultdict(list))
    for word in words:
        top, left = table.cell(word)
        top = next((t for t in rows if abs(t - top) < NEAR), top)
        rows[top][_column(table, left)].append(word)
    return [
        row_line(
            _standing(table, rows, top, part), table.columns, [w for cell in part.values() for w in cell], at, page
        )
        for top in sorted(rows)
        for at, part in _parts(rows[top], top)
    ]


def row_line(places: Sequence[Place], columns: Sequence[float], words: Sequence[Word], at: float, page: int) -> Line:
    """Returns a row of a table as a line, where and as large as its words are."""
    left, right = min(w.left for w in words), max(w.right for w in words)
    segment = Segment(row_text(places), left, right, right - left)
    size = max(w.size for w in words)
    return Line((segment,), at, size, page, is_row=True, places=tuple(places), columns=tuple(columns))


def row_text(places: Sequence[Place]) -> str:
    """Returns what a row of a table says as a line."""
    return " ".join(CELL.join(Cells((tuple(places),)).cells()[0]).split(" "))


def _standing(table: Table, rows: _Rows, top: float, part: dict[int, list[Word]]) -> list[Place]:
    """Returns what stands in each column of a row: its own words, or the cell above or beside that reaches over it."""
    ends = [*table.columns[1:], table.upright[-1].at]
    places = []
    for i, (left, right) in enumerate(zip(table.columns, ends, strict=True)):
        above, begin = table.cell_at((left + right) / 2, top + 1.5 * NEAR)
        if part.get(i):
            places.append(Place(_said(part[i])))
        elif above < top - NEAR:
            row = next((r for t, r in rows.items() if abs(t - above) < NEAR), {})
            places.append(Place(_said(row.get(_column(table, begin), [])), ABOVE))
        elif begin < left - NEAR:
            places.append(Place(_said(part.get(_column(table, begin), [])), LEFT))
        else:
            places.append(Place("", HERE))
    return places


def _column(table: Table, left: float) -> int:
    return max(0, bisect_right(table.columns, left + NEAR) - 1)


def _said(words: Sequence[Word]) -> str:
    return reduce(joined, (line.text for line in set_lines(words)), "")


def _parts(cells: dict[int, list[Word]], top: float) -> list[tuple[float, dict[int, list[Word]]]]:
    """Returns a row with the height where it begins, or the rows that stand in it without rules between them."""
    starts = _starts(cells)
    parts: list[dict[int, list[Word]]] = [defaultdict(list) for _ in starts or [top]]
    for column, words in cells.items():
        for word in words:
            parts[max(0, bisect_right(starts, word.base + SAME_LINE * word.size) - 1)][column].append(word)
    return list(zip([top, *starts[1:]], parts, strict=True))


def _starts(cells: dict[int, list[Word]]) -> list[float]:
    """Returns the baselines of numbers one below the other in a cell, if each has something beside it."""
    first = min(w.base for words in cells.values() for w in words)
    for column, words in cells.items():
        lines = set_lines(words)
        beside = [w.base for other, more in cells.items() if other != column for w in more]
        numbers = len(lines) > 1 and all(NUMBER.match(line.text) for line in lines)
        if numbers and all(any(abs(b - x.base) < SAME_LINE * x.size for b in beside) for x in lines):
            return [x.base for x in lines] if lines[0].base - first < SAME_LINE * lines[0].size else []
    return []


def _middle(word: Word) -> tuple[float, float]:
    return (word.left + word.right) / 2, word.base - word.size / 3


def _places(rules: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(r.at for r in rules):
        if not places or at - places[-1] > NEAR:
            places.append(at)
    return places


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Returns rules with those that go on one in the other made one: Word draws a line for each side of each cell."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / NEAR), r.start)):
        last = joined[-1] if joined else None
        if last and abs(rule.at - last.at) <= NEAR and last.start - NEAR <= rule.start <= last.end + NEAR:
            joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _groups(rules: Sequence[tuple[Rule, bool]]) -> list[list[tuple[Rule, bool]]]:
    """Returns rules that cross or touch, together."""
    group = list(range(len(rules)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, (a, a_upright) in enumerate(rules):
        for j in range(i):
            b, b_upright = rules[j]
            if a_upright != b_upright and _touch(a, b):
                group[root(i)] = root(j)
    found: dict[int, list[tuple[Rule, bool]]] = defaultdict(list)
    for i, rule in enumerate(rules):
        found[root(i)].append(rule)
    return list(found.values())


def _touch(a: Rule, b: Rule) -> bool:
    return a.start - NEAR <= b.at <= a.end + NEAR and b.start - NEAR <= a.at <= b.end + NEAR
