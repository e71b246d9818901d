"""What takes long to make is made when it is first needed, once for all threads."""

import functools
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Returns a function that gives what `make` gave; whoever asks while it is being made waits for it.

    `functools.cache` lets each of several threads that ask first make it all: a table or pattern that takes a second
    took so many times as long, on the cores that others answer with. Where `make` raises, who asks next tries again.
    """
    making = threading.Lock()
    made: list[T] = []

    @functools.wraps(make)
    def given() -> T:
        if not made:
            with making:
                if not made:
                    made.append(make())
        return made[0]

    return given
