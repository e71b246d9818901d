"""The tools over /mcp and over stdio, asked by the SDK's own client."""

import json
import sys
from pathlib import Path

import anyio
import pytest

from api.app import create_app
from api.mcp import door
from index.home import Home
from tests.api.wire import ask, assert_problem, without_time

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
    )
    assert [r.is_error for r in results] == [True] * 5
    said = [r.content[0].text for r in results]
    assert "not stored" in said[0]
    assert "no clause '99'" in said[1]
    assert "2,001 characters" in said[2]
    assert "names no day" in said[3]
    assert "Traceback" not in "".join(said)


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
