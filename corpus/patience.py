"""Patience: how long a document may be read, and whether anyone still waits for it.

A thread cannot be stopped from outside, so reading asks: each of its loops calls `go_on` for what it takes up next, and
that ends the reading when its time is over, or when whoever wanted the document has left. What other programs do
(PDFium, Tesseract, LibreOffice) has limits of its own, where it is run.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from corpus.errors import Abandoned, ReadError
from corpus.message import Message

LONGEST_READING = 300.0  # seconds in which a text becomes a document; 5,000 pages take about forty
STEPS = 64  # between two looks at the clock
EACH = 0.25  # seconds between two questions whether anyone waits


@dataclass
class Patience:
    """What is left of the patience with one document.

    seconds: how long it may be read; wanted: whether anyone still waits for it; clock: gives the time in seconds.
    steps: how many were taken, which tells what a text costs better than a clock does.
    """

    seconds: float = LONGEST_READING
    wanted: Callable[[], bool] | None = None
    clock: Callable[[], float] = time.monotonic
    steps: int = 0
    _over: float = field(init=False)
    _asked: float = field(init=False)

    def __post_init__(self) -> None:
        """Begins to count."""
        self._asked = self.clock()
        self._over = self._asked + self.seconds

    def step(self) -> None:
        """Takes a step; raises as `go_on`."""
        self.steps += 1
        if self.steps % STEPS == 0:
            self.look()

    def look(self) -> None:
        """Looks at the clock, and whether anyone waits; raises as `go_on`."""
        now = self.clock()
        if now > self._over:
            raise ReadError(
                Message(
                    "not read in {seconds:.0f} seconds, in which thousands of pages are; split the file, or "
                    "look at what it holds: no directive takes so long",
                    seconds=self.seconds,
                )
            )
        if self.wanted is not None and now - self._asked >= EACH:
            self._asked = now
            if not self.wanted():
                raise Abandoned(Message("no longer waited for; nothing was stored, send it again"))


_with: ContextVar[tuple[Patience, ...]] = ContextVar("patience", default=())


@contextmanager
def patience(
    seconds: float = LONGEST_READING,
    wanted: Callable[[], bool] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Patience]:
    """Bounds what is read while the block lasts, in this thread; one within another ends by whichever ends first.

    wanted: asked now and then, in this thread, whether anyone still waits for the document.
    """
    own = Patience(seconds, wanted, clock)
    token = _with.set((*_with.get(), own))
    try:
        yield own
    finally:
        _with.reset(token)


def go_on() -> None:
    """Takes a step of reading; does nothing where no patience bounds it.

    Raises:
        ReadError: the time is over.
        Abandoned: nobody waits any more.
    """
    for held in _with.get():
        held.step()
