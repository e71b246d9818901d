"""Texts read by themselves, without a document: what judges a reader alone."""

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.message import Message
from corpus.reasons import why
from index.passage import LONGEST_PASSAGE
from rag.errors import BatchError
from rag.question.question import Question
from rag.question.read import read_question
from rag.reading.network import Scores
from rag.reading.pairs import Pair, parts_of
from rag.reading.trained import TrainedReader

MOST_SPANS = 5
AT_ONCE = 64  # lines of a batch that are read together


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
    verdict = best.verdict if question.supposes else None
    answers = reader.calibration.probability(question.form, best.answers)
    return TextReading(answers, tuple(spans[:MOST_SPANS]), verdict.value if verdict else None)


def reading_as_json(reading: TextReading) -> dict[str, object]:
    """Returns a reading in the shape of the contract."""
    return {
        "answers": round(reading.answers, 6),
        "spans": [list(s) for s in reading.spans],
        "verdict": reading.verdict,
    }


def read_batch(reader: TrainedReader, path: Path) -> Iterator[tuple[object, TextReading]]:
    """Yields the id and the reading of each line of a file, in order; lines are read a few at a time.

    Raises:
        BatchError: the file cannot be read, or a line is not what it should be.
    """
    for rows in _grouped(_rows(path)):
        asked = [(read_question(str(r["question"])), str(r.get("title") or ""), str(r["text"])) for r in rows]
        for row, reading in zip(rows, read_texts(reader, asked), strict=True):
            yield row.get("id"), reading


def _grouped(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(itertools.islice(rows, AT_ONCE)):
        yield group


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BatchError(Message("{path}: cannot be read ({error})", path=path, error=why(error))) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = json.loads(line)
                for name in ("question", "text"):
                    if not isinstance(row[name], str):
                        raise TypeError(Message("{name} is not a string", name=name))
                    if not row[name].strip():
                        raise ValueError(Message("{name} is empty", name=name))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise BatchError(
                    Message(
                        '{path}: line {number} is not {{"id": …, "question": "…", "title": "…", "text": "…"}} '
                        "({error})",
                        path=path,
                        number=number,
                        error=why(error),
                    )
                ) from error
            yield row
