"""Duties of a table of tasks: what its heading says of each column, and a row each.

The columns may stand in any order and the heading over two or three rows ("Cơ quan thực hiện" above "Chủ trì" and
"Phối hợp"). A heading across the table that only names an agency says whose the rows below are, where no column does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.clause import Clause
from corpus.document import Document
from corpus.duties.agency_lists import agency_list
from corpus.duties.agency_phrases import AgencyPhrase
from corpus.duties.deadlines import deadline_in
from corpus.duty import COORDINATE, LEAD, Duty
from corpus.lexicon.agency_names import names_an_agency
from corpus.lexicon.task_columns import PARTS, Column, column_of, column_under, is_heading
from corpus.table import Words, tables_in
from corpus.text.accents import fold

LONGEST_TASK = 300  # code points
LONGEST_DEADLINE = 80  # of a cell that is a deadline as a whole
MOST_HEADING_ROWS = 3
_DITTO = re.compile(r"[\"”“″〃'’]{1,2}|-?\s*(?:nt|như trên|như dòng trên)\s*-?", re.IGNORECASE)
_NOTHING = re.compile(r"[-–—…._/x×\s]*|không(?: có)?|chưa (?:có|rõ|phân công|xác định)", re.IGNORECASE)
_HELPS = re.compile(r"(?:cơ quan |đơn vị )?(?:cùng )?(?:phối hợp|tham gia|hỗ trợ)", re.IGNORECASE)
_COUNTED = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?")  # the row below a heading that numbers the columns
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-Za-zđĐ])[.)]?")
_SECTION = re.compile(r"(?:[IVXL]{1,6}|[A-ZĐ])[.)]?")

Row = list[Words]


@dataclass(frozen=True)
class Tasks:
    """What tables of a clause give: duties, and the lines that they were read from."""

    duties: tuple[Duty, ...]
    lines: tuple[tuple[int, int], ...]


def read_tables(document: Document, clause: Clause, subject: Sequence[AgencyPhrase]) -> Tasks:
    """Returns the duties of the tables in a clause's own text.

    subject: who has the tasks of a table that has no column for who leads.
    """
    duties: list[Duty] = []
    lines: list[tuple[int, int]] = []
    columns: tuple[Column | None, ...] = ()
    for run in tables_in(document.text, clause.start, clause.own_end):
        for part in _parted(run):
            body, columns = _headed(part, columns)
            table = _Rows(document, clause, columns, tuple(subject))
            found = [duty for row in body for duty in table.duties(row)]
            if found:
                duties += found
                lines += [(row[0].start, row[-1].end) for row in part]
    return Tasks(tuple(duties), tuple(lines))


def _parted(rows: list[Row]) -> Iterator[list[Row]]:
    """Yields the tables that follow each other without a line between them: another heading ("STT | …") begins one."""
    headings = [i for i, row in enumerate(rows) if _is_numbered_heading(row)]
    said = [tuple(c.text for c in rows[i]) for i in headings]
    # The same heading again is that of the next page; a second row of one stands right below the first.
    begins = [i for n, i in enumerate(headings) if said[n] not in said[:n] and i - 1 not in headings]
    cuts = [0, *(i for i in begins if i > headings[0]), len(rows)] if headings else [0, len(rows)]
    for first, after in pairwise(cuts):
        yield rows[first:after]


def _is_numbered_heading(row: Row) -> bool:
    columns = _columns(row)
    return columns[:1] == (Column.NUMBER,) and is_heading([c.text for c in row], columns)


# --- the heading


def _headed(rows: list[Row], before: tuple[Column | None, ...]) -> tuple[list[Row], tuple[Column | None, ...]]:
    """Returns the rows below the heading of a table and its columns: those of the table before where it has none."""
    for first in range(len(rows)):
        columns = _columns(rows[first])
        if not is_heading([c.text for c in rows[first]], columns):
            continue
        last = first + 1
        while last < min(len(rows), first + MOST_HEADING_ROWS) and _is_heading_too(rows[last], rows[first:last]):
            last += 1
        columns = _with_task(_columns(*rows[first:last]), rows[first])
        repeated = {tuple(c.text for c in row) for row in rows[first:last]}
        body = [row for row in rows[last:] if tuple(c.text for c in row) not in repeated and not _is_count(row)]
        return body, columns
    return rows, before if rows and len(rows[0]) == len(before) else ()


def _columns(*rows: Row) -> tuple[Column | None, ...]:
    """Returns what stands in each column below the rows of a heading."""
    width = max(map(len, rows))
    said = [[row[i].text for row in rows if i < len(row) and row[i].text] for i in range(width)]
    return tuple(column_under(tuple(dict.fromkeys(texts))) if texts else None for texts in said)


def _is_heading_too(row: Row, above: list[Row]) -> bool:
    """Returns whether a row goes on with the heading above it: its cells repeat that, or name columns of their own."""
    own = [c.text for i, c in enumerate(row) if c.text and all(i >= len(r) or r[i].text != c.text for r in above)]
    known = all(column_of(text) not in (None, Column.NUMBER) or not text for text in own)
    return bool(own) and known and not _NUMBER.fullmatch(row[0].text)


def _is_count(row: Row) -> bool:
    said = [c.text for c in row if c.text]
    return len(said) > 1 and all(_COUNTED.fullmatch(text) for text in said)


def _with_task(columns: tuple[Column | None, ...], heading: Row) -> tuple[Column | None, ...]:
    """Returns columns with one for the task: where no heading says so, the first that has words and no known part."""
    if Column.TASK in columns or not any(c in PARTS for c in columns):
        return columns
    first = next((i for i, c in enumerate(columns) if c is None and i < len(heading) and heading[i].text), None)
    if first is None:
        return columns
    return (*columns[:first], Column.TASK, *columns[first + 1 :])


# --- the rows


class _Rows:
    """The rows of one table, from top to bottom: what a row leaves open is as in the row above."""

    def __init__(
        self,
        document: Document,
        clause: Clause,
        columns: tuple[Column | None, ...],
        subject: tuple[AgencyPhrase, ...],
    ) -> None:
        self._document, self._clause, self._columns, self._subject = document, clause, columns, subject
        self._above: dict[int, Words] = {}
        self._start = 0  # of the row that is read

    def duties(self, row: Row) -> list[Duty]:
        """Returns the duties of a row, who leads before who coordinates."""
        if Column.TASK not in self._columns:
            return []
        if self._is_section(row):
            return []
        self._start = row[0].start
        row = [self._meant(i, words) for i, words in enumerate(row)]
        task = self._task(row)
        if task is None:
            return []
        parts = list(dict.fromkeys(self._parts(row)))
        return [self._duty(row, task, role, agency) for wanted in (LEAD, COORDINATE) for role, agency in parts
                if role == wanted]  # fmt: skip

    def _is_section(self, row: Row) -> bool:
        """Returns whether a row is a heading across the table, and takes note of the agency that it names."""
        said = [words for words in row if words.text and not _NUMBER.fullmatch(words.text)]
        if len(said) != 1 or self._at(row, said[0]) in (*PARTS, Column.DEADLINE):
            return False
        if not any(c in (Column.LEAD, Column.BOTH) for c in self._columns):
            named = self._agencies(said[0])
            self._subject = named or self._subject
            return bool(named) or not self._subject or bool(_SECTION.fullmatch(row[0].text)) or said[0].text.isupper()
        return True

    def _at(self, row: Row, words: Words) -> Column | None:
        at = row.index(words)
        return self._columns[at] if at < len(self._columns) else None

    def _agencies(self, words: Words) -> tuple[AgencyPhrase, ...]:
        text = self._document.text
        numbered = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-Z])[.)]\s+").match(text, words.start, words.end)
        start = numbered.end() if numbered else words.start
        listed = agency_list(text, start, words.end, strict=True)
        if listed:
            return tuple(x.agency for x in listed)
        whole = text[start : words.end].rstrip(" :")
        named = whole.isupper() and names_an_agency(f" {fold(whole)} ")
        return (AgencyPhrase(whole, start, start + len(whole)),) if named else ()

    def _meant(self, i: int, words: Words) -> Words:
        """Returns what a cell says, or what the one above says where it only repeats that."""
        if _DITTO.fullmatch(words.text) and i in self._above:
            return self._above[i]
        if words.text:
            self._above[i] = words
        return words

    def _task(self, row: Row) -> Words | None:
        """Returns the task of a row: of several columns for it the last, of an empty one the task above."""
        columns = [i for i, c in enumerate(self._columns) if c is Column.TASK]
        parts = [i for i, c in enumerate(self._columns) if c in PARTS]
        before = [i for i in columns if not parts or i < parts[0]] or columns
        own = [row[i] for i in before if i < len(row) and row[i].text]
        return own[-1] if own else next((self._above[i] for i in reversed(before) if i in self._above), None)

    def _parts(self, row: Row) -> Iterator[tuple[str, AgencyPhrase]]:
        """Yields who has which part in a row."""
        helps = bool(_HELPS.match(self._said(row, Column.ROLE) or ""))
        for words, column in zip(row, self._columns, strict=False):
            if column not in PARTS or not words.text or _NOTHING.fullmatch(words.text):
                continue
            role = COORDINATE if column is Column.COORDINATE or helps else LEAD
            for listed in agency_list(self._document.text, words.start, words.end):
                yield listed.role or role, listed.agency
                if column is Column.BOTH:
                    role = COORDINATE  # who is named first leads
        if not any(c in (Column.LEAD, Column.BOTH) for c in self._columns):
            yield from ((LEAD, agency) for agency in self._subject)

    def _duty(self, row: Row, task: Words, role: str, agency: AgencyPhrase) -> Duty:
        return Duty(
            role,
            agency.text,
            task.text.strip(" ,.;:/")[:LONGEST_TASK],
            self._deadline(row, task),
            self._said(row, Column.REPORT),
            self._document.document_id,
            self._clause.path,
            agency.start,
            agency.end,
            row=self._start,
        )

    def _deadline(self, row: Row, task: Words) -> str | None:
        text = self._document.text
        said = next((w for w in self._cells(row, Column.DEADLINE) if not _NOTHING.fullmatch(w.text)), None)
        if said is None:
            return deadline_in(text, task.start, task.end)
        short = len(said.text) <= LONGEST_DEADLINE
        return said.text.strip(" .;,") if short else deadline_in(text, said.start, said.end)

    def _said(self, row: Row, column: Column) -> str | None:
        return next((w.text for w in self._cells(row, column) if not _NOTHING.fullmatch(w.text)), None)

    def _cells(self, row: Row, column: Column) -> list[Words]:
        return [w for w, c in zip(row, self._columns, strict=False) if c is column]
