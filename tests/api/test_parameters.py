"""What a request says under a name that nothing reads."""

import re

import pytest

from tests.api.auth.test_scopes import routes_of
from tests.api.wire import assert_problem, stored

# People come to these by links that others lengthen, watchers and clients of OpenAI's by addresses that they make.
LENIENT = re.compile(
    r"/|/(duties|documents|docs|openapi\.json|login|logout|session|oidc/\w+|assets/x|v/x|healthz|readyz|metrics|mcp)"
    r"|/v1/(models(/x)?|chat/completions)"
)
DUTIES = "agency, cursor, deadline, document, due_after, due_before, limit, recurring, role"


def test_no_door_to_data_passes_over_a_parameter(guarded):
    client = guarded(conversations=True)
    admin, lenient = client("admin"), set()
    for method, path in routes_of(client.app):
        at = re.sub(r"\{.*?\}", "x", path)
        response = admin.request(method, at, params={"khong_ai_doc": "1"})
        if LENIENT.fullmatch(at):
            lenient.add(at)
            assert "khong_ai_doc" not in response.text
        else:
            detail = assert_problem(response, 422, "Invalid request")
            assert detail.startswith("query.khong_ai_doc: nothing is known here by this name"), (method, path)
    assert {"/", "/v/x", "/healthz", "/v1/chat/completions", "/mcp"} <= lenient


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "/v1/duties?due_befor=2025&role=nobody",
            f"query.due_befor: nothing is known here by this name; these are: {DUTIES}",
        ),
        ("/v1/duties?Role=lead", f"query.Role: nothing is known here by this name; these are: {DUTIES}"),
        ("/v1/duties?=lead", f"query.: nothing is known here by this name; these are: {DUTIES}"),
        ("/v1/duties?role=lead&role=coordinate", "query.role: it stands more than once; once expected"),
        ("/v1/search?q=c%C3%A2y&q=xe", "query.q: it stands more than once; once expected"),
        (
            "/v1/documents/cv-trong-cay?x=1",
            "query.x: nothing is known here by this name, nor by any other",
        ),
        (
            f"/v1/search?{'ă' * 41}=1",
            f"query.{'ă' * 40}…: nothing is known here by this name; these are: k, q",
        ),
    ],
)
def test_what_is_told_of_a_parameter(bench, asked, said):
    assert assert_problem(bench.get(asked), 422, "Invalid request") == said


def test_a_parameter_is_told_in_the_language_of_the_client(bench):
    told = bench.get("/v1/search?q=a&kk=1", headers={"Accept-Language": "vi"}).json()
    assert told["title"] == "Yêu cầu không hợp lệ"
    assert told["detail"] == "query.kk: ở đây không có mục nào tên như vậy; các tên có thể dùng: k, q"


UNKNOWN = "nothing is known here by this name; these are: file, label, labels"
TEXT = ("a.txt", "Điều 1. Cấm đỗ xe.".encode())


@pytest.mark.parametrize(
    ("files", "data", "said"),
    [
        ([("file", TEXT)], {"lable": "mat"}, f"lable: {UNKNOWN}"),
        ([("file", TEXT)], {"id": "a"}, f"id: {UNKNOWN}"),
        ([("file", TEXT), ("label", TEXT)], {}, f"label: {UNKNOWN}"),
        ([("file", TEXT), ("file", TEXT)], {}, "file: it stands more than once; once expected"),
    ],
)  # fmt: skip
def test_a_field_of_a_form_that_nothing_reads_is_refused_before_anything_is_stored(bench, files, data, said):
    response = bench.post("/v1/documents", files=files, data=data)
    assert assert_problem(response, 422, "Invalid request") == f"body.{said}"
    assert stored(bench) == ["cv-trong-cay"]
