"""Question to hits: both searches, one sum, one hit a clause."""

from collections.abc import Sequence

from index.encoder import Encoder
from index.hit import Hit
from index.searcher import Candidate, Searcher
from rag.config import RagConfig
from rag.fusion import weighted_sum
from rag.query import Query, make_query
from rag.question import Question


def retrieve(
    question: Question,
    searcher: Searcher,
    encoder: Encoder,
    config: RagConfig,
    k: int,
    places: tuple[str, ...] = (),
) -> tuple[Query, list[Hit]]:
    """Returns the query that was searched and the best k clauses, best first.

    places: those that the question names; where documents hold them, only those documents are searched.
    """
    query = make_query(question, config)
    vector = encoder.encode_queries([query.text])
    found = searcher.search(vector, query.terms, config.depth)
    candidates = in_places(found, searcher, places)
    scores = weighted_sum(
        [c.dense for c in candidates],
        [c.lexical for c in candidates],
        dense_weight(question, config),
    )
    for i, candidate in enumerate(candidates):
        if question.kind.value in searcher.entries[candidate.number].gives:
            scores[i] += config.gives
    return query, rank(candidates, scores, searcher, k)


def in_places(candidates: Sequence[Candidate], searcher: Searcher, places: tuple[str, ...]) -> Sequence[Candidate]:
    """Returns the candidates from documents that hold every place named, all of them where no document does."""
    if not places:
        return candidates
    holding = set.intersection(*(searcher.documents_naming(p) for p in places))
    kept = [c for c in candidates if searcher.entries[c.number].document_id in holding]
    return kept or candidates


def dense_weight(question: Question, config: RagConfig) -> float:
    """Returns the weight of the cosine for a question of this kind."""
    if question.language == "en":
        return config.dense_english
    return config.dense_vietnamese if question.accented else config.dense_accentless


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
            )
        if len(hits) == k:
            break
    return list(hits.values())
