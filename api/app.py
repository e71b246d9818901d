"""The application: routes, pages, health, and errors as problems."""

import logging
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Match

from api import health
from api.auth import account, login
from api.auth.gate import Failures, Gate
from api.auth.trust import Trust, local_trust
from api.errors import ApiError, Problem, problem_of
from api.strangers import LOOPBACK, PROBLEM_JSON, Strangers
from api.v1.router import router
from api.web import views
from corpus.errors import CorpusError
from index.errors import IndexingError
from index.home import Home
from rag.assistant import Assistant
from rag.errors import RagError
from rag.generation.grounded_rewriting import rewriter_of
from rag.reading.load import load_reader
from rag.settings import Settings

logger = logging.getLogger("chithi.api")
NO_MODEL = Settings()
METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")


def create_app(
    home: Home, settings: Settings = NO_MODEL, hosts: frozenset[str] = LOOPBACK, trust: Trust | None = None
) -> FastAPI:
    """Returns the service over a home; opens nothing before the first request that needs it.

    settings: which language model may reword answers; none by default. hosts: the names it is served under. trust: whom
    it lets in; everyone, as the local user, by default.

    Raises:
        LlmMisconfigured: they name no endpoint that can be called.
    """
    app = FastAPI(
        title="Chỉ Thị",
        version=product_version(),
        description="Ask a directive, get the clause: answers with checked citations.",
        docs_url=None,
        redoc_url=None,
    )
    app.state.assistant = Assistant(home, rewriter=rewriter_of(settings), reader=load_reader(settings.reader))
    app.state.trust = trust = trust or local_trust(home.path)
    app.state.failures = Failures()
    for part in (router, views.router, health.router, login.router, account.router):
        app.include_router(part)
    for kind in (CorpusError, IndexingError, RagError, ApiError):
        app.add_exception_handler(kind, _our_problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(Exception, _unexpected)
    app.add_middleware(Gate, trust=trust, failures=app.state.failures)
    if trust.cors_origins:  # with a key in a header: no other site's page ever has a session
        app.add_middleware(
            CORSMiddleware,
            allow_origins=trust.cors_origins,
            allow_methods=METHODS,
            allow_headers=["Authorization", "Content-Type"],
        )
    app.add_middleware(Strangers, hosts=hosts)

    describe = app.openapi

    def openapi() -> dict[str, Any]:
        """Returns the description of the interface, problems under their own media type."""
        return _with_problems(describe())

    app.openapi = openapi  # type: ignore[method-assign]
    return app


def _with_problems(description: dict[str, Any]) -> dict[str, Any]:
    for path in description["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if status in ("4XX", "5XX", "422") and response.get("content"):
                    response["content"] = {PROBLEM_JSON: next(iter(response["content"].values()))}
    return description


def product_version() -> str:
    """Returns the version of the installed distribution."""
    try:
        return version("chithi")
    except PackageNotFoundError:
        return "0"


def _problem(status: int, title: str, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status_code=status, media_type=PROBLEM_JSON, headers=headers)


def _our_problem(request: Request, error: Exception) -> Response:
    status, title, detail = problem_of(error)
    if status >= 500:
        logger.error("%s %s: %s", request.method, request.url.path, detail)
    return _problem(status, title, detail, error.headers if isinstance(error, Problem) else None)


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return _problem(422, "Invalid request", f"{where}: {first['msg']}")


def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = ", ".join(sorted(_methods(request)))
        return _problem(405, str(error.detail), f"{request.method} {request.url.path}", {"Allow": allowed})
    return _problem(error.status_code, str(error.detail), f"{request.method} {request.url.path}", error.headers)


def _methods(request: Request) -> set[str]:
    """Returns the methods that any route takes at a request's address."""
    scopes = {m: {**request.scope, "method": m} for m in METHODS}
    return {m for m, s in scopes.items() if any(r.matches(s)[0] is Match.FULL for r in request.app.routes)}


def _unexpected(request: Request, error: Exception) -> Response:
    logger.exception("%s %s", request.method, request.url.path, exc_info=error)
    return _problem(*problem_of(error))
