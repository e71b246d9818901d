"""Progress of long work: who does it calls a function with (done, total)."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """Reports to nobody."""
