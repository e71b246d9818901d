"""HEAD, which is GET without a body."""

import pytest

from tests.api.auth.test_scopes import routes_of

OWN = ("date", "x-request-id", "content-length")  # of each answer; the length where the answer tells a time or an id


def asked(client, method, path, **more):
    needed = {"/v1/search": {"q": "cây"}, "/web/duties": {"today": "2026-11-30"}}.get(path, {})
    response = client.request(method, path, params=needed, **more)
    kept = {name: value for name, value in response.headers.items() if name not in OWN}
    return response.status_code, kept, response.content


@pytest.mark.parametrize("who", ["admin", ""])
@pytest.mark.parametrize("accept", ["*/*", "text/html"])
def test_every_way_to_read_answers_head_as_it_answers_get(guarded, who, accept):
    client = guarded(conversations=True)
    reader = client(who)
    talk = client("admin").post("/v1/conversations", json={}).json()["conversation_id"]
    ways = {path.replace(":path}", "}") for method, path in routes_of(client.app) if method == "GET"}
    assert {"/", "/v/{document_id}", "/v1/documents/{document_id}/source", "/healthz", "/mcp"} <= ways
    named = {
        "document_id": "cv-trong-cay",
        "conversation_id": talk,
        "name": "base.css",
        "model": "chithi",
        "job_id": "x",
    }
    for path in [*(way.format(**named) for way in ways), "/v/khong-co", "/khong/co", "/v1/ask"]:
        status, headers, body = asked(reader, "GET", path, headers={"Accept": accept})
        assert asked(reader, "HEAD", path, headers={"Accept": accept}) == (status, headers, b""), path
        assert body or status == 303


def test_head_tells_how_long_the_body_would_be(bench):
    for path in ("/", "/v/cv-trong-cay", "/v1/documents/cv-trong-cay/text", "/v1/documents/cv-trong-cay/source"):
        length = len(bench.get(path).content)
        assert int(bench.head(path).headers["content-length"]) == length > 0
