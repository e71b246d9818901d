"""Passage: what is encoded and searched; a clause, or a part of a long one."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.clause import Clause, parent_path
from corpus.document import Document, Metadata
from corpus.markers import without_marker
from corpus.text.accents import fold
from corpus.text.sentences import sentences

if TYPE_CHECKING:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

# A syllable is about one token and four characters with its blank: this and its context fit the encoder.
LONGEST_PASSAGE = 700  # code points
LONGEST_LEAD_IN = 200  # code points of the text above a clause that go into its context
LONGEST_SUBJECT = 320  # of kind, number, issuer and title in it: a longer one leaves the encoder too few of the clause
SPLITTER_VERSION = 2  # raised whenever passages, or what is kept with them, are made otherwise


@dataclass(frozen=True)
class Passage:
    """A part of one clause.

    passage_id: `<document_id>#<path>`, and `/2`, `/3` … for further parts; start, end: its span in
    Document.text; text: that span; context: the document's title and the headings above the clause.
    """

    passage_id: str
    document_id: str
    path: str
    start: int
    end: int
    text: str
    context: str

    @property
    def encoded(self) -> str:
        """What is encoded: the text below its context."""
        return f"{self.context}\n{self.text}" if self.context else self.text

    @property
    def digest(self) -> str:
        """A digest of what is encoded: equal digests have equal vectors."""
        return hashlib.sha256(f"{self.context}\0{self.text}".encode()).hexdigest()


def split_document(document: Document) -> list[Passage]:
    """Returns the passages of a document, in document order; none spans two clauses."""
    return [
        passage
        for clause in document.clauses
        if has_text_of_its_own(document, clause)
        for passage in _split_clause(document, clause, context_of(document, clause))
    ]


def split_clause(document: Document, clause: Clause) -> list[Passage]:
    """Returns the passages of one clause, as `split_document` cuts it."""
    if not has_text_of_its_own(document, clause):
        return []
    return _split_clause(document, clause, context_of(document, clause))


def context_of(document: Document, clause: Clause) -> str:
    """Returns what stands above a clause, as its passages have it: the title, then the headings, outermost first."""
    above: list[str] = []
    path = parent_path(clause.path, document.by_path)
    while path is not None:
        upper = document.by_path[path]
        lead_in = document.text[upper.start : upper.own_end].strip()
        above.append(upper.heading or lead_in[:LONGEST_LEAD_IN])
        path = parent_path(path, document.by_path)
    return "\n".join([_at_a_word(subject(document), LONGEST_SUBJECT), *reversed(above)])


def _at_a_word(words: str, longest: int) -> str:
    """Returns what of a line fits, cut behind a whole word; all of it where it has none."""
    return words if len(words) <= longest else words[: longest + 1].rpartition(" ")[0] or words[:longest]


def has_text_of_its_own(document: Document, clause: Clause) -> bool:
    """Returns whether a clause says more than a heading for the units below it."""
    own = document.text[clause.start : clause.own_end].strip()
    if clause.own_end == clause.end:
        return bool(own)
    return len(sentences(own)) > 1 or (not clause.heading and len(own) > LONGEST_LEAD_IN)


def _split_clause(document: Document, clause: Clause, context: str) -> list[Passage]:
    end = clause.start + len(document.text[clause.start : clause.own_end].rstrip())
    return [
        Passage(
            passage_id=f"{document.document_id}#{clause.path}" + (f"/{n}" if n > 1 else ""),
            document_id=document.document_id,
            path=clause.path,
            start=a,
            end=b,
            text=document.text[a:b],
            context=context,
        )
        for n, (a, b) in enumerate(_cut(document.text, clause.start, end), start=1)
    ]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Returns spans of at most LONGEST_PASSAGE, cut at paragraphs, sentences, then lesser stops."""
    if end - start <= LONGEST_PASSAGE:
        return [(start, end)]
    pieces = _splitter().create_documents([text[start:end]])
    spans = []
    for piece in pieces:
        a = start + int(piece.metadata["start_index"])
        spans.append((a, a + len(piece.page_content)))
    if len(spans) > 1 and not without_marker(text[spans[0][0] : spans[0][1]] + " ").strip():
        # The marker of a clause whose first sentence is long: it goes with the sentence.
        spans[:2] = [(spans[0][0], spans[1][1])]
    return spans


def _splitter() -> "RecursiveCharacterTextSplitter":
    # Brings pydantic and more, half a second that a question does not need.
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        chunk_size=LONGEST_PASSAGE,
        chunk_overlap=0,
        separators=["\n", ". ", "; ", ", ", " ", ""],
        keep_separator="end",
        add_start_index=True,
        strip_whitespace=True,
    )


def issued_by(meta: Metadata) -> str:
    """Returns where a document is from, who issued it and the body above, folded, with blanks round each word."""
    return f" {fold(' , '.join(filter(None, (meta.place, meta.issuer, meta.parent))))} "


def subject(document: Document) -> str:
    """Returns what a document is about and whose it is: kind, issuer and title, as far as it says."""
    meta = document.metadata
    parts = [meta.kind, meta.number, meta.issuer, meta.title]
    return " ".join(p for p in parts if p)
