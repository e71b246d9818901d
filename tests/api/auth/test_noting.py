"""What the audit log says of what was asked, shown and changed."""

import json
import logging
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from api.auth.commands import audit
from api.state.state import State
from corpus.environment import Environment
from tests.api.auth.test_scopes import routes_of
from tests.api.wire import assert_problem, joined, upload

QUESTION = "Ai chủ trì trồng cây?"
REFUSED = "Ai chủ trì phóng tàu vũ trụ?"


@pytest.fixture
def events(guarded_home):
    """Gives what is noted from now on, without times."""
    state = State(guarded_home[0].path)
    before = len(list(state.audit.export()))
    return lambda: [{k: v for k, v in e.items() if k != "at"} for e in list(state.audit.export())[before:]]


def shown(response):
    told = response.json()
    places = [(p["document_id"], p["clause"]) for p in (*told["citations"], *told["hits"])]
    return [{"document_id": d, "clause": c} for d, c in dict.fromkeys(places)]


def test_the_log_says_who_asked_what_and_which_clauses_were_shown(guarded, guarded_home, events):
    client = guarded(audit="on")
    answered = client("reader").post("/v1/ask", json={"question": QUESTION})
    refused = client("reader").post("/v1/ask", json={"question": REFUSED})
    found = client("writer").get("/v1/search", params={"q": "cây xanh", "k": 2}).json()
    names = {k.name: k.key_id for k in State(guarded_home[0].path).keys.all()}
    reader = {"account": f"key:{names['reader']}", "name": "reader", "document_id": ""}
    assert shown(answered)[0] == {"document_id": "cv-trong-cay", "clause": "1"}
    assert events() == [
        reader | {"action": "ask", "question": QUESTION, "status": "answered", "clauses": shown(answered)},
        reader | {"action": "ask", "question": REFUSED, "status": refused.json()["status"], "clauses": shown(refused)},
        {
            "account": f"key:{names['writer']}", "name": "writer", "document_id": "", "action": "search",
            "question": "cây xanh", "status": "",
            "clauses": [{"document_id": h["document_id"], "clause": h["clause"]} for h in found],
        },
    ]  # fmt: skip


def test_the_log_says_who_came_sent_and_deleted(guarded, events):
    client = guarded(audit="on")
    browser = client()
    browser.post("/login", data={"key": client.secrets["admin"]})
    browser.post("/logout")
    browser.post("/logout")
    upload(client("writer"), "Điều 1. Cấm đỗ xe.", "đỗ xe.txt")
    client("writer").delete(f"/v1/documents/{quote('đỗ xe')}")
    client("reader").delete("/v1/documents/cv-trong-cay")
    assert [(e["name"], e["action"], e["document_id"], e["status"]) for e in events()] == [
        ("admin", "login", "", ""),
        ("admin", "logout", "", ""),
        ("writer", "upload", "", ""),
        ("writer", "stored", "đỗ xe", "added"),
        ("writer", "delete", "đỗ xe", ""),
    ]


LETTER = "/v1/documents/cv-trong-cay"


def test_the_log_says_what_was_shown_of_documents_without_a_question(guarded, events):
    client = guarded(audit="on")
    reader = client("reader")
    for path in ("/v/cv-trong-cay", f"{LETTER}/text", f"{LETTER}/clauses", f"{LETTER}/source"):
        assert reader.get(path).status_code == 200
        assert reader.get(path.replace("cv-trong-cay", "khong-co")).status_code == 404
    rows = reader.get("/v1/duties", params={"role": "lead", "due_before": "2099"}).json()
    assert rows
    reader.get("/duties.csv", params={"agency": "Sở Xây dựng"})
    assert [(e["name"], e["action"], e["status"], e["document_id"], e["question"]) for e in events()] == [
        ("reader", "read", "page", "cv-trong-cay", ""),
        ("reader", "read", "text", "cv-trong-cay", ""),
        ("reader", "read", "clauses", "cv-trong-cay", ""),
        ("reader", "read", "source", "cv-trong-cay", ""),
        ("reader", "duties", "", "", "role=lead due_before=2099-01-01"),
        ("reader", "duties", "", "", "agency=Sở Xây dựng"),
    ]
    places = dict.fromkeys((r["document_id"], r["clause"]) for r in rows)
    assert events()[4]["clauses"] == [{"document_id": d, "clause": c} for d, c in places]


# What is read there shows no clause of any document.
WITHOUT_CLAUSES = {
    "/", "/duties", "/documents", "/docs", "/openapi.json", "/assets/{name}", "/login", "/session", "/oidc/start",
    "/oidc/callback", "/healthz", "/readyz", "/metrics", "/v1/models", "/v1/models/{model}", "/v1/documents",
    "/v1/documents/{document_id}", "/v1/jobs", "/v1/jobs/{job_id}", "/v1/conversations",
    "/v1/conversations/{conversation_id}", "/web/examples", "/web/documents", "/web/documents/names", "/mcp",
}  # fmt: skip


def test_no_way_to_read_a_clause_leaves_no_word_in_the_log(guarded, events):
    client = guarded(audit="on", conversations=True)
    admin = client("admin")
    talk = admin.post("/v1/conversations", json={}).json()["conversation_id"]
    admin.post("/v1/ask", json={"question": QUESTION, "conversation_id": talk})
    ways = [path for method, path in routes_of(client.app) if method == "GET" and path not in WITHOUT_CLAUSES]
    assert "/v/{document_id:path}" in ways
    for path in ways:
        before = len(events())
        at = path.replace(":path}", "}").format(document_id="cv-trong-cay", conversation_id=talk)
        needed = {"/v1/search": {"q": "cây"}, "/web/duties": {"today": "2026-11-30"}}.get(path, {})
        assert admin.get(at, params=needed).status_code == 200, path
        assert len(events()) == before + 1, path
    again = next(e for e in events() if e["action"] == "conversation")
    assert again["question"] == talk
    assert {"document_id": "cv-trong-cay", "clause": "1"} in again["clauses"]


def test_what_cannot_be_noted_is_not_shown_where_it_must_be(guarded, guarded_home):
    client = guarded(audit="required")
    reader = client("reader")
    assert reader.get(f"{LETTER}/text").status_code == 200
    file = guarded_home[0].path / "state.sqlite3"
    away = file.rename(file.with_name("away"))
    try:
        for path in ("/v/cv-trong-cay", f"{LETTER}/text", f"{LETTER}/source", "/v1/duties", "/duties.xlsx"):
            assert_problem(reader.get(path), 503, "The database does not answer")
    finally:
        away.rename(file)


def test_the_log_names_every_document_of_an_upload_and_who_sent_it_whoever_reads_it(guarded, letter, events):
    client = guarded(audit="on")
    two = letter.replace("45/UBND-NN", "46/UBND-NN") + "\n\n" + letter.replace("45/UBND-NN", "47/UBND-NN")
    job = upload(client("writer"), two, "hai.txt", headers={"Prefer": "respond-async"}, id="hai").json()
    joined()
    assert client("writer").get(job["url"]).json()["ingested"]["document_id"] == "hai"
    upload(client("admin"), b"%PDF-1.7 cut", "cut.pdf")
    client("writer").delete(job["url"])
    for document in ("hai", "hai~2"):
        client("admin").delete(f"/v1/documents/{document}")
    writer = next(e["account"] for e in events())
    assert [(e["account"] == writer, e["name"], e["action"], e["document_id"]) for e in events()] == [
        (True, "writer", "upload", "hai"),
        (True, "writer", "stored", "hai"),
        (True, "writer", "stored", "hai~2"),
        (False, "admin", "upload", ""),
        (True, "writer", "cancel", ""),
        (False, "admin", "delete", "hai"),
        (False, "admin", "delete", "hai~2"),
    ]
    assert [e["question"] for e in events() if e["action"] == "cancel"] == [f"job={job['url'].rpartition('/')[2]}"]


def test_the_log_says_who_may_see_what_from_when_on(guarded, letter, events):
    writer = guarded(audit="on")("writer")
    cycling = letter.replace("45/UBND-NN", "48/UBND-NN").replace("cây", "xe đạp")
    upload(writer, cycling, "xe.txt", label=["so-y-te", "internal"])
    assert writer.patch("/v1/documents/xe", json={"labels": ["public"]}).status_code == 200
    assert writer.patch("/v1/documents/xe", json={"title": "Xe đạp", "number": None}).status_code == 200
    # What is refused was asked for all the same; what no route can read was not.
    assert writer.patch("/v1/documents/xe", json={"replaces": "xe", "reset": True}).status_code == 422
    assert writer.patch("/v1/documents/xe", json={"titel": "Xe đạp"}).status_code == 422
    writer.delete("/v1/documents/xe")
    upload(writer, cycling, "xe.txt", headers={"Prefer": "respond-async"}, label="mat")
    joined()
    writer.delete("/v1/documents/xe")
    assert [(e["action"], e["document_id"], e["question"]) for e in events()] == [
        ("upload", "", ""),
        ("stored", "xe", "label=internal label=so-y-te"),
        ("label", "xe", "label=public"),
        ("correct", "xe", "number= title=Xe đạp"),
        ("correct", "xe", "replaces=xe reset=true"),
        ("delete", "xe", ""),
        ("upload", "", ""),
        ("stored", "xe", "label=mat"),
        ("delete", "xe", ""),
    ]


def test_no_ordinary_log_tells_a_question(guarded, caplog):
    caplog.set_level(logging.DEBUG)
    client = guarded(audit="on")
    client("reader").post("/v1/ask", json={"question": QUESTION})
    client("reader").get("/v1/search", params={"q": "cây xanh"})
    told = [r.getMessage() for r in caplog.records if not r.name.startswith("httpx") and "httpcore" not in r.name]
    assert [m for m in told if "trồng cây" in m or "cây xanh" in m or "c%C3%A2y" in m] == []


@pytest.mark.parametrize(("mode", "status"), [("on", 200), ("required", 503)])
def test_what_cannot_be_noted_is_done_or_not_as_it_is_asked_for(guarded, guarded_home, caplog, mode, status):
    client = guarded(audit=mode)
    assert client("writer").get("/v1/documents").status_code == 200
    file = guarded_home[0].path / "state.sqlite3"
    away = file.rename(file.with_name("away"))
    try:
        asked = client("writer").post("/v1/ask", json={"question": QUESTION})
        assert asked.status_code == status
        deleted = client("writer").delete("/v1/documents/khong-co")
        assert deleted.status_code == (404 if mode == "on" else 503)
        ready = client("reader").get("/readyz")
        assert ready.status_code == status
        if mode == "required":
            assert_problem(ready, 503, "Not ready")
            assert_problem(asked, 503, "The database does not answer")
            assert_problem(deleted, 503, "The database does not answer")
    finally:
        away.rename(file)
    said = [r.getMessage() for r in caplog.records if r.name == "chithi.audit"]
    assert len(said) == (2 if mode == "on" else 0)
    assert all(m.startswith("not noted in the audit log: ") and QUESTION not in m for m in said)


def test_on_ones_own_machine_nothing_is_noted(guarded, events):
    client = guarded(open=True)
    client().post("/v1/ask", json={"question": QUESTION})
    assert events() == []


def test_the_log_is_exported_and_cleared_by_command(tmp_path):
    from api.state.audit import Event

    state = State(tmp_path)
    state.audit.note([Event("key:a", "Một cửa", "ask", QUESTION, "answered", clauses=(("d", "4"),))])

    def run(*args):
        done = CliRunner().invoke(audit, args, obj=Environment(tmp_path))
        assert done.exit_code == 0, done.output
        return done.stdout

    line = json.loads(run("export"))
    assert (line["question"], line["clauses"]) == (QUESTION, [{"document_id": "d", "clause": "4"}])
    assert run("export", "--until", line["at"][:10]) == ""
    assert json.loads(run("export", "--since", line["at"][:10])) == line
    run("clear", "--before", line["at"][:10])
    assert run("export") != ""
    run("clear", "--before", "2999-01-01")
    cleared = json.loads(run("export"))
    assert (cleared["account"], cleared["action"], cleared["status"]) == ("local", "audit-clear", "before 2999-01-01")
