"""What a service answers under strain: a provider and a database that are away, 1,000 open streams, clients that leave.

Starts `chithi serve` on a home of its own with the shipped samples, keys, and an identity provider at an address where
nobody listens; then, one after another, a JSON row each:

- provider: what a login by account is answered, and a question with a key;
- database: its file is taken away and put back: questions of who was seen lately, of a key that was not, feedback, and
  all of these again afterwards;
- streams: so many clients ask at once for events and read them to the end: what each was told, by status, how many got
  their answer, and the longest that /healthz took meanwhile;
- leavers: so many clients go after the first event: how long until an ordinary question is answered again, and the CPU
  seconds that the service still takes in the three seconds after that.

    python -m eval.bench.bench_strain [--streams 1000] [--leavers 200]

Exit status 1 where anything was answered by something else than it should be. Some minutes on two cores.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from eval.bench.bench_interface import free_port
from eval.bench.bench_service import QUESTIONS

NOBODY = "http://127.0.0.1:9"  # the port of `discard`, where nothing listens
PATIENCE = 300.0  # seconds
HEALTHY = 2.0  # seconds in which health is to be told in any crowd


def main() -> int:
    """Returns 0 where everything was answered as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--streams", type=int, default=1000)
    parser.add_argument("--leavers", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        keys = [_key(home, name) for name in ("seen", "unseen")]
        with _service(home) as (url, pid):
            tried: tuple[Callable[[], dict[str, object]], ...] = (
                lambda: provider(url, keys[0]),
                lambda: database(url, home, *keys),
                lambda: asyncio.run(streams(url, keys[0], arguments.streams)),
                lambda: asyncio.run(leavers(url, keys[0], pid, arguments.leavers)),
            )
            fine = [_told(try_it()) for try_it in tried]
    return 0 if all(fine) else 1


def _told(row: dict[str, object]) -> bool:
    print(json.dumps(row, ensure_ascii=False), flush=True)
    return bool(row["as it should be"])


async def streams(url: str, key: str, many: int) -> dict[str, object]:
    """Returns what so many clients were told that asked at once for events."""
    statuses, answered = Counter[str](), 0
    over = asyncio.Event()
    watching = asyncio.create_task(_health(url, over))
    for status, told in await asyncio.gather(*(_stream(url, key, n) for n in range(many))):
        statuses[status] += 1
        answered += "event: answer\n" in told and "event: done\ndata: {}\n\n" in told
    over.set()
    slowest = await watching
    allowed = set(statuses) <= {"200", "503", "429", "closed"}
    return {
        "what": "streams",
        "asked": many,
        "statuses": dict(statuses),
        "answered": answered,
        "slowest health s": round(slowest, 2),
        "as it should be": allowed and answered == statuses["200"] > 0 and slowest <= HEALTHY,
    }


async def leavers(url: str, key: str, pid: int, many: int) -> dict[str, object]:
    """Returns what is left of so many clients that went after the first event."""
    seen = await asyncio.gather(*(_stream(url, key, n, leave=True) for n in range(many)))
    began = time.perf_counter()
    status, told = await _stream(url, key, 0)
    back = time.perf_counter() - began
    before = _cpu_seconds(pid)
    await asyncio.sleep(3)
    spent = _cpu_seconds(pid) - before
    begun = sum("event: step\n" in told for _, told in seen)
    fine = status == "200" and "event: answer\n" in told and spent < 1.0
    return {
        "what": "leavers",
        "left": many,
        "of them after a step": begun,
        "s until a question was answered": round(back, 2),
        "CPU s in the 3 s after": round(spent, 2),
        "as it should be": fine,
    }


def provider(url: str, key: str) -> dict[str, object]:
    """Returns what is answered while the identity provider is away."""
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
        began = time.perf_counter()
        login = client.get("/oidc/start", params={"next": "/duties"})
        seconds = time.perf_counter() - began
        page = client.get("/login", params={"said": "away"})
    said = "Nhà cung cấp danh tính không trả lời; hãy dùng khóa." in page.text
    asked, place = _ask(url, key), login.headers.get("location")
    fine = (login.status_code, place, said, asked) == (303, "/login?said=away&next=/duties", True, 200)
    row = {"what": "provider", "login": f"{login.status_code} {place}", "s": round(seconds, 2), "with a key": asked}
    return {**row, "as it should be": fine}


def database(url: str, home: Path, seen: str, unseen: str) -> dict[str, object]:
    """Returns what is answered while the database is away, and when it is back."""
    file = home / "state.sqlite3"
    away = file.rename(file.with_name("away"))
    gone = [_ask(url, seen), _ask(url, unseen), _feedback(url, seen), file.exists()]
    away.rename(file)
    back = [_ask(url, seen), _ask(url, unseen), _feedback(url, seen), file.exists()]
    fine = gone == [200, 503, 503, False] and back == [200, 200, 201, True]
    return {"what": "database", "away": gone[:3], "back": back[:3], "as it should be": fine}


async def _stream(url: str, key: str, n: int, leave: bool = False) -> tuple[str, str]:
    """Returns the status that a client was told, "closed" for none, and what it read; leave: no further than a step."""
    port = int(url.rpartition(":")[2])
    body = json.dumps({"question": QUESTIONS[n % len(QUESTIONS)]}).encode()
    head = (
        f"POST /v1/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {key}\r\nAccept: text/event-stream\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(head.encode() + body)
            began = (await reader.readuntil(b"\r\n\r\n")).decode()
            told = (await (reader.read(4096) if leave else reader.read())).decode()
            writer.close()
    except (OSError, asyncio.IncompleteReadError):
        return "closed", ""
    # An event may be cut by the length of a chunk, which stands between ends of lines that no event has.
    return began.split()[1], told.replace("\r\n", "")


async def _health(url: str, over: asyncio.Event) -> float:
    """Returns the longest that health took until something is over."""
    slowest = 0.0
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=60) as client:
        while not over.is_set():
            began = time.perf_counter()
            (await client.get("/healthz")).raise_for_status()
            slowest = max(slowest, time.perf_counter() - began)
            await asyncio.sleep(0.2)
    return slowest


def _ask(url: str, key: str) -> int:
    return _post(url, key, "/v1/ask", {"question": QUESTIONS[0]})


def _feedback(url: str, key: str) -> int:
    return _post(url, key, "/v1/feedback", {"helpful": True})


def _post(url: str, key: str, path: str, body: dict[str, object]) -> int:
    headers = {"Authorization": f"Bearer {key}"}
    return httpx.post(f"{url}{path}", json=body, headers=headers, trust_env=False, timeout=60).status_code


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _key(home: Path, name: str) -> str:
    command = [sys.executable, "-m", "chithi", "--home", str(home), "keys", "add", name]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@contextmanager
def _service(home: Path) -> Iterator[tuple[str, int]]:
    """Starts the service as an office does, and yields its address and its process."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    given = {"CHITHI_OIDC_ISSUER": NOBODY, "CHITHI_OIDC_CLIENT_ID": "chithi", "CHITHI_OIDC_CLIENT_SECRET": "tulip"}
    given |= {"CHITHI_RATE_LIMIT": "0", "CHITHI_AUDIT": "on"}
    command = [sys.executable, "-m", "chithi", "--home", str(home), "serve", "--port", str(port)]
    process = subprocess.Popen(command, env={**os.environ, **given}, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                httpx.get(f"{url}/readyz", trust_env=False).raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.5)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
