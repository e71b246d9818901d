"""Whose turn it is: what changes the index yields to everything else, but for a share that it has whatever happens.

Work that yields may be starved: where questions keep every core busy, 128 passages took more than 43 seconds, and of
two processes that ingested beside eight clients neither had published a document after a minute. So a change is worked
on in small steps, and where those that yield have taken long, the next does not yield.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from index.pace import Pace
from index.priority import Yielding

Item = TypeVar("Item")
T = TypeVar("T")
SHARE = 1 / 3  # of the time of a change; in the rest of it others go first
STEP_SECONDS = 0.5
MOST_AT_ONCE = 8  # items of a step


def no_question() -> bool:
    """Returns that no question is being answered."""
    return False


class Share:
    """A part of the time that is not to be waited away; what is owed of it never adds up to more than one step."""

    def __init__(self, part: float, most: float) -> None:
        self._part = part
        self._most = most
        self._owed = 0.0

    def is_owed(self) -> bool:
        """Returns whether the next step is not to yield."""
        return self._owed > 0

    def yielded(self, seconds: float) -> None:
        """Takes note of a step that yielded."""
        self._owed = min(self._most, self._owed + self._part * seconds)

    def given(self, seconds: float) -> None:
        """Takes note of a step that did not."""
        self._owed -= (1 - self._part) * seconds


class Scheduler:
    """Runs changes, one at a time, in steps that yield or do not.

    is_asked: tells whether a question is being answered in this process, for which all cores but one are left free;
    clock: seconds that go by; share: of the time of a change, in which it does not yield.
    """

    def __init__(
        self,
        is_asked: Callable[[], bool] = no_question,
        clock: Callable[[], float] = time.monotonic,
        share: float = SHARE,
    ) -> None:
        self.yields = False  # else everything runs at once, as whatever else does
        self._is_asked = is_asked
        self._clock = clock
        self._share = Share(share, STEP_SECONDS)
        self._pace = Pace(STEP_SECONDS, MOST_AT_ONCE, MOST_AT_ONCE)
        self._yielding: Yielding | None = None

    def run(self, change: Callable[[], T]) -> T:
        """Returns what a change gives, which may call `steps`."""
        if not self.yields:
            return change()
        self._yielding = Yielding()
        try:
            return self._yielding.run(change)
        finally:
            self._yielding = None

    def steps(self, items: Sequence[Item], work: Callable[[Sequence[Item]], T]) -> Iterator[T]:
        """Yields what is made of items, some at a time and in order: one where a question is being answered."""
        done = 0
        while done < len(items):
            size = 1 if self._is_asked() else self._pace.amount if self._yielding else MOST_AT_ONCE
            some = items[done : done + size]
            yield self._step(len(some), partial(work, some))
            done += size

    def _step(self, size: int, work: Callable[[], T]) -> T:
        if self._yielding is None:
            return work()
        self._yielding.go_on()
        is_owed = self._share.is_owed()
        begun = self._clock()
        given = self._yielding.hand_on(work) if is_owed else work()
        seconds = self._clock() - begun
        (self._share.given if is_owed else self._share.yielded)(seconds)
        self._pace.took(size, seconds)
        return given


AT_ONCE = Scheduler()  # yields to nobody
