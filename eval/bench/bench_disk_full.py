"""A disk that fills up at a random write: nothing lost, doubled, half or wrongly said; then there is room again.

Measures over 100 (or `--trials`) changes of a home of three documents (files ingested and updated, a document sent,
removed, corrected, the index built again) whether each, cut off at a write drawn at random from those it makes, leaves
exactly what it said it had done, while what was published goes on answering; and whether the home is whole and in step
once there is room. The encoder is a toy; the disk is this machine's, made full by `disk_full.c` (Linux, a C compiler).

    python -m eval.bench.bench_disk_full [--trials 100] [--seed 1]

On two busy cores 100 trials took 6 minutes; nothing was wrong after any.
"""

import argparse
import ctypes
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

import index.home
from corpus.errors import CorpusError
from index.encoders.protocol import Vectors
from index.errors import IndexingError
from index.home import Home

SHIM = Path(__file__).with_name("disk_full.c")
BELOW = "CHITHI_FULL_BELOW"
TEXT = (
    "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: {n}/UBND-NN\nV/v việc thứ {n}\n\n1. Sở Y tế {what}.\n2. Sở Xây dựng báo cáo.\n"
)
Row = dict[str, Any]


class ToyEncoder:
    """A unit vector in eight dimensions for each text, drawn from its digest."""

    name, revision, dimension = "toy", "toy-1", 8

    def encode_queries(self, texts: list[str]) -> Vectors:
        """Returns a vector for each query."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Returns a vector for each passage."""
        seeds = [int.from_bytes(hashlib.sha256(t.encode()).digest()[:8], "big") for t in texts]
        rows = np.array([np.random.default_rng(s).normal(size=8) for s in seeds], dtype=np.float32).reshape(-1, 8)
        unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return unit


def main() -> None:
    """Runs the trials, in a process of its own under the shim, and prints a JSON row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if BELOW not in os.environ:
        with tempfile.TemporaryDirectory() as folder:
            shim = Path(folder, "disk_full.so")
            subprocess.run(["cc", "-shared", "-fPIC", "-o", shim, SHIM, "-ldl"], check=True)
            environment = {**os.environ, "LD_PRELOAD": str(shim), BELOW: f"{folder}/home"}
            done = subprocess.run([sys.executable, "-m", __spec__.name, *sys.argv[1:]], env=environment, check=False)
        sys.exit(done.returncode)
    setattr(index.home, "load_encoder", lambda _: ToyEncoder())  # noqa: B010 - a toy stands in for the encoder
    print(json.dumps(run(Path(os.environ[BELOW]), asked.trials, random.Random(asked.seed)), ensure_ascii=False))


def run(home: Path, trials: int, chance: random.Random) -> Row:
    """Returns what became of the trials: how many, cut off in which change, and what was wrong in any."""
    base, files = home.with_name("base"), home.with_name("files")
    files.mkdir()
    for n in (1, 2, 3):
        (files / f"{n}.txt").write_text(TEXT.format(n=n, what="mua thuốc"), encoding="utf-8")
    _in_child(lambda: [r.outcome for r in Home(base).ingest([files])])
    for n in (2, 4, 5):
        (files / f"{n}.txt").write_text(TEXT.format(n=n, what="mở lớp" * n), encoding="utf-8")
    wrong: list[Row] = []
    cut, said = Counter[str](), Counter[str]()
    for trial in range(trials):
        change = chance.choice(["ingest", *CHANGES])
        _copied(base, home)
        most = _in_child(partial(_changed, home, files, change, -1))["written"]
        _copied(base, home)
        before = _in_child(lambda: _state(home))
        at = chance.randint(1, max(most, 1))
        told = _in_child(partial(_changed, home, files, change, at))
        after = _in_child(lambda: _recovered(home))
        cut[change] += 1
        said["error" if told["error"] else "done"] += 1
        faults = list(_judged(before, told, after))
        wrong += [{"trial": trial, "change": change, "write": at, "of": most, "wrong": f, "told": told} for f in faults]
    return {"trials": trials, "changes": dict(cut), "said": dict(said), "wrong": wrong}


def _copied(base: Path, home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(base, home)


def _in_child(task: Callable[[], Any]) -> Any:
    """Returns what a task gives in a process of its own, so that nothing of it is left here."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            answer = {"gives": task()}
        except BaseException as error:
            answer = {"raises": repr(error)}
        with os.fdopen(writes, "w") as file:
            json.dump(answer, file)
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as file:
        answer = json.load(file)
    os.waitpid(child, 0)
    if "raises" in answer:
        raise RuntimeError(answer["raises"])
    return answer["gives"]


def _send(home: Home) -> Row:
    result = home.ingest_bytes(TEXT.format(n=9, what="xây nhà").encode(), "9.txt")
    return {result.document_id: result.outcome}


def _remove(home: Home) -> Row:
    home.remove("1")
    return {"1": "removed"}


def _correct(home: Home) -> Row:
    home.correct("3", {"title": "Về việc khác"})
    return {"3": "corrected"}


def _reindex(home: Home) -> Row:
    home.reindex()
    return {}


# Of an ingest each file is told of by itself (`_changed`).
CHANGES: dict[str, Callable[[Home], Row]] = {"send": _send, "remove": _remove, "correct": _correct, "reindex": _reindex}


def _changed(path: Path, files: Path, change: str, at: int) -> Row:
    """Returns what a change said it had done, and whether the home answered while the disk was full."""
    shim = ctypes.CDLL(None)
    home = Home(path)
    published = sorted(home.searcher().manifest.documents)
    shim.full_after(ctypes.c_long(at))
    done: Row = {}
    error = ""
    try:
        if change == "ingest":
            for result in home.ingest([files]):
                if result.outcome != "failed":
                    done[result.document_id] = result.outcome
        else:
            done = CHANGES[change](home)
    except (CorpusError, IndexingError) as raised:
        error = str(raised)
    written = shim.written()
    searcher = Home(path).searcher() if at > 0 else home.searcher()
    shim.full_after(ctypes.c_long(-1))
    return {"done": done, "error": error, "written": written, "published": published, "answers": len(searcher.entries)}


def _state(path: Path) -> Row:
    home = Home(path)
    return {
        "documents": {d.document_id: [d.text, d.metadata.title] for d in home.store.load_all()},
        "sources": sorted([s.document_id, s.name] for s in home.store.sources()),
    }


def _recovered(path: Path) -> Row:
    """Returns a home as it is with room again: what it holds, what is wrong with it, whether its index is in step."""
    home = Home(path)
    home.catch_up()
    state = _state(path)
    manifest = home.searcher().manifest
    found = [f.why for f in home.examine() if f.kind != "left over"]
    home.mend()
    return {
        **state,
        "wrong": found + [f.why for f in home.examine()],
        "in_step": dict(manifest.documents) == home.store.digests(),
    }


def _judged(before: Row, told: Row, after: Row) -> list[str]:
    """Returns what is wrong after a change that said what it had done."""
    expected = dict(before["documents"])
    for document_id, outcome in told["done"].items():
        if outcome == "removed":
            del expected[document_id]
        elif outcome == "corrected":
            expected[document_id] = [expected[document_id][0], "Về việc khác"]
        elif outcome in ("added", "updated"):
            expected[document_id] = after["documents"].get(document_id, "lost")
            number = int(document_id)
            new = "xây nhà" if number == 9 else "mở lớp" * number
            if new not in str(expected[document_id]):
                return [f"{document_id} is said to be {outcome} and is not"]
    found = []
    if after["documents"] != expected:
        names = {i for i in {*expected, *after["documents"]} if expected.get(i) != after["documents"].get(i)}
        found.append(f"stored otherwise than said: {sorted(names)}")
    if [i for i, _ in after["sources"]] != sorted(expected):
        found.append("sources are doubled or lost")
    found += after["wrong"]
    if not after["in_step"]:
        found.append("the index is not in step")
    if not told["answers"]:
        found.append("nothing answered while the disk was full")
    return found


if __name__ == "__main__":
    main()
