"""The tools: ask, search, duties, clause, documents. Each reads; none changes anything."""

from collections.abc import Callable
from functools import partial
from itertools import islice, takewhile
from typing import Annotated, Any, Literal, TypeVar

import anyio
from anyio.to_thread import run_sync as on_thread
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from api.asking import answer_to
from api.duty_query import asked_duties, ended, noted
from api.errors import ApiError
from api.mcp.arguments import StrictTools
from corpus.as_json import document_as_json
from corpus.errors import CorpusError, UnknownClause
from corpus.message import Message
from index.errors import IndexingError
from rag.answer import NamedHit, answer_as_json, clause_url
from rag.assistant import Assistant
from rag.conversation.rewrite import MOST_TURNS
from rag.conversation.turn import Turn
from rag.errors import RagError
from rag.retrieval.tasks import AskedDuties, kept_duties

T = TypeVar("T")
INSTRUCTIONS = (
    "Vietnamese government directives, cut by numbered clause. Ask in Vietnamese or English. Every quote is checked"
    " against its document: repeat quotes and clause numbers exactly as they are given, and say where none answers."
)
READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
Limit = Annotated[int, Field(ge=1, le=500, description="How many at most.")]
Skip = Annotated[int, Field(ge=0, description="How many to pass over: what was given before.")]


def server_for(
    current: Callable[[], Assistant], version: str, limiter: anyio.CapacityLimiter | None = None
) -> MCPServer:
    """Returns the server of the tools.

    current: gives the assistant of who asks; limiter: of the threads that they work on.
    """
    server = StrictTools("chithi", title="Chỉ Thị", instructions=INSTRUCTIONS, version=version, log_level="WARNING")

    async def done(work: Callable[[Assistant], T]) -> T:
        try:
            return await on_thread(partial(work, current()), limiter=limiter)
        except (ApiError, CorpusError, IndexingError, RagError) as error:
            raise ToolError(str(error)) from error

    @server.tool(annotations=READS)
    async def ask(
        question: Annotated[str, Field(description="In Vietnamese, with or without accents, or in English.")],
        history: Annotated[list[str], Field(max_length=MOST_TURNS, description="The questions before it.")] = [],  # noqa: B006
    ) -> dict[str, Any]:
        """Answers a question from the stored documents, with quotes and their clauses; or says that none answers."""
        before = [Turn(q) for q in history]
        return await done(lambda assistant: answer_as_json(answer_to(assistant, question, before)))

    @server.tool(annotations=READS)
    async def search(
        query: str, k: Annotated[int, Field(ge=1, le=100, description="How many clauses.")] = 10
    ) -> list[dict[str, Any]]:
        """Finds the clauses nearest to a query, best first, with their words."""
        return await done(lambda assistant: [_hit(h) for h in assistant.search(query, k)])

    @server.tool(annotations=READS)
    async def duties(
        agency: Annotated[str | None, Field(description="By any of its names.")] = None,
        role: Literal["lead", "coordinate"] | None = None,
        document: Annotated[str | None, Field(description="The id of a document.")] = None,
        due_before: Annotated[str | None, Field(description="A day, month, quarter or year: 2025-06-30, 2025.")] = None,
        due_after: Annotated[str | None, Field(description="A day, month, quarter or year.")] = None,
        limit: Limit = 100,
        skip: Skip = 0,
    ) -> dict[str, Any]:
        """Says which agency has to do what, by when, and in which clause that stands."""
        asked = partial(asked_duties, agency, role, document, None, due_before, due_after)
        return await done(lambda assistant: _duties(assistant, asked(), limit, skip))

    @server.tool(annotations=READS)
    async def clause(
        document_id: str, address: Annotated[str, Field(description="As `clause` in citations: 4, II.2.a, D5.2.đ.")]
    ) -> dict[str, Any]:
        """Gives the text of one clause, with those below it, exactly as its document has it."""
        return await done(lambda assistant: _clause(assistant, document_id, address))

    @server.tool(annotations=READS)
    async def documents(limit: Limit = 100, skip: Skip = 0) -> dict[str, Any]:
        """Lists the stored documents: id, number, title, who issued them and when."""
        return await done(lambda assistant: _documents(assistant, limit, skip))

    return server


def _hit(found: NamedHit) -> dict[str, Any]:
    return {
        "rank": found.hit.rank,
        "document_id": found.hit.document_id,
        "document": found.document,
        "clause": found.hit.path,
        "label": found.label,
        "text": found.text,
        "start": found.start,
        "end": found.end,
        "score": round(found.hit.score, 4),
        "url": found.url,
    }


def _clause(assistant: Assistant, document_id: str, address: str) -> dict[str, Any]:
    """Returns a clause, which is shown to whoever asks; raises UnknownDocument, UnknownClause."""
    document = assistant.home.store.load(document_id)
    clause = document.clause(address)
    if clause is None:
        raise UnknownClause(
            Message(
                "document {document_id}: no clause {address}; `documents` and `search` name those there are",
                document_id=repr(document_id),
                address=repr(address),
            )
        )
    assistant.witness.read(document_id, "clause", clause.path)
    return {
        "document_id": document_id,
        "document": document.full_name,
        "clause": clause.path,
        "label": clause.label(),
        "text": document.text[clause.start : clause.end],
        "start": clause.start,
        "end": clause.end,
        "url": clause_url(document_id, clause.path),
    }


def _duties(assistant: Assistant, asked: AskedDuties, limit: int, skip: int) -> dict[str, Any]:
    """Returns some of the duties that are asked for; the others are counted one by one, and never held together."""
    found = kept_duties(assistant.home.store, asked, ended=ended(assistant, asked))
    passed = sum(1 for _ in islice(found, skip))
    shown = list(islice(found, limit))
    total = passed + len(shown) + sum(1 for _ in found)
    return {"duties": noted(assistant, asked, shown), **_part(total, limit, skip)}


def _documents(assistant: Assistant, limit: int, skip: int) -> dict[str, Any]:
    """Returns some of the documents, read alone; one that is damaged is left out."""
    store = assistant.home.store
    ids = store.ids()
    wanted = ids[skip : skip + limit]
    behind = ids[skip - 1] if 0 < skip <= len(ids) else ""
    found = takewhile(lambda d: d.document_id <= wanted[-1], store.whole(behind)) if wanted else ()
    return {"documents": [document_as_json(d) for d in found], **_part(len(ids), limit, skip)}


def _part(total: int, limit: int, skip: int) -> dict[str, int | None]:
    """Returns how many rows there are, and where to go on, None at the end."""
    after = skip + limit
    return {"total": total, "next": after if after < total else None}
