"""The application: routes, pages, health, and errors as problems."""

import logging
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from api.errors import Problem, problem_of
from api.v1 import routes
from api.web import views
from corpus.errors import CorpusError
from corpus.lexicon.glossary import use_agencies
from corpus.settings import Settings
from index.errors import IndexingError
from index.home import Home
from rag.assistant import Assistant
from rag.errors import RagError
from rag.generation.grounded_rewriting import rewriter_of

logger = logging.getLogger("chithi.api")
PROBLEM_JSON = "application/problem+json"


def create_app(home: Home) -> FastAPI:
    """Returns the service over a home; opens nothing before the first request that needs it."""
    app = FastAPI(
        title="Chỉ Thị",
        version=product_version(),
        description="Ask a directive, get the clause: answers with checked citations.",
        docs_url=None,
        redoc_url=None,
    )
    settings = Settings.from_environment()
    use_agencies(settings.agencies)
    app.state.assistant = Assistant(home, rewriter=rewriter_of(settings))
    app.include_router(routes.router)
    app.include_router(views.router)
    for kind in (CorpusError, IndexingError, RagError, Problem):
        app.add_exception_handler(kind, _our_problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(Exception, _unexpected)

    @app.get("/healthz", tags=["health"])
    def healthz() -> dict[str, str]:
        """Says that the process lives."""
        return {"status": "ok"}

    @app.get("/readyz", tags=["health"])
    def readyz() -> dict[str, str | int]:
        """Says that questions can be answered: the index is open and the encoder loaded."""
        searcher = home.searcher()
        return {
            "status": "ready",
            "documents": len(searcher.manifest.documents),
            "passages": len(searcher.entries),
        }

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
    return _problem(status, title, detail)


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return _problem(422, "Invalid request", f"{where}: {first['msg']}")


def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _problem(error.status_code, str(error.detail), f"{request.method} {request.url.path}", error.headers)


def _unexpected(request: Request, error: Exception) -> Response:
    logger.exception("%s %s", request.method, request.url.path, exc_info=error)
    return _problem(*problem_of(error))
