"""Texts read by themselves, without a document: what judges a reader alone."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.message import Message
from corpus.reasons import why
from index.passage import LONGEST_PASSAGE
from rag.errors import BatchError, QuestionError
from rag.question.question import Question
from rag.question.read import read_question
from rag.question.typed import readable
from rag.reading.network import Scores
from rag.reading.pairs import Pair, parts_of
from rag.reading.trained import TrainedReader

MOST_SPANS = 5
AT_ONCE, MUCH = 64, 50_000  # lines, and code points, of a batch that are read together
LONGEST_TEXT = 200_000  # code points that are read: half a minute, and five times the longest clause that was seen


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
    asked = question.supposes and question.words.written and not question.foreign
    verdict = best.verdict if asked else None
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
        BatchError: the file cannot be read, or a line is not what it should be; those before it have been read.
    """
    for rows in _grouped(_rows(path)):
        asked = [(r.question, r.title, r.text) for r in rows]
        for row, reading in zip(rows, read_texts(reader, asked), strict=True):
            yield row.id, reading


def text_that_is_read(text: str) -> str:
    """Returns a text as it is read, halves of characters replaced.

    Raises:
        ValueError: it is empty, or longer than is read at once.
    """
    if not text.strip():
        raise ValueError(Message("text is empty"))
    if len(text) > LONGEST_TEXT:
        raise ValueError(
            Message(
                "text of more than {most:,} characters; give the clause, not its document",
                most=LONGEST_TEXT,
            )
        )
    return readable(text)


@dataclass(frozen=True)
class _Row:
    id: object
    question: Question
    title: str
    text: str


def _grouped(rows: Iterator[_Row]) -> Iterator[list[_Row]]:
    """Yields as many rows as are read together; those before a line that is none are read before that is told."""
    group: list[_Row] = []
    try:
        for row in rows:
            if len(group) == AT_ONCE or (group and sum(len(r.text) for r in [*group, row]) > MUCH):
                yield group
                group = []
            group.append(row)
    except BatchError:
        if group:
            yield group
        raise
    if group:
        yield group


def _rows(path: Path) -> Iterator[_Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _row(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise BatchError(Message("{path}: cannot be read ({error})", path=path, error=why(error))) from error


def _row(path: Path, number: int, line: str) -> _Row:
    try:
        row = json.loads(line.rstrip())
        title = "" if row.get("title") is None else _string(row, "title")
        question = read_question(_string(row, "question"))
        found, text = row.get("id"), text_that_is_read(_string(row, "text"))
        return _Row(readable(found) if isinstance(found, str) else found, question, readable(title), text)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, QuestionError) as error:
        raise BatchError(
            Message(
                '{path}: line {number} is not {{"id": …, "question": "…", "title": "…", "text": "…"}} ({error})',
                path=path,
                number=number,
                error=why(error),
            )
        ) from error


def _string(row: dict[str, Any], name: str) -> str:
    found = row[name]
    if not isinstance(found, str):
        raise TypeError(Message("{name} is not a string", name=name))
    return found
