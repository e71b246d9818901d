"""The end of a time that a question asks for, and the latest that goes on behind one."""

import re
from dataclasses import replace

from corpus.due import Interval
from corpus.duties.meaning import read_due
from corpus.values import Kind, Value, values_in
from rag.question.bound import Bound

_TWO = re.compile(r"^(?P<first>.*\S)\s+(?P<last>(?:cho )?(?:đến|tới)\s.+)$", re.DOTALL | re.IGNORECASE)

_BEGINS = re.compile(r"(?:kể )?từ(?: sau)?\s(?!.*\s(?:đến|tới)\s)", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(r"(?:cho )?(?:đến|tới)(?: hết)?\s", re.IGNORECASE)
_BY_WHAT = re.compile(
    r",?\s+(?:theo|như|được)?\s*(?:quy định|hướng dẫn|nêu|nói) (?:cụ thể )?(?:tại|ở|trong|của)(?!\w).*$"
    r"|,?\s+theo (?:điểm|khoản|Điều|mục|Phụ lục)(?!\w).*$",
    re.DOTALL | re.IGNORECASE,
)
_LATEST = re.compile(r", (?:nhưng )?((?:chậm|muộn) nhất[^,;.]{0,60})", re.IGNORECASE)
_NEXT = re.compile(r"(?: làm việc)?(?: (?:tiếp theo|kế tiếp|liền kề|hôm sau|sau))?")


def bounded(value: Value, text: str, bound: Bound | None) -> Value:
    """Returns the end of a time that is asked for: "đến hết ngày 30/6" of "từ ngày 1/5 đến hết ngày 30/6".

    The whole of it where neither end is asked for, or it has no two.
    """
    words = text[value.start : value.end]
    two = _TWO.match(words) if bound and value.kind is Kind.TIME else None
    if two is None or bound is None:
        return value
    due = read_due(words)
    if due is None or len(due.terms) != 1 or not isinstance(due.terms[0], Interval):
        return value
    return replace(value, start=value.start + two.start(bound.value), end=value.start + two.end(bound.value))


def is_other_end(value: Value, text: str, bound: Bound | None) -> bool:
    """Returns whether a time is the end that is not asked for: "từ ngày 01/01/2030" of what holds until then."""
    words = text[value.start : value.end]
    if value.kind is not Kind.TIME or bound is None or _TWO.match(words):
        return False
    other = _BEGINS if bound is Bound.LAST else _ENDS
    return other.match(words) is not None


def without_source(value: Value, text: str) -> Value:
    """Returns a time without the clause or law that it goes by: "trong 24 giờ |theo quy định tại khoản 1 Điều 47"."""
    words = text[value.start : value.end]
    return replace(value, end=value.start + len(_BY_WHAT.sub("", words))) if value.kind is Kind.TIME else value


def with_latest(value: Value, text: str) -> Value:
    """Returns a time with the latest one that goes on behind it: "trong ngày, chậm nhất là trong ngày làm việc sau"."""
    found = _LATEST.match(text, value.end) if value.kind is Kind.TIME else None
    after = values_in(text, found.start(1), found.end(1)) if found else []
    last = after[0] if after and after[0].kind in (Kind.TIME, Kind.SPAN) else None
    if last is None:
        return value
    following = _NEXT.match(text, last.end)
    return replace(value, end=following.end() if following else last.end)
