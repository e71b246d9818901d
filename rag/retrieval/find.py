"""Question to hits, as a person means it: in the places and documents it names, and at the clause it names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.clause import Clause, lies_in
from corpus.document import Document
from index.engine import Searcher
from index.hit import Hit
from index.home import Home
from rag.config import RagConfig
from rag.question.question import Question
from rag.retrieval.named import Resolved, each_named, named_documents
from rag.retrieval.retrieve import retrieve


@dataclass(frozen=True)
class Found:
    """What was found for a question.

    hits: best first; named: whether the first hit is a clause that the question
    names; unknown: the document that it names by a number that none stored has, folded; beside: how many hits after the
    first are clauses that it names too ("điểm a và b khoản 1"); resolved: what is stored of
    each document that it names.
    """

    hits: tuple[Hit, ...]
    named: bool
    unknown: str
    beside: int = 0
    resolved: tuple[Resolved, ...] = ()


def find(question: Question, home: Home, searcher: Searcher, config: RagConfig, k: int) -> Found:
    """Returns the best k clauses for a question, one that it names by its number before all others."""
    resolved = named_documents(question, home.heads(searcher))
    documents = frozenset(i for named in resolved for i in named.documents)
    hits = retrieve(question, searcher, home.encoder, config, k, documents)
    unknown = next((named.reference.number for named in resolved if not named.documents), "")
    where = _where(question, documents, hits)
    named = _named(question, [home.document(i, searcher) for i in where], hits)
    if not named:
        return Found(tuple(hits), named=False, unknown=unknown, resolved=resolved)
    first = [_hit(document, clause, hits, searcher) for document, clause in named[:k]]
    places = {(h.document_id, h.path) for h in first}
    others = [h for h in hits if (h.document_id, h.path) not in places]
    ranked = tuple(replace(h, rank=n) for n, h in enumerate([*first, *others][:k], start=1))
    return Found(ranked, named=True, unknown=unknown, beside=len(first) - 1, resolved=resolved)


def _where(question: Question, documents: frozenset[str], hits: Sequence[Hit]) -> list[str]:
    """Returns the documents in which a named clause is looked for: those named too, else that of the best hit."""
    if documents:
        return sorted(documents)
    named = question.reference.names_document or not question.reference.steps
    return [] if named else [h.document_id for h in hits[:1]]


def _named(question: Question, documents: Sequence[Document], hits: Sequence[Hit]) -> list[tuple[Document, Clause]]:
    """Returns the clauses that a question names, each once, those not found left out.

    Who asks what a document is about means its opening, which says so.
    """
    if not question.reference.steps and question.about_document:
        return [(d, d.clauses[0]) for d in documents if d.clauses][:1]
    named: list[tuple[Document, Clause]] = []
    for found in zip(*(each_named(question.reference, d) for d in documents), strict=True):
        places = [(d, c) for d, clauses in zip(documents, found, strict=True) for c in clauses]
        named += [place for place in _likeliest(places, hits) if place not in named]
    return named


def _likeliest(places: Sequence[tuple[Document, Clause]], hits: Sequence[Hit]) -> list[tuple[Document, Clause]]:
    """Returns the one of several places that the best hit of all lies in, else the first; none of none."""
    for hit in hits:
        for document, clause in places:
            if document.document_id == hit.document_id and lies_in(hit.path, clause.path):
                return [(document, clause)]
    return list(places[:1])


def _hit(document: Document, clause: Clause, hits: Sequence[Hit], searcher: Searcher) -> Hit:
    """Returns the hit of a clause that was named, with the scores of the best hit in it."""
    inside = [h for h in hits if h.document_id == document.document_id and lies_in(h.path, clause.path)]
    best = max((h.score for h in hits), default=0.0)
    passages = [e.passage_id for e in searcher.entries_of(document.document_id)[:1]]
    return Hit(
        document_id=document.document_id,
        path=clause.path,
        passage_id=inside[0].passage_id if inside else next(iter(passages), ""),
        start=clause.start,
        end=clause.end,
        score=best,
        dense=max((h.dense for h in inside), default=0.0),
        lexical=max((h.lexical for h in inside), default=0.0),
        rank=1,
        late=max((h.late for h in inside), default=0.0),
        source="reference",
    )
