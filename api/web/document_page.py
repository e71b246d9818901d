"""A document as HTML: its text under its clauses, the words that are meant marked, and the tree of its clauses."""

from collections.abc import Iterator, Sequence
from html import escape

from corpus.clause import Clause
from corpus.document import Document, cut
from corpus.read import url_id

Span = tuple[int, int]
NOTHING: Span = (0, 0)
LONGEST_ENTRY = 90  # code points of a clause's first words in the tree


def article(document: Document, said: Span = NOTHING) -> str:
    """Returns a document as HTML: every clause an element whose id is its address, nested as they are.

    said: the span of the words to be marked; none of them where it is empty or lies outside of the text.
    """
    out: list[str] = []
    open_clauses: list[Clause] = []
    at = 0
    page = _Page(document, said)
    for clause in sorted(document.clauses, key=lambda c: (c.start, -c.end)):
        at = _close(out, open_clauses, page, at, clause.start)
        out.append(page.paragraphs(at, clause.start))
        at = clause.start
        out.append(f'<div class="clause" id="{escape(clause.path)}" title="{escape(clause.label())}">')
        open_clauses.append(clause)
    at = _close(out, open_clauses, page, at, len(document.text) + 1)
    out.append(page.paragraphs(at, len(document.text)))
    return "".join(out)


def outline(document: Document) -> str:
    """Returns the tree of a document's clauses as nested lists of links; items of lists are left out."""
    shown = sorted((c for c in document.clauses if not c.is_bullet), key=lambda c: (c.start, -c.end))
    return _branch(document, shown)


def _branch(document: Document, clauses: Sequence[Clause]) -> str:
    """Returns clauses in document order as a list, each with those inside of it."""
    items = []
    n = 0
    while n < len(clauses):
        inside = [c for c in clauses[n + 1 :] if c.start < clauses[n].end]
        items.append(f"<li>{_entry(document, clauses[n])}{_branch(document, inside)}</li>")
        n += 1 + len(inside)
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _entry(document: Document, clause: Clause) -> str:
    """Returns a link to a clause: its last step and its heading, or its first words."""
    first = document.text[clause.start : clause.own_end].partition("\n")[0].strip()
    said = cut(first, LONGEST_ENTRY)
    return f'<a href="#{escape(url_id(clause.path))}" title="{escape(clause.label())}">{escape(said)}</a>'


class _Page:
    """The text of a document by paragraphs, one a line."""

    def __init__(self, document: Document, said: Span) -> None:
        self._text = document.text
        self._said = said
        self._begins = list(zip(document.pages, range(1, len(document.pages) + 1), strict=True))
        self._headed = {c.start for c in document.clauses if c.heading}

    def paragraphs(self, start: int, end: int) -> str:
        """Returns the lines of a span as paragraphs; one that begins a page says which."""
        return "".join(self._paragraph(a, b) for a, b in _lines(self._text, start, end))

    def _paragraph(self, start: int, end: int) -> str:
        kind = ' class="heading"' if start in self._headed else ""
        return f"<p{kind}{self._page(start, end)}>{self._marked(start, end)}</p>"

    def _page(self, start: int, end: int) -> str:
        found = [n for at, n in self._begins if n > 1 and start <= at < end]
        return f' data-page="{found[-1]}"' if found else ""

    def _marked(self, start: int, end: int) -> str:
        first, last = max(start, self._said[0]), min(end, self._said[1])
        if first >= last:
            return escape(self._text[start:end])
        parts = (self._text[start:first], self._text[first:last], self._text[last:end])
        before, said, after = map(escape, parts)
        return f"{before}<mark>{said}</mark>{after}"


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yields the spans of the lines between two offsets that are not blank."""
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _close(out: list[str], open_clauses: list[Clause], page: _Page, at: int, until: int) -> int:
    """Closes the clauses that end before an offset, and returns how far the text is written."""
    while open_clauses and open_clauses[-1].end <= until:
        end = open_clauses.pop().end
        out.append(page.paragraphs(at, end) + "</div>")
        at = max(at, end)
    return at
