"""Labelled: the sentences that a language model may rest on, numbered, each a citation that holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.clause import Clause
from corpus.duty import Duty
from corpus.text.accents import fold
from rag.answer import Citation
from rag.composing.compose import Composed
from rag.composing.verify import holds
from rag.evidence import Evidence, clause_sentences
from rag.question.injection import gives_orders

MOST_PASSAGES = 12
LONGEST_TOGETHER = 6000  # code points


@dataclass(frozen=True)
class Labelled:
    """A sentence under its label, `citation.n`.

    duties: those that the document assigns in the sentence's clause; above: the label of the sentence that names who
    acts where this one does not, 0 for none.
    """

    citation: Citation
    duties: tuple[Duty, ...]
    above: int = 0


def label_passages(composed: Composed, evidence: Sequence[Evidence], language: str) -> tuple[Labelled, ...]:
    """Returns the sentences of an answer, then the others of its clauses, labelled from 1; none that orders about."""
    found: list[Labelled] = []
    length = 0
    for citation in _unlike([*composed.citations, *_more(evidence, language)]):
        item = next((e for e in evidence if e.document.document_id == citation.document_id), None)
        length += len(citation.quote)
        if item is None or not holds(citation, item.document) or gives_orders(fold(citation.quote)):
            continue
        if len(found) == MOST_PASSAGES or (found and length > LONGEST_TOGETHER):
            break
        duties = tuple(d for d in item.duties if d.clause == citation.clause)
        found.append(Labelled(_numbered(citation, len(found) + 1), duties))
    return tuple(Labelled(p.citation, p.duties, _above(p, found)) for p in found)


def _more(evidence: Sequence[Evidence], language: str) -> Iterator[Citation]:
    """Yields the sentences of each clause, and the heading above it that names who acts."""
    for item in evidence:
        above = {d.start for d in item.duties if d.clause == item.clause.path and d.start < item.clause.start}
        headings = {c.path: c for start in above if (c := item.document.clause_at(start)) is not None}
        for clause in (*headings.values(), item.clause):
            for start, end in clause_sentences(item.document, clause):
                if clause is item.clause or any(start <= a < end for a in above):
                    yield _cited(item, clause, start, end, language)


def _cited(item: Evidence, clause: Clause, start: int, end: int, language: str) -> Citation:
    document = item.document
    return Citation(
        n=0,
        document_id=document.document_id,
        document=document.name,
        clause=clause.path,
        label=clause.label(language),
        quote=document.text[start:end],
        start=start,
        end=end,
    )


def _numbered(citation: Citation, n: int) -> Citation:
    return Citation(**{**citation.__dict__, "n": n})


def _unlike(citations: Iterable[Citation]) -> Iterator[Citation]:
    """Yields each place once."""
    seen: set[tuple[str, int, int]] = set()
    for citation in citations:
        place = (citation.document_id, citation.start, citation.end)
        if place not in seen:
            seen.add(place)
            yield citation


def _above(passage: Labelled, found: Sequence[Labelled]) -> int:
    """Returns the label of the sentence, not this one, in which the names of this one's duties stand."""
    here = passage.citation
    names = [d.start for d in passage.duties if not here.start <= d.start < here.end]
    for other in found:
        there = other.citation
        if there.document_id == here.document_id and any(there.start <= at < there.end for at in names):
            return there.n
    return 0
