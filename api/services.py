"""What routes share: the assistant they ask, and who may change documents."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Header, Request

from api.errors import Problem
from rag.assistant import Assistant


def assistant_of(request: Request) -> Assistant:
    """Returns the assistant of the application."""
    assistant: Assistant = request.app.state.assistant
    return assistant


def same_origin(request: Request, origin: Annotated[str | None, Header()] = None) -> None:
    """Refuses changes that another site's page asks a browser to make."""
    if origin is not None and _netloc(origin) != request.headers.get("host"):
        raise Problem(403, "Foreign origin", f"a page of {origin[:100]} may not change documents here")


def _netloc(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


AssistantOf = Annotated[Assistant, Depends(assistant_of)]
