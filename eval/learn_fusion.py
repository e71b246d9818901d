"""Learns how dense and lexical scores are added, for each way of asking, from gold that is not used to judge.

A grid over the weight of the cosine, what is added for a passage that can give the kind of answer asked for, and what
is taken off for an opening; the best mean reciprocal rank of the first clause that answers, each set of questions
counting the same.

    python -m eval.learn_fusion HOME=GOLD.jsonl [HOME=GOLD.jsonl …]

Each HOME is a folder whose documents the questions of GOLD are about. Writes rag/fusion.json.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import rag
from corpus.clause import lies_in
from eval.gold import GoldQuestion, load_gold
from index.commands import open_home
from index.searcher import Candidate, Searcher
from rag.assistant import Assistant
from rag.config import FUSION_FILE, Fusion
from rag.question import Question, read_question
from rag.retrieve import candidates_of, fused_scores, rank

DENSE = [round(0.05 * n, 2) for n in range(6, 18)]
GIVES = [0.0, 0.03, 0.06, 0.09]
# Accents that were left out are restored first: the same question must find the same clause however it is typed.
LEARNT_FROM = {"en": "en", "vi": "vi", "vi-plain": "vi"}
OPENING = [0.0, 0.03, 0.06, 0.09]


@dataclass(frozen=True)
class Case:
    """A question with the candidates that were found for it, once for all weights."""

    gold: GoldQuestion
    question: Question
    candidates: Sequence[Candidate]
    searcher: Searcher

    def reciprocal_rank(self, fusion: Fusion) -> float:
        """Returns 1 / rank of the first clause that answers, 0 where it is not among the best ten."""
        scores = fused_scores(self.question, self.candidates, self.searcher, fusion)
        for hit in rank(self.candidates, scores, self.searcher, 10):
            if any(lies_in(hit.path, p) for p in self.gold.relevant.get(hit.document_id, ())):
                return 1.0 / hit.rank
        return 0.0


def collect(pairs: Sequence[str]) -> dict[str, list[list[Case]]]:
    """Returns, by way of asking, the cases of each set of questions."""
    found: dict[str, list[list[Case]]] = defaultdict(list)
    for pair in pairs:
        home, _, gold = pair.partition("=")
        assistant = Assistant(open_home(Path(home)))
        cases: dict[str, list[Case]] = defaultdict(list)
        for row in load_gold([Path(gold)]):
            if row.answerable:
                question = read_question(row.question)
                searcher = assistant.home.searcher()
                candidates = candidates_of(question, searcher, assistant.home.encoder, assistant.config)
                cases[question.way].append(Case(row, question, candidates, searcher))
        for way, rows in cases.items():
            found[way].append(rows)
    return found


def best_fusion(sets: Sequence[Sequence[Case]]) -> tuple[Fusion, float]:
    """Returns the best weights and their mean reciprocal rank; of equals the one nearest the middle."""
    grid = [Fusion(d, g, o) for d in DENSE for g in GIVES for o in OPENING]

    def value(fusion: Fusion) -> float:
        means = [sum(c.reciprocal_rank(fusion) for c in cases) / len(cases) for cases in sets]
        return sum(means) / len(means)

    scored = {fusion: value(fusion) for fusion in grid}
    # A grid point alone is noise: each takes a share of its neighbours' values.
    smooth = {f: _smoothed(f, scored) for f in grid}
    best = max(grid, key=lambda f: (smooth[f], -abs(f.dense - 0.6)))
    return best, scored[best]


def _smoothed(fusion: Fusion, scored: dict[Fusion, float]) -> float:
    near = [v for f, v in scored.items() if _is_near(f, fusion)]
    return 0.5 * scored[fusion] + 0.5 * sum(near) / len(near)


def _is_near(a: Fusion, b: Fusion) -> bool:
    return abs(a.dense - b.dense) < 0.11 and abs(a.gives - b.gives) < 0.031 and abs(a.opening - b.opening) < 0.031


def main() -> None:
    """Learns and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("pairs", nargs="+", metavar="HOME=GOLD")
    weights = {}
    found = collect(parser.parse_args().pairs)
    for way, learnt_from in LEARNT_FROM.items():
        fusion, value = best_fusion(found[learnt_from])
        questions = sum(map(len, found[learnt_from]))
        weights[way] = {**asdict(fusion), "MRR": round(value, 4), "questions": questions}
    path = Path(rag.__file__).parent / FUSION_FILE
    path.write_text(json.dumps({"weights": weights}, indent=1) + "\n", encoding="utf-8")
    print(path.read_text(encoding="utf-8"))  # noqa: T201


if __name__ == "__main__":
    main()
