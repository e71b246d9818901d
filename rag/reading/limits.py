"""Whether a case that a question tells lies within the limits that a clause sets: 60 % within "từ 50% đến 70%"."""

import re
from collections.abc import Sequence

from corpus.text.accents import fold
from corpus.values import Kind, Value, values_in
from rag.evidence import Evidence
from rag.question.question import Question

_LEAST = frozenset(("it nhat", "toi thieu", "tu", "tu du", "du tu", "khong duoi", "khong thap hon", "khong it hon"))
_MOST = frozenset(
    ("toi da", "khong qua", "khong vuot qua", "nhieu nhat", "cao nhat", "khong nhieu hon", "khong cao hon")
)
_ABOVE, _BELOW = frozenset(("tren", "hon")), frozenset(("duoi",))
_TO = re.compile(r"\s*(?:đến|tới|và)\s*")
_COUNTED = (Kind.COUNT, Kind.SPAN)  # what a person or a thing has: of amounts and shares a yes or no asks for the limit
_MEANS_LIMIT = re.compile(r"(?<!\w)(?:phải|bắt buộc|đúng|chỉ|đủ|must|have to|has to|exactly|only)(?!\w)", re.IGNORECASE)
# "Có phải …", "… phải không": these ask.
_CASE = re.compile(r"(?<!\w)(?:có phải|phải không|phải ko|đúng không)(?!\w)", re.IGNORECASE)
_AGED = re.compile(r"\b(\d{1,3})[- ]years?[- ]olds?\b|\baged? (\d{1,3})\b")


def within_limit(question: Question, text: str, quote: tuple[int, int]) -> tuple[bool, Value] | None:
    """Returns whether the one figure of a question lies within the one limit of its kind in a sentence, and that limit.

    None where either has none of that kind or more than one, and where the question is about the limit itself: "phải
    có ít nhất 3 người không?".
    """
    asked = _asked(question)
    supposed = [v for v in values_in(asked, 0, len(asked)) if v.kind in _COUNTED]
    if len(supposed) != 1 or _is_limit(supposed[0]) or _MEANS_LIMIT.search(_CASE.sub(" ", asked)):
        return None
    alike = _alike(supposed[0], values_in(text, *quote))
    inside = _lies_within(_amount(supposed[0].number), alike[0]) if len(alike) == 1 else None
    return None if inside is None else (inside, alike[0])


def fits_case(question: Question, item: Evidence) -> bool | None:
    """Returns whether the figures of a question lie within the limits that a clause sets for them.

    False where one does not: "trên 70%" is no case of 60 %. None where the clause limits none of them, or it is not
    clear how: several limits of one kind that are no range.
    """
    asked = _asked(question)
    cases = [v for v in values_in(asked, 0, len(asked)) if v.kind is not Kind.TIME and not _is_limit(v)]
    if not cases:
        return None
    text = item.document.text
    values = [v for v in values_in(text, item.clause.start, item.clause.own_end) if _is_limit(v)]
    found = [f for case in cases if (f := _fits(text, _amount(case.number), _alike(case, values))) is not None]
    return all(found) if found else None


def _fits(text: str, amount: float, limits: Sequence[Value]) -> bool | None:
    if len(limits) == 2 and not _TO.fullmatch(text, limits[0].end, limits[1].start):
        return None
    inside = [_lies_within(amount, limit) for limit in limits] if len(limits) in (1, 2) else []
    return all(inside) if inside and None not in inside else None


def _asked(question: Question) -> str:
    return _AGED.sub(lambda m: f"{m[1] or m[2]} tuổi", question.restored)


def _is_limit(value: Value) -> bool:
    return bool(value.bound or value.upto or value.more)


def _alike(case: Value, values: Sequence[Value]) -> list[Value]:
    return [v for v in values if v.kind is case.kind and _unit(v) == _unit(case)]


def _lies_within(amount: float, limit: Value) -> bool | None:
    bound, more, number = fold(limit.bound), fold(limit.more), _amount(limit.number)
    if limit.upto:
        return number <= amount <= _amount(limit.upto)
    if bound in _ABOVE:
        return amount > number
    if bound in _BELOW:
        return amount < number
    if more == "tro len" or (bound in _LEAST and not more):
        return amount >= number
    if more == "tro xuong" or bound in _MOST:
        return amount <= number
    return None


def _unit(value: Value) -> str:
    """Returns the first word of what is counted, the whole of a unit of money or time."""
    unit = fold(value.unit)
    return unit.split()[0] if value.kind is Kind.COUNT and unit else unit


def _amount(number: str) -> float:
    whole, _, part = number.partition("/")
    return float(whole.replace(".", "").replace(",", ".")) / (float(part) if part else 1.0)
