"""Learns when to answer: the support models of `rag`, from gold questions that are not used to judge.

For each way of asking (accented, plain, English) a logistic regression tells answerable questions from others by the
features of the best hit; the bias is then moved so that the threshold .5 refuses the given share of answerable ones.

    python -m eval.learning.answerability --false-refusals 0.05 --out FILE HOME=GOLD.jsonl [HOME=GOLD.jsonl …]

Each HOME is a folder whose documents the questions of GOLD are about. Writes the models to FILE; what `rag` is to use
goes into rag/reading/ by hand, once it has been judged. Needs SciPy, of the extra `eval`.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpus.clause import lies_in
from corpus.environment import Environment, from_process
from eval.errors import EvalError
from eval.gold import load_gold
from eval.learning.learnt import write_learnt
from index.ready import open_home
from rag.assistant import Assistant
from rag.reading.answerability import LEARNT, VETOES

RIDGE = 3.0


@dataclass(frozen=True)
class Row:
    """A question's features, whether it can be answered, and whether the best hit answers it."""

    features: dict[str, float]
    answerable: bool
    right: bool


def collect(pairs: Sequence[str], environment: Environment) -> dict[str, list[Row]]:
    """Returns the questions of HOME=GOLD pairs, by way of asking."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for pair in pairs:
        home, _, gold = pair.partition("=")
        assistant = Assistant(open_home(environment.at(Path(home))))
        for question in load_gold([Path(gold)]):
            found = assistant.features_of(question.question)
            if found is not None:
                asked, features, hit = found
                right = any(lies_in(hit.path, p) for p in question.relevant.get(hit.document_id, ()))
                rows[asked.form].append(Row(asdict(features), question.answerable, right))
    return rows


def learn(rows: list[Row], false_refusals: float) -> dict[str, object]:
    """Returns bias and weights of a logistic regression over LEARNT, the vetoes taken as given.

    A question that can be answered but not from its best hit teaches nothing of what an answer looks like; it counts
    where the bias is set.
    """
    x = np.array([[r.features[name] for name in LEARNT] for r in rows])
    y = np.array([r.answerable for r in rows])
    vetoed = np.array([sum(w * r.features[n] for n, w in VETOES.items()) for r in rows])
    taught = (vetoed == 0) & np.array([r.right or not r.answerable for r in rows])
    weights = fit(x[taught], y[taught])
    scores = x @ weights - vetoed
    bias = -float(np.quantile(scores[y], false_refusals))
    refused = scores[~y] + bias < 0
    return {
        "bias": round(bias, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(LEARNT, weights, strict=True)},
        "learnt_from": {"questions": len(rows), "answerable": int(y.sum())},
        "refused_there": round(float(refused.mean()), 3),
    }


def fit(x: NDArray[np.float64], y: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Returns the weights of a logistic regression, ridge-penalised on standardised features, each with its sign.

    x: shape (n, len(LEARNT)); y: shape (n,). Little data makes weights of the wrong sign, which do not carry over.
    """
    scale = x.std(axis=0) + 1e-6
    z = (x - x.mean(axis=0)) / scale
    side = np.where(y, 1.0, -1.0)

    def loss(p: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = side * (z @ p[1:] + p[0])
        slope = -side / (1.0 + np.exp(margin))
        value = np.logaddexp(0.0, -margin).sum() + RIDGE / 2 * (p[1:] ** 2).sum()
        return float(value), np.concatenate([[slope.sum()], z.T @ slope + RIDGE * p[1:]])

    bounds = [(None, None)] + [
        (None, 0.0) if name.endswith("_missing") or name.startswith("missing_") else (0.0, None) for name in LEARNT
    ]
    found = minimize(loss, np.zeros(len(LEARNT) + 1), jac=True, bounds=bounds, method="L-BFGS-B")
    weights: NDArray[np.float64] = found.x[1:] / scale
    return weights


def main() -> None:
    """Learns and writes the models."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--false-refusals", type=float, default=0.05)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the models go")
    parser.add_argument("pairs", nargs="+", metavar="HOME=GOLD")
    arguments = parser.parse_args()
    try:
        rows = collect(arguments.pairs, from_process())
        models = {way: learn(found, arguments.false_refusals) for way, found in sorted(rows.items())}
        print(write_learnt(arguments.out, "models", models), end="")  # noqa: T201
    except EvalError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
