"""What goes over the wire: requests and answers, as the contract has them."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rag.conversation.rewrite import MOST_TURNS
from rag.question.typed import LONGEST_QUESTION


class TurnIn(BaseModel):
    """A question asked before."""

    model_config = ConfigDict(extra="ignore")

    question: str = Field(max_length=LONGEST_QUESTION, description="As it was typed.")
    answer: str | None = Field(default=None, description="Not needed, and not relied on.")


class AskRequest(BaseModel):
    """A question, and those before it."""

    model_config = ConfigDict(extra="ignore")

    question: str = Field(description="In Vietnamese, with or without accents, or in English.")
    id: str | None = Field(default=None, description="Given back with the answer.")
    history: list[TurnIn] = Field(
        default=[],
        max_length=MOST_TURNS,
        description="The questions of the conversation so far, the latest last: follow-ups are understood from them.",
    )


class CitationOut(BaseModel):
    """A place in a document: its text from start to end is the quote, exactly."""

    n: int
    document_id: str
    document: str
    clause: str
    label: str
    quote: str
    start: int
    end: int
    url: str


class DutyInAnswer(BaseModel):
    """Who does what, as the answer's clause assigns it."""

    role: Literal["lead", "coordinate"]
    agency: str
    task: str
    deadline: str | None
    document_id: str
    clause: str


class HitOut(BaseModel):
    """A clause that was found."""

    document_id: str
    clause: str
    label: str
    score: float
    rank: int


class AnswerOut(BaseModel):
    """An answer; only `answered` has citations."""

    id: str | None
    question: str
    language: Literal["vi", "en"]
    status: str
    answer: str
    citations: list[CitationOut]
    duties: list[DutyInAnswer]
    hits: list[HitOut]
    generator: str
    took_ms: float


class SearchHit(BaseModel):
    """A clause with its scores: cosine of the whole, late interaction of tokens, BM25."""

    rank: int
    document_id: str
    clause: str
    label: str
    document: str
    score: float
    dense: float
    late: float
    lexical: float
    url: str


class DocumentOut(BaseModel):
    """What is known of a document."""

    document_id: str
    name: str
    kind: str | None
    number: str | None
    issuer: str | None
    parent: str | None
    place: str | None
    date: str | None
    title: str | None
    addressees: list[str]
    recipients: list[str]
    signer: str | None
    capacity: str | None
    clauses: int
    source: str
    sha256: str


class ClauseOut(BaseModel):
    """A clause with its span in the document's text."""

    path: str
    label: str
    heading: str
    text: str
    start: int
    end: int


class DutyOut(BaseModel):
    """A duty with the span of the agency's name."""

    role: Literal["lead", "coordinate"]
    agency: str
    task: str
    deadline: str | None
    report_to: str | None
    manner: Literal["order", "request", "call"]
    document_id: str
    clause: str
    start: int
    end: int


class IngestedOut(BaseModel):
    """What became of a document that was sent."""

    document_id: str
    outcome: Literal["added", "updated", "unchanged"]
    warnings: list[str]


class ProblemOut(BaseModel):
    """An error (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
