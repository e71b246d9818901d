"""POST /v1/ask: a question, and those before it; its answer, whole or as events."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from starlette.types import Receive

from api.asking import answer_to
from api.bodies import StrictRoute
from api.conversing import Conversing
from api.crowd import ENDING
from api.errors import problem_of
from api.responses import problem_json
from api.services import AssistantOf, CallerOf, ThreadsOf, conversations_of
from api.streams import EVENT_STREAM, STILL_WORKING, EventStream, Say
from api.threads import ClientLeft, Step, Threads
from api.v1.events import event, wants_events
from api.v1.schemas.ask import AnswerOut, AskRequest
from rag.answer import answer_as_json
from rag.assistant import Assistant
from rag.clock import Watch
from rag.composing.step_names import step_name
from rag.conversation.turn import Turn
from rag.errors import EmptyQuestion
from rag.question.typed import read_typed, readable

logger = logging.getLogger("chithi.api")
router = APIRouter(route_class=StrictRoute)
ONE_EVENT: dict[str, Any] = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"type": "string", "enum": ["step", "answer", "error", "done"]},
        "data": {"type": "string"},
    },
}
AS_EVENTS: dict[str, Any] = {"content": {EVENT_STREAM: {"itemSchema": ONE_EVENT}}}


@router.post("/ask", response_model=AnswerOut, response_model_exclude_unset=True, responses={200: AS_EVENTS})
async def ask(
    body: AskRequest,
    request: Request,
    assistant: AssistantOf,
    caller: CallerOf,
    threads: ThreadsOf,
    accept: Annotated[str | None, Header()] = None,
) -> Any:
    """Answers a question; as server-sent events where those are asked for.

    Events: `step` for each step as it is taken (its name in the language of the question, milliseconds so far), then
    `answer` with the whole answer or `error` with a problem, then `done`. A client that leaves ends the work.
    """
    conversing = None
    if body.conversation_id is not None:
        conversing = Conversing(await conversations_of(request), caller.account, body.conversation_id)
    answer = partial(_answer, body, assistant, conversing)
    if wants_events(accept):
        return EventStream(partial(_say_answer, body.question, answer, threads))
    return await threads.ask(request.receive, answer)


def _answer(body: AskRequest, assistant: Assistant, conversing: Conversing | None, watch: Watch) -> dict[str, object]:
    """Returns the answer to a request, in the contract's shape; where it is in a conversation, it is kept there."""
    identifier = None if body.id is None else readable(body.id)
    before = _history(body) if conversing is None else conversing.before()
    answer = answer_as_json(replace(answer_to(assistant, body.question, before, watch), id=identifier))
    return answer if conversing is None else {**answer, "conversation": conversing.keep(body.question, answer)}


def _history(body: AskRequest) -> list[Turn]:
    return [Turn(t.question, t.document_id or "", t.clause or "", t.status or "") for t in body.history]


async def _say_answer(
    question: str, answer: Callable[[Watch], dict[str, object]], threads: Threads, receive: Receive, say: Say
) -> None:
    """Says the steps of answering and the answer, as events; what is no question is refused before the first."""
    language, began = "vi", False

    async def tell(step: Step | None) -> None:
        nonlocal began
        began = True
        await say(event("step", _step_json(step, language)) if step else STILL_WORKING)

    def work(watch: Watch) -> dict[str, object]:
        nonlocal language
        language = _language(question)
        return answer(watch)

    try:
        said = await threads.ask(receive, work, tell)
    except ClientLeft:
        raise
    except asyncio.CancelledError:  # the service ends, and its time for finishing is over
        if not began:
            raise
        await say(event("error", problem_json(503, *ENDING)))
    except Exception as error:
        if not began:
            raise
        problem = problem_of(error)
        if problem[0] >= 500:
            logger.error("%s %s: %s", "POST", "/v1/ask", problem[2], exc_info=error)
        await say(event("error", problem_json(*problem)))
    else:
        await say(event("answer", said))
    await say(event("done", {}))


def _language(question: str) -> str:
    try:
        return read_typed(question).language
    except EmptyQuestion:
        if not question:
            raise
        return "vi"


def _step_json(step: Step, language: str) -> dict[str, object]:
    return {"step": step.name, "name": step_name(step.name, language), "ms": round(step.ms, 1)}
