"""Every command under strace, in one process: nothing is looked up or sent, and written only where it may be.

The service and the telemetry of ONNX Runtime, which begins seconds later, are watched in
tests/index/encoders/test_runtime.py.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus.environment import SILENT
from tests.index.encoders.test_runtime import LETTER, calls_abroad, strace

__all__ = ["strace"]  # a fixture
ROOT = Path(__file__).parents[1]
OPTIONS = ("-f", "--seccomp-bpf", "-y", "-e", "trace=network,openat,mkdir,mkdirat,rename,renameat,renameat2,creat")
DRIVER = """
import json, sys
import chithi
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["chithi", "--home", sys.argv[-1], *arguments] if sys.argv[0] == "-c" else [*sys.argv[:3], *arguments]
    try:
        chithi.run()
    except SystemExit as ended:
        if ended.code:
            raise SystemExit(f"{arguments}: {ended.code}")
"""
# Those of a user that need no model, service or second machine to begin.
COMMANDS = [
    ["ingest", "{letter}"], ["documents"], ["clauses", "letter"], ["text", "letter"], ["search", "thuốc"],
    ["ask", "Ai mua thuốc?"], ["read", "--question", "Ai mua thuốc?", "--text", "{letter}"],
    ["duties", "--xlsx", "{home}/viec.xlsx"], ["reindex"], ["remove", "letter"],
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


def test_no_command_says_a_word_or_writes_beside_its_home(strace, environment, tmp_path):
    home, user, trace = tmp_path / "home", tmp_path / "user", tmp_path / "trace"
    user.mkdir()
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    places = {"letter": str(tmp_path / "letter.txt"), "home": str(home)}
    commands = json.dumps([[a.format(**places) for a in command] for command in COMMANDS])
    mine = {k: v for k, v in environment.items() if not k.startswith(("XDG_", "ORT_", "HF_"))}
    done = subprocess.run(
        [strace, *OPTIONS, "-o", str(trace), sys.executable, "-B", "-c", DRIVER, commands, str(home)],
        cwd=ROOT, env={**mine, "HOME": str(user)}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    text = trace.read_text(encoding="utf-8", errors="replace")
    assert calls_abroad(text) == []
    assert list(user.iterdir()) == []
    may = (str(home), tempfile.gettempdir(), "/dev/", "/proc/")
    assert [p for p in written(text) if p.startswith("/") and not p.startswith(may)] == []
    assert any(p.startswith(str(home)) for p in written(text))  # writing is seen


def test_what_keeps_libraries_silent_is_in_force_whatever_was_set(environment):
    show = "import json, os, chithi; chithi.keep_silent(); print(json.dumps(dict(os.environ)))"
    loud = {**environment, **dict.fromkeys(SILENT, "loud")}
    done = subprocess.run([sys.executable, "-c", show], cwd=ROOT, env=loud, capture_output=True, check=True)
    assert {k: v for k, v in json.loads(done.stdout).items() if k in SILENT} == dict(SILENT)
