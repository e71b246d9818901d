"""`chithi serve` as users run it, over a home: by several processes, and where nothing can be written."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from index.home import Home
from tests.api.wire import ask, assert_problem, stored, upload
from tests.index.test_read_only import MOUNT

ROOT = Path(__file__).parents[3]
QUESTION = "Ai chủ trì trồng cây xanh?"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and mounts of POSIX")


@pytest.fixture
def home(tmp_path, letter):
    path = tmp_path / "home"
    Home(path).ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    return path


class Serving:
    """The command in a process of its own; what it says is read from the start, so that it never waits for it."""

    def __init__(self, command, environment):
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
        )
        self.said = []
        told = re.compile(r"Chỉ Thị: (http://\S+)/")
        self.url = next((m[1] for line in self._lines() if (m := told.search(line))), None)
        assert self.url, self.said
        self._rest = threading.Thread(target=lambda: list(self._lines()))
        self._rest.start()

    def _lines(self):
        for line in self.process.stderr:
            self.said.append(line)
            yield line

    def client(self):
        """A client each of whose requests comes by a connection of its own, which any of the processes may take."""
        return httpx.Client(base_url=self.url, trust_env=False, timeout=120, headers={"Connection": "close"})

    def ends(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(120)

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(120)
        self._rest.join(120)
        self.process.stderr.close()


@pytest.fixture
def serve(environment):
    begun = []

    def serving(home, *options, before=(), **variables):
        command = [*before, sys.executable, "-m", "chithi", "--home", str(home), "serve", "--port", "0", *options]
        begun.append(Serving(command, {**environment, **variables}))
        return begun[-1]

    yield serving
    for one in begun:
        one.kill()


@pytest.fixture
def read_only(home):
    """What a command over the home is run by, so that it cannot write there."""
    if os.geteuid() == 0:  # whom no mode of a file keeps from writing
        mounting = ["unshare", "-m", "sh", "-c", MOUNT, "sh", str(home)]
        if not shutil.which("unshare") or subprocess.run([*mounting, "true"], check=False).returncode:
            pytest.skip("a file system cannot be mounted read-only here")
        yield mounting
        return
    for folder, _, _ in os.walk(home):
        os.chmod(folder, 0o500)
    yield []
    for folder, _, _ in os.walk(home):
        os.chmod(folder, 0o700)


def test_a_home_that_cannot_be_written_is_served_and_says_what_it_does_not_keep(serve, read_only, home):
    before = sorted((p, p.stat().st_size) for p in home.rglob("*") if p.is_file())
    service = serve(home, before=read_only)
    with service.client() as client:
        assert ask(client, QUESTION)["citations"][0]["clause"] == "1"
        paths = ("/", "/v/cv-trong-cay", "/v1/search?q=cây", "/v1/duties", "/duties.xlsx", "/web/examples", "/metrics")
        assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
        assert client.get("/readyz").json()["status"] == "ready"
        assert_problem(client.post("/v1/feedback", json={"helpful": True}), 507, "Not kept")
        for refused in (
            upload(client, "Điều 1. Cấm đỗ xe.", "do-xe.txt"),
            upload(client, "Điều 1. Cấm đỗ xe.", "do-xe.txt", headers={"Prefer": "respond-async"}),
            client.delete("/v1/documents/cv-trong-cay"),
        ):
            assert refused.status_code == 507, refused.text
            assert "cannot be written" in refused.json()["detail"]
        assert stored(client) == ["cv-trong-cay"]
        assert ask(client, QUESTION)["status"] == "answered"
    assert service.ends() == 0
    assert "Traceback" not in "".join(service.said)
    assert sorted((p, p.stat().st_size) for p in home.rglob("*") if p.is_file()) == before


def test_several_processes_serve_one_home_as_one(serve, home):
    service = serve(home, "--workers", "2")
    with service.client() as client:
        assert upload(client, "Điều 1. Sở Y tế chủ trì mua thuốc.", "thuoc.txt").status_code == 201
        # Whoever takes the connection has what another has stored.
        assert [stored(client) for _ in range(8)] == [["cv-trong-cay", "thuoc"]] * 8
        answers = {ask(client, "Ai chủ trì mua thuốc?")["citations"][0]["document_id"] for _ in range(4)}
        assert answers == {"thuoc"}
        service.process.send_signal(signal.SIGHUP)  # one is replaced after the other, and nobody is dropped
        assert [client.delete("/v1/documents/thuoc").status_code for _ in range(2)] == [204, 404]
        assert [stored(client) for _ in range(8)] == [["cv-trong-cay"]] * 8
        counted = client.get("/metrics").text  # of all, by whichever tells it
        asked = 'chithi_requests_total{method="POST",route="/v1/ask",status="200"} 4.0'
        assert asked in counted
    assert service.ends() == 0


def test_beyond_this_machine_an_open_service_is_open_to_read(serve, home):
    llm = {"CHITHI_LLM_URL": "http://127.0.0.1:9/v1", "CHITHI_LLM_MODEL": "vi-7b", "CHITHI_LLM_API_KEY": "tulip"}
    service = serve(home, "--host", "0.0.0.0", "--insecure-open", **llm)
    assert "language model: vi-7b at http://127.0.0.1:9/v1\n" in service.said
    port = service.url.rpartition(":")[2]
    assert (
        sum("warning: --insecure-open: whoever reaches this address may ask and read" in s for s in service.said) == 1
    )
    evil = {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"}
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=120) as client:
        assert client.get("/v1/search", params={"q": "trồng cây"}).json()
        assert_problem(client.delete("/v1/documents/cv-trong-cay", headers=evil), 401, "Not signed in")
        assert_problem(upload(client, "Điều 1. Cấm đỗ xe.", "do-xe.txt"), 401, "Not signed in")
        assert stored(client) == ["cv-trong-cay"]
    assert service.ends() == 0
    assert "tulip" not in "".join(service.said)
