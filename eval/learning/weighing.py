"""Learns what tells that a clause answers, beside what was read of it, from questions that are not used to judge.

    python -m eval.learning.weighing FOLDER … --out FILE [--reader bundled] [--false-refusals 0.035]

Each FOLDER has documents, and questions over them in questions.jsonl, in the form of gold: half of them answered and
half not, in pairs of one type and length, so that nothing of how a question is put tells which it is. Fits logistic
regression over `rag.reading.weighing.Signs`, with a bias and the weight of the reading for each query form, and takes
the threshold that refuses that share of the questions which are answered. Writes the reader's calibration with both to
FILE, which goes to the reader as `reader.json`. The same questions give the same bytes. Needs scikit-learn (`train`).
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.environment import Environment, from_process
from corpus.message import Message
from eval.errors import EvalError
from eval.gold import GoldQuestion, load_gold
from eval.learning.learnt import write_calibration
from index.errors import IndexingError
from index.ready import open_home
from rag.assistant import Assistant
from rag.errors import RagError
from rag.question.question import Question
from rag.question.read import read_question
from rag.reading.calibration import FORMS, Calibration
from rag.reading.load import load_trained
from rag.reading.weighing import Signs, Weighing, log_odds

QUESTIONS = "questions.jsonl"
REGULARIZATION = 0.1  # C of logistic regression over signs of unit variance
DIGITS = 4
SHARED = tuple(Signs.__dataclass_fields__)


@dataclass(frozen=True)
class Weighed:
    """The signs of one question's best clause, the query form, and whether the documents answer the question."""

    signs: Signs
    form: str
    answerable: bool


def collect(folder: Path, environment: Environment, reader: str) -> list[Weighed]:
    """Returns the questions of a folder whose answer is a matter of weighing, over its documents alone.

    Raises:
        EvalError: it has no questions, or no documents.
    """
    with asked_over(folder, environment, reader) as (assistant, asked):
        signs = [(gold, question, assistant.signs(question)) for gold, question in asked if question.about is None]
    return [Weighed(found, question.form, gold.answerable) for gold, question, found in signs if found is not None]


@contextmanager
def asked_over(
    folder: Path, environment: Environment, reader: str
) -> Iterator[tuple[Assistant, list[tuple[GoldQuestion, Question]]]]:
    """Yields an assistant over the documents of a folder alone, and the questions of the folder as it reads them.

    Raises:
        EvalError: it has no questions, or no documents.
    """
    questions = load_gold([folder / QUESTIONS])
    files = sorted(p for p in folder.iterdir() if p.name != QUESTIONS)
    if not files:
        raise EvalError(Message("{folder}: no documents beside {name}", folder=folder, name=QUESTIONS))
    with tempfile.TemporaryDirectory() as scratch:
        home = open_home(environment.at(Path(scratch)))
        list(home.ingest(files))
        places = frozenset(home.searcher().manifest.places)
        asked = [(gold, read_question(gold.question, places)) for gold in questions]
        yield Assistant(home, reader=load_trained(reader)), asked


def fit(weighed: Sequence[Weighed], false_refusals: float) -> dict[str, Weighing]:
    """Returns the weights for each query form, with the threshold that refuses a share of what is answered."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows = np.array([_row(w) for w in weighed])
    answered = np.array([w.answerable for w in weighed])
    scaler = StandardScaler().fit(rows)
    fitted = LogisticRegression(C=REGULARIZATION, max_iter=5000, tol=1e-6).fit(scaler.transform(rows), answered)
    weights: NDArray[np.float64] = fitted.coef_[0] / scaler.scale_
    bias = float(fitted.intercept_[0] - weights @ scaler.mean_)
    shared = {name: round(float(w), DIGITS) for name, w in zip(SHARED, weights, strict=False)}
    own = weights[len(SHARED) :].reshape(len(FORMS), 2)
    forms = {
        form: Weighing(bias=round(bias + float(b), DIGITS), odds=round(float(o), DIGITS), threshold=0.0, **shared)
        for form, (b, o) in zip(FORMS, own, strict=True)
    }
    sure = sorted(forms[w.form].probability(w.signs) for w in weighed if w.answerable)
    threshold = round(sure[int(false_refusals * len(sure))], DIGITS)
    return {form: replace(w, threshold=threshold) for form, w in forms.items()}


def _row(weighed: Weighed) -> list[float]:
    """Returns the signs that weigh alike in every form, then the bias and the log-odds of each form."""
    odds = log_odds(weighed.signs.read)
    own = [value * (weighed.form == form) for form in FORMS for value in (1.0, odds)]
    return [*asdict(weighed.signs).values(), *own]


def told(weighed: Sequence[Weighed], forms: dict[str, Weighing]) -> str:
    """Returns how many of what is answered would be refused, and of what is not, in a line."""
    answered = [forms[w.form].probability(w.signs) >= forms[w.form].threshold for w in weighed if w.answerable]
    not_answered = [forms[w.form].probability(w.signs) < forms[w.form].threshold for w in weighed if not w.answerable]
    return (
        f"false refusals {answered.count(False)} of {len(answered)}, "
        f"refused {not_answered.count(True)} of {len(not_answered)}"
    )


def main() -> None:
    """Asks, fits, writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--reader", default="bundled")
    parser.add_argument("--false-refusals", type=float, default=0.035)
    arguments = parser.parse_args()
    try:
        weighed = [w for folder in arguments.folders for w in collect(folder, from_process(), arguments.reader)]
        forms = fit(weighed, arguments.false_refusals)
        calibration: Calibration = replace(load_trained(arguments.reader).calibration, weighing=forms)
        print(write_calibration(arguments.out, calibration), end="")  # noqa: T201
        print(told(weighed, forms), file=sys.stderr)  # noqa: T201
    except (EvalError, IndexingError, RagError) as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
