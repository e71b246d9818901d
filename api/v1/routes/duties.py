"""GET /v1/duties: who does what."""

from typing import Any

from fastapi import APIRouter, Request, Response

from api.duty_query import Asked, ended, noted
from api.services import AssistantOf
from api.v1.paging import DutyCursor, Limit, page, read_cursor
from api.v1.schemas.duties import DutyOut
from corpus.store.duties import BEFORE_ALL
from rag.retrieval.tasks import kept_duties

router = APIRouter()


@router.get("/duties", response_model=list[DutyOut])
def duties(
    request: Request,
    response: Response,
    assistant: AssistantOf,
    asked: Asked,
    limit: Limit = None,
    cursor: DutyCursor = None,
) -> Any:
    """Says who does what, by document; deadline: what it says, however written, empty for any.

    due_before, due_after: of a day; a month, quarter or year is a bound too; neither bound counts itself. Nothing falls
    due of a document that another has replaced. `Link` leads to the next page.
    """
    after = read_cursor(cursor, (str, int))
    place = (str(after[0]), int(after[1])) if after else BEFORE_ALL
    found = kept_duties(assistant.home.store, asked, place, ended(assistant, asked))
    return noted(assistant, asked, page(found, limit, request, response, lambda f: [*f.place]))
