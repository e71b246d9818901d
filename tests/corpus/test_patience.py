import itertools

import pytest

from corpus.errors import Abandoned, ReadError
from corpus.patience import EACH, STEPS, go_on, patience
from corpus.read import read_documents

TEXT = "\n".join(f"{n}. Sở Y tế rà soát trạm số {n}." for n in range(1, 2 * STEPS)).encode()


def clock_of(*seconds):
    """A clock that shows these seconds, and then the last for ever."""
    shown = itertools.chain(seconds, itertools.repeat(seconds[-1]))
    return lambda: next(shown)


def take(steps):
    for _ in range(steps):
        go_on()


def test_go_on_does_nothing_without_patience():
    assert [go_on() for _ in range(2 * STEPS)] == [None] * (2 * STEPS)


def test_patience_ends_when_its_time_is_over():
    with patience(seconds=5, clock=clock_of(0, 5, 6)) as held:
        take(STEPS)  # looks once: five seconds are not over five
        with pytest.raises(ReadError, match="not read in 5 seconds"):
            take(STEPS)
    assert held.steps == 2 * STEPS


def test_patience_within_patience_ends_by_the_first():
    longer, shorter = patience(seconds=50, clock=clock_of(0, 6)), patience(seconds=5, clock=clock_of(0, 6))
    with shorter, longer, pytest.raises(ReadError, match="not read in 5 seconds"):
        take(STEPS)


def test_patience_asks_whether_anyone_waits_and_not_at_every_look():
    asked = []
    with patience(wanted=lambda: not asked.append(1), clock=clock_of(0, EACH / 2, EACH, EACH * 1.5, EACH * 2)):
        take(4 * STEPS)
    assert len(asked) == 2


def test_read_documents_says_which_file_took_too_long():
    with patience(seconds=5, clock=clock_of(0, 6)), pytest.raises(ReadError, match=r"^ke-hoach\.txt: not read in 5 s"):
        read_documents(TEXT, "ke-hoach.txt", "ke-hoach")


def test_read_documents_ends_when_nobody_waits_and_reads_whole_when_somebody_does():
    with patience(wanted=lambda: False, clock=clock_of(0, 1)), pytest.raises(Abandoned, match=r"^a\.txt: no longer"):
        read_documents(TEXT, "a.txt", "a")
    with patience(wanted=lambda: True, clock=clock_of(0, 1)):
        assert len(read_documents(TEXT, "a.txt", "a")[0].clauses) == 2 * STEPS - 1
