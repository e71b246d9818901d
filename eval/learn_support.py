"""Learns when to answer: the support models of `rag`, from gold questions that are not used to judge.

For each way of asking (accented, plain, English) a logistic regression tells answerable questions from others by the
features of the best hit; the bias is then moved so that the threshold .5 refuses the given share of answerable ones.

    python -m eval.learn_support --false-refusals 0.05 HOME=GOLD.jsonl [HOME=GOLD.jsonl …]

Each HOME is a folder whose documents the questions of GOLD are about. Writes rag/support.json. Needs scikit-learn,
which
sentence-transformers brings.
"""

import argparse
import json
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import rag
from eval.gold import load_gold
from index.commands import open_home
from rag.assistant import Assistant
from rag.support import LEARNT, MODEL_FILE, VETOES

REGULARISATION = 0.3  # scikit-learn's C


def collect(pairs: list[str]) -> dict[str, list[tuple[dict[str, float], bool]]]:
    """Returns (features, answerable) of every question, by way of asking."""
    rows: dict[str, list[tuple[dict[str, float], bool]]] = defaultdict(list)
    for pair in pairs:
        home, _, gold = pair.partition("=")
        assistant = Assistant(open_home(Path(home)))
        for question in load_gold([Path(gold)]):
            found = assistant.features_of(question.question)
            if found is not None:
                rows[found[0].way].append((asdict(found[1]), question.answerable))
    return rows


def learn(rows: list[tuple[dict[str, float], bool]], false_refusals: float) -> dict[str, object]:
    """Returns bias and weights of a logistic regression over LEARNT, the vetoes taken as given."""
    x = np.array([[r[name] for name in LEARNT] for r, _ in rows])
    y = np.array([answerable for _, answerable in rows])
    vetoed = np.array([sum(w * r[n] for n, w in VETOES.items()) for r, _ in rows])
    scaler = StandardScaler().fit(x[vetoed == 0])
    model = LogisticRegression(C=REGULARISATION, max_iter=2000)
    model.fit(scaler.transform(x[vetoed == 0]), y[vetoed == 0])
    weights: NDArray[np.float64] = model.coef_[0] / scaler.scale_
    scores = x @ weights - vetoed
    bias = -float(np.quantile(scores[y], false_refusals))
    refused = scores[~y] + bias < 0
    return {
        "bias": round(bias, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(LEARNT, weights, strict=True)},
        "learnt_from": {"questions": len(rows), "answerable": int(y.sum())},
        "refused_there": round(float(refused.mean()), 3),
    }


def main() -> None:
    """Learns and writes the models."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--false-refusals", type=float, default=0.05)
    parser.add_argument("pairs", nargs="+", metavar="HOME=GOLD")
    arguments = parser.parse_args()
    rows = collect(arguments.pairs)
    models = {way: learn(found, arguments.false_refusals) for way, found in sorted(rows.items())}
    path = Path(rag.__file__).parent / MODEL_FILE
    path.write_text(json.dumps({"models": models}, indent=1) + "\n", encoding="utf-8")
    print(path.read_text(encoding="utf-8"))  # noqa: T201


if __name__ == "__main__":
    main()
