"""How much to take at once, so that it takes about so long: learnt from how long what was taken last did."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
MOST_GROWTH = 2  # what was fast may have been so by chance; what was slow makes others wait


class Pace:
    """An amount of work that takes about so many seconds; it is 1 or more, and at most doubled from one to the next.

    most: whatever the pace; first: before anything is known; clock: seconds that go by.
    """

    def __init__(self, seconds: float, most: int, first: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.amount = min(most, first)
        self._seconds = seconds
        self._most = most
        self._clock = clock

    def take(self, amount: int, work: Callable[[], T]) -> T:
        """Returns what the work on so much gives, whose time decides how much is next."""
        begun = self._clock()
        given = work()
        self.took(amount, self._clock() - begun)
        return given

    def took(self, amount: int, seconds: float) -> None:
        """Learns how many seconds so much took."""
        most = min(self._most, MOST_GROWTH * self.amount)
        fits = amount * self._seconds / seconds if seconds > 0 else most
        self.amount = max(1, min(most, int(fits)))
