"""The hits in the order that reading gives them: the best few are read, more only while none of them surely answers."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.lexicon.glossary import same_agency
from corpus.table import CELL
from corpus.text.negation import denies
from index.hit import Hit
from rag.evidence import Evidence, lead_in_of
from rag.question.question import Question
from rag.question.sought import Sought
from rag.question.wanted import Of
from rag.reading.about import tells_only_its_effect
from rag.reading.calibration import Calibration
from rag.reading.coverage import share_held
from rag.reading.denied import is_of_those_denied, says_an_exception
from rag.reading.limits import fits_case
from rag.reading.papers import is_of_a_bad_file, lists_papers
from rag.reading.reader import Reader, Reading
from rag.reading.same_clause import NEEDED, may_answer
from rag.reading.struck import is_struck
from rag.reading.tabled import OF_A_TABLE, has_kind, share_settled
from rag.reading.whole import whole_above

SURELY_MORE = 0.1  # of a question's words, that the row of a table must have beside the clause that was read best
HALF = 0.5  # of how likely the best clause answers, what one must be that is put before it
MOST, MOST_WHO = 1, 3  # clauses that are shown beside the best one


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
    question: Question,
    hits: Sequence[Hit],
    evidence_of: Callable[[Hit], Evidence],
    keep_first: bool = False,
) -> Ordered:
    """Returns the hits ordered by retrieval score and reading together; those that were not read come last.

    A hit that was read has the sum of both as its score; one that was not has at most the least of those. keep_first:
    whether the first hit stays where it is, as a clause that the question names does.
    """
    calibration = reader.calibration
    read: list[ReadHit] = []
    for begin, end in ((0, calibration.first), (calibration.first, calibration.first + calibration.more)):
        if begin and (keep_first or any(r.reading.answers >= calibration.sure for r in read)):
            break
        batch = [(hit, evidence_of(hit)) for hit in hits[begin:end]]
        readings = reader.read(question, [item for _, item in batch]) if batch else []
        read += [ReadHit(hit, item, reading) for (hit, item), reading in zip(batch, readings, strict=True)]
    weight = calibration.forms[question.form].weight
    order = sorted(range(len(read)), key=lambda i: (keep_first and i > 0, -_score(read[i], weight), i))
    if not keep_first:
        order = sorted(_of_the_case_first(order, read, question), key=lambda i: _holds_no_more(read[i], question))
        order = _of_exceptions_first(order, read, question)
        order = _of_papers_first(_of_a_row_first(order, read, question), read, question)
        order = _of_whole_files_first(_with_kind_first(order, read, question), read, question)
    # A score is never above that of a hit before it.
    scores = itertools.accumulate((_score(read[i], weight) for i in order), min)
    ordered = [replace(read[i], hit=replace(read[i].hit, score=s)) for i, s in zip(order, scores, strict=True)]
    whole = _whole_of_the_best(reader, question, ordered[0], evidence_of) if ordered and not keep_first else None
    if whole is not None:
        ordered = [whole, *(r for r in ordered if not _is_same(r.hit, whole.hit))]
    least = min((r.hit.score for r in ordered), default=0.0)
    left = [h for h in hits[len(read) :] if whole is None or not _is_same(h, whole.hit)]
    unread = [replace(h, score=min(h.score, least)) for h in left]
    ranked = [*(r.hit for r in ordered), *unread]
    return Ordered(tuple(replace(h, rank=n) for n, h in enumerate(ranked, start=1)), tuple(ordered))


def _holds_no_more(read: ReadHit, question: Question) -> bool:
    """Returns whether a clause is of those denied, or takes out what was read, which no change was asked of."""
    if is_of_those_denied(question, read.item) or tells_only_its_effect(question, read.item, read.reading):
        return True
    if not read.reading.spans or Of.CHANGE in question.wanted.of:
        return False
    clause = read.item.clause
    return is_struck(read.item.document.text, read.reading.spans[0].start, (clause.start, clause.own_end))


def _is_same(one: Hit, other: Hit) -> bool:
    return (one.document_id, one.path) == (other.document_id, other.path)


def _of_the_case_first(order: Sequence[int], read: Sequence[ReadHit], question: Question) -> list[int]:
    """Returns an order in which clauses whose limits a question's case is outside come behind the one it is within.

    Only where a clause of the same document has it: "60%" is a case of "từ 50% đến 70%", and not of "trên 70%".
    """
    fits = {i: fits_case(question, read[i].item) for i in order}
    within = {read[i].hit.document_id for i in order if fits[i]}
    return sorted(order, key=lambda i: fits[i] is False and read[i].hit.document_id in within)


def _of_papers_first(order: Sequence[int], read: Sequence[ReadHit], question: Question) -> list[int]:
    """Returns an order in which a clause goes first that lists the papers which are asked for.

    Of the document of the best clause, which only tells where they go, or what becomes of them.
    """
    if not question.wanted.papers or not order:
        return list(order)
    best = read[order[0]].hit.document_id
    listing = [i for i in order if read[i].hit.document_id == best and lists_papers(read[i].item)]
    return [*listing[:1], *(i for i in order if i not in listing[:1])]


def _of_exceptions_first(order: Sequence[int], read: Sequence[ReadHit], question: Question) -> list[int]:
    """Returns an order in which a clause goes first that excepts something, where what is excepted is asked for.

    Of the document of the best clause, which only says the rule, and read at least half as likely.
    """
    if not order or Sought.EXCEPTION not in question.wanted.sought or question.wants_yes_or_no:
        return list(order)
    best = read[order[0]]
    if says_an_exception(best.item) or denies(
        best.item.document.text[best.item.clause.start : best.item.clause.own_end]
    ):
        return list(order)
    least = HALF * best.reading.answers
    excepting = (i for i in order[1:] if read[i].hit.document_id == best.hit.document_id)
    first = next((i for i in excepting if read[i].reading.answers >= least and says_an_exception(read[i].item)), None)
    return list(order) if first is None else [first, *(i for i in order if i != first)]


def _with_kind_first(order: Sequence[int], read: Sequence[ReadHit], question: Question) -> list[int]:
    """Returns an order in which the best clause goes behind one that has the day or figure that is asked for.

    Where it has none itself, and that one of its document is read as at least half as likely. What the figures of a
    table are its heading says.
    """
    best = read[order[0]] if order else None
    if best is None or question.answer_type not in NEEDED or CELL in best.item.text:
        return list(order)
    if has_kind(question, best.item) or may_answer(question, best.item.text) or _is_headed_by_kind(question, best.item):
        return list(order)
    least = HALF * best.reading.answers
    able = (i for i in order[1:] if read[i].hit.document_id == best.hit.document_id)
    first = next(
        (i for i in able if read[i].reading.answers >= least and may_answer(question, read[i].item.text)), None
    )
    return list(order) if first is None else [first, *(i for i in order if i != first)]


def _is_headed_by_kind(question: Question, item: Evidence) -> bool:
    """Returns whether the line above a clause has what is asked for: "Mức 45% được áp dụng đối với:"."""
    lead = lead_in_of(item.document, item.clause)
    return lead is not None and may_answer(question, item.document.text[slice(*lead)])


def _of_whole_files_first(order: Sequence[int], read: Sequence[ReadHit], question: Question) -> list[int]:
    """Returns an order in which what becomes of a file that lacks something goes behind what becomes of a whole one.

    Where a clause of the same document is read nearly as likely: each procedure has both, in the same words.
    """
    if not order or question.wants_yes_or_no or not is_of_a_bad_file(question, read[order[0]].item):
        return list(order)
    best = read[order[0]]
    of_whole = (
        i
        for i in order[1:]
        if read[i].hit.document_id == best.hit.document_id
        and read[i].reading.answers >= HALF * best.reading.answers
        and not is_of_a_bad_file(question, read[i].item)
        and may_answer(question, read[i].item.text)
    )
    first = next(of_whole, None)
    return list(order) if first is None else [first, *(i for i in order if i != first)]


def _of_a_row_first(order: Sequence[int], read: Sequence[ReadHit], question: Question) -> list[int]:
    """Returns an order in which the clause of a table goes first whose row has surely more of what is asked.

    "Bao nhiêu hộ ở Mường Lự?" is answered by the row of Mường Lự, not by the sentence that says it of all.
    """
    settled = {i: share_settled(question, read[i].item) for i in order}
    row = max(order, key=lambda i: settled[i], default=None)
    if row is None or settled[row] < OF_A_TABLE[question.language] or settled[order[0]] > 0:
        return list(order)
    best = read[order[0]].item
    if has_kind(question, best) and settled[row] < share_held(question, best.with_context()) + SURELY_MORE:
        return list(order)
    return [row, *(i for i in order if i != row)]


def _whole_of_the_best(
    reader: Reader, question: Question, best: ReadHit, evidence_of: Callable[[Hit], Evidence]
) -> ReadHit | None:
    """Returns the clause with the sum of which the best one lists a part that nobody asked for, read; None for none."""
    above = whole_above(question, best.item)
    if above is None:
        return None
    hit = replace(
        best.hit,
        path=above.path,
        passage_id=f"{best.hit.document_id}#{above.path}",
        start=above.start,
        end=above.own_end,
    )
    item = evidence_of(hit)
    return ReadHit(hit, item, reader.read(question, [item])[0])


def _score(read: ReadHit, weight: float) -> float:
    """Returns retrieval score + weight · log-odds that the clause answers."""
    return read.hit.score + weight * read.reading.score


def shown(ordered: Ordered, question: Question, calibration: Calibration) -> list[ReadHit]:
    """Returns what an answer shows: the best clause, then others that answer nearly as likely, one a document.

    Where who acts is asked, some documents have their say: they may assign it to others; else one. Clauses that the
    question names stand alone, as they stand in their document.
    """
    best = ordered.read[0]
    if best.item.named:
        named = [r for r in ordered.read[1:] if r.item.named]
        return [best, *sorted(named, key=lambda r: (r.hit.document_id, r.item.clause.start))]
    most, share = (MOST_WHO, calibration.beside_who) if question.asks_who else (MOST, calibration.beside)
    least = max(calibration.forms[question.form].threshold, share * best.reading.answers)
    others: list[ReadHit] = []
    seen: set[str] = set()
    for found in ordered.read[1:]:
        if len(others) < most and found.reading.answers >= least and found.hit.document_id not in seen:
            seen.add(found.hit.document_id)
            others.append(found)
    return _settling_first([best, *others], question)


def _settling_first(found: list[ReadHit], question: Question) -> list[ReadHit]:
    """Returns what is shown with the clauses first that give a supposed agency a role: their duties settle it."""
    supposed = question.supposed
    if supposed is None:
        return found
    return sorted(found, key=lambda r: not any(same_agency(d.agency, supposed.agency) for d in r.item.own_duties))
