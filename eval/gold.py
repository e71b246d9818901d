"""Gold: questions with what a right answer must do."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.message import Message
from corpus.reasons import why
from eval.errors import GoldError


@dataclass(frozen=True)
class GoldQuestion:
    """A question and its right answer.

    relevant: addresses by document, any one of which is a hit; a document without addresses is asked about itself, and
    any clause of it is a hit; lead, coordinate, says: what the answer must contain,
    each item a tuple of alternatives; first: alternatives for what its first line must say.
    """

    id: str
    lang: str
    question: str
    answerable: bool
    relevant: dict[str, tuple[str, ...]]
    lead: tuple[tuple[str, ...], ...]
    coordinate: tuple[tuple[str, ...], ...]
    says: tuple[tuple[str, ...], ...]
    first: tuple[str, ...] = ()


def load_gold(paths: Sequence[Path]) -> list[GoldQuestion]:
    """Returns the gold questions of files, and of every .jsonl file in folders.

    Raises:
        GoldError: no such file, no questions, a line that is not one, an id used twice.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(path.glob("*.jsonl"))
        elif path.is_file():
            files.append(path)
        else:
            raise GoldError(Message("{path}: no such gold file or folder", path=path))
    questions = [q for f in files for q in _load_file(f)]
    if not questions:
        raise GoldError(
            Message("{paths}: no gold questions; expected .jsonl files of them", paths=", ".join(map(str, paths)))
        )
    seen: set[str] = set()
    for q in questions:
        if q.id in seen:
            raise GoldError(Message("gold id {id} is used twice; ids must be unique over all files", id=repr(q.id)))
        seen.add(q.id)
    return questions


def _load_file(path: Path) -> list[GoldQuestion]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(Message("{path}: cannot be read ({reason})", path=path, reason=why(error))) from error
    out = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                out.append(_question(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                raise GoldError(
                    Message(
                        "{path}: line {number} is not a gold question ({error})",
                        path=path,
                        number=number,
                        error=why(error),
                    )
                ) from error
    return out


def _question(row: dict[str, Any]) -> GoldQuestion:
    relevant = {str(d): tuple(map(str, _list(paths))) for d, paths in row["relevant"].items()}
    if (not relevant) if row["answerable"] else any(relevant.values()):
        raise ValueError(Message("answerable questions have relevant addresses or documents, others have none"))
    if not isinstance(row["question"], str) or not row["question"].strip():
        raise ValueError(Message("the question is empty"))
    return GoldQuestion(
        id=str(row["id"]),
        lang=str(row["lang"]),
        question=row["question"],
        answerable=bool(row["answerable"]),
        relevant=relevant,
        lead=_items(row.get("lead")),
        coordinate=_items(row.get("coordinate")),
        says=_items(row.get("says")),
        first=tuple(_alternative(a) for a in _list(row.get("first") or [])),
    )


def _alternative(raw: Any) -> str:
    """Returns what a first line must say; of several things that it must say all, their words together."""
    return raw if isinstance(raw, str) else " . ".join(map(str, _list(raw)))


def _items(raw: Any) -> tuple[tuple[str, ...], ...]:
    """Returns items as tuples of alternatives."""
    return tuple((i,) if isinstance(i, str) else tuple(map(str, _list(i))) for i in _list(raw or []))


def _list(raw: Any) -> list[Any]:
    if not isinstance(raw, list):
        raise TypeError(Message("{raw} where a list is expected", raw=repr(raw)))
    return raw
