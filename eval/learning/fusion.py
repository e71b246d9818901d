"""Learns how dense and lexical scores are added, for each way of asking, from gold that is not used to judge.

A grid over the weights of the cosine and of late interaction, what is added for a passage that can give the kind of
answer asked for, and what is taken off for an opening; the best mean reciprocal rank of the first clause that answers,
each set of questions counting the same.

    python -m eval.learning.fusion --out FILE [--asked DATA [--cache FOLDER]] [HOME=GOLD.jsonl …]

Each HOME is a folder whose documents the questions of GOLD are about; of DATA, the folder of training data, the texts
of each source are a set, asked by the questions that nothing was trained on (`index.training.asked.Split.TUNE`). Writes
the weights to FILE; what `rag` is to use goes into rag/retrieval/ by hand, once it has been judged.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.clause import PREFACE, is_frame, lies_in
from corpus.environment import Environment, from_process
from eval.errors import EvalError
from eval.gold import GoldQuestion, load_gold
from eval.learning.asked import questions_of, texts_of
from eval.learning.learnt import write_learnt
from eval.systems.text_index import open_index
from index.encoders.load import load_encoder
from index.encoders.protocol import Encoder
from index.engine import Candidate, Searcher
from index.errors import IndexingError
from index.ready import open_home
from index.settings import Settings
from index.training.asked import Data, load_data
from index.training.examples import Source, Split
from rag.assistant import Assistant
from rag.config import Fusion, RagConfig, learnt_config
from rag.question.question import Question
from rag.question.read import read_question
from rag.retrieval.retrieve import candidates_of

DENSE = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]
LATE = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
GIVES = [0.0, 0.03, 0.06, 0.09]
# Accents that were left out are restored first: the same question must find the same clause however it is typed.
LEARNT_FROM = {"en": "en", "vi": "vi", "vi-plain": "vi"}
OPENING = [0.0, 0.03, 0.06, 0.09]
LEAST, MOST = 0.3, 0.95  # of the weights of cosine and late interaction together
BEST = 10  # ranks that count


@dataclass(frozen=True)
class Case:
    """What was found for a question, a row a passage, once for all weights.

    parts: (passages, 5): cosine, late interaction, BM25 by its best, whether it gives what is asked for, whether it is
    an opening; begins: where each clause's passages begin; answering: for each clause, whether it answers.
    """

    parts: NDArray[np.float64]
    begins: NDArray[np.int64]
    answering: NDArray[np.bool_]

    def reciprocal_ranks(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Returns, for each row of weights (grid points, 5), 1 / rank of the first clause that answers, or 0."""
        if not self.answering.any():
            return np.zeros(len(weights))
        clauses = np.maximum.reduceat(weights @ self.parts.T, self.begins, axis=1)
        best = clauses[:, self.answering].max(axis=1, keepdims=True)
        # Of equal scores the one that answers is the last: ties are not luck.
        ranks = 1 + (clauses[:, ~self.answering] >= best).sum(axis=1)
        return np.where(ranks <= BEST, 1.0 / ranks, 0.0)


def make_case(gold: GoldQuestion, question: Question, candidates: Sequence[Candidate], searcher: Searcher) -> Case:
    """Returns the case of a gold question."""
    entries = [searcher.entries[c.number] for c in candidates]
    order = sorted(range(len(entries)), key=lambda i: (entries[i].document_id, entries[i].path))
    best = max((c.lexical for c in candidates), default=0.0) or 1.0
    rows: list[list[float]] = []
    begins: list[int] = []
    answering: list[bool] = []
    before = None
    for i in order:
        candidate, entry = candidates[i], entries[i]
        address = (entry.document_id, entry.path)
        if address != before:
            begins.append(len(rows))
            answering.append(any(lies_in(entry.path, p) for p in gold.relevant.get(entry.document_id, ())))
        before = address
        gives = question.answer_type in entry.gives
        rows.append([candidate.dense, candidate.late, candidate.lexical / best, gives, is_frame(entry.path)])
    return Case(np.array(rows, dtype=np.float64), np.array(begins), np.array(answering, dtype=bool))


def collect(pairs: Sequence[str], environment: Environment) -> dict[str, list[list[Case]]]:
    """Returns, by way of asking, the cases of each set of questions."""
    found: dict[str, list[list[Case]]] = defaultdict(list)
    for pair in pairs:
        home, _, gold = pair.partition("=")
        assistant = Assistant(open_home(environment.at(Path(home))))
        cases: dict[str, list[Case]] = defaultdict(list)
        for row in load_gold([Path(gold)]):
            if row.answerable:
                question = read_question(row.question)
                searcher = assistant.home.searcher()
                candidates = candidates_of(question, searcher, assistant.home.encoder, assistant.config)
                cases[question.form].append(make_case(row, question, candidates, searcher))
        for way, rows in cases.items():
            found[way].append(rows)
    return found


def collect_asked(data: Data, searcher: Searcher, encoder: Encoder, config: RagConfig) -> dict[str, list[list[Case]]]:
    """Returns, by form, the cases of each source of texts: of the questions that nothing was trained on."""
    found: dict[str, list[list[Case]]] = defaultdict(list)
    for source in Source:
        cases: dict[str, list[Case]] = defaultdict(list)
        for example in data.of(Split.TUNE, source):
            for text, right in questions_of(example):
                if right:
                    question = read_question(text)
                    gold = GoldQuestion(example.id, question.form, text, True, {right: (PREFACE,)}, (), (), ())
                    candidates = candidates_of(question, searcher, encoder, config)
                    cases[question.form].append(make_case(gold, question, candidates, searcher))
        for form, rows in cases.items():
            found[form].append(rows)
    return found


def best_fusion(sets: Sequence[Sequence[Case]]) -> tuple[Fusion, float]:
    """Returns the best weights and their mean reciprocal rank; of equals the one nearest the middle."""
    grid = [Fusion(d, m, g, o) for d in DENSE for m in LATE if LEAST <= d + m <= MOST for g in GIVES for o in OPENING]
    weights = np.array([[f.dense, f.late, 1.0 - f.dense - f.late, f.gives, -f.opening] for f in grid])
    values = np.mean([np.mean([c.reciprocal_ranks(weights) for c in cases], axis=0) for cases in sets], axis=0)
    # A grid point alone is noise: each takes a share of its neighbours' values.
    steps = np.array([[f.dense / 0.1, f.late / 0.1, f.gives / 0.03, f.opening / 0.03] for f in grid])
    smooth = []
    for point, value in zip(steps, values, strict=True):
        near = (np.abs(steps - point) < 1.01).all(axis=1)
        smooth.append(0.5 * value + 0.5 * values[near].mean())
    best = max(range(len(grid)), key=lambda i: (smooth[i], -abs(grid[i].dense - 0.3)))
    return grid[best], float(values[best])


def main() -> None:
    """Learns and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the weights go")
    parser.add_argument("--asked", type=Path, metavar="DATA", help="the folder of training data")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keeps the index of its texts")
    parser.add_argument("pairs", nargs="*", metavar="HOME=GOLD")
    arguments = parser.parse_args()
    try:
        weights = {}
        found = collect(arguments.pairs, from_process())
        if arguments.asked:
            encoder = load_encoder(Settings.from_environment(from_process()).encoder)
            for form, sets in _asked(arguments.asked, arguments.cache, encoder).items():
                found[form] += sets
        for way, learnt_from in LEARNT_FROM.items():
            fusion, value = best_fusion(found[learnt_from])
            questions = sum(map(len, found[learnt_from]))
            weights[way] = {**asdict(fusion), "MRR": round(value, 4), "questions": questions}
        print(write_learnt(arguments.out, "weights", weights), end="")  # noqa: T201
    except (EvalError, IndexingError) as error:
        sys.exit(f"error: {error}")


def _asked(folder: Path, cache: Path | None, encoder: Encoder) -> dict[str, list[list[Case]]]:
    data = load_data(folder)
    with tempfile.TemporaryDirectory() as scratch:
        searcher = open_index(texts_of(data), encoder, cache or Path(scratch))
        return collect_asked(data, searcher, encoder, learnt_config())


if __name__ == "__main__":
    main()
