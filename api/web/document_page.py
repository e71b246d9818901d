"""A document as HTML: its text under its clauses, the words that are meant marked, and the tree of its clauses."""

from bisect import bisect_left
from collections.abc import Iterator
from html import escape

from api.web.said import NOTHING, Span
from corpus.clause import Clause
from corpus.document import Document, cut
from corpus.read import url_id

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
    out: list[str] = []
    ends: list[int] = []  # of the clauses that the next one may lie in
    for clause in shown:
        is_first = not _leave(out, ends, clause.start)
        out.append(f"{'<ul>' if is_first else ''}<li>{_entry(document, clause)}")
        ends.append(min(clause.end, ends[-1]) if ends else clause.end)
    _leave(out, ends, len(document.text) + 1)
    return f"{''.join(out)}</ul>" if out else ""


def _leave(out: list[str], ends: list[int], until: int) -> int:
    """Ends the items of the clauses that end before an offset, and returns how many those were."""
    left = 0
    while ends and ends[-1] <= until:
        ends.pop()
        out.append("</ul></li>" if left else "</li>")
        left += 1
    return left


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
        self._begins = document.pages
        self._headed = {c.start for c in document.clauses if c.heading}

    def paragraphs(self, start: int, end: int) -> str:
        """Returns the lines of a span as paragraphs; one that begins a page says which."""
        return "".join(self._paragraph(a, b) for a, b in _lines(self._text, start, end))

    def _paragraph(self, start: int, end: int) -> str:
        kind = ' class="heading"' if start in self._headed else ""
        return f"<p{kind}{self._page(start, end)}>{self._marked(start, end)}</p>"

    def _page(self, start: int, end: int) -> str:
        number = bisect_left(self._begins, end)  # of the last page that begins before the end of the line
        return f' data-page="{number}"' if number > 1 and self._begins[number - 1] >= start else ""

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
