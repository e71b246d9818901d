"""Who is let in: asked over real connections, as programs and browsers do."""

import re

import pytest

from api.auth.gate import FAILURES
from api.errors import StateUnreachable, problem_of
from api.strangers import ANY
from tests.api.wire import assert_problem, upload

LETTER = "/v1/documents/cv-trong-cay"
QUESTION = {"question": "Ai chủ trì trồng cây?"}
WRITES = [("POST", "/v1/documents"), ("DELETE", "/v1/documents/khong-co")]
READS = [("GET", LETTER), ("GET", "/v1/documents"), ("GET", "/v1/search?q=a"), ("GET", "/"), ("GET", "/openapi.json")]


def test_who_says_nothing_is_told_to_say_who_they_are(guarded):
    client = guarded()()
    for method, path in (*READS, *WRITES, ("POST", "/v1/ask"), ("GET", "/metrics"), ("GET", "/khong-co")):
        response = client.request(method, path)
        assert "Authorization: Bearer KEY" in assert_problem(response, 401, "Not signed in")
        assert response.headers["www-authenticate"] == 'Bearer realm="chithi"'
        assert response.headers["x-content-type-options"] == "nosniff"
    assert client.get("/healthz").json() == {"status": "ok"}


def test_whether_it_is_ready_is_told_to_all_and_how_much_it_holds_to_nobody(guarded):
    assert guarded()().get("/readyz").json() == {"status": "ready"}


def test_a_key_lets_in_as_far_as_its_scope_goes(guarded):
    client = guarded()
    for name in ("reader", "writer", "admin"):
        for method, path in READS:
            assert client(name).request(method, path).status_code == 200, (name, path)
        assert client(name).post("/v1/ask", json=QUESTION).json()["citations"][0]["clause"] == "1"
    for method, path in WRITES:
        response = client("reader").request(method, path)
        assert "needs the scope write; this key has read" in assert_problem(response, 403, "Not allowed")
    for name in ("writer", "admin"):
        assert upload(client(name), "Điều 1. Cấm đỗ xe.", "do-xe.txt").status_code == 201
        assert client(name).delete("/v1/documents/do-xe").status_code == 204
    assert [client(n).get("/metrics").status_code for n in ("reader", "writer")] == [403, 403]


@pytest.mark.parametrize("sent", ["Bearer x", "Basic YTpi", "Bearer", "ct_x", "Bearer ct_000000000000_" + "A" * 43])
def test_a_key_of_nobodys_lets_nobody_in(guarded, sent):
    response = guarded()().get(LETTER, headers={"Authorization": sent})
    assert_problem(response, 401, "Not signed in")
    assert response.headers["www-authenticate"] == 'Bearer realm="chithi", error="invalid_token"'


def test_a_revoked_key_is_no_key_from_then_on(guarded, guarded_home):
    client = guarded()
    from api.state.state import State

    state = State(guarded_home[0].path)
    _, secret = state.keys.add("gone", ["read"], [])
    assert client(secret.whole).get(LETTER).status_code == 200
    state.keys.revoke("gone")
    assert client(secret.whole).get(LETTER).status_code == 401


def test_who_guesses_keys_has_to_wait_and_nobody_with_a_right_key(guarded):
    client = guarded()
    assert [client("x").get(LETTER).status_code for _ in range(FAILURES)] == [401] * FAILURES
    for response in (client("x").get(LETTER), client().post("/login", data={"key": "x"})):
        assert_problem(response, 429, "Too many requests")
        assert 1 <= int(response.headers["retry-after"]) <= 10
    # An office behind one address is not locked out by one program with a wrong key, however often that comes.
    assert client("reader").get(LETTER).status_code == 200
    assert client().post("/login", data={"key": client.secrets["reader"]}, follow_redirects=False).status_code == 303
    assert client("x").get(LETTER).status_code == 429
    assert client().get("/healthz").status_code == 200


def test_a_key_that_asks_too_often_has_to_wait_and_no_other(guarded):
    client = guarded(rate=3)
    assert [client("reader").get(LETTER).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert 1 <= int(client("reader").get(LETTER).headers["retry-after"]) <= 20
    assert client("writer").get(LETTER).status_code == 200
    assert client("reader").get("/healthz").status_code == 200


def test_an_open_service_beyond_this_machine_counts_by_address(guarded):
    client = guarded(open=True, beyond=True, rate=2)
    assert [client().get(LETTER).status_code for _ in range(3)] == [200, 200, 429]
    assert client("reader").get(LETTER).status_code == 200


# What changes something, or tells of what others send; none of it may be done unasked from another machine.
CHANGES = [
    *WRITES, ("PATCH", LETTER), ("DELETE", LETTER), ("GET", "/v1/jobs"), ("DELETE", "/v1/jobs/a"), ("PUT", "/khong-co"),
]  # fmt: skip


@pytest.mark.parametrize("sent", [{}, {"Authorization": "Bearer sk-any"}, {"Cookie": "chithi_session=x"}])
def test_who_comes_unasked_from_another_machine_may_only_read(guarded, sent):
    client = guarded(ANY, open=True, beyond=True)
    visitor = client()
    visitor.headers.update(sent)
    for method, path in READS:
        assert visitor.request(method, path).status_code == 200, path
    assert visitor.post("/v1/ask", json=QUESTION).json()["citations"][0]["clause"] == "1"
    assert visitor.get("/session").json() == {"open": True, "account": "visitor", "name": "", "scopes": ["read"]}
    assert visitor.get("/readyz").json() == {"status": "ready"}
    for method, path in CHANGES:
        # A name that another site points here (DNS rebinding) comes with the same origin.
        response = visitor.request(method, path, headers={"Host": "evil.example", "Origin": "http://evil.example"})
        assert "without a key one may only read here" in assert_problem(response, 401, "Not signed in"), path
    assert "scope admin" in assert_problem(visitor.get("/metrics"), 401, "Not signed in")
    assert visitor.get(LETTER).status_code == 200


def test_a_key_and_a_session_are_taken_where_nobody_has_to_have_one(guarded):
    client = guarded(open=True, beyond=True)
    assert upload(client("writer"), "Điều 1. Cấm đỗ xe.", "do-xe.txt").status_code == 201
    assert client("writer").delete("/v1/documents/do-xe").status_code == 204
    assert client("admin").get("/metrics").status_code == 200
    refused = assert_problem(client("reader").delete(LETTER), 403, "Not allowed")
    assert refused.endswith("needs the scope write; this key has read")
    wrong = client.secrets["writer"][:-1] + ("A" if client.secrets["writer"][-1] != "A" else "B")
    assert_problem(client(wrong).get(LETTER), 401, "Not signed in")
    browser = client()
    log_in(browser, client.secrets["writer"])
    session = {"open": False, "account": account_of(client.secrets["writer"])}
    assert browser.get("/session").json() == session | {"name": "writer", "scopes": ["write"]}
    own = {"Origin": client.url}
    for headers, status in (({}, 403), (own, 404)):
        assert browser.delete("/v1/documents/khong-co", headers=headers).status_code == status
    browser.post("/logout")
    assert browser.delete("/v1/documents/khong-co", headers=own).status_code == 401


def test_who_comes_unasked_sees_what_is_public_alone(guarded, guarded_home):
    client = guarded(open=True, beyond=True)
    store = guarded_home[0].store
    store.set_labels("cv-trong-cay", frozenset({"internal"}))
    try:
        assert client().get(LETTER).status_code == 404
        assert client().get("/v1/search?q=cây").json() == []
        assert client("reader").get(LETTER).status_code == 200
    finally:
        store.set_labels("cv-trong-cay", frozenset({"public"}))


def test_a_service_of_this_machine_asks_nobody(bench):
    # A client of OpenAI's always sends some key.
    assert bench.get(LETTER, headers={"Authorization": "Bearer sk-any"}).status_code == 200
    told = {"open": True, "account": "local", "name": "", "scopes": ["admin", "read", "write"]}
    assert bench.get("/session").json() == told


# --- browsers


def account_of(secret):
    return f"key:{secret.split('_')[1]}"


def log_in(client, key, place="/v/cv-trong-cay", **headers):
    return client.post("/login", data={"key": key, "next": place}, headers=headers)


def test_a_page_leads_to_the_login_page_and_from_there_back(guarded):
    client = guarded()
    browser = client()
    found = browser.get("/v/cv-trong-cay?a=1", headers={"Accept": "text/html"})
    assert (found.status_code, found.headers["location"]) == (303, "/login?next=/v/cv-trong-cay%3Fa%3D1")
    page = browser.get(found.headers["location"])
    assert page.status_code == 200
    assert 'name="next" value="/v/cv-trong-cay?a=1"' in page.text
    let_in = log_in(browser, client.secrets["reader"], Origin=client.url)
    assert (let_in.status_code, let_in.headers["location"]) == (303, "/v/cv-trong-cay")
    cookie = let_in.headers["set-cookie"]
    assert re.fullmatch(r"chithi_session=[\w-]{43}; HttpOnly; Max-Age=43200; Path=/; SameSite=strict", cookie)
    assert browser.get("/v/cv-trong-cay").status_code == 200
    session = {"open": False, "account": account_of(client.secrets["reader"])}
    assert browser.get("/session").json() == session | {"name": "reader", "scopes": ["read"]}
    assert browser.post("/logout").headers["location"] == "/login"
    assert browser.get("/v/cv-trong-cay").status_code == 401
    assert browser.get("/session").status_code == 401


def test_under_https_the_cookie_is_for_this_host_by_https_alone(guarded):
    client = guarded(secure=True)
    cookie = log_in(client(), client.secrets["reader"]).headers["set-cookie"]
    assert cookie.startswith("__Host-chithi_session=")
    assert cookie.endswith("; Path=/; SameSite=strict; Secure")


@pytest.mark.parametrize(("scheme", "deleted", "let_in"), [("https", 404, 303), ("http", 403, 403)])
def test_under_https_a_page_of_the_same_name_by_http_is_anothers(guarded, scheme, deleted, let_in):
    client = guarded(secure=True)
    browser, secret = client(), client.secrets["writer"]
    cookie = log_in(browser, secret).headers["set-cookie"].partition(";")[0]
    own = {"Origin": client.url.replace("http", scheme), "Host": client.url.removeprefix("http://").upper()}
    of_key = {"Authorization": f"Bearer {secret}"}
    for sent in ({"Cookie": cookie}, of_key):
        assert client().delete("/v1/documents/khong-co", headers=own | sent).status_code == deleted
    assert log_in(client(), secret, **own).status_code == let_in


def test_a_wrong_key_gets_no_session(guarded):
    browser = guarded()()
    response = log_in(browser, "<script>")
    assert response.status_code == 401
    assert "Khóa này không mở được" in response.text
    assert '<script>"' not in response.text
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize(
    "place", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb: c"]
)
def test_nobody_is_led_elsewhere_after_logging_in(guarded, place):
    client = guarded()
    assert log_in(client(), client.secrets["reader"], place).headers["location"] == "/"
    assert 'name="next" value="/"' in client().get("/login", params={"next": place}).text


def test_only_own_pages_change_anything_in_a_session(guarded):
    client = guarded()
    browser = client()
    log_in(browser, client.secrets["writer"])
    files = {"file": ("do-xe.txt", "Điều 1. Cấm đỗ xe.".encode())}
    for headers in ({}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
        assert_problem(browser.post("/v1/documents", files=files, headers=headers), 403, "Foreign origin")
        assert_problem(browser.post("/v1/ask", json=QUESTION, headers=headers), 403, "Foreign origin")
    own = {"Origin": client.url}
    assert browser.post("/v1/documents", files=files, headers=own).status_code == 201
    assert browser.delete("/v1/documents/do-xe", headers=own).status_code == 204


@pytest.mark.parametrize("path", ["/login", "/logout"])
def test_another_sites_form_logs_nobody_in_or_out(guarded, path):
    client = guarded()
    browser = client()
    log_in(browser, client.secrets["reader"])
    data = {"key": client.secrets["reader"]}
    assert_problem(browser.post(path, data=data, headers={"Origin": "http://evil.example"}), 403, "Foreign origin")
    assert browser.get("/session").status_code == 200


# --- other sites


def test_no_other_site_may_ask_unless_it_is_named(guarded):
    portal = {"Origin": "https://portal.example"}
    client = guarded()
    assert "access-control-allow-origin" not in client("reader").get(LETTER, headers=portal).headers
    client = guarded(cors_origins=("https://portal.example",))
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    allowed = client().options("/v1/ask", headers=portal | asked)
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, "https://portal.example")
    assert "access-control-allow-credentials" not in allowed.headers
    response = client("reader").post("/v1/ask", json=QUESTION, headers=portal)
    assert response.headers["access-control-allow-origin"] == "https://portal.example"
    assert client("writer").delete("/v1/documents/khong-co", headers=portal).status_code == 404
    others = client().options("/v1/ask", headers={"Origin": "https://evil.example"} | asked)
    assert others.status_code == 400


# --- the database of keys


def test_who_was_let_in_lately_is_let_in_while_the_database_is_away(guarded, guarded_home, caplog):
    client = guarded()
    assert client("reader").get(LETTER).status_code == 200
    file = guarded_home[0].path / "state.sqlite3"
    away = file.rename(file.with_name("away"))
    try:
        assert client("reader").get(LETTER).status_code == 200
        assert client("reader").post("/v1/ask", json=QUESTION).status_code == 200
        detail = assert_problem(client("writer").get(LETTER), 503, "The database does not answer")
        assert detail == problem_of(StateUnreachable("a"))[2]
        assert f"{file}: the database of keys and logs is gone; put it back, or start anew" in caplog.messages
        assert_problem(
            client().post("/login", data={"key": client.secrets["writer"]}), 503, "The database does not answer"
        )
    finally:
        away.rename(file)
    assert client("writer").get(LETTER).status_code == 200
