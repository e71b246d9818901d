"""The date, amount, share, period or count that was read, whole; else the words that were marked, if they are short."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from corpus.answer_types import AnswerType, answer_types_in
from corpus.table import CELL
from corpus.text.accents import fold
from corpus.text.terms import folded_terms
from corpus.values import BOUND, Kind, Value, values_in
from rag.composing.english.phrases import phrase_in_english
from rag.composing.english.values import value_in_english
from rag.composing.first_line.bound import bounded
from rag.composing.first_line.line import Line, capital, ended
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.reading.coverage import share_held
from rag.reading.reader import Reading, Span
from rag.reading.struck import is_struck
from rag.reading.whole import whole_above, whole_of

MOST_BESIDE = 12  # code points of other words beside a value that is nearly all that was marked
LONGEST_WORDS = 120  # code points of marked words that are short
SHORT_WORDS = 60  # code points of words that are short however much of their sentence they are
MOST_OF_IT, NEARLY_ALL = 0.7, 0.9  # of a sentence: words that are as much of it are no shorter
_KINDS = {
    AnswerType.WHEN: (Kind.TIME,),
    AnswerType.HOUR: (Kind.TIME,),
    AnswerType.MONEY: (Kind.MONEY,),
    AnswerType.PERCENT: (Kind.PERCENT,),
    AnswerType.HOW_MUCH: (Kind.COUNT, Kind.SPAN, Kind.TIME, Kind.MONEY, Kind.PERCENT),
}
# What else it may be that answers.
_OTHERS = {
    AnswerType.WHEN: (Kind.SPAN,),
    AnswerType.MONEY: (Kind.PERCENT,),
    AnswerType.HOW_MUCH: (Kind.TIME, Kind.SPAN, Kind.MONEY, Kind.PERCENT),
}
# What a question calls values of the kind by tells none of them from another.
_NAMES = {AnswerType.MONEY: frozenset(("tien", "dong", "kinh", "phi"))}
# What people are counted by: members of a board are "người".
_PEOPLE = frozenset(
    (
        *("nguoi", "thanh vien", "thanh_vien", "uy vien", "can bo", "nhan vien"),
        *("hoc vien", "hoc sinh", "sinh vien", "lao dong"),
    )
)
# Answers of a form that words alone can be told to have.
_FORMED = (AnswerType.PHONE, AnswerType.NUMBER, AnswerType.PERSON, AnswerType.WHY)
# "Hoàn thành |trước ngày 20/4/2021|": when, not what.
_DONE = re.compile(r"^(?:hoàn thành|hoàn tất|xong)\s+(?=trước|trong|đến|chậm|muộn|vào|không)", re.IGNORECASE)
_SYMBOL = re.compile(r"\d[\w&.]*[/-][A-ZĐ][\w/&.-]*,?\s*$")
# "Từ 30% |lên| 40%": the second is what holds now.
_CHANGED = re.compile(r"\s*(?:tăng |giảm |nâng |hạ )?(?:lên|xuống|thành|sang|còn)(?: mức| tới| đến)?\s*")
# Where another part of a sentence begins.
_PARTS = re.compile(rf";|, |[()]| hoặc | và (?=(?:{BOUND} )?(?:bằng )?\d)")
# Of the words about a value: how many a question must have, and how many more than about any other, to mean that one.
MOST_ASKED, SURELY_MORE = 0.4, 0.2
SURELY_BETTER = 0.1  # of what a question's words weigh, by which another sentence must hold more
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STOP = re.compile(r"[;:](?=\s|$)|\.(?=\s|$|/)|,(?=\s)(?!\s+(?:hoặc|và|nhưng|trừ|nếu|kể cả)(?!\w))|\n")


def value_line(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns what a question asks for of a kind that can be told, where it was read; None for nothing sure."""
    span = _marked(reading, quote)
    if span is None:
        return None
    kinds = _KINDS.get(question.answer_type)
    if kinds:
        return _of_kind(question, item, kinds, span, quote) or _only_value(question, item, span, quote)
    if question.answer_type in _FORMED and question.answer_type not in answer_types_in(
        item.document.text[slice(*span)]
    ):
        return None
    return _words(question, item, span, quote)


def _only_value(question: Question, item: Evidence, span: tuple[int, int], quote: tuple[int, int]) -> Line | None:
    """Returns the value of another kind than was expected where that is nearly all that was marked.

    "Mỗi tháng lãnh bao nhiêu?" may want an amount, a share or days: who has read the clause knows.
    """
    text = item.document.text
    found = [v for v in values_in(text, *quote) if v.start < span[1] and span[0] < v.end]
    if len(found) != 1 or question.wanted.counted or found[0].kind not in _OTHERS.get(question.answer_type, ()):
        return None
    value = found[0]
    beside = len(text[span[0] : max(span[0], value.start)].strip()) + len(
        text[min(span[1], value.end) : span[1]].strip()
    )
    return _said(question, text, value) if beside <= MOST_BESIDE and not _is_past(item, text, value) else None


def figure_line(question: Question, item: Evidence, reading: Reading, quote: tuple[int, int]) -> Line | None:
    """Returns the one time or figure of any kind that was marked, None where there are more or none."""
    span = _marked(reading, quote)
    return _of_kind(question, item, tuple(Kind), span, quote) if span else None


def _marked(reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns the words of a quote that were marked best, None where that is all of it or none."""
    if not reading.spans:
        return None
    best: Span = reading.spans[0]
    span = max(best.start, quote[0]), min(best.end, quote[1])
    return span if span[0] < span[1] else None


def _of_kind(
    question: Question, item: Evidence, kinds: Sequence[Kind], span: tuple[int, int], quote: tuple[int, int]
) -> Line | None:
    text = item.document.text
    of_kind = (v for v in values_in(text, *quote) if v.kind in kinds and _fits(question, v, text))
    within = [v for v in of_kind if not _of_a_document(text, v, quote) and not _of_other_year(question, text, v, quote)]
    marked = [v for v in within if v.start < span[1] and span[0] < v.end]
    if not marked and CELL in text[slice(*quote)] and len(within) == 1:
        marked = within  # the only one in the row of a table whose task was read
    value = _one_of(question, text, marked, quote)
    if value is not None and (whole := whole_of(question, text, value, within, quote)) != value:
        return _said(question, text, whole)
    if (
        value is None
        or whole_above(question, item)
        or _of_another_part(question, text, value, within, quote)
        or _is_past(item, text, value)
        or is_struck(text, value.start, quote)
    ):
        return None
    if _of_another_sentence(question, item, value.kind, quote):
        return None
    return _said(question, text, value)


def _said(question: Question, text: str, value: Value) -> Line | None:
    """Returns a value as it is said in the language of the question."""
    value = bounded(value, text, question.wanted.bound)
    said = value_in_english(value, text) if question.language == "en" else text[value.start : value.end]
    said = _DONE.sub("", said) if said else None
    return Line(capital(ended(said)), ((value.start, value.end),)) if said else None


def _of_another_sentence(question: Question, item: Evidence, kind: Kind, quote: tuple[int, int]) -> bool:
    """Returns whether another sentence of the clause has a value of the kind, and more of what is asked."""
    text = item.document.text
    own = share_held(question, text[slice(*quote)])
    others = (s for s in clause_sentences(item.document, item.clause, item.clause.end) if s != quote)
    rivals = (s for s in others if any(v.kind is kind and _fits(question, v, text) for v in values_in(text, *s)))
    return any(share_held(question, text[slice(*s)]) > own + SURELY_BETTER for s in rivals)


def _one_of(question: Question, text: str, marked: Sequence[Value], quote: tuple[int, int]) -> Value | None:
    """Returns the one value that was marked; of several that which stands beside what is asked about, None for none.

    "Nâng từ 30% lên 40%" says the second; "40% số thu (35% đối với cơ sở y tế)" the second to who asks for the health
    stations alone: nearly all of its part is asked about.
    """
    left = [
        v
        for v, after in zip_longest(marked, marked[1:])
        if not (after and _CHANGED.fullmatch(text, v.end, after.start))
    ]
    if len({text[v.start : v.end] for v in left}) <= 1:
        return left[-1] if left else None
    shares = sorted(((_share_asked(question, text, v, quote), v.start, v) for v in left), reverse=True)
    best, next_best = shares[0], shares[1]
    return best[2] if best[0] >= MOST_ASKED and best[0] - next_best[0] >= SURELY_MORE else None


def _share_asked(question: Question, text: str, value: Value, quote: tuple[int, int]) -> float:
    """Returns the share of the words about a value, in its part of the sentence, that the question has."""
    start, end = _part(text, value, quote)
    words = [*folded_terms(text[start : value.start]), *folded_terms(text[value.end : end])]
    return sum(w in question.terms.asked for w in words) / len(words) if words else 0.0


def _of_another_part(
    question: Question, text: str, value: Value, others: Sequence[Value], quote: tuple[int, int]
) -> bool:
    """Returns whether another value of the kind stands in a part of the sentence that has more of the question.

    More is all that the part of this one has, and something else: words of either alone tell of neither.

    Parts are what semicolons and commas divide: "kiểm soát sau trong 01 ngày; trường hợp khác không quá 03 ngày".
    """
    asked = frozenset(question.terms.asked) - _NAMES.get(question.answer_type, frozenset())
    held = {v: asked.intersection(folded_terms(text[slice(*_part(text, v, quote))])) for v in others}
    return any(held[v] > held[value] for v in others if text[v.start : v.end] != text[value.start : value.end])


def _part(text: str, value: Value, quote: tuple[int, int]) -> tuple[int, int]:
    """Returns the part of a sentence between commas, semicolons and parentheses in which a value stands."""
    cuts = [m.end() for m in _PARTS.finditer(text, *quote)]
    before = max((c for c in cuts if c <= value.start), default=quote[0])
    after = min((m.start() for m in _PARTS.finditer(text, value.end, quote[1])), default=quote[1])
    return before, after


def _is_past(item: Evidence, text: str, value: Value) -> bool:
    """Returns whether a time lies in a year before its document: no deadline ("sổ hộ tịch trước năm 2016")."""
    day = item.document.metadata.date
    years = [int(y) for y in _YEAR.findall(text[value.start : value.end])]
    return value.kind is Kind.TIME and bool(years) and day is not None and max(years) < day.year


def _of_a_document(text: str, value: Value, quote: tuple[int, int]) -> bool:
    """Returns whether a day is that of a document that the sentence cites: "Báo cáo số 512/BC-SYT ngày 28/6/2022"."""
    return value.kind is Kind.TIME and _SYMBOL.search(text[quote[0] : value.start]) is not None


def _of_other_year(question: Question, text: str, value: Value, quote: tuple[int, int]) -> bool:
    """Returns whether a figure stands in a part of its sentence that is of other years than the one asked about."""
    if value.kind is Kind.TIME or not question.years:
        return False
    years = set(_YEAR.findall(text[slice(*_part(text, value, quote))]))
    return bool(years) and years.isdisjoint(question.years)


def _fits(question: Question, value: Value, text: str) -> bool:
    """Returns whether a value is of what is counted: "bao nhiêu trạm y tế" wants stations."""
    counted = question.wanted.counted
    if question.answer_type is not AnswerType.HOW_MUCH:
        return True
    if value.kind is Kind.COUNT:
        return bool(counted) and _same_noun(question, fold(value.unit).split(), counted)
    if value.kind in (Kind.SPAN, Kind.TIME):
        return not counted or any(
            unit in counted for unit in fold(value.unit or "ngay gio thang tuan nam phut").split()
        )
    return not counted or _is_of(question, value, text)


def _is_of(question: Question, value: Value, text: str) -> bool:
    """Returns whether an amount or a share is one of what is counted: "38 tỷ đồng vốn vay" of "bao nhiêu vốn"."""
    if "/" in value.number:  # of strokes what is shared is a part: "2/3 số thành viên"
        return bool(question.wanted.counted) and question.wanted.counted[0] in fold(text[value.start : value.end])
    following = fold(text[value.end : value.end + 20]).split()
    return question.language == "vi" and following[:1] == list(question.wanted.counted[:1])


def _same_noun(question: Question, unit: Sequence[str], counted: Sequence[str]) -> bool:
    if question.language == "vi":
        if unit[:1] == ["nguoi"] and (counted[0] == "nguoi" or " ".join(counted[:2]) in _PEOPLE):
            return True
        return bool(unit) and unit[0] == counted[0] and (len(unit) < 2 or len(counted) < 2 or unit[1] == counted[1])
    joined = " ".join(unit)
    if joined in _PEOPLE and not _PEOPLE.isdisjoint(counted):
        return True
    return any(joined.startswith(term) or term.startswith(joined) for term in counted)


def _words(question: Question, item: Evidence, span: tuple[int, int], quote: tuple[int, int]) -> Line | None:
    """Returns the words that were marked, to the end of their phrase; None for long ones, and for what heads others."""
    text = item.document.text
    start, end = phrase(text, span, quote)
    if question.language == "en" or _is_too_long(start, end, quote):
        start, end = _whole_words(text, span, quote)
    words = text[start:end].strip()
    if not words or _is_too_long(start, end, quote) or text[end : end + 1] == ":" or CELL in words:
        return None
    if question.language == "en":
        values = values_in(text, start, end)
        alone = values[0] if len(values) == 1 and _is_all(text, values[0], start, end) else None
        said = value_in_english(alone, text) if alone else phrase_in_english(words)
        return Line(capital(ended(said)), ((start, end),)) if said else None
    return Line(capital(ended(words)), ((start, end),))


def _is_too_long(start: int, end: int, quote: tuple[int, int]) -> bool:
    """Returns whether words are long, or nearly all of their sentence: a line of them would be no shorter."""
    length, share = end - start, NEARLY_ALL if end - start <= SHORT_WORDS else MOST_OF_IT
    return length > LONGEST_WORDS or length > share * (quote[1] - quote[0])


def _is_all(text: str, value: Value, start: int, end: int) -> bool:
    return not re.search(r"\w", text[start : value.start] + text[value.end : end])


def phrase(text: str, span: tuple[int, int], quote: tuple[int, int]) -> tuple[int, int]:
    """Returns a span from its first whole word to the mark behind it: where a reader stops is loose.

    A comma before "hoặc", "và" and the like ends nothing.
    """
    start, end = _whole_words(text, span, quote)
    stop = _STOP.search(text, end, quote[1])
    return start, stop.start() if stop else quote[1]


def _whole_words(text: str, span: tuple[int, int], quote: tuple[int, int]) -> tuple[int, int]:
    """Returns a span from its first whole word to its last."""
    start, end = span
    while start > quote[0] and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "%”)":
        end -= 1
    while start < end < quote[1] and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
