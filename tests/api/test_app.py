from importlib.metadata import version

import pytest
from fastapi.openapi.models import OpenAPI

from api.app import create_app
from index.home import Home
from rag.errors import LlmMisconfigured
from rag.settings import Settings
from tests.api.wire import assert_problem

CONTRACT = {
    ("/v1/ask", "post"),
    ("/v1/search", "get"),
    ("/v1/documents", "get"),
    ("/v1/documents", "post"),
    ("/v1/documents/{document_id}", "get"),
    ("/v1/documents/{document_id}", "delete"),
    ("/v1/documents/{document_id}/text", "get"),
    ("/v1/documents/{document_id}/clauses", "get"),
    ("/v1/duties", "get"),
    ("/healthz", "get"),
    ("/readyz", "get"),
}


def operations(schema):
    return {(path, method): what for path, item in schema["paths"].items() for method, what in item.items()}


class BusyHome(Home):
    """A home in which others store the letter anew, each time between search and reading, as often as told."""

    changes = 0

    def document(self, document_id, searcher):
        if self.changes:
            self.changes -= 1
            text = f"Điều 1. Sở Y tế chủ trì diễn tập lần {self.changes}."
            Home(self.path).ingest_bytes(text.encode(), "dien-tap.txt", "dien-tap")
        return super().document(document_id, searcher)


@pytest.mark.parametrize("changes", [1, 2])
def test_a_question_is_answered_from_one_state_while_its_document_changes(tmp_path, served, open_client, changes):
    home = BusyHome(tmp_path / "home")
    home.ingest_bytes("Điều 1. Sở Y tế chủ trì diễn tập.".encode(), "dien-tap.txt", "dien-tap")
    home.changes = changes
    with served(create_app(home)) as url, open_client(url) as client:
        # The first is answered from what was published when it came, the second from what is.
        for quote in ("Sở Y tế chủ trì diễn tập.", "Sở Y tế chủ trì diễn tập lần 0."):
            response = client.post("/v1/ask", json={"question": "Ai chủ trì diễn tập?"})
            assert (response.status_code, response.json()["citations"][0]["quote"]) == (200, quote)
        citation = response.json()["citations"][0]
        text = client.get("/v1/documents/dien-tap/text").text
    assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_an_unexpected_error_is_a_problem_that_tells_no_secret(tmp_path, served, open_client):
    app = create_app(Home(tmp_path / "home"))

    @app.get("/fails")
    def fails():
        raise RuntimeError("password=tulip")

    with served(app) as url, open_client(url) as client:
        response = client.get("/fails")
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Internal error",
        "status": 500,
        "detail": "the service failed on this request; its log says where",
        "request_id": response.headers["x-request-id"],
    }
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.status_code == 500


def test_openapi_lists_the_routes_of_the_contract(sample):
    schema = sample.get("/openapi.json").json()
    assert set(operations(schema)) >= CONTRACT
    assert (schema["info"]["title"], schema["info"]["version"]) == ("Chỉ Thị", version("chithi"))


def test_openapi_is_a_valid_document(sample):
    schema = sample.get("/openapi.json").json()
    OpenAPI.model_validate(schema)
    names = [what["operationId"] for what in operations(schema).values()]
    assert len(set(names)) == len(names)
    known = {f"#/components/schemas/{name}" for name in schema["components"]["schemas"]}
    assert references(schema) <= known
    for (path, _), what in operations(schema).items():
        named = {p["name"] for p in what.get("parameters", []) if p["in"] == "path"}
        assert named == {part[1:-1] for part in path.split("/") if part.startswith("{")}


def references(node):
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(v) for v in node.values()))
    return set().union(*(references(v) for v in node)) if isinstance(node, list) else set()


def test_openapi_says_that_errors_are_problems(sample):
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
    theirs = {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorOut"}}}
    for (path, method), what in operations(sample.get("/openapi.json").json()).items():
        if path.startswith("/v1/"):
            for status in ("4XX", "5XX"):
                expected = theirs if what.get("tags") == ["openai"] else problem
                assert what["responses"][status]["content"] == expected, (path, method)


def test_the_interfaces_description_loads_nothing_from_elsewhere(sample):
    page = sample.get("/docs").text
    assert "https://" not in page


def test_an_unknown_path_is_a_problem(sample):
    assert assert_problem(sample.get("/v1/khong-co"), 404, "Not Found") == "GET /v1/khong-co"


@pytest.mark.parametrize(("method", "path"), [("GET", "/v1/ask"), ("PUT", "/v1/documents"), ("POST", "/v1/search")])
def test_a_wrong_method_is_a_problem(sample, method, path):
    assert assert_problem(sample.request(method, path), 405, "Method Not Allowed") == f"{method} {path}"


def test_a_wrong_method_is_told_which_are_right(sample):
    assert sample.get("/v1/ask").headers["allow"] == "POST"


def test_create_app_reads_no_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("CHITHI_LLM_URL", "http://127.0.0.1:1/v1")  # without a model: misconfigured
    create_app(Home(tmp_path / "home"))
    with pytest.raises(LlmMisconfigured, match=r"^CHITHI_LLM_URL is set and CHITHI_LLM_MODEL is not"):
        create_app(Home(tmp_path / "home"), Settings(llm_url="http://127.0.0.1:1/v1"))
