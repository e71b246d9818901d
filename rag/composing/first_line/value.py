"""The date, amount, share, period or count that was read, whole; else the words that were marked, if they are short."""

import re
from collections.abc import Sequence

from corpus.answer_types import AnswerType, answer_types_in
from corpus.table import CELL
from corpus.text.accents import fold
from corpus.values import Kind, Value, values_in
from rag.composing.english.values import value_in_english
from rag.composing.first_line.bound import bounded, is_other_end, with_latest, without_source
from rag.composing.first_line.counted import fits, has_hour, is_bare_figure, is_day, is_of, is_what_was_read
from rag.composing.first_line.event import event_line
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.parallel import as_joined, of_its_own_words, refers_back, with_elided
from rag.composing.first_line.phrase import whole_words
from rag.composing.first_line.which_value import (
    holding_now,
    is_of_a_document,
    is_of_other_year,
    is_of_the_question,
    is_past,
    of_its_own_part,
    of_the_case,
    of_the_part_asked,
    of_the_year,
    one_of,
)
from rag.composing.first_line.words import words_line
from rag.evidence import Evidence, clause_sentences, lead_in_of
from rag.question.question import Question
from rag.reading.coverage import share_held
from rag.reading.limits import is_the_case
from rag.reading.reader import Reading, Span
from rag.reading.struck import is_struck
from rag.reading.whole import whole_above, whole_of

LONGEST_JOINT = 12  # code points before marked words that tell of what form they are: "do |hàng hóa lấn chiếm lối đi|"
MOST_BESIDE = 12  # code points of other words beside a value that is nearly all that was marked
SURE_EVENT = 0.6  # how probably a clause must answer for an event in it to be a time
_KINDS = {
    AnswerType.WHEN: (Kind.TIME,),
    AnswerType.HOUR: (Kind.TIME,),
    AnswerType.MONEY: (Kind.MONEY,),
    AnswerType.PERCENT: (Kind.PERCENT,),
    AnswerType.HOW_MUCH: (Kind.COUNT, Kind.SPAN, Kind.TIME, Kind.MONEY, Kind.PERCENT),
}
VALUE_TYPES = frozenset(_KINDS)
# What else it may be that answers.
_OTHERS = {
    AnswerType.WHEN: (Kind.SPAN,),
    AnswerType.MONEY: (Kind.PERCENT,),
    AnswerType.HOW_MUCH: (Kind.TIME, Kind.SPAN, Kind.MONEY, Kind.PERCENT),
}
# Answers of a form that words alone can be told to have.
_FORMED = (AnswerType.PHONE, AnswerType.NUMBER, AnswerType.PERSON, AnswerType.WHY)
# "Hoàn thành |trước ngày 20/4/2021|": when, not what.
_DONE = re.compile(r"^(?:hoàn thành|hoàn tất|xong)\s+(?=trước|trong|đến|chậm|muộn|vào|không)", re.IGNORECASE)
SURELY_MARKED = 0.6  # how probably a clause must answer for the figure marked in it to be told by that alone
SURELY_BETTER = 0.1  # of what a question's words weigh, by which another sentence must hold more
# What asks in English until when something lasts.
_UNTIL = frozenset(("until", "till", "long", "expire", "expires", "valid", "force", "lasts"))


def value_line(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns what a question asks for of a kind that can be told, where it was read; None for nothing sure."""
    span = marked_words(reading, quote)
    if span is None:
        return None
    kinds = _KINDS.get(question.answer_type)
    if question.answer_type is AnswerType.WHEN and (event := event_line(question, item, span, quote)) is not None:
        return event
    alike = _figures_alike(question, item.document.text, span, quote)
    if (measure := of_its_own_words(question, item.document.text, alike, quote, span)) is not None:
        return _measure(question, item.document.text, measure)
    if is_bare_figure(question, item.document.text, span):
        told = len(alike) < 2 or question.language == "vi" or reading.answers >= SURELY_MARKED
        words = whole_words(item.document.text, span, quote)
        return _bare_figure(question, item.document.text, words) if told else None
    if kinds:
        said = _of_kind(question, item, kinds, span, quote, reading) or _only_value(question, item, span, quote)
        hour = question.answer_type is AnswerType.HOUR and has_hour(item.document.text[slice(*span)])
        if said is not None or not (hour or _tells_the_event(question, item, reading, quote)):
            return said
    if question.answer_type in _FORMED and question.answer_type not in answer_types_in(
        item.document.text[max(quote[0], span[0] - LONGEST_JOINT) : span[1]]
    ):
        return None
    return words_line(question, item, reading, span, quote)


def _figures_alike(question: Question, text: str, span: tuple[int, int], quote: tuple[int, int]) -> list[Value]:
    """Returns the figures of the unit that was read, where a question of how much names none; [] for none read.

    "Tối thiểu 500 m2 đối với thôn đồng bằng và |300 m2| đối với thôn miền núi".
    """
    if question.answer_type is not AnswerType.HOW_MUCH or question.wanted.counted or question.wanted.lasts:
        return []
    values = values_in(text, *quote)
    if any(v.kind is not Kind.COUNT for v in values if v.start < span[1] and span[0] < v.end):
        return []
    counts = [v for v in values if v.kind is Kind.COUNT]
    figures = [v for v in as_joined(text, counts) if not is_of_the_question(question, text, v)]
    read = [fold(v.unit).split()[:1] for v in figures if v.start < span[1] and span[0] < v.end]
    return [v for v in figures if read and fold(v.unit).split()[:1] == read[0] and not is_the_case(question, v)]


def _measure(question: Question, text: str, value: Value) -> Line | None:
    """Returns a figure, that of a size as it is written: "180 mm x 130 mm"."""
    several = len(values_in(text, value.start, value.end)) > 1
    return _bare_figure(question, text, (value.start, value.end)) if several else _said(question, text, value)


def _bare_figure(question: Question, text: str, span: tuple[int, int]) -> Line:
    """Returns a figure that is all that was read, in the language of the question where that is known."""
    words, values = text[slice(*span)], values_in(text, *span)
    if question.language == "en":
        said = value_in_english(values[0], text) if len(values) == 1 else None
        return Line(capital(ended(said or f"“{words.strip(' ,;:.')}”")), (span,))
    return Line(ended(words), (span,))


def headed_value(question: Question, item: Evidence, quote: tuple[int, int]) -> tuple[Line, tuple[int, int]] | None:
    """Returns the one figure that the line above a clause gives for all that stands in it, and where that line stands.

    "Mức phụ cấp 30% áp dụng đối với: a) …": None where the quoted sentence has a figure itself.
    """
    kinds = _KINDS.get(question.answer_type)
    above = lead_in_of(item.document, item.clause)
    if not kinds or above is None or values_in(item.document.text, *quote):
        return None
    others = _OTHERS.get(question.answer_type, ())
    said = _of_kind(question, item, kinds, above, above) or _of_kind(question, item, others, above, above)
    return (said, above) if said else None


def _tells_the_event(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> bool:
    """Returns whether a sentence tells when something is by an event, and by no figure: "khi hết kinh phí"."""
    has_none = not values_in(item.document.text, *quote)
    return question.answer_type is AnswerType.WHEN and reading.answers >= SURE_EVENT and has_none


def _only_value(question: Question, item: Evidence, span: tuple[int, int], quote: tuple[int, int]) -> Line | None:
    """Returns the value of another kind than was expected where that is nearly all that was marked.

    "Mỗi tháng lãnh bao nhiêu?" may want an amount, a share or days: who has read the clause knows.
    """
    text = item.document.text
    found = [v for v in values_in(text, *quote) if v.start < span[1] and span[0] < v.end]
    if len(found) != 1 or found[0].kind not in _OTHERS.get(question.answer_type, ()):
        return None
    value = found[0]
    if question.wanted.counted and not is_of(question, value, text):
        return None
    if is_past(item, text, value) or is_of_the_question(question, text, value):
        return None
    beside = len(text[span[0] : max(span[0], value.start)].strip()) + len(
        text[min(span[1], value.end) : span[1]].strip()
    )
    return _said(question, text, value) if beside <= MOST_BESIDE else None


def figure_line(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns the one time or figure of any kind that was marked, None where there are more or none."""
    span = marked_words(reading, quote)
    return _of_kind(question, item, tuple(Kind), span, quote) if span else None


def marked_words(reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns the words of a quote that were marked best, None where that is all of it or none."""
    if not reading.spans:
        return None
    best: Span = reading.spans[0]
    span = max(best.start, quote[0]), min(best.end, quote[1])
    return span if span[0] < span[1] else None


def _of_kind(
    question: Question,
    item: Evidence,
    kinds: Sequence[Kind],
    span: tuple[int, int],
    quote: tuple[int, int],
    reading: Reading | None = None,
) -> Line | None:
    """Returns the value of one of the kinds that was marked, or stands where the question's words tell.

    reading: what was read, where the mark alone may tell.
    """
    text = item.document.text
    counts = question.answer_type is AnswerType.HOW_MUCH and bool(question.wanted.counted)
    values = values_in(text, *quote)
    of_kind = (
        v
        for v in (with_elided(text, values, quote) if counts else values)
        if v.kind in kinds and (fits(question, v, text) or is_what_was_read(question, text, v, span))
    )
    found = [
        v for v in of_kind if not is_of_a_document(text, v, quote) and not is_of_other_year(question, text, v, quote)
    ]
    if question.wanted.lasts:  # "từ ngày 01/4/2026, |trong 12 tháng|"
        found = [v for v in found if not is_day(text, v)] or found
    within = [v for v in found if not is_the_case(question, v)]
    marked = [v for v in within if v.start < span[1] and span[0] < v.end]
    # The only one in the row of a table whose task was read, beside the case that was, or of what is counted.
    read = [v for v in values if v.start < span[1] and span[0] < v.end]
    is_case = any(is_the_case(question, v) or is_of_the_question(question, text, v) for v in read)
    # What was read is a figure of something else than what is counted: then a day or an amount is not meant either.
    counted = counts and (any(x.kind is Kind.COUNT for x in within) or not any(x.kind is Kind.COUNT for x in read))
    alone = CELL in text[slice(*quote)] or is_case or counted
    alone = alone or (reading is not None and _is_meant(question, text, reading, span, read))
    if not marked and len(within) == 1 and alone:
        marked = within
    if (case := of_the_case(question, text, within, quote)) is not None:
        return _said(question, text, case)
    answers = [v for v in within if not is_other_end(v, text, question.wanted.bound) and not is_past(item, text, v)]
    # "Số thuế của |quý III năm 2026| chậm nhất ngày 30 tháng 12".
    answers = [v for v in answers if v.kind is not Kind.TIME or not text[quote[0] : v.start].endswith(" của ")]
    by_its_words = of_its_own_words(question, text, holding_now(text, answers), quote, span)
    dated = of_the_year(question, text, within, quote) if by_its_words is None else None
    if dated is not None:
        return _said(question, text, dated)
    apart = by_its_words or of_its_own_part(question, text, within, quote)
    value = apart or one_of(question, text, marked, quote)
    if value is not None and (whole := whole_of(question, text, value, within, quote)) != value:
        return _said(question, text, whole)
    value = by_its_words or (value and of_the_part_asked(question, text, value, within, quote))
    if value is None and len(marked) == 1 and reading is not None and reading.answers >= SURELY_MARKED:
        value = marked[0]  # words tell none of them apart, and the reader is sure of this one
    if (
        value is None
        or is_other_end(value, text, question.wanted.bound)
        or whole_above(question, item)
        or is_past(item, text, value)
        or is_of_the_question(question, text, value)
        or is_struck(text, value.start, quote)
    ):
        return None
    if _of_another_sentence(question, item, value.kind, quote):
        return None
    return _said(question, text, value)


def _is_meant(question: Question, text: str, reading: Reading, span: tuple[int, int], read: Sequence[Value]) -> bool:
    """Returns whether a sentence in which another thing was read surely has what is asked for, if it has but one.

    An amount of money is none other where something else was counted: "|40.000 bản sách| với kinh phí 5,6 tỷ đồng".
    Words that refer back to a day say which it is: "chậm nhất ngày 30/11; |nộp sau ngày này| không giải quyết".
    """
    if reading.answers < SURELY_MARKED:
        return False
    if question.answer_type is AnswerType.MONEY:
        return bool(read)
    return question.answer_type is AnswerType.WHEN and not read and refers_back(text[slice(*span)])


def _said(question: Question, text: str, value: Value) -> Line | None:
    """Returns a value as it is said in the language of the question."""
    value = with_latest(without_source(bounded(value, text, question.wanted.bound), text), text)
    until = not _UNTIL.isdisjoint(question.folded.split())
    said = value_in_english(value, text, until) if question.language == "en" else text[value.start : value.end]
    said = _DONE.sub("", said) if said else None
    return Line(capital(ended(said)), ((value.start, value.end),)) if said else None


def _of_another_sentence(question: Question, item: Evidence, kind: Kind, quote: tuple[int, int]) -> bool:
    """Returns whether another sentence of the clause has a value of the kind, and more of what is asked."""
    text = item.document.text
    own = share_held(question, text[slice(*quote)])
    others = (s for s in clause_sentences(item.document, item.clause, item.clause.end) if s != quote)
    rivals = (s for s in others if any(v.kind is kind and fits(question, v, text) for v in values_in(text, *s)))
    return any(share_held(question, text[slice(*s)]) > own + SURELY_BETTER for s in rivals)
