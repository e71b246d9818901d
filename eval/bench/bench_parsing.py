"""How long texts take to become documents, here and in another checkout: seconds of each, and how many times as fast.

Texts whose lines all begin alike (n and 2n of them, so that growth is seen), and files that are given. Each is read
three times by a process of its own in either checkout, one after the other; the least counts. A row of JSON each.

    git worktree add /tmp/before COMMIT
    python -m eval.bench.bench_parsing --before /tmp/before [--lines 4000] [FILE…]
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

TIMES = 3
HERE = Path(__file__).resolve().parents[2]
LINES = {
    "1. …": "1. việc của sở\n",
    "- a": "- a\n",
    "a) …": "a) việc\n",
    "I. …": "I. việc\n",
    "Điều 1. …": "Điều 1. A\n",
}
# Run in the checkout that is measured: seconds of processor time to read the bytes on standard input.
_READ = (
    "import sys, time\n"
    "from corpus.read import read_documents\n"
    "data, name = sys.stdin.buffer.read(), sys.argv[1]\n"
    "read_documents('1. Một.\\n2. Hai.'.encode(), 'a.txt', 'a')\n"
    "start = time.process_time()\n"
    "read_documents(data, name, 'x')\n"
    "print(time.process_time() - start)\n"
)


def seconds(checkout: Path, data: bytes, name: str) -> float:
    """Returns how long a checkout takes to read bytes, of several times the least, in seconds of processor time."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONUTF8": "1"}
    runs = (
        subprocess.run(
            [sys.executable, "-P", "-c", _READ, name],
            input=data,
            capture_output=True,
            check=True,
            cwd=checkout,
            env=environment,
        )
        for _ in range(TIMES)
    )
    return min(float(run.stdout) for run in runs)


def texts(lines: int, files: Sequence[Path]) -> Iterator[tuple[str, str, bytes]]:
    """Yields what is read: what it is called here, the name of its file, its bytes."""
    for name, line in LINES.items():
        for n in (lines, 2 * lines):
            yield f"{n} lines of “{name}”", "a.txt", (line * n).encode()
    for path in files:
        yield path.name, path.name, path.read_bytes()


def main() -> None:
    """Prints a row of JSON for each text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path, required=True, help="another checkout, to which this one is compared")
    parser.add_argument("--lines", type=int, default=4000)
    parser.add_argument("files", type=Path, nargs="*")
    given = parser.parse_args()
    for what, name, data in texts(given.lines, given.files):
        before, after = seconds(given.before, data, name), seconds(HERE, data, name)
        row = {"text": what, "bytes": len(data), "before_s": round(before, 3), "after_s": round(after, 3)}
        print(json.dumps({**row, "times_as_fast": round(before / after, 1)}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
