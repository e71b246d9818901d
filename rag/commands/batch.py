"""Questions of a file, one a line: read, and each answered by itself."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from corpus.message import Message
from corpus.reasons import why
from corpus.terminal import spoken
from rag.answer import answer_as_json
from rag.assistant import Assistant
from rag.errors import QuestionError
from rag.question.typed import readable


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the lines of a file of {"id", "question"}; raises ClickException where it or a line of it is none."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(
            spoken(Message("{path}: cannot be read ({reason})", path=path, reason=why(error)))
        ) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row["question"], str):
                raise TypeError(Message("question is not a string"))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise click.ClickException(
                spoken(
                    Message(
                        '{path}: line {number} is not {{"id": …, "question": "…"}} ({error})',
                        path=path,
                        number=number,
                        error=why(error),
                    )
                )
            ) from error
        yield row


def answer_row(assistant: Assistant, row: dict[str, Any]) -> dict[str, object]:
    """Returns the answer to a line of a batch; a line that is no question gets an error status, not a stop."""
    try:
        return answer_as_json(replace(assistant.ask(row["question"]), id=_identifier(row)))
    except QuestionError as error:
        return {
            "id": _identifier(row),
            "question": readable(row["question"]),
            "language": "vi",
            "status": "error_question",
            "answer": error.message.said("vi"),
            "more": "",
            "small_talk": None,
            "citations": [],
            "duties": [],
            "hits": [],
            "documents": [],
            "generator": "none",
            "took_ms": 0.0,
            "timings_ms": {},
        }


def _identifier(row: dict[str, Any]) -> object:
    """Returns the id of a line of a batch as it was given, half characters replaced."""
    found = row.get("id")
    return readable(found) if isinstance(found, str) else found
