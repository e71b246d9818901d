from pathlib import Path

import anyio
import pytest
from fastapi import FastAPI, Request

from api.auth.trust import Trust
from api.errors import Problem
from api.services import same_origin
from api.state.state import State


def request(host, origin, secure=False):
    app = FastAPI()
    app.state.trust = Trust(State(Path("khong-co")), secure=secure)
    said = {b"host": host, b"origin": origin}
    return Request({"type": "http", "app": app, "headers": [(k, v.encode()) for k, v in said.items() if v is not None]})


@pytest.mark.parametrize(
    ("origin", "secure"),
    [
        (None, False),
        ("http://chithi.local:8000", False),
        ("https://chithi.local:8000", False),
        ("https://CHITHI.local:8000", True),
    ],
)
def test_same_origin_lets_own_pages_and_programs_change_documents(origin, secure):
    anyio.run(same_origin, request("chithi.local:8000", origin, secure), origin)


@pytest.mark.parametrize(
    ("host", "origin", "secure"),
    [
        ("chithi.local:8000", "http://chithi.local", False),
        ("chithi.local:8000", "http://evil.example", False),
        ("chithi.local:8000", "null", False),
        ("chithi.local:8000", "http://[", False),
        (None, "http://evil.example", False),
        (None, "null", False),
        # Under https a page of the same name by http is another's, who stands in between.
        ("chithi.local:8000", "http://chithi.local:8000", True),
    ],
)
def test_same_origin_refuses_another_sites_page(host, origin, secure):
    with pytest.raises(Problem) as raised:
        anyio.run(same_origin, request(host, origin, secure), origin)
    assert (raised.value.status, raised.value.title, str(raised.value)) == (
        403,
        "Foreign origin",
        f"a page of {origin} may not change documents here",
    )
