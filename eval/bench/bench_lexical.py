"""Which engine holds the postings: tantivy beside bm25s.

Measures, on the same terms (folded syllables and pairs of neighbours): seconds to build, megabytes on disk,
milliseconds a query for the best ten, nDCG@10, and seconds to add twenty documents. Needs the extra `bench`.

    python -m eval.bench.bench_lexical --set NAME=DIR [--corpus FILE.jsonl.gz]

On 42,471 law articles and 187 questions (two cores of an AMD EPYC, 2026-11-24): tantivy 4.6 s, 24 MB, 1.6 ms, .715,
0.03 s; bm25s (k1 .9, b .6) 10.5 s, 102 MB, 1.6 ms, .713, and to add is to build again.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import ir_measures
import numpy as np
import tantivy
from ir_measures import Qrel, ScoredDoc, nDCG

from eval.bench.beir import TestSet, load_test_set
from index.words.terms import folded_terms

ADDED = 20
BEST = 10


def megabytes(folder: Path) -> float:
    """Returns the size of the files in a folder, in 10^6 bytes."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6


def bench_tantivy(docs: Sequence[Sequence[str]], queries: Sequence[Sequence[str]], folder: Path) -> dict[str, object]:
    """Returns the figures of tantivy, with the numbers of the documents found for every query."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True, indexed=False)
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    schema = builder.build()

    def add(first: int, rows: Sequence[Sequence[str]]) -> float:
        began = time.perf_counter()
        writer = index.writer(heap_size=64 * 1024 * 1024, num_threads=1)
        for number, terms in enumerate(rows, start=first):
            writer.add_document(tantivy.Document(number=number, terms=" ".join(terms)))
        writer.commit()
        writer.wait_merging_threads()
        return time.perf_counter() - began

    index = tantivy.Index(schema, path=str(folder))
    built = add(0, docs)
    size = megabytes(folder)
    index.reload()
    searcher = index.searcher()

    def search(terms: Sequence[str]) -> list[int]:
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(schema, "terms", t, index_option="freq"))
                for t in dict.fromkeys(terms)
            ]
        )
        return [int(searcher.doc(a)["number"][0]) for _, a in searcher.search(query, BEST).hits]

    found, milliseconds = _timed(search, queries)
    added = add(len(docs), docs[:ADDED])
    return {"engine": "tantivy", "build s": built, "MB": size, "ms": milliseconds, "add s": added, "found": found}


def bench_bm25s(docs: Sequence[Sequence[str]], queries: Sequence[Sequence[str]], folder: Path) -> dict[str, object]:
    """Returns the figures of bm25s, with the numbers of the documents found for every query."""
    began = time.perf_counter()
    model = bm25s.BM25(k1=0.9, b=0.6)
    model.index([list(d) for d in docs], show_progress=False)
    built = time.perf_counter() - began
    model.save(str(folder))

    def search(terms: Sequence[str]) -> list[int]:
        known = [t for t in dict.fromkeys(terms) if t in model.vocab_dict]
        if not known:
            return []
        scores = model.get_scores(known)
        best = np.argpartition(-scores, BEST)[:BEST]
        return [int(i) for i in best[np.argsort(-scores[best], kind="stable")]]

    found, milliseconds = _timed(search, queries)
    return {
        "engine": "bm25s",
        "build s": built,
        "MB": megabytes(folder),
        "ms": milliseconds,
        "add s": built,
        "found": found,
    }


def _timed(
    search: Callable[[Sequence[str]], list[int]], queries: Sequence[Sequence[str]]
) -> tuple[list[list[int]], float]:
    found, times = [], []
    for terms in queries:
        began = time.perf_counter()
        found.append(search(terms))
        times.append(time.perf_counter() - began)
    return found, float(np.median(times)) * 1000


def ndcg(test_set: TestSet, found: Sequence[Sequence[int]]) -> float:
    """Returns nDCG@10 of the documents found, by number, for every query in order."""
    qrels = [Qrel(q, d, 1) for q, ids in test_set.relevant.items() for d in ids]
    run = [
        ScoredDoc(query, test_set.documents[n][0], float(-rank))
        for (query, _, _), numbers in zip(test_set.queries, found, strict=True)
        for rank, n in enumerate(numbers)
    ]
    return float(ir_measures.calc_aggregate([nDCG @ BEST], qrels, run)[nDCG @ BEST])


def main() -> None:
    """Runs both engines and prints a JSON row for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--set", required=True, metavar="NAME=DIR")
    parser.add_argument("--corpus", type=Path)
    arguments = parser.parse_args()
    name, _, folder = arguments.set.partition("=")
    test_set = load_test_set(name, Path(folder), arguments.corpus)
    docs = [folded_terms(f"{title}\n{text}") for _, title, text in test_set.documents]
    queries = [folded_terms(text) for _, _, text in test_set.queries]
    for bench in (bench_tantivy, bench_bm25s):
        with tempfile.TemporaryDirectory() as scratch:
            row = bench(docs, queries, Path(scratch))
        found = row.pop("found")
        row = {"set": name, "documents": len(docs), **row, "nDCG@10": ndcg(test_set, found)}  # type: ignore[arg-type]
        print(json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in row.items()}))


if __name__ == "__main__":
    main()
