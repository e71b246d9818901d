"""Every command under strace, in one process: nothing is looked up or sent, and written only where it may be.

The last is the service, which answers, takes and deletes before it ends; before it two processes of it do so. What
reads PDF, scans and Word's files runs besides where it is installed. The telemetry of ONNX Runtime, which begins
seconds later, is watched in tests/index/encoders/test_runtime.py.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import chithi
from corpus.environment import SILENT
from corpus.read import read_documents
from corpus.readers.docx.libreoffice import find_program
from corpus.readers.ocr.tesseract import what_lacks
from tests.corpus.readers.ocr.test_read import drawn
from tests.index.encoders.test_runtime import LETTER, calls_abroad, strace

__all__ = ["strace"]  # a fixture
ROOT = Path(__file__).parents[1]
PDF = ROOT / "corpus" / "sample" / "kh-phan-loai-rac-son-linh.pdf"
EVERY = str(Path(__file__).with_name("every_command.py"))
OPTIONS = ("-f", "--seccomp-bpf", "-y", "-e", "trace=network,openat,mkdir,mkdirat,rename,renameat,renameat2,creat")
QUOTE = "Sở Y tế mua thuốc."
AT = read_documents(LETTER.encode(), "letter.txt", "letter")[0].text.index(QUOTE)
GOLD = {
    "id": "a", "lang": "vi", "question": "Ai mua thuốc?", "answerable": True, "relevant": {"letter": ["1"]},
    "lead": ["Sở Y tế"], "coordinate": [], "says": [],
}  # fmt: skip
RTF = r"{\rtf1\ansi 1. So Y te mua thuoc.\par 2. So Tai chinh cap tien.\par}"
SAVED = {
    "citations": [{"n": 1, "document_id": "letter", "clause": "1", "quote": QUOTE, "start": AT, "end": AT + len(QUOTE)}]
}
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
    ["audit", "export"], ["audit", "clear", "--before", "2000-01-01"], ["feedback", "export"],
    ["feedback", "clear", "--before", "2000-01-01"], ["verify", "{saved}"], ["ingest", "{files}"], ["doctor"],
    ["eval", "{gold}", "--report", "{home}/report"], ["mcp"], ["reindex"], ["remove", "letter"],
    ["serve", "--port", "{port}", "--workers", "1"], ["serve", "--port", "{port}"],
]  # fmt: skip
# A path, and the folder that it is relative to where the call names one (strace's -y); of two the last one is made.
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
_MAKES = re.compile(r"\b(?:mkdir|mkdirat|creat|rename|renameat|renameat2)\(|\bopenat\(.*(?:O_WRONLY|O_RDWR)")


def written(trace, cwd):
    """The paths that were opened to be written, made, or moved to; cwd: the folder that all processes began in."""
    for line in trace.splitlines():
        if " = -1 " not in line and _MAKES.search(line) and (found := _PATH.findall(line)):
            yield os.path.normpath(Path(cwd, *found[-1]))


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ('1 openat(AT_FDCWD</a>, "b", O_WRONLY|O_CREAT, 0600) = 3</a/b>', ["/a/b"]),
        ('1 openat(AT_FDCWD</a>, "b", O_RDONLY) = 3</a/b>', []),
        ('1 openat(3</c>, "../b", O_RDWR) = 4</b>', ["/b"]),
        ('1 mkdir("b", 0700) = 0', ["/cwd/b"]),
        ('1 mkdir("b", 0700) = -1 EEXIST (File exists)', []),
        ('1 rename("/a", "/b") = 0', ["/b"]),
        ('1 renameat2(AT_FDCWD</a>, "x", AT_FDCWD</b>, "y", 0) = 0', ["/b/y"]),
    ],
)
def test_what_is_written_is_read_of_a_trace(line, path):
    assert list(written(line, "/cwd")) == path


def test_every_command_is_watched_but_those_that_learn():
    assert {*chithi.COMMANDS} - {command for command, *_ in COMMANDS} == {"train-encoder", "train-reader"}


@pytest.fixture
def run_all(strace, environment, tmp_path):
    """Runs every command over one home, under strace, as a user whose own folder is empty; gives what it leaves."""
    home, user, trace = tmp_path / "home", tmp_path / "user", tmp_path / "trace"
    for folder in (user, tmp_path / "cwd", tmp_path / "files"):
        folder.mkdir()
    (tmp_path / "saved.json").write_text(json.dumps(SAVED), encoding="utf-8")
    shutil.copy(PDF, tmp_path / "files")
    if what_lacks() is None:
        (tmp_path / "files" / "quet.png").write_bytes(drawn((72, 700, b"1. The department buys medicine this month.")))
    if find_program():
        (tmp_path / "files" / "cu.rtf").write_text(RTF, encoding="ascii")
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    places = {"letter": tmp_path / "letter.txt", "gold": tmp_path / "gold.jsonl", "home": home, "port": port}
    places |= {"saved": tmp_path / "saved.json", "files": tmp_path / "files"}
    commands = json.dumps([[a.format(**places) for a in command] for command in COMMANDS])
    mine = {k: v for k, v in environment.items() if not k.startswith(("XDG_", "ORT_", "HF_"))}
    done = subprocess.run(
        [strace, *OPTIONS, "-o", str(trace), sys.executable, "-B", EVERY, str(home), port, commands, LETTER],
        cwd=tmp_path / "cwd", env={**mine, "HOME": str(user), "PYTHONDONTWRITEBYTECODE": "1"},
        input="".join(json.dumps(line) + "\n" for line in SPOKEN), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr  # that of the service, which is told to end after all others
    assert done.stderr.count("visited") == 2, done.stderr
    return home, user, trace.read_text(encoding="utf-8", errors="replace"), done


def test_no_command_says_a_word_or_writes_beside_its_home(run_all):
    home, user, trace, done = run_all
    # `mcp` has begun; what is asked last it may leave, since all that it is told ends with that.
    assert '"serverInfo"' in done.stdout
    assert calls_abroad(trace) == []
    cwd = home.parent / "cwd"
    assert [[*user.iterdir()], [*cwd.iterdir()]] == [[], []]
    beside = [user, cwd, home.parent / "files"]  # below the folder for what is kept for a short time
    found = list(written(trace, cwd))
    # LibreOffice looks whether it may write where it is installed: root may.
    may = (str(home), tempfile.gettempdir(), "/dev/", "/proc/", str(Path(find_program() or home).resolve().parents[1]))
    assert [p for p in found if not p.startswith(may) or any(Path(p).is_relative_to(b) for b in beside)] == []
    assert any(p.startswith(str(home)) for p in found)  # writing is seen


def test_what_keeps_libraries_silent_is_in_force_whatever_was_set(environment):
    show = "import json, os, chithi; chithi.keep_silent(); print(json.dumps(dict(os.environ)))"
    loud = {**environment, **dict.fromkeys(SILENT, "loud")}
    done = subprocess.run([sys.executable, "-c", show], cwd=ROOT, env=loud, capture_output=True, check=True)
    assert {k: v for k, v in json.loads(done.stdout).items() if k in SILENT} == dict(SILENT)
