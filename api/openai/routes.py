"""/v1/models and /v1/chat/completions."""

import time
import uuid
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.types import Receive

from api.asking import answer_to
from api.openai.completion import completion_of
from api.openai.errors import BadRequest, OpenAiRoute, error_of, refusal
from api.openai.messages import question_of, turns_of
from api.openai.schemas import MODEL, ChatCompletion, ChatRequest, ErrorOut, Model, Models
from api.openai.stream import DONE, chunks_of, data
from api.services import AssistantOf, ThreadsOf
from api.streams import EVENT_STREAM, STILL_WORKING, EventStream, Say
from api.threads import ClientLeft, Step, Threads
from corpus.message import Message
from rag.assistant import Assistant
from rag.clock import Watch

ERRORS: dict[int | str, dict[str, Any]] = {"4XX": {"model": ErrorOut}, "5XX": {"model": ErrorOut}}
router = APIRouter(prefix="/v1", tags=["openai"], route_class=OpenAiRoute, responses=ERRORS)
AS_CHUNKS: dict[str, Any] = {"content": {EVENT_STREAM: {"itemSchema": {"type": "object", "required": ["data"]}}}}


@router.get("/models", response_model=Models)
async def models() -> Models:
    """Lists the one model that there is: the documents, answered from."""
    return Models(data=[Model()])


@router.get("/models/{model}", response_model=Model)
async def model(model: Annotated[str, Path()]) -> Model:
    """Describes the model."""
    _must_be_ours(model)
    return Model()


@router.post("/chat/completions", response_model=ChatCompletion, responses={200: AS_CHUNKS})
async def complete(body: ChatRequest, request: Request, assistant: AssistantOf, threads: ThreadsOf) -> Any:
    """Answers the last message of a chat, understood from those before it, with citations; streamed on demand.

    What a model would be told (temperature, instructions of a system and the like) is left unread.
    """
    _must_be_ours(body.model)
    work = partial(_complete, body, assistant, str(request.base_url).rstrip("/"))
    if body.stream:
        return EventStream(partial(_say_chunks, body, threads, work), refuse=refusal)
    return await threads.ask(request.receive, work)


def _must_be_ours(model: str) -> None:
    if model != MODEL:
        detail = Message("the model {found} does not exist; {ours} does", found=repr(model[:64]), ours=repr(MODEL))
        raise BadRequest(detail, "model", "model_not_found", 404)


def _complete(body: ChatRequest, assistant: Assistant, base_url: str, watch: Watch) -> ChatCompletion:
    answer = answer_to(assistant, question_of(body.messages), turns_of(body.messages), watch)
    return completion_of(answer, body.messages, base_url, f"chatcmpl-{uuid.uuid4().hex}", int(time.time()))


async def _say_chunks(body: ChatRequest, threads: Threads, work: Any, receive: Receive, say: Say) -> None:
    """Says a completion chunk by chunk, once all of it has been checked; a comment now and then while it is not."""
    waiting = False

    async def tell(step: Step | None) -> None:
        nonlocal waiting
        if step is None:
            waiting = True
            await say(STILL_WORKING)

    try:
        completion = await threads.ask(receive, work, tell)
    except ClientLeft:
        raise
    except Exception as error:
        if not waiting:
            raise
        await say(data(error_of(error)[1]))
        await say(DONE)
        return
    for chunk in chunks_of(completion, bool(body.stream_options and body.stream_options.include_usage)):
        await say(chunk)
