"""What went wrong."""

from pydantic import BaseModel


class ProblemOut(BaseModel):
    """An error (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
