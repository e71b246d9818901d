"""One process at a time changes a folder; who has long work lets the others go first between its steps.

.lock       held by who changes the folder
.lock.next  held by who is next, until it has the other
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import StoreBusy, StoreError
from corpus.message import Message, reason
from corpus.store.own_folder import own_folder

LOCK, NEXT = ".lock", ".lock.next"
LOCK_SECONDS = 600.0


class Turn:
    """The right to change a folder, which one process has at a time; seconds: that are waited for the others."""

    def __init__(self, folder: Path, seconds: float) -> None:
        self._folder = folder
        self._seconds = seconds
        # Of whoever holds it, whichever thread of it asks.
        self._lock, self._next = (FileLock(str(folder / name), thread_local=False) for name in (LOCK, NEXT))

    def take(self) -> None:
        """Waits until it is this one's turn.

        Raises:
            StoreBusy: another process does not let go of it.
            StoreError: the folder cannot be written.
        """
        ends = time.monotonic() + self._seconds
        try:
            with self._next.acquire(timeout=self._seconds):
                self._lock.acquire(timeout=max(0.0, ends - time.monotonic()))
        except Timeout as error:
            raise StoreBusy(
                Message(
                    "{folder}: another chithi has been writing here for {seconds:.0f} s; wait for it or end it",
                    folder=self._folder,
                    seconds=self._seconds,
                )
            ) from error
        except OSError as error:
            raise cannot_be_written(self._folder, error) from error

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
    try:
        own_folder(folder)
    except OSError as error:
        raise cannot_be_written(folder, error) from error
    turn = Turn(folder, LOCK_SECONDS if seconds is None else seconds)
    turn.take()
    try:
        yield turn
    finally:
        turn.leave()


def cannot_be_written(folder: Path, error: OSError) -> StoreError:
    """Returns the error that a folder cannot be written."""
    return StoreError(
        Message(
            "{folder}: cannot be written ({reason}); choose another folder with --home or CHITHI_HOME",
            folder=folder,
            reason=reason(error),
        )
    )
