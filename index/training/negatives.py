"""Hard negatives: passages that share a query's words and do not answer it, found with the product's own BM25."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus.text.terms import folded_terms
from index.local.lexical import LexicalIndex, build_lexical
from index.passage import Passage
from index.words.terms import FOLDED

DEPTH = 24


def mine_negatives(queries: Sequence[str], answers: Sequence[str], pool: Sequence[str]) -> list[list[str]]:
    """Returns, for every query, passages of the pool that BM25 ranks high and that are not its answer."""
    unique = list(dict.fromkeys(pool))
    passages = [Passage(f"p{i}", "pool", str(i), 0, len(text), text, "") for i, text in enumerate(unique)]
    # tantivy may still be putting a file away when all has been asked of it.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        build_lexical(Path(scratch), passages)
        index = LexicalIndex(Path(scratch))
        found = [index.search({FOLDED: dict.fromkeys(folded_terms(q), 1.0)}, DEPTH) for q in queries]
    return [
        [unique[n] for n, _ in hits if unique[n] != answer][: DEPTH - 4]
        for hits, answer in zip(found, answers, strict=True)
    ]
