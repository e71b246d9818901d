"""Logging in with an account: to the identity provider and back."""

import logging
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.auth.cookies import give_attempt, give_session, read_attempt, take_attempt
from api.auth.login import TrustOf, local_place
from api.auth.noting import Noting
from api.auth.provider import Provider, new_attempt
from api.auth.recognition import caller_of_session
from api.auth.trust import Trust
from api.errors import Problem, ProviderAway, ProviderRefused
from corpus.message import Message

logger = logging.getLogger("chithi.auth")
router = APIRouter(include_in_schema=False)
CALLBACK = "/oidc/callback"


@router.get("/oidc/start")
def start(request: Request, trust: TrustOf, next: str = "/") -> Response:  # noqa: A002
    """Sends a browser to the identity provider."""
    attempt = new_attempt()
    try:
        response = RedirectResponse(_provider(trust).address(attempt, _back(request, trust)), 303)
    except ProviderAway as error:
        logger.error("%s", error)
        return _again("away", next)
    give_attempt(response, attempt, local_place(next), trust.secure)
    return response


@router.get(CALLBACK)
def callback(request: Request, trust: TrustOf) -> Response:
    """Takes a browser back from the identity provider, and gives it a session."""
    provider, begun = _provider(trust), read_attempt(request, trust.secure)
    if begun is None:
        return _again("refused", "/")
    attempt, place = begun
    try:
        session = provider.session(attempt, dict(request.query_params), _back(request, trust))
    except (ProviderAway, ProviderRefused) as error:
        logger.error("%s", error)
        return _again("away" if isinstance(error, ProviderAway) else "refused", place)
    token = trust.state.sessions.begin(session)
    Noting(trust, caller_of_session(session)).came("login")
    # By way of the login page: a strict cookie is not sent with what another site began, and its page goes on.
    response = RedirectResponse(f"/login?next={quote(place)}", 303)
    give_session(response, token, trust.secure)
    take_attempt(response, trust.secure)
    return response


def _provider(trust: Trust) -> Provider:
    if trust.provider is None:
        raise Problem(404, Message("Not Found"), Message("this service knows no identity provider"))
    return trust.provider


def _back(request: Request, trust: Trust) -> str:
    return (trust.public_url or str(request.base_url)).rstrip("/") + CALLBACK


def _again(said: str, place: str) -> Response:
    return RedirectResponse(f"/login?said={said}&next={quote(local_place(place))}", 303)
