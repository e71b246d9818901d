"""Clients that are slow, silent or too many, over real connections; the server's own short times end every wait."""

import json
import socket
import threading
from http import HTTPStatus
from http.client import HTTPResponse

import pytest

from api.limits import Limits
from tests.api.serving.plain import answer, reply

CROWDED = Limits(
    connections=8, headers=600.0, silence=600.0, keep_alive=600
)  # nobody is closed for being slow, however slow all is


def all_that_comes(connected):
    """What is sent until the other side closes, or breaks off."""
    got = b""
    try:
        while more := connected.recv(65536):
            got += more
    except ConnectionResetError:
        pass
    return got


async def refuse(_, receive, send):
    """Answers without waiting for the whole body."""
    await receive()
    await send({"type": "http.response.start", "status": 413, "headers": [(b"connection", b"close")]})
    await send({"type": "http.response.body", "body": b"too large"})


def taken(connected):
    """The status of an answer, which is taken whole."""
    answered = HTTPResponse(connected)
    answered.begin()
    answered.read()
    return answered.status


def test_half_a_head_is_waited_for_so_long_and_told(running):
    with running(answer, Limits(headers=0.1)) as service, service.connect() as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost")
        got = all_that_comes(slow)
    assert got.startswith(b"HTTP/1.1 408 Request Timeout\r\ncontent-type: application/problem+json\r\n")
    assert got.endswith(b'"detail": "the head of the request did not come in time"}')


def test_a_connection_that_says_nothing_is_closed(running):
    with running(answer, Limits(headers=0.1)) as service, service.connect() as silent:
        assert all_that_comes(silent) == b""


def test_a_head_that_comes_byte_by_byte_gets_no_more_time(running):
    with running(answer, Limits(headers=0.2)) as service, service.connect() as dripping:
        try:
            for _ in range(1_000_000):  # ends by the server: far more bytes than go in that time
                dripping.sendall(b"G")
        except OSError:
            pass
        assert b"200" not in all_that_comes(dripping)


def test_half_a_body_is_waited_for_so_long(running):
    with running(answer, Limits(silence=0.1)) as service, service.connect() as slow:
        slow.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")
        assert all_that_comes(slow) == b""


@pytest.mark.parametrize("framing", ["Content-Length: 33554432", "Transfer-Encoding: chunked"])
def test_who_is_refused_in_the_middle_of_a_body_reads_why_though_it_sends_on(running, framing):
    piece = b"x" * 65536
    chunk = b"10000\r\n" + piece + b"\r\n" if "chunked" in framing else piece
    with running(refuse, Limits(linger=5.0)) as service, service.connect() as sending:
        sending.sendall(f"POST / HTTP/1.1\r\nHost: a\r\n{framing}\r\n\r\n".encode())
        for _ in range(512):  # 32 MiB: more than the system keeps of what nobody reads
            sending.sendall(chunk)
        sending.shutdown(socket.SHUT_WR)
        got = all_that_comes(sending)
    assert got.startswith(b"HTTP/1.1 413 ")
    assert b"too large" in got


NO_REQUESTS = {
    "GET / HTTP/1.1\r\nHost : a\r\n\r\n": (400, "illegal header line: bytearray(b'Host : a')"),
    "GET / HTTP/1.1\r\n\r\n": (400, "Missing mandatory Host: header"),
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n": (400, "Found multiple Host: headers"),
    "\x16\x03\x01\x02": (400, "illegal request line"),
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nbody": (
        400, "conflicting Content-Length headers"),
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n": (
        501, "Only Transfer-Encoding: chunked is supported"),
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n": (
        400, "illegal chunk header: bytearray(b'zz\\r\\n')"),
    f"GET / HTTP/1.1\r\nHost: a\r\nX: {'x' * 70_000}": (431, "Receive buffer too long"),
}  # fmt: skip


@pytest.mark.parametrize("sent", NO_REQUESTS, ids=lambda sent: repr(sent)[-40:])
def test_what_is_no_request_is_told_in_a_problem_and_the_connection_ends(running, sent):
    status, found = NO_REQUESTS[sent]
    with running(answer, Limits(linger=0.1)) as service, service.connect() as mistaken:
        mistaken.sendall(sent.encode("latin-1"))
        answered = HTTPResponse(mistaken)
        answered.begin()
        told = json.loads(answered.read())
        assert all_that_comes(mistaken) == b""
    assert (answered.status, answered.headers["content-type"]) == (status, "application/problem+json")
    assert (answered.headers["connection"], answered.headers["retry-after"]) == ("close", None)
    title, detail = HTTPStatus(status).phrase, f"this is no request that can be read ({found}); HTTP/1.1 expected"
    assert told == {"type": "about:blank", "title": title, "status": status, "detail": detail}


def test_an_answer_that_has_begun_is_broken_off_where_the_request_turns_out_to_be_none(running):
    left = threading.Event()

    async def early(_, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]})
        await send({"type": "http.response.body", "body": b"be", "more_body": True})
        await receive()
        left.set()

    with running(early, Limits()) as service, service.connect() as mistaken:
        mistaken.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        got = b""
        while not got.endswith(b"be"):
            got += mistaken.recv(65536)
        mistaken.sendall(b"zz\r\n")
        assert all_that_comes(mistaken) == b""
        assert left.wait(30)


def test_who_never_ends_to_send_is_closed_all_the_same(running):
    with running(refuse, Limits(headers=0.2, linger=0.1)) as service, service.connect() as sending:
        try:
            sending.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999999\r\n\r\n")
            while True:  # ends by the server
                sending.sendall(b"x" * 65536)
        except OSError:
            pass


def test_an_answer_that_is_not_taken_is_given_up(running):
    given_up = threading.Event()

    async def at_length(scope, receive, send):
        await answer(scope, receive, send)
        await receive()  # the client is gone
        given_up.set()

    with running(at_length, Limits(silence=0.1)) as service, service.ask("/long"):
        assert given_up.wait(30)


def test_an_answer_that_takes_long_to_work_out_is_waited_for(running):
    go_on = threading.Event()

    async def slowly(scope, receive, send):
        from anyio.to_thread import run_sync

        await run_sync(go_on.wait)
        await answer(scope, receive, send)

    with running(slowly, Limits(headers=0.05, silence=0.05)) as service, service.ask() as patient:
        with service.connect() as silent:  # closed after the same time, which has then passed for the other as well
            assert all_that_comes(silent) == b""
        go_on.set()
        assert patient.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")


def test_whoever_is_silent_longest_gives_way(running):
    assert CROWDED.connections_here() == 8
    with running(answer, CROWDED) as service:
        silent = []
        for _ in range(8):  # each is answered before the next one comes, and says nothing more
            silent.append(service.ask())
            assert taken(silent[-1]) == HTTPStatus.OK
        with service.ask() as new:
            assert taken(new) == HTTPStatus.OK
        assert all_that_comes(silent[0]) == b""
        assert service.ask("/", silent[7]).recv(65536).startswith(b"HTTP/1.1 200")  # it was kept


def test_who_comes_where_all_are_answered_is_told_to_come_again(running):
    go_on = threading.Event()

    async def slowly(scope, receive, send):
        from anyio.to_thread import run_sync

        await receive()
        if scope["path"] == "/healthz":
            await reply(scope, send)
            return
        begun.release()
        await run_sync(go_on.wait)
        await reply(scope, send)

    begun = threading.Semaphore(0)
    with running(slowly, CROWDED) as service:
        asked = [service.ask() for _ in range(8)]
        for _ in asked:
            assert begun.acquire(timeout=30)
        # One more is taken, by which health is told; where it is busy too, who comes is told to come again.
        health = service.ask("/healthz")
        assert taken(health) == HTTPStatus.OK
        asked.append(service.ask("/", health))
        assert begun.acquire(timeout=30)
        with service.ask() as new:
            assert all_that_comes(new).startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
        go_on.set()
        for one in asked:
            assert one.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")
