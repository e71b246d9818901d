"""Answer and Citation: the nouns that this room hands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.duty import Duty
from corpus.read import url_id
from index.hit import Hit


class Status(StrEnum):
    """What became of a question; only `answered` has citations."""

    ANSWERED = "answered"
    CLARIFICATION = "clarification"
    NO_EVIDENCE = "unanswerable_no_evidence"
    OUT_OF_SCOPE = "unanswerable_out_of_scope"


@dataclass(frozen=True)
class Citation:
    """A place in a document that an answer rests on: text[start:end] == quote, always.

    n: from 1, in the order the answer cites; document: its name for people; label: of the clause, in the
    language of the answer; highlight: the span within the quote of the words that answer, None for all of it; clause:
    None where it stands in no clause: a document's head, its recipients, its signature. What follows is there once the
    answer is whole (`rag.composing.place`): called: what the answer calls the document, in its language; trail: the
    steps that lead to the clause, outermost first; page: of the file, from 1, None where it has none; reference: the
    place as official papers cite it, in Vietnamese; lead_in: the words of the clause above that introduce this one.
    """

    n: int
    document_id: str
    document: str
    clause: str | None
    label: str
    quote: str
    start: int
    end: int
    highlight: tuple[int, int] | None = None
    called: str = ""
    trail: tuple[str, ...] = ()
    page: int | None = None
    reference: str = ""
    lead_in: str = ""

    @property
    def url(self) -> str:
        """Where the document can be opened at the clause."""
        return clause_url(self.document_id, self.clause)


@dataclass(frozen=True)
class NamedHit:
    """A hit with what people call its clause and document, and its words.

    text: the clause's own words, without those of the units below it; of a long clause the passage that was found;
    start: where they begin in Document.text, so that text[start:start + len(words)] is them, always.
    """

    hit: Hit
    label: str
    document: str
    text: str = ""
    start: int = 0

    @property
    def end(self) -> int:
        """Where its words end in Document.text."""
        return self.start + len(self.text)

    @property
    def url(self) -> str:
        """Where the document can be opened at the clause."""
        return clause_url(self.hit.document_id, self.hit.path)


@dataclass(frozen=True)
class NamedDocument:
    """A stored document that an answer names without citing it; name: the words by which it does."""

    document_id: str
    name: str

    @property
    def url(self) -> str:
        """Where the document can be opened."""
        return clause_url(self.document_id, None)


@dataclass(frozen=True)
class Answer:
    """What is said to a question, with everything it rests on; more: what else says so, "" for nothing.

    small_talk: what it is said to where that only greets, thanks and so on (`rag.question.small_talk_words`), else "".
    documents: those that the text names and does not cite, such as the lines of a list.
    """

    question: str
    language: str
    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    hits: tuple[NamedHit, ...] = ()
    generator: str = "extractive"
    support: float = 0.0
    took_ms: float = 0.0
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    id: object = None
    more: str = ""
    small_talk: str = ""
    documents: tuple[NamedDocument, ...] = ()


def clause_url(document_id: str, path: str | None) -> str:
    """Returns the address of a clause on the service: `/v/<document_id>#<address>`, percent-encoded.

    Of what stands in no clause it is that of the document.
    """
    page = f"/v/{url_id(document_id)}"
    return page if path is None else f"{page}#{url_id(path)}"


def place_of(citation: Citation) -> str:
    """Returns where a citation stands, as people write it: `<document_id>#<address>`, the id alone without a clause."""
    return citation.document_id if citation.clause is None else f"{citation.document_id}#{citation.clause}"


def answer_as_json(answer: Answer) -> dict[str, object]:
    """Returns an answer in the shape of the contract."""
    return {
        "id": answer.id,
        "question": answer.question,
        "language": answer.language,
        "status": answer.status.value,
        "answer": answer.text,
        "more": answer.more,
        "small_talk": answer.small_talk or None,
        "citations": [citation_as_json(c) for c in answer.citations],
        "duties": [
            {
                "role": d.role,
                "agency": d.agency,
                "task": d.task,
                "deadline": d.deadline,
                "document_id": d.document_id,
                "clause": d.clause,
            }
            for d in answer.duties
        ],
        "hits": [
            {
                "document_id": h.hit.document_id,
                "clause": h.hit.path,
                "label": h.label,
                "document": h.document,
                "text": h.text,
                "start": h.start,
                "end": h.end,
                "url": h.url,
                "score": round(h.hit.score, 4),
                "rank": h.hit.rank,
            }
            for h in answer.hits
        ],
        "documents": [{"document_id": d.document_id, "name": d.name, "url": d.url} for d in answer.documents],
        "generator": answer.generator,
        "took_ms": round(answer.took_ms, 1),
        "timings_ms": dict(answer.timings_ms),
    }


def citation_as_json(citation: Citation) -> dict[str, object]:
    """Returns a citation in the shape of the contract."""
    return {
        "n": citation.n,
        "document_id": citation.document_id,
        "document": citation.document,
        "clause": citation.clause,
        "label": citation.label,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "url": citation.url,
        "highlight": list(citation.highlight) if citation.highlight else None,
        "called": citation.called,
        "trail": list(citation.trail),
        "page": citation.page,
        "reference": citation.reference,
        "lead_in": citation.lead_in,
    }
