"""A circuit breaker: what failed several times in a row is left alone for a while."""

import threading
from collections.abc import Callable


class Breaker:
    """Counts failures in a row; safe to share by threads.

    failures: from how many on it opens; rest_seconds: how long it stays open; clock: seconds, monotonic. After the rest
    one call is let through to try; the others wait for what becomes of it.
    """

    def __init__(self, failures: int, rest_seconds: float, clock: Callable[[], float]) -> None:
        self._most = failures
        self._rest = rest_seconds
        self._clock = clock
        self._guard = threading.Lock()
        self._failed = 0
        self._opened: float | None = None

    def allows(self) -> bool:
        """Returns whether a call may be made now; True promises that its outcome will be told."""
        with self._guard:
            if self._opened is None:
                return True
            if self._clock() - self._opened < self._rest:
                return False
            # This one tries; until it is heard of, the rest begins anew for the others.
            self._opened = self._clock()
            return True

    def succeeded(self) -> None:
        """Closes it."""
        with self._guard:
            self._failed, self._opened = 0, None

    def failed(self) -> None:
        """Counts a failure, and opens it where there were enough."""
        with self._guard:
            self._failed += 1
            if self._failed >= self._most:
                self._opened = self._clock()
