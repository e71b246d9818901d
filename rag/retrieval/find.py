"""Question to hits, as a person means it: in the places and documents it names, and at the clause it names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.clause import Clause, lies_in
from corpus.document import Document
from corpus.lexicon.places import named_places
from index.encoders.protocol import EncodedQuery
from index.engine import Searcher
from index.hit import Hit
from index.home import Home
from rag.config import RagConfig
from rag.question.explicit_reference import Pointed, asks_what_it_is_about, clauses_named, documents_named, read_pointed
from rag.question.read import Question
from rag.retrieval.query import Query
from rag.retrieval.retrieve import retrieve

NAMED = 1.0  # added to the score of a clause that was named: it comes first


@dataclass(frozen=True)
class Found:
    """What was found for a question.

    query, encoded: what was searched; hits: best first; places: folded names that the question mentions; named: whether
    the first hit is a clause that the question names; pointed: what it names, whether it was found or not; unknown: the
    document that it names by a number that none stored has, folded.
    """

    query: Query
    encoded: EncodedQuery
    hits: tuple[Hit, ...]
    places: tuple[str, ...]
    named: bool
    pointed: Pointed
    unknown: str


def find(question: Question, home: Home, searcher: Searcher, config: RagConfig, k: int) -> Found:
    """Returns the best k clauses for a question, one that it names by its number before all others."""
    places = named_places(question.text, frozenset(searcher.manifest.places), question.written)
    pointed = read_pointed(question.text, question.language)
    documents = documents_named(pointed, searcher.manifest.numbers)
    found = retrieve(question, searcher, home.encoder, config, k, places, documents)
    hits = found.hits
    unknown = pointed.number if not documents else ""
    named = _named(question, pointed, [home.document(i, searcher) for i in _where(pointed, documents, hits)], hits)
    if named is None:
        return Found(found.query, found.encoded, tuple(hits), places, named=False, pointed=pointed, unknown=unknown)
    first = _hit(*named, hits, searcher)
    others = [h for h in hits if (h.document_id, h.path) != (first.document_id, first.path)]
    ranked = [replace(h, rank=n) for n, h in enumerate([first, *others][:k], start=1)]
    return Found(found.query, found.encoded, tuple(ranked), places, named=True, pointed=pointed, unknown=unknown)


def _where(pointed: Pointed, documents: frozenset[str], hits: Sequence[Hit]) -> list[str]:
    """Returns the documents in which a named clause is looked for: those named too, else that of the best hit."""
    return sorted(documents) if pointed.number else [h.document_id for h in hits[:1]]


def _named(
    question: Question, pointed: Pointed, documents: Sequence[Document], hits: Sequence[Hit]
) -> tuple[Document, Clause] | None:
    """Returns the clause that a question names; of several the one that a hit lies in, else the first.

    Who asks what a document is about means its opening, which says so.
    """
    if pointed.number and not pointed.steps and asks_what_it_is_about(question.text, question.language):
        return next(((d, d.clauses[0]) for d in documents if d.clauses), None)
    found = [(d, c) for d in documents for c in clauses_named(pointed, d)]
    for hit in hits:
        for document, clause in found:
            if document.document_id == hit.document_id and lies_in(hit.path, clause.path):
                return document, clause
    return found[0] if found else None


def _hit(document: Document, clause: Clause, hits: Sequence[Hit], searcher: Searcher) -> Hit:
    """Returns the hit of a clause that was named, with the scores of the best hit in it."""
    inside = [h for h in hits if h.document_id == document.document_id and lies_in(h.path, clause.path)]
    best = max((h.score for h in hits), default=0.0)
    passages = [e.passage_id for e in searcher.entries if e.document_id == document.document_id]
    return Hit(
        document_id=document.document_id,
        path=clause.path,
        passage_id=inside[0].passage_id if inside else next(iter(passages), ""),
        start=clause.start,
        end=clause.end,
        score=best + NAMED,
        dense=max((h.dense for h in inside), default=0.0),
        lexical=max((h.lexical for h in inside), default=0.0),
        rank=1,
        late=max((h.late for h in inside), default=0.0),
    )
