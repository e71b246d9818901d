"""Raw text to Document: the pipeline of this room as one list of calls."""

import re
from dataclasses import replace
from itertools import pairwise

from corpus.clause import Clause
from corpus.document import Document, Metadata
from corpus.errors import ReadError
from corpus.facts.metadata import read_metadata
from corpus.facts.relations import read_effective, read_passed, read_relations
from corpus.layout.normalise import normalise
from corpus.layout.pages import find_pages
from corpus.raw import PAGE_BREAK, Raw
from corpus.structure.clauses import Decision, read_clauses
from corpus.structure.zones import find_zones

LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
# The line below the first row of a table in Markdown, and a heading.
TABLE_RULE = re.compile(r" {0,3}\|?(?: *:?-{3,}:? *(?:\||$))+")
HEADING = re.compile(r"#{1,6} \S")
CLOSING_PARAGRAPHS = 4  # before the signature, among which stands when a law was passed


def build_document(raw: Raw | str, document_id: str, source_name: str = "", source_sha256: str = "") -> Document:
    """Returns the document that a text holds: normalised, its clauses, pages and metadata read."""
    raw = _without_markdown(Raw(raw) if isinstance(raw, str) else raw, source_name)
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


def _without_markdown(raw: Raw, name: str) -> Raw:
    """Returns lines that are Markdown by another name (.txt, pasted text) as the reader of Markdown gives them."""
    if raw.lines_are_paragraphs or PAGE_BREAK in raw.text or not _is_markdown(raw.text.split("\n")):
        return raw
    from corpus.readers.markdown import read_markdown

    try:
        read = read_markdown(raw.text.encode(), name)
    except (ReadError, UnicodeEncodeError):  # too large for it, say: the lines are a text all the same
        return raw
    return replace(read, warnings=(*raw.warnings, *read.warnings))


def _is_markdown(lines: list[str]) -> bool:
    """Returns whether lines have a table of Markdown in them, or two headings."""
    ruled = any("|" in above and "|" in line and TABLE_RULE.fullmatch(line.rstrip()) for above, line in pairwise(lines))
    return ruled or sum(bool(HEADING.match(line)) for line in lines) > 1


def _metadata(text: str, paragraphs: list[str]) -> Metadata:
    zone = find_zones(paragraphs)[0]
    found = read_metadata(paragraphs, zone)
    passed = read_passed(paragraphs[max(zone.body, zone.trailer - CLOSING_PARAGRAPHS) : zone.end])
    # A law is dated by the day it was passed, whatever day its header has.
    day = passed or found.date if found.kind in LAWS else found.date or passed
    return replace(found, date=day, effective=read_effective(text, day), relations=read_relations(text))


def explain(text: str) -> list[tuple[str, Decision]]:
    """Returns, for every marker-like line of a normalised text, the line and what was made of it."""
    _, decisions, paragraphs = _read(text)
    return [(paragraphs[d.paragraph], d) for d in sorted(decisions, key=lambda d: d.paragraph)]


def _read(text: str) -> tuple[list[Clause], list[Decision], list[str]]:
    paragraphs = text.split("\n")
    clauses, decisions = read_clauses(paragraphs, find_zones(paragraphs))
    return clauses, decisions, paragraphs
