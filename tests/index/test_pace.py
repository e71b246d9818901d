import pytest

from index.pace import Pace


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize(
    ("amount", "seconds", "next_amount"),
    [
        (100, 5.0, 100),  # as long as it should
        (100, 10.0, 50),
        (100, 500.0, 1),  # one is always taken
        (100, 4.0, 125),
        (100, 0.5, 200),  # ten times as fast, and doubled at most
        (40, 5.0, 40),  # what was taken counts, not what was to be
        (3000, 5.0, 200),
        (100, 0.0, 200),
    ],
)
def test_took_makes_the_next_amount_fit_the_seconds(amount, seconds, next_amount):
    pace = Pace(5.0, 1000, 100)
    pace.took(amount, seconds)
    assert pace.amount == next_amount


def test_an_amount_is_never_more_than_the_most():
    pace = Pace(5.0, 150, 1000)
    amounts = [pace.amount]
    for _ in range(2):
        pace.took(150, 0.1)
        amounts.append(pace.amount)
    assert amounts == [150, 150, 150]


def test_take_gives_what_the_work_gives_and_learns_from_its_time():
    clock = Clock()
    pace = Pace(5.0, 1000, 100, clock)

    def work():
        clock.now += 20.0
        return "done"

    assert (pace.take(100, work), pace.amount) == ("done", 25)
