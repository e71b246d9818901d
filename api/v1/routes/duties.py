"""GET /v1/duties: who does what."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.services import AssistantOf
from api.v1.schemas.duties import DutyOut
from rag.duty_table import duty_as_json
from rag.retrieval.tasks import read_window, select_duties

router = APIRouter()


@router.get("/duties", response_model=list[DutyOut])
def duties(
    assistant: AssistantOf,
    agency: str | None = None,
    role: Annotated[str | None, Query(pattern="^(lead|coordinate)$")] = None,
    document: str | None = None,
    deadline: str | None = None,
    due_before: str | None = None,
    due_after: str | None = None,
) -> Any:
    """Says who does what; deadline: what it says, however written, empty for any; due_before, due_after: of a day.

    A month, quarter or year is a bound too; neither bound counts itself.
    """
    window = read_window(due_after, due_before)
    store = assistant.home.store
    chosen = [store.load(document)] if document is not None else store.load_all()
    found = select_duties((d for doc in chosen for d in assistant.duties(doc)), agency, role, deadline, window)
    names = {doc.document_id: doc.full_name for doc in chosen}
    return [duty_as_json(d, names[d.document_id]) for d in found]
