"""The heading of a table of tasks: which rows it is, and what stands in each column below it.

It may stand over two or three rows ("Cơ quan thực hiện" above "Chủ trì" and "Phối hợp"), the columns in any order. The
columns may be agencies, with marks below them (`marks`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise

from corpus.duties.agency_lists import agency_list
from corpus.duties.agency_phrases import AgencyPhrase
from corpus.duties.counted import is_counted_task, uncounted
from corpus.duties.marks import NONE, Key, Marks, is_mark, names_agency, read_marks, task_column
from corpus.duties.matrix import agencies_over_tasks, may_stand_over_tasks, numbered_tasks
from corpus.lexicon.task_columns import (
    PARTS,
    Column,
    column_of,
    column_under,
    is_goal,
    is_heading,
    is_period,
    unsure_part_of,
)
from corpus.table import Words

MOST_HEADING_ROWS = 3
MOST_TRIED = 100  # rows that may be the heading of a table, each of which takes all that stands below it
FEWEST_COLUMNS = 3  # of two tables side by side, and more
_COUNTED = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?")  # the row below a heading that numbers the columns
NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-Za-zđĐ])[.)]?")

_NAMED = re.compile(r"[^\W\d_]")
_TOLD = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")  # two words: no figure with its unit

Row = list[Words]


@dataclass(frozen=True)
class Columns:
    """What stands in each column of a table, and the marks below those that are agencies.

    whose: the agencies over columns of tasks; several: columns of which each has a task of its own; title: the task of
    the rows up to the next heading across a table that has no column for it; periods: the spans of time over columns of
    marks, which say when.
    """

    of: tuple[Column | None, ...] = ()
    marks: Marks = NONE
    whose: Mapping[int, AgencyPhrase] = field(default_factory=dict)
    several: tuple[int, ...] = ()
    title: Words | None = None
    periods: Mapping[int, str] = field(default_factory=dict)


def parted(rows: list[Row]) -> Iterator[list[Row]]:
    """Yields the tables that follow each other without a line between them: another heading ("STT | …") begins one."""
    headings = [i for i, row in enumerate(rows) if _is_numbered_heading(row)]
    second = _beside(rows[headings[0]]) if headings else 0
    if second:
        yield from parted([row[:second] for row in rows])
        yield from parted([row[second:] for row in rows if any(c.text for c in row[second:])])
        return
    first_of: dict[tuple[str, ...], int] = {}
    for i in headings:
        first_of.setdefault(tuple(c.text for c in rows[i]), i)
    # The same heading again is that of the next page; a second row of one stands right below the first.
    begins = sorted(set(first_of.values()) - {i + 1 for i in headings})
    cuts = [0, *(i for i in begins if i > headings[0]), len(rows)] if headings else [0, len(rows)]
    for first, after in pairwise(cuts):
        yield rows[first:after]


def _beside(heading: Row) -> int:
    """Returns at which column a second table begins whose heading is the same: two that were set side by side; or 0."""
    said = [c.text.lower() for c in heading]
    half = (len(said) + 1) // 2
    return half if len(said) > FEWEST_COLUMNS and said[half:] == said[: len(said) - half] and all(said[half:]) else 0


def _is_numbered_heading(row: Row) -> bool:
    columns = _columns(row)
    return columns[:1] == (Column.NUMBER,) and is_heading([c.text for c in row], columns)


def heads_tasks(row: Row, rows: list[Row]) -> bool:
    """Returns whether a row of a table is the heading of tasks: a column for them, or agencies over marks."""
    columns = _columns(row)
    if Column.TASK in columns and is_heading([c.text for c in row], columns):
        return True
    named = [i for i, c in enumerate(row) if c.text and names_agency(c)]
    cells = [r[i].text for r in rows if r is not row for i in named if i < len(r) and r[i].text]
    return len(named) > 1 and bool(cells) and all(map(is_mark, cells))


def headed(rows: list[Row], before: Columns, key: Key) -> tuple[list[Row], Columns]:
    """Returns the rows below the heading of a table and its columns: those of the table before where it has none.

    key: what the text round the table says of its marks.
    """
    for first in islice(_likely_headings(rows), MOST_TRIED):
        last = _heading_end(rows, first)
        heading = rows[first:last]
        repeated = {tuple(c.text for c in row) for row in heading}
        body = [row for row in rows[last:] if tuple(c.text for c in row) not in repeated and not _is_count(row)]
        columns = _with_unsure(_columns(rows[first]), rows[first], body)
        marks = read_marks(heading, body, key) if _may_head_marks(columns, rows[first]) else Marks()
        whose = {} if marks else agencies_over_tasks(heading[-1], body)
        if marks or whose or is_heading([c.text for c in rows[first]], columns):
            whole = _with_unsure(_columns(*heading), heading[-1], body)
            of = tuple(None if i in marks.below or i in whose else c for i, c in enumerate(whole))
            of = _with_lead(of, rows[first], body, marks) if marks.across else of
            of = of if marks.across or whose else _with_task(of, rows[first], body, marks)
            title = _across(rows[first - 1]) if first else None
            return body, Columns(of, marks, whose, numbered_tasks(heading[-1]), title, _periods(heading[-1], body))
    return rows, before if rows and len(rows[0]) == len(before.of) else Columns()


def _likely_headings(rows: list[Row]) -> Iterator[int]:
    """Yields the rows that may head a table by what they say: what stands below is looked at for these alone."""
    for first, row in enumerate(rows):
        if _is_likely_heading(row) or any(map(may_stand_over_tasks, rows[first : first + MOST_HEADING_ROWS])):
            yield first


def _is_likely_heading(row: Row) -> bool:
    columns = _columns(row)
    unsure = any(c is None and unsure_part_of(words.text) for c, words in zip(columns, row, strict=True))
    return unsure or sum(c is not None for c in columns) > 1 or _may_head_marks(columns, row)


def _periods(heading: Row, body: list[Row]) -> dict[int, str]:
    """Returns the spans of time that head columns in which nothing but marks stands, "Quý I" say."""
    found = {}
    for i, cell in enumerate(heading):
        below = [row[i].text for row in body if i < len(row) and row[i].text]
        if is_period(cell.text) and below and all(is_mark(text) and not text.isdigit() for text in below):
            found[i] = cell.text
    return found


def _heading_end(rows: list[Row], first: int) -> int:
    """Returns the row behind a heading that begins with the row `first`."""
    last = first + 1
    while last < min(len(rows), first + MOST_HEADING_ROWS) and _is_heading_too(rows, last, first):
        last += 1
    return last


def _may_head_marks(columns: tuple[Column | None, ...], heading: Row) -> bool:
    if Column.TASK in columns or (Column.LEAD in columns and None in columns):
        return True
    told = [c for c in heading if c.text]
    return len(told) > 1 and (all(is_counted_task(c.text) for c in told) or sum(map(names_agency, told)) > 1)


def _across(row: Row) -> Words | None:
    """Returns what a row says that is one heading across the table, None for any other row."""
    said = [c for c in row if c.text and not NUMBER.fullmatch(c.text)]
    return uncounted(said[0]) if len(said) == 1 else None


def _columns(*rows: Row) -> tuple[Column | None, ...]:
    """Returns what stands in each column below the rows of a heading."""
    width = max(map(len, rows))
    said = [[row[i].text for row in rows if i < len(row) and row[i].text] for i in range(width)]
    return tuple(column_under(tuple(dict.fromkeys(texts))) if texts else None for texts in said)


def _is_heading_too(rows: list[Row], at: int, first: int) -> bool:
    """Returns whether a row goes on with the heading above it.

    Its cells repeat that, name columns of their own, or agencies below which marks stand.
    """
    row, above = rows[at], rows[first:at]
    own = {i: c for i, c in enumerate(row) if c.text and all(i >= len(r) or r[i].text != c.text for r in above)}
    if not own or NUMBER.fullmatch(row[0].text):
        return False
    if all(column_of(c.text) not in (None, Column.NUMBER) for c in own.values()):
        return True
    if not all(map(names_agency, own.values())):
        return False
    return any(i < len(r) and is_mark(r[i].text) for r in rows[at + 1 :] for i in own)


def _is_count(row: Row) -> bool:
    said = [c.text for c in row if c.text]
    return len(said) > 1 and all(_COUNTED.fullmatch(text) for text in said)


def _with_unsure(columns: tuple[Column | None, ...], heading: Row, body: list[Row]) -> tuple[Column | None, ...]:
    """Returns columns with those whose headings tell of a part only where agencies stand below them: "Hỗ trợ"."""
    said = {i: unsure_part_of(c.text) for i, c in enumerate(heading[: len(columns)]) if columns[i] is None}
    return tuple(said[i] if said.get(i) and _names_agencies(body, i) else c for i, c in enumerate(columns))


def _names_agencies(body: list[Row], at: int) -> bool:
    """Returns whether most cells of a column that say something are lists of agencies."""
    texts = [row[at].text for row in body if at < len(row) and _NAMED.search(row[at].text)]
    return 2 * sum(bool(agency_list(text, 0, len(text), strict=True)) for text in texts) > len(texts)


def _with_lead(
    columns: tuple[Column | None, ...], heading: Row, body: list[Row], marks: Marks
) -> tuple[Column | None, ...]:
    """Returns columns with one for the agencies that are the rows of a table, where no heading says so."""
    at = None if any(c in PARTS for c in columns) else task_column(heading, body, tuple(marks.across))
    return columns if at is None else (*columns[:at], Column.LEAD, *columns[at + 1 :])


def _with_task(
    columns: tuple[Column | None, ...], heading: Row, body: list[Row], marks: Marks
) -> tuple[Column | None, ...]:
    """Returns columns with one for the task: where no heading says so, the first of words that has no known part.

    A goal or a result is the task of a table that says of no other: "Chỉ tiêu | Cơ quan chủ trì | Thời hạn".
    """
    if Column.TASK in columns or not (marks or any(c in PARTS for c in columns)):
        return columns
    if marks:
        at = task_column(heading, body, tuple(marks.below))
        return columns if at is None else (*columns[:at], Column.TASK, *columns[at + 1 :])
    named = [i for i, c in enumerate(columns) if c in (None, Column.OTHER) and i < len(heading) and heading[i].text]
    free = [i for i in named if columns[i] is None or is_goal(heading[i].text)]
    first = next((i for i in free if _has_words(body, i)), None)
    if first is None:
        return columns
    return (*columns[:first], Column.TASK, *columns[first + 1 :])


def _has_words(body: list[Row], at: int) -> bool:
    """Returns whether what stands in a column is mostly words, and not figures or marks."""
    texts = [row[at].text for row in body if at < len(row) and row[at].text]
    return 2 * sum(bool(_TOLD.search(text)) for text in texts) > len(texts)
