"""Where a document was decided and by whom: the session that passed it, the person whose conclusions it gives."""

import re
from typing import NamedTuple

from corpus.document import Document
from corpus.text.accents import UPPER
from rag.catalogue.facts import tell_missing
from rag.catalogue.names import title_of
from rag.catalogue.places import Span
from rag.catalogue.told import Page, Told
from rag.composing.first_line.line import capital

_TERM = r"[Kk]h[oó][aá] (?P<term{n}>[IVXLC]+|\d+)"
_NTH = r"[Kk]ỳ họp(?: thứ)? (?P<nth{n}>\d+|[A-ZĐÂ]?\w+(?: \w+)?(?=[,;.)\n]| thông qua| Quốc hội| Hội đồng|$)|\w+)"
_SESSION = re.compile(
    rf"{_TERM.format(n=1)}(?: nhiệm kỳ[\d\s–-]+)?[,;]?\s*(?:tại )?{_NTH.format(n=1)}"
    rf"|{_NTH.format(n=2)}(?:[,;]?\s*(?:Quốc hội|Hội đồng nhân dân[^,;.\n]{{0,40}}?)?\s*{_TERM.format(n=2)})?"
)
_ORDINALS = {
    "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9",
    "mười": "10",
}  # fmt: skip
_OF = re.compile(
    rf"[Kk]ết luận(?: chỉ đạo)? của (?P<who>[^,;.]+?[{UPPER}]\w*)(?=\s+(?:tại|về|trong|ở|sau|khi|trên)\b|[,;.]|$)"
)
NAMED_LAST = re.compile(rf"(?P<post>.+?) (?P<name>(?:[{UPPER}]\w*)(?: [{UPPER}]\w*){{1,4}})$")


class Found(NamedTuple):
    """What is said of a meeting, and where."""

    value: str
    span: Span


def session_of(document: Document, language: str) -> Found | None:
    """Returns the session that passed a document as its closing sentence or its data sheet says, None where none is."""
    found = list(_SESSION.finditer(document.text))
    passed = [m for m in found if "thông qua" in _line(document.text, m)]
    match = next(iter(passed or found), None)
    if match is None:
        return None
    if language == "vi":
        return Found(match[0].strip(), match.span())
    nth = match["nth1"] or match["nth2"]
    term = match["term1"] or match["term2"]
    said = f"session {_ORDINALS.get(nth.lower(), nth)}"
    return Found(f"term {term}, {said}" if term else said, match.span())


def concluder_of(document: Document, language: str) -> Found | None:
    """Returns the person whose conclusions a document gives, with the post that it says; None where it says none."""
    match = _OF.search(document.metadata.title or "") and _OF.search(document.text)
    match = match or _OF.search(document.text)
    if match is None:
        return None
    who, span = match["who"], match.span("who")
    parts = NAMED_LAST.fullmatch(who)
    title = title_of(parts["post"], language) if parts else ""
    return Found(f"{parts['name']}, {title}" if parts and title else who, span)


def tell_session(page: Page, document: Document) -> Told:
    """Returns at which session a document was passed."""
    found = session_of(document, page.language)
    return _tell(page, document, found, "kỳ họp nào thông qua", "which session passed it")


def tell_concluder(page: Page, document: Document) -> Told:
    """Returns whose conclusions a document gives."""
    found = concluder_of(document, page.language)
    return _tell(page, document, found, "là kết luận của ai", "whose conclusions it gives")


def _tell(page: Page, document: Document, found: Found | None, missing_vi: str, missing_en: str) -> Told:
    """Returns what was found of a meeting with the sentence that says it, or that the document does not state it."""
    if found is None:
        return tell_missing(page, document, missing_vi, missing_en)
    mark, line = page.cite_sentence(document, found.span)
    page.say(*[f"{capital(found.value)}.{mark}"] * 2)
    page.say(line, line)
    return page.told()


def _line(text: str, match: re.Match[str]) -> str:
    end = text.find("\n", match.end())
    return text[text.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(text)]
