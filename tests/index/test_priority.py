import os
import signal
import sys
import threading
import time

import pytest

from index.priority import YIELDING, Left, Yielding

own_priorities = pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives each thread its own priority")


def nice():
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@own_priorities
def test_a_task_yields_and_what_it_hands_on_does_not():
    usual, yielding = nice(), Yielding()

    def task():
        threads = []
        started = threading.Thread(target=lambda: threads.append(nice()))
        started.start()
        started.join()
        return [nice(), yielding.hand_on(nice), *threads, nice()]

    lowered = max(usual, YIELDING)
    assert yielding.run(task) == [lowered, usual, lowered, lowered]
    assert nice() == usual


def test_what_a_task_raises_is_raised_where_it_was_asked_for():
    with pytest.raises(ZeroDivisionError):
        Yielding().run(lambda: 1 // 0)


def test_what_work_that_was_handed_on_raises_is_raised_in_the_task():
    yielding = Yielding()

    def task():
        with pytest.raises(ZeroDivisionError):
            yielding.hand_on(lambda: 1 // 0)
        return "went on"

    assert yielding.run(task) == "went on"


@pytest.fixture
def interrupts():
    """Lets SIGINT interrupt, which a shell lets no process in its background do."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
@pytest.mark.skipif(sys.platform == "win32", reason="signals are not sent to a thread there")
def test_who_is_interrupted_while_it_waits_is_told_when_the_task_has_ended():
    yielding, seen, waits = Yielding(), [], threading.get_ident()

    def task():
        signal.pthread_kill(waits, signal.SIGINT)
        ends = time.monotonic() + 30
        while time.monotonic() < ends:
            try:
                yielding.go_on()
            except Left:
                seen.append("left at its next step")
                raise

    with pytest.raises(KeyboardInterrupt):
        yielding.run(task)
    assert seen == ["left at its next step"]


@pytest.mark.usefixtures("interrupts")
@pytest.mark.skipif(sys.platform == "win32", reason="signals are not sent to a thread there")
def test_an_interrupt_in_what_was_handed_on_ends_the_task():
    yielding, seen, waits = Yielding(), [], threading.get_ident()

    def interrupted():
        signal.pthread_kill(waits, signal.SIGINT)
        time.sleep(0)  # it comes here at the latest

    def task():
        yielding.hand_on(interrupted)
        seen.append("went on")

    with pytest.raises(KeyboardInterrupt):
        yielding.run(task)
    assert seen == []
