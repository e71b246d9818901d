"""Who goes first on the machine: questions before whatever changes the index."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
# Of nice: whoever else wants a core has nine tenths of it, and what yields is still never starved by others.
YIELDING = 10


class Questions:
    """How many questions are being answered; threads share it."""

    def __init__(self) -> None:
        self._count = 0
        self._guard = threading.Lock()

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Counts a question for as long as the block runs."""
        with self._guard:
            self._count += 1
        try:
            yield
        finally:
            with self._guard:
                self._count -= 1

    def any(self) -> bool:
        """Returns whether any question is being answered."""
        return self._count > 0


def yielding(task: Callable[[], T]) -> T:
    """Returns what a task gives, or raises what it raises, run in a thread of its own that yields to everything else.

    Threads that it starts yield too (Linux, where each thread has a priority of its own; elsewhere it runs as usual).
    """
    given: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        _yield_to_others()
        try:
            given.append(task())
        except BaseException as error:  # it is raised where the task was asked for
            raised.append(error)

    thread = threading.Thread(target=run, name="indexing")
    thread.start()
    thread.join()
    if raised:
        raise raised[0]
    return given[0]


def _yield_to_others() -> None:
    try:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), YIELDING)
    except (AttributeError, OSError):
        return  # no such call here, or not allowed: it is done as fast as anything else
