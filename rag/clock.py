"""How long each step of a journey took, and who is told of it as it goes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

# Called as a step begins, with its name and the milliseconds so far; what it raises ends the journey there.
Watch: TypeAlias = Callable[[str, float], None]


def nobody(step: str, ms: float) -> None:
    """Watches nothing."""


class Clock:
    """How long each step of a journey took; a step that is taken twice counts both.

    watch: is told of every step before it is taken.
    """

    def __init__(self, watch: Watch = nobody) -> None:
        self._watch = watch
        self._began = time.perf_counter()
        self._steps: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times what is done inside."""
        self._watch(name, self.total_ms())
        began = time.perf_counter()
        try:
            yield
        finally:
            self._steps[name] = self._steps.get(name, 0.0) + (time.perf_counter() - began) * 1000

    def total_ms(self) -> float:
        """Returns the milliseconds since it was made."""
        return (time.perf_counter() - self._began) * 1000

    def timings_ms(self) -> dict[str, float]:
        """Returns the milliseconds of each step, in the order of their first."""
        return {name: round(took, 2) for name, took in self._steps.items()}
