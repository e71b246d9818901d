"""The rows of a table of tasks as the sentences they say: what reads sentences reads them better so.

A row "2 | Lập bản đồ số | Sở Khoa học và Công nghệ | Sở Xây dựng | 30/6/2026" is read as "Sở Khoa học và Công nghệ chủ
trì, phối hợp với Sở Xây dựng lập bản đồ số, hoàn thành 30/6/2026."; what is read of it is marked in the row.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.duty import COORDINATE, LEAD, Duty
from corpus.table import Words, tables_in
from corpus.table_of_figures import is_headed
from corpus.text.accents import fold
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.coverage import share_held

MOST_ROWS = 6  # of a table that are read: those with most of a question's words
LONGEST_OTHER = 80  # code points of a cell that is neither the task nor a part in it

# Words, where they stand in the document (-1 for nowhere), and the role of the agency that they name, "" for none.
_Piece = tuple[str, int, str]


@dataclass(frozen=True)
class Segment:
    """A part of a sentence, text[start:end], and where its words stand in the document.

    role: of the agency that it names, "" for another part.
    """

    start: int
    end: int
    at: int
    until: int
    role: str


@dataclass(frozen=True)
class RowSentence:
    """A row as a sentence; row: its span in the document; segments: those of its parts that stand in the row."""

    text: str
    row: tuple[int, int]
    segments: tuple[Segment, ...]

    def in_document(self, start: int, end: int) -> list[tuple[int, int]]:
        """Returns where in the document the parts stand that have words of text[start:end], in the order of the row."""
        return sorted((s.at, s.until) for s in self.segments if s.start < end and start < s.end)

    def of_roles(self, roles: Collection[str]) -> list[tuple[int, int]]:
        """Returns where in the document the agencies stand that have one of some roles."""
        return sorted((s.at, s.until) for s in self.segments if s.role in roles)


def row_sentences(question: Question, item: Evidence) -> list[RowSentence]:
    """Returns the rows of a clause's tables of tasks as sentences, those with most of a question; [] where it has none.

    At most MOST_ROWS, in the order of the table. A clause that the question names is read as it stands.
    """
    if item.named:
        return []
    text = item.document.text
    by_row: dict[int, list[Duty]] = {}
    for duty in item.own_duties:
        if duty.row is not None:
            by_row.setdefault(duty.row, []).append(duty)
    rows = sorted(by_row)
    lines = clause_sentences(item.document, item.clause) if rows else []
    spans = [s for s in lines if (n := bisect_left(rows, s[0])) < len(rows) and rows[n] < s[1]]
    begins = [rows[bisect_left(rows, a)] for a, _ in spans]
    held = [share_held(question, text[slice(*s)]) for s in spans]
    best = sorted(sorted(range(len(spans)), key=lambda i: -held[i])[:MOST_ROWS])
    columns = _columns(item) if spans else {}
    return [_sentence(text, spans[i], by_row[begins[i]], columns.get(begins[i], ())) for i in best]


def _columns(item: Evidence) -> dict[int, tuple[tuple[str, Words], ...]]:
    """Returns by where a row begins its cells, each with what heads its column."""
    clause = item.clause
    found: dict[int, tuple[tuple[str, Words], ...]] = {}
    for rows in tables_in(item.document.text, clause.start, clause.own_end):
        if is_headed(rows):
            heads = [head.text for head in rows[0]]
            found |= {row[0].start: tuple(zip(heads, row, strict=False)) for row in rows[1:] if row}
    return found


def _sentence(
    text: str, row: tuple[int, int], duties: Sequence[Duty], columns: Sequence[tuple[str, Words]]
) -> RowSentence:
    sentence, segments = "", []
    for words, at, role in _pieces(text, row, duties, columns):
        if row[0] <= at < row[1]:
            segments.append(Segment(len(sentence), len(sentence) + len(words), at, at + len(words), role))
        sentence += words
    return RowSentence(f"{sentence[:1].upper()}{sentence[1:]}.", row, tuple(segments))


def _pieces(
    text: str, row: tuple[int, int], duties: Sequence[Duty], columns: Sequence[tuple[str, Words]]
) -> Iterator[_Piece]:
    """Yields the pieces of a sentence in their order."""
    leads, helpers = ([d for d in duties if d.role == role] for role in (LEAD, COORDINATE))
    yield from _names(leads)
    if leads:
        yield " chủ trì", -1, ""
    if helpers:
        yield (", phối hợp với " if leads else "phối hợp: "), -1, ""
        yield from _names(helpers)
    task = duties[0].task
    yield " ", -1, ""
    yield (f"{task[:1].lower()}{task[1:]}" if task[1:2].islower() else task), text.find(task, *row), ""
    if deadline := duties[0].deadline:
        yield ", hoàn thành ", -1, ""
        yield deadline, text.find(deadline, *row), ""
    known = {fold(w) for w in (task, deadline or "", *(d.agency for d in duties))}
    for head, cell in columns:
        words = cell.text
        if head and 0 < len(words) <= LONGEST_OTHER and not _is_told(fold(words), known) and not words.isdecimal():
            yield f"; {head.lower()}: ", -1, ""
            yield words, cell.start, ""


def _names(duties: Sequence[Duty]) -> Iterator[_Piece]:
    for n, duty in enumerate(duties):
        if n:
            yield ", ", -1, ""
        yield duty.agency, duty.start, duty.role


def _is_told(words: str, known: set[str]) -> bool:
    """Returns whether a cell says what was said: the task, an agency or some of them, the deadline."""
    return any(k and (k in words or words in k) for k in known)
