"""How long questions take beside an ingest: nobody waits for who changes something.

A service is asked by so many clients at once, in turns of ten seconds: beside nothing, then beside so many processes of
`chithi ingest` that each add drawn directives (`bench_growth`) with the bundled encoder, and stand still in between
(SIGSTOP), so that whatever else the machine does falls on both alike. Prints a JSON row for each: questions answered,
failures, p50, p95, p99 and the longest in milliseconds, the longest time in which no client was answered, documents
that were indexed meanwhile; then how many times as long p95 and p99 are. Linux, macOS.

    python -m eval.bench.bench_beside [--clients 8] [--seconds 60] [--ingesting 2]

On two cores that a dozen other processes kept busy, 8 clients beside two that ingest waited 1.43, 1.65 and 1.33 times
as long (p50, p95, p99; none failed), one client beside one 1.34, 1.40 and 1.46 times.
"""

import argparse
import asyncio
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


async def ask_for(url: str, clients: int, seconds: float, asked: Asked) -> None:
    """Asks for some seconds, each client one question after another, and adds what they saw."""
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
        await asyncio.gather(*(one_after_another(client, n) for n in range(clients)))


@contextmanager
def ingesting(home: Path, files: Path, count: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Gives so many processes that ingest into a home, standing still; ends them."""
    running = []
    for n in range(count):
        folder = files / str(n)
        folder.mkdir(parents=True)
        for number in range(n * DOCUMENTS, (n + 1) * DOCUMENTS):
            (folder / f"d{number}.txt").write_text(directive_text(number, CLAUSES), encoding="utf-8")
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


def measure(url: str, home: Path, files: Path, clients: int, seconds: float, count: int) -> dict[str, Asked]:
    """Returns what clients saw beside nothing, and beside so many processes that ingest."""
    seen = {"nothing": Asked(), f"{count} ingesting": Asked()}
    asyncio.run(ask_for(url, clients, TURN / 2, Asked()))  # to warm up
    with ingesting(home, files, count) as processes:
        for _ in range(max(1, round(seconds / TURN))):
            for name, asked in seen.items():
                let(processes, signal.SIGSTOP if name == "nothing" else signal.SIGCONT)
                asyncio.run(ask_for(url, clients, TURN, asked))
        let(processes, signal.SIGSTOP)
    return seen


def main() -> None:
    """Prints what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--ingesting", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        with serve(home) as url:
            httpx.get(f"{url}/v1/documents", timeout=600, trust_env=False).raise_for_status()
            before = len(Home(home).searcher().manifest.documents)
            seen = measure(url, home, Path(scratch) / "files", asked.clients, asked.seconds, asked.ingesting)
            added = len(Home(home).searcher().manifest.documents) - before
    rows = {name: found.row() for name, found in seen.items()}
    for name, row in rows.items():
        print(json.dumps({"clients": asked.clients, "beside": name} | row))
    quiet, beside = rows.values()
    times = {f"{p} times": round(beside[f"{p} ms"] / quiet[f"{p} ms"], 2) for p in ("p50", "p95", "p99")}
    print(json.dumps({"documents indexed": added, "load": round(os.getloadavg()[0], 1)} | times))


if __name__ == "__main__":
    main()
