"""No word leaves the machine: what the commands of a user call, and what they write beside the home, by strace.

Without the switch in `index.encoders.runtime`, ONNX Runtime 1.32 wrote `.cache/Microsoft/DeveloperTools/.onnxruntime`
0.3 s after a command had begun, and looked up mobile.events.data.microsoft.com after 9 s on an idle machine and 24 s on
a busy one, then again every few seconds. So `serve` is watched for longer than that; the other commands end before.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
ROOMS = ("corpus", "index", "rag", "api", "eval")
WATCHED_SECONDS = 26
LETTER = "TỈNH THẠCH GIANG\nSố: 1/UBND-NN\nV/v thuốc\n\n1. Sở Y tế mua thuốc.\n2. Sở Tài chính cấp tiền.\n"
STRACE_OPTIONS = ("-f", "--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg,sendmmsg")

# Names of files and netlink are of this machine; of addresses, the loopback ones are. Whoever answers on the port for
# names asks other machines, wherever it runs itself, and so does who is behind the socket of systemd's resolver.
_LOOKED_UP = re.compile(r"htons\(53\)|sun_path=\"[^\"]*resolve")
_ADDRESS = re.compile(r"sa_family=(AF_INET6?),.*?(?:inet_addr\(|inet_pton\(AF_INET6, )\"([^\"]+)\"")


def calls_abroad(trace):
    """The lines of a trace in which another machine is sent something or connected with, or a name is looked up."""
    return [
        line
        for line in trace.splitlines()
        if _LOOKED_UP.search(line) or any(not _is_here(a) for _, a in _ADDRESS.findall(line))
    ]


def _is_here(address):
    return address.startswith("127.") or address in {"::1", "0.0.0.0", "::"}


@pytest.fixture(scope="session")
def strace():
    """The program, where it may trace."""
    program = shutil.which("strace")
    if program is None:
        pytest.skip("strace is not installed: nothing watches what leaves the machine")
    tried = subprocess.run([program, *STRACE_OPTIONS, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"strace may not trace here ({tried.stderr.strip().splitlines()[-1]})")
    return program


class Watched:
    """A command of chithi under strace, in the folder of a user whom nothing else writes for."""

    def __init__(self, strace, user, trace, environment, *arguments):
        self.trace = trace
        mine = {k: v for k, v in environment.items() if not k.startswith(("XDG_", "ORT_"))}
        chithi = [sys.executable, "-m", "chithi", "--home", str(user / "home"), *arguments]
        self.process = subprocess.Popen(
            [strace, *STRACE_OPTIONS, "-o", str(trace), *chithi],
            cwd=ROOT,
            env={**mine, "HOME": str(user)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,  # so that it can be ended with what it traces
        )

    def ends(self):
        said, _ = self.process.communicate(timeout=120)
        assert self.process.returncode == 0, said
        return said

    def stop(self):
        """Ends it where it runs."""
        if self.process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.communicate(timeout=30)

    def abroad(self):
        return calls_abroad(self.trace.read_text(encoding="utf-8"))


class Commands:
    """What a user runs over one home: a command that ingests and ends, the service, and one that asks beside it."""

    def __init__(self, folder, watch):
        letter, self.user = folder / "letter.txt", folder / "user"
        letter.write_text(LETTER, encoding="utf-8")
        self.user.mkdir()
        self.ingested = watch(self.user, folder / "ingest", "ingest", str(letter))
        assert self.ingested.ends() == f"added     letter\t{letter}\n"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.served = watch(self.user, folder / "serve", "serve", "--port", str(self.port))
        assert any(line.startswith("Chỉ Thị: http") for line in self.served.process.stdout)
        self.since = time.monotonic()
        self.asked = watch(self.user, folder / "ask", "ask", "Ai mua thuốc?")


@pytest.fixture(scope="session")
def commands(strace, environment, tmp_path_factory):
    begun = []

    def watch(user, trace, *arguments):
        begun.append(Watched(strace, user, trace, environment, *arguments))
        return begun[-1]

    try:
        yield Commands(tmp_path_factory.mktemp("watched"), watch)
    finally:
        for command in begun:
            command.stop()


def test_no_command_calls_another_machine_or_writes_beside_its_home(commands):
    assert "Sở Y tế mua thuốc" in commands.asked.ends()
    assert (commands.ingested.abroad(), commands.asked.abroad()) == ([], [])
    assert [p.name for p in commands.user.iterdir()] == ["home"]


@pytest.mark.late
def test_a_service_calls_no_other_machine_however_long_it_runs(commands):
    process = commands.served.process
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(max(0.0, commands.since + WATCHED_SECONDS - time.monotonic()))
    # It was up all the while, and its encoder with it.
    with urllib.request.urlopen(f"http://127.0.0.1:{commands.port}/v1/search?q=thuoc", timeout=60) as answer:
        assert json.load(answer)[0]["document_id"] == "letter"
    commands.served.stop()
    assert commands.served.abroad() == []
    assert [p.name for p in commands.user.iterdir()] == ["home"]


def test_calls_abroad_are_seen_by_address(strace, tmp_path):
    # Connecting a datagram socket sends nothing: the addresses are of nobody (RFC 5737, RFC 3849).
    code = (
        "import socket\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('203.0.113.7', 53))\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 54))\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.53', 53))\n"
        "try: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).connect(('2001:db8::7', 53))\n"
        "except OSError: pass\n"
    )
    trace = tmp_path / "trace"
    command = [strace, *STRACE_OPTIONS, "-o", str(trace), sys.executable, "-c", code]
    subprocess.run(command, check=True)
    assert [_ADDRESS.search(line)[2] for line in calls_abroad(trace.read_text())] == [
        "203.0.113.7", "127.0.0.53", "2001:db8::7",
    ]  # fmt: skip


def test_the_switch_is_set_before_the_library_is_loaded_and_passed_on(environment):
    code = (
        "import os, subprocess, sys\n"
        "import index.encoders.load, index.home\n"
        "assert 'onnxruntime' not in sys.modules\n"
        "import index.encoders.onnx\n"
        "show = 'import os; print(os.environ[\"ORT_DISABLE_TELEMETRY\"])'\n"
        "subprocess.run([sys.executable, '-c', show], check=True)\n"
    )
    mine = {k: v for k, v in environment.items() if not k.startswith("ORT_")} | {"ORT_DISABLE_TELEMETRY": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=mine, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr


def test_nobody_imports_the_library_around_the_switch():
    importing = [
        str(path.relative_to(ROOT))
        for path in (*ROOT.glob("*.py"), *(p for room in ROOMS for p in (ROOT / room).rglob("*.py")))
        if re.search(r"^\s*(import|from) +onnxruntime\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert importing == ["index/encoders/runtime.py"]
