"""What is told of documents: lines, what they cite, and whether that answers; and the page on which it is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.duty import Duty
from index.hit import Hit
from rag.answer import Citation, Status
from rag.catalogue.names import full_name, short_name
from rag.catalogue.places import Places, Span
from rag.composing.first_line.line import capital
from rag.composing.writer import Writer
from rag.evidence import clause_sentences
from rag.question.question import Question


@dataclass(frozen=True)
class Told:
    """What is said to a question about documents; only `answered` has citations."""

    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    more: str = ""


def hits_cited(citations: Sequence[Citation]) -> list[Hit]:
    """Returns the clauses that an answer cites as hits, each once, in its order."""
    places = dict.fromkeys((c.document_id, c.clause) for c in citations if c.clause is not None)
    first = {(c.document_id, c.clause): c for c in reversed(citations)}
    return [
        Hit(document_id, str(path), f"{document_id}#{path}", first[document_id, path].start,
            first[document_id, path].end, 0.0, 0.0, 0.0, n, source="catalogue")
        for n, (document_id, path) in enumerate(places, start=1)
    ]  # fmt: skip


class Page:
    """The lines of an answer about documents, in the language of the question."""

    def __init__(self, question: Question) -> None:
        self.language = question.language
        self.writer = Writer(question)

    def say(self, vi: str, en: str) -> None:
        """Writes a line, in the language of the question."""
        self.writer.lines.append(vi if self.language == "vi" else en)

    def say_sentence(self, vi: str, en: str) -> None:
        """Writes a line, its first letter large."""
        self.say(capital(vi), capital(en))

    def quote(self, line: str) -> None:
        """Writes a line that quotes, in either language, where there is one."""
        if line:
            self.say(line, line)

    def told_with(self, line: str) -> Told:
        """Returns what was written, with a line that quotes behind it where there is one."""
        self.quote(line)
        return self.told()

    def told(self, status: Status = Status.ANSWERED, duties: Sequence[Duty] = ()) -> Told:
        """Returns what was written."""
        cited = tuple(self.writer.citations) if status is Status.ANSWERED else ()
        return Told(status, self.writer.text(), cited, tuple(duties))

    def cite(self, document: Document, span: Span | None, vi: str, en: str, mark: Span | None = None) -> str:
        """Cites a place in the head or the signature, and returns its mark; "" for no place."""
        if span is None:
            return ""
        return f" [{self.writer.cite(document, span, vi if self.language == 'vi' else en, mark)}]"

    def cite_sentence(self, document: Document, span: Span | None) -> tuple[str, str]:
        """Cites the sentence around a place, in its clause or in the head: its mark, and the line that quotes it."""
        if span is None:
            return "", ""
        clause = Places(document).clause(span)
        text = document.text
        if clause is None:
            start = text.rfind("\n", 0, span[0]) + 1
            end = text.find("\n", span[1])
            sentence = (start, end if end >= 0 else len(text))
            label = "phần đầu văn bản" if self.language == "vi" else "head"
            n = self._cited_already(document, sentence) or self.writer.cite(document, sentence, label)
            return f" [{n}]", f"{capital(label)}, {self.short(document)}: “{text[slice(*sentence)]}” [{n}]"
        found = next((s for s in clause_sentences(document, clause) if s[0] <= span[0] < s[1]), None)
        sentence = found or (clause.start, clause.own_end)
        n = self._cited_already(document, sentence) or self.writer.cite_clause(document, clause, sentence)
        where = f"{capital(clause.label(self.language))}, {self.short(document)}"
        return f" [{n}]", f"{where}: “{text[slice(*sentence)]}” [{n}]"

    def _cited_already(self, document: Document, span: Span) -> int | None:
        cited = ((c.n, (c.document_id, c.start, c.end)) for c in self.writer.citations)
        return next((n for n, place in cited if place == (document.document_id, *span)), None)

    def short(self, document: Document) -> str:
        """Returns a document's short name, the full one where it has no number."""
        name = short_name if document.metadata.number else full_name
        return name(document.metadata, self.language, document.document_id)

    def full(self, document: Document) -> str:
        """Returns a document's name with its day and issuer."""
        return full_name(document.metadata, self.language, document.document_id)
