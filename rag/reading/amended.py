"""What other documents change in a clause: which clause of theirs rewords or repeals it, and since when."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.clause import Clause, lies_in
from corpus.document import AMENDS, REPEALS, Document
from corpus.facts.references import STEPS, Reference, addressed, find_references, resolve
from corpus.text.accents import fold
from rag.evidence import Evidence
from rag.question.question import Question

# "2. Sửa đổi, bổ sung khoản 1 Điều 6 như sau:", "Bãi bỏ Điều 10"; what is only added changes nothing that was there.
_ORDERS = re.compile(
    r"(?:\S{1,12}\s+){0,2}?(?P<verb>sửa đổi|thay thế|thay cụm từ|bãi bỏ|hủy bỏ|huỷ bỏ)(?!\w)", re.IGNORECASE
)
_ENDS = ("bãi bỏ", "hủy bỏ", "huỷ bỏ")
_QUOTED = re.compile(r"[“\"«]|:\s*\n")  # the new wording: what it refers to is not what is changed


@dataclass(frozen=True)
class ClauseChange:
    """A clause of another document that changes one: `repeals` it or `amends` it; since: None where it does not say."""

    kind: str
    document: Document
    clause: Clause
    since: datetime.date | None

    def holds(self, question: Question, today: datetime.date) -> bool:
        """Returns whether a question is of the time since: not of a year before, nor is it yet to come."""
        if self.since is None:
            return not question.years
        return self.since <= today and all(int(year) >= self.since.year for year in question.years)


def changes_of(item: Evidence) -> list[ClauseChange]:
    """Returns the clauses of documents that amend an item's which change that clause, or one that it lies in."""
    by = {other.document_id: other for kind, other in item.changed_by if kind in (AMENDS, REPEALS)}
    return [
        ClauseChange(kind, other, clause, other.metadata.effective or other.metadata.date)
        for other in by.values()
        for clause, kind, reference in _orders(other, item.document)
        if _is_meant(reference, item)
    ]


def _orders(other: Document, changed: Document) -> Iterator[tuple[Clause, str, Reference]]:
    """Yields each unit of another that a document changes: the clause that orders it, how, and the unit."""
    for clause in other.clauses:
        begins = _ORDERS.match(other.text, clause.start, clause.own_end)
        if begins is None or not clause.levels:
            continue
        stop = _QUOTED.search(other.text, begins.end(), clause.own_end)
        references = find_references(other.text, begins.end("verb"), stop.start() if stop else clause.own_end)
        kind = REPEALS if begins["verb"].casefold() in _ENDS else AMENDS
        if _speaks_of(other, clause, changed, [r.number for r in references if r.number]):
            yield from ((clause, kind, r) for r in references if r.steps)


def _speaks_of(other: Document, clause: Clause, changed: Document, numbers: list[str]) -> bool:
    """Returns whether a clause that names these numbers, or stands under headings that do, is of one document."""
    above = [c for c in other.clauses if c.path != clause.path and lies_in(clause.path, c.path)]
    for c in [] if numbers else reversed(above):
        numbers = [r.number for r in find_references(other.text, c.start, c.own_end) if r.number]
        if numbers:
            break
    if numbers:
        return fold(changed.metadata.number or "") in map(fold, numbers)
    return len({r.number for r in other.metadata.relations if r.kind in (AMENDS, REPEALS)}) == 1


def _is_meant(reference: Reference, item: Evidence) -> bool:
    """Returns whether a unit that another document names is the item's clause, or one in which that lies."""
    wanted = addressed(reference.steps)
    # Counted from the beginning of the document: "khoản 2" alone is none inside a Điều.
    if not wanted or not item.clause.levels or item.clause.levels[0].style not in STEPS[wanted[0][0]]:
        return False
    found = resolve(replace(reference, number=None), item.clause, item.document.clauses)
    return found is not None and lies_in(item.clause.path, found.path)
