"""What a document does to others: replaces, repeals, amends, implements, rests on."""

import itertools
import re
from collections.abc import Sequence

from corpus.document import AMENDS, BASED_ON, IMPLEMENTS, REPEALS, REPLACES, Document, Relation
from rag.catalogue.facts import tell_missing
from rag.catalogue.names import cited_name, cited_short
from rag.catalogue.parts import Part, parts_changed
from rag.catalogue.places import Places, Span
from rag.catalogue.told import Page, Told
from rag.composing.first_line.line import capital
from rag.evidence import clause_sentences
from rag.question.document_words import Attribute

MOST_CITED = 6  # grounds that are quoted, documents and parts of them that are changed
LONGEST_LINE = 320  # code points of documents and parts of them that are named on one line, two of them at least
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
    parts = parts_changed(document, kinds[0]) if kinds[0] in (REPEALS, REPLACES) else []
    if kind is None and not parts:
        return tell_missing(page, document, f"{vi} văn bản nào", f"that it {en} any document")
    found = [r for r in document.metadata.relations if r.kind == kind]
    spans = [*(Places(document).relation(r) for r in found), *(p.span for p in parts)]
    quoted = [page.cite_sentence(document, span) for span in spans[:MOST_CITED]]
    marks = "".join(dict.fromkeys(mark for mark, _ in quoted))
    line = f"{capital(changed_text(found, parts, page.language))}.{marks}"
    page.say(line, line)
    # What is quoted of the document itself has their days and issuers.
    if not marks and kind is not None:
        names = "; ".join(cited_name(r, page.language) for r in found)
        page.say(
            f"{page.short(document)} {_VERB[kind][0]} {names}.", f"{page.short(document)} {_VERB[kind][1]} {names}."
        )
    for line in dict.fromkeys(line for _, line in quoted):
        page.quote(line)
    return page.told()


def changed_text(relations: Sequence[Relation], parts: Sequence[Part], language: str) -> str:
    """Returns documents, and parts of others, on one line; what is beyond the first as a number.

    Parts are in the words of the document: in English they are quoted.
    """
    vi = language == "vi"
    said = [cited_short(r, language) for r in relations]
    said += [p.text if vi else f"“{p.text}”" for p in parts]
    lengths = itertools.accumulate(len(s) for s in said)
    shown = max(2, sum(length <= LONGEST_LINE for length in lengths))
    rest = len(said) - shown
    more = [f"và {rest} nội dung nữa" if vi else f"and {rest} more"] if rest > 0 else []
    return "; ".join([*said[:shown], *more])


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
