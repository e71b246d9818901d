"""The application: routes, pages, health, and errors as problems."""

import logging
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from api import health
from api.errors import Problem, problem_of
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
PROBLEM_JSON = "application/problem+json"
NO_MODEL = Settings()


def create_app(home: Home, settings: Settings = NO_MODEL) -> FastAPI:
    """Returns the service over a home; opens nothing before the first request that needs it.

    settings: which language model may reword answers; none by default.

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
    for part in (router, views.router, health.router):
        app.include_router(part)
    for kind in (CorpusError, IndexingError, RagError, Problem):
        app.add_exception_handler(kind, _our_problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(Exception, _unexpected)

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
