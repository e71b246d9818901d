"""Pages for people: the chat at /, and a document at /v/{id}."""

from html import escape
from importlib.resources import files
from string import Template

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.services import AssistantOf
from corpus.clause import Clause
from corpus.document import Document
from corpus.errors import UnknownDocument

router = APIRouter(include_in_schema=False)

# Nothing is loaded from elsewhere, and nothing on a page may be framed or run but what the page brings.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
    " connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


@router.get("/", response_class=HTMLResponse)
def chat() -> HTMLResponse:
    """The chat."""
    return HTMLResponse(_page("chat.html"), headers=HEADERS)


@router.get("/docs", response_class=HTMLResponse)
def docs() -> HTMLResponse:
    """The interface, for readers."""
    return HTMLResponse(_page("docs.html"), headers=HEADERS)


@router.get("/v/{document_id:path}", response_class=HTMLResponse)
def view(document_id: str, assistant: AssistantOf) -> HTMLResponse:
    """A document, its clauses marked; the address after # is scrolled to and highlighted."""
    try:
        document = assistant.home.store.load(document_id)
    except UnknownDocument:
        page = Template(_page("missing.html")).substitute(document_id=escape(document_id))
        return HTMLResponse(page, status_code=404, headers=HEADERS)
    page = Template(_page("viewer.html")).substitute(
        name=escape(document.name),
        subject=escape(_subject(document)),
        body=render(document),
    )
    return HTMLResponse(page, headers=HEADERS)


def render(document: Document) -> str:
    """Returns a document as HTML: every clause an element whose id is its address, nested as they are."""
    out: list[str] = []
    open_clauses: list[Clause] = []
    at = 0
    for clause in sorted(document.clauses, key=lambda c: (c.start, -c.end)):
        at = _close(out, open_clauses, document.text, at, clause.start)
        out.append(_text(document.text[at : clause.start]))
        at = clause.start
        out.append(f'<div class="clause" id="{escape(clause.path)}" title="{escape(clause.label())}">')
        open_clauses.append(clause)
    at = _close(out, open_clauses, document.text, at, len(document.text) + 1)
    out.append(_text(document.text[at:]))
    return "".join(out)


def _close(out: list[str], open_clauses: list[Clause], text: str, at: int, until: int) -> int:
    """Closes the clauses that end before an offset, and returns how far the text is written."""
    while open_clauses and open_clauses[-1].end <= until:
        end = open_clauses.pop().end
        out.append(_text(text[at:end]) + "</div>")
        at = max(at, end)
    return at


def _text(text: str) -> str:
    """Returns text as paragraphs, one a line."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())


def _subject(document: Document) -> str:
    meta = document.metadata
    day = meta.date.strftime("%d/%m/%Y") if meta.date else None
    return " · ".join(p for p in (meta.issuer, day, meta.title) if p and p != document.name)


def _page(name: str) -> str:
    return files("api.web").joinpath("pages", name).read_text(encoding="utf-8")
