"""The date, amount, share, period or count that was read, whole; else the words that were marked, if they are short."""

import re
from collections.abc import Sequence

from corpus.answer_types import AnswerType, answer_types_in
from corpus.table import CELL
from corpus.values import Kind, Value, values_in
from rag.composing.english.phrases import phrase_in_english
from rag.composing.english.values import value_in_english
from rag.composing.first_line.bound import bounded, is_other_end, with_latest, without_source
from rag.composing.first_line.counted import fits, has_hour, is_bare_figure, is_of, is_what_was_read
from rag.composing.first_line.enumerated import LISTED, enumeration, from_its_head
from rag.composing.first_line.event import event_line
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.first_line.phrase import phrase, whole_words
from rag.composing.first_line.sides import is_place
from rag.composing.first_line.which_value import (
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
from rag.evidence import Evidence, clause_sentences, lead_in_of
from rag.question.question import Question
from rag.question.sought import Sought
from rag.reading.coverage import share_held, share_of
from rag.reading.limits import is_the_case
from rag.reading.reader import Reading, Span
from rag.reading.struck import is_struck
from rag.reading.whole import whole_above, whole_of

LONGEST_JOINT = 12  # code points before marked words that tell of what form they are: "do |hàng hóa lấn chiếm lối đi|"
MOST_BESIDE = 12  # code points of other words beside a value that is nearly all that was marked
FARTHEST_THEN = 40  # code points between a "thì" and words that belong behind it
LONGEST_WORDS = 120  # code points of marked words that are short
LONGEST_ENUMERATION = 190  # of all parts of an enumeration that is asked for
SHORT_WORDS = 60  # code points of words that are short however much of their sentence they are
# Of the weight of words, what a question may have: more only says again what it asks about.
SAID_AGAIN = {"vi": 0.8, "en": 0.6}
SURE_EVENT = 0.6  # how probably a clause must answer for an event in it to be a time
MOST_OF_IT, NEARLY_ALL = 0.7, 0.9  # of a sentence: words that are as much of it are no shorter
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
# What only goes on with what stands before it says nothing alone: "và bị xử lý theo quy định".
_GOES_ON = re.compile(r"(?:thì|mà|và|hoặc|nhưng)\s", re.IGNORECASE)
SURELY_MARKED = 0.6  # how probably a clause must answer for the figure marked in it to be told by that alone
SURELY_BETTER = 0.1  # of what a question's words weigh, by which another sentence must hold more


def value_line(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns what a question asks for of a kind that can be told, where it was read; None for nothing sure."""
    span = marked_words(reading, quote)
    if span is None:
        return None
    kinds = _KINDS.get(question.answer_type)
    if question.answer_type is AnswerType.WHEN and (event := event_line(question, item, span, quote)) is not None:
        return event
    if is_bare_figure(question, item.document.text, span):
        start, end = whole_words(item.document.text, span, quote)
        return Line(ended(item.document.text[start:end]), ((start, end),))
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
    of_kind = (
        v
        for v in values_in(text, *quote)
        if v.kind in kinds and (fits(question, v, text) or is_what_was_read(question, text, v, span))
    )
    found = [
        v for v in of_kind if not is_of_a_document(text, v, quote) and not is_of_other_year(question, text, v, quote)
    ]
    within = [v for v in found if not is_the_case(question, v)]
    marked = [v for v in within if v.start < span[1] and span[0] < v.end]
    # The only one in the row of a table whose task was read, beside the case that was, or of what is counted.
    read = [v for v in values_in(text, *quote) if v.start < span[1] and span[0] < v.end]
    is_case = any(is_the_case(question, v) or is_of_the_question(question, text, v) for v in read)
    counted = question.answer_type is AnswerType.HOW_MUCH and bool(question.wanted.counted)
    # What was read is a figure of something else than what is counted: then a day or an amount is not meant either.
    counted = counted and (any(x.kind is Kind.COUNT for x in within) or not any(x.kind is Kind.COUNT for x in read))
    alone = CELL in text[slice(*quote)] or is_case or counted
    if not marked and len(within) == 1 and alone:
        marked = within
    if (case := of_the_case(question, text, within, quote)) is not None:
        return _said(question, text, case)
    if (dated := of_the_year(question, text, within, quote)) is not None:
        return _said(question, text, dated)
    value = of_its_own_part(question, text, within, quote) or one_of(question, text, marked, quote)
    if value is not None and (whole := whole_of(question, text, value, within, quote)) != value:
        return _said(question, text, whole)
    value = value and of_the_part_asked(question, text, value, within, quote)
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


def _said(question: Question, text: str, value: Value) -> Line | None:
    """Returns a value as it is said in the language of the question."""
    value = with_latest(without_source(bounded(value, text, question.wanted.bound), text), text)
    said = value_in_english(value, text) if question.language == "en" else text[value.start : value.end]
    said = _DONE.sub("", said) if said else None
    return Line(capital(ended(said)), ((value.start, value.end),)) if said else None


def _of_another_sentence(question: Question, item: Evidence, kind: Kind, quote: tuple[int, int]) -> bool:
    """Returns whether another sentence of the clause has a value of the kind, and more of what is asked."""
    text = item.document.text
    own = share_held(question, text[slice(*quote)])
    others = (s for s in clause_sentences(item.document, item.clause, item.clause.end) if s != quote)
    rivals = (s for s in others if any(v.kind is kind and fits(question, v, text) for v in values_in(text, *s)))
    return any(share_held(question, text[slice(*s)]) > own + SURELY_BETTER for s in rivals)


def words_line(
    question: Question, item: Evidence, reading: Reading, span: tuple[int, int], quote: tuple[int, int]
) -> Line | None:
    """Returns the words that were marked, to the end of their phrase; None for long ones, and for what heads others.

    In English what cannot be said in it stands between quotation marks, as the clause has it.
    """
    text = item.document.text
    found = _extent(question, item, reading, span, quote)
    if found is None or _is_no_answer(question, text, found):
        return None
    start, end = found
    words = text[start:end].strip()
    if question.language == "en":
        values = values_in(text, start, end)
        alone = values[0] if len(values) == 1 and _is_all(text, values[0], start, end) else None
        said = value_in_english(alone, text) if alone else phrase_in_english(words) or _quoted(words)
        return Line(capital(ended(said)), ((start, end),)) if said else None
    return Line(capital(ended(words)), ((start, end),))


def _extent(
    question: Question, item: Evidence, reading: Reading, span: tuple[int, int], quote: tuple[int, int]
) -> tuple[int, int] | None:
    """Returns from where to where marked words are said: their phrase, or the enumeration; None where that is long."""
    text = item.document.text
    listed = enumeration(item, reading, quote) if question.wanted.several else None
    if listed is not None:
        extent = listed if listed[1] - listed[0] <= LONGEST_ENUMERATION else whole_words(text, span, quote)
        return extent if extent[1] - extent[0] <= LONGEST_ENUMERATION else None
    extent = _from_its_consequence(text, from_its_head(text, phrase(text, span, quote), quote), quote)
    if extent[0] < span[0] and extent[1] - extent[0] <= LONGEST_ENUMERATION:
        return extent
    # Of a cause nearly all of its sentence may be the answer, "Đám cháy lan nhanh do …", and of where something goes:
    # "Nộp 01 bộ tại |…|".
    nearly = question.answer_type in (AnswerType.WHY, AnswerType.REPORT_TO)
    most = NEARLY_ALL if nearly else MOST_OF_IT
    longest = LONGEST_ENUMERATION if question.answer_type is AnswerType.WHY else LONGEST_WORDS
    if question.language == "en" or _is_too_long(*extent, quote, most, longest):
        extent = whole_words(text, span, quote)
    return None if _is_too_long(*extent, quote, most, longest) else extent


def _from_its_consequence(text: str, extent: tuple[int, int], quote: tuple[int, int]) -> tuple[int, int]:
    """Returns words from the "thì" on that they stand shortly behind: "thì |không được hỗ trợ| khi phải tiêu hủy …".

    What becomes of a case begins there; words that begin within it turn it into its opposite.
    """
    before = text[quote[0] : extent[0]]
    then = before.rfind(" thì ")
    between = before[then + len(" thì ") :]
    is_near = then >= 0 and len(between) <= FARTHEST_THEN and not re.search(r"[,;:.]", between)
    return (extent[0] - len(between), extent[1]) if is_near else extent


def _is_no_answer(question: Question, text: str, extent: tuple[int, int]) -> bool:
    """Returns whether words head others, are a row, only say the question again, or are one of several asked for."""
    words = text[slice(*extent)].strip()
    if not words or text[extent[1] : extent[1] + 1] == ":" or CELL in words:
        return True
    if question.answer_type is AnswerType.OTHER and _GOES_ON.match(words):
        return True
    handed = question.answer_type is AnswerType.REPORT_TO
    if Sought.PLACE in question.wanted.sought and not handed and not is_place(text, extent):
        return True
    if not values_in(text, *extent) and share_of(question, words) > SAID_AGAIN[question.language]:
        return True
    return (question.wanted.plural or question.wanted.several) and not LISTED.search(words)


def _quoted(words: str) -> str:
    return f"“{words.strip(' ,;:.')}”"


def _is_too_long(start: int, end: int, quote: tuple[int, int], most: float, longest: int) -> bool:
    """Returns whether words are long, or nearly all of their sentence: a line of them would be no shorter."""
    length, share = end - start, NEARLY_ALL if end - start <= SHORT_WORDS else most
    return length > longest or length > share * (quote[1] - quote[0])


def _is_all(text: str, value: Value, start: int, end: int) -> bool:
    return not re.search(r"\w", text[start : value.start] + text[value.end : end])
