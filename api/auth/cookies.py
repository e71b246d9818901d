"""The cookie of a session: no script reads it, no other site sends it."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from api.state.sessions import LASTS


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
