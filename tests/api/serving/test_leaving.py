"""The end of a service: what runs is finished, what is on its way arrives, and nobody silent keeps it."""

import threading

from anyio.to_thread import run_sync

from api.crowd import Crowd
from api.limits import Limits
from tests.api.serving.plain import reply
from tests.api.serving.test_connection import all_that_comes


class Held:
    """An application that answers when it is let, and says when it began."""

    def __init__(self):
        self.begun, self.go_on = threading.Semaphore(0), threading.Event()

    async def __call__(self, scope, receive, send):
        await receive()
        self.begun.release()
        await run_sync(self.go_on.wait, abandon_on_cancel=True)
        await reply(scope, send)


def test_running_requests_are_finished_though_others_are_silent(running):
    held = Held()
    with running(held, Limits(grace=30, linger=0.1)) as service:
        asked = [service.ask() for _ in range(10)]
        for _ in asked:
            assert held.begun.acquire(timeout=30)
        silent = service.connect()
        silent.sendall(b"GET / HT")
        service.end()
        service.takes_nobody()
        assert b"200" not in all_that_comes(silent)  # it is closed while the others are still answered
        held.go_on.set()
        answers = [all_that_comes(one) for one in asked]
    assert [a.startswith(b"HTTP/1.1 200 OK\r\n") and b"connection: close\r\n" in a for a in answers] == [True] * 10


def test_a_request_on_its_way_still_arrives_and_is_the_last(running):
    held = Held()
    with running(held, Limits(grace=30, linger=30)) as service:
        idle = service.connect()
        asked = service.ask()
        assert held.begun.acquire(timeout=30)
        service.end()
        service.takes_nobody()
        held.go_on.set()
        assert all_that_comes(asked).startswith(b"HTTP/1.1 200 OK\r\n")
        answered = all_that_comes(service.ask("/", idle))
    assert answered.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"connection: close\r\n" in answered


def test_what_is_not_done_in_the_grace_time_is_told_so(running):
    held = Held()
    try:
        with running(Crowd(held, 5), Limits(grace=1, linger=0.1)) as service:
            asked = service.ask()
            assert held.begun.acquire(timeout=30)
            half = service.connect()
            half.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")
            service.end()
            got = all_that_comes(asked)
    finally:
        held.go_on.set()
    assert got.startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
    assert b"retry-after: 5\r\n" in got
    assert b'"title":"The service ends"' in got
