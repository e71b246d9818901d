"""Pages for people: the chat at /, duties, documents, a document at /v/{id}, and the interface at /docs."""

from html import escape
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.services import AssistantOf, CallerOf, TrustOf
from api.web import assets, data, documents_data, duties_data
from api.web.document_page import article, outline
from api.web.pages import page
from api.web.said import NOTHING, Span, read_quote, said_now
from corpus.document import AMENDS, REPEALS, REPLACES, Document
from corpus.errors import UnknownDocument
from corpus.read import url_id
from index.errors import IndexingError
from rag.answer import clause_url
from rag.assistant import Assistant

router = APIRouter(include_in_schema=False)
_CHANGED = {REPLACES: "replaced_by", REPEALS: "repealed_by", AMENDS: "amended_by"}
_SAID = {"replaced_by": "Bị thay thế bởi", "repealed_by": "Bị bãi bỏ bởi", "amended_by": "Được sửa đổi bởi"}

_TEXT_CHANGED = (
    '<p class="standing"><b data-t="text_changed">Văn bản đã thay đổi sau khi trả lời: đoạn đã trích không còn'
    " nguyên văn ở đây.</b></p>"
)


@router.get("/", response_class=HTMLResponse)
def chat(trust: TrustOf, caller: CallerOf) -> HTMLResponse:
    """The chat; earlier ones are kept by the service where that is turned on, else by the browser."""
    return page("chat", caller, kept="service" if trust.conversations else "browser")


@router.get("/duties", response_class=HTMLResponse)
def duties(caller: CallerOf) -> HTMLResponse:
    """Who does what, by when."""
    return page("duties", caller)


@router.get("/documents", response_class=HTMLResponse)
def documents(caller: CallerOf) -> HTMLResponse:
    """What is stored; adding, correcting and removing documents."""
    return page("documents", caller)


@router.get("/v/{document_id:path}", response_class=HTMLResponse)
def view(
    document_id: str,
    assistant: AssistantOf,
    caller: CallerOf,
    start: Annotated[str, Query()] = "",
    end: Annotated[str, Query()] = "",
    quote: Annotated[str, Query()] = "",
) -> HTMLResponse:
    """A document, its clauses marked; the address after # is scrolled to, the words from start to end are marked.

    quote: what was quoted when they were meant (`api.web.said`); where it stands elsewhere by now, they are marked
    there, and where it stands nowhere, the page says so.
    """
    try:
        document = assistant.show(document_id, "page")
    except UnknownDocument:
        return page("missing", caller, status=404, document_id=document_id)
    said = _said(document, _span(start, end), quote)
    markup = {
        "article": article(document, said or NOTHING),
        "outline": outline(document),
        "standing": ("" if said else _TEXT_CHANGED) + _standing(document, assistant),
    }
    source = f"/v1/documents/{url_id(document_id)}/source"
    subject = _subject(document)
    return page("viewer", caller, document.name, markup=markup, name=document.name, subject=subject, source=source)


def _span(start: str, end: str) -> Span:
    """Returns the span that an address gives; no words where it gives none that could be."""
    if not (start.isascii() and end.isascii() and start.isdigit() and end.isdigit()):
        return NOTHING
    return int(start[:12]), int(end[:12])


def _said(document: Document, span: Span, given: str) -> Span | None:
    """Returns where the words that are meant stand; None where the quote that they are of is not in the text now."""
    quote = read_quote(given)
    return span if quote is None else said_now(document.text, span, quote)


def _subject(document: Document) -> str:
    meta = document.metadata
    day = meta.date.strftime("%d/%m/%Y") if meta.date else None
    return " · ".join(p for p in (meta.issuer, day, meta.title) if p and p != document.name)


def _standing(document: Document, assistant: Assistant) -> str:
    """Returns a note of what replaced, repealed or amended a document, "" where nothing stored did."""
    try:
        pairs = assistant.home.searcher().manifest.superseded.get(document.document_id, [])
    except IndexingError:
        return ""
    heads = assistant.home.store.heads_of({by for _, by in pairs}) if pairs else {}
    notes = []
    for kind, by in pairs:
        if by in heads and kind in _CHANGED:
            key = _CHANGED[kind]
            other = escape(Document(by, "", (), heads[by].metadata).name)
            link = f'<a href="{escape(clause_url(by, None))}">{other}</a>'
            notes.append(f'<p class="standing"><b data-t="{key}">{_SAID[key]}</b> {link}</p>')
    return "".join(notes)


@router.get("/docs", response_class=HTMLResponse)
def docs(caller: CallerOf) -> HTMLResponse:
    """The interface, for readers."""
    return page("docs", caller)


router.include_router(assets.router)
router.include_router(data.router)
router.include_router(documents_data.router)
router.include_router(duties_data.router)
