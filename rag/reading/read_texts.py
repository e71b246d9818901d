"""Texts read by themselves, without a document: what judges a reader alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.passage import LONGEST_PASSAGE
from rag.question.question import Question
from rag.reading.network import Scores
from rag.reading.pairs import Pair, parts_of
from rag.reading.trained import TrainedReader

MOST_SPANS = 5


@dataclass(frozen=True)
class TextReading:
    """What was read of a text: how likely it answers, the spans that answer, best first, and yes or no."""

    answers: float
    spans: tuple[tuple[int, int], ...]
    verdict: str | None


def read_texts(reader: TrainedReader, asked: Sequence[tuple[Question, str, str]]) -> list[TextReading]:
    """Returns a reading of each (question, title and headings, text); long texts are read in parts."""
    pairs, owners, starts = [], [], []
    for n, (question, title, text) in enumerate(asked):
        for start, end in parts_of(text, LONGEST_PASSAGE):
            pairs.append(Pair(question.restored, title, text[start:end]))
            owners.append(n)
            starts.append(start)
    scored = reader.network.score(pairs)
    by_text: list[list[tuple[int, Scores]]] = [[] for _ in asked]
    for owner, start, scores in zip(owners, starts, scored, strict=True):
        by_text[owner].append((start, scores))
    return [_reading(reader, asked[n][0], found) for n, found in enumerate(by_text)]


def _reading(reader: TrainedReader, question: Question, found: Sequence[tuple[int, Scores]]) -> TextReading:
    ordered = sorted(found, key=lambda pair: -pair[1].answers)
    best = ordered[0][1]
    spans = [(start + a, start + b) for start, scores in ordered[:1] for a, b, _ in reader.kept(scores)]
    verdict = reader.verdict(best) if question.supposes else None
    answers = reader.calibration.probability(question.form, best.answers)
    return TextReading(answers, tuple(spans[:MOST_SPANS]), verdict.value if verdict else None)
