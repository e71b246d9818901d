"""What a document is called in English: its kind, its number."""

import functools
import re

from corpus.document import Document, short_title
from corpus.lexicon.english_names import english_agency_name
from corpus.lexicon.glossary import Lexicon, lexicon
from corpus.text.accents import fold
from rag.composing.english.times import day_in_english

_NOTE = re.compile(r"\s*\([^()]*\)")


def document_name(document: Document, language: str) -> str:
    """Returns what people call a document: "Official Letter No. 6184/UBND-VX" in English, else its own name."""
    meta = document.metadata
    if language != "en":
        return document.name
    kind = english_kind(meta.kind or "") or "Document"
    if meta.number:
        return f"{kind} No. {meta.number}"
    if meta.title:
        title = short_title(meta.title)
        return f"{kind} “{title[:1].upper()}{title[1:]}”"
    issuer = meta.issuer and (english_agency_name(meta.issuer) or f"“{meta.issuer}”")
    by = f" of the {issuer}" if issuer else f" signed by {meta.signer}" if meta.signer else ""
    on = f" of {day_in_english(meta.date)}" if meta.date else ""
    return f"{kind}{by}{',' * bool(by and on)}{on}" + ("" if by or on else f" ({document.document_id})")


def name_said(name: str, language: str) -> str:
    """Returns a document's Vietnamese name as an answer in a language says it: its kind and number in English."""
    if language != "en":
        return name
    kind, so, number = name.partition(" số ")
    found = english_kind(kind) if so else None
    return f"{found} No. {number}" if found else name


def english_kind(kind: str) -> str | None:
    """Returns a kind of document in English: "Official Letter"; None where the glossary does not have it."""
    return _kinds(lexicon()).get(fold(kind))


@functools.lru_cache(maxsize=1)
def _kinds(words: Lexicon) -> dict[str, str]:
    kinds = (e for e in words.entries if e.kind == "document" and e.en)
    return {fold(e.vi): _NOTE.sub("", e.en[0]).title() for e in kinds}
