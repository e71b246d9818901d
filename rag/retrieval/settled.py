"""A question once it is known which documents it names: what it still asks of each, and what is near to one missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.document import Metadata
from corpus.facts.references import find_references
from corpus.text.accents import fold
from index.hit import Hit
from rag.question.explicit_reference import asked_of_each
from rag.question.question import Question
from rag.question.read import question_of
from rag.question.reference import Reference
from rag.question.typed import read_typed
from rag.retrieval.named import Resolved


def without_symbols(question: Question, resolved: Sequence[Resolved]) -> Question:
    """Returns a question without the numbers of documents that are found: their texts need not repeat them.

    Nor the year of a number, which a document may have in the name of its file alone.
    """
    found = {named.reference.number for named in resolved if named.documents}
    years = list(question.years)
    for year in (part for number in found for part in number.split() if part in question.years):
        if year in years:
            years.remove(year)
    kept = tuple(s for s in question.symbols if s not in found)
    return replace(question, symbols=kept, years=tuple(years)) if found else question


def asked_of(question: Question, n: int, resolved: Sequence[Resolved], places: Iterable[str]) -> Question:
    """Returns a question that names several documents, asked of the n-th of them: without the others and all years.

    places: folded names of the places that documents are from.
    """
    texts = asked_of_each(question.text, question.language)
    if len(texts) == len(resolved) and texts[n]:
        question = question_of(read_typed(texts[n], question.language), frozenset(places))
    return replace(question, reference=resolved[n].reference, years=(), symbols=())


def is_another_day(named: Resolved, texts: Sequence[str]) -> bool:
    """Returns whether a document is named by a day of which none is stored, and no text found cites one of that day."""
    if named.documents or named.reference.day is None:
        return False
    year, *day = named.reference.day
    return not any(
        [r.date.month, r.date.day] == day and year in (0, r.date.year) and named.reference.kind in ("", fold(r.kind))
        for text in texts
        for r in find_references(text)
        if r.date and r.kind
    )


def first_of(best: Sequence[Hit], hits: Sequence[Hit]) -> list[Hit]:
    """Returns hits with the best of each document before the others, ranked anew, as many as there were.

    They have the best score of all for their place, as a clause that a question names has.
    """
    places = {(h.document_id, h.path) for h in best}
    top = max(h.score for h in (*best, *hits))
    others = [h for h in hits if (h.document_id, h.path) not in places]
    ranked = [*(replace(h, score=top) for h in best), *others][: max(len(hits), len(best))]
    return [replace(h, rank=n) for n, h in enumerate(ranked, start=1)]


def nearest_named(reference: Reference, heads: Mapping[str, Metadata], found: Sequence[str]) -> list[str]:
    """Returns the ids of the documents nearest to one that is not stored, the nearest first, three at most.

    Those of its number or of its day, of its kind before others; else those of its kind in the order in which the
    search found documents; else those found.
    """
    number = reference.number.partition(" ")[0].lstrip("0")

    def near(document_id: str) -> tuple[bool, bool, int]:
        meta = heads[document_id]
        same_number = bool(number) and fold(meta.number or "").partition(" ")[0].lstrip("0") == number
        same_day = bool(reference.day and meta.date and (meta.date.month, meta.date.day) == reference.day[1:])
        other_kind = fold(meta.kind or "") != reference.kind
        order = found.index(document_id) if document_id in found else len(found)
        return not (same_number or same_day), other_kind, order

    likely = [i for i in heads if i in found or not near(i)[0]]
    best = sorted(likely, key=lambda i: (near(i), i))
    close = [i for i in best if not near(i)[0]]
    return (close or [i for i in best if not near(i)[1]] or best)[:3]
