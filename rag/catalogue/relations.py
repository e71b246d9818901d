"""What a document does to others: replaces, repeals, amends, implements, rests on."""

import re
from collections.abc import Sequence

from corpus.document import AMENDS, BASED_ON, IMPLEMENTS, REPEALS, REPLACES, Document
from rag.catalogue.facts import tell_missing
from rag.catalogue.names import cited_name, cited_short
from rag.catalogue.places import Places, Span
from rag.catalogue.told import Page, Told
from rag.evidence import clause_sentences
from rag.question.document_words import Attribute

MOST_CITED = 6  # grounds that are quoted
_DOES = {
    Attribute.REPLACES: ((REPLACES, REPEALS), "thay thế", "replaces"),
    Attribute.REPEALS: ((REPEALS, REPLACES), "bãi bỏ", "repeals"),
    Attribute.AMENDS: ((AMENDS,), "sửa đổi, bổ sung", "amends"),
    Attribute.IMPLEMENTS: ((IMPLEMENTS,), "thực hiện", "implements"),
    Attribute.BASED_ON: ((BASED_ON, IMPLEMENTS), "căn cứ vào", "is based on"),
}
_VERB = {
    REPLACES: ("thay thế", "replaces"), REPEALS: ("bãi bỏ", "repeals"), AMENDS: ("sửa đổi, bổ sung", "amends"),
    IMPLEMENTS: ("thực hiện", "implements"), BASED_ON: ("căn cứ vào", "is based on"),
}  # fmt: skip


def tell_relations(page: Page, document: Document, attribute: Attribute) -> Told:
    """Returns what a document replaces, repeals, amends, implements or rests on."""
    kinds, vi, en = _DOES[attribute]
    grounds = _grounds(document) if attribute is Attribute.BASED_ON else []
    if grounds:
        return _tell_grounds(page, document, grounds)
    kind = next((k for k in kinds if any(r.kind == k for r in document.metadata.relations)), None)
    if kind is None:
        return tell_missing(page, document, f"{vi} văn bản nào", f"that it {en} any document")
    found = [r for r in document.metadata.relations if r.kind == kind]
    quoted = [page.cite_sentence(document, Places(document).relation(r)) for r in found[:MOST_CITED]]
    marks = "".join(dict.fromkeys(mark for mark, _ in quoted))
    line = f"{'; '.join(cited_short(r, page.language) for r in found)}.{marks}"
    page.say(line, line)
    # What is quoted of the document itself has their days and issuers.
    if not marks:
        names = "; ".join(cited_name(r, page.language) for r in found)
        page.say(
            f"{page.short(document)} {_VERB[kind][0]} {names}.", f"{page.short(document)} {_VERB[kind][1]} {names}."
        )
    for line in dict.fromkeys(line for _, line in quoted):
        page.quote(line)
    return page.told()


def _grounds(document: Document) -> list[Span]:
    """Returns the lines before the first unit that say on what a document rests."""
    opening = next((c for c in document.clauses if c.path == "0"), None)
    spans = clause_sentences(document, opening) if opening else []
    return [s for s in spans if re.match(r"Căn cứ\b", document.text[s[0] : s[1]])]


def _tell_grounds(page: Page, document: Document, grounds: Sequence[Span]) -> Told:
    count = len(grounds)
    page.say(
        f"{page.short(document)} nêu {count} căn cứ:",
        f"{page.short(document)} names {count} ground{'s' * (count > 1)}:",
    )
    for span in grounds[:MOST_CITED]:
        mark, _ = page.cite_sentence(document, span)
        line = f"“{document.text[slice(*span)]}”{mark}"
        page.say(line, line)
    if count > MOST_CITED:
        page.say(f"Còn {count - MOST_CITED} căn cứ nữa.", f"{count - MOST_CITED} more.")
    return page.told()
