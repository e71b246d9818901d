"""Deadlines and dates in English, by what their words mean; nothing where they mean nothing that is known."""

import datetime
import re

from corpus.due import WEEKDAYS, Due, Interval, Period, Recurring, Relative, Term
from corpus.duties.meaning import read_due
from corpus.text.accents import fold
from corpus.values import OFTEN
from rag.composing.english.hours import hours_in_english
from rag.composing.english.occasions import occasion_in_english
from rag.composing.english.since import since_in_english

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ON_OR_IN = {True: "on", False: "in"}  # a day, a longer period
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = {
    "Q1": "the first quarter",
    "Q2": "the second quarter",
    "Q3": "the third quarter",
    "Q4": "the fourth quarter",
    "H1": "the first half",
    "H2": "the second half",
}
_EVERY = {
    "daily": "every day",
    "weekly": "every week",
    "monthly": "every month",
    "quarterly": "every quarter",
    "half-yearly": "every half-year",
    "yearly": "every year",
}
_UNITS = {"WD": "working day", "D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour", "TM": "minute"}
_BEFORE = re.compile(r"\btruoc\b")
_BY = re.compile(
    r"\b(?:cham nhat|muon nhat|tre nhat|den|het|khong qua|khong muon hon|khong cham hon|khong tre hon|han|hoan thanh)\b"
)
_FROM = re.compile(r"^(?:tu|ke tu)\b")
_AFTER = re.compile(r"^sau\b")
_AT_MOST = re.compile(r"\b(?:khong qua|khong vuot qua|toi da|nhieu nhat)\b")
_LASTS = re.compile(r"\bden (?:het )?(?!truoc\b)")
_NEXT_YEAR = re.compile(r"\s+năm\s+(?:sau|tiếp theo|kế tiếp)$", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:(?:trong|chậm nhất|muộn nhất|không quá|tối đa|sau|là|vòng|thời hạn|thời gian)\s+)+"
    r"(?P<n>\d+)\s+(?P<unit>ngày làm việc|ngày|giờ|phút|tuần|tháng|năm)(?!\w)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = {
    "ngày làm việc": "working day",
    "ngày": "day",
    "giờ": "hour",
    "phút": "minute",
    "tuần": "week",
    "tháng": "month",
    "năm": "year",
}
# "Đăng ký |trước ít nhất 03 ngày làm việc|": so long before, not within.
_AHEAD = re.compile(
    r"trước\s+(?:(?P<least>(?:ít nhất|tối thiểu)\s+)|(?!\d+\s+(?:giờ|phút)))"
    r"(?P<n>\d+)\s+(?P<unit>ngày làm việc|ngày|giờ|phút|tuần|tháng|năm)",
    re.IGNORECASE,
)
_REGULARLY = re.compile(r"^định kỳ\s+(?=vào|ngày|trước)", re.IGNORECASE)
_EVERY_YEAR = re.compile(r"(?P<span>từ\s+ngày\s+.+\sđến\s+(?:hết\s+)?ngày\s+.+)\s+(?:hằng|hàng)\s+năm", re.IGNORECASE)
_THE_DAY = {"trong ngày": "within the day", "ngay trong ngày": "the same day", "trong cùng ngày": "the same day"}
_UNITS_OFTEN = {
    "phút": "minute",
    "giờ": "hour",
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
}
_CLOCK = re.compile(r"(\d{1,2})\s*(?:giờ|[hg](?![^\W\d])|:)\s*(\d{2})?(?!\d)")


def time_in_english(words: str, until: bool = False) -> str | None:
    """Returns a deadline or a date in English: "before 31 December 2022"; None where its words are not all known.

    until: whether how long something lasts is asked, so that "đến hết ngày 30/6" is no deadline but an end.
    """
    if often := OFTEN.fullmatch(words.strip()):
        return _once_every(often)
    if later := _NEXT_YEAR.search(words):
        said = time_in_english(words[: later.start()])
        return f"{said} of the following year" if said and not re.search(r"\d{4}", said) else None
    if same := _THE_DAY.get(words.strip().lower()):
        return same
    if yearly := _EVERY_YEAR.fullmatch(words.strip()):
        said = time_in_english(yearly["span"])
        return said and f"{said} every year"
    words = _REGULARLY.sub("", words.strip())
    if ahead := _AHEAD.fullmatch(words):
        n = int(ahead["n"])
        least = "at least " * bool(ahead["least"])
        return f"{least}{n} {_NAMES[ahead['unit'].lower()]}{'s' * (n != 1)} in advance"
    due = read_due(words)
    said = _said(due, fold(words), words) if due and due.terms else None
    said = said or hours_in_english(words) or occasion_in_english(words) or _counted(words)
    if said and until and said.startswith("by ") and _LASTS.search(fold(words)):
        return f"until {said.removeprefix('by ')}"
    return said


def _counted(words: str) -> str | None:
    """Returns a period from an event that no grammar reads: "trong 07 ngày làm việc kể từ ngày …"."""
    found = _COUNTED.fullmatch(words.strip())
    if found is None or not re.match(r"\s*$|\s+(?:kể từ|từ|sau|khi)\s", found["rest"]):
        return None
    n = int(found["n"])
    return f"{_within(fold(words))} {n} {_NAMES[found['unit'].lower()]}{'s' * (n != 1)}{since_in_english(words)}"


def _within(folded: str) -> str:
    """Returns what stands before a period: within it, after it, at most it."""
    if _AFTER.search(folded):
        return "after"
    return "at most" if _AT_MOST.search(folded) else "within"


def _once_every(often: re.Match[str]) -> str:
    """Returns how often something is done as it is written: "3 tháng một lần" is "once every 3 months"."""
    bound = "at least " if often["bound"] else ""
    unit = _UNITS_OFTEN[often["unit"].lower()]
    number = int(often["n"])
    return f"{bound}once every {unit}" if number == 1 else f"{bound}once every {number} {unit}s"


def _said(due: Due, folded: str, words: str) -> str | None:
    terms = due.terms
    if any(isinstance(t, Recurring) for t in terms):
        return _recurring(terms, folded, words)
    if len(terms) == 1 and isinstance(terms[0], Relative):
        span = relative_in_english(terms[0].amount)
        return span and f"{_within(folded)} {span}{since_in_english(words)}"
    if len(terms) == 1 and isinstance(terms[0], Interval):
        return _interval(terms[0], folded)
    periods = [t for t in terms if isinstance(t, Period)]
    if len(periods) != len(terms):
        return None
    return f"{_preposition(folded, periods[0])} {' and '.join(map(period_in_english, periods))}"


def _preposition(folded: str, period: Period) -> str:
    if _BEFORE.search(folded):
        return "before"
    if _BY.search(folded):
        return "by"
    if _FROM.search(folded):
        return "from"
    if _AFTER.search(folded):
        return "after"
    if period.clock:
        return "at"
    return _ON_OR_IN[_is_day(period)]


def _interval(term: Interval, folded: str) -> str:
    first = period_in_english(term.first)
    if term.last is None:
        return f"{'after' if _AFTER.search(folded) else 'from'} {first}"
    return f"from {first} to {period_in_english(term.last)}"


def day_in_english(day: datetime.date) -> str:
    """Returns a day in English: "15 March 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_in_english(period: Period) -> str:
    """Returns a day, month, quarter, half-year or year in English; a year that is not said is not said."""
    year = f"{period.year}" if period.year is not None and not period.inferred else ""
    if period.part in _NAMED:
        return f"{_NAMED[period.part]} of {year}" if year else _NAMED[period.part]
    month, _, day = period.part.partition("-")
    named = " ".join(filter(None, (day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year)))
    return f"{period.clock} on {named}" if period.clock else named


def relative_in_english(amount: str) -> str | None:
    """Returns a span in English, from ISO 8601: `P10WD` is 10 working days; None where it has no number."""
    found = re.fullmatch(r"P(?:T(?P<n>\d+)(?P<h>[HM])|(?P<m>\d+)(?P<u>WD|D|W|M|Y))", amount)
    number = int(found["n"] or found["m"]) if found else 0
    if found is None or not number:
        return None
    unit = _UNITS[found["u"] or {"H": "H", "M": "TM"}[found["h"]]]
    return f"{number} {unit}{'s' * (number != 1)}"


def _recurring(terms: tuple[Term, ...], folded: str, words: str) -> str | None:
    only = [t for t in terms if isinstance(t, Recurring)]
    if len(only) != len(terms):
        return None
    clock = _CLOCK.search(words)
    hour = f"{int(clock[1]):02}:{clock[2] or '00'} " if clock else ""
    before = "before " if _BEFORE.search(folded) else "by " if _BY.search(folded) else "at " if clock else ""
    said = " and ".join(_each(term, bool(before)) for term in only)
    return f"{before}{hour}{said}"


def _is_day(period: Period) -> bool:
    return "-" in period.part


def _each(term: Recurring, led: bool) -> str:
    every = _EVERY.get(term.every, term.every)
    if not term.on:
        return every
    if term.every == "weekly":
        return f"every {_listed([_DAYS[WEEKDAYS.index(d)] for d in term.on])}"
    on = "" if led else "on "
    if term.every == "yearly":
        on = on and f"{_ON_OR_IN[any('-' in part for part in term.on)]} "
        return f"{on}{_listed([period_in_english(Period(None, part)) for part in term.on])} {every}"
    if term.every == "quarterly":
        places = [part.split("-") for part in term.on]
        months = {"1": "first", "2": "second", "3": "last"}
        return f"{on}{_listed([f'the {_ordinal(int(d))} of the {months[m]} month' for m, d in places])} of {every}"
    return f"{on}the {_listed([_ordinal(int(d)) for d in term.on])} of {every}"


def _ordinal(n: int) -> str:
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
