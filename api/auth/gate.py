"""The gate: every request passes it before any route; who may not do what they ask is told so, and goes no further."""

import math
import re
from collections.abc import Callable
from functools import partial
from typing import TypeVar
from urllib.parse import quote, urlsplit

import anyio
from anyio import CapacityLimiter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.auth.buckets import Buckets
from api.auth.caller import LOCAL, VISITOR, Caller
from api.auth.cookies import session_token
from api.auth.noting import OFF, Noting
from api.auth.recognition import Recognition
from api.auth.scopes import READ_METHODS, needed_scope
from api.auth.scopes import Scope as Needed
from api.auth.trust import Trust
from api.errors import ApiError, Problem, problem_of
from api.responses import problem_response
from api.state.secret import read_secret
from corpus.message import Message
from index.record import in_words

FAILURES = 10  # of one address, before it has to wait
FAILURES_A_MINUTE = 6
THREADS = 8  # that ask the database who comes: apart from those that answer
T = TypeVar("T")
_NOBODY = Caller("nobody", "", frozenset(), frozenset())


class Failures(Buckets):
    """What every address may still do wrong when it says who it is."""

    def __init__(self) -> None:
        super().__init__(FAILURES_A_MINUTE, FAILURES)

    def count(self, address: str) -> None:
        """Counts what an address did wrong; raises Problem where it has failed too often.

        What is right is never counted, nor kept waiting: behind one address there may be a whole office, and one
        program with a key whose time is over would lock all of it out. Nobody guesses 256 bits, however often.
        """
        if wait := self.take(address):
            raise too_many(wait, Message("too many keys that let nobody in came from this address"))


class Gate:
    """An application that is reached by those alone who may; `scope["caller"]` says who asks."""

    def __init__(self, app: ASGIApp, trust: Trust, failures: Failures) -> None:
        self._app = app
        self._trust = trust
        self._known = Recognition(trust.state)
        self._failures = failures
        self._requests = Buckets(trust.rate, trust.rate) if trust.rate else None
        self._threads: CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it with a problem."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            scope["caller"] = await self._admitted(request)
            scope["cors_origins"] = self._trust.cors_origins
        except ApiError as error:
            await _refused(request, error)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _admitted(self, request: Request) -> Caller:
        """Returns who asks.

        Raises:
            Problem: they may not do what they ask, or have to wait.
            StateError: the database of keys does not answer.
        """
        needed = needed_scope(request.method, request.scope["path"])
        if self._trust.is_local:
            caller = LOCAL
        elif needed is None:
            return _NOBODY
        else:
            caller = await self._in_thread(partial(self._recognised, request))
        if needed is None:
            return caller
        if caller is VISITOR and not caller.may(needed):
            raise _unknown(
                Message(
                    "without a key one may only read here: Authorization: Bearer KEY of scope {needed}, or log in at "
                    "/login",
                    needed=needed,
                ),
                False,
            )
        if not caller.may(needed):
            detail = Message(
                "{method} {path} needs the scope {needed}; this key has {scopes}",
                method=request.method,
                path=request.scope["path"][:100],
                needed=needed,
                scopes=_said(caller),
            )
            raise Problem(
                403, Message("Not allowed"), detail, {"WWW-Authenticate": 'Bearer error="insufficient_scope"'}
            )
        if self._requests is not None:
            name = caller.account if caller is not VISITOR else address_of(request)
            if wait := self._requests.take(name):
                raise too_many(
                    wait, Message("at most {rate} requests a minute are answered here", rate=self._trust.rate)
                )
        if needed is not Needed.READ and request.method not in READ_METHODS and self._trust.audit != OFF:
            # Noted before it is done: nothing is changed that is not in the log.
            change = _change(request)
            if change is not None:
                await self._in_thread(partial(Noting(self._trust, caller).changed, *change))
        return caller

    def _recognised(self, request: Request) -> Caller:
        sent = request.headers.get("authorization", "")
        kind, _, key = sent.partition(" ")
        # Clients of OpenAI's send some key always: where nobody needs one, what is none of ours says nothing.
        if sent and (read_secret(key) or not self._trust.open):
            caller = self._known.by_key(key) if kind.lower() == "bearer" else None
            if caller is None:
                self._failures.count(address_of(request))
                raise _unknown(
                    Message("this key lets nobody in: it is no key of this service, or its time is over"), True
                )
            return caller
        token = session_token(request, self._trust.secure)
        caller = self._known.by_session(token) if token else None
        if caller is None and self._trust.open:
            return VISITOR
        if caller is None:
            raise _unknown(Message("say who you are: Authorization: Bearer KEY, or log in at /login"), False)
        if request.method not in READ_METHODS and not is_own_page(request, self._trust.secure):
            raise Problem(
                403,
                Message("Foreign origin"),
                Message("only this service's own pages may change anything in a session"),
            )
        return caller

    async def _in_thread(self, task: Callable[[], T]) -> T:
        if self._threads is None:
            self._threads = CapacityLimiter(THREADS)
        return await anyio.to_thread.run_sync(task, limiter=self._threads)


def _change(request: Request) -> tuple[str, str, str] | None:
    """Returns what a request is about to change, of which document, "" where only its file will say, and to what.

    None for a correction: to what, its body says, and the route that reads it takes note of it before it is done.
    """
    method, path = request.method, request.scope["path"]
    if path.startswith("/v1/jobs/"):
        return "cancel", "", in_words(job=path.rstrip("/").rpartition("/")[2])
    document = re.fullmatch(r"/v1/documents/(.+)", path.rstrip("/"))
    if document and method == "PATCH":
        return None
    action = {"POST": "upload", "DELETE": "delete"}.get(method, method.lower())
    return action, document.group(1) if document else request.query_params.get("id", ""), ""


def is_own_page(request: Request, secure: bool) -> bool:
    """Returns whether a browser says that one of the service's own pages asks; a program says nothing, and is none.

    secure: it is reached by https alone, so that a page of its name by http is another's, who stands in between.
    """
    origin = request.headers.get("origin")
    try:
        parts = urlsplit(origin or "")
    except ValueError:
        return False
    # An origin without a name ("null") is nobody's page, whatever host is missing.
    same = bool(parts.netloc) and parts.netloc.lower() == request.headers.get("host", "").lower()
    return same and (parts.scheme == "https" or not secure)


def address_of(request: Request) -> str:
    """Returns the address that a request came from."""
    return request.client.host if request.client else ""


def too_many(wait: float, detail: Message) -> Problem:
    """Returns the refusal of who has to wait for some seconds."""
    seconds = math.ceil(wait)
    return Problem(
        429,
        Message("Too many requests"),
        Message("{detail}; ask again in {seconds} s", detail=detail, seconds=seconds),
        {"Retry-After": str(seconds)},
    )


def _unknown(detail: Message, invalid: bool) -> Problem:
    challenge = 'Bearer realm="chithi", error="invalid_token"' if invalid else 'Bearer realm="chithi"'
    return Problem(401, Message("Not signed in"), detail, {"WWW-Authenticate": challenge})


def _said(caller: Caller) -> str:
    return ", ".join(sorted(caller.scopes)) or Message("none")


def _refused(request: Request, error: ApiError) -> Response:
    """Returns a refusal: of a page that a person opens who has not logged in, the way to the login page."""
    status, title, detail = problem_of(error)
    if status == 401 and request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        query = request.scope["query_string"].decode("ascii", "replace")
        asked = quote(request.scope["path"]) + (f"?{query}" if query else "")
        return RedirectResponse(f"/login?next={quote(asked)}", 303, {"Cache-Control": "no-store"})
    own = error.headers if isinstance(error, Problem) else None
    # What is left of the body is not read: the connection cannot be used again.
    return problem_response(status, title, detail, {**(own or {}), "Connection": "close"}, request.scope["path"])
