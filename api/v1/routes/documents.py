"""/v1/documents: what is stored; sending one, removing one."""

from typing import Any

from fastapi import APIRouter, Depends, UploadFile
from fastapi.responses import PlainTextResponse, Response

from api.services import AssistantOf, same_origin
from api.v1.schemas.documents import ClauseOut, CorrectionIn, DocumentOut, IngestedOut
from api.v1.uploads import ingest_upload
from corpus.as_json import clauses_as_json, document_as_json
from corpus.labels import check_labels
from corpus.store.protocol import by_document

router = APIRouter()


@router.get("/documents", response_model=list[DocumentOut])
def documents(assistant: AssistantOf) -> Any:
    """Lists the stored documents."""
    store = assistant.home.store
    sources = by_document(store.sources())
    return [document_as_json(d, sources.get(d.document_id, ())) for d in store.load_all()]


@router.post("/documents", response_model=IngestedOut, status_code=201, dependencies=[Depends(same_origin)])
def add_document(assistant: AssistantOf, file: UploadFile, id: str | None = None) -> Any:  # noqa: A002
    """Adds or updates a document from a file; `id` defaults to the file's stem."""
    return IngestedOut.of(ingest_upload(assistant.home, file, id))


@router.get("/documents/{document_id}", response_model=DocumentOut)
def document(document_id: str, assistant: AssistantOf) -> Any:
    """Says what is known of a document."""
    store = assistant.home.store
    return document_as_json(store.load(document_id), store.sources(document_id))


@router.patch("/documents/{document_id}", response_model=DocumentOut, dependencies=[Depends(same_origin)])
def correct_document(document_id: str, body: CorrectionIn, assistant: AssistantOf) -> Any:
    """Corrects what was read of a document's head, or says who may see it; kept when the document is read again."""
    home = assistant.home
    labels = check_labels(body.labels) if body.labels else None
    if body.corrects():
        home.correct(document_id, body.values(), body.replaces, body.reset)
    if labels is not None:
        home.store.set_labels(document_id, labels)
    return document(document_id, assistant)


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
