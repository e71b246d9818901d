"""Which of the values of a sentence is asked for: that beside what a question asks about; and which are not."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from corpus.answer_types import AnswerType
from corpus.text.accents import SYLLABLE, fold
from corpus.text.terms import folded_terms
from corpus.values import BOUND, Kind, Value
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.limits import fits_limits, tells_the_case

# What a question calls values of the kind by tells none of them from another.
_NAMES = {AnswerType.MONEY: frozenset(("tien", "dong", "kinh", "phi"))}
_SYMBOL = re.compile(r"\d[\w&.]*[/-][A-ZĐ][\w/&.-]*,?\s*$")
# "Từ 30% |lên| 40%": the second is what holds now.
_CHANGED = re.compile(r"\s*(?:tăng |giảm |nâng |hạ )?(?:lên|xuống|thành|sang|còn)(?: mức| tới| đến)?\s*")
# Where another part of a sentence begins.
_PARTS = re.compile(rf";|, |[()]| hoặc | và (?=(?:{BOUND} )?(?:bằng )?\d)")
# By what the parts of a sentence are divided that each have their own value.
_DIVIDES = (re.compile(";"), re.compile(r"[;,:](?=\s)| và "))
# Of the words about a value: how many a question must have, and how many more than about any other, to mean that one.
MOST_ASKED, SURELY_MORE = 0.4, 0.2
MANY_MORE = 3  # words of a question that one part of a sentence has and the others lack
_APART = re.compile(r"\s*(?:riêng|còn|trừ)(?: (?:đối )?với)? ", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:khong|chua) (\w+) (\w+)")
_FIGURE = re.compile(r"\d+")
_OF_A_YEAR = re.compile(r"\s*(?:Trong |Đến |Tính đến |Hết )?[Nn]ăm (?:19|20)\d\d(?!\d)(?! là)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def one_of(question: Question, text: str, marked: Sequence[Value], quote: tuple[int, int]) -> Value | None:
    """Returns the one value that was marked; of several that which stands beside what is asked about, None for none.

    "Nâng từ 30% lên 40%" says the second; "40% số thu (35% đối với cơ sở y tế)" the second to who asks for the health
    stations alone: nearly all of its part is asked about.
    """
    left = holding_now(text, marked)
    if len({text[v.start : v.end] for v in left}) <= 1:
        return left[-1] if left else None
    shares = sorted(((_share_asked(question, text, v, quote), v.start, v) for v in left), reverse=True)
    best, next_best = shares[0], shares[1]
    return best[2] if best[0] >= MOST_ASKED and best[0] - next_best[0] >= SURELY_MORE else None


def holding_now(text: str, values: Sequence[Value]) -> list[Value]:
    """Returns values without those that change into the next one: "từ 30% lên |40%|"."""
    pairs = zip_longest(values, values[1:])
    return [v for v, after in pairs if not (after and _CHANGED.fullmatch(text, v.end, after.start))]


def of_its_own_part(question: Question, text: str, values: Sequence[Value], quote: tuple[int, int]) -> Value | None:
    """Returns the value of that of several parts of a sentence, a value each, whose own words are asked for; else None.

    "Đơn khiếu nại … trong 05 ngày; đơn tố cáo trong 07 ngày": what the parts have in common tells none of them. Parts
    between semicolons are told from each other first, then those between commas within the one that is meant.
    """
    left = list(values)
    for marks in _DIVIDES:
        parts = _parts_of(text, left, quote, marks)
        if len(parts) > 1:
            meant = _part_meant(question, text, parts)
            if meant is None:
                return None
            left = list(meant)
    return left[0] if len(left) == 1 < len(values) else None


def of_the_case(question: Question, text: str, values: Sequence[Value], quote: tuple[int, int]) -> Value | None:
    """Returns the value of the one part of a sentence within whose limits a question's case lies, None for none.

    "Con tôi 4 tuổi" is of "người từ đủ 06 tuổi: 5.000.000 đồng; trẻ em dưới 06 tuổi: 3.000.000 đồng" the second, and
    "xe 7 chỗ" of "xe 7 chỗ không quá 13 lít; xe 16 chỗ không quá 17 lít" the first.
    """
    for marks in _DIVIDES if question.wanted.cases else ():
        parts = _parts_of(text, values, quote, marks)
        within = [own for part, own in parts.items() if fits_limits(question, text, *part)]
        within = within or [own for part, own in parts.items() if tells_the_case(question, text, *part)]
        if len(parts) > 1 and len(within) == 1:
            return within[0][0] if len(within[0]) == 1 else None
    return None


def of_the_year(question: Question, text: str, values: Sequence[Value], quote: tuple[int, int]) -> Value | None:
    """Returns the one value whose part of a sentence names the year that a question does, None for none or several.

    "Tổng kinh phí 96 tỷ đồng; trong đó năm 2026 là 58 tỷ đồng, |năm 2027 là 38 tỷ đồng|". A year with which a sentence
    begins is that of all its parts.
    """
    if not question.years or _OF_A_YEAR.match(text, *quote):
        return None
    named = [v for v in values if v.kind is not Kind.TIME and _years_of(text, v, quote).intersection(question.years)]
    return named[0] if len(named) == 1 < len(values) else None


def _years_of(text: str, value: Value, quote: tuple[int, int]) -> frozenset[str]:
    return frozenset(_YEAR.findall(text[slice(*_part(text, value, quote))]))


def _parts_of(
    text: str, values: Sequence[Value], quote: tuple[int, int], marks: re.Pattern[str]
) -> dict[tuple[int, int], list[Value]]:
    """Returns the parts of a sentence in which the values stand, with those of each."""
    cuts = [quote[0], *(m.end() for m in marks.finditer(text, *quote)), quote[1]]
    parts: dict[tuple[int, int], list[Value]] = {}
    for value in values:
        part = next(((a, b) for a, b in pairwise(cuts) if a <= value.start < b), quote)
        parts.setdefault(part, []).append(value)
    return parts


def _part_meant(
    question: Question, text: str, parts: Mapping[tuple[int, int], Sequence[Value]]
) -> Sequence[Value] | None:
    """Returns the values of the one part that has surely more of the question by its own words, None where none has."""
    words = [frozenset(_syllables_beside(text, part, values)) for part, values in parts.items()]
    common = frozenset.intersection(*words)
    asked = question.terms.meant
    held = [len((own - common) & asked) for own in words]
    contrary = [_is_contrary(question, text[slice(*part)]) for part in parts]
    shares = [
        n / len(own - common) if own - common and not other else 0.0
        for n, own, other in zip(held, words, contrary, strict=True)
    ]
    if contrary.count(False) == 1:
        return list(parts.values())[contrary.index(False)]
    exception = _exception_meant(text, parts, words, asked)
    if exception is not None:
        return list(parts.values())[exception]
    best, other = sorted(shares, reverse=True)[:2]
    at = shares.index(best)
    surely = best >= MOST_ASKED and best - other >= SURELY_MORE
    # A long part has many words that nobody asks for: then it is the one that has many more of those that are asked.
    surely = surely or (best > other and held[at] - max(n for i, n in enumerate(held) if i != at) >= MANY_MORE)
    return list(parts.values())[at] if surely else None


def _exception_meant(
    text: str, parts: Iterable[tuple[int, int]], words: Sequence[frozenset[str]], asked: frozenset[str]
) -> int | None:
    """Returns which part is the exception of which a question has a word that no other part has; None for none.

    "Học tiếng: 4,5 triệu đồng; riêng tiếng Nhật, tiếng Đức 6,8 triệu đồng".
    """
    apart = [n for n, part in enumerate(parts) if _APART.match(text, *part)]
    if len(apart) != 1:
        return None
    others = frozenset().union(*(own for n, own in enumerate(words) if n != apart[0]))
    return apart[0] if not asked.isdisjoint(words[apart[0]] - others) else None


def _is_contrary(question: Question, part: str) -> bool:
    """Returns whether a part denies the very words that a question, which denies nothing, is about."""
    denied = {f"{a}_{b}" for a, b in _DENIED.findall(fold(part))}
    return not denied.isdisjoint(question.terms.asked) and not _DENIED.search(question.folded)


def _syllables_beside(text: str, part: tuple[int, int], values: Sequence[Value]) -> Iterator[str]:
    """Yields the folded syllables and figures of a part of a sentence, without its values."""
    at = part[0]
    for value in values:
        yield from map(fold, SYLLABLE.findall(text[at : value.start].lower()))
        at = value.end
    yield from map(fold, SYLLABLE.findall(text[at : part[1]].lower()))


def _share_asked(question: Question, text: str, value: Value, quote: tuple[int, int]) -> float:
    """Returns the share of the words about a value, in its part of the sentence, that the question has."""
    start, end = _part(text, value, quote)
    words = [*folded_terms(text[start : value.start]), *folded_terms(text[value.end : end])]
    return sum(w in question.terms.asked for w in words) / len(words) if words else 0.0


def of_the_part_asked(
    question: Question, text: str, value: Value, others: Sequence[Value], quote: tuple[int, int]
) -> Value | None:
    """Returns the value itself, or the one of the kind in a part of the sentence that has more of the question.

    More is all that the part of this one has, and something else: words of either alone tell of neither. None where
    several have more, or it has more only before its figure, where what both are of may stand.

    Parts are what semicolons and commas divide: "kiểm soát sau trong 01 ngày; trường hợp khác không quá 03 ngày".
    """
    asked = frozenset(question.terms.asked) - _NAMES.get(question.answer_type, frozenset())
    held = {v: asked.intersection(folded_terms(text[slice(*_part(text, v, quote))])) for v in others}
    more = [v for v in others if text[v.start : v.end] != text[value.start : value.end] and held[v] > held[value]]
    if not more:
        return value
    behind = {v: asked.intersection(folded_terms(text[v.end : _part(text, v, quote)[1]])) for v in (value, more[0])}
    return more[0] if len(more) == 1 and behind[more[0]] > behind[value] else None


def _part(text: str, value: Value, quote: tuple[int, int]) -> tuple[int, int]:
    """Returns the part of a sentence between commas, semicolons and parentheses in which a value stands."""
    cuts = [m.end() for m in _PARTS.finditer(text, *quote)]
    before = max((c for c in cuts if c <= value.start), default=quote[0])
    after = min((m.start() for m in _PARTS.finditer(text, value.end, quote[1])), default=quote[1])
    return before, after


def is_past(item: Evidence, text: str, value: Value) -> bool:
    """Returns whether a time lies in a year before its document: no deadline ("sổ hộ tịch trước năm 2016")."""
    day = item.document.metadata.date
    years = [int(y) for y in _YEAR.findall(text[value.start : value.end])]
    return value.kind is Kind.TIME and bool(years) and day is not None and max(years) < day.year


def is_of_a_document(text: str, value: Value, quote: tuple[int, int]) -> bool:
    """Returns whether a day is that of a document that the sentence cites: "Báo cáo số 512/BC-SYT ngày 28/6/2022"."""
    return value.kind is Kind.TIME and _SYMBOL.search(text[quote[0] : value.start]) is not None


def is_of_other_year(question: Question, text: str, value: Value, quote: tuple[int, int]) -> bool:
    """Returns whether a figure stands in a part of its sentence that is of other years than the one asked about."""
    if value.kind is Kind.TIME or not question.years:
        return False
    years = set(_YEAR.findall(text[slice(*_part(text, value, quote))]))
    return bool(years) and years.isdisjoint(question.years)


def is_of_the_question(question: Question, text: str, value: Value) -> bool:
    """Returns whether a question itself says all figures of a value: what it names is no answer to it.

    "Which staff must all 100% of the stations have?" wants no share. Of two that it names one may be the answer.
    """
    said = {int(figure) for figure in _FIGURE.findall(text[value.start : value.end])}
    return bool(said) and said.issubset(question.wanted.figures) and not question.wanted.choice
