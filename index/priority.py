"""Who goes first on the machine: questions before whatever changes the index."""

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
# Of nice: whoever else wants a core has nine tenths of it.
YIELDING = 10
LOOK_SECONDS = 1.0  # between two looks whether somebody waits for a task still


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


class Left(BaseException):
    """Whoever asked for a task is interrupted: the task ends at its next step."""


class Yielding:
    """A task in a thread of its own that yields to everything else, and hands on what must not wait.

    A thread that yields may never take its priority back (Linux allows that to nobody without a privilege), and those
    that it starts yield too: what must not wait runs in the thread that waits for the task. Elsewhere than on Linux,
    where a thread has no priority of its own, everything runs as usual.
    """

    def __init__(self) -> None:
        self._handed: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._is_left = False

    def run(self, task: Callable[[], T]) -> T:
        """Returns what a task gives, or raises what it raises; where this is interrupted, when the task has ended."""
        done: Future[T] = Future()

        def yielding() -> None:
            _yield_to_others()
            _settle(done, task)
            self._handed.put(None)

        thread = threading.Thread(target=yielding, name="indexing")
        try:
            thread.start()
            while (handed := self._handed.get()) is not None:
                handed()
        except BaseException:  # an interrupt: when it is told, nothing is changed any more
            self._is_left = True
            with suppress(RuntimeError):  # it was not even started
                thread.join()
            raise
        return done.result()

    def hand_on(self, work: Callable[[], T]) -> T:
        """Returns what work of the task gives that must not wait, run in the thread that waits for the task."""
        done: Future[T] = Future()
        self._handed.put(lambda: _settle(done, work))
        while not wait([done], LOOK_SECONDS).done:
            self.go_on()
        return done.result()

    def go_on(self) -> None:
        """Returns where somebody waits for the task still; raises Left elsewhere."""
        if self._is_left:
            raise Left


def _settle(future: "Future[T]", work: Callable[[], T]) -> None:
    """Gives a future what work gives, or what it raises."""
    try:
        future.set_result(work())
    except BaseException as error:  # it is raised where the work was asked for
        future.set_exception(error)


def _yield_to_others() -> None:
    try:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), YIELDING)
    except (AttributeError, OSError):
        return  # no such call here, or not allowed: it is done as fast as anything else
