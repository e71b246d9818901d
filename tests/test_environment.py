"""The environment is read in one place, and asked for by entry points alone."""

import ast
from pathlib import Path

from tests import messages

ROOT = Path(__file__).parents[1]
PLACES = ("corpus", "index", "rag", "api", "eval", "chithi.py")
READER = "corpus/environment.py"
# What programs that are started here are given, beside what the process was: nothing of ours is read.
HANDS_IT_ON = {
    "eval/bench/bench_interface.py": "schemathesis: where its hooks are",
    "eval/bench/bench_strain.py": "the service: an identity provider that is away",
    "eval/bench/bench_disk_full.py": "itself, with writes that fail",
    "eval/bench/power_cut.py": "a process whose changes are recorded",
    "eval/bench/bench_cases.py": "the command, in a home that is thrown away",
    "eval/bench/bench_parsing.py": "the readers of another checkout: they must find their own packages",
    "api/serving/run.py": "workers: where they put what they measure",
    "corpus/readers/docx/libreoffice.py": "LibreOffice, kept out of the user's folders and off the network",
    "corpus/readers/ocr/tesseract.py": "Tesseract, on one thread",
    "corpus/readers/ocr/trueocr.py": "the process that reads pictures: it must find this package, and tell nobody",
    "index/encoders/runtime.py": "ONNX Runtime and what is started from here: its telemetry off",
    "corpus/readers/pdf/process.py": "the process that reads a PDF, which must find this package",
}
ENTRANCES = {"main", "_Rooms"}  # _Rooms: click's command line, whose language is known before `main` runs
READS = {"environ", "environb", "getenv", "getenvb"}


def sources():
    for place in PLACES:
        for path in [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), messages.tree_of(path)


def names(tree):
    nodes = messages.nodes_of(tree)
    attributes = {n.attr for n in nodes if isinstance(n, ast.Attribute)}
    imported = {a.name for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names}
    return attributes | imported | {n.id for n in nodes if isinstance(n, ast.Name)}


def test_one_module_reads_the_environment():
    assert {name for name, tree in sources() if names(tree) & READS} == {READER, *HANDS_IT_ON}


def test_entry_points_alone_ask_for_it():
    asking = {name: tree for name, tree in sources() if "from_process" in names(tree) and name != READER}
    assert "chithi.py" in asking
    for name, tree in asking.items():
        has_main = any(isinstance(n, ast.FunctionDef) and n.name == "main" for n in tree.body)
        assert has_main, f"{name} asks for the environment and is no entry point"
        outside = [n for n in tree.body if getattr(n, "name", "") not in ENTRANCES]
        calls = [c for n in outside for c in ast.walk(n) if isinstance(c, ast.Call)]
        assert not [c for c in calls if getattr(c.func, "id", "") == "from_process"], f"{name}: asked for outside main"
