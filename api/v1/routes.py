"""The JSON interface under /v1."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Header, Query, Request, UploadFile
from fastapi.responses import PlainTextResponse, Response, StreamingResponse

from api.errors import Problem
from api.v1.schemas import (
    AnswerOut,
    AskRequest,
    ClauseOut,
    DocumentOut,
    DutyOut,
    IngestedOut,
    ProblemOut,
    SearchHit,
)
from corpus.commands import clauses_as_json, document_as_json
from corpus.formats import ARCHIVE, largest
from rag.answer import answer_as_json, clause_url
from rag.assistant import Assistant
from rag.commands import duty_as_json
from rag.conversation.turn import Turn
from rag.question.typed import readable
from rag.retrieval.tasks import select_duties

EVENT_STREAM = "text/event-stream"

router = APIRouter(prefix="/v1", responses={"4XX": {"model": ProblemOut}, "5XX": {"model": ProblemOut}})


def assistant_of(request: Request) -> Assistant:
    """Returns the assistant of the application."""
    assistant: Assistant = request.app.state.assistant
    return assistant


def same_origin(request: Request, origin: Annotated[str | None, Header()] = None) -> None:
    """Refuses changes that another site's page asks a browser to make."""
    if origin is not None and _netloc(origin) != request.headers.get("host"):
        raise Problem(403, "Foreign origin", f"a page of {origin[:100]} may not change documents here")


def _netloc(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


AssistantOf = Annotated[Assistant, Depends(assistant_of)]


@router.post("/ask", response_model=AnswerOut)
def ask(body: AskRequest, assistant: AssistantOf, accept: Annotated[str | None, Header()] = None) -> Any:
    """Answers a question; as server-sent events (`hits`, then `answer`) where those are asked for."""
    identifier = None if body.id is None else readable(body.id)
    before = [Turn(turn.question) for turn in body.history]
    answer = answer_as_json(replace(assistant.ask(body.question, before), id=identifier))
    if accept is not None and EVENT_STREAM in accept:
        return StreamingResponse(_events(answer), media_type=EVENT_STREAM)
    return answer


@router.get("/search", response_model=list[SearchHit])
def search(
    assistant: AssistantOf,
    q: Annotated[str, Query(description="What to look for.")],
    k: Annotated[int, Query(ge=1, le=100)] = 10,
) -> Any:
    """Ranks clauses for a query."""
    return [
        {
            "rank": h.hit.rank,
            "document_id": h.hit.document_id,
            "clause": h.hit.path,
            "label": h.label,
            "document": h.document,
            "score": h.hit.score,
            "dense": h.hit.dense,
            "late": h.hit.late,
            "lexical": h.hit.lexical,
            "url": clause_url(h.hit.document_id, h.hit.path),
        }
        for h in assistant.search(q, k)
    ]


@router.get("/documents", response_model=list[DocumentOut])
def documents(assistant: AssistantOf) -> Any:
    """Lists the stored documents."""
    return [document_as_json(d) for d in assistant.home.store.load_all()]


@router.post("/documents", response_model=IngestedOut, status_code=201, dependencies=[Depends(same_origin)])
def add_document(assistant: AssistantOf, file: UploadFile, id: str | None = None) -> Any:  # noqa: A002
    """Adds or updates a document from a file; `id` defaults to the file's stem."""
    name = PurePath(file.filename or "document.txt").name
    if file.size is not None and file.size > largest(name):
        raise Problem(
            413,
            "Document too large",
            f"{file.size / 2**20:.0f} MiB found, at most {largest(name) / 2**20:.0f} MiB expected",
        )
    if PurePath(name).suffix.lower() == ARCHIVE:
        raise Problem(
            422, "Document not readable", f"{name}: an archive found, one document expected; unpack it and send each"
        )
    document_id = id if id is not None else PurePath(name).stem
    result = assistant.home.ingest_bytes(file.file.read(), name, document_id)
    return {
        "document_id": result.document_id,
        "outcome": result.outcome,
        "warnings": list(result.warnings),
    }


@router.get("/documents/{document_id}", response_model=DocumentOut)
def document(document_id: str, assistant: AssistantOf) -> Any:
    """Says what is known of a document."""
    return document_as_json(assistant.home.store.load(document_id))


@router.delete("/documents/{document_id}", status_code=204, dependencies=[Depends(same_origin)])
def remove_document(document_id: str, assistant: AssistantOf) -> Response:
    """Removes a document."""
    assistant.home.remove(document_id)
    return Response(status_code=204)


@router.get("/documents/{document_id}/text", response_class=PlainTextResponse)
def text(document_id: str, assistant: AssistantOf) -> str:
    """Gives the text of a document, exactly: what offsets point into."""
    return assistant.home.store.load(document_id).text


@router.get("/documents/{document_id}/clauses", response_model=list[ClauseOut])
def clauses(document_id: str, assistant: AssistantOf) -> Any:
    """Gives the clauses of a document, in order."""
    return clauses_as_json(assistant.home.store.load(document_id))


@router.get("/duties", response_model=list[DutyOut])
def duties(
    assistant: AssistantOf,
    agency: str | None = None,
    role: Annotated[str | None, Query(pattern="^(lead|coordinate)$")] = None,
    document: str | None = None,
    deadline: str | None = None,
) -> Any:
    """Says who does what; deadline: words or figures that it holds, empty for any."""
    store = assistant.home.store
    chosen = [store.load(document)] if document is not None else store.load_all()
    found = select_duties((d for doc in chosen for d in assistant.duties(doc)), agency, role, deadline)
    return [duty_as_json(d) for d in found]


def _events(answer: dict[str, object]) -> Iterator[str]:
    yield f"event: hits\ndata: {json.dumps(answer['hits'], ensure_ascii=False)}\n\n"
    yield f"event: answer\ndata: {json.dumps(answer, ensure_ascii=False)}\n\n"
