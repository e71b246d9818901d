"""The tools over /mcp and over stdio, asked by the SDK's own client."""

import json
import logging
import socket
import sys
from pathlib import Path

import anyio
import pytest

from api.app import create_app
from api.mcp import door
from api.state.state import State
from index.home import Home
from tests.api.wire import ask, assert_problem, upload, without_time

mcp = pytest.importorskip("mcp", reason="the extra `mcp` is not installed")
ROOT = Path(__file__).parents[3]
QUESTION = "Ai chủ trì trồng cây xanh?"
JSON = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}


def called(target, *calls, **more):
    """What a client is told: the tools' names, then what each call gives."""

    async def main():
        async with mcp.Client(target, **more) as client:
            names = sorted(tool.name for tool in (await client.list_tools()).tools)
            return names, [await client.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(main)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_asks_over_http(bench_service, letter, mode):
    url = f"{str(bench_service.base_url).rstrip('/')}/mcp"
    names, (answer, hits, duties, clause, documents) = called(
        url,
        ("ask", {"question": QUESTION}),
        ("search", {"query": "cây xanh", "k": 2}),
        ("duties", {"agency": "Sở Xây dựng", "limit": 1}),
        ("clause", {"document_id": "cv-trong-cay", "address": "2.-1"}),
        ("documents", {}),
        mode=mode,
    )
    assert names == ["ask", "clause", "documents", "duties", "search"]
    assert without_time(answer.structured_content) == without_time(ask(bench_service, QUESTION))
    assert json.loads(answer.content[0].text)["status"] == "answered"
    found = hits.structured_content["result"]
    searched = bench_service.get("/v1/search", params={"q": "cây xanh", "k": 2}).json()
    assert [h["clause"] for h in found] == [h["clause"] for h in searched]
    assert [letter[h["start"] : h["end"]] for h in found] == [h["text"] for h in found]
    duty = duties.structured_content["duties"][0]
    assert (duty["agency"], duty["role"], duties.structured_content["next"]) == ("Sở Xây dựng", "lead", None)
    assert clause.structured_content["text"] == "- Đăng bài về cây xanh mỗi tuần;"
    assert clause.structured_content["url"] == "/v/cv-trong-cay#2.-1"
    listed = documents.structured_content
    assert ([d["document_id"] for d in listed["documents"]], listed["total"]) == (["cv-trong-cay"], 1)


def test_what_a_tool_cannot_do_is_told_in_a_line(bench_service):
    url = f"{str(bench_service.base_url).rstrip('/')}/mcp"
    _, results = called(
        url,
        ("clause", {"document_id": "khong-co", "address": "1"}),
        ("clause", {"document_id": "cv-trong-cay", "address": "99"}),
        ("ask", {"question": "a" * 2001}),
        ("duties", {"due_before": "hôm nào"}),
        ("search", {"query": "x", "k": 0}),
        ("search", {"query": 5}),
        ("clause", {"document_id": "cv-trong-cay"}),
        ("duties", {"due_befor": "2025", "limit": 1}),
        ("khong-co", {"a": 1}),
    )
    assert [r.is_error for r in results] == [True] * 9
    said = [r.content[0].text for r in results]
    assert "not stored" in said[0]
    assert "no clause '99'" in said[1]
    assert "2,001 characters" in said[2]
    assert "names no day" in said[3]
    assert said[4:] == [
        "search.k: 0 found; at least 1 expected",
        "search.query: 5 found; text expected",
        "clause.address: nothing found; it is required",
        "duties.due_befor: nothing is known here by this name; these are: agency, document, due_after, due_before, "
        "limit, role, skip",
        "Unknown tool: khong-co",
    ]
    assert "Traceback" not in "".join(said)


def test_the_tools_say_that_they_take_nothing_else(bench_service):
    url = f"{str(bench_service.base_url).rstrip('/')}/mcp"

    async def schemas():
        async with mcp.Client(url) as client:
            return [tool.input_schema for tool in (await client.list_tools()).tools]

    assert [schema["additionalProperties"] for schema in anyio.run(schemas)] == [False] * 5


def test_another_sites_page_and_name_are_not_answered(bench):
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    assert_problem(
        bench.post("/mcp", json=body, headers=JSON | {"Origin": "http://evil.example"}), 403, "Foreign origin"
    )
    assert_problem(bench.post("/mcp", json=body, headers=JSON | {"Host": "evil.example"}), 421, "Unknown host")


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_only_messages_are_taken(bench, method):
    response = bench.request(method, "/mcp")
    assert_problem(response, 405, "Method Not Allowed")
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize("body", [b"", b"[", b"5", b'{"jsonrpc": "2.0"}', b"[" * 100_000, b"\xff"])
def test_what_is_no_message_is_refused(bench, body):
    assert 400 <= bench.post("/mcp", content=body, headers=JSON).status_code < 500


def test_what_the_tools_show_is_noted(guarded, guarded_home):
    client = guarded(audit="on")
    state = State(guarded_home[0].path)
    before = len(list(state.audit.export()))
    spoken = {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}
    for name, arguments in (
        ("clause", {"document_id": "cv-trong-cay", "address": "2.-1"}),
        ("duties", {"agency": "Sở Xây dựng", "limit": 1}),
        ("clause", {"document_id": "cv-trong-cay", "address": "99"}),
    ):
        body = spoken | {"params": {"name": name, "arguments": arguments}}
        assert client("reader").post("/mcp", json=body, headers=JSON).status_code == 200
    found = list(state.audit.export())[before:]
    assert [(e["name"], e["action"], e["status"], e["question"]) for e in found] == [
        ("reader", "read", "clause", ""),
        ("reader", "duties", "", "agency=Sở Xây dựng"),
    ]
    assert found[0]["clauses"] == [{"document_id": "cv-trong-cay", "clause": "2.-1"}]
    assert len(found[1]["clauses"]) == 1


def test_lists_go_on_where_they_were_left(bench):
    for n in range(3):
        upload(bench, f"Điều 1. Sở Y tế chủ trì mua {n} loại thuốc.", f"{n}.txt")
    url = f"{str(bench.base_url).rstrip('/')}/mcp"
    parts = [("documents", {"limit": 2, "skip": s}) for s in (0, 2, 4, 9)]
    parts += [("duties", {"agency": "Sở Y tế", "limit": 2, "skip": s}) for s in (0, 2)]
    _, results = called(url, *parts)
    told = [r.structured_content for r in results]
    ids = [([d["document_id"] for d in t["documents"]], t["total"], t["next"]) for t in told[:4]]
    assert ids == [(["0", "1"], 4, 2), (["2", "cv-trong-cay"], 4, None), ([], 4, None), ([], 4, None)]
    duties = [([d["document_id"] for d in t["duties"]], t["total"], t["next"]) for t in told[4:]]
    assert duties == [(["0", "1"], 3, 2), (["2"], 3, None)]


def test_a_client_that_leaves_is_no_error(bench_service, caplog):
    caplog.set_level(logging.INFO)
    bench_service.post("/mcp", json={}, headers=JSON)  # the library is imported
    caplog.clear()
    host, port = bench_service.base_url.host, bench_service.base_url.port
    with socket.create_connection((host, port)) as leaving:
        head = f"POST /mcp HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: 100\r\n"
        leaving.sendall(f"{head}{''.join(f'{k}: {v}' + chr(13) + chr(10) for k, v in JSON.items())}\r\n{{".encode())
    while not (left := [r for r in caplog.records if r.name == "chithi.access" and r.of["status"] == 499]):
        bench_service.get("/")
    assert [r.getMessage() for r in left] == ["POST /mcp"]
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING] == []


def test_without_the_library_the_door_says_what_is_missing(tmp_path, served, open_client, monkeypatch):
    monkeypatch.setattr(door, "find_spec", lambda _: None)
    with served(create_app(Home(tmp_path / "home"))) as url, open_client(url) as client:
        detail = assert_problem(client.post("/mcp", json={}), 501, "Not installed")
    assert detail == "this door needs the extra `mcp`: pip install chithi[mcp]"


def test_a_client_asks_over_stdio(tmp_path, letter, environment):
    home = Home(tmp_path / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    command = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "chithi", "--home", str(home.path), "mcp"],
        env={k: v for k, v in environment.items() if k != "PYTHONWARNINGS"},
        cwd=ROOT,
    )
    names, (answer,) = called(command, ("ask", {"question": QUESTION}))
    assert names == ["ask", "clause", "documents", "duties", "search"]
    assert answer.structured_content["answer"].startswith("Chủ trì: Sở Xây dựng. [1]")
