"""Cookies: of a session, which no script reads and no other site sends, and of a login that was begun."""

import base64
import binascii
import json

from starlette.requests import HTTPConnection
from starlette.responses import Response

from api.auth.provider import Attempt
from api.state.sessions import LASTS

ATTEMPT_SECONDS = 600  # that a person may take to log in at the provider


def session_cookie(secure: bool) -> str:
    """Returns the cookie's name; under https one that a browser takes for this host alone."""
    return "__Host-chithi_session" if secure else "chithi_session"


def session_token(request: HTTPConnection, secure: bool) -> str:
    """Returns the token that a browser sent, "" for none."""
    return request.cookies.get(session_cookie(secure), "")


def give_session(response: Response, token: str, secure: bool) -> None:
    """Hands a browser its session."""
    response.set_cookie(
        session_cookie(secure),
        token,
        max_age=int(LASTS.total_seconds()),
        path="/",
        secure=secure,
        httponly=True,
        samesite="strict",
    )


def take_session(response: Response, secure: bool) -> None:
    """Makes a browser forget its session."""
    response.delete_cookie(session_cookie(secure), path="/", secure=secure, httponly=True, samesite="strict")


def _attempt_cookie(secure: bool) -> str:
    return "__Host-chithi_login" if secure else "chithi_login"


def give_attempt(response: Response, attempt: Attempt, place: str, secure: bool) -> None:
    """Has a browser remember a login that it began, and where it goes on then.

    It must come back with the answer of another site, hence Lax. It is no secret from the browser, which is the one
    that must end what it began.
    """
    said = json.dumps([attempt.state, attempt.nonce, attempt.verifier, place]).encode()
    response.set_cookie(
        _attempt_cookie(secure),
        base64.urlsafe_b64encode(said).decode(),
        max_age=ATTEMPT_SECONDS,
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def read_attempt(request: HTTPConnection, secure: bool) -> tuple[Attempt, str] | None:
    """Returns the login that a browser began, and where it goes on then; None for none."""
    try:
        said = json.loads(base64.urlsafe_b64decode(request.cookies.get(_attempt_cookie(secure), "")))
        state, nonce, verifier, place = map(str, said)
    except (binascii.Error, ValueError, TypeError):
        return None
    return Attempt(state, nonce, verifier), place


def take_attempt(response: Response, secure: bool) -> None:
    """Makes a browser forget the login that it began."""
    response.delete_cookie(_attempt_cookie(secure), path="/", secure=secure, httponly=True, samesite="lax")
