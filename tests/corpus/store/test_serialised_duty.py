import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.due import Due, Interval, Period, Recurring, Relative
from corpus.duties.read import read_duties
from corpus.duty import Duty
from corpus.store.serialised_duty import duty_as_text, duty_of

DAY = datetime.date(2025, 6, 30)
words = st.sampled_from(("", "Sở Y tế", "06-30", '"', "\u2028", "null"))
periods = st.builds(Period, st.none() | st.integers(1, 9999), words, words, st.booleans())
terms = st.one_of(
    periods,
    st.builds(Interval, periods, st.none() | periods),
    st.builds(Recurring, words, st.lists(words, max_size=3).map(tuple)),
    st.builds(Relative, words, st.booleans(), st.none() | st.dates()),
)
dues = st.builds(Due, st.lists(terms, max_size=3).map(tuple), st.none() | st.dates())
maybe = st.none() | words
duties = st.builds(
    Duty,
    words,
    words,
    words,
    maybe,
    maybe,
    words,
    words,
    st.integers(),
    st.integers(),
    words,
    st.none() | st.integers(),
    st.none() | dues,
)


def test_a_duty_is_written_in_full():
    due = Due((Relative("P15D", from_issue=True, day=DAY),), DAY)
    duty = Duty("lead", "Sở Y tế", "mua thuốc", "trong 15 ngày", None, "a", "4.-1", 3, 10, "order", None, due)
    assert duty_as_text(duty) == (
        '[["lead", "Sở Y tế", "mua thuốc", "trong 15 ngày", null, "a", "4.-1", 3, 10, "order", null],'
        ' [[{"amount": "P15D", "from_issue": true, "day": "2025-06-30", "from_effect": false, "is": "relative"}],'
        ' "2025-06-30"]]'
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(duties)
def test_what_is_written_is_read_back(duty):
    assert duty_of(duty_as_text(duty)) == duty


def test_every_shipped_duty_is_read_back(samples):
    found = [d for document in samples.values() for d in read_duties(document)]
    assert [duty_of(duty_as_text(d)) for d in found] == found
    assert {type(t) for d in found if d.due for t in d.due.terms} >= {Period, Recurring}


@pytest.mark.parametrize("text", ["", "[]", "[[1], null]", '[["a"], [[{"is": "x"}], null]]', "5"])
def test_a_damaged_duty_raises(text):
    with pytest.raises((ValueError, TypeError, KeyError)):
        duty_of(text)
