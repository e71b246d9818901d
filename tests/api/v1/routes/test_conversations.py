"""Conversations that the service keeps, over HTTP and a real database."""

import json
import os
from urllib.parse import quote

import pytest

from api.app import create_app
from api.auth.trust import Trust
from api.state.state import State
from api.v1.paging import as_cursor
from index.home import Home
from tests.api.v1.test_paging import every
from tests.api.wire import ask, assert_problem, without_time

TREES = "Ai chủ trì trồng cây xanh?"
FOLLOW_UP = "Ai phối hợp?"
EVIL = {"Origin": "https://evil.example"}


@pytest.fixture
def talks(guarded):
    """Gives clients of a service that keeps conversations; what they kept is gone after the test."""
    client = guarded(conversations=True, audit="on")
    yield client
    for name in client.secrets:
        client(name).delete("/v1/conversations")


def begin(client, title=""):
    response = client.post("/v1/conversations", json={"title": title})
    assert response.status_code == 201, response.text
    assert response.headers["location"] == response.json()["url"]
    return response.json()


def turns(client, conversation):
    return client.get(f"{conversation['url']}/turns").json()


def test_a_question_goes_on_with_what_was_asked_before(talks):
    client = talks("reader")
    talk = begin(client)
    assert talk == talk | {"title": "", "turns": 0, "created": talk["updated"]}
    first, second = (ask(client, q, conversation_id=talk["conversation_id"]) for q in (TREES, FOLLOW_UP))
    assert [a.pop("conversation") for a in (first, second)] == [
        {"conversation_id": talk["conversation_id"], "number": n, "problem": None} for n in (1, 2)
    ]
    before = [{"question": TREES, "status": "answered", "document_id": "cv-trong-cay", "clause": "1"}]
    assert without_time(second) == without_time(ask(client, FOLLOW_UP, history=before))
    assert "Sở Tài chính" in second["answer"]
    assert [(t["number"], t["question"], t["answer"]) for t in turns(client, talk)] == [
        (1, TREES, first),
        (2, FOLLOW_UP, second),
    ]
    kept = client.get(talk["url"]).json()
    assert kept == talk | {"title": TREES, "turns": 2, "updated": kept["updated"]}
    assert client.get("/v1/conversations").json() == [kept]


def test_a_streamed_answer_is_kept_too(talks):
    client = talks("reader")
    talk = begin(client)
    body = {"question": TREES, "conversation_id": talk["conversation_id"]}
    told = client.post("/v1/ask", json=body, headers={"Accept": "text/event-stream"}).text.split("\n\n")
    (answer,) = (json.loads(e.partition("data: ")[2]) for e in told if e.startswith("event: answer\n"))
    assert answer.pop("conversation")["number"] == 1
    assert [t["answer"] for t in turns(client, talk)] == [answer]


def test_nobody_reaches_anothers(talks):
    own, other = talks("reader"), talks("admin")
    talk = begin(own)
    ask(own, TREES, conversation_id=talk["conversation_id"])
    assert other.get("/v1/conversations").json() == []
    unknown = [
        other.get(talk["url"]),
        other.get(f"{talk['url']}/turns"),
        other.patch(talk["url"], json={"title": "x"}),
        other.delete(talk["url"]),
        other.post("/v1/ask", json={"question": FOLLOW_UP, "conversation_id": talk["conversation_id"]}),
        own.get("/v1/conversations/khong-co"),
        own.post("/v1/ask", json={"question": FOLLOW_UP, "conversation_id": ""}),
    ]
    assert {assert_problem(r, 404, "Unknown conversation").partition(":")[2] for r in unknown} == {" none of yours"}
    assert other.delete("/v1/conversations").status_code == 204
    assert own.get(talk["url"]).json()["turns"] == 1
    assert talks().get("/v1/conversations").status_code == 401


def test_they_are_renamed_listed_by_pages_and_removed(talks):
    client = talks("writer")
    made = [begin(client, f"Việc {n}") for n in range(5)]
    assert client.patch(made[1]["url"], json={"title": " Việc\tmới "}).json()["title"] == "Việc mới"
    assert_problem(client.patch(made[1]["url"], json={"title": "x" * 201}), 422, "Invalid request")
    pages = every(client, "/v1/conversations", limit=2)
    assert [[c["title"] for c in p] for p in pages] == [["Việc 4", "Việc 3"], ["Việc 2", "Việc mới"], ["Việc 0"]]
    for cursor in ("x", as_cursor(["x", "0"]), as_cursor(["0001-01-01T00:00:00+14:00", "0"])):
        assert_problem(client.get("/v1/conversations", params={"cursor": cursor}), 422, "Not a cursor")
    for _ in range(3):
        ask(client, "xin chào", conversation_id=made[0]["conversation_id"])
    assert [[t["number"] for t in p] for p in every(client, f"{made[0]['url']}/turns", limit=2)] == [[1, 2], [3]]
    assert client.delete(made[0]["url"]).status_code == 204
    assert_problem(client.get(made[0]["url"]), 404, "Unknown conversation")
    for change in (client.post, client.patch):
        url = "/v1/conversations" if change == client.post else made[1]["url"]
        assert_problem(change(url, json={}, headers=EVIL), 403, "Foreign origin")
    assert_problem(client.delete("/v1/conversations", headers=EVIL), 403, "Foreign origin")
    assert client.delete("/v1/conversations").status_code == 204
    assert client.get("/v1/conversations").json() == []


def test_what_one_may_not_see_any_more_is_not_shown_again(talks):
    reader, writer = talks("reader"), talks("writer")
    talk = begin(reader)
    answer = ask(reader, TREES, conversation_id=talk["conversation_id"])
    answer.pop("conversation")
    address = f"/v1/documents/{quote('cv-trong-cay')}"
    assert writer.patch(address, json={"labels": ["phong-kin"]}).status_code == 200
    try:
        assert [(t["question"], t["answer"]) for t in turns(reader, talk)] == [(TREES, None)]
        after = ask(reader, FOLLOW_UP, conversation_id=talk["conversation_id"])
        assert "Sở Tài chính" not in json.dumps(after, ensure_ascii=False)
    finally:
        writer.patch(address, json={"labels": ["public"]})
    assert turns(reader, talk)[0]["answer"] == answer


def test_where_it_is_off_nothing_is_kept_and_that_is_said(guarded):
    client = guarded()("reader")
    off = [
        client.get("/v1/conversations"),
        client.post("/v1/conversations", json={}),
        client.delete("/v1/conversations"),
        client.get(f"/v1/conversations/{'0' * 32}/turns"),
        client.post("/v1/ask", json={"question": TREES, "conversation_id": "0" * 32}),
    ]
    for response in off:
        assert "CHITHI_CONVERSATIONS=on" in assert_problem(response, 404, "Conversations are off")
    assert "conversation" not in ask(client, TREES)


def test_a_home_that_cannot_be_written_answers_and_says_that_it_keeps_nothing(
    tmp_path, letter, served, open_client, monkeypatch
):
    home = Home(tmp_path / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    state = State(home.path)
    with served(create_app(home, trust=Trust(state, conversations=True))) as url, open_client(url) as client:
        talk = begin(client)
        ask(client, TREES, conversation_id=talk["conversation_id"])
        may = os.access
        monkeypatch.setattr("os.access", lambda path, mode: path != home.path / "state.sqlite3" and may(path, mode))
        assert_problem(client.post("/v1/conversations", json={}), 507, "Not kept")
        told = ask(client, FOLLOW_UP, conversation_id=talk["conversation_id"])
        assert "Sở Tài chính" in told["answer"]
        problem = told["conversation"].pop("problem")
        assert told["conversation"] == {"conversation_id": talk["conversation_id"], "number": None}
        assert (problem["status"], problem["title"]) == (507, "Not kept")
        assert len(turns(client, talk)) == 1
