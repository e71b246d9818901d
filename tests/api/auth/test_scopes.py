import re

import pytest

from api.app import create_app
from api.auth.scopes import Scope, grants, needed_scope
from index.home import Home

ASK_NOBODY = {"/healthz", "/readyz", "/login", "/logout", "/session", "/oidc/start", "/oidc/callback", "/assets/{name}"}
SEND_TO_ASK = {"/mcp", "/v1/ask", "/v1/feedback", "/v1/chat/completions"}


@pytest.mark.parametrize(
    ("method", "path", "needed"),
    [
        ("GET", "/", Scope.READ),
        ("GET", "/v1/documents", Scope.READ),
        ("HEAD", "/v/a", Scope.READ),
        ("POST", "/v1/ask", Scope.READ),
        ("POST", "/v1/ask/", Scope.READ),
        ("POST", "/v1/documents", Scope.WRITE),
        ("DELETE", "/v1/documents/a", Scope.WRITE),
        ("DELETE", "/v1/documents/healthz", Scope.WRITE),
        ("DELETE", "/v1/ask", Scope.WRITE),
        ("POST", "/v1/ask/../documents", Scope.WRITE),
        ("POST", "/healthz", Scope.WRITE),
        ("GET", "/healthz", None),
        ("GET", "/metrics", Scope.ADMIN),
        ("POST", "/login", None),
        ("GET", "/loginx", Scope.READ),
        ("PROPFIND", "/v1/documents", Scope.WRITE),
    ],
)
def test_what_a_request_needs(method, path, needed):
    assert needed_scope(method, path) is needed


def routes_of(app):
    """Every (method, path) that an application answers, those of included routers too."""
    for route in app.routes:
        for found in route.effective_route_contexts() if hasattr(route, "effective_route_contexts") else [route]:
            yield from ((method, found.path) for method in found.methods or ("GET", "POST"))  # a door for all


def test_no_route_is_open_or_changes_anything_by_oversight(tmp_path):
    routes = list(routes_of(create_app(Home(tmp_path))))
    assert ("DELETE", "/v1/documents/{document_id}") in routes
    for method, path in routes:
        needed = needed_scope(method, re.sub(r"\{.*?\}", "x", path))
        assert (needed is None) == (path in ASK_NOBODY), (method, path)
        if method not in ("GET", "HEAD") and needed is Scope.READ:
            assert path in SEND_TO_ASK or path.startswith("/v1/conversations"), (method, path)


def test_a_scope_includes_those_before_it():
    included = {s: [n for n in Scope if grants(frozenset({s}), n)] for s in Scope}
    assert included == {
        Scope.READ: [Scope.READ],
        Scope.WRITE: [Scope.READ, Scope.WRITE],
        Scope.ADMIN: [Scope.READ, Scope.WRITE, Scope.ADMIN],
    }
    assert not grants(frozenset(), Scope.READ)
    assert not grants(frozenset({"Read", "all"}), Scope.READ)
