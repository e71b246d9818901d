"""Whether quotes are the documents' own text at the places they name."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from corpus.document import Document
from corpus.errors import UnknownDocument
from corpus.message import Message
from corpus.reasons import why
from rag.answer import Citation, place_of


@dataclass(frozen=True)
class Verdict:
    """What was found of one quote: `found`, or `changed` (other text stands there), `unknown_document`, `malformed`."""

    answer: str
    n: int
    outcome: str
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether the quote is the document's own text there."""
        return self.outcome == "found"


def holds(citation: Citation, document: Document) -> bool:
    """Returns whether a citation is the document's own text at its offsets, within its clause if it names one."""
    there = 0 <= citation.start < citation.end <= len(document.text)
    if not there or document.text[citation.start : citation.end] != citation.quote:
        return False
    if citation.clause is None:
        return True
    clause = document.clause(citation.clause)
    return clause is not None and clause.start <= citation.start and citation.end <= clause.end


def verify_saved(lines: Iterable[str], load: Callable[[str], Document]) -> Iterator[Verdict]:
    """Yields a verdict for every citation of answers saved as JSON, a list of them or one a line."""
    for name, answer in _answers(lines):
        citations = answer.get("citations") or []
        if not isinstance(citations, list):
            yield Verdict(name, 0, "malformed", Message("citations are no list"))
            continue
        for raw in citations:
            yield _verdict(name, raw, load)


def count_answers(lines: Iterable[str]) -> int:
    """Returns how many saved answers there are, refusals among them; what has no status and quotes nothing is none.

    Raises:
        ValueError: they are no answers.
    """
    return sum("status" in answer or bool(answer.get("citations")) for _, answer in _answers(lines))


def _answers(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    text = "".join(lines)
    try:
        whole = json.loads(text)
        rows = whole if isinstance(whole, list) else [whole]
    except json.JSONDecodeError:
        rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    for i, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise ValueError(Message("answer {i} is not an object", i=i))
        yield str(row.get("id") or row.get("question") or Message("answer {i}", i=i)), row


def _verdict(name: str, raw: Any, load: Callable[[str], Document]) -> Verdict:
    try:
        citation = Citation(
            n=int(raw["n"]),
            document_id=str(raw["document_id"]),
            document=str(raw.get("document", "")),
            clause=None if raw["clause"] is None else str(raw["clause"]),
            label=str(raw.get("label", "")),
            quote=str(raw["quote"]),
            start=int(raw["start"]),
            end=int(raw["end"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        return Verdict(name, 0, "malformed", Message("not a citation: {error}", error=why(error)))
    try:
        document = load(citation.document_id)
    except UnknownDocument:
        return Verdict(
            name,
            citation.n,
            "unknown_document",
            Message("{document_id} is not stored", document_id=citation.document_id),
        )
    if holds(citation, document):
        return Verdict(name, citation.n, "found")
    return Verdict(name, citation.n, "changed", _what_is_there(citation, document))


def _what_is_there(citation: Citation, document: Document) -> Message:
    """Returns why a citation does not hold: other text stands there, or the quote does, and in another clause."""
    found = document.text[max(citation.start, 0) : max(citation.end, 0)]
    place = place_of(citation)
    if not found or found != citation.quote or citation.clause is None:
        return Message("{place}: {found} stands there", place=place, found=repr(found[:80]))
    if document.clause(citation.clause) is None:
        return Message("{place}: the quote stands there, and no such clause does", place=place)
    return Message("{place}: the quote stands there, outside clause {clause}", place=place, clause=citation.clause)
