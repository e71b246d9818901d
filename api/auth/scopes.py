"""Which scope a request needs: one table, for every door of the service."""

import re
from enum import StrEnum

READ_METHODS = ("GET", "HEAD", "OPTIONS")


class Scope(StrEnum):
    """What a caller may do; each includes those before it."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


_ORDER = list(Scope)
_ANY = r"[A-Z]+"
# Method and path, as patterns; the first that fits decides. None: nobody is asked who they are.
_TABLE: tuple[tuple[str, str, Scope | None], ...] = (
    ("GET|HEAD", r"/healthz|/readyz", None),
    (_ANY, r"/login|/logout|/session|/oidc/.*", None),
    ("GET|HEAD", r"/(assets|static)/.*|/favicon\.ico", None),
    ("GET|HEAD", r"/metrics", Scope.ADMIN),
    # They name files that their readers may not be meant to see.
    ("GET|HEAD", r"/v1/jobs(/.*)?", Scope.WRITE),
    # These send something to ask something: nothing of the documents is changed.
    ("POST", r"/v1/(ask|feedback|chat/completions)", Scope.READ),
    (_ANY, r"/v1/conversations(/.*)?", Scope.READ),
    (_ANY, r"/mcp(/.*)?", Scope.READ),
    # What is being stored tells of documents that not everybody may see.
    (_ANY, r"/v1/jobs(/.*)?", Scope.WRITE),
)
_COMPILED = [(re.compile(method), re.compile(path), scope) for method, path, scope in _TABLE]


def needed_scope(method: str, path: str) -> Scope | None:
    """Returns the scope that a request needs; None where nobody is asked who they are.

    What the table does not know is reading where the method only reads, else writing.
    """
    path = path.rstrip("/") or "/"
    for methods, paths, scope in _COMPILED:
        if methods.fullmatch(method) and paths.fullmatch(path):
            return scope
    return Scope.READ if method in READ_METHODS else Scope.WRITE


def grants(scopes: frozenset[str], needed: Scope) -> bool:
    """Returns whether scopes include one."""
    return any(s in scopes for s in _ORDER[_ORDER.index(needed) :])
