"""Work on threads: who waits for whom, and who is told that a client left.

Questions, changes and everything else have threads apart, so that uploads that wait for one another delay no question,
and neither of them delays a page or the health of the service.
"""

import math
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias, TypeVar

import anyio
from anyio.abc import ObjectReceiveStream
from anyio.from_thread import run_sync as on_loop
from anyio.to_thread import run_sync as on_thread
from starlette.types import Receive

from api.errors import Problem
from corpus.message import Message
from rag.clock import Watch

T = TypeVar("T")
ASKING, CHANGING, TAKING = 16, 4, 4  # threads
MOST_WAITING = 256  # questions that wait for a thread
IDLE_SECONDS = 15.0  # without a step, after which a client is told that the work goes on


@dataclass(frozen=True)
class Step:
    """A step that is being taken; ms: milliseconds since the work began."""

    name: str
    ms: float


# Says whether whoever asked is still there.
Wanted: TypeAlias = Callable[[], bool]
# Is told of each step, and None now and then while there is none.
Tell: TypeAlias = Callable[[Step | None], Awaitable[None]]


class ClientLeft(Exception):
    """Whoever asked is gone; nobody needs the rest of the work."""


@dataclass(frozen=True)
class Threads:
    """The threads of an application, by what they do."""

    asks: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(ASKING))
    changes: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(CHANGING))
    taking: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(TAKING))

    async def change(self, work: Callable[[], T]) -> T:
        """Returns what a change gives; further ones wait for it, and nothing else does."""
        return await on_thread(work, limiter=self.changes)

    async def change_while_there(self, receive: Receive, work: Callable[[Wanted], T]) -> T:
        """Returns what a change gives that may ask whether its client is still there: `while_there`, as `change`."""
        return await while_there(receive, self.changes, work)

    async def take(self, work: Callable[[], T]) -> T:
        """Returns what is done at once: what is sent to wait does not wait for those that change something."""
        return await on_thread(work, limiter=self.taking)

    async def ask(self, receive: Receive, work: Callable[[Watch], T], tell: Tell | None = None) -> T:
        """Returns what answering gives: `watched`, on a thread for questions.

        Raises:
            Problem: too many wait already.
        """
        if self.asks.statistics().tasks_waiting >= MOST_WAITING:
            detail = Message(
                "{most_waiting} questions are waiting; ask again in a few seconds", most_waiting=MOST_WAITING
            )
            raise Problem(503, Message("Too many questions"), detail, {"Retry-After": "5"})
        return await watched(receive, self.asks, work, tell)


async def watched(
    receive: Receive, limiter: anyio.CapacityLimiter, work: Callable[[Watch], T], tell: Tell | None = None
) -> T:
    """Returns what work on a thread gives; a client that leaves ends it before its next step.

    receive: of the request, its body read; work: is given what to call before each step; tell: is told of each.

    Raises:
        ClientLeft: the client left before it was done.
    """
    left = threading.Event()
    steps, taken = anyio.create_memory_object_stream[Step](math.inf)

    def watch(name: str, ms: float) -> None:
        if left.is_set():
            raise ClientLeft
        if tell is not None:
            on_loop(steps.send_nowait, Step(name, ms))

    done, failed = None, None
    with steps, taken:
        async with anyio.create_task_group() as group:
            group.start_soon(_until_left, receive, left, group.cancel_scope)
            told = anyio.Event()
            group.start_soon(_tell_all, taken, tell, told)
            # A thread cannot be ended from outside: this waits for it even after the client left.
            done, failed = await on_thread(partial(_tried, partial(work, watch)), limiter=limiter)
            steps.close()
            await told.wait()
            group.cancel_scope.cancel()
    if left.is_set():
        raise ClientLeft
    if failed is not None:
        raise failed
    return done  # type: ignore[return-value]  # without an error it is what the work gave


async def while_there(receive: Receive, limiter: anyio.CapacityLimiter, work: Callable[[Wanted], T]) -> T:
    """Returns what work on a thread gives, which may ask whether its client is still there, and end where it is not.

    receive: of the request, its body read.

    Raises:
        ClientLeft: the client left before it was done.
    """
    left = threading.Event()
    done, failed = None, None
    async with anyio.create_task_group() as group:
        group.start_soon(_until_left, receive, left, group.cancel_scope)
        done, failed = await on_thread(partial(_tried, partial(work, lambda: not left.is_set())), limiter=limiter)
        group.cancel_scope.cancel()
    if left.is_set():
        raise ClientLeft
    if failed is not None:
        raise failed
    return done  # type: ignore[return-value]  # without an error it is what the work gave


def _tried(work: Callable[[], T]) -> tuple[T | None, Exception | None]:
    """Returns what work gives, or what it raised: a group of tasks would wrap that into an error of its own."""
    try:
        return work(), None
    except Exception as error:
        return None, error


async def _until_left(receive: Receive, left: threading.Event, scope: anyio.CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    left.set()
    scope.cancel()


async def _tell_all(taken: ObjectReceiveStream[Step], tell: Tell | None, told: anyio.Event) -> None:
    """Tells of every step until there are no more."""
    while tell is not None:
        step = None
        try:
            with anyio.move_on_after(IDLE_SECONDS):
                step = await taken.receive()
        except anyio.EndOfStream:
            break
        await tell(step)
    told.set()
