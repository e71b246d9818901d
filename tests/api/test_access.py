import logging

import pytest

from tests.api.wire import ask


@pytest.fixture
def lines(caplog):
    """What the access log says of requests."""
    caplog.set_level(logging.INFO, "chithi.access")
    return lambda: [(r.getMessage(), r.of) for r in caplog.records if r.name == "chithi.access"]


def test_a_line_says_what_came_of_a_request_and_nothing_of_its_question(bench, lines):
    ask(bench, "Ai chủ trì trồng cây xanh?")
    bench.get("/v1/search", params={"q": "mật khẩu"}, headers={"Authorization": "Bearer bi-mat"})
    bench.get("/healthz")
    (asked, of), (searched, of_search) = lines()
    assert (asked, of["status"], of["client"]) == ("POST /v1/ask", 200, "127.0.0.1")
    assert of["bytes"] > 0
    assert of["ms"] > 0
    assert searched == "GET /v1/search"
    assert not any(secret in str((of, of_search)) for secret in ("cây", "mật", "bi-mat"))


def test_a_long_address_is_cut(bench, lines):
    bench.get("/" + "x" * 1000)
    bench.get("/healthz")  # answered after the line was written
    assert f"GET /{'x' * 199}…" in [said for said, _ in lines()]
