"""Question to hits: both searches, one sum, one hit a clause."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.clause import is_frame
from index.encoders.protocol import EncodedQuery, Encoder, encode_query
from index.engine import Candidate, Searcher
from index.hit import Hit
from rag.config import Fusion, RagConfig
from rag.question.question import Question
from rag.retrieval.fusion import weighted_sum
from rag.retrieval.query import Query, make_query


def retrieve(
    question: Question,
    searcher: Searcher,
    encoder: Encoder,
    config: RagConfig,
    k: int,
    documents: frozenset[str] = frozenset(),
) -> list[Hit]:
    """Returns the best k clauses for a question, best first.

    Where documents hold the places that it names, only those are searched. documents: those that it names by number:
    nothing else is searched.
    """
    query = make_query(question, config)
    encoded = _encoded(query, searcher, encoder)
    candidates = searcher.search(encoded, query.terms, config.depth, in_places(searcher, question.places, documents))
    fusion = config.fusion(question.form)
    scores = fused_scores(question, candidates, searcher, fusion if encoded else replace(fusion, dense=0.0, late=0.0))
    return rank(candidates, scores, searcher, k)


def candidates_of(question: Question, searcher: Searcher, encoder: Encoder, config: RagConfig) -> Sequence[Candidate]:
    """Returns the passages that either search finds for a question, those of the places it names if there are any."""
    query = make_query(question, config)
    encoded = _encoded(query, searcher, encoder)
    return searcher.search(encoded, query.terms, config.depth, in_places(searcher, question.places))


def _encoded(query: Query, searcher: Searcher, encoder: Encoder) -> EncodedQuery | None:
    """Returns a query's vectors; None where the index still has another encoder's: it is searched by words then."""
    return encode_query(encoder, query.text) if searcher.is_of(encoder) else None


def fused_scores(
    question: Question, candidates: Sequence[Candidate], searcher: Searcher, fusion: Fusion
) -> list[float]:
    """Returns the candidates' scores: the weighted sum, and more for what can give the kind of answer asked for."""
    scores = weighted_sum(
        [c.dense for c in candidates],
        [c.late for c in candidates],
        [c.lexical for c in candidates],
        fusion.dense,
        fusion.late,
    )
    entries = [searcher.entries[c.number] for c in candidates]
    return [
        score + fusion.gives * (question.answer_type in entry.gives) - fusion.opening * is_frame(entry.path)
        for entry, score in zip(entries, scores, strict=True)
    ]


def in_places(
    searcher: Searcher, places: tuple[str, ...], documents: frozenset[str] = frozenset()
) -> frozenset[str] | None:
    """Returns the ids of the documents to be searched, None for all.

    Those named by number if there are any, and of them those that hold every place named, if any does: in a clause, a
    title, or as where it is from ("Ủy ban nhân dân tỉnh Trường Khánh" over the name of its department).
    """
    issuers = searcher.manifest.issuers.items() if places else ()
    naming = [
        searcher.documents_naming(place).union(i for i, said in issuers if f" {place} " in said) for place in places
    ]
    holding = frozenset(set.intersection(*naming)) if naming else frozenset()
    return (documents & holding or documents if documents else holding) or None


def rank(candidates: Sequence[Candidate], scores: Sequence[float], searcher: Searcher, k: int) -> list[Hit]:
    """Returns the best k clauses of the candidates; ties break by passage id."""
    order = sorted(
        zip(candidates, scores, strict=True),
        key=lambda pair: (-pair[1], searcher.entries[pair[0].number].passage_id),
    )
    hits: dict[tuple[str, str], Hit] = {}
    for candidate, score in order:
        entry = searcher.entries[candidate.number]
        key = (entry.document_id, entry.path)
        if key not in hits:
            hits[key] = Hit(
                entry.document_id,
                entry.path,
                entry.passage_id,
                entry.start,
                entry.end,
                score,
                candidate.dense,
                candidate.lexical,
                len(hits) + 1,
                candidate.late,
            )
        if len(hits) == k:
            break
    return list(hits.values())
