"""Logging in and out: a page that takes a key, and gives the browser a session for it."""

from html import escape
from importlib.resources import files
from string import Template
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from api.auth.caller import LOCAL, VISITOR, Caller
from api.auth.cookies import give_session, session_token, take_session
from api.auth.gate import Failures, address_of, is_own_page
from api.auth.noting import Noting
from api.auth.recognition import caller_of_key, caller_of_session
from api.auth.trust import Trust
from api.errors import Problem
from api.policy import HEADERS
from api.state.sessions import Session
from corpus.message import Message

router = APIRouter(include_in_schema=False)

UNKEPT = {**HEADERS, "Cache-Control": "no-store"}
WRONG = "Khóa này không mở được. <span lang=en>This key lets nobody in.</span>"
AWAY = (
    "Nhà cung cấp danh tính không trả lời; hãy dùng khóa."
    " <span lang=en>The identity provider does not answer; use a key.</span>"
)
REFUSED = "Đăng nhập không thành. <span lang=en>The login did not succeed.</span>"
SAID = {"": "", "away": AWAY, "refused": REFUSED}


def trust_of_app(request: Request) -> Trust:
    """Returns whom the application trusts."""
    trust: Trust = request.app.state.trust
    return trust


def own_page(request: Request) -> None:
    """Refuses a form that another site's page sends: it could log a person in as somebody else."""
    secure = trust_of_app(request).secure
    if request.headers.get("origin") is not None and not is_own_page(request, secure):
        raise Problem(403, Message("Foreign origin"), Message("only this service's own pages may log anyone in or out"))


TrustOf = Annotated[Trust, Depends(trust_of_app)]


@router.get("/login")
def login_page(trust: TrustOf, next: str = "/", said: str = "") -> Response:  # noqa: A002
    """The page that asks who comes."""
    return _page(trust, next, SAID.get(said, ""))


@router.post("/login", dependencies=[Depends(own_page)])
def login(
    request: Request,
    trust: TrustOf,
    key: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """Gives a browser a session for a key."""
    failures: Failures = request.app.state.failures
    found = trust.state.keys.holder(key)
    if found is None:
        failures.count(address_of(request))
        return _page(trust, next, WRONG, 401)
    caller = caller_of_key(found)
    token = trust.state.sessions.begin(Session(caller.account, found.name, found.scopes, found.labels, found.key_id))
    Noting(trust, caller).came("login")
    response = RedirectResponse(local_place(next), 303)
    give_session(response, token, trust.secure)
    return response


@router.post("/logout", dependencies=[Depends(own_page)])
def logout(request: Request, trust: TrustOf) -> Response:
    """Ends the session of a browser."""
    if token := session_token(request, trust.secure):
        found = trust.state.sessions.find(token)
        trust.state.sessions.end(token)
        if found is not None:
            Noting(trust, caller_of_session(found)).came("logout")
    response = RedirectResponse("/login", 303)
    take_session(response, trust.secure)
    return response


@router.get("/session")
def session(request: Request, trust: TrustOf) -> JSONResponse:
    """Says who a browser is logged in as; 401 for nobody, and `open` where nobody has to."""
    if trust.is_local:
        return _told(LOCAL)
    token = session_token(request, trust.secure)
    found = trust.state.sessions.find(token) if token else None
    if found is None and trust.open:
        return _told(VISITOR)
    if found is None:
        raise Problem(401, Message("Not signed in"), Message("no session: log in at /login"))
    return _told(caller_of_session(found))


def _told(caller: Caller) -> JSONResponse:
    asked = caller not in (LOCAL, VISITOR)
    name = caller.name if asked else ""
    told = {"open": not asked, "account": caller.account, "name": name, "scopes": sorted(caller.scopes)}
    return JSONResponse(told)


def local_place(place: str) -> str:
    """Returns where a browser goes on to: an address of this service, "/" for any other."""
    local = place.startswith("/") and not place.startswith(("//", "/\\")) and place.isprintable()
    return place if local else "/"


def _page(trust: Trust, place: str, said: str, status: int = 200) -> Response:
    page = Template(files("api.auth").joinpath("pages", "login.html").read_text(encoding="utf-8"))
    # Only what is one of the messages above is not escaped.
    text = page.substitute(
        next=escape(local_place(place)),
        said=said,
        provider="" if trust.provider else "hidden",
        open="" if trust.open else "hidden",
    )
    return HTMLResponse(text, status, UNKEPT)
