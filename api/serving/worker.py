"""A process that serves: what it is told at its start, from which it makes its application itself."""

import logging
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE

import corpus.settings
from api.app import create_app
from api.errors import ApiError
from api.limits import Limits
from api.logs import set_up
from api.serving.memory import bound_heaps
from api.serving.reach import Reach
from api.strangers import LOOPBACK
from corpus.environment import Environment
from corpus.errors import CorpusError
from corpus.lexicon.glossary import use_agencies
from corpus.message import Message
from corpus.terminal import tell
from index.errors import IndexingError
from index.ready import open_home, ready_home
from rag.errors import RagError
from rag.question.read import read_ahead
from rag.settings import Settings

logger = logging.getLogger("chithi")
T = TypeVar("T")


@dataclass(frozen=True)
class Worker:
    """What serves a home; can be pickled, and called where it arrives to give the application.

    variables: those that begin with CHITHI_; log: one of `api.logs.FORMATS`; shared: where several workers put what
    they measure.
    """

    home: Path
    variables: Mapping[str, str] = field(repr=False)
    hosts: frozenset[str] = LOOPBACK
    reach: Reach = field(default_factory=Reach)
    limits: Limits = field(default_factory=Limits)
    log: str = "text"
    shared: Path | None = None

    def app(self) -> FastAPI:
        """Returns the application over the home, which is made ready first."""
        set_up(self.log)
        bound_heaps()
        threading.Thread(target=read_ahead, name="reading ahead", daemon=True).start()
        environment = self.environment()
        home = ready_home(environment, wait=False)
        home.yield_to_questions()
        home.searcher()
        logger.info("home %s, encoder %s", home.path, home.encoder.name)
        trust = self.reach.trust(environment)
        settings = Settings.from_environment(environment)
        app = create_app(home, settings, self.hosts, trust, self.limits, self.shared)
        app.state.assistant.examples_soon("vi")  # they are there when the first page is opened
        return app

    def environment(self) -> Environment:
        """Returns the environment that the service was started with."""
        return Environment(self.home, self.variables)

    def prepare(self) -> None:
        """Makes the home ready for workers that begin together: each would ingest the samples else."""
        self._or_exit(self._prepare)

    def _prepare(self) -> None:
        if not open_home(self.environment()).is_searchable():  # what is published answers while the rest is done
            ready_home(self.environment())

    def __call__(self) -> FastAPI:
        """Returns the application, in a process that was begun for it; ends the process where that cannot be."""
        return self._or_exit(self.app)

    def _or_exit(self, task: Callable[[], T]) -> T:
        try:
            use_agencies(corpus.settings.Settings.from_environment(self.environment()).agencies)
            return task()
        except (ApiError, CorpusError, IndexingError, RagError) as error:
            tell(Message("error: {error}", error=error), err=True)
            # uvicorn's supervisor begins no other after this status: it would fail alike, again and again.
            sys.exit(STARTUP_FAILURE)
