from importlib.metadata import version

import pytest
from fastapi.openapi.models import OpenAPI

from api.app import create_app
from index.home import Home

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


@pytest.fixture
def damaged(letter, tmp_path, served, open_client):
    """A client of a service whose index lost a byte before it was first opened."""
    home = Home(tmp_path / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    folder = tmp_path / "home" / "index" / (tmp_path / "home" / "index" / "current").read_text().strip()
    vectors = folder / "vectors.faiss"
    vectors.write_bytes(vectors.read_bytes()[:-1])
    with served(create_app(Home(tmp_path / "home"))) as url, open_client(url) as client:
        yield client


def test_healthz_says_that_the_process_lives(sample):
    response = sample.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_readyz_counts_what_can_be_answered_from(bench):
    # Passages: 0, 1, 2.-1 and 2.-2; the heading of clause 2 stands with its dashes.
    assert bench.get("/readyz").json() == {"status": "ready", "documents": 1, "passages": 4}
    bench.post("/v1/documents", files={"file": ("cho.txt", "Điều 1. Cấm đỗ xe.".encode())})
    assert bench.get("/readyz").json() == {"status": "ready", "documents": 2, "passages": 5}


def test_a_damaged_index_is_not_ready_and_says_how_to_mend_it(damaged):
    assert damaged.get("/healthz").status_code == 200
    for response in (damaged.get("/readyz"), damaged.post("/v1/ask", json={"question": "Ai chủ trì?"})):
        assert response.status_code == 503
        assert response.headers["content-type"] == "application/problem+json"
        problem = response.json()
        assert (problem["status"], problem["title"]) == (503, "The index is damaged")
        assert "vectors.faiss: damaged" in problem["detail"]
        assert "`chithi reindex`" in problem["detail"]


def test_a_damaged_index_leaves_documents_readable(damaged):
    assert damaged.get("/v/cv-trong-cay").status_code == 200
    assert [d["document_id"] for d in damaged.get("/v1/documents").json()] == ["cv-trong-cay"]


def test_a_home_without_an_index_is_not_ready(tmp_path, served, open_client):
    with served(create_app(Home(tmp_path / "leer"))) as url, open_client(url) as client:
        response = client.get("/readyz")
        assert (response.status_code, response.json()["title"]) == (503, "The index is damaged")
        assert client.get("/v1/documents").json() == []


def test_an_index_that_is_mended_is_found_without_a_restart(damaged, tmp_path):
    assert damaged.get("/readyz").status_code == 503
    Home(tmp_path / "home").reindex()
    assert damaged.get("/readyz").json() == {"status": "ready", "documents": 1, "passages": 4}


class BusyHome(Home):
    """A home in which others store the letter anew, each time between search and reading, as often as told."""

    changes = 0

    def document(self, document_id, searcher):
        if self.changes:
            self.changes -= 1
            text = f"Điều 1. Sở Y tế chủ trì diễn tập lần {self.changes}."
            Home(self.path).ingest_bytes(text.encode(), "dien-tap.txt", "dien-tap")
        return super().document(document_id, searcher)


@pytest.mark.parametrize(
    "changes",
    [
        1,
        pytest.param(
            2,
        ),
    ],
)
def test_a_question_is_answered_while_its_document_changes(tmp_path, served, open_client, changes):
    home = BusyHome(tmp_path / "home")
    home.ingest_bytes("Điều 1. Sở Y tế chủ trì diễn tập.".encode(), "dien-tap.txt", "dien-tap")
    home.changes = changes
    with served(create_app(home)) as url, open_client(url) as client:
        response = client.post("/v1/ask", json={"question": "Ai chủ trì diễn tập?"})
        text = client.get("/v1/documents/dien-tap/text").text
    assert response.status_code == 200
    citation = response.json()["citations"][0]
    assert text[citation["start"] : citation["end"]] == citation["quote"] == "Sở Y tế chủ trì diễn tập lần 0."


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
    }
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
    problem = {"schema": {"$ref": "#/components/schemas/ProblemOut"}}
    for (path, method), what in operations(sample.get("/openapi.json").json()).items():
        if path.startswith("/v1/"):
            for status in ("4XX", "5XX"):
                assert what["responses"][status]["content"] == {"application/problem+json": problem}, (path, method)


def test_the_interfaces_description_loads_nothing_from_elsewhere(sample):
    page = sample.get("/docs").text
    assert "https://" not in page
