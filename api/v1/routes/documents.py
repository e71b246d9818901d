"""/v1/documents: what is stored; sending one, removing one."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, UploadFile
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from api.auth.noting import Noting
from api.bodies import StrictRoute
from api.services import AssistantOf, CallerOf, JobsOf, NotingOf, ThreadsOf, same_origin
from api.v1.paging import DocumentCursor, Limit, page, read_cursor
from api.v1.schemas.documents import ClauseOut, CorrectionIn, DocumentOut, IngestedOut, Label
from api.v1.schemas.jobs import JobOut
from api.v1.uploads import RESPOND_ASYNC, asked_labels, checked_name, ingest_upload, wants_job
from corpus.as_json import clauses_as_json, document_as_json
from corpus.labels import check_labels
from index.record import correction_in_words, in_words
from rag.assistant import Assistant

router = APIRouter(route_class=StrictRoute)
SEEN_BY = (
    "Who may see it from its first moment: `public`, `internal`, or a group's name; given once for each. "
    "Not given: as before, of a new document everyone. A field of the form says it as well."
)
ACCEPTED = {"model": JobOut, "description": "Taken; its job says how far it is.", "headers": {
    "Location": {"description": "Where the job is.", "schema": {"type": "string"}},
    "Preference-Applied": {"schema": {"type": "string"}},
}}  # fmt: skip


@router.get("/documents", response_model=list[DocumentOut])
def documents(
    request: Request, response: Response, assistant: AssistantOf, limit: Limit = None, cursor: DocumentCursor = None
) -> Any:
    """Lists the stored documents by id; `Link` leads to the next page. One that is damaged is left out."""
    store = assistant.home.store
    after = read_cursor(cursor, (str,))
    whole = store.whole(str(after[0]) if after else "")
    found = page(whole, limit, request, response, lambda d: [d.document_id])
    return [document_as_json(d, store.sources(d.document_id)) for d in found]


@router.post(
    "/documents",
    response_model=IngestedOut,
    status_code=201,
    responses={202: ACCEPTED},
    dependencies=[Depends(same_origin)],
)
async def add_document(
    request: Request,
    assistant: AssistantOf,
    threads: ThreadsOf,
    jobs: JobsOf,
    caller: CallerOf,
    noting: NotingOf,
    file: UploadFile,
    id: str | None = None,  # noqa: A002
    label: Annotated[list[Label] | None, Query(description=SEEN_BY)] = None,
    labels: Annotated[list[str] | None, Query(include_in_schema=False)] = None,
    prefer: Annotated[str | None, Header(description="`respond-async`: answer at once with a job.")] = None,
) -> Any:
    """Adds or updates a document from a file; `id` defaults to the file's stem.

    It is answered when the document can be asked about; with `Prefer: respond-async` at once, with a job to be watched.
    A file may be read for 300 seconds; who leaves before ends the reading, and nothing is stored. A text may have 10
    MiB, a file of another format 64.
    """
    seen_by = await asked_labels(request, [*(label or ()), *(labels or ())])
    if not wants_job(prefer):
        work = partial(ingest_upload, assistant.home, file, id, seen_by, noting)
        return IngestedOut.of(await threads.change_while_there(request.receive, work))
    submit = partial(jobs.submit, checked_name(file), id, file.file, caller.account, caller.name, seen_by)
    job = JobOut.of(await threads.take(submit))
    headers = {"Location": job.url, "Preference-Applied": RESPOND_ASYNC}
    return JSONResponse(job.model_dump(mode="json"), 202, headers)


@router.get("/documents/{document_id}", response_model=DocumentOut)
def document(document_id: str, assistant: AssistantOf) -> Any:
    """Says what is known of a document."""
    store = assistant.home.store
    return document_as_json(store.load(document_id), store.sources(document_id))


@router.patch("/documents/{document_id}", response_model=DocumentOut, dependencies=[Depends(same_origin)])
async def correct_document(
    document_id: str, body: CorrectionIn, assistant: AssistantOf, threads: ThreadsOf, noting: NotingOf
) -> Any:
    """Corrects what was read of a document's head, or says who may see it; kept when the document is read again."""
    return await threads.change(partial(_correct, document_id, body, assistant, noting))


def _correct(document_id: str, body: CorrectionIn, assistant: Assistant, noting: Noting) -> Any:
    home = assistant.home
    labels = check_labels(body.labels) if body.labels else None
    if body.corrects():
        noting.changed("correct", document_id, correction_in_words(body.values(), body.replaces, body.reset))
        home.correct(document_id, body.values(), body.replaces, body.reset)
    if labels is not None:
        noting.changed("label", document_id, in_words(label=labels))
        home.store.set_labels(document_id, labels)
    return document(document_id, assistant)


@router.delete("/documents/{document_id}", status_code=204, dependencies=[Depends(same_origin)])
async def remove_document(document_id: str, assistant: AssistantOf, threads: ThreadsOf) -> Response:
    """Removes a document."""
    await threads.change(partial(assistant.home.remove, document_id))
    return Response(status_code=204)


@router.get("/documents/{document_id}/text", response_class=PlainTextResponse)
def text(document_id: str, assistant: AssistantOf) -> str:
    """Gives the text of a document, exactly: what offsets point into."""
    return assistant.show(document_id, "text").text


@router.get("/documents/{document_id}/clauses", response_model=list[ClauseOut])
def clauses(document_id: str, assistant: AssistantOf) -> Any:
    """Gives the clauses of a document, in order."""
    return clauses_as_json(assistant.show(document_id, "clauses"))
