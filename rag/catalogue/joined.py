"""Several facts of one document in one line, each with what says so."""

from collections.abc import Sequence

from corpus.document import AMENDS, REPEALS, REPLACES, Document
from rag.answer import Status
from rag.catalogue.effective import last_day, since_text
from rag.catalogue.facts import AS_ABOVE, STATED, cited_fact, fact_text, missing_words, where_stated
from rag.catalogue.meeting import concluder_of, session_of
from rag.catalogue.names import agency_text, day_text
from rag.catalogue.parts import parts_changed
from rag.catalogue.places import Places, Span
from rag.catalogue.relations import MOST_CITED, changed_text
from rag.catalogue.told import Page, Told
from rag.composing.first_line.line import capital
from rag.question.document_words import Attribute

_CHANGES = {
    Attribute.REPLACES: ((REPLACES, REPEALS), "thay thế", "replaces"),
    Attribute.REPEALS: ((REPEALS, REPLACES), "bãi bỏ", "repeals"),
    Attribute.AMENDS: ((AMENDS,), "sửa đổi, bổ sung", "amends"),
}
_MISSING = {
    Attribute.EFFECTIVE: ("ngày có hiệu lực", "when it takes effect"),
    Attribute.UNTIL: ("ngày hết hiệu lực", "when it ceases to be in force"),
    Attribute.REPLACES: ("thay thế văn bản nào", "that it replaces any document"),
    Attribute.REPEALS: ("bãi bỏ văn bản nào", "that it repeals any document"),
    Attribute.AMENDS: ("sửa đổi, bổ sung văn bản nào", "that it amends any document"),
    Attribute.SESSION: ("kỳ họp nào thông qua", "which session passed it"),
    Attribute.CONCLUDER: ("là kết luận của ai", "whose conclusions it gives"),
    Attribute.RECIPIENTS: ("nơi nhận", "who received it"),
}
MOST_NAMED = 6  # addressees that are named beside other facts


def tell_joined(page: Page, document: Document, attributes: Sequence[Attribute]) -> Told:
    """Returns several facts of a document on one line, then where they stand, then those that it does not state."""
    values: list[str] = []
    marks: list[str] = []
    lines: list[str] = []
    missing: list[Attribute] = []
    stated = [a for a in attributes if a in STATED and fact_text(document, a, page.language)]
    for attribute in attributes:
        value, mark, beneath = _fact(page, document, attribute)
        lines += beneath
        values += [value] if value else []
        marks += [mark] if value and mark not in marks else []
        missing += [] if value else [attribute]
    if values:
        page.say(*[f"{capital('; '.join(values))}.{''.join(marks)}"] * 2)
    if stated:
        page.say(*[where_stated(page, document, stated)] * 2)
    for line in dict.fromkeys(filter(None, lines)):
        page.say(line, line)
    name = page.full(document)
    for attribute in missing:
        vi, en = missing_words(attribute) or _MISSING[attribute]
        page.say(f"{name} không ghi {vi}.", f"{name} does not state {en}.")
    return page.told(Status.ANSWERED if values else Status.NO_EVIDENCE)


def _fact(page: Page, document: Document, attribute: Attribute) -> tuple[str, str, list[str]]:
    """Returns a fact in words, "" where it is not stated, the marks of what says so, and the lines that quote it."""
    if attribute in STATED:
        value = fact_text(document, attribute, page.language)
        return value, cited_fact(page, document, attribute) if value else "", []
    value, spans = _quoted(page, document, attribute)
    quoted = [page.cite_sentence(document, span) for span in spans]
    return value, "".join(dict.fromkeys(mark for mark, _ in quoted)), [line for _, line in quoted]


def _quoted(page: Page, document: Document, attribute: Attribute) -> tuple[str, tuple[Span, ...]]:
    """Returns a fact in words, "" where it is not stated, and the places that say it."""
    places, meta, vi = Places(document), document.metadata, page.language == "vi"
    if attribute is Attribute.EFFECTIVE:
        said = since_text(document, page.language)
        return (f"{'hiệu lực' if vi else 'in force'} {said.value}", (said.span,)) if said else ("", ())
    if attribute is Attribute.UNTIL:
        last, span = last_day(document), places.effective(meta)
        ends = f"{'đến hết ngày' if vi else 'until'} {day_text(last, page.language)}" if last else ""
        return (ends, (span,)) if ends and span else ("", ())
    if attribute in (Attribute.SESSION, Attribute.CONCLUDER):
        of = session_of if attribute is Attribute.SESSION else concluder_of
        found = of(document, page.language)
        return (found.value, (found.span,)) if found else ("", ())
    if attribute is Attribute.RECIPIENTS:
        named = meta.addressees or tuple(r for r in meta.recipients if r != AS_ABOVE)
        span = places.addressees(meta) if meta.addressees else places.recipients(meta)
        text = ", ".join(agency_text(n, page.language) for n in named[:MOST_NAMED])
        return f"{'gửi' if vi else 'sent to'} {text}" if text else "", (span,) if span else ()
    kinds, does_vi, does_en = _CHANGES[attribute]
    kind = next((k for k in kinds if any(r.kind == k for r in meta.relations)), None)
    relations = [r for r in meta.relations if r.kind == kind]
    parts = parts_changed(document, kinds[0]) if kinds[0] != AMENDS else []
    names = changed_text(relations, parts, page.language)
    spans = (*(span for r in relations if (span := places.relation(r))), *(p.span for p in parts))[:MOST_CITED]
    return f"{does_vi if vi else does_en} {names}" if names else "", spans
