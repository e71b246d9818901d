"""What does not fit in a request is told without a word of pydantic's, in both languages."""

import re

import pytest
from pydantic import BaseModel, Field, ValidationError

from api.invalid import invalid, place

PYDANTICS = re.compile(r"\b(?:Input|Field|String|List|Value|Extra|should|required|valid)\b")
WRONG = (-1.5, "x" * 5000, ["x"] * 500, {})
METHODS = ("get", "post", "patch", "delete", "put")


def places_of_input(description):
    """Yields each method and address that takes input, with the names of its query and of its body."""
    schemas = description["components"]["schemas"]
    for path, methods in description["paths"].items():
        for method in METHODS & methods.keys():
            what = methods[method]
            query = [p["name"] for p in what.get("parameters", ()) if p["in"] == "query"]
            body = what.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            fields = schemas.get(body.get("$ref", "").rpartition("/")[2], {}).get("properties", {})
            yield method, re.sub(r"\{[^}]*\}", "cv-trong-cay", path), query, list(fields)


def wrong_requests(description):
    """Yields requests in which one thing does not fit, as httpx takes them."""
    for method, path, query, fields in places_of_input(description):
        yield method, path, {"json": []}
        for name in query:
            for value in ("x", "-1", "99999999999999999999", ""):
                yield method, path, {"params": {name: value}}
        for name in fields:
            for value in WRONG:
                yield method, path, {"json": {name: value}}
        if fields:
            yield method, path, {"json": {"no-such-field": 1}}


def test_no_refusal_of_any_door_is_in_english_for_who_reads_vietnamese(sample):
    told, done = set(), set()
    for method, path, more in wrong_requests(sample.get("/openapi.json").json()):
        response = sample.request(method, path, headers={"Accept-Language": "vi"}, **more)
        if response.status_code in (400, 422):
            found = response.json()
            told.add(found["error"]["message"] if "error" in found else found["detail"])
        elif response.is_success and method != "get":
            done.add(path)
    assert len(told) > 30
    assert done <= {"/v1/ask", "/v1/chat/completions"}  # nothing was written
    assert [t for t in told if PYDANTICS.search(t)] == []


class Asked(BaseModel):
    name: str = Field(max_length=3, min_length=2)
    count: int = Field(ge=1, le=9)


@pytest.mark.parametrize(
    ("value", "english", "vietnamese"),
    [
        ({"count": 1}, "nothing found; it is required", "chưa có; mục này bắt buộc"),
        ({"name": 7, "count": 1}, "7 found; text expected", "đang có 7; cần chữ"),
        ({"name": {}, "count": 1}, "an object found; text expected", "đang có một đối tượng; cần chữ"),
        ({"name": "Hồng", "count": 1}, '"Hồng" found; at most 3 characters expected',
         'đang có "Hồng"; cần nhiều nhất 3 ký tự'),
        ({"name": "x" * 50, "count": 1}, f'"{"x" * 40}…" found; at most 3 characters expected',
         f'đang có "{"x" * 40}…"; cần nhiều nhất 3 ký tự'),
        ({"name": "ab", "count": "ba"}, '"ba" found; a whole number expected', 'đang có "ba"; cần số nguyên'),
        ({"name": "ab", "count": 0}, "0 found; at least 1 expected", "đang có 0; cần ít nhất 1"),
        ({"name": "ab", "count": None}, "null found; a whole number expected", "đang có null; cần số nguyên"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_with_what_was_found(value, english, vietnamese):
    with pytest.raises(ValidationError) as raised:
        Asked.model_validate(value)
    said = invalid(raised.value.errors()[0])
    assert (said, said.said("vi")) == (english, vietnamese)


def test_a_body_that_is_not_declared_as_json_is_told_by_that():
    said = invalid({"type": "model_attributes_type", "input": b'{"name": "a"}'})
    assert said == "a body whose Content-Type is not application/json found; an object expected"


def test_half_a_character_is_shown_as_what_can_be_sent():
    assert invalid({"type": "int_type", "input": "a\ud800"}) == '"a?" found; a whole number expected'


def test_what_is_not_known_is_said_in_the_words_of_the_library():
    assert (
        invalid({"type": "url_scheme", "input": "x", "msg": "URL scheme should be 'http'"})
        == "URL scheme should be 'http'"
    )


def test_a_place_is_said_as_it_is_reached():
    assert place(("body", "history", 0, "question")) == "body.history.0.question"
