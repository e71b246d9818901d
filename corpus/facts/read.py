"""All that a document says of itself and does to others, as its Metadata."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Metadata
from corpus.facts.elsewhere import with_what_else_is_said
from corpus.facts.first_article import about, enacted
from corpus.facts.issuers import as_it_is_written
from corpus.facts.metadata import read_metadata
from corpus.facts.relations import read_effective, read_passed, read_relations
from corpus.structure.zones import Zone

LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
MOST_GROUNDS = 60  # paragraphs of a text among which it is enacted
CLOSING_PARAGRAPHS = 4  # before the signature, among which stands when a law was passed


def read_facts(paragraphs: Sequence[str], zone: Zone) -> Metadata:
    """Returns what a document says: its head and signature, its dates, its relations to other documents.

    paragraphs: all of its text, attached documents included; zone: the document itself among them.
    """
    found = read_metadata(list(paragraphs), zone)
    if zone.attachment is None:  # an annex by itself is not the document that it was issued with
        found = with_what_else_is_said(found, paragraphs[zone.body :])
        found = found if found.title or not found.kind else replace(found, title=_title(paragraphs, zone))
    passed = read_passed(paragraphs[max(zone.body, zone.trailer - CLOSING_PARAGRAPHS) : zone.end])
    # A law is dated by the day it was passed, whatever day its header has.
    day = passed or found.date if found.kind in LAWS else found.date or passed
    text = "\n".join(paragraphs)
    return replace(
        found,
        date=day,
        issuer=as_it_is_written(found.issuer, text),
        effective=read_effective(text, day),
        relations=read_relations(text, found.number),
    )


def _title(paragraphs: Sequence[str], zone: Zone) -> str | None:
    """Returns what a text is about whose head does not say so: as it is enacted, else as its first article says."""
    return enacted(paragraphs[zone.start : zone.trailer][:MOST_GROUNDS]) or about(paragraphs[zone.body : zone.trailer])
