"""GET /v1/search: clauses, ranked for a query."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.services import AssistantOf
from api.v1.schemas.search import SearchHit

router = APIRouter()


@router.get("/search", response_model=list[SearchHit])
def search(
    assistant: AssistantOf,
    q: Annotated[str, Query(description="What to look for.")],
    k: Annotated[int, Query(ge=1, le=100)] = 10,
) -> Any:
    """Ranks clauses for a query."""
    return [SearchHit.of(found) for found in assistant.search(q, k)]
