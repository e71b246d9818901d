"""One process at a time changes a folder; who has long work lets the others go first between its steps.

.lock       held by who changes the folder
.lock.next  held by who is next, until it has the other
.lock.long  held by who brings the index in step with all that is stored, over all its turns
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import StoreBusy, StoreError
from corpus.message import Message, reason
from corpus.store.own_folder import own_folder

LOCK, NEXT, LONG = ".lock", ".lock.next", ".lock.long"
LOCK_SECONDS = 600.0


class Turn:
    """The right to change a folder, which one process has at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Of whoever holds it, whichever thread of it asks.
        self._lock, self._next = (FileLock(str(folder / name), thread_local=False) for name in (LOCK, NEXT))

    def take(self, seconds: float | None = None) -> None:
        """Waits until it is this one's turn; seconds: that are waited for the others.

        Raises:
            StoreBusy: another process does not let go of it.
            StoreError: the folder cannot be written.
        """
        seconds = LOCK_SECONDS if seconds is None else seconds
        ends = time.monotonic() + seconds
        _take(self._next, self._folder, seconds, seconds)
        try:
            _take(self._lock, self._folder, max(0.0, ends - time.monotonic()), seconds)
        finally:
            self._next.release()

    def give_way(self) -> None:
        """Lets who is next go first, and waits for the turn after; goes on where nobody waits. Raises as `take`."""
        try:
            with self._next.acquire(timeout=0):
                return
        except Timeout:
            self.leave()
        except OSError as error:
            raise cannot_be_written(self._folder, error) from error
        self.take()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Lets others change the folder while the block lasts, and waits for this one's turn after it.

        What was known of the folder before may be so no more. Raises as `take`.
        """
        self.leave()
        try:
            yield
        finally:
            self.take()

    def leave(self) -> None:
        """Ends this one's turn."""
        self._lock.release()


@contextmanager
def locked(folder: Path, seconds: float | None = None) -> Iterator[Turn]:
    """Lets one process at a time change a folder, which is made if need be; seconds: that are waited for the others.

    Raises:
        StoreBusy: another process does not let go of it.
        StoreError: it cannot be written.
    """
    _make(folder)
    turn = Turn(folder)
    turn.take(seconds)
    try:
        yield turn
    finally:
        turn.leave()


@contextmanager
def long_work(folder: Path, seconds: float | None = None) -> Iterator[None]:
    """Lets one process at a time do the long work on a folder, over all its turns; who has it takes its turns within.

    seconds: that are waited for another; who has a turn waits for none. Raises as `locked`.
    """
    _make(folder)
    lock = FileLock(str(folder / LONG), thread_local=False)
    seconds = LOCK_SECONDS if seconds is None else seconds
    _take(lock, folder, seconds, seconds)
    try:
        yield
    finally:
        lock.release()


def _make(folder: Path) -> None:
    try:
        own_folder(folder)
    except OSError as error:
        raise cannot_be_written(folder, error) from error


def _take(lock: FileLock, folder: Path, seconds: float, told: float) -> None:
    """Takes a lock; told: how many seconds an error says that were waited."""
    try:
        lock.acquire(timeout=seconds)
    except Timeout as error:
        raise StoreBusy(
            Message(
                "{folder}: another chithi has been writing here for {seconds:.0f} s; wait for it or end it",
                folder=folder,
                seconds=told,
            )
        ) from error
    except OSError as error:
        raise cannot_be_written(folder, error) from error


def cannot_be_written(folder: Path, error: OSError) -> StoreError:
    """Returns the error that a folder cannot be written."""
    return StoreError(
        Message(
            "{folder}: cannot be written ({reason}); choose another folder with --home or CHITHI_HOME",
            folder=folder,
            reason=reason(error),
        )
    )
