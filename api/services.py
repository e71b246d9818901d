"""What routes share: the assistant they ask, what they work with and keep things in, who may change documents."""

from typing import Annotated

from fastapi import Depends, FastAPI, Header, Request

from api.audiences import Audiences
from api.auth.caller import Caller, CallerOf, caller_of
from api.auth.gate import is_own_page
from api.auth.noting import OFF, Noting
from api.auth.trust import Trust
from api.errors import Problem
from api.jobs.job import Job
from api.jobs.jobs import Jobs
from api.listing import Listing
from api.state.conversations import Conversations
from api.state.state import State
from api.threads import Threads
from corpus.message import Message
from index.ingest import Ingested
from rag.assistant import Assistant


async def assistant_of(request: Request) -> Assistant:
    """Returns the assistant for who asks (`assistant_for`)."""
    return assistant_for(request.app, caller_of(request))


def assistant_for(app: FastAPI, caller: Caller) -> Assistant:
    """Returns the assistant of an application on behalf of a caller.

    It knows no document that they may not see, and what is asked and shown is noted as theirs.
    """
    audiences: Audiences = app.state.audiences
    assistant = audiences.assistant(caller.labels)
    trust: Trust = app.state.trust
    return assistant.before(Noting(trust, caller)) if trust.audit != OFF else assistant


async def trust_of(request: Request) -> Trust:
    """Returns whom the application trusts."""
    trust: Trust = request.app.state.trust
    return trust


async def state_of(request: Request) -> State:
    """Returns what the application keeps beside the documents."""
    return (await trust_of(request)).state


async def conversations_of(request: Request) -> Conversations:
    """Returns the conversations that the application keeps.

    Raises:
        Problem: it keeps none.
    """
    trust = await trust_of(request)
    if not trust.conversations:
        detail = Message(
            "no conversation is kept here; send the questions before as `history`, or set CHITHI_CONVERSATIONS=on"
        )
        raise Problem(404, Message("Conversations are off"), detail)
    return trust.state.conversations


async def noting_of(request: Request) -> Noting:
    """Returns what takes note of what the caller does."""
    return Noting(await trust_of(request), caller_of(request))


def note_job(trust: Trust, job: Job, result: Ingested) -> None:
    """Takes note of what became of a file that was sent as a job."""
    sender = Caller(job.account, job.name, frozenset(), None)
    labels = frozenset(job.labels) or None
    Noting(trust, sender).stored(result.outcome, (result.document_id, *result.others), labels)


async def threads_of(request: Request) -> Threads:
    """Returns the threads of the application."""
    threads: Threads = request.app.state.threads
    return threads


async def listing_of(request: Request) -> Listing:
    """Returns the list of all documents of the application."""
    listing: Listing = request.app.state.listing
    return listing


async def jobs_of(request: Request) -> Jobs:
    """Returns the jobs of the application."""
    jobs: Jobs = request.app.state.jobs
    return jobs


async def same_origin(request: Request, origin: Annotated[str | None, Header()] = None) -> None:
    """Refuses changes that another site's page asks a browser to make."""
    own = origin is None or is_own_page(request, (await trust_of(request)).secure)
    if not own and origin not in request.scope.get("cors_origins", ()):
        raise Problem(
            403,
            Message("Foreign origin"),
            Message("a page of {origin} may not change documents here", origin=(origin or "")[:100]),
        )


__all__ = ["AssistantOf", "Caller", "CallerOf", "StateOf", "assistant_of", "same_origin", "state_of", "trust_of"]

StateOf = Annotated[State, Depends(state_of)]
AssistantOf = Annotated[Assistant, Depends(assistant_of)]
ConversationsOf = Annotated[Conversations, Depends(conversations_of)]
NotingOf = Annotated[Noting, Depends(noting_of)]
ListingOf = Annotated[Listing, Depends(listing_of)]
JobsOf = Annotated[Jobs, Depends(jobs_of)]
TrustOf = Annotated[Trust, Depends(trust_of)]
ThreadsOf = Annotated[Threads, Depends(threads_of)]
