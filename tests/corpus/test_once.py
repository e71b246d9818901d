import sys
import threading

import pytest

from corpus.once import once


def test_once_is_made_by_one_thread_of_those_that_ask_first():
    asked, made = threading.Barrier(8), []

    @once
    def number():
        made.append(sum(range(500_000)))  # long enough for others to be let in between
        return len(made)

    def ask(given):
        asked.wait()
        given.append(number())

    before, given = sys.getswitchinterval(), []
    threads = [threading.Thread(target=ask, args=[given]) for _ in range(8)]
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert (given, len(made), number()) == ([1] * 8, 1, 1)


def test_once_keeps_nothing_of_what_failed():
    tries = []

    @once
    def number():
        """Tells a number."""
        tries.append(1)
        if len(tries) == 1:
            raise OSError("busy")
        return 0

    with pytest.raises(OSError, match="busy"):
        number()
    assert (number(), number(), len(tries), number.__doc__) == (0, 0, 2, "Tells a number.")
