"""Recognition: whose key or session it is; goes on for a while when the database of keys does not answer."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from api.auth.caller import Caller, caller_with
from api.errors import StateUnreachable
from api.state.keys import Key
from api.state.secret import digest_of
from api.state.sessions import Session
from api.state.state import State

REMEMBERED_SECONDS = 15 * 60  # that someone recognised is let in without the database
MOST = 10_000
T = TypeVar("T")


class Recognition:
    """Recognises callers by what they send; safe to share by threads."""

    def __init__(self, state: State, clock: Callable[[], float] = time.monotonic) -> None:
        self._state = state
        self._clock = clock
        self._known: dict[str, tuple[Caller, float]] = {}
        self._guard = threading.Lock()

    def by_key(self, sent: str) -> Caller | None:
        """Returns who holds a key, None for nobody.

        Raises:
            StateUnreachable: the database does not answer, and it was not seen lately.
        """
        return self._recognised(sent, self._state.keys.holder, caller_of_key)

    def by_session(self, token: str) -> Caller | None:
        """Returns whose session it is, None for nobody's.

        Raises:
            StateUnreachable: the database does not answer, and it was not seen lately.
        """
        return self._recognised(token, self._state.sessions.find, caller_of_session)

    def _recognised(self, sent: str, find: Callable[[str], T | None], make: Callable[[T], Caller]) -> Caller | None:
        known_as = digest_of(sent)
        try:
            found = find(sent)
        except StateUnreachable:
            with self._guard:
                known = self._known.get(known_as)
            if known is None or self._clock() - known[1] > REMEMBERED_SECONDS:
                raise
            return known[0]
        caller = make(found) if found is not None else None
        with self._guard:
            self._known.pop(known_as, None)
            if caller is not None:
                self._known[known_as] = (caller, self._clock())
                if len(self._known) > MOST:
                    self._known.pop(next(iter(self._known)))
        return caller


def caller_of_key(key: Key) -> Caller:
    """Returns who holds a key."""
    return caller_with(f"key:{key.key_id}", key.name, key.scopes, key.labels)


def caller_of_session(session: Session) -> Caller:
    """Returns whose session it is."""
    return caller_with(session.account, session.name, session.scopes, session.labels)
