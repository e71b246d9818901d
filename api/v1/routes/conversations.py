"""/v1/conversations: what one asked and was answered, kept on the server's side where that is turned on."""

import datetime
from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response

from api.bodies import StrictRoute
from api.errors import Problem
from api.services import AssistantOf, CallerOf, ConversationsOf, ThreadsOf, same_origin
from api.state.conversations import Place
from api.v1.paging import NO_CURSOR, ConversationCursor, Limit, TurnCursor, page, read_cursor
from api.v1.schemas.conversations import ConversationOut, KeptTurnOut, TitleIn
from rag.witness import Place as Shown

router = APIRouter(prefix="/conversations", tags=["conversations"], route_class=StrictRoute)
OWN = [Depends(same_origin)]
Id = Annotated[str, Path(max_length=64)]


@router.get("", response_model=list[ConversationOut])
def conversations(
    request: Request,
    response: Response,
    kept: ConversationsOf,
    caller: CallerOf,
    limit: Limit = None,
    cursor: ConversationCursor = None,
) -> Any:
    """Lists your conversations, the one last gone on with first; `Link` leads to the next page."""
    found = kept.of(caller.account, _place(cursor), None if limit is None else limit + 1)
    some = page(found, limit, request, response, lambda c: [c.updated_at.isoformat(), c.conversation_id])
    return [ConversationOut.of(c) for c in some]


@router.post("", response_model=ConversationOut, status_code=201, dependencies=OWN)
async def begin(
    body: TitleIn, response: Response, kept: ConversationsOf, caller: CallerOf, threads: ThreadsOf
) -> ConversationOut:
    """Begins a conversation; send its id with a question. Where nothing can be written, says so (507)."""
    begun = ConversationOut.of(await threads.take(partial(kept.begin, caller.account, body.title)))
    response.headers["Location"] = begun.url
    return begun


@router.delete("", status_code=204, dependencies=OWN)
async def remove_all(kept: ConversationsOf, caller: CallerOf, threads: ThreadsOf) -> Response:
    """Removes all of your conversations."""
    await threads.take(partial(kept.remove_all, caller.account))
    return Response(status_code=204)


@router.get("/{conversation_id}", response_model=ConversationOut)
def conversation(conversation_id: Id, kept: ConversationsOf, caller: CallerOf) -> ConversationOut:
    """Says what is known of a conversation."""
    return ConversationOut.of(kept.find(caller.account, conversation_id))


@router.get("/{conversation_id}/turns", response_model=list[KeptTurnOut])
def turns(
    conversation_id: Id,
    request: Request,
    response: Response,
    kept: ConversationsOf,
    caller: CallerOf,
    assistant: AssistantOf,
    limit: Limit = None,
    cursor: TurnCursor = None,
) -> Any:
    """Gives the questions of a conversation with their answers, in order; `Link` leads to the next page."""
    after = read_cursor(cursor, (int,))
    most = None if limit is None else limit + 1
    found = kept.turns(caller.account, conversation_id, int(after[0]) if after else 0, most)
    visible = None if caller.labels is None else frozenset(assistant.home.store.ids())
    told = [KeptTurnOut.of(t, visible) for t in page(found, limit, request, response, lambda t: [t.number])]
    assistant.witness.listed("conversation", conversation_id, [p for t in told for p in _places(t.answer)])
    return told


def _places(answer: Mapping[str, Any] | None) -> list[Shown]:
    """Returns the clauses that a kept answer shows."""
    shown = [*answer.get("citations", []), *answer.get("hits", [])] if answer else []
    return [(place["document_id"], place.get("clause")) for place in shown]


@router.patch("/{conversation_id}", response_model=ConversationOut, dependencies=OWN)
async def rename(
    conversation_id: Id, body: TitleIn, kept: ConversationsOf, caller: CallerOf, threads: ThreadsOf
) -> ConversationOut:
    """Gives a conversation a title."""
    return ConversationOut.of(await threads.take(partial(kept.rename, caller.account, conversation_id, body.title)))


@router.delete("/{conversation_id}", status_code=204, dependencies=OWN)
async def remove(conversation_id: Id, kept: ConversationsOf, caller: CallerOf, threads: ThreadsOf) -> Response:
    """Removes a conversation with all its turns."""
    await threads.take(partial(kept.remove, caller.account, conversation_id))
    return Response(status_code=204)


def _place(cursor: str | None) -> Place | None:
    after = read_cursor(cursor, (str, str))
    if after is None:
        return None
    try:
        at = datetime.datetime.fromisoformat(str(after[0])).astimezone(datetime.UTC)
    except (ValueError, OverflowError) as error:
        raise Problem(*NO_CURSOR) from error
    return at, str(after[1])
