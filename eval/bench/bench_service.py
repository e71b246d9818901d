"""How long a question takes, the first and warm ones, and where the time goes.

Measures 1,000 requests to POST /v1/ask of a real server on this machine, one after another, and beside them the same
questions asked of the assistant in this process: p50 and p99 in milliseconds, and the shares of encoding, search and
the rest (reading, composing, checking). Search alone is the alternative named: the ratio says what answering costs.
Before them, the first question of the server, sent as soon as it is ready: milliseconds, of it those of each step.

    python -m eval.bench.bench_service [--requests 1000] FILE…

FILE…: documents to ask about, ingested into a new home. The questions are built in, in three ways of asking.
"""

import argparse
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import numpy as np

from index.encoders.protocol import encode_query
from index.home import Home
from rag.assistant import Assistant
from rag.question.read import read_question
from rag.reading.load import BUNDLED, load_reader
from rag.retrieval.query import make_query

LONGEST = 300  # seconds for one answer, on a machine that does other work
QUESTIONS = (
    "Who leads medicine procurement?",
    "Ai chủ trì mua sắm thuốc?",
    "ai chu tri mua sam thuoc",
    "Sở nào lo khen thưởng cán bộ y tế?",
    "chi tieu bao hiem y te den nam 2030 la bao nhieu phan tram",
    "Which agency settles problems with health insurance payments?",
    "Ủy ban nhân dân quận, huyện phải làm gì về tiêm vắc xin?",
    "thời tiết ngày mai thế nào",
)


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """Returns p50 and p99 in milliseconds."""
    p50, p99 = np.percentile(np.asarray(seconds) * 1000, [50, 99])
    return {"p50 ms": round(float(p50), 2), "p99 ms": round(float(p99), 2)}


def first_of(client: httpx.Client) -> dict[str, float]:
    """Returns the milliseconds that the first question of a server takes, and those of its steps."""
    began = time.perf_counter()
    answer = client.post("/v1/ask", json={"question": QUESTIONS[0]}).raise_for_status().json()
    taken = {"ms": (time.perf_counter() - began) * 1000, **answer["timings_ms"]}
    return {step: round(ms) for step, ms in taken.items()}


def timed(task: Callable[[str], object], requests: int) -> list[float]:
    """Returns the seconds that each of so many calls took, the questions in turn, after one round to warm up."""
    for question in QUESTIONS:
        task(question)
    seconds = []
    for i in range(requests):
        began = time.perf_counter()
        task(QUESTIONS[i % len(QUESTIONS)])
        seconds.append(time.perf_counter() - began)
    return seconds


@contextmanager
def serve(home: Path) -> Iterator[str]:
    """Starts the service as users do, on a free port, and yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "chithi", "--home", str(home), "serve", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait()


def _wait_for(url: str) -> None:
    for _ in range(600):
        try:
            httpx.get(f"{url}/readyz")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"the service did not answer at {url} within a minute")


def main() -> None:
    """Runs the benchmark and prints one JSON row."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = Home(Path(scratch))
        outcomes = [r.outcome for r in home.ingest(arguments.files)]
        assistant = Assistant(home, reader=load_reader(BUNDLED))
        searcher = home.searcher()

        def encode(text: str) -> object:
            return encode_query(home.encoder, text)

        def search_only(text: str) -> object:
            query = make_query(read_question(text), assistant.config)
            return searcher.search(encode_query(home.encoder, query.text), query.terms, assistant.config.depth)

        with serve(Path(scratch)) as url, httpx.Client(base_url=url, timeout=LONGEST) as client:
            first = first_of(client)
            over_http = timed(
                lambda q: client.post("/v1/ask", json={"question": q}).raise_for_status(), arguments.requests
            )
        encoding, searching, asking = (timed(task, arguments.requests) for task in (encode, search_only, assistant.ask))
    whole = sum(asking)
    row = {
        "documents": len(outcomes),
        "passages": len(searcher.entries),
        "requests": arguments.requests,
        "first": first,
        "http": percentiles(over_http),
        "ask": percentiles(asking),
        "search": percentiles(searching),
        "ask / search": round(float(np.median(asking) / np.median(searching)), 2),
        "share of encoding": round(sum(encoding) / whole, 2),
        "share of search": round((sum(searching) - sum(encoding)) / whole, 2),
        "share of the rest": round(1 - sum(searching) / whole, 2),
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main()
