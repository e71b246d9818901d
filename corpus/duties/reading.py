"""What has been read of a deadline's words so far: terms that are whole, and what waits for its month or year."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.due import DAILY, MONTHLY, MONTHS_OF, WEEKLY, Interval, Period, Recurring, Relative, Term, bounds, later

# Two days that wait for a year may be as far apart as the leap days round 2100.
_YEARS_AHEAD = 9
LEAP_YEAR = 2024  # a year that has every day that any has


@dataclass
class Reading:
    """What has been read so far: terms that are whole, and what waits for more.

    parts: of a year ("06-30", "Q2", "01..09"); days: of a month; weekdays; clock: of a day that is still to come.
    share: the first and last day of a month to come, the first counted from its end where negative, 0 for the last.
    each: whether the last term recurs and says on no day, so that days behind it are its own.
    counted: 1 where a span runs from the day behind it, -1 where it ends there, 0 where none does.
    start, ranged: whether "từ" or "sau" stood before the first, "đến" between two.
    """

    issued: datetime.date | None
    effective: datetime.date | None = None
    terms: list[Term] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    weekdays: list[str] = field(default_factory=list)
    clock: str = ""
    share: tuple[int, int] | None = None
    each: bool = False
    start: bool = False
    ranged: bool = False
    counted: int = 0

    def give_year(self, year: int, inferred: bool = False) -> bool:
        """Ends the parts that wait for their year; without any, the year is what is meant. False for no such day."""
        self.terms += [_term(year, part, self.clock, inferred) for part in self.parts or [""]]
        known = all(bounds(year, part.rpartition("..")[2]) for part in self.parts)
        self.parts, self.clock = [], ""
        return known and not self.days

    def give_months(self, months: Sequence[int]) -> None:
        """Ends the days that wait for their month; without any, the months are what is meant."""
        if self.share:
            self.parts += [_share_of_month(m, *self.share) for m in months]
        else:
            self.parts += [f"{m:02}-{d:02}" for m in months for d in self.days] or [f"{m:02}" for m in months]
        self.days, self.share = [], None

    def end_each(self) -> None:
        """Gives the days that were read behind what recurs to it: "hằng tháng, | trước ngày 25"."""
        last = self.terms[-1] if self.each and self.terms else None
        self.each = False
        if not isinstance(last, Recurring):
            return
        on: tuple[str, ...] = ()
        if last.every == DAILY:
            self.clock = ""
        if last.every == MONTHLY:
            on, self.days = tuple(f"{d:02}" for d in self.days), []
        elif last.every == WEEKLY:
            on, self.weekdays = tuple(self.weekdays), []
        elif last.every in MONTHS_OF and not any("." in p or "-" not in p for p in self.parts):
            on = tuple(dict.fromkeys(_within(part, MONTHS_OF[last.every]) for part in self.parts))
            self.parts = []
        if on:
            self.terms[-1] = Recurring(last.every, on)
            self.clock = ""

    def goes_backwards(self) -> bool:
        """Returns whether the days of a range that wait for one month run from a later to an earlier one."""
        return self.ranged and self.days != sorted(self.days)

    def whole(self) -> tuple[Term, ...]:
        """Returns the terms that were read, empty where something still waits or they make no sense together."""
        self.end_each()
        for part in self.parts:
            if bounds(LEAP_YEAR, part.rpartition("..")[2]) is None:
                return ()
            year = self._year_ahead(part)
            self.terms.append(_term(year, part, self.clock, year is not None))
        clock = "" if self.parts else self.clock
        if self.days or self.share or clock or (self.weekdays and not self.terms):
            return ()
        periods = [t for t in self.terms if isinstance(t, Period)]
        if self.counted:
            return self._counted_from(*self.terms) if len(self.terms) == 2 else ()
        if self.ranged:
            return (_interval(*periods),) if len(periods) == len(self.terms) == 2 else ()
        if self.start and periods:
            return (Interval(periods[0], None),) if len(self.terms) == 1 else ()
        return tuple(self.terms)

    def _counted_from(self, span: Term, day: Term) -> tuple[Term, ...]:
        """Returns the day that a span from another ends on, or begins on where it is counted back; none for hours."""
        if not (isinstance(span, Relative) and isinstance(day, Period) and "-" in day.part and day.bounds):
            return ()
        found = later(day.bounds[0], span.amount, self.counted)
        return (Period(found.year, f"{found:%m-%d}", "", day.inferred),) if found else ()

    def _year_ahead(self, part: str) -> int | None:
        """Returns the year of the first such part that is not over on the document's date, None without a date."""
        if self.issued is None:
            return None
        ahead = (bounds(self.issued.year + n, part.rpartition("..")[2]) for n in range(_YEARS_AHEAD))
        return next((days[1].year for days in ahead if days and days[1] >= self.issued), None)


def _within(part: str, months: int) -> str:
    """Returns a day of the year as one of each period of so many months: `06-15` is `3-15` of a quarter."""
    month, _, day = part.partition("-")
    return part if months == 12 else f"{(int(month) - 1) % months + 1}-{day}"


def _term(year: int | None, part: str, clock: str, inferred: bool) -> Term:
    first, _, last = part.rpartition("..")
    if first:
        return Interval(Period(year, first, "", inferred), Period(year, last, "", inferred))
    return Period(year, part, clock if "-" in part else "", inferred)


def _share_of_month(month: int, first: int, last: int) -> str:
    """Returns days of a month as a part of the year: "07-01..07-15", "07-22..07" for the last ten."""
    whole = bounds(LEAP_YEAR - 1, f"{month:02}")
    begin = first if first > 0 or whole is None else whole[1].day + 1 + first
    return f"{month:02}-{begin:02}..{month:02}{f'-{last:02}' if last else ''}"


def _interval(first: Period, last: Period) -> Interval:
    """Returns what lies between two periods: "từ 15/12 đến 15/01/2026" begins in the year before."""
    over = first.bounds and last.bounds and first.bounds[0] > last.bounds[1]
    return Interval(replace(first, year=first.year - 1) if over and first.year else first, last)
