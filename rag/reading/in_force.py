"""The clause in force before the one that it replaced, where both answer a question."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.clause import lies_in
from corpus.document import AMENDS, REPEALS, REPLACES
from corpus.text.terms import folded_terms
from index.hit import Hit
from rag.question.question import Question
from rag.reading.amended import changes_of
from rag.reading.order import Ordered, ReadHit

SAME_MATTER = 0.8  # of the question's terms that the replaced clause holds, those that the one in force must hold


def in_force_first(ordered: Ordered, question: Question, least: float, today: datetime.date) -> Ordered:
    """Returns hits in their order, but that a clause in force comes before those of the document that it replaced.

    least: how probably a clause must answer to be put before another. Not for a question that names a year or the
    document that it means: it wants no other.
    """
    read = list(ordered.read)
    for old in ordered.read:
        at = read.index(old)
        newer = next((r for r in read[at + 1 :] if _replaces(r, old, question, least, today)), None)
        if newer is not None:
            read.remove(newer)
            read.insert(at, newer)
    if read == list(ordered.read):
        return ordered
    rest = ordered.hits[len(read) :]
    ranked = tuple(replace(h, rank=n) for n, h in enumerate([*(r.hit for r in read), *rest], start=1))
    return Ordered(ranked, tuple(replace(r, hit=h) for r, h in zip(read, ranked, strict=False)))


def _replaces(new: ReadHit, old: ReadHit, question: Question, least: float, today: datetime.date) -> bool:
    """Returns whether a clause answers too, and replaced another, or its document that of the other, by now."""
    by = [
        d for kind, d in old.item.changed_by if kind in (REPLACES, REPEALS) or (kind == AMENDS and _rewords(new, old))
    ]
    since = next((d.metadata.effective or d.metadata.date or today for d in by if d.document_id == _id(new)), None)
    if since is None or since > today:
        return False
    asked = question.terms.asked
    return new.reading.answers >= least and _held(asked, new) >= SAME_MATTER * _held(asked, old)


def _rewords(new: ReadHit, old: ReadHit) -> bool:
    """Returns whether a clause, or what it stands under, changes another: "Sửa đổi khoản 2 Điều 5 … như sau"."""
    return any(
        change.document.document_id == _id(new) and lies_in(new.item.clause.path, change.clause.path)
        for change in changes_of(old.item)
    )


def beside_their_changes(hits: Sequence[Hit], superseded: Mapping[str, Sequence[Sequence[str]]]) -> tuple[Hit, ...]:
    """Returns hits with those of a document that changes another's right behind the first of that other's.

    Only the first few are read: both wordings of one clause shall be among them.
    """
    ordered: list[Hit] = []
    left = list(hits)
    while left:
        hit = left.pop(0)
        ordered.append(hit)
        by = {other for _, other in superseded.get(hit.document_id, ())}
        newer = next((h for h in left if h.document_id in by), None)
        if newer is not None and not any(h.document_id in by for h in ordered):
            left.remove(newer)
            ordered.append(newer)
    return tuple(ordered)


def _id(read: ReadHit) -> str:
    return read.hit.document_id


def _held(asked: Sequence[str], read: ReadHit) -> int:
    return len(frozenset(asked).intersection(folded_terms(read.item.text)))
