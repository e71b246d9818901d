"""Learns what tells a yes from a no and from neither, from questions that are not used to judge.

    python -m eval.learning.verdicts FOLDER … --out FILE [--least 0.6]

Each FOLDER has documents, and questions over them in questions.jsonl, in the form of gold (as for
`eval.learning.weighing`). Of the questions that want a yes or a no and are answered it takes the signs of
`rag.composing.first_line.verdict_signs`: right is what `first` of the gold begins with, and neither where the clause is
not one that answers. Fits multinomial logistic regression and writes it to FILE, which goes into
rag/composing/first_line/verdict.json. The same questions give the same bytes. Needs scikit-learn (`train`).
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.environment import Environment, from_process
from corpus.message import Message
from eval.errors import EvalError
from eval.gold import GoldQuestion
from eval.judge import cites_relevant
from eval.learning.learnt import write_model
from eval.learning.weighing import asked_over
from eval.measures.first_line import verdict_said
from index.errors import IndexingError
from rag.answer import answer_as_json
from rag.composing.first_line.verdict_model import BIAS, VerdictModel
from rag.errors import RagError
from rag.reading.reader import Verdict

REGULARIZATION = 0.03  # C of logistic regression over signs of unit variance
DIGITS = 4
NEITHER = "neither"


@dataclass(frozen=True)
class Judged:
    """The signs of one answered question, and which of yes, no and neither is right."""

    signs: Mapping[str, float]
    right: str


def collect(folder: Path, environment: Environment) -> list[Judged]:
    """Returns the questions of a folder that are answered and want a yes or a no, over its documents alone.

    Raises:
        EvalError: it has no questions, or no documents.
    """
    found = []
    with asked_over(folder, environment, "bundled") as (assistant, asked):
        for gold, question in asked:
            signs = assistant.verdict_signs(question) if question.about is None else None
            right = right_verdict(gold, answer_as_json(assistant.ask(gold.question))) if signs is not None else None
            if signs is not None and right is not None:
                found.append(Judged(signs, right))
    return found


def right_verdict(gold: GoldQuestion, answer: dict[str, Any]) -> str | None:
    """Returns which verdict is right of the clause that an answer cites; None where the gold has none."""
    if not gold.answerable or not cites_relevant(answer, gold):
        return NEITHER
    return next(filter(None, map(verdict_said, gold.first)), None)


def fit(judged: Sequence[Judged], least: float) -> VerdictModel:
    """Returns what each sign weighs for a yes and for a no, beside neither."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    names = list(judged[0].signs)
    rows = np.array([[j.signs[name] for name in names] for j in judged])
    right = np.array([j.right for j in judged])
    scaler = StandardScaler().fit(rows)
    fitted = LogisticRegression(C=REGULARIZATION, max_iter=5000, tol=1e-6).fit(scaler.transform(rows), right)
    weights = fitted.coef_ / scaler.scale_
    biases = fitted.intercept_ - weights @ scaler.mean_
    classes = list(fitted.classes_)
    neither = classes.index(NEITHER)

    def beside_neither(verdict: Verdict) -> dict[str, float]:
        at = classes.index(verdict.value)
        own = {name: round(float(w), DIGITS) for name, w in zip(names, weights[at] - weights[neither], strict=True)}
        return {BIAS: round(float(biases[at] - biases[neither]), DIGITS), **own}

    return VerdictModel(beside_neither(Verdict.YES), beside_neither(Verdict.NO), least)


def told(judged: Sequence[Judged], model: VerdictModel) -> str:
    """Returns how many verdicts would be said, and how many of those are right, in a line."""
    said = [(verdict.value, j.right) for j in judged for verdict, p in [model.tell(j.signs)] if p >= model.least]
    right = sum(verdict == expected for verdict, expected in said)
    wanted = sum(j.right != NEITHER for j in judged)
    return f"{len(judged)} questions, {wanted} of which have a verdict: {len(said)} said, {right} of them right"


def main() -> None:
    """Asks, fits, writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--least", type=float, default=0.6)
    arguments = parser.parse_args()
    try:
        judged = [j for folder in arguments.folders for j in collect(folder, from_process())]
        if {NEITHER, *map(str, Verdict)} - {j.right for j in judged}:
            raise EvalError(
                Message("{count} questions found; some with yes, with no and with neither expected", count=len(judged))
            )
        model = fit(judged, arguments.least)
        print(write_model(arguments.out, asdict(model)), end="")  # noqa: T201
        print(told(judged, model), file=sys.stderr)  # noqa: T201
    except (EvalError, IndexingError, RagError) as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
