"""POST /v1/ask: a question, and those before it; its answer, whole or as events."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse

from api.services import AssistantOf
from api.v1.events import EVENT_STREAM, answer_events, wants_events
from api.v1.schemas.ask import AnswerOut, AskRequest
from rag.answer import answer_as_json
from rag.conversation.turn import Turn
from rag.question.typed import readable

router = APIRouter()


@router.post("/ask", response_model=AnswerOut)
def ask(body: AskRequest, assistant: AssistantOf, accept: Annotated[str | None, Header()] = None) -> Any:
    """Answers a question; as server-sent events (`hits`, then `answer`) where those are asked for."""
    identifier = None if body.id is None else readable(body.id)
    before = [Turn(t.question, t.document_id or "", t.clause or "", t.status or "") for t in body.history]
    answer = answer_as_json(replace(assistant.ask(body.question, before), id=identifier))
    return StreamingResponse(answer_events(answer), media_type=EVENT_STREAM) if wants_events(accept) else answer
