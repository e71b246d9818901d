"""Where in a document's text the facts of its head and of its signature stand."""

import re

from corpus.clause import Clause
from corpus.document import Document, Metadata, Relation
from corpus.facts.references import find_references
from corpus.facts.relation_kinds import kinds_of
from corpus.structure.head_lines import ADDRESSEES
from corpus.structure.trailer_lines import RECIPIENTS
from corpus.text.accents import fold, strip_accents

Span = tuple[int, int]
_GAP = r"[\W_]+"
LONGEST_CAPACITY = 200  # code points between a signer's office and the name below it
_SINCE = (
    re.compile(r"co hieu luc(?: thi hanh)?(?: ke)? tu "),
    re.compile(r"\w+ \w+ nay (?:duoc )?(?:ap dung|thuc hien|thi hanh|trien khai)(?: thuc hien)?(?: ke)? tu "),
)


class Places:
    """Looks for facts in one document's text; None for what is written otherwise there than it is kept."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        plain = strip_accents(document.text).lower()
        self._plain = plain if len(plain) == len(document.text) else document.text.lower()
        own = [c for c in document.clauses if c.attachment is None]
        self._head = min((c.start for c in document.clauses), default=len(document.text))
        behind = max((c.end for c in own), default=self._head)
        attached = [c.start for c in document.clauses if c.attachment and c.start >= behind]
        self._trailer = (behind, min(attached, default=len(document.text)))

    def number(self, meta: Metadata) -> Span | None:
        """Returns where the number stands."""
        return self._words(meta.number, 0, self._head) or self._words(meta.number)

    def kind(self, meta: Metadata) -> Span | None:
        """Returns where the kind stands, else the number whose symbol tells it."""
        found = re.search(rf"^{re.escape(fold(meta.kind or '-'))}\b", self._plain[: self._head], re.MULTILINE)
        return (found.start(), found.end()) if found else self.number(meta)

    def issuer(self, meta: Metadata) -> Span | None:
        """Returns where the issuer stands: its name, or the end of it as the letterhead has it on a line of its own."""
        words = fold(meta.issuer or "").split()
        for n in range(len(words) - 1):
            if found := self._words(" ".join(words[n:]), 0, self._head):
                return self._line(found) if n else found
        return self._words(meta.issuer)

    def date(self, meta: Metadata) -> Span | None:
        """Returns where the day of signing stands."""
        return self._day(meta, 0, self._head) or self._day(meta, *self._trailer) or self._day(meta, 0, len(self._text))

    def title(self, meta: Metadata) -> Span | None:
        """Returns where the subject stands."""
        return self._words(meta.title, 0, self._head) or self._words(meta.title)

    def signer(self, meta: Metadata) -> tuple[Span, Span] | None:
        """Returns where the signature stands, with the office above it, and where the name."""
        name = self._words(meta.signer, *self._trailer) or self._words(meta.signer)
        if name is None:
            return None
        offices = self._all(meta.capacity or "-", max(0, name[0] - LONGEST_CAPACITY), name[0])
        return (offices[-1][0] if offices else name[0], name[1]), name

    def addressees(self, meta: Metadata) -> Span | None:
        """Returns where those it is sent to stand, from "Kính gửi" on."""
        return self._list(ADDRESSEES, meta.addressees, 0, self._head)

    def recipients(self, meta: Metadata) -> Span | None:
        """Returns where Nơi nhận stands, to its last line."""
        return self._list(RECIPIENTS, meta.recipients, *self._trailer)

    def effective(self, meta: Metadata) -> Span | None:
        """Returns where it is said from when it holds."""
        found = next((m for pattern in _SINCE if (m := pattern.search(self._plain))), None)
        return (found.start(), found.end()) if found and meta.effective else None

    def relation(self, relation: Relation) -> Span | None:
        """Returns where a document that it changes or rests on is named, for what it does to it if it is said there."""
        references = [r for r in find_references(self._text) if r.number is not None]
        kinds = kinds_of(self._text, references, self._document.metadata.number)
        wanted = fold(relation.number)
        for reference, kind in zip(references, kinds, strict=True):
            if kind == relation.kind and fold(reference.number or "") == wanted:
                return self._words(relation.number, reference.start, reference.end)
        return self._words(relation.number)

    def clause(self, span: Span) -> Clause | None:
        """Returns the innermost clause that holds a place whole, None outside every clause."""
        clause = self._document.clause_at(span[0])
        return clause if clause and span[1] <= clause.end else None

    def _all(self, words: str, start: int = 0, end: int | None = None) -> list[Span]:
        keys = fold(words).split()
        if not keys:
            return []
        pattern = re.compile(rf"(?<!\w){_GAP.join(map(re.escape, keys))}(?!\w)")
        return [m.span() for m in pattern.finditer(self._plain, start, len(self._plain) if end is None else end)]

    def _words(self, words: str | None, start: int = 0, end: int | None = None) -> Span | None:
        return next(iter(self._all(words or "", start, end)), None)

    def _day(self, meta: Metadata, start: int, end: int) -> Span | None:
        if meta.date is None:
            return None
        day, month, year = meta.date.day, meta.date.month, meta.date.year
        written = rf"ngay\s+0?{day}\s+thang\s+0?{month}\s+nam\s+{year}|(?<!\d)0?{day}[/.-]0?{month}[/.-]{year}(?!\d)"
        found = re.compile(written).search(self._plain, start, end)
        return found.span() if found else None

    def _list(self, opening: re.Pattern[str], items: tuple[str, ...], start: int, end: int) -> Span | None:
        """Returns the span of a list from the line that opens it to its last item."""
        at = start
        for line in self._text[start:end].split("\n"):
            if opening.match(line):
                last = at + len(line)
                for item in items:
                    found = self._words(item, at, end)
                    last = max(last, found[1]) if found else last
                return at, last
            at += len(line) + 1
        return None

    def _line(self, span: Span) -> Span:
        start = self._text.rfind("\n", 0, span[0]) + 1
        return start, span[1]
