from rag.generation.client.breaker import Breaker


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_breaker_opens_after_failures_in_a_row_and_rests():
    clock = Clock()
    breaker = Breaker(2, 60.0, clock)
    breaker.failed()
    assert breaker.allows()
    breaker.failed()
    assert not breaker.allows()
    clock.now += 59.9
    assert not breaker.allows()


def test_breaker_counts_only_failures_in_a_row():
    breaker = Breaker(2, 60.0, Clock())
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert breaker.allows()


def test_breaker_lets_one_call_try_after_the_rest():
    clock = Clock()
    breaker = Breaker(1, 60.0, clock)
    breaker.failed()
    clock.now += 60.0
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.failed()
    clock.now += 59.0
    assert not breaker.allows()
    clock.now += 1.0
    assert breaker.allows()
    breaker.succeeded()
    assert [breaker.allows(), breaker.allows()] == [True, True]
