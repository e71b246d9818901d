"""Caller: who asks, what they may do and which documents they may see."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.auth.scopes import Scope, grants

PUBLIC = "public"
INTERNAL = "internal"


@dataclass(frozen=True)
class Caller:
    """account: "local", "visitor", "key:<id>", "oidc:<subject>"; labels: of what they may see, None for all."""

    account: str
    name: str
    scopes: frozenset[str]
    labels: frozenset[str] | None

    def may(self, needed: Scope) -> bool:
        """Returns whether a scope is theirs."""
        return grants(self.scopes, needed)


LOCAL = Caller("local", "local", frozenset(Scope), None)
# Whoever comes from another machine where nobody is asked: an office's network, a page that found a way into it.
VISITOR = Caller("visitor", "", frozenset({Scope.READ}), frozenset({PUBLIC}))


def caller_with(account: str, name: str, scopes: frozenset[str], labels: frozenset[str]) -> Caller:
    """Returns a caller who sees what is public and what has one of their labels.

    Who may change documents sees them all: an upload is compared with everything stored, so that its answer could not
    be kept from telling of what is hidden.
    """
    seen = None if grants(scopes, Scope.WRITE) else labels | {PUBLIC}
    return Caller(account, name, scopes, seen)


def caller_of(request: Request) -> Caller:
    """Returns who asks; the gate has let them in (`api.auth.gate`)."""
    caller: Caller = request.scope["caller"]
    return caller


CallerOf = Annotated[Caller, Depends(caller_of)]
