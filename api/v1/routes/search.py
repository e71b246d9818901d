"""GET /v1/search: clauses, ranked for a query."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.services import AssistantOf
from api.v1.schemas.search import SearchHit
from rag.errors import EmptyQuestion
from rag.question.typed import LONGEST_QUESTION

router = APIRouter()
QUESTION_LENGTH: dict[str, Any] = {"minLength": 1, "maxLength": LONGEST_QUESTION}


@router.get("/search", response_model=list[SearchHit])
def search(
    assistant: AssistantOf,
    q: Annotated[str, Query(description="What to look for.", json_schema_extra=QUESTION_LENGTH)],
    k: Annotated[int, Query(ge=1, le=100)] = 10,
) -> Any:
    """Ranks clauses for a query; nothing is found for signs alone."""
    try:
        return [SearchHit.of(found) for found in assistant.search(q, k)]
    except EmptyQuestion:
        if not q:
            raise
        return []
