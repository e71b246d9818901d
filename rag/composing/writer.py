"""The lines of an answer, and the citations that they number."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.clause import Clause
from corpus.document import AMENDS, REPEALS, REPLACES, Document
from corpus.duty import COORDINATE, LEAD, Duty
from rag.answer import Citation
from rag.composing.english.documents import document_name
from rag.composing.english.times import day_in_english
from rag.composing.first_line.line import joined
from rag.composing.names import agencies_named, agency_named
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.amended import ClauseChange
from rag.reading.coverage import share_held

_CHANGED_VI = {
    REPLACES: "đã được thay thế bởi",
    REPEALS: "đã hết hiệu lực theo",
    AMENDS: "đã được sửa đổi, bổ sung bởi",
}
_CHANGED_EN = {REPLACES: "has been replaced by", REPEALS: "has been repealed by", AMENDS: "has been amended by"}
_CLAUSE_CHANGED = {
    "vi": {REPEALS: "Quy định này đã bị bãi bỏ", AMENDS: "Quy định này đã được sửa đổi"},
    "en": {REPEALS: "This has been repealed", AMENDS: "This has been amended"},
}


def ellipses(text: str, span: tuple[int, int]) -> tuple[bool, bool]:
    """Returns whether the sentence of a quote begins before it, and whether it goes on behind it, in the same line."""
    begun = text[: span[0]].rstrip(" ")
    rest = text[span[1] :].lstrip(" ")
    ends = text[span[0] : span[1]].rstrip()[-1:]
    return begun.endswith((";", ",")), ends in (";", ",") and bool(rest) and not rest.startswith("\n")


class Writer:
    """Builds the text and numbers the citations in the order they are made, behind those before."""

    def __init__(self, question: Question, after: int = 0) -> None:
        self._after = after
        self._question = question
        self.language = question.language
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.citations: list[Citation] = []
        self._away: list[str] = []
        self._shown = self.lines

    def text(self) -> str:
        """Returns what was written, a line each, notes last; without what was folded away."""
        return "\n".join((*self._shown, *self.notes))

    def folded(self) -> str:
        """Returns what was folded away, a line each."""
        return "\n".join(self._away)

    def fold_away(self) -> None:
        """Lets what is written from here on be folded away."""
        self.lines = self._away

    def first(self, said: Sequence[tuple[str, Evidence, Sequence[tuple[int, int]]]]) -> None:
        """Writes the answer in a line before all else, nothing for none: what is said, of which clause, by which words.

        It cites the quotes of each document up to the last that holds a source of it.
        """
        marks: set[int] = set()
        for _, item, sources in said:
            own = [c for c in self.citations if c.document_id == item.document.document_id]
            last = max((c.n for c in own if any(c.start <= a < c.end for a, _ in sources)), default=own[0].n)
            marks.update(c.n for c in own if c.n <= last)
        if said:
            self.lines.insert(0, f"{joined([text for text, _, _ in said])} {''.join(f'[{n}]' for n in sorted(marks))}")

    def say_first(self, line: str) -> None:
        """Writes a line before all else, whatever was folded away."""
        self._shown.insert(0, line)

    def not_found(self, asked: str) -> None:
        """Writes that nothing answers one of the things that were asked."""
        words = "Không tìm thấy quy định nào trả lời" if self.language == "vi" else "Nothing was found that answers"
        self.lines.append(f"{words} “{asked}”.")

    def mark_too(self, item: Evidence, mark: tuple[int, int]) -> None:
        """Marks words of what was quoted besides those that are, from the first to the last of both."""
        for at, c in enumerate(self.citations):
            inside = c.document_id == item.document.document_id and c.start <= mark[0] and mark[1] <= c.end
            if inside and c.highlight is not None:
                start, end = mark[0] - c.start, mark[1] - c.start
                both = min(c.highlight[0], start), max(c.highlight[1], end)
                self.citations[at] = replace(c, highlight=both)

    def widen(self, item: Evidence, span: tuple[int, int]) -> bool:
        """Quotes more of a sentence of which a part was quoted, in that part's place; returns whether one was."""
        for at, c in enumerate(self.citations):
            if c.document_id != item.document.document_id or not (span[0] <= c.start and c.end <= span[1]):
                continue
            if (c.start, c.end) == span or c.clause != item.clause.path:
                continue
            old, new = self._quoted(item, (c.start, c.end), c.n), self._quoted(item, span, c.n)
            self.lines[:] = [line.replace(old, new) for line in self.lines]
            mark = c.highlight or (0, c.end - c.start)
            shift = c.start - span[0]
            quote = item.document.text[span[0] : span[1]]
            marked = mark[0] + shift, mark[1] + shift
            self.citations[at] = replace(c, quote=quote, start=span[0], end=span[1], highlight=marked)
            return True
        return False

    def has_quoted(self, item: Evidence, span: tuple[int, int]) -> bool:
        """Returns whether words of a document stand in what was quoted of it."""
        own = (c for c in self.citations if c.document_id == item.document.document_id)
        return any(c.start <= span[0] and span[1] <= c.end for c in own)

    def who(self, duties: Sequence[Duty]) -> str:
        """Returns who leads and who coordinates in words, "" for no duties."""
        leads = [d for d in duties if d.role == LEAD]
        others = [d for d in duties if d.role == COORDINATE]
        vi = self.language == "vi"
        parts = []
        if leads:
            parts.append(f"{'chủ trì' if vi else 'lead'}: {self._names(leads)}")
        if others:
            parts.append(f"{'phối hợp' if vi else 'in coordination with'}: {self._names(others)}")
        return "; ".join(parts)

    def quote(self, item: Evidence, span: tuple[int, int], mark: tuple[int, int] | None = None) -> None:
        """Writes a sentence of a clause with the clause's name."""
        n = self._cite(item, item.clause, span, mark)
        self.lines.append(f"{self._where(item)}: {self._quoted(item, span, n)}")

    def more(self, item: Evidence, span: tuple[int, int], mark: tuple[int, int] | None = None) -> None:
        """Writes another sentence of the clause that was named last."""
        n = self._cite(item, item.clause, span, mark)
        self.lines.append(f"{self._quoted(item, span, n)}")

    def above(self, item: Evidence, span: tuple[int, int], mark: tuple[int, int]) -> None:
        """Writes the line of a clause above that introduces the one that was named last, with its own label."""
        clause = item.document.clause_at(span[0]) or item.clause
        n = self._cite(item, clause, span, mark)
        label = clause.label(self.language)
        self.lines.append(f"{label[:1].upper()}{label[1:]}: {self._quoted(item, span, n)}")

    def heading(self, item: Evidence, duties: Sequence[Duty], beside: bool = False) -> None:
        """Cites the heading above or the sentence before, where that is what names who acts.

        beside: whether only its number is written, behind the line before, where many lines would say the same.
        """
        quoted = [c for c in self.citations if c.document_id == item.document.document_id]
        above = next((d for d in duties if not any(c.start <= d.start < c.end for c in quoted)), None)
        clause = item.document.clause_at(above.start) if above else None
        if above is None or clause is None:
            return
        span = next((s for s in clause_sentences(item.document, clause) if s[0] <= above.start < s[1]), None)
        if span is None:
            return
        mark = (above.start, above.end)
        n = self._cite(item, clause, span, mark if mark[1] <= span[1] and mark != span else None)
        if beside:
            self.lines[-1] += f"[{n}]"
            return
        label = clause.label(self.language)
        where = f"{label[:1].upper()}{label[1:]}: " if clause.path != item.clause.path else ""
        self.lines.append(f"{where}{self._quoted(item, span, n)}")

    def changed(self, change: ClauseChange) -> None:
        """Writes before all else that the clause was repealed or amended, and beneath what says so."""
        document, clause = change.document, change.clause
        spans = clause_sentences(document, clause, clause.end)
        held = [share_held(self._question, document.text[a:b]) for a, b in spans]
        span = spans[0] if change.kind == REPEALS else spans[held.index(max(held))]
        if document.text[slice(*span)].endswith("”") and "“" not in document.text[slice(*span)]:
            span = span[0], span[1] - 1  # the mark closes the whole new wording
        n = self.cite_clause(document, clause, span)
        words = _CLAUSE_CHANGED[self.language][change.kind]
        since = ""
        if change.since:
            vi = self.language == "vi"
            since = f" từ ngày {change.since:%d/%m/%Y}" if vi else f" since {day_in_english(change.since)}"
        self.lines.insert(0, f"{words}{since}. [{n}]")
        label = clause.label(self.language)
        where = f"{label[:1].upper()}{label[1:]}, {document_name(document, self.language)}"
        self.lines.append(f"{where}: “{document.text[slice(*span)]}” [{n}]")

    def see_also(
        self,
        item: Evidence,
        span: tuple[int, int],
        duties: Sequence[Duty] = (),
        mark: tuple[int, int] | None = None,
    ) -> None:
        """Writes a sentence of another clause that may say it too, and who acts by it, if that was asked."""
        n = self._cite(item, item.clause, span, mark)
        words = "Xem thêm" if self.language == "vi" else "See also"
        where = self._where(item)
        if duties and item.document.document_id != self.citations[0].document_id:
            where += self._issued(item)
        who = f"{line}. " if (line := self.who(duties)) else ""
        self.lines.append(f"{words} {where[:1].lower()}{where[1:]}: {who}{self._quoted(item, span, n)}")
        self.heading(item, duties)

    def changes(self, item: Evidence) -> None:
        """Notes that the document was replaced, repealed or amended, and by which, once for all of its clauses."""
        name = document_name(item.document, self.language)
        for kind, other in item.changed_by:
            since = other.metadata.effective or other.metadata.date
            by = document_name(other, self.language)
            if self.language == "vi":
                day = f" từ ngày {since:%d/%m/%Y}" if since else ""
                note = f"Lưu ý: {name} {_CHANGED_VI[kind]} {by}{day}."
            else:
                day = f" since {day_in_english(since)}" if since else ""
                note = f"Note: {name} {_CHANGED_EN[kind]} {by}{day}."
            if note not in self.notes:
                self.notes.append(note)

    def cite(self, document: Document, span: tuple[int, int], label: str, mark: tuple[int, int] | None = None) -> int:
        """Cites what stands in no clause of a document, its head say, and returns its number; label: what it is."""
        n = self._after + len(self.citations) + 1
        quote, within = document.text[span[0] : span[1]], (mark[0] - span[0], mark[1] - span[0]) if mark else None
        place = (document.document_id, document.name, None, label)
        self.citations.append(Citation(n, *place, quote, *span, highlight=within))
        return n

    def cite_clause(self, document: Document, clause: Clause, span: tuple[int, int]) -> int:
        """Cites words of a clause without writing them, and returns the number of the citation."""
        n = self.cite(document, span, clause.label(self.language))
        self.citations[-1] = replace(self.citations[-1], clause=clause.path)
        return n

    def _cite(self, item: Evidence, clause: Clause, span: tuple[int, int], mark: tuple[int, int] | None = None) -> int:
        n = self._after + len(self.citations) + 1
        self.citations.append(
            Citation(
                n=n,
                document_id=item.document.document_id,
                document=item.document.name,
                clause=clause.path,
                label=clause.label(self.language),
                quote=item.document.text[span[0] : span[1]],
                start=span[0],
                end=span[1],
                highlight=(mark[0] - span[0], mark[1] - span[0]) if mark else None,
            )
        )
        return n

    def _where(self, item: Evidence) -> str:
        label = item.clause.label(self.language)
        return f"{label[:1].upper()}{label[1:]}, {document_name(item.document, self.language)}"

    def _issued(self, item: Evidence) -> str:
        """Returns who issued a document and when, in brackets, "" where it says neither."""
        meta = item.document.metadata
        day = (f"{meta.date:%d/%m/%Y}" if self.language == "vi" else day_in_english(meta.date)) if meta.date else ""
        issuer = agency_named(meta.issuer, self.language) if meta.issuer else ""
        said = ", ".join(filter(None, (issuer, day)))
        return f" ({said})" if said else ""

    @staticmethod
    def _quoted(item: Evidence, span: tuple[int, int], n: int) -> str:
        """Returns words between quotation marks with their number, an ellipsis where their sentence goes on."""
        text = item.document.text
        before, after = ellipses(text, span)
        return f"{'… ' * before}“{text[span[0] : span[1]]}” [{n}]{' …' * after}"

    def _names(self, duties: Sequence[Duty]) -> str:
        return agencies_named([d.agency for d in duties], self.language)
