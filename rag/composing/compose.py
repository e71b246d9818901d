"""Hits to an answer made of the clauses' own sentences, each quoted where it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.clause import lies_in
from corpus.duty import LEAD, Duty
from corpus.lexicon.glossary import agency, english_name
from corpus.text.accents import fold
from rag.answer import Citation
from rag.composing.writer import Evidence, Writer, clause_sentences
from rag.config import RagConfig
from rag.question.kinds import asks_who
from rag.question.read import Question
from rag.reading.relevance import Closeness, by_relevance, by_words_alone
from rag.reading.yes_no import Supposed, bears_out, read_supposed, verdict
from rag.retrieval.query import Query

# Words of an agency that the register lacks; "Giám đốc Sở Nông nghiệp và Phát triển nông thôn" has ten.
LONGEST_NAME = 12


@dataclass(frozen=True)
class Composed:
    """The text of an answer with its citations and the duties it names."""

    text: str
    citations: tuple[Citation, ...]
    duties: tuple[Duty, ...]


def compose(
    question: Question,
    query: Query,
    evidence: Sequence[Evidence],
    idf: Callable[[str], float],
    config: RagConfig,
    closeness: Closeness = by_words_alone,
) -> Composed:
    """Returns the answer that the evidence gives, the best first.

    The first line names who acts, where that was asked and the clause assigns it; then come the clause's
    sentences, the one that answers first; then, where other documents say it too, theirs.
    """
    writer = Writer(question)
    best = evidence[0]
    spans = _spans_of(best)
    if best.named:
        chosen = _whole(spans, config)
    else:
        chosen = _within(by_relevance(question, query, best, spans, idf, closeness), config)
    first, rest = chosen[0], chosen[1:]
    supposed = read_supposed(question)
    who = supposed is not None or asks_who(question.text, question.language)
    named = _named_duties(best, first) if who else []
    writer.quote(best, first)
    writer.heading(best, named)
    writer.head(best, named, _verdict(question, supposed, evidence, named) if supposed else "")
    for span in sorted(rest):
        writer.more(best, span)
    for other in evidence[1:]:
        span = by_relevance(question, query, other, _spans_of(other), idf, closeness)[0][0]
        writer.see_also(other, span, _named_duties(other, span) if who else [])
    for item in evidence:
        writer.changes(item)
    duties = tuple(d for d in best.duties if lies_in(d.clause, best.clause.path))
    return Composed(writer.text(), tuple(writer.citations), duties)


def _spans_of(item: Evidence) -> list[tuple[int, int]]:
    """Returns the spans of the sentences of a clause, its marker left out; units below it only where it was named."""
    end = item.clause.end if item.named else item.clause.own_end
    return clause_sentences(item.document, item.clause, end)


def _within(order: Sequence[tuple[tuple[int, int], float]], config: RagConfig) -> list[tuple[int, int]]:
    """Returns the first spans that fit the answer: always one, then those nearly as relevant, as room allows."""
    chosen: list[tuple[int, int]] = []
    length = 0
    for (start, end), relevance in order[: config.sentences]:
        length += end - start
        if chosen and (length > config.longest_answer or relevance < config.also * order[0][1]):
            break
        chosen.append((start, end))
    return chosen


def _whole(spans: Sequence[tuple[int, int]], config: RagConfig) -> list[tuple[int, int]]:
    """Returns the first spans of a clause, as many as an answer may hold: always one."""
    chosen = [spans[0]]
    for start, end in spans[1:]:
        if sum(b - a for a, b in chosen) + end - start > config.longest_answer:
            break
        chosen.append((start, end))
    return chosen


def _verdict(question: Question, supposed: Supposed, evidence: Sequence[Evidence], named: Sequence[Duty]) -> str:
    """Returns yes or no by the best clause; nothing where it says no and a clause shown beside it yes."""
    best = evidence[0]
    text = best.document.text[best.clause.start : best.clause.end]
    beside = [d for item in evidence[1:] for d in item.duties if d.clause == item.clause.path]
    if bears_out(supposed, beside) and not bears_out(supposed, named):
        return ""
    return verdict(question, supposed, named, text)


def _named_duties(item: Evidence, span: tuple[int, int]) -> list[Duty]:
    """Returns the duties whose task stands in a sentence, and whose agencies are surely agencies."""
    start, end = span
    here = [d for d in item.duties if d.clause == item.clause.path]
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
