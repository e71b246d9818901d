"""What one document says of itself: who issued, signed and received it, when, under which number, of which kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.document import Document
from rag.answer import Status
from rag.catalogue.names import agency_text, day_text, issuer_text, kind_text, signer_text
from rag.catalogue.places import Places
from rag.catalogue.told import Page, Told
from rag.question.document_words import Attribute

MOST_RECIPIENTS = 12
AS_ABOVE = "Như trên"


@dataclass(frozen=True)
class _Words:
    """How a fact is said: with the document's name and the value, and that the document does not state it."""

    vi: str
    en: str
    missing_vi: str
    missing_en: str
    where_vi: str
    where_en: str


_HEAD = ("phần đầu văn bản", "head")
_SAID = {
    Attribute.ISSUER: _Words(
        "{doc} do {value} ban hành.", "{doc} was issued by {value}.", "cơ quan ban hành", "who issued it", *_HEAD
    ),
    Attribute.DATE: _Words(
        "{doc} được ban hành ngày {value}.", "{doc} was issued on {value}.", "ngày ban hành", "when it was issued",
        *_HEAD,
    ),
    Attribute.NUMBER: _Words(
        "Số, ký hiệu: {value}.", "Its number is {value}.", "số, ký hiệu", "its number", *_HEAD
    ),
    Attribute.KIND: _Words(
        "{doc}: loại văn bản là {value}.", "{doc} is of the kind “{value}”.", "loại văn bản", "what kind it is",
        *_HEAD,
    ),
    Attribute.SIGNER: _Words(
        "Người ký {doc}: {value}.", "{doc} was signed by {value}.", "người ký", "who signed it", "phần ký", "signature"
    ),
}  # fmt: skip


def tell_fact(page: Page, document: Document, attribute: Attribute) -> Told:
    """Returns who issued or signed a document, when, its number or kind, cited where its head or signature says so."""
    words, value = _SAID[attribute], _VALUES[attribute](document, page.language)
    if not value:
        return tell_missing(page, document, words.missing_vi, words.missing_en)
    span, mark = _place(document, attribute)
    cited = page.cite(document, span, words.where_vi, words.where_en, mark)
    said = {"doc": page.short(document), "value": value}
    page.say(words.vi.format(**said) + cited, words.en.format(**said) + cited)
    return page.told()


def tell_missing(page: Page, document: Document, vi: str, en: str) -> Told:
    """Returns that a document does not state something."""
    page.say(f"{page.full(document)} không ghi {vi}.", f"{page.full(document)} does not state {en}.")
    return page.told(Status.NO_EVIDENCE)


def tell_recipients(page: Page, document: Document) -> Told:
    """Returns to whom a document was sent, and who else received it."""
    meta, places = document.metadata, Places(document)
    others = [r for r in meta.recipients if r != AS_ABOVE]
    if not meta.addressees and not others:
        return tell_missing(page, document, "nơi nhận", "who received it")
    page.say(f"{page.short(document)} được gửi:", f"{page.short(document)} was sent to:")
    if meta.addressees:
        cited = page.cite(document, places.addressees(meta), "kính gửi", "addressees")
        page.say(
            f"- Kính gửi: {_list(meta.addressees, 'vi')}.{cited}",
            f"- Addressees: {_list(meta.addressees, 'en')}.{cited}",
        )
    if others:
        cited = page.cite(document, places.recipients(meta), "nơi nhận", "recipients")
        page.say(f"- Nơi nhận: {_list(others, 'vi')}.{cited}", f"- Recipients: {_list(others, 'en')}.{cited}")
    return page.told()


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


def _with_article(name: str, language: str) -> str:
    """Returns an agency's name with the article that its English name takes."""
    return f"the {name}" if language == "en" and name.endswith(")") else name


_VALUES: dict[Attribute, Callable[[Document, str], str]] = {
    Attribute.ISSUER: lambda d, language: _with_article(issuer_text(d.metadata, language), language),
    Attribute.DATE: lambda d, language: day_text(d.metadata.date, language) if d.metadata.date else "",
    Attribute.NUMBER: lambda d, _: d.metadata.number or "",
    Attribute.KIND: lambda d, language: kind_text(d.metadata.kind, language),
    Attribute.SIGNER: lambda d, language: signer_text(d.metadata, language) if d.metadata.signer else "",
}
