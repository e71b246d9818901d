import socket

import pytest

from eval.errors import SystemUnderTestError
from eval.systems.service import Service


def test_service_describes_itself_without_its_last_slash(sample_url):
    described = Service(f"{sample_url}/").describe()
    assert described["system"] == sample_url
    assert (described["ready"]["status"], described["ready"]["documents"]) == ("ready", 18)


def test_service_fetches_a_text_once_by_its_encoded_id(foreign_service):
    with foreign_service(200, "Điều 1".encode(), "text/plain; charset=utf-8") as (url, asked):
        service = Service(url)
        assert [service.text("công văn #1"), service.text("công văn #1")] == ["Điều 1", "Điều 1"]
    assert asked == [("GET", "/v1/documents/c%C3%B4ng%20v%C4%83n%20%231/text")]


def test_service_that_fails_is_named_with_its_status(foreign_service):
    with (
        foreign_service(503, b'{"title": "The index is damaged"}') as (url, _),
        pytest.raises(SystemUnderTestError) as raised,
    ):
        Service(url).ask("x?")
    assert str(raised.value) == (f'{url}/v1/ask: status 503 found, 200 expected: {{"title": "The index is damaged"}}')


def test_service_that_is_not_there_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(SystemUnderTestError, match=f"^http://127.0.0.1:{port}: cannot be reached .*chithi serve"):
        Service(f"http://127.0.0.1:{port}").ask("x?")


def test_service_needs_a_scheme():
    with pytest.raises(SystemUnderTestError, match=r"^localhost:8000: not an address"):
        Service("localhost:8000").ask("x?")


@pytest.mark.parametrize("method", ["ask", "describe"])
def test_service_that_is_something_else_is_named(foreign_service, method):
    with foreign_service(200, b"<html>It works!</html>", "text/html") as (url, _), pytest.raises(SystemUnderTestError):
        _ = Service(url).ask("x?") if method == "ask" else Service(url).describe()


def test_service_refuses_an_address_that_is_no_url():
    with pytest.raises(SystemUnderTestError):
        Service("http://[::1").ask("x?")
