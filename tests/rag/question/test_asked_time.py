from datetime import date

import pytest

from rag.question.asked_time import take_time

TODAY = date(2025, 2, 14)  # a Friday


@pytest.mark.parametrize(
    ("language", "text", "rest", "after", "before"),
    [
        ("vi", "viec den han trong thang nay", "viec den han", date(2025, 1, 31), date(2025, 3, 1)),
        ("vi", "van ban tu nam 2024", "van ban", date(2023, 12, 31), None),
        ("vi", "van ban tu 2024", "van ban", date(2023, 12, 31), None),
        ("vi", "van ban tu 2024 tro di", "van ban", date(2023, 12, 31), None),
        ("vi", "tu thang 3/2024 den nay", "", date(2024, 2, 29), None),
        ("en", "issued from 2024 onwards", "issued", date(2023, 12, 31), None),
        ("vi", "sau ngay 1/10/2024", "", date(2024, 10, 1), None),
        ("vi", "truoc thang 9 nam 2024", "", None, date(2024, 9, 1)),
        ("vi", "den het quy ii/2025", "", None, date(2025, 7, 1)),
        ("vi", "trong quy truoc", "", date(2024, 9, 30), date(2025, 1, 1)),
        ("vi", "tuan sau", "", date(2025, 2, 16), date(2025, 2, 24)),
        ("vi", "nam sau", "", date(2025, 12, 31), date(2027, 1, 1)),
        ("vi", "hom nay", "", date(2025, 2, 13), date(2025, 2, 15)),
        ("en", "documents since 2024", "documents", date(2023, 12, 31), None),
        ("en", "due before 30 june 2025", "due", None, date(2025, 6, 30)),
        ("en", "due by june 30 2025", "due", None, date(2025, 7, 1)),
        ("en", "in the first quarter of 2025", "", date(2024, 12, 31), date(2025, 4, 1)),
        ("en", "in q2 2025", "", date(2025, 3, 31), date(2025, 7, 1)),
        ("en", "next month", "", date(2025, 2, 28), date(2025, 4, 1)),
        ("vi", "van ban tu thang 7 den thang 9 nam 2026", "van ban", date(2026, 6, 30), date(2026, 10, 1)),
        ("vi", "tu 1/4 den het 30/6/2025", "", date(2025, 3, 31), date(2025, 7, 1)),
        ("en", "issued between 2023 and 2024", "issued", date(2022, 12, 31), date(2025, 1, 1)),
        ("en", "from may to june 2025", "", date(2025, 4, 30), date(2025, 7, 1)),
        ("en", "on 2025-06-30", "", date(2025, 6, 29), date(2025, 7, 1)),
    ],
)
def test_a_time_lies_between_two_days_and_is_taken_out_of_what_is_asked(language, text, rest, after, before):
    time, left = take_time(text, language)
    assert (time.bounds(TODAY), left) == ((after, before), rest)


@pytest.mark.parametrize(
    ("language", "text"),
    [("vi", "quyet dinh 1472"), ("en", "decision 1472 may be signed"), ("vi", "van ban moi nhat"), ("vi", "nam hoc")],
)
def test_what_names_no_time_is_left_as_it_is(language, text):
    assert take_time(text, language) == (None, text)


def test_a_day_of_no_calendar_bounds_nothing():
    time, _ = take_time("truoc ngay 31/2/2025", "vi")
    assert (time.bounds(TODAY), time.last_day(TODAY)) == (None, None)


def test_the_last_day_of_a_period_is_that_on_which_it_is_over():
    assert take_time("tinh den thang 9/2024", "vi")[0].last_day(TODAY) == date(2024, 9, 30)
