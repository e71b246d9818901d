"""A refusal as it is sent: a problem (RFC 9457) with the id of its request; in OpenAI's shape where that is spoken."""

from collections.abc import Mapping

from starlette.responses import JSONResponse

from api.languages import as_asked
from api.request_ids import HEADER, request_id

PROBLEM_JSON = "application/problem+json"
OPENAI_PATHS = ("/v1/chat/", "/v1/models")
OPENAI_TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}


def problem_json(status: int, title: str, detail: str) -> dict[str, str | int]:
    """Returns a problem as JSON has it."""
    problem: dict[str, str | int] = {"type": "about:blank", "title": as_asked(title), "status": status}
    problem["detail"] = as_asked(detail)
    return problem | ({"request_id": request_id()} if request_id() else {})


def openai_json(
    status: int, message: str, param: str | None = None, code: str | None = None
) -> dict[str, dict[str, str | None]]:
    """Returns an error in OpenAI's shape; param: where in the request."""
    kind = OPENAI_TYPES.get(status, "server_error" if status >= 500 else "invalid_request_error")
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def problem_response(
    status: int, title: str, detail: str, headers: Mapping[str, str] | None = None, path: str = ""
) -> JSONResponse:
    """Returns a refusal as a response; path: of the request, which says in which shape its client reads errors."""
    all_headers = {**({HEADER: request_id()} if request_id() else {}), **(headers or {})}
    if path.startswith(OPENAI_PATHS):
        return JSONResponse(openai_json(status, as_asked(detail)), status, all_headers)
    return JSONResponse(problem_json(status, title, detail), status, all_headers, media_type=PROBLEM_JSON)
