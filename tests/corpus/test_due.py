import datetime

import pytest

from corpus.due import Due, Interval, Period, Recurring, Relative, bounds

JUNE_30 = Period(2025, "06-30")


def day(text):
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("year", "part", "first", "last"),
    [
        (2025, "", "2025-01-01", "2025-12-31"),
        (2025, "Q1", "2025-01-01", "2025-03-31"),
        (2025, "Q4", "2025-10-01", "2025-12-31"),
        (2025, "H1", "2025-01-01", "2025-06-30"),
        (2025, "H2", "2025-07-01", "2025-12-31"),
        (2024, "02", "2024-02-01", "2024-02-29"),
        (2025, "12", "2025-12-01", "2025-12-31"),
        (2024, "02-29", "2024-02-29", "2024-02-29"),
    ],
)
def test_bounds_are_the_first_and_last_day(year, part, first, last):
    assert bounds(year, part) == (day(first), day(last))


@pytest.mark.parametrize("part", ["02-29", "04-31", "13", "00-01"])
def test_bounds_of_no_day_are_none(part):
    assert bounds(2025, part) is None


@pytest.mark.parametrize(
    ("term", "printed"),
    [
        (JUNE_30, "2025-06-30"),
        (Period(2025, "06-30", "17:00"), "2025-06-30T17:00"),
        (Period(2025, "06-30", "", True), "2025-06-30?"),
        (Period(None, "06-30"), "XXXX-06-30"),
        (Period(2025, "Q2"), "2025-Q2"),
        (Period(2025), "2025"),
        (Interval(Period(2025, "06"), JUNE_30), "2025-06/2025-06-30"),
        (Interval(JUNE_30, None), "2025-06-30/.."),
        (Recurring("yearly", ("06-15", "12-15")), "yearly 06-15, 12-15"),
        (Recurring("quarterly"), "quarterly"),
        (Relative("P15D"), "P15D"),
        (Relative("P10WD", True), "issue+P10WD"),
    ],
)
def test_a_term_is_printed(term, printed):
    assert str(Due((term,))) == printed


def test_several_terms_are_printed_one_after_another():
    assert str(Due((Recurring("half-yearly"), Recurring("yearly")))) == "half-yearly; yearly"


@pytest.mark.parametrize(
    ("term", "wanted", "says"),
    [
        (JUNE_30, JUNE_30, True),
        (JUNE_30, Period(None, "06-30"), True),
        (JUNE_30, Period(2026, "06-30"), False),
        (JUNE_30, Period(2025, "06"), False),
        (Period(2025, "06-30", "17:00"), JUNE_30, True),
        (JUNE_30, Period(2025, "06-30", "17:00"), False),
        (Period(2025, "06-30", "", True), JUNE_30, False),
        (Period(2025, "06-30", "", True), Period(None, "06-30"), True),
        (Interval(Period(2025, "06-01"), JUNE_30), JUNE_30, True),
        (Interval(Period(2025, "06-01"), JUNE_30), Period(2025, "06-01"), False),
        (Interval(JUNE_30, None), Interval(JUNE_30, None), True),
        (Interval(JUNE_30, None), Interval(JUNE_30, JUNE_30), False),
        (Recurring("monthly", ("25",)), Recurring("monthly"), True),
        (Recurring("monthly"), Recurring("monthly", ("25",)), False),
        (Recurring("monthly"), Recurring("quarterly"), False),
        (Relative("P15D", True), Relative("P15D"), True),
        (Relative("P15D"), Relative("P15D", True), False),
        (Relative("P15D"), JUNE_30, False),
        (JUNE_30, Relative("P15D"), False),
    ],
)
def test_a_due_says_what_is_wanted_where_every_part_of_it_is_said(term, wanted, says):
    assert Due((Recurring("weekly"), term)).says(Due((wanted,))) is says


@pytest.mark.parametrize(
    ("term", "after", "before", "falls"),
    [
        (JUNE_30, None, None, True),
        (JUNE_30, "2025-06-29", "2025-07-01", True),
        (JUNE_30, "2025-06-30", None, False),
        (JUNE_30, None, "2025-06-30", False),
        (Period(2025, "Q2"), "2025-05-15", None, True),
        (Period(2025, "Q2"), None, "2025-06-30", False),
        (Period(None, "06-30"), None, None, False),
        (Interval(Period(2025, "06-01"), JUNE_30), "2025-06-29", None, True),
        (Interval(JUNE_30, None), "2025-01-01", None, False),
        (Relative("P15D"), "2025-01-01", None, False),
        (Relative("P15D", True, day("2025-03-20")), "2025-03-19", "2025-03-21", True),
        (Recurring("daily"), "2030-01-01", "2030-01-03", True),
        (Recurring("daily"), "2030-01-01", "2030-01-02", False),
        (Recurring("weekly", ("Fri",)), "2025-06-26", "2025-06-28", True),
        (Recurring("weekly", ("Fri",)), "2025-06-27", "2025-07-04", False),
        (Recurring("weekly"), "2025-06-28", "2025-06-30", True),
        (Recurring("monthly", ("25",)), "2025-06-24", "2025-06-26", True),
        (Recurring("monthly", ("31",)), "2025-06-29", "2025-07-01", True),
        (Recurring("monthly", ("25",)), "2025-06-25", "2025-07-25", False),
        (Recurring("monthly"), "2025-06-29", "2025-07-01", True),
        (Recurring("quarterly"), "2025-04-01", "2025-06-30", False),
        (Recurring("quarterly"), "2025-04-01", "2025-07-01", True),
        (Recurring("quarterly", ("1-05",)), "2025-07-04", "2025-07-06", True),
        (Recurring("quarterly", ("1-05",)), "2025-08-01", "2025-10-01", False),
        (Recurring("half-yearly"), "2025-07-01", "2025-12-31", False),
        (Recurring("yearly", ("06-15", "12-15")), "2025-06-15", "2025-12-15", False),
        (Recurring("yearly", ("06-15", "12-15")), "2025-06-15", "2025-12-16", True),
        (Recurring("yearly"), "2025-12-30", "2026-01-01", True),
        (Recurring("every 2 weeks"), "2025-06-28", "2025-06-30", True),
        (Recurring("monthly"), None, "2025-03-31", False),
        (Recurring("monthly"), "2024-01-01", "2025-03-31", False),
        (Recurring("monthly"), None, "2025-04-01", True),
    ],
)
def test_a_due_falls_between_two_days_neither_counted(term, after, before, falls):
    assert Due((term,), day("2025-03-05")).falls_between(day(after), day(before)) is falls


def test_what_recurs_without_a_document_of_a_known_date_recurs_at_any_time():
    monthly = Due((Recurring("monthly"),))
    assert monthly.falls_between(None, day("2020-01-02"))
    assert monthly.falls_between(None, None)


@pytest.mark.parametrize(
    ("terms", "last", "inferred"),
    [
        ((Period(2025, "06-30"),), "2025-06-30", False),
        ((Period(2025, "Q2", inferred=True),), "2025-06-30", True),
        ((Period(None, "06-30"),), None, False),
        ((Recurring("monthly", ("25",)),), None, False),
        ((Recurring("monthly"), Period(2025, "03"), Period(2025, "02")), "2025-03-31", False),
        ((Interval(Period(2025, "06-01", inferred=True), Period(2025, "06-30")),), "2025-06-30", True),
        ((Interval(Period(2025, "06-01"), None),), None, False),
        ((Relative("P15D", True, datetime.date(2025, 3, 20)),), "2025-03-20", True),
        ((Relative("P15D"),), None, False),
    ],
)
def test_the_last_day_that_a_due_leaves(terms, last, inferred):
    assert (Due(terms).last_day(), Due(terms).is_inferred()) == (day(last), inferred)
