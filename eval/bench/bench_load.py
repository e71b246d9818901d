"""How the service bears a crowd: requests a second, waiting times, health meanwhile, and memory afterwards.

Measures a service that runs, by 1, 8 and 64 connections at once, for questions, searches and a page: requests a second,
p50, p95 and p99 in milliseconds, the longest that /healthz took meanwhile, failures, and with --pid the megabytes that
the process holds afterwards. One JSON row each.

    chithi serve --port 8000 & python -m eval.bench.bench_load --pid $! [--url http://127.0.0.1:8000] [--requests 128]

The questions are built in; the page is that of the first document listed. With `--minutes 10` instead: the megabytes
at the end of each minute, while 8 connections ask the questions of the gold files, which are all different. On two busy
cores these were 320 at the start, 497 after a minute and 511 after ten (691 questions).
"""

import argparse
import asyncio
import itertools
import json
import re
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import numpy as np

import eval as judging
from eval.bench.bench_service import QUESTIONS

CROWDS = (1, 8, 64)
Ask = Callable[[httpx.AsyncClient, int], Awaitable[httpx.Response]]


def kinds(page: str) -> dict[str, Ask]:
    """Returns what is asked for, by name; the number of a request chooses its question."""
    return {
        "ask": lambda client, i: client.post("/v1/ask", json={"question": QUESTIONS[i % len(QUESTIONS)]}),
        "search": lambda client, i: client.get("/v1/search", params={"q": QUESTIONS[i % len(QUESTIONS)]}),
        "page": lambda client, i: client.get(page),  # noqa: ARG005
    }


async def crowd(url: str, ask: Ask, at_once: int, requests: int) -> dict[str, float | int]:
    """Returns what so many connections saw that sent so many requests between them."""
    left, seconds, failed = list(range(requests)), [], 0
    limits = httpx.Limits(max_connections=at_once)
    async with httpx.AsyncClient(base_url=url, timeout=600, trust_env=False, limits=limits) as client:

        async def one_after_another() -> None:
            nonlocal failed
            while left:
                number, began = left.pop(), time.perf_counter()
                try:
                    failed += (await ask(client, number)).status_code != 200
                except httpx.HTTPError:
                    failed += 1
                seconds.append(time.perf_counter() - began)

        began = time.perf_counter()
        watching = asyncio.create_task(_watch(url))
        await asyncio.gather(*(one_after_another() for _ in range(at_once)))
        took = time.perf_counter() - began
        watching.cancel()
    p50, p95, p99 = (round(float(p)) for p in np.percentile(np.asarray(seconds) * 1000, [50, 95, 99]))
    row = {"requests a second": round(requests / took, 1), "p50 ms": p50, "p95 ms": p95, "p99 ms": p99}
    return row | {"failed": failed, "health ms, longest": round(LONGEST.pop(url, 0.0) * 1000)}


async def minutes(url: str, pid: int, count: int) -> None:
    """Prints what the process holds at the end of each minute in which it is asked all along."""
    questions = itertools.cycle(gold_questions())
    begun = time.monotonic()
    answered = 0

    async def one_after_another(client: httpx.AsyncClient) -> None:
        nonlocal answered
        while time.monotonic() < begun + 60 * count:
            await client.post("/v1/ask", json={"question": next(questions)})
            answered += 1

    async def tell() -> None:
        for minute in range(count + 1):
            await asyncio.sleep(max(0.0, begun + 60 * minute - time.monotonic()))
            print(json.dumps({"minute": minute, "answered": answered, "MB": megabytes(pid)}), flush=True)

    async with httpx.AsyncClient(base_url=url, timeout=600, trust_env=False) as client:
        await asyncio.gather(tell(), *(one_after_another(client) for _ in range(8)))


def gold_questions() -> list[str]:
    """Returns the questions of the gold files."""
    paths = sorted((Path(judging.__file__).parent / "gold").glob("*.jsonl"))
    return [json.loads(line)["question"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


LONGEST: dict[str, float] = {}


async def _watch(url: str) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client:
        while True:
            began = time.perf_counter()
            await client.get("/healthz")
            LONGEST[url] = max(LONGEST.get(url, 0.0), time.perf_counter() - began)
            await asyncio.sleep(0.2)


def megabytes(pid: int) -> int:
    """Returns the memory that a process holds, on Linux."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    return int(found[1]) // 1024 if found else 0


def main() -> None:
    """Runs the crowds and prints a row for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--requests", type=int, default=128)
    parser.add_argument("--pid", type=int)
    parser.add_argument("--minutes", type=int)
    arguments = parser.parse_args()
    if arguments.minutes:
        asyncio.run(minutes(arguments.url, arguments.pid, arguments.minutes))
        return
    first = httpx.get(f"{arguments.url}/v1/documents", trust_env=False).json()
    listed = first if isinstance(first, list) else first["documents"]
    for name, ask in kinds(f"/v/{listed[0]['document_id']}").items():
        for at_once in CROWDS:
            row = asyncio.run(crowd(arguments.url, ask, at_once, arguments.requests))
            held = {"MB": megabytes(arguments.pid)} if arguments.pid else {}
            print(json.dumps({"asked for": name, "at once": at_once} | row | held), flush=True)


if __name__ == "__main__":
    main()
