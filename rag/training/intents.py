"""Trains the model that tells what a question asks of documents; `python -m rag.training.intents --help`."""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.text.accents import strip_accents
from rag.question.document_question import as_written
from rag.question.intent import NONE, IntentModel
from rag.question.skeleton import features, skeleton, tokens
from rag.question.typed import read_typed

FORMS = ("vi", "vi-plain", "en")
# A question about a clause may say in which document it stands: that makes it none about the document.
_WITHIN = {
    "vi": (
        "Theo Quyết định {n}/QĐ-UBND, {q}", "{q} theo kế hoạch này", "Trong Nghị định {n}, {q}",
        "{q} trong công văn {n}", "Chỉ thị {n} thì {q}", "Thông tư {n} quy định {q}", "{q} (nghị quyết {n})",
        "Công văn số {n} giao {q}",
    ),
    "en": (
        "Under Decree {n}, {q}", "{q} under the circular", "In Plan {n}, {q}", "{q} according to Directive {n}",
        "By Decision {n}/QD-UBND, {q}", "{q} in the resolution", "Going by Official Letter {n}, {q}",
        "{q} (Notice {n})",
    ),
}  # fmt: skip
KNOWN = 5  # questions that a word stands in, at least, to be one that asks
LEAST_SEEN = 2  # questions that a feature is learnt from
LEAST_WEIGHT = 0.05  # what a feature must weigh to be kept
OF_NONE = 0.2  # how much one of the many questions about clauses counts beside one that was written for this
OF_CLAUSE = 0.3  # how probably at least one of the many asks of a clause
REGULARIZATION = 2.0  # C of logistic regression


@dataclass(frozen=True)
class Labelled:
    """A question as it is read, the form of its query, and what it asks of documents; weight: how much it counts."""

    words: tuple[str, ...]
    form: str
    intent: str
    weight: float = 1.0


def labelled(text: str, intent: str, weight: float = 1.0) -> list[Labelled]:
    """Returns a question as it may be typed: as it is, and without accents where it has them."""
    forms = dict.fromkeys((text, strip_accents(text)))
    read = [read_typed(form) for form in forms]
    return [Labelled(tuple(tokens(as_written(t), t.language)), t.form, intent, weight) for t in read]


def within(question: str, n: int) -> str:
    """Returns the n-th question about a clause with the document in which it stands named in it."""
    ways = _WITHIN["vi" if strip_accents(question) != question else "en"]
    asked = question.rstrip(" ?.")
    return ways[n % len(ways)].format(n=n % 97 + 2, q=f"{asked[:1].lower()}{asked[1:]}") + "?"


def read_questions(path: Path) -> list[Labelled]:
    """Returns the questions of a file of lines: intent, tab, question."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [one for intent, text in lines for one in labelled(text, intent)]


def train(questions: Sequence[Labelled], form: str) -> IntentModel:
    """Returns the model of a form, by multinomial logistic regression over the features of skeletons."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    own = [q for q in questions if q.form == form]
    seen = Counter(word for q in own if q.weight == 1.0 for word in set(q.words))
    known = frozenset(word for word, times in seen.items() if times >= KNOWN and not word.startswith("#"))
    rows = [set(features(skeleton(q.words, known))) for q in own]
    times = Counter(f for row in rows for f in row)
    column = {f: n for n, f in enumerate(sorted(f for f, n in times.items() if n >= LEAST_SEEN))}
    places = [(r, column[f]) for r, row in enumerate(rows) for f in row if f in column]
    at = np.array(places).T
    matrix = csr_matrix((np.ones(len(places)), (at[0], at[1])), shape=(len(rows), len(column)))
    fitted = LogisticRegression(C=REGULARIZATION, max_iter=200, tol=1e-3)
    fitted.fit(matrix, [q.intent for q in own], sample_weight=[q.weight for q in own])
    names = [str(c) for c in fitted.classes_]
    weights = {
        f: {k: round(float(w), 3) for k, w in zip(names, fitted.coef_[:, n], strict=True) if abs(w) >= LEAST_WEIGHT}
        for f, n in column.items()
    }
    bias = {k: round(float(b), 3) for k, b in zip(names, fitted.intercept_, strict=True)}
    return IntentModel(known, bias, {f: w for f, w in weights.items() if w})


def without_documents(questions: Iterable[Labelled], models: dict[str, IntentModel]) -> list[Labelled]:
    """Returns the questions about clauses without those that, by a first model, ask of documents all the same."""
    of_clause = ((q, models[q.form].probabilities(skeleton(q.words, models[q.form].known))) for q in questions)
    return [q for q, p in of_clause if sum(v for i, v in p.items() if i.startswith(NONE)) > OF_CLAUSE]


def write(models: dict[str, IntentModel], path: Path) -> None:
    """Writes models, the same bytes for the same models."""
    stored: dict[str, Any] = {
        form: {
            "known": sorted(m.known),
            "bias": dict(m.bias),
            "weights": {f: m.weights[f] for f in sorted(m.weights)},
        }
        for form, m in sorted(models.items())
    }
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def main() -> None:
    """Reads questions, trains, writes the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=Path, required=True, help="lines of intent, tab, question")
    parser.add_argument("--clauses", type=Path, help="questions about clauses, a line each, of which there are many")
    parser.add_argument("--out", type=Path, required=True, help="the file of the models")
    given = parser.parse_args()
    questions = read_questions(given.questions)
    models = {form: train(questions, form) for form in FORMS}
    if given.clauses:
        lines = given.clauses.read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if line]
        lines += [within(line, n) for n, line in enumerate(lines) if n % 2]
        more = [one for line in lines for one in labelled(line, NONE, OF_NONE)]
        questions += without_documents(more, models)
        models = {form: train(questions, form) for form in FORMS}
    write(models, given.out)


if __name__ == "__main__":
    main()
