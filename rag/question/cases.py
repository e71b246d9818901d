"""The figures that a question tells: "60% dự toán", "người 17 tuổi", "ít nhất 3 người"."""

import re

from corpus.values import Kind, Value, values_in
from rag.question.typed import Typed

_MEANS_LIMIT = re.compile(r"(?<!\w)(?:phải|bắt buộc|đúng|chỉ|đủ|must|have to|has to|exactly|only)(?!\w)", re.IGNORECASE)
# "Có phải …", "… phải không": these ask.
_ASKS = re.compile(r"(?<!\w)(?:có phải|phải không|phải ko|đúng không)(?!\w)", re.IGNORECASE)
# How English bounds a figure, as the grammar of values reads it.
_BOUNDS_EN = {
    "ít nhất": re.compile(r"\b(?:at least|no (?:less|fewer) than|a minimum of)(?= \d)"),
    "tối đa": re.compile(r"\b(?:at most|no more than|not more than|up to|a maximum of)(?= \d)"),
    "trên": re.compile(r"\b(?:more than|over|above|exceeding)(?= \d)"),
    "dưới": re.compile(r"\b(?:less than|fewer than|under|below)(?= \d)"),
}
_ONES = dict(
    zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(1, 11), strict=True)
)
_NUMBER = rf"(\d{{1,3}}|{'|'.join(_ONES)})"
_AGED = re.compile(rf"\b{_NUMBER}[- ]years?[- ]olds?\b|\baged? {_NUMBER}\b")


def read_figures(typed: Typed) -> tuple[Value, ...]:
    """Returns the figures with a unit, limits too, that are no times, where they stand in the question as restored."""
    asked = _AGED.sub(lambda m: f"{_ONES.get(m[1] or m[2], m[1] or m[2])} tuổi", typed.restored)
    if typed.language == "en":
        for bound, pattern in _BOUNDS_EN.items():
            asked = pattern.sub(bound, asked)
    return tuple(v for v in values_in(asked, 0, len(asked)) if v.kind is not Kind.TIME)


def read_times(typed: Typed) -> tuple[str, ...]:
    """Returns the words of the days and months that a Vietnamese question says, as restored."""
    text = typed.restored if typed.language == "vi" else ""
    return tuple(text[v.start : v.end] for v in values_in(text, 0, len(text)) if v.kind is Kind.TIME)


def means_limit(typed: Typed) -> bool:
    """Returns whether a question is about a limit itself, and tells no case: "phải có 3 người không?"."""
    return bool(_MEANS_LIMIT.search(_ASKS.sub(" ", typed.restored)))
