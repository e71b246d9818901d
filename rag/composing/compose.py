"""Hits to an answer made of the clauses' own sentences, each quoted where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.clause import lies_in
from corpus.duty import Duty
from rag.answer import Citation
from rag.composing.cut import cut
from rag.composing.excepted import excepted_by
from rag.composing.first_line.denial import denied_words
from rag.composing.first_line.line import Line
from rag.composing.first_line.who import part_said
from rag.composing.named_duties import named_duties
from rag.composing.quotes import Quote, quotes_of
from rag.composing.said import Said, said_of, whole
from rag.composing.writer import Writer
from rag.config import RagConfig
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.reader import Reading

NO = ("Không", "No.", "No:")  # how a first line that denies begins
LONGEST_NAMED = 350  # code points of a clause that the question names, before the rest is folded away


@dataclass(frozen=True)
class Composed:
    """The text of an answer with its citations and the duties it names; more: what else says so, "" for nothing."""

    text: str
    citations: tuple[Citation, ...]
    duties: tuple[Duty, ...]
    more: str = ""


@dataclass(frozen=True)
class AskedPart:
    """One of the things that a question asks, with the clause that answers it and what was read there.

    said: how it was asked; question: made whole; item, reading: None where no clause answers it.
    """

    said: str
    question: Question
    item: Evidence | None = None
    reading: Reading | None = None


def compose(
    question: Question,
    evidence: Sequence[Evidence],
    readings: Sequence[Reading],
    config: RagConfig,
    after: int = 0,
    likely: bool = True,
) -> Composed:
    """Returns the answer that the evidence gives, the best first.

    readings: of each piece of evidence; after: the number of the last citation before, where it goes on; likely:
    whether the best is likely to answer: else its words are quoted and no first line is said. The first line says
    what was asked for, where that is short and sure, or that another clause changed this one; then comes the
    sentence that bears it out; all else that says so, of this clause and of others, is `more`.
    """
    writer = Writer(question, after)
    best = evidence[0]
    said = said_of(question, evidence, readings[0], config, likely)
    _write_best(writer, best, said)
    if said.line:
        writer.first([(said.line.text, best, said.line.sources)])
    for change in said.changes:
        writer.changed(change)
    also_named = [(other, whole(other, config)) for other in evidence[1:] if other.named]
    for other, quotes in also_named:
        writer.quote(other, quotes[0].span)
    writer.fold_away()
    for quote in _rest(best, said.quotes, writer):
        writer.more(best, quote.span, quote.mark)
    for other, quotes in also_named:
        for quote in quotes[1:]:
            writer.quote(other, quote.span)
    _write_others(writer, question, evidence[1:], readings[1:])
    for item in evidence:
        writer.changes(item)
    return _composed(writer, [best, *(item for item in evidence[1:] if item.named)])


def compose_parts(
    question: Question,
    parts: Sequence[AskedPart],
    evidence: Sequence[Evidence],
    readings: Sequence[Reading],
    config: RagConfig,
) -> Composed:
    """Returns the answer to each of the things that a question asks: said in one line, then what bears each out.

    evidence: of the question as a whole, with its readings: what says so in other clauses is `more`. What no clause
    answers is told as such.
    """
    writer = Writer(question)
    lines: list[tuple[str, Evidence, Sequence[tuple[int, int]]]] = []
    answered: list[Evidence] = []
    rest: list[tuple[Evidence, Quote]] = []
    for part in parts:
        if part.item is None or part.reading is None:
            continue
        said = said_of(part.question, [part.item], part.reading, config)
        _write_best(writer, part.item, said, answered[-1] if answered else None)
        if said.line:
            lines.append((said.line.text, part.item, said.line.sources))
        for change in said.changes:
            writer.changed(change)
        answered.append(part.item)
        rest += [(part.item, quote) for quote in said.quotes[1:]]
    writer.first(lines)
    for part in parts:
        if part.item is None:
            writer.not_found(part.said)
    writer.fold_away()
    for item, quote in rest:
        if not writer.has_quoted(item, quote.span):
            writer.quote(item, quote.span, quote.mark)
    shown = [i for i in answered if i.document.document_id == evidence[0].document.document_id]
    if shown:
        _write_others(writer, question, evidence[1:], readings[1:])
    for item in answered:
        writer.changes(item)
    return _composed(writer, answered)


def _composed(writer: Writer, meant: Sequence[Evidence]) -> Composed:
    """Returns what was written, with the duties of the clauses that were meant."""
    duties = tuple(dict.fromkeys(d for item in meant for d in item.duties if lies_in(d.clause, item.clause.path)))
    return Composed(writer.text(), tuple(writer.citations), duties, writer.folded())


def _write_others(writer: Writer, question: Question, others: Sequence[Evidence], readings: Sequence[Reading]) -> None:
    """Writes what other clauses say of it, and who acts by them, where that is asked."""
    who = question.supposed is not None or bool(question.wanted.roles)
    for other, reading in zip(others, readings, strict=True):
        if not other.named:
            quote = quotes_of(other, reading)[0]
            writer.see_also(other, quote.span, named_duties(other, quote.span) if who else [], quote.mark)


def _write_best(writer: Writer, best: Evidence, said: Said, before: Evidence | None = None) -> None:
    """Writes the quote that bears the first line out: at most two sentences, a clause that is named longer.

    before: the clause that was quoted just before, which need not be named again.
    """
    first, line = said.quotes[0], said.line
    wanted = [*(line.sources if line else ()), *((first.mark,) if first.mark else ())]
    span = cut(best.document.text, first.span, wanted)
    mark = _marked(best.document.text, span, first, line)
    if writer.widen(best, span) and mark is not None:
        writer.mark_too(best, mark)
    elif not writer.has_quoted(best, span):
        same = before is not None and (before.document, before.clause) == (best.document, best.clause)
        (writer.more if same else writer.quote)(best, span, mark)
    elif mark is not None:
        writer.mark_too(best, mark)
    if line and said.above:
        writer.above(best, said.above, line.sources[0])
    if line and line.duties:
        writer.heading(best, list(line.duties))
    if best.named:
        length = span[1] - span[0]
        for quote in said.quotes[1:]:
            length += quote.end - quote.start
            if length > LONGEST_NAMED:
                break
            writer.more(best, quote.span, quote.mark)
    excepted = None if best.named else excepted_by(best, span)
    if excepted and not writer.has_quoted(*excepted):
        writer.quote(*excepted)
    if said.heading and not writer.has_quoted(best, said.heading):
        writer.more(best, said.heading)


def _marked(text: str, span: tuple[int, int], first: Quote, line: Line | None) -> tuple[int, int] | None:
    """Returns the words of a quote that answer: those the first line is of, else those that were read; None for all.

    Of who acts, where that stands above, those that say which part it is; of a no those that deny.
    """
    mark = first.mark if first.mark != span else None
    if line and line.sources and all(span[0] <= a < b <= span[1] for a, b in line.sources):
        whole = min(a for a, _ in line.sources), max(b for _, b in line.sources)
        mark = whole if whole != span else None
    elif line and line.duties:
        mark = part_said(text, span)
    return denied_words(text, span) if line and mark is None and line.text.startswith(NO) else mark


def _rest(best: Evidence, quotes: Sequence[Quote], writer: Writer) -> list[Quote]:
    """Returns the sentences of the best clause that were not quoted yet, in the order of the document."""
    shown = {(c.document_id, c.start) for c in writer.citations}
    rest = [q for q in quotes[1:] if (best.document.document_id, q.start) not in shown]
    return sorted(rest, key=lambda q: q.start)
