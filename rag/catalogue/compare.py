"""Two documents side by side: the same attributes of both, then the headings of each."""

import datetime

from corpus.document import Document, cut
from rag.catalogue.differing import differing_sentences
from rag.catalogue.facts import tell_missing
from rag.catalogue.names import cited_name, day_text, issuer_text, kind_text, signer_text
from rag.catalogue.outline import heading_span, top_clauses
from rag.catalogue.places import Places
from rag.catalogue.told import Page, Told
from rag.question.document_compared import BY_FORCE, EARLIER

MOST_HEADINGS = 8
MOST_DIFFERING = 5  # pairs of sentences that are quoted
_DAY_OF = {False: ("ngày ban hành", "when it was issued"), True: ("ngày có hiệu lực", "when it takes effect")}
# By since when they hold, and whether the earlier one is asked for.
_THAN = {
    False: {True: ("ban hành trước", "was issued before"), False: ("ban hành sau", "was issued after")},
    True: {True: ("có hiệu lực trước", "takes effect before"), False: ("có hiệu lực sau", "takes effect after")},
}
LONGEST_HEADING = 80
_ROWS = (
    ("Loại", "Kind"), ("Cơ quan ban hành", "Issued by"), ("Ngày ban hành", "Date"), ("Người ký", "Signed by"),
    ("Hiệu lực từ", "In force from"), ("Thay thế, bãi bỏ", "Replaces or repeals"), ("Số phần", "Parts"),
)  # fmt: skip


def tell_compared(page: Page, first: Document, second: Document) -> Told:
    """Returns two documents compared point by point."""
    language = page.language
    page.say("So sánh:", "Compared:")
    for n, document in enumerate((first, second), start=1):
        cited = page.cite(document, Places(document).title(document.metadata), "trích yếu", "subject")
        title = f": “{cut(document.metadata.title)}”" if document.metadata.title else ""
        line = f"({n}) {page.full(document)}{title}{cited}"
        page.say(line, line)
    for (vi, en), one, other in zip(_ROWS, _values(first, language), _values(second, language), strict=True):
        if one == other:
            if one:
                page.say(f"- {vi}: giống nhau, {one}.", f"- {en}: the same, {one}.")
        else:
            page.say(f"- {vi}: (1) {one or 'không ghi'}; (2) {other or 'không ghi'}.",
                     f"- {en}: (1) {one or 'not stated'}; (2) {other or 'not stated'}.")  # fmt: skip
    for n, document in enumerate((first, second), start=1):
        heads = _headings(page, document)
        page.say(f"- Các phần của ({n}): {heads}.", f"- Parts of ({n}): {heads}.")
    _tell_differing(page, first, second)
    return page.told()


def tell_ordered(page: Page, first: Document, second: Document, order: str) -> Told:
    """Returns which of two documents is of the earlier or the later day, or holds since an earlier or a later one.

    order: `earlier` or `later`, with `in force` where since when they hold is compared.
    """
    by_force = BY_FORCE in order
    days = [_day(d, by_force) for d in (first, second)]
    if days[0] is None or days[1] is None:
        lacking = first if days[0] is None else second
        return tell_missing(page, lacking, *_DAY_OF[by_force])
    marks = "".join(_cited_day(page, d, by_force) for d in (first, second))
    names = [page.short(d) for d in (first, second)]
    said = [f"{n} ({day_text(d, page.language)})" for n, d in zip(names, days, strict=True) if d]
    if days[0] == days[1]:
        page.say(f"Cùng ngày: {'; '.join(said)}.{marks}", f"On the same day: {'; '.join(said)}.{marks}")
        return page.told()
    earlier = 0 if days[0] < days[1] else 1
    wanted = earlier if order.startswith(EARLIER) else 1 - earlier
    vi, en = _THAN[by_force][wanted == earlier]
    one, other = said[wanted], said[1 - wanted]
    page.say_sentence(f"{one} {vi} {other}.{marks}", f"{one} {en} {other}.{marks}")
    return page.told()


def _day(document: Document, by_force: bool) -> datetime.date | None:
    return document.metadata.effective if by_force else document.metadata.date


def _cited_day(page: Page, document: Document, by_force: bool) -> str:
    """Cites where the day stands that documents are compared by, and returns the mark."""
    places, meta = Places(document), document.metadata
    if by_force:
        return page.cite_sentence(document, places.effective(meta))[0]
    return page.cite(document, places.date(meta), "phần đầu văn bản", "head")


def _tell_differing(page: Page, first: Document, second: Document) -> None:
    """Writes sentences of two documents that are alike and not the same, side by side."""
    for one, other in differing_sentences(first, second)[:MOST_DIFFERING]:
        said = []
        for n, (document, span) in enumerate(((first, one), (second, other)), start=1):
            mark, _ = page.cite_sentence(document, span)
            clause = document.clause_at(span[0])
            label = f"{clause.label(page.language)}: " if clause else ""
            said.append(f"({n}) {label}“{document.text[slice(*span)]}”{mark}")
        page.say(f"- Khác nhau: {'; '.join(said)}", f"- Different: {'; '.join(said)}")


def _values(document: Document, language: str) -> list[str]:
    meta = document.metadata
    ended = [r for r in meta.relations if r.kind in ("replaces", "repeals")]
    return [
        kind_text(meta.kind, language),
        issuer_text(meta, language),
        day_text(meta.date, language) if meta.date else "",
        signer_text(meta, language) if meta.signer else "",
        day_text(meta.effective, language) if meta.effective else "",
        "; ".join(cited_name(r, language) for r in ended),
        str(len(top_clauses(document))),
    ]


def _headings(page: Page, document: Document) -> str:
    parts = top_clauses(document)
    said = []
    for clause in parts[:MOST_HEADINGS]:
        text = document.text[slice(*heading_span(document, clause))]
        said.append(f"{clause.label(page.language)}: {cut(text, LONGEST_HEADING).rstrip(' .;:')}")
    rest = len(parts) - len(said)
    more = [f"còn {rest} phần nữa" if page.language == "vi" else f"{rest} more"] if rest > 0 else []
    return "; ".join([*said, *more])
