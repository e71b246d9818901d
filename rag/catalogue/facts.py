"""What one document says of itself: who issued, signed and received it, when, under which number, of which kind."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.text.accents import fold
from rag.answer import Status
from rag.catalogue.names import agency_text, day_text, issuer_text, kind_text, signed_for, signer_name
from rag.catalogue.places import Places
from rag.catalogue.told import Page, Told
from rag.composing.first_line.line import capital
from rag.question.document_words import Attribute

MOST_RECIPIENTS = 12
# The kinds of addressees that are asked for, and how their names show it.
_OF_KIND = (
    (re.compile("tinh|thanh pho|provinc|cit"), re.compile(r"\b(?:cac tinh|tinh [a-z]+|thanh pho [a-z]+)\b")),
    (re.compile("so|department"), re.compile(r"^(?:giam doc )?(?:cac )?so\b")),
    (re.compile("bo|ministr"), re.compile(r"^(?:bo truong )?(?:cac )?bo\b(?! chi huy| tu lenh)")),
    (re.compile("huyen|quan|district"), re.compile(r"\b(?:huyen|quan|thi xa)\b")),
    (re.compile("xa|phuong|commune|ward"), re.compile(r"\b(?:xa|phuong|dac khu)\b")),
    (re.compile("truong|school"), re.compile(r"\btruong\b(?! phong)")),
    (re.compile("doanh nghiep"), re.compile(r"\b(?:doanh nghiep|cong ty)\b")),
)
AS_ABOVE = "Như trên"


@dataclass(frozen=True)
class _Words:
    """How it is said that a document does not state a fact, and what the place is called where it would."""

    missing_vi: str
    missing_en: str
    where_vi: str = "phần đầu văn bản"
    where_en: str = "head"


_SAID = {
    Attribute.ISSUER: _Words("cơ quan ban hành", "who issued it"),
    Attribute.DATE: _Words("ngày ban hành", "when it was issued"),
    Attribute.NUMBER: _Words("số, ký hiệu", "its number"),
    Attribute.KIND: _Words("loại văn bản", "what kind it is"),
    Attribute.SIGNER: _Words("người ký", "who signed it", "phần ký", "signature"),
}

STATED = tuple(_SAID)


def tell_facts(page: Page, document: Document, attributes: Sequence[Attribute]) -> Told:
    """Returns who issued or signed a document, when, its number or kind, cited where its head or signature says so.

    What was asked for stands alone on the first line, all of it; then where it stands, and what it does not state.
    """
    values = [(a, _VALUES[a](document, page.language)) for a in attributes]
    stated = [(a, value) for a, value in values if value]
    marks = "".join(cited_fact(page, document, a) for a, _ in stated)
    if stated:
        line = f"{capital('; '.join(value for _, value in stated))}.{marks}"
        page.say(line, line)
        page.say(*[where_stated(page, document, [a for a, _ in stated])] * 2)
    for attribute in (a for a, value in values if not value):
        told = tell_missing(page, document, _SAID[attribute].missing_vi, _SAID[attribute].missing_en)
    return page.told() if stated else told


def cited_fact(page: Page, document: Document, attribute: Attribute) -> str:
    """Cites where a head or a signature states a fact, and returns the mark."""
    span, mark = _place(document, attribute)
    return page.cite(document, span, _SAID[attribute].where_vi, _SAID[attribute].where_en, mark)


def where_stated(page: Page, document: Document, attributes: Sequence[Attribute]) -> str:
    """Returns in which parts of which document facts stand; of a signature for whom it was given."""
    vi = page.language == "vi"
    parts = dict.fromkeys(_SAID[a].where_vi if vi else _SAID[a].where_en for a in attributes)
    where = f"{capital((' và ' if vi else ' and ').join(parts))}, {page.full(document)}"
    capacity = signed_for(document.metadata, page.language) if Attribute.SIGNER in attributes else ""
    return f"{where}; {capacity}." if capacity else f"{where}."


def fact_text(document: Document, attribute: Attribute, language: str) -> str:
    """Returns a fact of a head or a signature in words, "" where it states none."""
    return _VALUES[attribute](document, language)


def missing_words(attribute: Attribute) -> tuple[str, str] | None:
    """Returns what a fact of a head or a signature is called where it is not stated, None for any other."""
    said = _SAID.get(attribute)
    return (said.missing_vi, said.missing_en) if said else None


def tell_missing(page: Page, document: Document, vi: str, en: str) -> Told:
    """Returns that a document does not state something."""
    page.say(f"{page.full(document)} không ghi {vi}.", f"{page.full(document)} does not state {en}.")
    return page.told(Status.NO_EVIDENCE)


def tell_recipients(page: Page, document: Document, unit: str = "") -> Told:
    """Returns to whom a document was sent, and who else received it; unit: only those of a kind, where any is."""
    meta, places = document.metadata, Places(document)
    if of_kind := [name for name in meta.addressees if _is_of(name, unit)]:
        cited = page.cite(document, places.addressees(meta), "kính gửi", "addressees")
        page.say(f"{_list(of_kind, 'vi')}.{cited}", f"{_list(of_kind, 'en')}.{cited}")
        page.say(f"Kính gửi, {page.full(document)}.", f"Addressees, {page.full(document)}.")
        return page.told()
    others = [r for r in meta.recipients if r != AS_ABOVE]
    if not meta.addressees and not others:
        return tell_missing(page, document, "nơi nhận", "who received it")
    if meta.addressees:
        cited = page.cite(document, places.addressees(meta), "kính gửi", "addressees")
        page.say(
            f"Kính gửi: {_list(meta.addressees, 'vi')}.{cited}", f"Addressees: {_list(meta.addressees, 'en')}.{cited}"
        )
    if others:
        cited = page.cite(document, places.recipients(meta), "nơi nhận", "recipients")
        page.say(f"Nơi nhận: {_list(others, 'vi')}.{cited}", f"Recipients: {_list(others, 'en')}.{cited}")
    page.say(f"{page.full(document)}.", f"{page.full(document)}.")
    return page.told()


def _is_of(name: str, unit: str) -> bool:
    """Returns whether an addressee is of the kind of office or place that is asked for, folded."""
    found = next((pattern for word, pattern in _OF_KIND if word.match(unit)), None) if unit else None
    return bool(found and found.search(fold(name)))


def _list(names: Sequence[str], language: str) -> str:
    """Returns names in a row, those after the first dozen as a number."""
    said = [agency_text(n, language) for n in names[:MOST_RECIPIENTS]]
    rest = len(names) - len(said)
    more = (f"và {rest} nơi nữa" if language == "vi" else f"and {rest} more") if rest else ""
    return "; ".join([*said, *([more] if more else [])])


def _place(document: Document, attribute: Attribute) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Returns where a fact stands, and which words of it answer where not all do."""
    meta, places = document.metadata, Places(document)
    if attribute is Attribute.SIGNER:
        return places.signer(meta) or (None, None)
    looked: dict[Attribute, Callable[..., tuple[int, int] | None]] = {
        Attribute.ISSUER: places.issuer, Attribute.DATE: places.date, Attribute.NUMBER: places.number,
        Attribute.KIND: places.kind,
    }  # fmt: skip
    return looked[attribute](meta), None


def _day(document: Document, language: str) -> str:
    day = document.metadata.date
    return f"{'ngày ' * (language == 'vi')}{day_text(day, language)}" if day else ""


def _with_article(name: str, language: str) -> str:
    """Returns an agency's name with the article that its English name takes."""
    return f"the {name}" if language == "en" and name.endswith(")") else name


_VALUES: dict[Attribute, Callable[[Document, str], str]] = {
    Attribute.ISSUER: lambda d, language: _with_article(issuer_text(d.metadata, language), language),
    Attribute.DATE: _day,
    Attribute.NUMBER: lambda d, _: d.metadata.number or "",
    Attribute.KIND: lambda d, language: kind_text(d.metadata.kind, language),
    Attribute.SIGNER: lambda d, language: signer_name(d.metadata, language) if d.metadata.signer else "",
}
