"""Raw to Document, as one list of steps: normalised, cut into zones, clauses and facts read.

Pasted text begins here, a file in `corpus.read`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from corpus.clause import ENCLOSURE
from corpus.document import Document
from corpus.duties.read import read_duties
from corpus.duties.subjects import lead_in
from corpus.duties.tables import read_tables, tables_of_nobody
from corpus.duty import Duty
from corpus.errors import ReadError
from corpus.facts.read import read_facts
from corpus.layout.normalise import normalise
from corpus.layout.pages import find_pages
from corpus.message import Message
from corpus.raw import PAGE_BREAK, Raw
from corpus.structure.clauses import Decision, read_clauses
from corpus.structure.documents import document_starts
from corpus.structure.front import sentences_above
from corpus.structure.remainder import all_zones
from corpus.structure.zones import Zone
from corpus.table import CELL, rows_of

# The line below the first row of a table in Markdown, and a heading.
TABLE_RULE = re.compile(r" {0,3}\|?(?: *:?-{3,}:? *(?:\||$))+")
HEADING = re.compile(r"#{1,6} \S")
LONGEST_QUOTED = 60  # code points of a line that a warning quotes


def build_document(raw: Raw | str, document_id: str, source_name: str = "", source_sha256: str = "") -> Document:
    """Returns the document that a text holds, the first where it holds several: a warning names the others."""
    return build_documents(raw, document_id, source_name, source_sha256)[0]


def build_documents(
    raw: Raw | str, document_id: str, source_name: str = "", source_sha256: str = ""
) -> tuple[Document, ...]:
    """Returns the documents that a text holds, in order: normalised, their clauses, pages and metadata read.

    Most texts hold one. The first has the id given, the second `<id>~2` and so on, and the first's warnings name them.
    """
    raw = _without_markdown(Raw(raw) if isinstance(raw, str) else raw, source_name)
    text = normalise(raw.text, raw.lines_are_paragraphs)
    found = [
        _read(
            Document(
                document_id=document_id if n == 1 else f"{document_id}~{n}",
                text=text[start:stop],
                clauses=(),
                source_name=source_name,
                source_sha256=source_sha256,
                pages=pages,
                warnings=raw.warnings,
            )
        )
        for n, (start, stop, pages) in enumerate(_parts(text, find_pages(raw.text, text)), start=1)
    ]
    others = [
        Message(
            "The file holds {count} documents; {name} is read as {document_id}.",
            count=len(found),
            name=d.name,
            document_id=d.document_id,
        )
        for d in found[1:]
    ]
    return replace(found[0], warnings=(*found[0].warnings, *others)), *found[1:]


def _parts(text: str, pages: tuple[int, ...]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yields where each document begins and ends in a text, and where the pages of the file begin in it.

    Pages before a document begin at its 0 too, so that its own keep their numbers.
    """
    paragraphs = text.split("\n")
    begins = list(accumulate((len(p) + 1 for p in paragraphs), initial=0))
    starts = [begins[i] for i in document_starts(paragraphs)]
    for start, following in pairwise([*starts, len(text) + 1]):
        yield start, following - 1, tuple(max(at - start, 0) for at in pages if at < following)


def _read(document: Document) -> Document:
    """Returns a document with what its text says: clauses, metadata, warnings of what stands in an odd place."""
    paragraphs = document.text.split("\n")
    zones = all_zones(paragraphs)
    clauses, _ = read_clauses(paragraphs, zones)
    said = [_enclosed(paragraphs, zone) for zone in zones if zone.attachment == (ENCLOSURE, "")]
    above = sentences_above(paragraphs)
    if above:
        said.append(
            Message(
                "“{start}” stands above the letterhead with {count} sentences in all: it is read as a note of whoever "
                "sent the document, and is no clause.",
                start=above[0][:LONGEST_QUOTED],
                count=len(above),
            )
        )
    if document.text and not clauses:
        said.append(Message("No text was found between the head and the signature: the document has no clauses."))
    read = replace(document, clauses=tuple(clauses), metadata=read_facts(paragraphs, zones[0]))
    return replace(read, warnings=(*document.warnings, *said, *_of_nobody(read)))


def _of_nobody(document: Document) -> Iterator[Message]:
    """Yields the warning that tables of tasks gave no duty."""
    # Their own rows are read first: most tables name somebody, and the whole document need not be read for them.
    if not any(tables_of_nobody(document, _duties_of_tables(document))):
        return
    found = list(tables_of_nobody(document, read_duties(document)))
    if found:
        clause, row = found[0]
        yield Message(
            "Tables of tasks that gave no duty: {count}, the first in clause {clause} (“{start}”): nobody is named "
            "there, or the text does not say what its marks stand for.",
            count=len(found),
            clause=clause.path,
            start=CELL.join(cell.text for cell in row)[:LONGEST_QUOTED],
        )


def _duties_of_tables(document: Document) -> list[Duty]:
    held = (c for c in document.clauses if any(rows_of(document.text, c.start, c.own_end)))
    return [duty for clause in held for duty in read_tables(document, clause, lead_in(document.text, clause)).duties]


def _enclosed(paragraphs: Sequence[str], zone: Zone) -> Message:
    """Returns the warning that text stands behind a signature under no heading."""
    return Message(
        "“{start}” and what follows stands behind the signature without a heading (PHỤ LỤC, "
        "say): it is read as an enclosure, {prefix}.",
        start=paragraphs[zone.start][:LONGEST_QUOTED],
        prefix=zone.prefix,
    )


def explain(text: str) -> list[tuple[str, Decision]]:
    """Returns, for every marker-like line of a normalised text, the line and what was made of it."""
    paragraphs = text.split("\n")
    _, decisions = read_clauses(paragraphs, all_zones(paragraphs))
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
