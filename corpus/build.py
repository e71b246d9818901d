"""Raw to Document, as one list of steps: normalised, cut into zones, clauses and facts read.

Pasted text begins here, a file in `corpus.read`.
"""

import re
from dataclasses import replace
from itertools import pairwise

from corpus.document import Document
from corpus.errors import ReadError
from corpus.facts.read import read_facts
from corpus.layout.normalise import normalise
from corpus.layout.pages import find_pages
from corpus.raw import PAGE_BREAK, Raw
from corpus.structure.clauses import Decision, read_clauses
from corpus.structure.front import find_front
from corpus.structure.zones import find_zones

# The line below the first row of a table in Markdown, and a heading.
TABLE_RULE = re.compile(r" {0,3}\|?(?: *:?-{3,}:? *(?:\||$))+")
HEADING = re.compile(r"#{1,6} \S")


def build_document(raw: Raw | str, document_id: str, source_name: str = "", source_sha256: str = "") -> Document:
    """Returns the document that a text holds: normalised, its clauses, pages and metadata read."""
    raw = _without_markdown(Raw(raw) if isinstance(raw, str) else raw, source_name)
    text = normalise(raw.text, raw.lines_are_paragraphs)
    paragraphs = text.split("\n")
    zones = find_zones(paragraphs, find_front(paragraphs))
    clauses, _ = read_clauses(paragraphs, zones)
    return Document(
        document_id=document_id,
        text=text,
        clauses=tuple(clauses),
        metadata=read_facts(paragraphs, zones[0]),
        source_name=source_name,
        source_sha256=source_sha256,
        pages=find_pages(raw.text, text),
        warnings=raw.warnings,
    )


def explain(text: str) -> list[tuple[str, Decision]]:
    """Returns, for every marker-like line of a normalised text, the line and what was made of it."""
    paragraphs = text.split("\n")
    _, decisions = read_clauses(paragraphs, find_zones(paragraphs, find_front(paragraphs)))
    return [(paragraphs[d.paragraph], d) for d in sorted(decisions, key=lambda d: d.paragraph)]


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
