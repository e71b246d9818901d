"""How a list is said: what its items are, in one line, cut short where they are long; then what heads them."""

from collections.abc import Sequence

from corpus.clause import Clause
from corpus.document import Document
from corpus.text.accents import fold
from rag.composing.compose import Composed
from rag.composing.first_line.line import capital, ended
from rag.composing.writer import Writer
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.listed import children_of

SHOWN = 6  # that are named in the first line
LONGEST_ITEM, SHORTEST_ITEM = 70, 30  # code points of each
LONGEST_LINE = 330  # of all of them


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
    """Returns the items one after another: whole where they fit a line, else each cut, and no more than are SHOWN."""
    whole = [_small(" ".join(i.split()).rstrip(" ;,.:/")) for i in items]
    if sum(map(len, whole)) <= LONGEST_LINE:
        return capital(ended("; ".join(whole)))
    longest = max(SHORTEST_ITEM, min(LONGEST_ITEM, LONGEST_LINE // min(len(items), SHOWN)))
    shown = "; ".join(_cut(i, longest) for i in whole[:SHOWN])
    rest = len(items) - SHOWN
    more = {"vi": f"; và {rest} nội dung nữa", "en": f"; and {rest} more"}[language] if rest > 0 else ""
    return capital(ended(f"{shown}{more}"))


def _cut(line: str, longest: int) -> str:
    """Returns the beginning of an item, cut at a word."""
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0].rstrip(' ,;:.–-(')}…"


def _small(line: str) -> str:
    """Returns an item with a small first letter, unless a name begins with it."""
    first = line.partition(" ")[2][:1]
    return line if first.isupper() or not fold(line) else f"{line[:1].lower()}{line[1:]}"
