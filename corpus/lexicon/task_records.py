"""Tables of tasks whose headings stand at the left: a table for each task, or a column for each.

| Nhiệm vụ        | Rà soát bến | Lập bản đồ |      | Nhiệm vụ        | Rà soát bến |
| Cơ quan chủ trì | Sở Xây dựng | Sở Y tế    |  or  | Cơ quan chủ trì | Sở Xây dựng |
| Thời hạn        | 30/6/2025   | Quý III    |      | Nhiệm vụ        | Lập bản đồ  | …

A number may stand before the labels, or the task that they tell of; two labels may stand in one line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.lexicon.task_columns import PARTS, Column, column_of, is_heading, label_of
from corpus.text.accents import fold

MOST_BEFORE = 2  # columns before that of the labels
LOOKED_AT = 40  # rows that tell whether a table is one of these
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-Za-zđĐ])[.)]?")

Place = tuple[int, int]  # the row and the column of a cell


@dataclass(frozen=True)
class Record:
    """What a table says of one task: what each of its labels announces, and the cell that says it."""

    columns: tuple[Column | None, ...]
    places: tuple[Place, ...]


@dataclass
class _Block:
    """Rows that tell of the same tasks: the cell over or beside them that names one, and each label with its cells."""

    title: Place | None = None
    titled: str = ""
    labels: list[tuple[Column | None, list[Place]]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    paired: bool = False  # whether a row has two labels


def find_records(rows: Sequence[Sequence[str]]) -> list[Record]:
    """Returns the tasks of a table whose rows begin with labels, [] for any other table."""
    at = _label_column(rows[:LOOKED_AT])
    if at is None or _is_headed(rows[0]):
        return []
    found = [record for block in _blocks(rows, at) for record in _records(rows, block)]
    named = all(Column.TASK in record.columns for record in found)
    return found if named or len(found) == 1 else []


def _label_column(rows: Sequence[Sequence[str]]) -> int | None:
    """Returns the column in which half of the rows and more have labels, one of them of who acts."""
    told = [row for row in rows if sum(map(bool, row)) > 1]
    for at in range(min(MOST_BEFORE + 1, max(map(len, told), default=1) - 1)):
        labels = [label for row in told if at < len(row) and (label := label_of(row[at].rstrip(" :")))]
        if 2 * len(labels) >= len(told) and len(labels) > 1 and any(label in PARTS for label in labels):
            return at
    return None


def _is_headed(row: Sequence[str]) -> bool:
    """Returns whether the first row is the heading of columns: most of its cells are headings, and not every other."""
    said = [text for text in row if text]
    columns = [column_of(text) for text in said]
    return is_heading(said, columns) and 3 * sum(c is not None for c in columns) >= 2 * len(said)


def _blocks(rows: Sequence[Sequence[str]], at: int) -> Iterator[_Block]:
    """Yields the blocks of a table; a label that comes again begins the next, and another task beside the labels."""
    block = _Block()
    for r, row in enumerate(rows):
        said = [i for i, text in enumerate(row) if text and not _NUMBER.fullmatch(text)]
        if not said:
            continue
        if at >= len(row) or (len({row[i] for i in said}) == 1 and label_of(row[said[0]].rstrip(" :")) is None):
            yield block
            block = _Block((r, said[0]), row[said[0]])
            continue
        key = fold(re.sub(r"\d", "", row[at]))
        beside = next((i for i in reversed(said) if i < at and row[i] != row[at]), None)
        other = beside is not None and block.labels and row[beside] != block.titled
        if key in block.seen or other:
            yield block
            block = _Block()
        if beside is not None and not block.labels:
            block.title, block.titled = (r, beside), row[beside]
        block.seen.add(key)
        labels = list(_labels(row, r, at))
        block.paired = block.paired or len(labels) > 1
        block.labels += labels
    yield block


def _labels(row: Sequence[str], r: int, at: int) -> Iterator[tuple[Column | None, list[Place]]]:
    """Yields the labels of a row, each with the cells up to the next."""
    starts = [at, *(i for i in range(at + 2, len(row)) if row[i] and row[i] != row[i - 1] and _is_label(row[i]))]
    for start, after in zip(starts, [*starts[1:], len(row)], strict=True):
        said = row[start].rstrip(" :")
        yield label_of(said) or column_of(said), [(r, i) for i in range(start + 1, after) if row[i] != row[start]]


def _is_label(text: str) -> bool:
    label = label_of(text.rstrip(" :"))
    return label in (*PARTS, Column.DEADLINE, Column.TASK)


def _records(rows: Sequence[Sequence[str]], block: _Block) -> Iterator[Record]:
    """Yields the tasks of a block: one, or one a column."""
    columns = [column for column, _ in block.labels]
    if len(columns) < 2 or not any(c in PARTS for c in columns):
        return
    if block.paired:
        values = [[next((p for p in places if rows[p[0]][p[1]]), None) for _, places in block.labels]]
    else:
        across = sorted({c for _, places in block.labels for _, c in places})
        values = [[next((p for p in places if p[1] == c), None) for _, places in block.labels] for c in across]
    titled = block.title is not None and Column.TASK not in columns
    before: list[str] = []
    for places in values:
        held = [(column, p) for column, p in zip(columns, places, strict=True) if p is not None]
        texts = [rows[r][c] for _, (r, c) in held]
        if any(texts) and texts != before:
            held += [(Column.TASK, block.title)] if titled and block.title else []
            yield Record(tuple(c for c, _ in held), tuple(p for _, p in held))
        before = texts
