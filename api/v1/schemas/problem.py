"""What went wrong."""

from pydantic import BaseModel, Field


class ProblemOut(BaseModel):
    """An error (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    request_id: str | None = Field(default=None, description="Of `X-Request-ID`; the service's log has it.")
