"""Whether the process lives, and whether questions can be answered."""

from fastapi import APIRouter

from api.services import AssistantOf

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Says that the process lives."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(assistant: AssistantOf) -> dict[str, str | int]:
    """Says that questions can be answered: the index is open and the encoder loaded."""
    searcher = assistant.home.searcher()
    return {
        "status": "ready",
        "documents": len(searcher.manifest.documents),
        "passages": len(searcher.entries),
    }
