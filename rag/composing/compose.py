"""Hits to an answer made of the clauses' own sentences, each quoted where it stands."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.answer_types import AnswerType
from corpus.clause import lies_in
from corpus.duty import COORDINATE, LEAD, Duty
from corpus.lexicon.glossary import agency, english_name
from corpus.text.accents import fold
from rag.answer import Citation
from rag.composing.cut import cut
from rag.composing.first_line.choose import first_line
from rag.composing.first_line.line import Line
from rag.composing.first_line.tabled import cells_line
from rag.composing.first_line.value import VALUE_TYPES, headed_value
from rag.composing.quotes import Quote, of_the_case, quotes_of, role_asked
from rag.composing.writer import Writer
from rag.config import RagConfig
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.amended import changes_of
from rag.reading.limits import fits_case
from rag.reading.reader import Reading
from rag.reading.tabled import Cells, cells_asked, heading_of
from rag.reading.tasked import row_named, row_of_task

# Words of an agency that the register lacks; "Giám đốc Sở Nông nghiệp và Phát triển nông thôn" has ten.
LONGEST_NAME = 12
LONGEST_HELPER = 8
# How probably a clause must answer for a first line of what was read, and is no duty: twice what a question of its form
# is answered from. Below it lines of gold were false as often as right; those of duties were right two times in three.
SURE = {"vi": 0.46, "vi-plain": 0.35, "en": 0.29}
# Of words of no kind that can be told, typed without accents, half were false below this.
SURE_OF_WORDS = {"vi": 0.46, "vi-plain": 0.7, "en": 0.5}
# Of a figure or a day of the kind that is asked for in Vietnamese half of that was enough: 15 of 19 lines were right.
SURE_OF_A_VALUE = {"vi": 0.23, "vi-plain": 0.2, "en": 0.29}
LONGEST_NAMED = 350  # code points of a clause that the question names, before the rest is folded away


@dataclass(frozen=True)
class Composed:
    """The text of an answer with its citations and the duties it names; more: what else says so, "" for nothing."""

    text: str
    citations: tuple[Citation, ...]
    duties: tuple[Duty, ...]
    more: str = ""


def compose(
    question: Question, evidence: Sequence[Evidence], readings: Sequence[Reading], config: RagConfig, after: int = 0
) -> Composed:
    """Returns the answer that the evidence gives, the best first.

    readings: of each piece of evidence; after: the number of the last citation before, where it goes on. The first line
    says what was asked for, where that is short and sure, or that another clause changed this one; then comes the
    sentence that bears it out; all else that says so, of this clause and of others, is `more`.
    """
    writer = Writer(question, after)
    best = evidence[0]
    asked = None if best.named else cells_asked(question, best, readings[0].row)
    chosen: list[Quote]
    named: list[Duty]
    chosen, named = (
        ([Quote(*asked.row, 1.0, asked.span)], []) if asked else _quoted(question, best, readings[0], config)
    )
    changes = [c for c in changes_of(best) if c.holds(question, datetime.date.today())]
    line, above = (None, None) if changes else _line(question, evidence, readings[0], named, chosen[0], asked)
    who = question.supposed is not None or bool(question.wanted.roles)
    _write_best(writer, best, chosen, line, above)
    heading = asked.heading if asked else heading_of(best, chosen[0].span)
    if heading:
        writer.more(best, heading)
    for change in changes:
        writer.changed(change)
    also_named = [(other, _whole(other, config)) for other in evidence[1:] if other.named]
    for other, whole in also_named:
        writer.quote(other, whole[0].span)
    writer.fold_away()
    for quote in _rest(best, chosen, writer):
        writer.more(best, quote.span, quote.mark)
    for other, whole in also_named:
        for quote in whole[1:]:
            writer.quote(other, quote.span)
    for other, reading in zip(evidence[1:], readings[1:], strict=True):
        if not other.named:
            quote = quotes_of(other, reading)[0]
            writer.see_also(other, quote.span, _named_duties(other, quote.span) if who else [], quote.mark)
    for item in evidence:
        writer.changes(item)
    meant = [best, *(item for item in evidence[1:] if item.named)]
    duties = tuple(dict.fromkeys(d for item in meant for d in item.duties if lies_in(d.clause, item.clause.path)))
    return Composed(writer.text(), tuple(writer.citations), duties, writer.folded())


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
    surely = best.named or reading.answers >= _sure(question)
    line = first_line(question, evidence, reading, named, chosen.span)
    if line is not None:
        return (line if line.duties or surely else None), None
    headed = None if best.named or question.wants_yes_or_no else headed_value(question, best, chosen.span)
    return headed if headed and surely else (None, None)


def _sure(question: Question) -> float:
    """Returns how probably a clause must answer for a first line of what was read in it."""
    # Where something is handed in is told by the word before it, as a figure is by its unit.
    if question.answer_type in VALUE_TYPES or question.answer_type is AnswerType.REPORT_TO:
        return SURE_OF_A_VALUE[question.form]
    words = question.answer_type is AnswerType.OTHER and not question.wants_yes_or_no and not question.wanted.roles
    return SURE_OF_WORDS[question.form] if words else SURE[question.form]


def _quoted(question: Question, best: Evidence, reading: Reading, config: RagConfig) -> tuple[list[Quote], list[Duty]]:
    """Returns the sentences of the best clause that may be quoted, the one that answers first, and who acts by that."""
    quotes = _whole(best, config) if best.named else _within(quotes_of(best, reading), config)
    row = reading.row or row_of_task(question, best) or row_named(question.terms.folded, best)
    quotes = ([Quote(*row, 1.0, None)] if row else role_asked(question, best)) or quotes
    quotes = quotes if best.named else of_the_case(question, best, quotes)
    return quotes, _named_duties(best, quotes[0].span)


def _write_best(
    writer: Writer, best: Evidence, chosen: Sequence[Quote], line: Line | None, above: tuple[int, int] | None
) -> None:
    """Writes the first line and the quote that bears it out: at most two sentences, a clause that is named longer.

    above: where the line stands that introduces the clause, where that is what the first line says.
    """
    first = chosen[0]
    wanted = [*(line.sources if line else ()), *((first.mark,) if first.mark else ())]
    span = cut(best.document.text, first.span, wanted)
    mark = first.mark if first.mark != span else None
    if line and all(span[0] <= a < b <= span[1] for a, b in line.sources):
        said = min(a for a, _ in line.sources), max(b for _, b in line.sources)
        mark = said if said != span else None
    writer.quote(best, span, mark)
    if line and above:
        writer.above(best, above, line.sources[0])
    if line and line.duties:
        writer.heading(best, list(line.duties))
    if best.named:
        length = span[1] - span[0]
        for quote in chosen[1:]:
            length += quote.end - quote.start
            if length > LONGEST_NAMED:
                break
            writer.more(best, quote.span, quote.mark)
    if line:
        writer.first(line.text, best, line.sources)


def _rest(best: Evidence, chosen: Sequence[Quote], writer: Writer) -> list[Quote]:
    """Returns the sentences of the best clause that were not quoted yet, in the order of the document."""
    shown = {(c.document_id, c.start) for c in writer.citations}
    rest = [q for q in chosen[1:] if (best.document.document_id, q.start) not in shown]
    return sorted(rest, key=lambda q: q.start)


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


def _named_duties(item: Evidence, span: tuple[int, int]) -> list[Duty]:
    """Returns the duties whose task stands in a sentence, and whose agencies are surely agencies."""
    start, end = span
    here = item.own_duties
    text = item.document.text
    inside = [d for d in here if start <= d.start < end or text.find(d.task, start, end) >= 0]
    if not any(d.role == LEAD for d in inside):
        inside += [d for d in here if d.start < item.clause.start and d.role == LEAD][:1] or _duties_above(item)
    if all(d.role == LEAD for d in inside):
        inside += _helping_above(item, inside)
    seen: set[tuple[str, str]] = set()
    named = []
    for d in (_whole_name(d, text) for d in inside):
        key = (d.role, fold(d.agency))
        if key not in seen and (_is_surely_agency(d.agency) or _is_surely_helper(d)):
            seen.add(key)
            named.append(d)
    return named


def _whole_name(duty: Duty, text: str) -> Duty:
    """Returns a duty with the whole of a registered name that ends a word later: "Văn phòng Chính| phủ"."""
    following = (
        re.match(r"[^\W\d_]+", text[duty.end + 1 : duty.end + 12]) if text[duty.end : duty.end + 1] == " " else None
    )
    words = duty.agency.split()
    if following is None or text[duty.start : duty.end] != duty.agency or agency(duty.agency):
        return duty
    tails = (" ".join(words[n:]) for n in range(len(words)))
    if not any(agency(f"{tail} {following[0]}") and not agency(tail) for tail in tails):
        return duty
    return replace(duty, agency=f"{duty.agency} {following[0]}", end=duty.end + 1 + following.end())


def _duties_above(item: Evidence) -> list[Duty]:
    """Returns the duties of the nearest clause above that says who leads: what a "+" item specifies is its task."""
    path = item.clause.path
    above = [d for d in item.duties if d.clause != path and lies_in(path, d.clause)]
    nearest = max((d.clause for d in above if d.role == LEAD), key=len, default=None)
    return [d for d in above if d.clause == nearest]


def _helping_above(item: Evidence, leads: Sequence[Duty]) -> list[Duty]:
    """Returns who coordinates in what is headed by the words that name who leads: "A chủ trì, phối hợp với B: a) …"."""
    headed = {d.start for d in leads if d.start < item.clause.start}
    above = [d for d in item.duties if d.clause != item.clause.path and lies_in(item.clause.path, d.clause)]
    heads = {d.clause for d in above if d.role == LEAD and d.start in headed}
    return [d for d in above if d.role != LEAD and d.clause in heads]


def _is_surely_helper(duty: Duty) -> bool:
    """Returns whether a phrase in small letters is one of those with whom a task is done: "doanh nghiệp viễn thông".

    One of several that is left out makes the rest look like all.
    """
    return duty.role == COORDINATE and len(duty.agency.split()) <= LONGEST_HELPER


def _is_surely_agency(name: str) -> bool:
    """Returns whether a phrase is a name that can be shown by itself: registered, or short and in capitals."""
    if agency(name) or english_name(name):
        return True
    words = name.split()
    return len(words) <= LONGEST_NAME and words[0][:1].isupper() and ("," not in name or " các " in name)
