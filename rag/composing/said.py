"""What a clause says to a question: the sentences that may be quoted, and the first line they bear out."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.answer_types import AnswerType
from corpus.duty import Duty
from corpus.facts.references import find_references
from rag.composing.first_line.choose import first_line
from rag.composing.first_line.line import Line
from rag.composing.first_line.tabled import cells_line
from rag.composing.first_line.value import VALUE_TYPES, headed_value
from rag.composing.first_line.verdict import signs_of_verdict, told_verdict
from rag.composing.named_duties import named_duties
from rag.composing.quotes import (
    Quote,
    names_a_cause,
    of_the_case,
    of_the_cause,
    of_the_exception,
    of_the_papers,
    quotes_of,
    role_asked,
)
from rag.config import RagConfig
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.question.sought import Sought
from rag.question.wanted import Of
from rag.reading.amended import ClauseChange, changes_of
from rag.reading.limits import fits_case
from rag.reading.reader import Reading
from rag.reading.tabled import Cells, cells_asked, heading_of
from rag.reading.tasked import row_named, row_of_task

# How probably a clause must answer for a first line of what was read, and is no duty: twice what a question of its form
# is answered from. Below it lines of gold were false as often as right; those of duties were right two times in three.
SURE = {"vi": 0.46, "vi-plain": 0.35, "en": 0.29}
# Of words of no kind that can be told, typed without accents, half were false below this.
SURE_OF_WORDS = {"vi": 0.46, "vi-plain": 0.7, "en": 0.5}
# Of a figure or a day of the kind that is asked for in Vietnamese half of that was enough: 15 of 19 lines were right.
SURE_OF_A_VALUE = {"vi": 0.23, "vi-plain": 0.2, "en": 0.29}


@dataclass(frozen=True)
class Said:
    """What the best clause says: sentences to be quoted, the one that answers first, and the first line.

    line: the answer in a few words, None where nothing short is sure; above: where the line above the clause stands, if
    that is what it says; heading: of the table whose row is quoted, None for none; changes: what other documents did to
    the clause that is in force today.
    """

    quotes: list[Quote]
    line: Line | None
    above: tuple[int, int] | None
    heading: tuple[int, int] | None
    changes: list[ClauseChange]


def said_of(
    question: Question, evidence: Sequence[Evidence], reading: Reading, config: RagConfig, likely: bool = True
) -> Said:
    """Returns what the best piece of evidence says, `reading` being of that.

    likely: whether it is likely to answer; where it is not only a verdict that was weighed is a first line.
    """
    best = evidence[0]
    asked = None if best.named else cells_asked(question, best, reading.row)
    quotes: list[Quote]
    named: list[Duty]
    quotes, named = ([Quote(*asked.row, 1.0, asked.span)], []) if asked else _quoted(question, best, reading, config)
    changes = [c for c in changes_of(best) if c.holds(question, datetime.date.today())]
    line, above = (None, None) if changes else _line(question, evidence, reading, named, quotes[0], asked)
    if line is not None and not (likely or line.weighed or asked):
        line, above = None, None
    return Said(quotes, line, above, asked.heading if asked else heading_of(best, quotes[0].span), changes)


def _line(
    question: Question,
    evidence: Sequence[Evidence],
    reading: Reading,
    named: Sequence[Duty],
    chosen: Quote,
    asked: Cells | None,
) -> tuple[Line | None, tuple[int, int] | None]:
    """Returns the first line, and where the line above the clause stands, if that is what it says."""
    best = evidence[0]
    if asked is not None:
        return cells_line(question.language, best, asked), None
    # Of a clause that the case is outside of, only whether it is so can be told.
    if fits_case(question, best) is False and not question.wants_yes_or_no:
        return None, None
    named_cause = question.answer_type is AnswerType.WHY and names_a_cause(best.document.text[slice(*chosen.span)])
    least = SURE_OF_A_VALUE[question.form] if named_cause else _sure(question, _marked(best, reading))
    surely = best.named or reading.answers >= least
    line = first_line(question, evidence, reading, named, chosen.span)
    if line is not None:
        return (line if line.weighed or line.listed or line.duties or surely else None), None
    headed = None if best.named or question.wants_yes_or_no else headed_value(question, best, chosen.span)
    return headed if headed and surely else (None, None)


def _marked(item: Evidence, reading: Reading) -> str:
    return item.document.text[reading.spans[0].start : reading.spans[0].end] if reading.spans else ""


def _sure(question: Question, read: str) -> float:
    """Returns how probably a clause must answer for a first line of what was read in it; read: the words marked."""
    # Where something is handed in is told by the word before it, as a figure is by its unit.
    # A list of papers says itself what it is.
    if question.answer_type in VALUE_TYPES or question.answer_type is AnswerType.REPORT_TO or question.wanted.papers:
        return SURE_OF_A_VALUE[question.form]
    # A place stands behind its word; the number of a document says which it is.
    if Sought.PLACE in question.wanted.sought:
        return SURE_OF_A_VALUE[question.form]
    if Of.CHANGE in question.wanted.of and any(r.number for r in find_references(read)):
        return SURE_OF_A_VALUE[question.form]
    words = question.answer_type is AnswerType.OTHER and not question.wants_yes_or_no and not question.wanted.roles
    return SURE_OF_WORDS[question.form] if words else SURE[question.form]


def _quoted(question: Question, best: Evidence, reading: Reading, config: RagConfig) -> tuple[list[Quote], list[Duty]]:
    """Returns the sentences of the best clause that may be quoted, the one that answers first, and who acts by that."""
    quotes = whole(best, config) if best.named else _within(quotes_of(best, reading), config)
    row = reading.row or row_of_task(question, best) or row_named(question.terms.folded, best)
    quotes = ([Quote(*row, 1.0, None)] if row else role_asked(question, best)) or quotes
    if not best.named:
        for settled in (of_the_case, of_the_exception, of_the_papers, of_the_cause):
            quotes = settled(question, best, quotes)
    return quotes, named_duties(best, quotes[0].span)


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


def weighs_a_verdict(question: Question) -> bool:
    """Returns whether a question wants a yes or a no that no agency's role tells."""
    return question.wants_yes_or_no and not question.wanted.choice and question.supposed is None and not question.vague


def verdict_signs_of(question: Question, item: Evidence, reading: Reading, config: RagConfig) -> dict[str, float]:
    """Returns what tells a yes from a no and from neither, of the sentence of a clause that would be quoted first."""
    quotes, _ = _quoted(question, item, reading, config)
    quote = quotes[0].span
    return signs_of_verdict(question, item, reading, quote, told_verdict(question, item, reading, quote))


def whole(item: Evidence, config: RagConfig) -> list[Quote]:
    """Returns the first sentences of a clause and the units below it, as many as fit an answer: always one."""
    spans = clause_sentences(item.document, item.clause, item.clause.end)
    chosen = [spans[0]]
    for start, end in spans[1:]:
        if sum(b - a for a, b in chosen) + end - start > config.longest_answer:
            break
        chosen.append((start, end))
    return [Quote(start, end, 1.0, None) for start, end in chosen]
