import anyio
import pytest
from fastapi import Request

from api.errors import Problem
from api.services import same_origin


def request(host):
    return Request({"type": "http", "headers": [(b"host", host.encode())] if host else []})


@pytest.mark.parametrize("origin", [None, "http://chithi.local:8000", "https://chithi.local:8000"])
def test_same_origin_lets_own_pages_and_programs_change_documents(origin):
    anyio.run(same_origin, request("chithi.local:8000"), origin)


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("chithi.local:8000", "http://chithi.local"),
        ("chithi.local:8000", "http://evil.example"),
        ("chithi.local:8000", "null"),
        ("chithi.local:8000", "http://["),
        (None, "http://evil.example"),
    ],
)
def test_same_origin_refuses_another_sites_page(host, origin):
    with pytest.raises(Problem) as raised:
        anyio.run(same_origin, request(host), origin)
    assert (raised.value.status, raised.value.title, str(raised.value)) == (
        403,
        "Foreign origin",
        f"a page of {origin} may not change documents here",
    )
