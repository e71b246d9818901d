"""Every command under strace, in one process: nothing is looked up or sent, and written only where it may be.

The last is the service, which answers, takes and deletes before it ends. The telemetry of ONNX Runtime, which begins
seconds later, is watched in tests/index/encoders/test_runtime.py.
"""

import json
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from corpus.environment import SILENT
from tests.index.encoders.test_runtime import LETTER, calls_abroad, strace

__all__ = ["strace"]  # a fixture
ROOT = Path(__file__).parents[1]
EVERY = str(Path(__file__).with_name("every_command.py"))
OPTIONS = ("-f", "--seccomp-bpf", "-y", "-e", "trace=network,openat,mkdir,mkdirat,rename,renameat,renameat2,creat")
GOLD = {
    "id": "a", "lang": "vi", "question": "Ai mua thuốc?", "answerable": True, "relevant": {"letter": ["1"]},
    "lead": ["Sở Y tế"], "coordinate": [], "says": [],
}  # fmt: skip
SPOKEN = (
    {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}},
    {"jsonrpc": "2.0", "method": "notifications/initialized"},
    {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
)  # fmt: skip
# Those of a user that need no model, service or second machine to begin; `mcp` ends with what is said to it.
COMMANDS = [
    ["ingest", "{letter}"], ["documents"], ["clauses", "letter"], ["text", "letter"], ["search", "thuốc"],
    ["ask", "Ai mua thuốc?"], ["read", "--question", "Ai mua thuốc?", "--text", "{letter}"],
    ["duties", "--xlsx", "{home}/viec.xlsx"], ["label", "letter", "--set", "internal"], ["label", "letter"],
    ["correct", "letter", "--title", "Thuốc"], ["keys", "add", "y-te"], ["keys"], ["keys", "revoke", "y-te"],
    ["audit", "export"], ["doctor"], ["eval", "{gold}", "--report", "{home}/report"], ["mcp"], ["reindex"],
    ["remove", "letter"], ["serve", "--port", "{port}"],
]  # fmt: skip
_WRITTEN = re.compile(r'(?:openat\([^"]*|mkdir\(|mkdirat\([^"]*|creat\()"([^"]+)"(?:.*)')


def written(trace):
    """The absolute paths that were opened to be written, or made."""
    for line in trace.splitlines():
        found = _WRITTEN.search(line)
        if (
            found
            and " = -1 " not in line
            and ("mkdir" in line or "creat(" in line or re.search("O_WRONLY|O_RDWR", line))
        ):
            yield found[1]


@pytest.fixture
def run_all(strace, environment, tmp_path):
    """Runs every command over one home, under strace, as a user whose own folder is empty; gives what it leaves."""
    home, user, trace = tmp_path / "home", tmp_path / "user", tmp_path / "trace"
    user.mkdir()
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    places = {"letter": tmp_path / "letter.txt", "gold": tmp_path / "gold.jsonl", "home": home, "port": port}
    commands = json.dumps([[a.format(**places) for a in command] for command in COMMANDS])
    mine = {k: v for k, v in environment.items() if not k.startswith(("XDG_", "ORT_", "HF_"))}
    done = subprocess.run(
        [strace, *OPTIONS, "-o", str(trace), sys.executable, "-B", EVERY, str(home), port, commands, LETTER],
        cwd=ROOT, env={**mine, "HOME": str(user)}, input="".join(json.dumps(line) + "\n" for line in SPOKEN),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr  # that of the service, which is told to end after all others
    return home, user, trace.read_text(encoding="utf-8", errors="replace"), done


def test_no_command_says_a_word_or_writes_beside_its_home(run_all):
    home, user, trace, done = run_all
    # `mcp` has begun; what is asked last it may leave, since all that it is told ends with that.
    assert '"serverInfo"' in done.stdout
    assert "visited" in done.stderr
    assert calls_abroad(trace) == []
    assert list(user.iterdir()) == []
    may = (str(home), tempfile.gettempdir(), "/dev/", "/proc/")
    assert [p for p in written(trace) if p.startswith("/") and not p.startswith(may)] == []
    assert any(p.startswith(str(home)) for p in written(trace))  # writing is seen


def test_what_keeps_libraries_silent_is_in_force_whatever_was_set(environment):
    show = "import json, os, chithi; chithi.keep_silent(); print(json.dumps(dict(os.environ)))"
    loud = {**environment, **dict.fromkeys(SILENT, "loud")}
    done = subprocess.run([sys.executable, "-c", show], cwd=ROOT, env=loud, capture_output=True, check=True)
    assert {k: v for k, v in json.loads(done.stdout).items() if k in SILENT} == dict(SILENT)
