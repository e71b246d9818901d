"""How long each step of a journey took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """How long each step of a journey took; a step that is taken twice counts both."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._steps: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times what is done inside."""
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
