"""Token buckets: how often each of many may do something."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_ROUNDING = 1e-9
MOST = 10_000  # names remembered; who has not come for longest is forgotten, and has a full bucket again


class Buckets:
    """A bucket a name: it holds `burst` tokens and wins `per_minute` back; safe to share by threads."""

    def __init__(
        self, per_minute: float, burst: int, clock: Callable[[], float] = time.monotonic, most: int = MOST
    ) -> None:
        self._rate = per_minute / 60
        self._burst = float(burst)
        self._clock = clock
        self._most = most
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens, and when that was
        self._guard = threading.Lock()

    def take(self, name: str) -> float:
        """Takes a token, and returns 0; where there is none takes nothing, and returns the seconds until there is."""
        with self._guard:
            tokens = self._tokens(name)
            taken = tokens >= 1 - _ROUNDING
            self._held[name] = (tokens - 1 if taken else tokens, self._clock())
            self._held.move_to_end(name)
            if len(self._held) > self._most:
                self._held.popitem(last=False)
            return 0.0 if taken else (1 - tokens) / self._rate

    def _tokens(self, name: str) -> float:
        tokens, since = self._held.get(name, (self._burst, self._clock()))
        return min(self._burst, tokens + (self._clock() - since) * self._rate)
