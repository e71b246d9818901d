"""A question and its answer."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.v1.schemas.problem import ProblemOut
from rag.answer import Status
from rag.conversation.rewrite import MOST_TURNS
from rag.question.typed import LONGEST_QUESTION


class TurnIn(BaseModel):
    """A question asked before, and what answered it where that is known."""

    model_config = ConfigDict(extra="ignore", strict=True)

    question: str = Field(max_length=LONGEST_QUESTION, description="As it was typed.")
    document_id: str | None = Field(
        default=None, description="Of its answer's first citation; checked against the store."
    )
    clause: str | None = Field(default=None, description="The address of that citation.")
    status: str | None = Field(default=None, description="Of its answer.")
    answer: str | None = Field(default=None, description="Not needed, and not relied on.")


class AskRequest(BaseModel):
    """A question, and those before it."""

    model_config = ConfigDict(extra="ignore", strict=True)

    # Told in a sentence of our own where it does not hold.
    question: str = Field(
        description="In Vietnamese, with or without accents, or in English.",
        json_schema_extra={"minLength": 1, "maxLength": LONGEST_QUESTION},
    )
    id: str | None = Field(default=None, description="Given back with the answer.")
    history: list[TurnIn] = Field(
        default=[],
        max_length=MOST_TURNS,
        description="The questions of the conversation so far, the latest last: follow-ups are understood from them.",
    )
    conversation_id: str | None = Field(
        default=None,
        max_length=64,
        description="Of a conversation that the service keeps: its turns are taken for `history`, this one is added.",
    )


class CitationOut(BaseModel):
    """A place in a document: its text from start to end is the quote, exactly."""

    n: int
    document_id: str
    document: str
    clause: str | None = Field(description="Its address; null for a document's head, recipients and signature.")
    label: str
    quote: str
    start: int
    end: int
    url: str
    highlight: tuple[int, int] | None = Field(default=None, description="Within the quote: the words that answer.")
    called: str = Field(default="", description="What the answer calls the document: its name in that language.")
    trail: list[str] = Field(default=[], description="The steps that lead to the clause, outermost first.")
    page: int | None = Field(default=None, description="Of the file, from 1; null where it has no pages.")
    reference: str = Field(default="", description="The place as official papers cite it, in Vietnamese.")
    lead_in: str = Field(
        default="", description="The words of the clause above that introduce this one, an item of its list."
    )


class DutyInAnswer(BaseModel):
    """Who does what, as the answer's clause assigns it."""

    role: Literal["lead", "coordinate"]
    agency: str
    task: str
    deadline: str | None
    document_id: str
    clause: str


class HitOut(BaseModel):
    """A clause that was found, with its words."""

    document_id: str
    clause: str
    label: str
    document: str = Field(description="What people call its document.")
    text: str = Field(description="The clause's own words; of a long clause the passage that was found.")
    start: int
    end: int = Field(description="The document's text from start to end is `text`, exactly.")
    url: str
    score: float
    rank: int


class NamedDocumentOut(BaseModel):
    """A stored document that an answer names."""

    document_id: str
    name: str = Field(description="The words by which the answer names it, exactly.")
    url: str


class KeptOut(BaseModel):
    """Whether a question with its answer is kept in its conversation: its number there, or why not."""

    conversation_id: str
    number: int | None
    problem: ProblemOut | None


class AnswerOut(BaseModel):
    """An answer; only `answered` has citations."""

    id: str | None
    question: str
    language: Literal["vi", "en"]
    status: Status
    answer: str
    more: str = Field(description="What else says so, to be folded away; empty where nothing does.")
    small_talk: str | None = Field(
        default=None, description="What it is said to where that only greets, thanks and so on; null for a question."
    )
    citations: list[CitationOut]
    duties: list[DutyInAnswer]
    hits: list[HitOut]
    documents: list[NamedDocumentOut] = Field(
        default=[], description="Those that `answer` or `more` names without citing them, such as the lines of a list."
    )
    generator: str
    took_ms: float
    timings_ms: dict[str, float] = Field(description="Milliseconds of each step, in their order.")
    conversation: KeptOut | None = Field(default=None, description="There where a `conversation_id` was sent.")
