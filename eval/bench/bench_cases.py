"""How many of the cases that once went wrong are right: files and questions as offices have them, a folder each.

    python -m eval.bench.bench_cases DIR

DIR holds a folder a case, named by its number (`18-docx-merged-lead`), with a README of what is right. Cases told by
reading are judged by `eval.bench.cases`; the others by the command itself, in a home of its own that is thrown away.
Of 47 cases 47 were right, in eight minutes beside other work (two cores, 2026-11-29).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.read import read_documents
from eval.bench.cases import CHECKS, Read

Folder = Path
_LITTER = ("README.md",)


def read_case(folder: Folder) -> list[Read]:
    """Returns what the readers make of the files of a case."""
    return [_read(path) for path in sorted(folder.iterdir()) if path.is_file() and path.name not in _LITTER]


def _read(path: Path) -> Read:
    try:
        return Read(read_documents(path.read_bytes(), path.name, path.stem))
    except CorpusError as error:
        return Read(refused=str(error))


class Home:
    """A home that is thrown away, and the command in it."""

    def __init__(self, folder: str, **settings: str) -> None:
        self._environment = {**os.environ, "CHITHI_HOME": folder, "CHITHI_LANG": "vi", **settings}

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Returns the exit status of a command, what it printed and what it said beside."""
        command = [sys.executable, "-c", "import sys; from chithi import run; sys.exit(run())", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=self._environment, check=False)
        return done.returncode, done.stdout, done.stderr

    def duties(self, *arguments: str) -> list[dict[str, Any]]:
        """Returns the table of duties."""
        found: list[dict[str, Any]] = json.loads(self.run("duties", "--json", *arguments)[1] or "[]")
        return found

    def documents(self) -> int:
        """Returns how many documents are stored: of the lines below one, each names a source."""
        return sum(not line.startswith("\t") for line in self.run("documents")[1].splitlines())

    def asked(self, folder: Folder) -> list[dict[str, Any]]:
        """Returns the answers to the questions of a case."""
        (path,) = folder.glob("*.jsonl")
        return [json.loads(line) for line in self.run("ask", "--batch", str(path), "--json")[1].splitlines()]


def _cited(answer: dict[str, Any]) -> set[str]:
    return {f"{c['document_id']}#{c['clause']}" for c in answer["citations"]}


def _tasks(home: Home, folder: Folder) -> bool:
    health, schools = home.asked(folder)
    ours = {f"cv-y-te-tinh-lam-trach#{c}" for c in (4, 5, 6, 7, 8, "end")}
    return _cited(health) == ours and _cited(schools) == {
        f"kh-tuyen-sinh-lop-10-lam-trach#V.1{c}" for c in ("", ".a", ".b", ".c")
    }


def _metadata(home: Home, folder: Folder) -> bool:
    said = [a["answer"].splitlines()[0] for a in home.asked(folder)]
    return all("tỉnh Lâm Trạch" in s for s in said[:3]) and "12/09/2024" in said[3]


def _glued(home: Home, folder: Folder) -> bool:
    return all(_cited(a) == {"cv-y-te-tinh-lam-trach#4"} for a in home.asked(folder))


def _shared(home: Home, folder: Folder) -> bool:
    return all(a["status"] == "clarification" and "Có 2 văn bản" in a["answer"] for a in home.asked(folder))


def _two(home: Home, folder: Folder) -> bool:
    both = {"cv-y-te-tinh-lam-trach#4", "cv-cham-soc-suc-khoe-hai-binh#4.-1"}
    return all(both <= _cited(a) for a in home.asked(folder))


def _counted(home: Home, folder: Folder) -> bool:
    kinds, due, _, force = (a["answer"] for a in home.asked(folder))
    return "3 chỉ thị" in kinds and "việc đến hạn" in due and "09/CT-UBND" in force


def _gold(home: Home, folder: Folder) -> bool:
    home.run("search", "thuốc")  # the samples, on a home never used
    said = home.run("eval", str(next(folder.glob("*.jsonl"))))[2]
    return "khong-co-van-ban" in said and "99" in said


def _filtered(home: Home, folder: Folder) -> bool:
    home.run("ingest", str(next(folder.glob("*.txt"))))
    quarters = [d["deadline"].lower() for d in home.duties("--deadline", "quý 2/2025")]
    return len(home.duties("--deadline", "30/6/2025")) == 12 and quarters == [
        "trong quý ii/2025", "trong quý ii năm 2025"
    ]  # fmt: skip


def _agencies(_: Home, folder: Folder) -> bool:
    return all(_of_table(folder, table) for table in sorted(folder.glob("*.tsv")))


def _of_table(folder: Folder, table: Path) -> bool:
    with tempfile.TemporaryDirectory() as place:
        home = Home(place, CHITHI_AGENCIES=str(table))
        home.run("ingest", str(next(folder.glob("*.txt"))))
        named = {(d["clause"], d["agency"]) for d in home.duties()}
    return {("1", "Ban Quản lý bến bãi tỉnh"), ("2", "BQLBB")} <= named


def _locked(home: Home, folder: Folder) -> bool:
    _, _, said = home.run("ingest", str(folder / "60-folder"))
    return len([line for line in said.splitlines() if ".xlsx" in line]) == 1 and "~$" not in said


def _named_alike(home: Home, folder: Folder) -> bool:
    status, _, _ = home.run("ingest", str(folder / "61-same"))
    return status == 0 and home.documents() == 2


def _twice(home: Home, folder: Folder) -> bool:
    home.run("ingest", str(folder / "62-twice"))
    return home.documents() == 1


BY_COMMAND: dict[str, Callable[[Home, Folder], bool]] = {
    "01": _tasks, "03": _metadata, "05": _glued, "07": _shared, "09": _two, "11": _counted, "101": _gold,
    "29": _filtered, "33": _agencies, "93": _locked, "94": _named_alike, "95": _twice,
}  # fmt: skip


def judge(folder: Folder) -> bool | None:
    """Returns whether a case is right now, None for one that nothing is known of."""
    number = folder.name.partition("-")[0]
    if number in CHECKS:
        return CHECKS[number](read_case(folder))
    if number not in BY_COMMAND:
        return None
    with tempfile.TemporaryDirectory() as place:
        return BY_COMMAND[number](Home(place), folder)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a line for each case, and how many are right."""
    parser = argparse.ArgumentParser(prog="bench_cases", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", metavar="DIR", type=Path)
    folder = parser.parse_args(arguments).folder
    cases = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    if not cases:
        raise SystemExit(f"bench_cases: {folder}: no folders of cases in it")
    judged = {case.name: judge(case) for case in cases}
    for name, right in judged.items():
        print(f"{name:<36}{'?' if right is None else 'right' if right else 'WRONG'}")
    print(f"{sum(right is True for right in judged.values())} of {len(judged)} right")


if __name__ == "__main__":
    main()
