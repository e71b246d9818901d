"""The application: routes, pages, health, and errors as problems."""

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync as on_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Match, Route

from api import health
from api.access import Access
from api.answering import Answering
from api.audiences import Audiences
from api.auth import account, login
from api.auth.caller import caller_of
from api.auth.gate import Failures, Gate
from api.auth.trust import Trust, local_trust
from api.bodies import BadJson
from api.crowd import Crowd
from api.errors import ApiError, Problem, problem_of
from api.examples import with_examples
from api.heads import Heads
from api.invalid import invalid, place
from api.jobs.jobs import Jobs
from api.languages import Languages
from api.limits import Limits
from api.listing import Listing
from api.mcp.door import PATH, McpDoor
from api.metrics import Metrics
from api.openai import routes as openai
from api.request_ids import HEADER, RequestIds, request_id
from api.responses import PROBLEM_JSON, problem_json, problem_response
from api.services import note_job
from api.strangers import FIXED, LOOPBACK, Strangers
from api.targets import Targets
from api.threads import ClientLeft, Threads
from api.v1.router import router
from api.v1.uploads import with_form
from api.web import views
from api.web.pages import page
from api.web.troubles import NOBODY, Troubles, is_for_a_person, trouble_page
from corpus.errors import CorpusError
from corpus.message import Message
from index.errors import IndexingError
from index.home import Home
from rag.errors import RagError
from rag.generation.grounded_rewriting import rewriter_of
from rag.reading.load import load_reader
from rag.settings import Settings

logger = logging.getLogger("chithi.api")
NO_MODEL = Settings()
LIMITS = Limits()
TITLES = {400: Message("Bad Request"), 404: Message("Not Found"), 405: Message("Method Not Allowed")}
METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")


def create_app(
    home: Home,
    settings: Settings = NO_MODEL,
    hosts: frozenset[str] = LOOPBACK,
    trust: Trust | None = None,
    limits: Limits = LIMITS,
    shared: Path | None = None,
) -> FastAPI:
    """Returns the service over a home; opens nothing before the first request that needs it.

    settings: which language model may reword answers; none by default. hosts: the names it is served under. trust: whom
    it lets in; everyone, as the local user, by default. limits: how many requests and questions at once; shared: where
    several workers put what they measure.

    Raises:
        LlmMisconfigured: they name no endpoint that can be called.
    """
    app = FastAPI(
        title="Chỉ Thị",
        version=product_version(),
        description="Ask a directive, get the clause: answers with checked citations.",
        docs_url=None,
        redoc_url=None,
        lifespan=_life,
    )
    metrics = Metrics(home, product_version(), shared)
    rewriter, reader = rewriter_of(settings), load_reader(settings.reader)
    app.state.assistant = Answering(home, rewriter, reader, metrics, limits.answers)
    app.state.trust = trust = trust or local_trust(home.path)
    app.state.health = health.Lookouts(home, metrics, trust)
    app.state.threads, app.state.jobs = Threads(), Jobs(home, partial(note_job, trust))
    app.state.audiences = Audiences(app.state.assistant)
    app.state.listing = Listing(home.store)
    app.state.failures = Failures()
    for part in (router, openai.router, views.router, health.router, login.router, account.router):
        app.include_router(part)
    app.router.routes.append(Route(PATH, McpDoor(product_version())))
    for kind in (CorpusError, IndexingError, RagError, ApiError):
        app.add_exception_handler(kind, _our_problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(BadJson, _bad_json)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(ClientLeft, _left)
    app.add_exception_handler(Exception, _unexpected)
    app.add_middleware(Gate, trust=trust, failures=app.state.failures)
    if trust.cors_origins:  # with a key in a header: no other site's page ever has a session
        app.add_middleware(
            CORSMiddleware,
            allow_origins=trust.cors_origins,
            allow_methods=METHODS,
            allow_headers=["Authorization", "Content-Type", "Prefer", "X-Request-ID"],
            expose_headers=["Location", "X-Request-ID"],
        )
    app.add_middleware(Crowd, most=limits.requests)
    app.add_middleware(Strangers, hosts=hosts)
    app.add_middleware(Troubles)
    app.add_middleware(Heads)
    app.add_middleware(Languages)
    app.add_middleware(RequestIds)
    app.add_middleware(Access, metrics=metrics)
    app.add_middleware(Targets)

    describe = app.openapi

    def openapi() -> dict[str, Any]:
        """Returns the description of the interface, problems under their own media type, requests with examples."""
        return with_examples(with_form(_with_problems(describe())))

    app.openapi = openapi  # type: ignore[method-assign]
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """Lives as long as the service, which first takes up the jobs that the one before left."""
    await on_thread(app.state.jobs.resume)
    yield


def _with_problems(description: dict[str, Any]) -> dict[str, Any]:
    problem = "#/components/schemas/ProblemOut"
    for path in description["paths"].values():
        for operation in path.values():
            # What does not fit is refused as any other request is: `4XX` says how.
            if "HTTPValidationError" in str(operation["responses"].get("422")):
                del operation["responses"]["422"]
            for response in operation["responses"].values():
                if problem in str(response) and response.get("content"):
                    response["content"] = {PROBLEM_JSON: next(iter(response["content"].values()))}
    for unused in ("HTTPValidationError", "ValidationError"):
        description["components"]["schemas"].pop(unused, None)
    return description


def product_version() -> str:
    """Returns the version of the installed distribution."""
    try:
        return version("chithi")
    except PackageNotFoundError:
        return "0"


def _our_problem(request: Request, error: Exception) -> Response:
    status, title, detail = problem_of(error)
    if status >= 500:
        logger.error("%s %s: %s", request.method, request.url.path, detail)
    return problem_response(status, title, detail, error.headers if isinstance(error, Problem) else None)


def _left(_: Request, error: Exception) -> Response:  # noqa: ARG001 - starlette's signature
    """Answers nobody; the status is what logs know a client by that left."""
    return Response(status_code=499)


def _bad_json(_: Request, error: Exception) -> Response:
    assert isinstance(error, BadJson)
    return problem_response(error.status_code, Message("Not JSON"), error.message)


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    detail = Message("{where}: {why}", where=place(first["loc"]), why=invalid(first))
    return problem_response(422, Message("Invalid request"), detail)


def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers: Mapping[str, str] | None = error.headers
    if error.status_code == 405:
        headers = {"Allow": ", ".join(sorted(_methods(request)))}
    detail, path = f"{request.method} {request.url.path}", request.url.path
    if error.status_code == 400:
        detail = f"{detail}: {error.detail}"
    if error.status_code == 404 and is_for_a_person(request.scope):
        return page("lost", caller_of(request), status=404, address=path)
    title = TITLES.get(error.status_code, str(error.detail))
    return problem_response(error.status_code, title, detail, headers, path)


def _methods(request: Request) -> set[str]:
    """Returns the methods that any route takes at a request's address."""
    scopes = {m: {**request.scope, "method": m} for m in METHODS}
    found = {m for m, s in scopes.items() if any(r.matches(s)[0] is Match.FULL for r in request.app.routes)}
    return found | ({"HEAD"} if "GET" in found else set())


def _unexpected(request: Request, error: Exception) -> Response:
    logger.exception("%s %s", request.method, request.url.path, exc_info=error)
    # It stands outside of what gives every other response its headers, and a person a page.
    problem = problem_of(error)
    if is_for_a_person(request.scope):
        caller, headers = request.scope.get("caller", NOBODY), {**FIXED, HEADER: request_id()}
        return trouble_page(caller, problem_json(*problem), problem[0], headers)
    return problem_response(*problem, FIXED)
