"""Whether a case that a question tells lies within the limits that a clause sets: 60 % within "từ 50% đến 70%"."""

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.due import Interval, Period
from corpus.duties.meaning import read_due
from corpus.text.accents import fold
from corpus.values import Kind, Value, values_in
from rag.evidence import Evidence
from rag.question.question import Question

_LEAST = frozenset(("it nhat", "toi thieu", "tu", "tu du", "du tu", "khong duoi", "khong thap hon", "khong it hon"))
_MOST = frozenset(
    ("toi da", "khong qua", "khong vuot qua", "nhieu nhat", "cao nhat", "khong nhieu hon", "khong cao hon")
)
_ABOVE = frozenset(("tren", "hon", "cao hon", "nhieu hon", "lon hon"))
_BELOW = frozenset(("duoi", "thap hon", "it hon", "nho hon"))
_FROM = frozenset(("tu", "tu du", "du tu"))
_RANGE = re.compile(r"(?<!\w)[Tt]ừ\s")  # of a time that has a beginning
_TO = re.compile(r"\s*(?:đến|tới|-|–)\s*")
_COUNTED = (Kind.COUNT, Kind.SPAN)  # what a person or a thing has: of amounts and shares a yes or no asks for the limit


def within_limit(question: Question, text: str, quote: tuple[int, int]) -> tuple[bool, Value] | None:
    """Returns whether the one figure of a question lies within the one limit of its kind in a sentence, and that limit.

    None where either has none of that kind or more than one, and where the question is about the limit itself: "phải
    có ít nhất 3 người không?".
    """
    supposed = [v for v in question.wanted.cases if v.kind in _COUNTED]
    if len(supposed) != 1 or question.wanted.means_limit:
        return None
    alike = _alike(supposed[0], values_in(text, *quote))
    inside = _lies_within(_amount(supposed[0].number), alike[0]) if len(alike) == 1 else None
    return None if inside is None else (inside, alike[0])


def within_time(question: Question, text: str, quote: tuple[int, int]) -> tuple[bool, Value] | None:
    """Returns whether the one day or month of a question lies within the one time of a sentence, and that time.

    None where either says none or several, or one that has no first and last day, and where they only overlap:
    "tháng 6/2026" of "từ ngày 01/4/2026 đến ngày 31/12/2026" lies within. A deadline limits nothing but its task.
    """
    asked = [_days(t) for t in question.wanted.times]
    said = [v for v in values_in(text, *quote) if v.kind is Kind.TIME]
    if len(asked) != 1 or len(said) != 1:
        return None
    case, limit = asked[0], _days(text[said[0].start : said[0].end])
    if case is None or limit is None or not _RANGE.search(text, said[0].start, said[0].end):
        return None
    if limit[0] <= case[0] and case[1] <= limit[1]:
        return True, said[0]
    return (False, said[0]) if case[1] < limit[0] or limit[1] < case[0] else None


def _days(words: str) -> tuple[datetime.date, datetime.date] | None:
    """Returns the first and the last day of what tells a time from one day to another, or of one period."""
    due = read_due(words)
    term = due.terms[0] if due and len(due.terms) == 1 else None
    if isinstance(term, Period):
        return term.bounds
    if not isinstance(term, Interval):
        return None
    first, last = term.first.bounds, term.last.bounds if term.last else (datetime.date.max, datetime.date.max)
    return (first[0], last[1]) if first and last else None


def as_supposed(question: Question, text: str, quote: tuple[int, int]) -> tuple[bool, Value] | None:
    """Returns whether the one figure that a yes/no question supposes is that of its kind in a sentence, and the latter.

    "Ít nhất 10 người, phải không?" of "ít nhất 15 người" is not so. None where either has none of that kind or more, or
    one is a limit and the other none; and for equal figures that are no limits, and one within a range: what they are
    of may differ.
    """
    supposed = [v for v in question.wanted.supposed if v.kind is not Kind.TIME]
    if len(supposed) != 1:
        return None
    alike = _alike(supposed[0], values_in(text, *quote))
    if len(alike) != 1 or supposed[0].upto:
        return None
    if alike[0].upto:
        outside = not supposed[0].is_limit and not _lies_within(_amount(supposed[0].number), alike[0])
        return (False, alike[0]) if outside else None
    side, other = _side(supposed[0]), _side(alike[0])
    same = _amount(supposed[0].number) == _amount(alike[0].number)
    return None if side != other or (same and not side) else (same, alike[0])


def _side(value: Value) -> str:
    """Returns which way a figure bounds: "least", "most", "above", "below", "" for no way."""
    bound, more = fold(value.bound), fold(value.more)
    if more == "tro len" or bound in _LEAST:
        return "least"
    if more == "tro xuong" or bound in _MOST:
        return "most"
    return "above" if bound in _ABOVE else "below" if bound in _BELOW else ""


def fits_case(question: Question, item: Evidence) -> bool | None:
    """Returns whether the figures of a question lie within the limits that a clause sets for them.

    False where one does not: "trên 70%" is no case of 60 %. None where the clause limits none of them, or it is not
    clear how: several limits of one kind that are no range.
    """
    return fits_limits(question, item.document.text, item.clause.start, item.clause.own_end)


def fits_limits(question: Question, text: str, start: int, end: int) -> bool | None:
    """Returns whether the figures of a question lie within the limits that text[start:end] sets for them; see above."""
    values = values_in(text, start, end) if question.wanted.cases else ()
    found = [_fits(text, _amount(case.number), _alike(case, values)) for case in question.wanted.cases]
    known = [f for f in found if f is not None]
    return all(known) if known else None


def goes_beyond(question: Question, text: str, start: int, end: int) -> bool | None:
    """Returns whether the one figure of a question is above the one of its kind in text[start:end], None for no such.

    "trên 200 triệu" and "250 triệu" are above "đến 200 triệu đồng", "200 triệu" is not.
    """
    values = values_in(text, start, end)
    found = [(case, alike[0]) for case in question.wanted.supposed if len(alike := _alike(case, values)) == 1]
    if len(found) != 1:
        return None
    case, limit = found[0]
    number, most = _amount(case.number), _amount(limit.number)
    if not case.is_limit:
        return number > most
    # What is above a lower figure may lie on either side, and so may what is below a higher one.
    if _side(case) in ("above", "least"):
        return True if number > most or (number == most and _side(case) == "above") else None
    return False if _side(case) in ("below", "most") and number <= most else None


def tells_the_case(question: Question, text: str, start: int, end: int) -> bool:
    """Returns whether text[start:end] has the very figure of a question's case, which is no limit: "xe 7 chỗ"."""
    values = [v for v in values_in(text, start, end) if not v.is_limit] if question.wanted.cases else []
    return any(
        _amount(case.number) == _amount(v.number) for case in question.wanted.cases for v in _alike(case, values)
    )


def is_the_case(question: Question, value: Value) -> bool:
    """Returns whether a figure is the case that a question tells, or the limits that it lies within: no answer to it.

    "Thương binh 45% được giảm mấy phần trăm?" of "từ 41% đến 60%".
    """
    return any(
        _amount(case.number) == _amount(value.number)
        if not value.is_limit
        else _lies_within(_amount(case.number), value)
        for case in question.wanted.cases
        if _alike(case, [value])
    )


def _fits(text: str, amount: float, values: Sequence[Value]) -> bool | None:
    """Returns whether an amount lies within the one limit among values of its kind: "trên 70%", "từ 50% đến 70%"."""
    after = dict(pairwise(values))
    ranges = [(a, b) for a, b in after.items() if fold(a.bound) in _FROM and _TO.fullmatch(text, a.end, b.start)]
    ends = {v for pair in ranges for v in pair}
    alone = [v for v in values if v.is_limit and v not in ends]
    if len(ranges) + len(alone) != 1:
        return None
    if alone:
        return _lies_within(amount, alone[0])
    first, last = ranges[0]
    below = _lies_within(amount, last)
    return amount >= _amount(first.number) and (amount <= _amount(last.number) if below is None else below)


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
