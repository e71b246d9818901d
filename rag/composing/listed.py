"""How a list is said: what its items are, in one line, cut short where they are long; then what heads them."""

from collections.abc import Sequence

from corpus.clause import Clause
from corpus.document import Document
from rag.composing.compose import Composed
from rag.composing.first_line.items import list_line
from rag.composing.writer import Writer
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.listed import children_of


def compose_list(question: Question, item: Evidence, only: Sequence[Clause] = ()) -> Composed:
    """Returns the answer that a clause's own children are: named, then what heads them; each is `more`.

    only: those of them that are of the list, () for all.
    """
    children = only or children_of(item.document, item.clause)
    writer = Writer(question)
    spans = [_span(item.document, child) for child in children]
    head = _head(item.document, item.clause)
    writer.quote(item, head)
    writer.fold_away()
    for child, span in zip(children, spans, strict=True):
        writer.quote(Evidence(item.hit, item.document, child, item.duties), span)
    writer.changes(item)
    line = list_line(question.language, [item.document.text[a:b] for a, b in spans])
    marks = "".join(f"[{n}]" for n in range(1, len(children) + 2))
    text = f"{line} {marks}\n{writer.text()}"
    duties = tuple(d for d in item.duties if d.clause in {c.path for c in (item.clause, *children)})
    return Composed(text, tuple(writer.citations), duties, writer.folded())


def _span(document: Document, clause: Clause) -> tuple[int, int]:
    """Returns the first sentence of a clause, its marker left out; of one with a heading that."""
    spans = clause_sentences(document, clause)
    return spans[0] if spans else (clause.start, clause.own_end)


def _head(document: Document, clause: Clause) -> tuple[int, int]:
    """Returns the sentence of a clause that says what is coming, which ends with a colon; else its first."""
    spans = clause_sentences(document, clause)
    opening = next((s for s in spans if document.text[slice(*s)].endswith(":")), None)
    return opening or _span(document, clause)
