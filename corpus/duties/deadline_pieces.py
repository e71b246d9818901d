"""What each piece of a deadline's words adds to what has been read: the actions of `corpus.duties.meaning`."""

import re
from collections.abc import Callable, Sequence

from corpus.due import (
    DAILY,
    HALF_YEARLY,
    MONTHLY,
    QUARTERLY,
    WEEKDAYS,
    WEEKLY,
    YEARLY,
    Interval,
    Period,
    Recurring,
    Relative,
    bounds,
    later,
)
from corpus.duties.dates import NUMBER_WORDS, WORDS
from corpus.duties.reading import LEAP_YEAR, Reading
from corpus.text.accents import strip_accents

_NUMBERS = {strip_accents(word): n for n, word in enumerate(NUMBER_WORDS, start=1)}
_NUMBERS |= {"tu": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBER = re.compile(rf"\d+|(?<!\w)(?:{strip_accents(WORDS)}|tu|i{{1,3}}|iv)(?!\w)")
_EVERY = {"ngay": DAILY, "tuan": WEEKLY, "thang": MONTHLY, "quy": QUARTERLY, "nam": YEARLY}
_SO_MANY = {(3, "thang"): QUARTERLY, (6, "thang"): HALF_YEARLY, (12, "thang"): YEARLY, (2, "quy"): HALF_YEARLY}
_UNITS = {"ngay": "days", "tuan": "weeks", "thang": "months", "nam": "years"}
_SO_OFTEN = re.compile(r"(\w+) lan ?(?:/|moi|mot|trong) ?(\w+)")
_A_YEAR = {1: YEARLY, 2: HALF_YEARLY, 4: QUARTERLY}  # so many times
_TIMES_A_YEAR = re.compile(r"(?:hang|moi|mot) nam (\w+) lan")
_ITEM = re.compile(rf"(?:(\d+|{strip_accents(WORDS)})\s+)?(ngay|tuan|thang|quy|nam)(?!\w)")
_SPANS = (
    ("ngay lam viec", "P{}WD"),
    ("gio", "PT{}H"),
    ("h", "PT{}H"),
    ("phut", "PT{}M"),
    ("ngay", "P{}D"),
    ("tuan", "P{}W"),
    ("thang", "P{}M"),
    ("nam", "P{}Y"),
)
_OWN = (
    r"(?:van ban|chi thi|cong van|cong dien|ke hoach|quyet dinh|thong bao|nghi quyet|huong dan|nghi dinh|thong tu"
    r"|quy \w+|luat) nay"
)
# "kể từ ngày ban hành Chỉ thị này", "kể từ ngày ký": the document's own date.
_OWN_DATE = re.compile(
    r"(?:ke )?(?:tu|sau) (?:(?:khi|ngay) )+"
    rf"(?:(?:ban hanh|ky|ky ban hanh|cong bo)(?: {_OWN})?|{_OWN} (?:duoc )?(?:ban hanh|ky|ky ban hanh))"
)

# "kể từ ngày Chỉ thị này có hiệu lực thi hành": the day on which the document takes effect.
_OWN_EFFECT = re.compile(
    rf"(?:ke )?(?:tu|sau) (?:(?:khi|ngay) )+(?:(?:{_OWN} )?(?:bat dau )?co hieu luc|hieu luc)(?: thi hanh)?"
    rf"(?: cua {_OWN})?"
)

_DASHED = re.compile(r"\d\s?[-–‑‐]\s?\d")
_QUARTER_TO_QUARTER = re.compile(r"\w\s?[-–‑‐]\s?(?:quy\s+)?(?:[1-4](?!\d)|i)")
_MONTH_TO_MONTH = re.compile(r"\d\s*(?:[-–‑‐]|den)\s*(?:thang\s+|t\.?)?\d{1,2}(?!\d)")


def _numbers(said: str) -> list[int]:
    return [_NUMBERS.get(n) or int(n) for n in _NUMBER.findall(said)]


def _with_year(reading: Reading, numbers: Sequence[int]) -> bool:
    """Takes the year at the end of numbers, where there is one."""
    return reading.give_year(numbers[-1]) if numbers and numbers[-1] > 99 else True


def _iso(reading: Reading, said: str) -> bool:
    year, month, day = map(int, said.split("-"))
    return _figures(reading, f"{day}/{month}/{year}")


def _figures(reading: Reading, said: str) -> bool:
    if "/" in said:  # "07-08/7/2022"
        first, month, *year = said.split("/")
    else:
        first, month, *year = re.findall(r"\d+", said)
    days = _numbers(first)
    reading.days += days
    reading.ranged = reading.ranged or (reading.start and bool(_DASHED.search(first)))
    if reading.goes_backwards():
        return False
    reading.give_months([int(month)])
    years = [2000 + int(y) if int(y) < 100 else int(y) for y in year]
    return _with_year(reading, years) and all(bounds(LEAP_YEAR, f"{int(month):02}-{d:02}") for d in days)


def _last_day(reading: Reading, said: str) -> bool:
    reading.terms.append(Recurring(_EVERY[said.rsplit(maxsplit=1)[-1].replace("qui", "quy")]))
    return True


def _half(reading: Reading, said: str) -> bool:
    months = 6 if said.startswith("nua") else _numbers(said)[0]
    first, last = (1, months) if " dau" in said else (13 - months, 12)
    named = {(1, 3): "Q1", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2"}
    reading.parts.append(named.get((first, last), f"{first:02}..{last:02}"))
    return 1 < months < 12


def _part_of_month(reading: Reading, said: str) -> bool:
    half = said.startswith("nua")
    days = 15 if half else _numbers(said)[0]
    reading.share = (1, days) if " dau" in said else (days + 1, 0) if half else (-days, 0)
    return not reading.days and days <= 28  # as many as any month has


def _in_quarter(reading: Reading, said: str) -> bool:
    place = 1 if re.search(r"dau|nhat", said) else 2 if re.search(r"hai|giua", said) else 3
    days, reading.days = reading.days or [31], []
    if reading.each and reading.terms[-1:] == [Recurring(QUARTERLY)]:  # "hằng quý, trước ngày 15 tháng cuối quý"
        reading.terms.pop()
    reading.terms.append(Recurring(QUARTERLY, tuple(f"{place}-{d:02}" for d in days)))
    return True


def _next_month(reading: Reading, _: str) -> bool:
    days, reading.days = reading.days, []
    reading.terms.append(Recurring(MONTHLY, tuple(f"{d:02}" for d in days)))
    return bool(days)


def _month(reading: Reading, said: str) -> bool:
    if reading.goes_backwards():
        return False
    numbers = _numbers(said)
    months = [n for n in numbers if n <= 12]
    reading.give_months(months)
    if len(months) == 2 and _MONTH_TO_MONTH.search(said):
        reading.ranged = True
    return _with_year(reading, numbers)


def _quarter(reading: Reading, said: str) -> bool:
    numbers = _numbers(re.sub(r"q\.?(?=\d)", " ", said))
    quarters = [n for n in numbers if n <= 4]
    reading.parts += [f"Q{n}" for n in quarters]
    reading.ranged = reading.ranged or (len(quarters) == 2 and bool(_QUARTER_TO_QUARTER.search(said)))
    return _with_year(reading, numbers)


def _every(reading: Reading, said: str) -> bool:
    reading.end_each()
    often = _TIMES_A_YEAR.fullmatch(said)
    if often or said.startswith("nua nam"):
        four = often is not None and often[1] in ("4", "04", "bon")
        reading.terms.append(Recurring(QUARTERLY if four else HALF_YEARLY))
        return not (reading.days or reading.parts)
    items = _ITEM.findall(re.sub(r"(?:/|(?:mot|0?1)) ?lan$", "", said.replace("qui", "quy")).replace("moi", ""))
    for number, unit in items:
        count = int(_NUMBERS.get(number) or number or 1)
        on = _waiting(reading, unit) if count == 1 else ()
        plain = _EVERY[unit] if count == 1 else _SO_MANY.get((count, unit))
        months = count * 3 if unit == "quy" else count
        reading.terms.append(Recurring(plain or f"every {months} {_UNITS.get(unit, 'months')}", on))
        reading.each = not on
    reading.clock = ""
    return bool(items) and not (reading.days or reading.parts)


def _so_often(reading: Reading, said: str) -> bool:
    found = _SO_OFTEN.fullmatch(said)
    if found is None:
        return False
    count, unit = _NUMBERS.get(found[1]) or int(found[1]), found[2].replace("qui", "quy")
    reading.terms.append(Recurring(_A_YEAR[count] if unit == "nam" else _EVERY[unit]))
    return not (reading.days or reading.parts)


def _waiting(reading: Reading, unit: str) -> tuple[str, ...]:
    """Returns the days that wait for what they recur in, and ends them."""
    on: tuple[str, ...] = ()
    if unit == "nam":
        on, reading.parts = tuple(part.rpartition("..")[2] for part in reading.parts), []
    elif unit in ("thang", "quy"):
        on, reading.days = tuple(f"{d:02}" for d in reading.days), []
    elif unit == "tuan":
        on, reading.weekdays = tuple(reading.weekdays), []
    return on


def _year(reading: Reading, said: str) -> bool:
    numbers = re.findall(r"\d+", said)
    if len(numbers) > 1 and not _DASHED.search(said):
        reading.terms += [Period(int(n)) for n in numbers]
        return not (reading.parts or reading.days)
    if len(numbers) > 1:
        reading.terms.append(Interval(*(Period(int(n)) for n in numbers)))
        return not (reading.parts or reading.days)
    if numbers:
        return reading.give_year(int(numbers[0]))
    ahead = 0 if said.endswith("nay") else 1
    return reading.issued is not None and reading.give_year(reading.issued.year + ahead, inferred=True)


def _weekday(reading: Reading, said: str) -> bool:
    found = re.search(r"thu (\w+)", said)
    number = _NUMBERS.get(found[1]) or int(found[1]) if found else 8
    reading.weekdays.append(WEEKDAYS[number - 2])
    return True


def _clock(reading: Reading, said: str) -> bool:
    figures = re.findall(r"\d+", said)
    if figures:
        hour = int(figures[0]) + (12 if re.search(r"chieu|toi", said) and int(figures[0]) < 12 else 0)
        reading.clock = f"{hour:02}:{int(figures[1]) if len(figures) > 1 else 0:02}"
        return hour <= 24
    return True


def _day(reading: Reading, said: str) -> bool:
    reading.days += _numbers(said)
    reading.ranged = reading.ranged or (reading.start and bool(_DASHED.search(said)))
    return True


def _span(reading: Reading, said: str) -> bool:
    numbers = _numbers(re.sub(r"\(.*?\)", " ", said))
    said = re.sub(r"(?<=\d)h$", " h", said)
    form = next(form for unit, form in _SPANS if said.endswith((f" {unit}", f" {unit} lam viec")))
    reading.terms.append(Relative(form.format(numbers[0] if numbers else 0)))
    return bool(numbers) and not said.startswith("nua")


def _anchor(reading: Reading, said: str) -> bool:
    if not reading.terms or not isinstance(reading.terms[-1], Relative):
        return False
    if _OWN_DATE.fullmatch(said):
        amount = reading.terms[-1].amount
        reading.terms[-1] = Relative(amount, True, later(reading.issued, amount) if reading.issued else None)
    elif _OWN_EFFECT.fullmatch(said):
        amount, day = reading.terms[-1].amount, reading.effective
        reading.terms[-1] = Relative(amount, day=later(day, amount) if day else None, from_effect=True)
    return True


def _base(reading: Reading, said: str) -> bool:
    """Takes the day that follows for that from which a span before it is counted, or back from which it is."""
    back = said == "truoc"
    if reading.terms and isinstance(reading.terms[-1], Relative) and not (reading.days or reading.parts):
        reading.counted = -1 if back else 1
        return True
    return True if back else _start(reading, said)


def _at_once(reading: Reading, _: str) -> bool:
    reading.terms.append(Relative("P0D"))
    return True


def _range(reading: Reading, _: str) -> bool:
    reading.ranged = bool(reading.terms or reading.parts or reading.days)
    return True


def _start(reading: Reading, _: str) -> bool:
    reading.start = not (reading.terms or reading.parts)
    return reading.start


def _nothing(_: Reading, __: str) -> bool:
    return True


# Each takes what has been read and the words of a piece, folded; returns whether they make sense there.
ACTIONS: dict[str, Callable[[Reading, str], bool]] = {
    "iso": _iso,
    "figures": _figures,
    "last_day": _last_day,
    "half": _half,
    "part_of_month": _part_of_month,
    "in_quarter": _in_quarter,
    "next_month": _next_month,
    "month": _month,
    "short_months": _month,
    "quarter": _quarter,
    "so_often": _so_often,
    "every": _every,
    "year": _year,
    "until_year": _year,
    "weekday": _weekday,
    "clock": _clock,
    "day": _day,
    "span": _span,
    "base": _base,
    "anchor": _anchor,
    "at_once": _at_once,
    "joint": _nothing,
    "range": _range,
    "start": _start,
    "glue": _nothing,
}
