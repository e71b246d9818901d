"""Days of the calendar as questions write them: "14/11/2022", "14 tháng 11 năm 2022", "14-11", "November 14, 2022"."""

import datetime
import re

from corpus.document import Metadata

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join(rf"{m[:3]}(?:{m[3:]})?" if len(m) > 3 else m for m in _MONTHS)
_TH = r"(?:st|nd|rd|th)?"
# Plain text, in small letters and without marks; one alternative for each order of day, month and year.
DAY = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?|\d{1,2} thang \d{1,2}(?:,? nam \d{4})?"
    rf"|\d{{1,2}}{_TH} (?:of )?(?:{_MONTH}),? \d{{4}}|(?:{_MONTH}) \d{{1,2}}{_TH},? \d{{4}})(?![\w/])"
)
_LEAP = 2024  # a year that has every day


def read_day(text: str) -> tuple[int, int, int] | None:
    """Returns (year, month, day) of a text that `DAY` matches, year 0 where none is said; None for no day there is."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    named = next((n for n, m in enumerate(_MONTHS, start=1) if re.search(rf"\b{m[:3]}", text)), 0)
    if named and "thang" not in text:
        day, year = numbers
        return _checked(year, named, day)
    if re.match(r"\d{4}-", text):
        return _checked(numbers[0], numbers[1], numbers[2])
    return _checked(numbers[2] if len(numbers) > 2 else 0, numbers[1], numbers[0])


def is_day(metadata: Metadata, day: tuple[int, int, int]) -> bool:
    """Returns whether a document is of a day: of that day of any year where no year is said."""
    found = metadata.date
    return found is not None and (found.month, found.day) == day[1:] and day[0] in (0, found.year)


def _checked(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    try:
        datetime.date(year or _LEAP, month, day)
    except ValueError:
        return None
    return year, month, day


# A day that is told from the day of asking: official text names no such day.
_TOLD_FROM_NOW = re.compile(
    r"\b(?:hom nay|hom qua|hom kia|ngay mai|ngay kia|(?:sang|trua|chieu|toi|dem) (?:nay|mai|qua)|cuoi tuan nay|bay gio"
    r"|today|tonight|tomorrow|yesterday|right now|this (?:morning|evening|weekend))\b"
)


def read_from_now(folded: str) -> str:
    """Returns the first word of a question that tells a day from the day of asking, "" where none does."""
    found = _TOLD_FROM_NOW.search(folded)
    return found[0] if found else ""
