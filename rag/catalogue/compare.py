"""Two documents side by side: the same attributes of both, then the headings of each."""

from corpus.document import Document, cut
from rag.catalogue.names import cited_name, day_text, issuer_text, kind_text, signer_text
from rag.catalogue.outline import heading_span, top_clauses
from rag.catalogue.places import Places
from rag.catalogue.told import Page, Told

MOST_HEADINGS = 8
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
    return page.told()


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
