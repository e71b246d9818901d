"""Raw text to Document: the pipeline of this room as one list of calls."""

from dataclasses import replace

from corpus.clause import Clause
from corpus.document import Document, Metadata
from corpus.metadata import read_metadata
from corpus.normalise import normalise
from corpus.pages import find_pages
from corpus.raw import Raw
from corpus.relations import read_effective, read_relations
from corpus.structure import Decision, read_clauses
from corpus.zones import find_zones


def build_document(raw: Raw | str, document_id: str, source_name: str = "", source_sha256: str = "") -> Document:
    """Returns the document that a text holds: normalised, its clauses, pages and metadata read."""
    raw = Raw(raw) if isinstance(raw, str) else raw
    text = normalise(raw.text, raw.lines_are_paragraphs)
    clauses, _, paragraphs = _read(text)
    return Document(
        document_id=document_id,
        text=text,
        clauses=tuple(clauses),
        metadata=_metadata(text, paragraphs),
        source_name=source_name,
        source_sha256=source_sha256,
        pages=find_pages(raw.text, text),
        warnings=raw.warnings,
    )


def _metadata(text: str, paragraphs: list[str]) -> Metadata:
    found = read_metadata(paragraphs, find_zones(paragraphs)[0])
    return replace(found, effective=read_effective(text, found.date), relations=read_relations(text))


def explain(text: str) -> list[tuple[str, Decision]]:
    """Returns, for every marker-like line of a normalised text, the line and what was made of it."""
    _, decisions, paragraphs = _read(text)
    return [(paragraphs[d.paragraph], d) for d in sorted(decisions, key=lambda d: d.paragraph)]


def _read(text: str) -> tuple[list[Clause], list[Decision], list[str]]:
    paragraphs = text.split("\n")
    offsets, at = [], 0
    for p in paragraphs:
        offsets.append(at)
        at += len(p) + 1
    clauses, decisions = read_clauses(paragraphs, offsets, find_zones(paragraphs))
    return clauses, decisions, paragraphs
