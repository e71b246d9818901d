"""Whether the process lives, whether questions can be answered, and what it measured; in any crowd.

None of these goes through the threads that requests share, nor through their limit: forty uploads that wait would make
a healthy service look dead, and whoever watches it would end it.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST

from api.auth.noting import REQUIRED
from api.auth.trust import Trust
from api.errors import Problem, StateError
from api.metrics import Metrics
from corpus.errors import StoreError
from corpus.message import Message
from index.home import Home

logger = logging.getLogger("chithi.api")
router = APIRouter(tags=["health"])
PATIENCE = 1.0  # seconds; after that what was seen last is told
T = TypeVar("T")
Ready = dict[str, str | int | list[str]]


class Lookout(Generic[T]):
    """Looks at something in a thread of its own, one look at a time, and tells what it saw last while that takes long.

    look: what is done in the thread.
    """

    def __init__(self, look: Callable[[], T], patience: float = PATIENCE) -> None:
        self._look = look
        self._patience = patience
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="health")
        self._now: Future[T] | None = None
        self._seen: Future[T] | None = None

    async def see(self) -> T:
        """Returns what is seen now, or was seen last; raises what looking raised.

        Raises:
            Problem: nothing was seen yet.
        """
        if self._now is None or self._now.done():
            self._seen = self._now or self._seen
            self._now = self._pool.submit(self._look)
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self._now)), self._patience)
        except TimeoutError:
            if self._seen is None:
                raise Problem(
                    503, Message("Not ready"), Message("the index is being opened; ask again in a moment")
                ) from None
            return self._seen.result()


class Lookouts:
    """What is looked at: whether a home can be asked, and what was measured."""

    def __init__(self, home: Home, metrics: Metrics, trust: Trust) -> None:
        self.readiness = Lookout(lambda: _readiness(home, trust))
        self.measured = Lookout(metrics.text)


def _readiness(home: Home, trust: Trust) -> Ready:
    if trust.audit == REQUIRED:
        _check_audit(trust)
    try:
        home.store.labels()  # by which every answer is told who may see it
    except StoreError as error:
        logger.error("not ready: %s", error)
        detail = Message("nothing is answered while the database of documents cannot be read; the log says why")
        raise Problem(503, Message("Not ready"), detail) from error
    searcher, troubles = home.searcher(), home.troubles()
    return {
        "status": "degraded" if troubles else "ready",
        "documents": len(searcher.manifest.documents),
        "passages": len(searcher.entries),
        "troubles": [str(t) for t in troubles],
    }


def _check_audit(trust: Trust) -> None:
    """Raises Problem where nothing is answered, since it could not be noted."""
    try:
        trust.state.audit.check()
    except StateError as error:
        logger.error("not ready: %s", error)
        detail = Message("nothing is answered while the audit log cannot be written (CHITHI_AUDIT=required)")
        raise Problem(503, Message("Not ready"), detail) from error


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Says that the process lives."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(request: Request) -> Ready:
    """Says that questions can be answered: the index is open and the encoder loaded; troubles: of changes, if any.

    503 where the database of documents cannot be read, or the audit log is required and cannot be written. status:
    `ready`; `degraded` where questions are answered, and there are troubles: documents cannot be stored (the disk is
    full), or those that were are not searched yet.

    To others nothing more is told, since nobody is asked for a key here: how many documents there are
    counts those that may not be seen.
    """
    lookouts: Lookouts = request.app.state.health
    seen = await lookouts.readiness.see()
    return seen if request.app.state.trust.is_local else {"status": seen["status"]}


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
async def metrics(request: Request) -> Response:
    """Tells what was measured, in Prometheus' text form."""
    lookouts: Lookouts = request.app.state.health
    return Response(await lookouts.measured.see(), media_type=CONTENT_TYPE_LATEST)
