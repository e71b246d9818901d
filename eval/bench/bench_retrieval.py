"""How good retrieval is, stage by stage, on any set in BEIR's form.

Prints for each stage (BM25 over folded syllables and pairs; BM25 of the whole query: accents, abbreviations,
translated terms; dense; late interaction over the best of dense; all added) and each language n, hit@1, hit@10,
MRR@10, nDCG@10 and milliseconds a query.
Vietnamese queries are asked a second time without accents (`vi-plain`) and a third with half of them (`vi-half`). A
document's score is that of its best passage.

    python -m eval.bench.bench_retrieval --set NAME=DIR [--corpus FILE.jsonl.gz] [--json] [--cache DIR]

DIR holds corpus.jsonl[.gz] (or --corpus names it), queries.jsonl with an optional lang, qrels.tsv. --cache keeps the
index, so that a second run does not encode again. CHITHI_ENCODER names another encoder. Two cores encode about forty
passages a second.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import ir_measures
import numpy as np
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

from corpus.environment import from_process
from corpus.text.accents import strip_accents
from corpus.text.terms import folded_terms
from eval.bench.beir import TestSet, load_test_set
from eval.errors import EvalError
from eval.measures.means import interval
from eval.systems.text_index import as_document, open_index
from index.encoders.load import load_encoder
from index.encoders.protocol import Encoder, encode_query
from index.engine import Candidate, Searcher
from index.errors import IndexingError
from index.local.searcher import LocalSearcher
from index.settings import Settings
from index.words.terms import FOLDED
from rag.config import RagConfig, learnt_config
from rag.question.question import Question
from rag.question.read import read_question
from rag.retrieval.query import make_query
from rag.retrieval.retrieve import fused_scores

DEPTH = 300  # candidates of each search
MEASURES = {"hit@1": Success @ 1, "hit@10": Success @ 10, "MRR@10": RR @ 10, "nDCG@10": nDCG @ 10}
HALF, PLAIN = "vi-half", "vi-plain"


@dataclass(frozen=True)
class Asked:
    """A query in one language or way of typing."""

    id: str
    lang: str
    text: str


def variants(test_set: TestSet, seed: int = 0) -> list[Asked]:
    """Returns the queries, Vietnamese ones also without accents and with half of them."""
    rng = random.Random(seed)
    out = []
    for name, lang, text in test_set.queries:
        out.append(Asked(name, lang, text))
        if lang == "vi":
            half = " ".join(strip_accents(w) if rng.random() < 0.5 else w for w in text.split())
            out += [Asked(name, PLAIN, strip_accents(text).lower()), Asked(name, HALF, half)]
    return out


Stage = Callable[[Question], Sequence[tuple[Candidate, float]]]


def stages(searcher: Searcher, encoder: Encoder, config: RagConfig) -> dict[str, Stage]:
    """Returns what is compared: each from a question to candidates with scores."""

    def plain(question: Question) -> Sequence[tuple[Candidate, float]]:
        terms = {FOLDED: dict.fromkeys(folded_terms(question.text), 1.0)}
        return [(c, c.lexical) for c in searcher.search(None, terms, DEPTH)]

    def lexical(question: Question) -> Sequence[tuple[Candidate, float]]:
        return [(c, c.lexical) for c in searcher.search(None, make_query(question, config).terms, DEPTH)]

    def dense(question: Question) -> Sequence[tuple[Candidate, float]]:
        encoded = encode_query(encoder, make_query(question, config).text)
        return [(c, c.dense) for c in searcher.search(encoded, {}, DEPTH)]

    def late(question: Question) -> Sequence[tuple[Candidate, float]]:
        encoded = encode_query(encoder, make_query(question, config).text)
        return [(c, c.late) for c in searcher.search(encoded, {}, config.depth)]

    def fused(question: Question) -> Sequence[tuple[Candidate, float]]:
        query = make_query(question, config)
        found = searcher.search(encode_query(encoder, query.text), query.terms, config.depth)
        scores = fused_scores(question, found, searcher, config.fusion(question.form))
        return list(zip(found, scores, strict=True))

    return {"BM25": plain, "BM25 of the query": lexical, "dense": dense, "late": late, "fused": fused}


def best_documents(searcher: Searcher, scored: Sequence[tuple[Candidate, float]]) -> list[tuple[str, float]]:
    """Returns the best ten documents, each by its best passage; ties break by id."""
    best: dict[str, float] = {}
    for candidate, score in scored:
        name = searcher.entries[candidate.number].document_id
        best[name] = max(score, best.get(name, -np.inf))
    return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:10]


def measure(test_set: TestSet, searcher: Searcher, stage: Stage, asked: Sequence[Asked]) -> list[dict[str, object]]:
    """Returns a row for each language: counts, means with 95 % intervals, median milliseconds."""
    by_lang: dict[str, list[Asked]] = defaultdict(list)
    for a in asked:
        by_lang[a.lang].append(a)
    rows = []
    for lang, group in by_lang.items():
        times, run = [], []
        for a in group:
            began = time.perf_counter()
            scored = stage(read_question(a.text))
            times.append(time.perf_counter() - began)
            run += [ScoredDoc(a.id, name, score) for name, score in best_documents(searcher, scored)]
        qrels = [Qrel(a.id, d, 1) for a in group for d in test_set.relevant[a.id]]
        rows.append({"lang": lang, "n": len(group), **_means(qrels, run, group), "ms": float(np.median(times)) * 1000})
    return rows


def _means(qrels: list[Qrel], run: list[ScoredDoc], group: Sequence[Asked]) -> dict[str, object]:
    values = {name: dict.fromkeys((a.id for a in group), 0.0) for name in MEASURES}
    names = {str(m): name for name, m in MEASURES.items()}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), qrels, run):
        values[names[str(metric.measure)]][metric.query_id] = float(metric.value)
    out: dict[str, object] = {}
    for name, found in values.items():
        out[name] = float(np.mean(list(found.values())))
        low_high = interval(list(found.values()))
        out[f"{name} interval"] = [round(x, 3) for x in low_high] if low_high else None
    return out


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--set", required=True, metavar="NAME=DIR")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    name, _, folder = arguments.set.partition("=")
    try:
        test_set = load_test_set(name, Path(folder), arguments.corpus)
        encoder = load_encoder(Settings.from_environment(from_process()).encoder)
        with tempfile.TemporaryDirectory() as scratch:
            documents = [as_document(*d) for d in test_set.documents]
            searcher = open_index(documents, encoder, arguments.cache or Path(scratch))
            report(test_set, searcher, encoder, arguments.json)
    except (EvalError, IndexingError) as error:
        sys.exit(f"error: {error}")


def report(test_set: TestSet, searcher: LocalSearcher, encoder: Encoder, as_json: bool) -> None:
    """Prints the table, or a JSON row a line."""
    asked = variants(test_set)
    size = sum(p.stat().st_size for p in searcher.root.rglob("*") if p.is_file()) / 1e6
    head = f"{'stage':<18}{'lang':<10}{'n':>6}  {'hit@1':>6}  {'hit@10':>6}  {'MRR@10':>6}  {'nDCG@10':>7}  {'ms':>6}"
    if not as_json:
        print(f"{test_set.name}: {len(test_set.documents)} documents, {len(searcher.entries)} passages, {size:.0f} MB")
        print(head)
    for stage_name, stage in stages(searcher, encoder, learnt_config()).items():
        for row in measure(test_set, searcher, stage, asked):
            whole = {"set": test_set.name, "stage": stage_name, "encoder": encoder.name, "MB": round(size, 1), **row}
            if as_json:
                print(json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in whole.items()}))
            else:
                print(
                    f"{stage_name:<18}{row['lang']:<10}{row['n']:>6}  {row['hit@1']:>6.3f}  {row['hit@10']:>6.3f}"
                    f"  {row['MRR@10']:>6.3f}  {row['nDCG@10']:>7.3f}  {row['ms']:>6.1f}"
                )


if __name__ == "__main__":
    main()
