"""Whether a figure that a question supposes lies within a limit that is set: 20 of "từ 21 tuổi trở lên" does not."""

import re

from corpus.text.accents import fold
from rag.composing.values import Kind, Value, values_in
from rag.question.question import Question

_LEAST = frozenset(("it nhat", "toi thieu", "tu", "khong duoi", "khong thap hon", "khong it hon"))
_MOST = frozenset(
    ("toi da", "khong qua", "khong vuot qua", "nhieu nhat", "cao nhat", "khong nhieu hon", "khong cao hon")
)
_ABOVE, _BELOW = frozenset(("tren", "hon")), frozenset(("duoi",))
_KINDS = (
    Kind.COUNT,
    Kind.SPAN,
)  # what a person or a thing has: of amounts and shares a question means the limit itself
_MEANS_LIMIT = re.compile(r"(?<!\w)(?:phải|bắt buộc|đúng|chỉ|đủ|must|have to|has to|exactly|only)(?!\w)", re.IGNORECASE)
# "Có phải …", "… phải không": these ask.
_CASE = re.compile(r"(?<!\w)(?:có phải|phải không|phải ko|đúng không)(?!\w)", re.IGNORECASE)
_AGED = re.compile(r"\b(\d{1,3})[- ]years?[- ]olds?\b|\baged? (\d{1,3})\b")


def within_limit(question: Question, text: str, quote: tuple[int, int]) -> tuple[bool, Value] | None:
    """Returns whether the one figure of a question lies within the one limit of its kind in a sentence, and that limit.

    None where either has none of that kind or more than one, and where the question is about the limit itself: "phải
    có ít nhất 3 người không?".
    """
    asked = _AGED.sub(lambda m: f"{m[1] or m[2]} tuổi", question.restored)
    supposed = [v for v in values_in(asked, 0, len(asked)) if v.kind in _KINDS]
    if len(supposed) != 1 or supposed[0].bound or supposed[0].upto or _MEANS_LIMIT.search(_CASE.sub(" ", asked)):
        return None
    alike = [v for v in values_in(text, *quote) if v.kind is supposed[0].kind and _unit(v) == _unit(supposed[0])]
    inside = _lies_within(_amount(supposed[0].number), alike[0]) if len(alike) == 1 else None
    return None if inside is None else (inside, alike[0])


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
    return float(number.replace(".", "").replace(",", "."))
