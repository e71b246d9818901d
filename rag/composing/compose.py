"""Hits to an answer made of the clauses' own sentences, each quoted where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.clause import lies_in
from corpus.duty import LEAD, Duty
from corpus.lexicon.glossary import agency, english_name
from corpus.text.accents import fold
from rag.answer import Citation
from rag.composing.quotes import Quote, quotes_of, role_asked, row_asked
from rag.composing.verdict import verdict_text, verdict_word
from rag.composing.writer import Writer
from rag.config import RagConfig
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.reader import Reading
from rag.reading.verdict import bears_out, find_out

# Words of an agency that the register lacks; "Giám đốc Sở Nông nghiệp và Phát triển nông thôn" has ten.
LONGEST_NAME = 12


@dataclass(frozen=True)
class Composed:
    """The text of an answer with its citations and the duties it names."""

    text: str
    citations: tuple[Citation, ...]
    duties: tuple[Duty, ...]


def compose(
    question: Question, evidence: Sequence[Evidence], readings: Sequence[Reading], config: RagConfig, after: int = 0
) -> Composed:
    """Returns the answer that the evidence gives, the best first.

    readings: of each piece of evidence; after: the number of the last citation before, where it goes on.

    The first line names who acts, where that was asked and the clause assigns it;
    then come the clause's sentences, the one that answers first; then, where other documents say it too, theirs.
    """
    writer = Writer(question, after)
    best = evidence[0]
    quotes = _whole(best, config) if best.named else _within(quotes_of(best, readings[0]), config)
    quotes = row_asked(question.terms.folded, best) or role_asked(question, best) or quotes
    first, rest = quotes[0].span, quotes[1:]
    who = question.supposed is not None or question.asks_who
    named = _named_duties(best, first) if who else []
    writer.quote(best, first, quotes[0].mark)
    writer.heading(best, named)
    writer.head(best, named, _verdict(question, evidence, readings[0], named))
    for quote in sorted(rest, key=lambda q: q.start):
        writer.more(best, quote.span, quote.mark)
    for other, reading in zip(evidence[1:], readings[1:], strict=True):
        if other.named:
            _write_named(writer, other, config)
            continue
        quote = quotes_of(other, reading)[0]
        writer.see_also(other, quote.span, _named_duties(other, quote.span) if who else [], quote.mark)
    for item in evidence:
        writer.changes(item)
    meant = [best, *(item for item in evidence[1:] if item.named)]
    duties = tuple(dict.fromkeys(d for item in meant for d in item.duties if lies_in(d.clause, item.clause.path)))
    return Composed(writer.text(), tuple(writer.citations), duties)


def _write_named(writer: Writer, item: Evidence, config: RagConfig) -> None:
    """Writes what another clause says that the question names."""
    first, *rest = _whole(item, config)
    writer.quote(item, first.span, first.mark)
    for quote in rest:
        writer.more(item, quote.span, quote.mark)


def _within(order: Sequence[Quote], config: RagConfig) -> list[Quote]:
    """Returns the first quotes that fit the answer: always one, then those nearly as good, as room allows."""
    chosen: list[Quote] = []
    length = 0
    for quote in order[: config.sentences]:
        length += quote.end - quote.start
        if chosen and (length > config.longest_answer or quote.share < config.also):
            break
        chosen.append(quote)
    return chosen


def _whole(item: Evidence, config: RagConfig) -> list[Quote]:
    """Returns the first sentences of a clause and the units below it, as many as fit an answer: always one."""
    spans = clause_sentences(item.document, item.clause, item.clause.end)
    chosen = [spans[0]]
    for start, end in spans[1:]:
        if sum(b - a for a, b in chosen) + end - start > config.longest_answer:
            break
        chosen.append((start, end))
    return [Quote(start, end, 1.0, None) for start, end in chosen]


def _verdict(question: Question, evidence: Sequence[Evidence], reading: Reading, named: Sequence[Duty]) -> str:
    """Returns yes or no by the best clause: of an agency's role by its duties, of all else as it was read.

    Nothing where duties say no and a clause shown beside it yes.
    """
    supposed = question.supposed
    if supposed is None:
        return verdict_word(reading.verdict, question.language)
    beside = [d for item in evidence[1:] for d in item.own_duties]
    if bears_out(supposed, beside) and not bears_out(supposed, named):
        return ""
    finding = find_out(supposed, named, evidence[0].text)
    return verdict_text(finding, supposed.agency, question.language) if finding else ""


def _named_duties(item: Evidence, span: tuple[int, int]) -> list[Duty]:
    """Returns the duties whose task stands in a sentence, and whose agencies are surely agencies."""
    start, end = span
    here = item.own_duties
    text = item.document.text
    inside = [d for d in here if start <= d.start < end or text.find(d.task, start, end) >= 0]
    if not any(d.role == LEAD for d in inside):
        inside += [d for d in here if d.start < item.clause.start and d.role == LEAD][:1] or _duties_above(item)
    seen: set[tuple[str, str]] = set()
    named = []
    for d in inside:
        key = (d.role, fold(d.agency))
        if key not in seen and _is_surely_agency(d.agency):
            seen.add(key)
            named.append(d)
    return named


def _duties_above(item: Evidence) -> list[Duty]:
    """Returns the duties of the nearest clause above that says who leads: what a "+" item specifies is its task."""
    path = item.clause.path
    above = [d for d in item.duties if d.clause != path and lies_in(path, d.clause)]
    nearest = max((d.clause for d in above if d.role == LEAD), key=len, default=None)
    return [d for d in above if d.clause == nearest]


def _is_surely_agency(name: str) -> bool:
    """Returns whether a phrase is a name that can be shown by itself: registered, or short and in capitals."""
    if agency(name) or english_name(name):
        return True
    words = name.split()
    return len(words) <= LONGEST_NAME and words[0][:1].isupper() and ("," not in name or " các " in name)
