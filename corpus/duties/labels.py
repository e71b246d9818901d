"""Labelled lines ("Cơ quan chủ trì: Sở Xây dựng.", "Thời hạn: Quý II/2025."), which belong to the task above them.

They stand as dashes below the task, as lines of its clause, behind it in one line or in parentheses. A label counts
only where what follows it is what it announces: a list of agencies behind "Chủ trì", words that set a time behind
"Thời hạn".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.clause import Clause, parent_path
from corpus.document import Document
from corpus.duties.agency_lists import agency_list
from corpus.duties.cell_labels import labelled_cells
from corpus.duties.deadlines import deadline_in, surer
from corpus.duties.label_lines import LONGEST_DEADLINE, ROLES, Label, read_line
from corpus.duty import LEAD, Duty
from corpus.lexicon.task_columns import Column, label_of
from corpus.markers import markers
from corpus.patience import go_on
from corpus.table import Words, rows_of
from corpus.text.sentences import sentences

LONGEST_TASK = 300  # code points
_EDGES = " ,.;:/([–-"


@dataclass
class _Task:
    """A task and what labels say of it: its span, and the labels with the address of the clause that each stands in."""

    start: int
    end: int
    path: str
    labels: list[tuple[str, Label]] = field(default_factory=list)


@dataclass(frozen=True)
class Labelled:
    """The tasks of a document that labels tell more of, and the spans of those labels, in order."""

    tasks: tuple[_Task, ...]
    spans: tuple[tuple[int, int], ...]


def read_labels(document: Document) -> Labelled:
    """Returns the tasks of a document that labelled lines belong to."""
    reader = _Reader(document)
    for clause in document.clauses:
        go_on()
        reader.read(clause)
        reader.read_tables(clause)
    tasks = tuple(task for task in reader.tasks if any(label.column is not Column.OTHER for _, label in task.labels))
    spans = tuple(sorted({(x.start, x.words.end) for task in tasks for _, x in task.labels}))
    return Labelled(tasks, spans)


class _Reader:
    """Reads clauses in order, and remembers which task a label of the next would belong to."""

    def __init__(self, document: Document) -> None:
        self.tasks: list[_Task] = []
        self._text = document.text
        self._paths = document.by_path
        self._open: dict[str, _Task] = {}  # by the address of a clause: its own last task, or that of a unit below it
        self._own: dict[str, _Task] = {}
        self._waiting: Column | None = None  # of a label whose agencies stand on the next lines
        self._waits_for: _Task | None = None  # the task that this label belongs to
        self._beside: dict[str, int] = {}  # by the address above: tasks in a row beside each other without labels

    def read(self, clause: Clause) -> None:
        """Takes the tasks and the labels of a clause's own text."""
        above = parent_path(clause.path, self._paths) or ""
        rows = set(rows_of(self._text, clause.start, clause.own_end))
        for start, end in _lines(self._text, clause):
            if (start, end) in rows:
                continue
            labels = self._announced_by(start, end) or read_line(self._text, start, end)
            first = labels[0].start if labels else end
            named = next((x.words for x in labels if x.column is Column.TASK), None)
            if named:
                self._take(_Task(named.start, named.end, clause.path), clause.path, above)
            elif self._text[start:first].strip(_EDGES):
                self._take(_Task(start, first, clause.path), clause.path, above)
            task = self._own.get(clause.path) or self._above(above)
            if self._waiting is not None:
                task = self._waits_for = self._waits_for if labels[0].agencies else task
            if labels and task is not None:
                task.labels += [(clause.path, label) for label in labels]
                self._beside[above] = 0

    def read_tables(self, clause: Clause) -> None:
        """Takes the tasks in a clause's tables that labels in their cells tell more of."""
        for words, labels in labelled_cells(self._text, clause):
            told = [(clause.path, label) for label in labels]
            self.tasks.append(_Task(words.start, words.end, clause.path, told))

    def _announced_by(self, start: int, end: int) -> list[Label]:
        """Returns the label that a line is whose agencies stand below it, or the one of the agencies in such a line.

        "Cơ quan chủ trì:" above "- Sở Xây dựng" and "- Công an tỉnh".
        """
        waiting, self._waiting = self._waiting, None
        column = label_of(self._text[start : end - 1].rstrip()) if self._text[end - 1] == ":" else None
        if column in ROLES:
            self._waiting = column
            return [Label(column, start, Words("", end, end))]
        listed = agency_list(self._text, start, end, strict=True) if waiting else []
        if waiting is None or not listed:
            return []
        self._waiting = waiting
        agencies = tuple((x.role or ROLES[waiting], x.agency) for x in listed)
        return [Label(waiting, start, Words(self._text[start:end], start, end), agencies)]

    def _take(self, task: _Task, path: str, above: str) -> None:
        self.tasks.append(task)
        self._own[path] = self._open[path] = task
        if above:
            self._beside[above] = self._beside.get(above, 0) + 1
            self._open[above] = task

    def _above(self, above: str) -> _Task | None:
        """Returns the task that a labelled unit belongs to: the unit beside it, or the one above where several do."""
        several = self._beside.get(above, 0) > 1
        return (self._own.get(above) if several else None) or self._open.get(above)


def _lines(text: str, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yields the lines of a clause's own text, the marker of the first left out."""
    at = clause.start
    while at < clause.own_end:
        stop = text.find("\n", at, clause.own_end)
        stop = clause.own_end if stop < 0 else stop
        found = [m for m in markers(text[at:stop]) if not m.weak] if at == clause.start else []
        bullet = re.compile(r"[-–+•*]\s").match(text, at, stop)
        start = at + found[0].length if found else bullet.end() if bullet else at
        if text[start:stop].strip():
            yield start, stop
        at = stop + 1


# --- to duties


def with_labels(document: Document, labelled: Labelled, found: Sequence[Duty]) -> list[Duty]:
    """Returns the duties of a document's sentences and tables with those that labels add, in the order of clauses."""
    by_clause: dict[str, list[Duty]] = defaultdict(list)
    for duty in found:
        by_clause[duty.clause].append(duty)
    for task in labelled.tasks:
        here = by_clause[task.path]
        said = [d for d in here if document.text.find(d.task, task.start, task.end) >= 0]
        added, own = labelled_duties(document, task, said)
        changed = {(d.start, d.role, d.task): d for d in own}
        taken = set(map(id, said))
        kept = (changed.get((d.start, d.role, d.task)) if id(d) in taken else d for d in here)
        by_clause[task.path] = [d for d in kept if d]
        for duty in added:
            by_clause[duty.clause].append(duty)
    duties = [duty for held in by_clause.values() for duty in held]
    order = {clause.path: i for i, clause in enumerate(document.clauses)}
    return sorted(duties, key=lambda d: order[d.clause])


def labelled_duties(document: Document, task: _Task, said: Sequence[Duty]) -> tuple[list[Duty], list[Duty]]:
    """Returns the duties that labels add to a task, and those of its own words with what the labels say of them.

    said: the duties that the words of the task give.
    """
    text = document.text
    deadline = next((_deadline(x.words) for _, x in task.labels if x.column is Column.DEADLINE), None)
    report = next((x.words.text for _, x in task.labels if x.column is Column.REPORT), None)
    words = said[0].task if said else _task_words(text, task)
    due = deadline or (said[0].deadline if said else deadline_in(text, task.start, task.end))
    added = [
        Duty(role, a.text, words, due, report, document.document_id, path, a.start, a.end)
        for path, label in task.labels
        for role, a in label.agencies
    ]
    named = any(duty.role == LEAD for duty in added)
    own = [
        replace(d, deadline=surer(d.deadline, deadline), report_to=d.report_to or report)
        for d in said
        # Who leads by a label does so in place of whom the lead-in above several tasks names.
        if not (named and d.role == LEAD and d.start < task.start)
    ]
    return added, own


def _task_words(text: str, task: _Task) -> str:
    spans = [s for s in sentences(text, task.start, task.end) if text[s[0] : s[1]].strip(_EDGES)]
    start, end = spans[-1] if spans else (task.start, task.end)
    return text[start:end].strip(_EDGES)[:LONGEST_TASK]


def _deadline(words: Words) -> str:
    short = len(words.text) <= LONGEST_DEADLINE
    return words.text if short else deadline_in(words.text, 0, len(words.text)) or words.text[:LONGEST_DEADLINE]
