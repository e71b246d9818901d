"""How long questions take beside an ingest: nobody waits for who changes something.

A service is asked by so many clients at once, in turns of ten seconds: beside nothing, then beside so many processes of
`chithi ingest` that each add drawn directives (`bench_growth`) with the bundled encoder, and stand still in between
(SIGSTOP), and so many clients that upload such directives, one after another; so that whatever else the machine does
falls on both alike. Prints a JSON row for each: questions answered, failures, p50, p95, p99 and the longest in
milliseconds, the longest time in which no client was answered; then documents that were indexed meanwhile, and how many
times as long p95 and p99 are. Linux, macOS.

    python -m eval.bench.bench_beside [--clients 8] [--seconds 60] [--ingesting 2] [--uploading 0]

On two cores that other work kept busy (load 7 to 9), 8 clients beside two that ingest waited 1.08, 1.19 and 1.28 times
as long (p50, p95, p99; none failed) while 3 documents were indexed (none, before a change had its share); beside two
that upload .88, .97 and 1.03 times, with 6; one client beside one that ingests 1.17, 1.01 and 1.06 times, with 6.
"""

import argparse
import asyncio
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import httpx
import numpy as np

from eval.bench.bench_growth import directive_text
from eval.bench.bench_service import QUESTIONS, serve
from index.home import Home

TURN = 10.0  # seconds
DOCUMENTS, CLAUSES = 200, 24  # of each process that ingests: more than it comes to


@dataclass
class Asked:
    """What clients saw: seconds of each question, when each was answered, how many failed."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    longest_silence: float = 0.0

    def row(self) -> dict[str, float]:
        """Returns it as figures, times in milliseconds."""
        p50, p95, p99, most = np.percentile(np.asarray(self.seconds) * 1000, [50, 95, 99, 100]).round().tolist()
        silence = round(1000 * self.longest_silence)
        row = {"questions": len(self.seconds), "failed": self.failed, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99}
        return row | {"longest ms": most, "longest without an answer ms": silence}


Files: TypeAlias = Iterator[tuple[str, str]]  # name, text


async def ask_for(url: str, clients: int, seconds: float, asked: Asked, uploads: Sequence[Files] = ()) -> None:
    """Asks for some seconds, each client one question after another, and adds what they saw.

    uploads: what is sent meanwhile, by one client each, one file after another.
    """
    ends = time.perf_counter() + seconds
    answered = time.perf_counter()

    async def one_after_another(client: httpx.AsyncClient, number: int) -> None:
        nonlocal answered
        while (begun := time.perf_counter()) < ends:
            number += 1
            try:
                question = {"question": QUESTIONS[number % len(QUESTIONS)]}
                asked.failed += (await client.post("/v1/ask", json=question)).status_code != 200
            except httpx.HTTPError:
                asked.failed += 1
            now = time.perf_counter()
            asked.seconds.append(now - begun)
            asked.longest_silence = max(asked.longest_silence, now - answered)
            answered = now

    async with httpx.AsyncClient(base_url=url, timeout=600, trust_env=False) as client:
        uploading = [asyncio.create_task(upload(client, files)) for files in uploads]
        await asyncio.gather(*(one_after_another(client, n) for n in range(clients)))
        for task in uploading:
            task.cancel()
        await asyncio.gather(*uploading, return_exceptions=True)


async def upload(client: httpx.AsyncClient, files: Files) -> None:
    """Sends files, one after another."""
    for name, text in files:
        (await client.post("/v1/documents", files={"file": (name, text.encode())})).raise_for_status()


def drawn(first: int) -> Files:
    """Yields directives from a number on."""
    for number in itertools.count(first):
        yield f"d{number}.txt", directive_text(number, CLAUSES)


@contextmanager
def ingesting(home: Path, files: Path, count: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Gives so many processes that ingest into a home, standing still; ends them."""
    running = []
    for n in range(count):
        folder = files / str(n)
        folder.mkdir(parents=True)
        for name, text in itertools.islice(drawn(n * DOCUMENTS), DOCUMENTS):
            (folder / name).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "chithi", "--home", str(home), "ingest", str(folder)]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        running[-1].send_signal(signal.SIGSTOP)
    try:
        yield running
    finally:
        for process in running:
            process.kill()
            process.wait()


def let(processes: Sequence[subprocess.Popen[bytes]], go: signal.Signals) -> None:
    """Stops processes, or lets them go on."""
    for process in processes:
        process.send_signal(go)


def measure(url: str, home: Path, files: Path, asked: argparse.Namespace) -> dict[str, Asked]:
    """Returns what clients saw beside nothing, and beside so many processes that ingest and clients that upload."""
    beside = f"{asked.ingesting} ingesting, {asked.uploading} uploading"
    seen = {"nothing": Asked(), beside: Asked()}
    uploads = [drawn((asked.ingesting + n) * DOCUMENTS) for n in range(asked.uploading)]
    asyncio.run(ask_for(url, asked.clients, TURN / 2, Asked()))  # to warm up
    with ingesting(home, files, asked.ingesting) as processes:
        for _ in range(max(1, round(asked.seconds / TURN))):
            asyncio.run(ask_for(url, asked.clients, TURN, seen["nothing"]))
            let(processes, signal.SIGCONT)
            asyncio.run(ask_for(url, asked.clients, TURN, seen[beside], uploads))
            let(processes, signal.SIGSTOP)
    return seen


def main() -> None:
    """Prints what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--ingesting", type=int, default=2)
    parser.add_argument("--uploading", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        with serve(home) as url:
            httpx.get(f"{url}/v1/documents", timeout=600, trust_env=False).raise_for_status()
            before = len(Home(home).searcher().manifest.documents)
            seen = measure(url, home, Path(scratch) / "files", asked)
            added = len(Home(home).searcher().manifest.documents) - before
    rows = {name: found.row() for name, found in seen.items()}
    for name, row in rows.items():
        print(json.dumps({"clients": asked.clients, "beside": name} | row))
    quiet, beside = rows.values()
    times = {f"{p} times": round(beside[f"{p} ms"] / quiet[f"{p} ms"], 2) for p in ("p50", "p95", "p99")}
    print(json.dumps({"documents indexed": added, "load": round(os.getloadavg()[0], 1)} | times))


if __name__ == "__main__":
    main()
