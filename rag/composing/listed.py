"""How a list is said: how many there are and what they are, in one line, each cut short; then what heads them."""

from collections.abc import Sequence

from corpus.clause import Clause
from corpus.document import Document
from corpus.text.accents import fold
from rag.composing.compose import Composed
from rag.composing.first_line.line import ended
from rag.composing.writer import Writer
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.listed import children_of

SHOWN = 6  # that are named in the first line
LONGEST_ITEM, SHORTEST_ITEM = 70, 30  # code points of each
LONGEST_LINE = 330  # of all of them


def compose_list(question: Question, item: Evidence, only: Sequence[Clause] = ()) -> Composed:
    """Returns the answer that a clause's own children are: counted and named, then what heads them; each is `more`.

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
    line = _line(question.language, [item.document.text[a:b] for a, b in spans])
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


def _line(language: str, items: Sequence[str]) -> str:
    shown = [
        _cut(i, max(SHORTEST_ITEM, min(LONGEST_ITEM, LONGEST_LINE // min(len(items), SHOWN)))) for i in items[:SHOWN]
    ]
    rest = len(items) - len(shown)
    if language == "vi":
        more = f"; và {rest} nội dung nữa" if rest else ""
        return ended(f"{len(items)} nội dung: {'; '.join(shown)}{more}")
    more = f"; and {rest} more" if rest else ""
    return ended(f"{len(items)} items: {'; '.join(shown)}{more}")


def _cut(text: str, longest: int) -> str:
    """Returns the beginning of an item, cut at a word; its first letter small unless a name begins with it."""
    line = " ".join(text.split()).rstrip(" ;,.:/")
    if len(line) > longest:
        line = f"{line[:longest].rsplit(' ', 1)[0].rstrip(' ,;:.–-(')}…"
    first = line.partition(" ")[2][:1]
    return line if first.isupper() or not fold(line) else f"{line[:1].lower()}{line[1:]}"
