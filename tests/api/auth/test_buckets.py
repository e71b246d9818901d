from hypothesis import given
from hypothesis import strategies as st

from api.auth.buckets import Buckets


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_bucket_gives_its_burst_and_then_one_a_while():
    clock = Clock()
    buckets = Buckets(per_minute=7.5, burst=3, clock=clock)  # one in eight seconds
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 8]
    assert buckets.take("b") == 0
    clock.now = 3
    assert buckets.take("a") == 5
    clock.now = 8
    assert [buckets.take("a") for _ in range(2)] == [0, 8]
    clock.now = 1000
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 8]


def test_whoever_came_longest_ago_is_forgotten_first():
    buckets = Buckets(per_minute=1, burst=1, clock=Clock(), most=2)
    assert [buckets.take(n) for n in "aba"] == [0, 0, 60]
    assert [buckets.take(n) for n in "cab"] == [0, 60, 0]


@given(st.lists(st.floats(0, 30), max_size=60), st.integers(1, 5), st.integers(1, 120))
def test_never_more_than_burst_and_rate_allow(pauses, burst, per_minute):
    clock = Clock()
    buckets = Buckets(per_minute, burst, clock)
    taken = 0
    for pause in pauses:
        clock.now += pause
        wait = buckets.take("a")
        taken += wait == 0
        assert wait <= 60 / per_minute + 1e-6
        assert taken <= burst + clock.now * per_minute / 60 + 1e-6


@given(st.floats(0.1, 50), st.integers(1, 600))
def test_who_waits_as_long_as_told_is_let_through(start, per_minute):
    clock = Clock()
    clock.now = start
    buckets = Buckets(per_minute, 1, clock)
    buckets.take("a")
    clock.now += buckets.take("a")
    assert buckets.take("a") == 0
