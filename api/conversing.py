"""A question in a conversation that is kept on the server's side: the turns before it, and keeping its answer."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from api.errors import NotKept, StateUnreachable, problem_of
from api.responses import problem_json
from api.state.conversations import Conversations, KeptTurn
from rag.conversation.rewrite import MOST_TURNS
from rag.conversation.turn import Turn

logger = logging.getLogger("chithi.api")


@dataclass(frozen=True)
class Conversing:
    """One conversation of an account."""

    kept: Conversations
    account: str
    conversation_id: str

    def before(self) -> list[Turn]:
        """Returns the turns that a follow-up is understood from.

        Raises:
            UnknownConversation: the account has none of that id.
            StateUnreachable: the database does not answer.
        """
        latest = self.kept.turns(self.account, self.conversation_id, most=MOST_TURNS, latest=True)
        return [_as_turn(turn) for turn in latest]

    def keep(self, question: str, answer: Mapping[str, Any]) -> dict[str, Any]:
        """Keeps a question with its answer, and returns what became of that: its number, or why it is not kept.

        Whoever asked has their answer all the same.
        """
        told: dict[str, Any] = {"conversation_id": self.conversation_id, "number": None, "problem": None}
        try:
            number = self.kept.add_turn(self.account, self.conversation_id, question, answer)
        except (NotKept, StateUnreachable) as error:
            logger.error("a turn of a conversation was not kept: %s", error)
            return {**told, "problem": problem_json(*problem_of(error))}
        return {**told, "number": number}


def shown(answer: Mapping[str, Any], visible: Collection[str] | None) -> dict[str, Any] | None:
    """Returns a kept answer as far as it may be seen now, None where it rests on a document that may not.

    visible: the ids of the documents that may be seen; None for all.
    """
    if visible is None:
        return dict(answer)
    rests_on = [*answer.get("citations", []), *answer.get("duties", [])]
    if any(place["document_id"] not in visible for place in rests_on):
        return None
    return {**answer, "hits": [hit for hit in answer.get("hits", []) if hit["document_id"] in visible]}


def _as_turn(turn: KeptTurn) -> Turn:
    """Returns a kept turn as follow-ups are understood from it; the engine compares its place with what is stored."""
    first: Mapping[str, Any] = next(iter(turn.answer.get("citations", [])), {})
    clause, status = first.get("clause") or "", turn.answer.get("status") or ""
    return Turn(turn.question, first.get("document_id") or "", clause, status)
