"""A document as plain strings, and back: what a store writes down of it."""

import datetime
import json
from dataclasses import asdict, dataclass
from typing import Any

from corpus.clause import Clause, Level
from corpus.document import Document, Metadata, Relation
from corpus.markers import Style
from corpus.message import message_as_json, message_of_json

DAMAGED = (ValueError, TypeError, KeyError, AttributeError)  # what strings raise that are not as they were written


@dataclass(frozen=True)
class Row:
    """A document as strings.

    clauses: JSON, a list for each clause: path, levels as [style, text], heading, start, end, own_end, attachment,
    containers; metadata: JSON, an object by the names of Metadata, days as YYYY-MM-DD; pages, warnings: JSON, a list,
    each warning with what it is made of.
    """

    document_id: str
    source_name: str
    source_sha256: str
    text: str
    clauses: str
    metadata: str
    pages: str
    warnings: str


def row_of(document: Document) -> Row:
    """Returns a document as strings; `document_of` gives it back."""
    return Row(
        document_id=document.document_id,
        source_name=document.source_name,
        source_sha256=document.source_sha256,
        text=document.text,
        clauses=json.dumps([_clause_row(c) for c in document.clauses], ensure_ascii=False),
        metadata=json.dumps(asdict(document.metadata), ensure_ascii=False, default=str),
        pages=json.dumps(document.pages),
        warnings=json.dumps([message_as_json(w) for w in document.warnings], ensure_ascii=False),
    )


def document_of(row: Row) -> Document:
    """Returns the document that strings hold.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: they are damaged.
    """
    return Document(
        document_id=row.document_id,
        text=row.text,
        clauses=tuple(_clause(c) for c in json.loads(row.clauses)),
        metadata=metadata_of(row.metadata),
        source_name=row.source_name,
        source_sha256=row.source_sha256,
        pages=tuple(map(int, json.loads(row.pages))),
        warnings=tuple(map(message_of_json, json.loads(row.warnings))),
    )


def metadata_of(text: str) -> Metadata:
    """Returns the metadata that a string holds.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is damaged.
    """
    return _metadata(json.loads(text))


def _clause_row(clause: Clause) -> list[object]:
    return [
        clause.path,
        [[level.style.value, level.text] for level in clause.levels],
        clause.heading,
        clause.start,
        clause.end,
        clause.own_end,
        clause.attachment,
        clause.containers,
    ]


def _clause(row: list[object]) -> Clause:
    path, levels, heading, start, end, own_end, attachment, containers = row
    return Clause(
        path=str(path),
        levels=tuple(Level(Style(style), text) for style, text in levels),  # type: ignore[attr-defined]
        heading=str(heading),
        start=int(start),  # type: ignore[call-overload]
        end=int(end),  # type: ignore[call-overload]
        own_end=int(own_end),  # type: ignore[call-overload]
        attachment=tuple(attachment) if attachment else None,  # type: ignore[arg-type]
        containers=tuple(containers),  # type: ignore[arg-type]
    )


def _metadata(values: dict[str, Any]) -> Metadata:
    days = {name: _day(values.get(name)) for name in ("date", "effective")}
    lists = {name: tuple(values.get(name) or ()) for name in ("addressees", "recipients")}
    # Rows stored before citations were kept have neither date nor issuer in their relations.
    relations = tuple(Relation(**{**r, "date": _day(r.get("date"))}) for r in values.get("relations") or ())
    return Metadata(**{**values, **days, **lists, "relations": relations})


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(str(text)) if text else None
