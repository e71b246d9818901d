"""Duties of a table of tasks: what its heading says of each column (`columns`), and a row each.

A heading across the table that only names an agency says whose the rows below are, where no column does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.clause import Clause
from corpus.document import Document
from corpus.duties.agency_lists import agency_list
from corpus.duties.agency_phrases import AgencyPhrase
from corpus.duties.columns import MOST_HEADING_ROWS, NUMBER, Columns, Row, headed, heads_tasks, parted
from corpus.duties.counted import is_counted_task, uncounted
from corpus.duties.deadlines import deadline_in
from corpus.duties.label_lines import Label, read_line
from corpus.duties.marks import read_key
from corpus.duties.records import records_of
from corpus.duties.subjects import whole_line
from corpus.duty import COORDINATE, LEAD, Duty
from corpus.lexicon.agency_names import names_an_agency
from corpus.lexicon.task_columns import PARTS, Column
from corpus.table import Words, tables_in
from corpus.text.accents import fold

LONGEST_TASK = 300  # code points
LONGEST_DEADLINE = 80  # of a cell that is a deadline as a whole
_DITTO = re.compile(
    r"[\"”“″〃'’]{1,2}|//|[-–]\s?[\"”“″〃]\s?[-–]|[-–]?\s*(?:nt|như trên|như dòng trên)\s*[-–]?\.?", re.IGNORECASE
)
_NOTHING = re.compile(r"[-–—…._/x×\s]*|không(?: có)?|chưa (?:có|rõ|phân công|xác định)", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?\s*%|\d+,\d+")  # what a year is to reach ("Năm 2025"), and no time
_HELPS = re.compile(r"(?:cơ quan |đơn vị )?(?:cùng )?(?:phối hợp|tham gia|hỗ trợ)", re.IGNORECASE)
_SECTION = re.compile(r"(?:[IVXL]{1,6}|[A-ZĐ])[.)]?")


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
    before = clause.start
    for rows, tables in _tables(document.text, clause):
        named = _named_above(document.text, before, rows[0][0].start)
        before = rows[-1][-1].end
        found = [d for of, body in tables for d in _Rows(document, clause, of, named or tuple(subject)).all(body)]
        if found:
            duties += found
            lines += [(row[0].start, row[-1].end) for row in rows]
    return Tasks(tuple(duties), tuple(lines))


def _named_above(text: str, start: int, end: int) -> tuple[AgencyPhrase, ...]:
    """Returns the agencies that are all that the line right above a table says: "Sở Tài chính"."""
    stop = start + len(text[start:end].rstrip())
    return whole_line(text, max(start, text.rfind("\n", start, stop) + 1), stop) if stop > start else ()


def tables_of_nobody(document: Document, found: Sequence[Duty]) -> Iterator[tuple[Clause, Row]]:
    """Yields the first row of each table of tasks that gave none of the duties found in a document, and its clause."""
    rows = {duty.row for duty in found if duty.row is not None}
    for clause in document.clauses:
        for run in tables_in(document.text, clause.start, clause.own_end):
            if any(heads_tasks(row, run) for row in run[:MOST_HEADING_ROWS]) and not any(
                row[0].start in rows for row in run
            ):
                yield clause, run[0]


def _tables(text: str, clause: Clause) -> Iterator[tuple[list[Row], list[tuple[Columns, list[Row]]]]]:
    """Yields the rows of each table in a clause's own text, and what is read from them: columns and the rows below."""
    columns = Columns()
    key = read_key(text, clause.start, clause.end)
    for run in tables_in(text, clause.start, clause.own_end):
        records = [(of, [row]) for of, row in records_of(text, run, clause.start)]
        if records:
            yield run, records
            continue
        for part in parted(run):
            body, columns = headed(part, columns, key)
            yield part, [(columns, body)]


# --- the rows


class _Rows:
    """The rows of one table, from top to bottom: what a row leaves open is as in the row above."""

    def __init__(
        self,
        document: Document,
        clause: Clause,
        columns: Columns,
        subject: tuple[AgencyPhrase, ...],
    ) -> None:
        self._document, self._clause, self._subject = document, clause, subject
        self._columns, self._marks, self._of = columns.of, columns.marks, columns
        self._title = columns.title
        first = self._columns.index(Column.TASK) if Column.TASK in self._columns else 0
        self._before = [i for i, c in enumerate(self._columns[:first]) if c in (Column.LEAD, Column.BOTH)]
        self._above: dict[int, Words] = {}
        self._whose: dict[int, Words] = {}  # by the columns before the task: who has those below that name nobody
        self._start = 0  # of the row that is read

    def all(self, rows: Sequence[Row]) -> Iterator[Duty]:
        """Yields the duties of the rows below the heading, in order."""
        told = Column.TASK in self._columns or any(c in PARTS for c in self._columns)
        if told or self._marks.across or self._of.whose:
            for row in rows:
                yield from self._duties(row)

    def _duties(self, row: Row) -> list[Duty]:
        """Returns the duties of a row, who leads before who coordinates."""
        self._start = row[0].start
        if self._of.whose:
            return list(self._below_agencies(row))
        if self._is_section(row) or self._is_headed_by_agency(row):
            return []
        row = self._with_whose([self._meant(i, words) for i, words in enumerate(row)])
        parts = list(dict.fromkeys(self._parts(row)))
        if self._marks.across:
            agencies = [agency for _, agency in parts]
            return [self._duty(row, uncounted(t), role, a) for role, t in self._marks.tasks(row) for a in agencies]
        return [self._duty(row, task, role, agency) for task in self._tasks(row) for wanted in (LEAD, COORDINATE)
                for role, agency in parts if role == wanted]  # fmt: skip

    def _below_agencies(self, row: Row) -> Iterator[Duty]:
        """Yields the tasks that stand in a row below the names of agencies."""
        for i, agency in self._of.whose.items():
            task = self._meant(i, row[i]) if i < len(row) else None
            if task and task.text and not _NOTHING.fullmatch(task.text):
                yield self._duty(row, uncounted(task), LEAD, agency)

    def _tasks(self, row: Row) -> list[Words]:
        """Returns the tasks of a row: each of several columns that are counted, the one of the others, the title's."""
        several = [uncounted(row[i]) for i in self._of.several if i < len(row) and row[i].text]
        several = [words for words in several if not _NOTHING.fullmatch(words.text)]
        task = self._task(row) if Column.TASK in self._columns else self._title
        return several or ([uncounted(task)] if task else [])

    def _is_section(self, row: Row) -> bool:
        """Returns whether a row is a heading across the table, and takes note of the agency that it names."""
        said = [words for words in row if words.text and not NUMBER.fullmatch(words.text)]
        # An x is a number too, and a mark in its column.
        marked = any(self._marks.parts(row)) or any(self._marks.tasks(row))
        if len(said) != 1 or marked or self._is_part(row, said[0]):
            return False
        self._whose = {}
        if Column.TASK not in self._columns:
            self._title = uncounted(said[0])
        if not any(c in (Column.LEAD, Column.BOTH) for c in self._columns):
            named = self._agencies(said[0])
            self._subject = named or self._subject
            return bool(named) or not self._subject or bool(_SECTION.fullmatch(row[0].text)) or said[0].text.isupper()
        return True

    def _is_headed_by_agency(self, row: Row) -> bool:
        """Returns whether a row with a number of its own only names whose the rows below are, and takes note of that.

        "II | Sở Y tế | |" above "1 | | Mua màn | Quý I".
        """
        said = [i for i, words in enumerate(row) if words.text and not NUMBER.fullmatch(words.text)]
        numbered = self._columns[:1] == (Column.NUMBER,) and NUMBER.fullmatch(row[0].text)
        if not numbered or len(said) != 1 or said[0] not in self._before:
            return False
        self._whose = {said[0]: row[said[0]]} if self._agencies(row[said[0]]) else {}
        return True

    def _is_part(self, row: Row, words: Words) -> bool:
        """Returns whether the one thing that a row says is who acts or by when, and not a task over rows below it."""
        if Column.TASK not in self._columns and is_counted_task(words.text):
            return False
        return self._at(row, words) in (*PARTS, Column.DEADLINE)

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
        if _DITTO.fullmatch(words.text):
            return self._above.get(i, Words("", words.start, words.start))
        if words.text:
            self._above[i] = words
        return words

    def _with_whose(self, row: Row) -> Row:
        """Returns a row of a table by agencies with the one above it, where it has a task and leaves open whose it is.

        Only where the agency stands before the task: a blank behind a task may mean that it is nobody's yet.
        """
        self._whose |= {i: row[i] for i in self._before if i < len(row) and row[i].text}
        if not any(words.text for words, c in zip(row, self._columns, strict=False) if c is Column.TASK):
            return row
        return [self._whose.get(i, w) if i in self._before and not w.text else w for i, w in enumerate(row)]

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
            labels = self._labels(words)
            if labels:
                yield from (part for label in labels for part in label.agencies)
                continue
            role = COORDINATE if column is Column.COORDINATE or helps else LEAD
            for listed in agency_list(self._document.text, words.start, words.end):
                yield listed.role or role, listed.agency
                if column is Column.BOTH:
                    role = COORDINATE  # who is named first leads
        yield from self._marks.parts(row)
        if not self._marks and not any(c in (Column.LEAD, Column.BOTH) for c in self._columns):
            yield from ((LEAD, agency) for agency in self._subject)

    def _labels(self, words: Words) -> list[Label]:
        """Returns the labels that a cell of who acts consists of: "Chủ trì: Sở A; Phối hợp: Sở B; Thời gian: …"."""
        labels = read_line(self._document.text, words.start, words.end) if ":" in words.text else []
        return labels if labels and labels[0].start == words.start else []

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
        cells = (w for w in self._cells(row, Column.DEADLINE) if not _FIGURE.fullmatch(w.text))
        said = next((w for w in cells if not _NOTHING.fullmatch(w.text)), None)
        if said is None:
            acting = (w for w, c in zip(row, self._columns, strict=False) if c in PARTS)
            told = [x.words for w in acting for x in self._labels(w) if x.column is Column.DEADLINE]
            if told:
                return told[0].text.strip(" .;,")
            marked = [words for i, words in self._of.periods.items() if i < len(row) and row[i].text]
            return marked[-1] if marked else deadline_in(text, task.start, task.end)
        short = len(said.text) <= LONGEST_DEADLINE
        return said.text.strip(" .;,") if short else deadline_in(text, said.start, said.end)

    def _said(self, row: Row, column: Column) -> str | None:
        return next((w.text for w in self._cells(row, column) if not _NOTHING.fullmatch(w.text)), None)

    def _cells(self, row: Row, column: Column) -> list[Words]:
        return [w for w, c in zip(row, self._columns, strict=False) if c is column]
