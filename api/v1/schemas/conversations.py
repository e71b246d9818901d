"""Conversations that are kept on the server's side."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from api.conversing import shown
from api.state.conversations import LONGEST_TITLE, Conversation, KeptTurn


class TitleIn(BaseModel):
    """What a conversation is called."""

    model_config = ConfigDict(extra="ignore", strict=True)

    title: str = Field(
        default="", max_length=LONGEST_TITLE, description="Empty for what was asked first; white space is folded."
    )


class ConversationOut(BaseModel):
    """A conversation without its turns."""

    conversation_id: str
    title: str = Field(description="What was asked first, where it was given none; empty before anything was asked.")
    created: str = Field(description="When it was begun: UTC, ISO 8601.")
    updated: str = Field(description="When something was last asked in it.")
    turns: int = Field(description="How many questions with their answers it has.")
    url: str = Field(description="Where to look again; its turns are below.")

    @classmethod
    def of(cls, kept: Conversation) -> Self:
        """Returns a conversation as it is sent."""
        return cls(
            conversation_id=kept.conversation_id,
            title=kept.title,
            created=kept.created_at.isoformat(timespec="milliseconds"),
            updated=kept.updated_at.isoformat(timespec="milliseconds"),
            turns=kept.turns,
            url=f"/v1/conversations/{kept.conversation_id}",
        )


class KeptTurnOut(BaseModel):
    """A question with its answer, as it was given."""

    number: int = Field(description="Within its conversation, from 1.")
    at: str = Field(description="When it was answered: UTC, ISO 8601.")
    question: str
    answer: dict[str, Any] | None = Field(
        description="As `/v1/ask` gave it, without the hits in documents that you may not see now; null where it rests"
        " on such a document."
    )

    @classmethod
    def of(cls, kept: KeptTurn, visible: frozenset[str] | None) -> Self:
        """Returns a turn as it is sent; visible: the documents that its reader may see, None for all."""
        at = kept.at.isoformat(timespec="milliseconds")
        return cls(number=kept.number, at=at, question=kept.question, answer=shown(kept.answer, visible))
