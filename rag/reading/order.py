"""The hits in the order that reading gives them: the best few are read, more only while none of them surely answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.hit import Hit
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.calibration import Calibration
from rag.reading.reader import Reader, Reading


@dataclass(frozen=True)
class ReadHit:
    """A hit with its evidence and what was read of it."""

    hit: Hit
    item: Evidence
    reading: Reading


@dataclass(frozen=True)
class Ordered:
    """All hits in their new order, and those of them that were read, in the same order."""

    hits: tuple[Hit, ...]
    read: tuple[ReadHit, ...]


def read_in_order(
    reader: Reader,
    calibration: Calibration,
    question: Question,
    hits: Sequence[Hit],
    evidence_of: Callable[[Hit], Evidence],
    keep_first: bool = False,
) -> Ordered:
    """Returns the hits ordered by retrieval score and reading together; those that were not read come last.

    A hit that was read has the sum of both as its score; one that was not has at most the least of those. keep_first:
    whether the first hit stays where it is, as a clause that the question names does.
    """
    read: list[ReadHit] = []
    for begin, end in ((0, calibration.first), (calibration.first, calibration.first + calibration.more)):
        if begin and (keep_first or any(r.reading.answers >= calibration.sure for r in read)):
            break
        batch = [(hit, evidence_of(hit)) for hit in hits[begin:end]]
        readings = reader.read(question, [item for _, item in batch]) if batch else []
        read += [ReadHit(hit, item, reading) for (hit, item), reading in zip(batch, readings, strict=True)]
    weight = calibration.forms[question.form].weight
    order = sorted(range(len(read)), key=lambda i: (keep_first and i > 0, -_score(read[i], weight), i))
    ordered = [replace(read[i], hit=replace(read[i].hit, score=_score(read[i], weight))) for i in order]
    least = min((r.hit.score for r in ordered), default=0.0)
    unread = [replace(h, score=min(h.score, least)) for h in hits[len(read) :]]
    ranked = [*(r.hit for r in ordered), *unread]
    return Ordered(tuple(replace(h, rank=n) for n, h in enumerate(ranked, start=1)), tuple(ordered))


def _score(read: ReadHit, weight: float) -> float:
    """Returns retrieval score + weight · log-odds that the clause answers."""
    return read.hit.score + weight * read.reading.score


def shown(ordered: Ordered, threshold: float, share: float, most: int) -> list[ReadHit]:
    """Returns what an answer shows: the best clause, then others that answer nearly as likely.

    threshold: the least probability of those; share: of the best one's; most: how many beside it, one a document.
    Clauses that the question names beside the first come right after it, whatever was read of them.
    """
    best = ordered.read[0]
    named = [found for found in ordered.read[1:] if found.item.named]
    least = max(threshold, share * best.reading.answers)
    others: list[ReadHit] = []
    seen: set[str] = set()
    for found in ordered.read[1:]:
        if found.item.named:
            continue
        if len(others) < most and found.reading.answers >= least and found.hit.document_id not in seen:
            seen.add(found.hit.document_id)
            others.append(found)
    return [best, *sorted(named, key=lambda found: (found.item.document.document_id, found.item.clause.start)), *others]
