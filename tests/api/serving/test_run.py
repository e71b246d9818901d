"""Processes as users run them: signals, descriptors, workers."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")


class Started:
    """A plain service in a process of its own; workers: 0 for one process; descriptors: 0 for as many as there are."""

    def __init__(self, environment, workers=0, descriptors=0):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.api.serving.plain", str(workers), str(descriptors)],
            cwd=ROOT, env=environment, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        self.url = f"http://127.0.0.1:{self.process.stderr.readline().strip()}"

    def client(self):
        return httpx.Client(base_url=self.url, trust_env=False, timeout=60)

    def ends(self, sent=signal.SIGTERM):
        """Returns the status it ended with, and what it logged since it was started."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(sent)
        _, logged = self.process.communicate(timeout=60)
        return self.process.returncode, logged


@pytest.fixture
def start(environment):
    started = []

    def begin(**more):
        started.append(Started(environment, **more))
        return started[-1]

    yield begin
    for one in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(one.process.pid, signal.SIGKILL)
        one.process.communicate(timeout=60)


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_signal_ends_it_though_clients_are_silent(start, sent, status):
    service = start()
    host, port = service.url.removeprefix("http://").split(":")
    with service.client() as client, socket.create_connection((host, int(port))) as silent:
        silent.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n")
        assert client.get("/").status_code == 200
        assert service.ends(sent)[0] == status


def test_more_connections_than_descriptors_stop_neither_health_nor_fill_a_log(start):
    service = start(descriptors=128)
    host, port = service.url.removeprefix("http://").split(":")
    silent = [socket.create_connection((host, int(port)), timeout=60) for _ in range(200)]
    for _ in range(20):
        with service.client() as client:
            assert client.get("/healthz").status_code == 200
    for one in silent:
        one.close()
    _, logged = service.ends()
    assert len(logged) < 10_000, logged[:2000]


def test_a_worker_is_replaced_without_a_request_being_dropped(start):
    service = start(workers=1)
    with service.client() as kept, service.client() as new:
        before, pause = kept.get("/").text, threading.Event()
        service.process.send_signal(signal.SIGHUP)
        # Whatever is dropped raises here; the pause leaves the new worker time to begin.
        while kept.get("/").text == before or new.get("/", headers={"Connection": "close"}).text == before:
            pause.wait(0.05)
    assert service.ends() == (0, "")
