"""How an index grows: what it costs to ingest, to add one document, and to ask, at several sizes.

    python -m eval.bench.bench_growth [--sizes 200,2000] [--clauses 24] [--json]

Directives of so many clauses of drawn words, with a toy encoder (`fault_home`: 32 numbers a vector, 16 a token, so that
what is written is less than with the bundled one: `--wide` takes 384 and 128). Prints for each size: CPU seconds to
store and to index the documents that are new at it; of ten documents added one by one, the median, the mean and the
most of CPU seconds (encoding included) and of bytes written (as the kernel counts them, /proc/self/io): the most where
segments were merged; the median of CPU seconds where they have no number, and where a process that searches opens what
was published; CPU seconds to remove one; CPU milliseconds of the first search of a new process and the median of 20
more, and of the tasks of an agency that has as many at any size, asked for first and again; passages, segments,
megabytes on the disk, of memory of that process's own, and of files that it has mapped.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus.build import build_document
from corpus.document import Document
from corpus.read import READER_VERSION
from corpus.store import readings
from corpus.store.duties import Wanted
from corpus.store.serialised import row_of
from eval.bench.fault_home import LETTER, ToyEncoder, open_toy
from index.home import Home
from index.words.terms import FOLDED

ADDED = 10
STORED_AT_ONCE = 500
SEARCHES = 20
TASKS = 20
BEGIN = "b c d đ g h kh l m n ng nh ph qu s t th tr v x"
END = "a ai an ang ao ep en i iên ôn ơi u ung ươi át ế"
SYLLABLES = [a + b for a in BEGIN.split(" ") for b in END.split(" ")]


class WideEncoder(ToyEncoder):
    """As wide as the bundled encoder."""

    name, revision, dimension, token_dimension = "wide", "wide-1", 384, 128


def directive(number: int, clauses: int) -> Document:
    """Returns a directive of drawn words, the same for the same number."""
    return build_document(directive_text(number, clauses), f"d{number}")


def directive_text(number: int, clauses: int) -> str:
    """Returns what a directive is built from."""
    draw = random.Random(number)
    lines = [f"{n}. {' '.join(draw.choices(SYLLABLES, k=30))}." for n in range(1, clauses + 1)]
    if number < TASKS:  # as many at any size
        lines[0] = "1. Sở Y tế chủ trì tiêm phòng, báo cáo trước ngày 01/10/2026."
    return LETTER.format(number, " ".join(draw.choices(SYLLABLES, k=8)), "\n".join(lines))


def grow(home: Home, first: int, last: int, clauses: int) -> tuple[float, float]:
    """Stores directives and indexes them; returns the CPU seconds that each took."""
    begin = time.process_time()
    for start in range(first, last, STORED_AT_ONCE):
        with home.store._database.writing() as connection:  # each by itself waits for the disk, which is not asked here
            for number in range(start, min(last, start + STORED_AT_ONCE)):
                readings.write(connection, row_of(directive(number, clauses)), "", READER_VERSION)
    stored = time.process_time()
    home.catch_up()
    return stored - begin, time.process_time() - stored


def add(home: Home, number: int, clauses: int, numbered: bool = True) -> tuple[float, int]:
    """Adds one directive as an upload does; returns CPU seconds and bytes written."""
    text = directive(number, clauses).text.replace("Số: ", "Số: " if numbered else "Ghi chú ").encode()
    cpu, written = time.process_time(), _written()
    home.ingest_bytes(text, f"d{number}.txt", f"d{number}")
    return time.process_time() - cpu, _written() - written


def remove(home: Home, number: int) -> float:
    """Removes one directive; returns CPU seconds."""
    cpu = time.process_time()
    home.remove(f"d{number}")
    return time.process_time() - cpu


def search(path: Path, encoder: ToyEncoder) -> None:
    """Prints, as a process of its own: CPU milliseconds of the first search and of the median, megabytes of memory."""
    taken = []
    home = open_toy(path)
    for n in range(SEARCHES + 1):
        draw = random.Random(n)
        words = draw.choices(SYLLABLES, k=8)
        begin = time.process_time()
        searcher = home.searcher()
        query = encoder.encode_query(" ".join(words)) if searcher.is_of(encoder) else None
        terms = {FOLDED: {**dict.fromkeys(words, 1.0), "so": 1.0, "ngay": 1.0}}
        for candidate in searcher.search(query, terms, 100)[:10]:
            home.document(searcher.entries[candidate.number].document_id, searcher)
        taken.append(1000 * (time.process_time() - begin))
    found = {"cold ms": taken[0], "warm ms": statistics.median(taken[1:])}
    for name in ("ms of them", "ms of them again"):
        begin = time.process_time()
        found["tasks of an agency"] = len(list(home.store.duties.select(Wanted("Sở Y tế"))))
        found[name] = 1000 * (time.process_time() - begin)
    memory = {"MB of its own": _memory("RssAnon"), "MB mapped": _memory("RssFile")}
    print(json.dumps({**found, **memory}))


def measure(home: Home, first: int, last: int, clauses: int) -> dict[str, float]:
    """Returns the figures of a size."""
    stored, indexed = grow(home, first, last, clauses)
    reader = open_toy(home.path)
    reader.searcher()
    added, opened = [], []
    for n in range(ADDED):
        added.append(add(home, last + n, clauses))
        begin = time.process_time()
        reader.searcher()
        opened.append(time.process_time() - begin)
    unnumbered = [add(home, last + ADDED + n, clauses, numbered=False)[0] for n in range(ADDED)]
    removed = [remove(home, last + n) for n in range(2 * ADDED)]
    wide = ["--wide"] if isinstance(home.encoder, WideEncoder) else []
    command = [sys.executable, "-m", "eval.bench.bench_growth", "--search", str(home.path), *wide]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    searcher = home.searcher()
    return {
        "documents": last,
        "passages": len(searcher.entries),
        "segments": len(list((home.path / "index" / "segments").iterdir())),
        "index MB": sum(p.stat().st_size for p in (home.path / "index").rglob("*") if p.is_file()) / 1e6,
        "store CPU s": stored,
        "index CPU s": indexed,
        "add one CPU s": statistics.median(cpu for cpu, _ in added),
        "add one CPU s, most": max(cpu for cpu, _ in added),
        "add one MB": statistics.median(size for _, size in added) / 1e6,
        "add one MB, mean": statistics.mean(size for _, size in added) / 1e6,
        "add one MB, most": max(size for _, size in added) / 1e6,
        "add one without a number CPU s": statistics.median(unnumbered),
        "open what was published CPU s": statistics.median(opened),
        "remove one CPU s": statistics.median(removed),
        **found,
    }


def _memory(kind: str) -> float:
    """Returns megabytes of this process; what getrusage tells as its most may be of the process that began it."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(lines[kind].split()[0]) / 1024


def _written() -> int:
    """Returns how many bytes this process has written so far."""
    lines = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(lines["wchar"])


def main() -> None:
    """Prints a row a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="200,2000")
    parser.add_argument("--clauses", type=int, default=24)
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--search", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.search:
        search(arguments.search, WideEncoder() if arguments.wide else ToyEncoder())
        return
    with tempfile.TemporaryDirectory() as scratch:
        home = open_toy(Path(scratch) / "home")
        if arguments.wide:
            home._encoder = WideEncoder()
        first = 0
        for size in map(int, arguments.sizes.split(",")):
            row = measure(home, first, size, arguments.clauses)
            first = size
            print(json.dumps(row) if arguments.json else "  ".join(f"{k} {v:.3g}" for k, v in row.items()), flush=True)


if __name__ == "__main__":
    main()
