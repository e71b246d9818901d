"""Due: what the words of a deadline mean, and how two meanings compare.

Printed, a meaning is one word or a few, the same in JSON, CSV and a spreadsheet: `2025-06-30`, `2025-06`, `2025-Q2`,
`2025-H1`, `2025`; `XXXX-06-30` where no year is said, `2025-06-30?` where it is the document's date that tells the
year; `2025-06-30T17:00` with an hour; `2025-06-01/2025-06-30` and `2025-06-01/..` from a day on; `yearly 06-15, 12-15`,
`monthly 25`, `quarterly 3-25` (the 25th of each quarter's third month), `every 2 weeks`; `P15D`, `P10WD` (working
days), `PT24H`, `issue+P15D` where the days run from the document's own and `effect+P15D` where they run from the day on
which it takes effect.
"""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

DAILY, WEEKLY, MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY = (
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "half-yearly",
    "yearly",
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_OF = {MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6, YEARLY: 12}
# "every 3 weeks" begins in a week that nobody says, so any week may be one of its.
_UNITS = {"days": DAILY, "weeks": WEEKLY, "months": MONTHLY, "years": YEARLY}
_LONGEST_LOOK = 400  # days: whatever recurs at all recurs within them
_AMOUNT = re.compile(r"P(\d+)(D|WD|W|M|Y)")
_FRIDAY = 4  # as datetime counts days of the week
Day = datetime.date
_ANY_DAY = Day(2024, 1, 1)


@dataclass(frozen=True)
class Period:
    """A day, month, quarter, half-year or year.

    year: None where neither the words nor the document's date tell it; inferred: whether only that date does.
    part: of the year, `06-30`, `06`, `Q2`, `H1`, empty for all of it; clock: `17:00`, empty where no hour is said.
    """

    year: int | None
    part: str = ""
    clock: str = ""
    inferred: bool = False

    def __str__(self) -> str:
        """Returns it as it is printed."""
        day = "-".join(filter(None, ("XXXX" if self.year is None else f"{self.year:04}", self.part)))
        return f"{day}{'T' if self.clock else ''}{self.clock}{'?' if self.inferred else ''}"

    @property
    def bounds(self) -> tuple[Day, Day] | None:
        """Its first and last day, None where the year is not known or has no such day."""
        return bounds(self.year, self.part) if self.year is not None else None

    def says(self, wanted: "Term") -> bool:
        """Returns whether it is the period that is wanted, with every part of it said and not inferred."""
        if not isinstance(wanted, Period) or wanted.part != self.part:
            return False
        said = None if self.inferred else self.year
        return wanted.year in (None, said) and wanted.clock in ("", self.clock)

    def days(self) -> Day | None:
        """Returns the last day that it leaves."""
        return self.bounds[1] if self.bounds else None


@dataclass(frozen=True)
class Interval:
    """From one day or period to another; last: None for an open end, which is a start and no deadline."""

    first: Period
    last: Period | None

    def __str__(self) -> str:
        """Returns it as it is printed."""
        return f"{self.first}/{self.last or '..'}"

    def says(self, wanted: "Term") -> bool:
        """Returns whether it ends, or with an open end begins, as is wanted."""
        if isinstance(wanted, Interval):
            return self.first.says(wanted.first) and (self.last is None) == (wanted.last is None) and self._ends(wanted)
        return (self.last or self.first).says(wanted)

    def _ends(self, wanted: "Interval") -> bool:
        return self.last is None or wanted.last is None or self.last.says(wanted.last)

    def days(self) -> Day | None:
        """Returns the last day that it leaves, None where its end is open."""
        return self.last.days() if self.last else None


@dataclass(frozen=True)
class Recurring:
    """Again and again; every: `monthly`, `every 2 weeks`; on: the days of a week, month, quarter or year, if said."""

    every: str
    on: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Returns it as it is printed."""
        return " ".join(filter(None, (self.every, ", ".join(self.on))))

    def says(self, wanted: "Term") -> bool:
        """Returns whether it recurs as is wanted, on those days at least."""
        return isinstance(wanted, Recurring) and wanted.every == self.every and set(wanted.on) <= set(self.on)

    def falls_on(self, day: Day) -> bool:
        """Returns whether one of its times ends on a day; without days said, the last of each period."""
        every = _UNITS.get(self.every.rpartition(" ")[2], self.every)
        if every == DAILY:
            return True
        if every == WEEKLY:
            return WEEKDAYS[day.weekday()] in (self.on or WEEKDAYS[-1:])
        if every == YEARLY:
            return any(_ends(day.year, part, day) for part in self.on or ("",))
        months = MONTHS_OF[every]
        place = (day.month - 1) % months + 1
        for part in self.on or (f"{months}-31",):
            month, _, number = part.rpartition("-")
            last = calendar.monthrange(day.year, day.month)[1]
            if (not month or int(month) == place) and day.day == min(int(number), last):
                return True
        return False


@dataclass(frozen=True)
class Relative:
    """So long after something; amount: as ISO 8601 writes it; day: on which it ends, None where that is not known.

    from_issue: whether it runs from the document's date; from_effect: from the day on which the document takes effect.
    `WD` stands for working days, Monday to Friday: holidays are not known here.
    """

    amount: str
    from_issue: bool = False
    day: Day | None = None
    from_effect: bool = False

    def __str__(self) -> str:
        """Returns it as it is printed."""
        return f"{'issue+' if self.from_issue else 'effect+' if self.from_effect else ''}{self.amount}"

    def says(self, wanted: "Term") -> bool:
        """Returns whether it is the span that is wanted."""
        if not isinstance(wanted, Relative) or wanted.amount != self.amount:
            return False
        return self.from_issue >= wanted.from_issue and self.from_effect >= wanted.from_effect

    def days(self) -> Day | None:
        """Returns the last day that it leaves, None where it runs from what is not known."""
        return self.day


Term = Period | Interval | Recurring | Relative


@dataclass(frozen=True)
class Due:
    """What a deadline means: mostly one term; issued: the document's date, from which what recurs counts."""

    terms: tuple[Term, ...]
    issued: Day | None = None

    def __str__(self) -> str:
        """Returns it as it is printed."""
        return "; ".join(map(str, self.terms))

    def says(self, wanted: "Due") -> bool:
        """Returns whether it says all that is wanted; a wanted day without a year is that day of any year."""
        return all(any(own.says(term) for own in self.terms) for term in wanted.terms)

    def last_day(self) -> Day | None:
        """Returns the last day that it leaves, of several the latest; None where it recurs or no day is known."""
        days = (term.days() for term in self.terms if not isinstance(term, Recurring))
        return max((day for day in days if day is not None), default=None)

    def is_inferred(self) -> bool:
        """Returns whether its last day rests on the document's own date, not on the deadline's words alone."""
        return any(
            (term.from_issue or term.from_effect)
            if isinstance(term, Relative)
            else any(p is not None and p.inferred for p in _periods(term))
            for term in self.terms
        )

    def falls_between(self, after: Day | None, before: Day | None) -> bool:
        """Returns whether it falls due after one day and before another, neither counted; None for no bound."""
        return any(self._falls(term, after, before) for term in self.terms)

    def _falls(self, term: Term, after: Day | None, before: Day | None) -> bool:
        if isinstance(term, Recurring):
            return any(term.falls_on(day) for day in self._looked_at(after, before))
        day = term.days()
        return day is not None and (after is None or day > after) and (before is None or day < before)

    def _looked_at(self, after: Day | None, before: Day | None) -> Iterator[Day]:
        """Yields the days between two bounds, from the document's date on, as many as settle whether it recurs."""
        known = [day for day in (after, self.issued) if day is not None]
        first = max(known) if known else (before or _ANY_DAY) - datetime.timedelta(_LONGEST_LOOK)
        for n in range(1, _LONGEST_LOOK):
            day = first + datetime.timedelta(n)
            if before is not None and day >= before:
                return
            yield day


def _periods(term: Term) -> tuple[Period | None, ...]:
    if isinstance(term, Interval):
        return term.first, term.last
    return (term,) if isinstance(term, Period) else ()


def bounds(year: int, part: str) -> tuple[Day, Day] | None:
    """Returns the first and last day of a part of a year (`06-30`, `06`, `Q2`, `H1`, empty), None where it has none."""
    try:
        if not part:
            return Day(year, 1, 1), Day(year, 12, 31)
        if part[0] in "QH":
            months = 3 if part[0] == "Q" else 6
            last = months * int(part[1:])
            return Day(year, last - months + 1, 1), _last_of(year, last)
        month, _, day = part.partition("-")
        if day:
            return Day(year, int(month), int(day)), Day(year, int(month), int(day))
        return Day(year, int(month), 1), _last_of(year, int(month))
    except ValueError:
        return None


def later(day: Day, amount: str, sign: int = 1) -> Day | None:
    """Returns the day that a span (`P15D`) after another ends on, or with sign -1 before it; None for hours.

    Months and years are counted forwards alone.
    """
    found = _AMOUNT.fullmatch(amount)
    if found is None:
        return None
    number, unit = int(found[1]), found[2]
    if unit in ("D", "W"):
        return day + sign * datetime.timedelta(number * (7 if unit == "W" else 1))
    if unit == "WD":
        for _ in range(number):
            day += datetime.timedelta(sign)
            while day.weekday() > _FRIDAY:
                day += datetime.timedelta(sign)
        return day
    if sign < 0:
        return None
    months = day.month - 1 + number * (12 if unit == "Y" else 1)
    last = bounds(day.year + months // 12, f"{months % 12 + 1:02}")
    return min(last[1], last[1].replace(day=min(day.day, last[1].day))) if last else None


def _last_of(year: int, month: int) -> Day:
    return Day(year, month, calendar.monthrange(year, month)[1])


def _ends(year: int, part: str, day: Day) -> bool:
    found = bounds(year, part)
    return found is not None and found[1] == day
