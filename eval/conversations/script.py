"""Script: a conversation, with what the answer to its last question must do."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.message import Message
from eval.errors import GoldError
from eval.gold import GoldQuestion, load_gold
from eval.judge import Judgement, judge
from eval.measures.languages import ALL
from eval.systems.installation import Installation
from index.home import Home
from rag.answer import answer_as_json
from rag.assistant import Assistant
from rag.conversation.turn import Turn


@dataclass(frozen=True)
class Script:
    """A conversation: the questions before the last, and the last one with its right answer."""

    before: tuple[str, ...]
    last: GoldQuestion


class InConversation(Installation):
    """This installation, when some questions have been asked."""

    def __init__(self, home: Home, before: Sequence[str] = ()) -> None:
        super().__init__(home)
        self.before = tuple(before)

    def ask(self, question: str) -> dict[str, Any]:
        """Returns the answer to a question that comes after those before."""
        assistant: Assistant = self._assistant
        return answer_as_json(assistant.ask(question, [Turn(q) for q in self.before]))


def load_scripts(path: Path) -> list[Script]:
    """Returns the conversations of a file: gold questions, each with `before`, the questions asked before it.

    Raises:
        GoldError: no such file, a line that is no gold question, or has no list of questions before it.
    """
    gold = load_gold([path])
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8-sig").split("\n") if line.strip()]
    for row in rows:
        before = row.get("before")
        if not isinstance(before, list) or not before or not all(isinstance(q, str) for q in before):
            raise GoldError(
                Message(
                    "{path}: conversation {row} has no questions in `before`; expected one to three",
                    path=path,
                    row=repr(row["id"]),
                )
            )
    return [Script(tuple(row["before"]), last) for row, last in zip(rows, gold, strict=True)]


def play(scripts: Sequence[Script], system: InConversation) -> list[Judgement]:
    """Returns what became of the last question of each conversation, in order."""
    judged = []
    for script in scripts:
        system.before = script.before
        judged += judge([script.last], system)
    return judged


def is_right(judged: Judgement) -> bool:
    """Returns whether an answer cites a right clause first and says all it must; of an unanswerable one, refuses."""
    if not judged.gold.answerable:
        return not judged.answered
    said = (judged.cited, judged.lead, judged.coordinate, judged.says)
    return judged.answered and all(share in (None, 1.0) for share in said)


def right_by_language(judged: Sequence[Judgement]) -> dict[str, tuple[int, int]]:
    """Returns how many are right, of how many: in all and by language."""
    languages = [ALL, *dict.fromkeys(j.gold.lang for j in judged)]
    groups = {lang: [j for j in judged if lang in (ALL, j.gold.lang)] for lang in languages}
    return {lang: (sum(map(is_right, group)), len(group)) for lang, group in groups.items()}
