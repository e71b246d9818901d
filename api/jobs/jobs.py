"""Jobs of a home: taken at once, worked on one after another by a thread of its own."""

import logging
import math
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from filelock import FileLock

from api.errors import Problem, problem_of
from api.jobs.folder import JobFolder
from api.jobs.job import Job, JobState, new_job, now
from api.responses import problem_json
from corpus.errors import StoreError
from corpus.labels import Labels
from corpus.message import Message, reason
from corpus.patience import patience
from index.home import Home
from index.ingest import Ingested

logger = logging.getLogger("chithi.api")
FOLDER = "jobs"
LOCK = ".lock"
MOST_WAITING = 200
POLL_SECONDS = 0.2  # while another process of this home works on its jobs
MOST_TRIES = 3  # of a job during which the service ended
SHARE_TOLD = 20  # progress is kept each twentieth of the passages


def nobody(job: Job, result: Ingested) -> None:
    """Is told of an ingested file, and does nothing."""


class Jobs:
    """What was sent to a home to be ingested; safe to share by threads, and by processes that serve one home.

    stored: is told of each file that was ingested, with what became of it.
    """

    def __init__(self, home: Home, stored: Callable[[Job, Ingested], None] = nobody) -> None:
        self._home = home
        self._stored = stored
        self._folder = JobFolder(home.path / FOLDER)
        self._guard = threading.Lock()
        self._working = False

    def submit(
        self,
        name: str,
        document_id: str | None,
        file: BinaryIO,
        account: str = "",
        sender: str = "",
        labels: Labels | None = None,
    ) -> Job:
        """Takes a file to be ingested, and returns its job; account, sender: who sends it.

        labels: who may see the document from its first moment; None for those who see it already, or everyone.

        Raises:
            Problem: too many wait already.
            StoreError: it cannot be kept.
        """
        try:
            self._folder.forget()
            if len(self._folder.waiting()) >= MOST_WAITING:
                detail = Message(
                    "{most_waiting} files are waiting; send this one again in a minute", most_waiting=MOST_WAITING
                )
                raise Problem(503, Message("Too many uploads"), detail, {"Retry-After": "60"})
            job = new_job(name, document_id, account, sender, labels or ())
            self._folder.add(job, file)
        except OSError as error:
            raise StoreError(
                Message(
                    "{path}: cannot be written ({reason}); nothing of {name} was kept",
                    path=self._folder.path,
                    reason=reason(error),
                    name=name,
                )
            ) from error
        self.resume()
        return job

    def find(self, job_id: str) -> Job:
        """Returns a job; raises Problem where none of that id is kept."""
        job = self._folder.find(job_id)
        if job is None:
            detail = Message(
                "job {job_id}: not kept; jobs are kept for an hour after they end", job_id=repr(job_id[:64])
            )
            raise Problem(404, Message("Unknown job"), detail)
        return job

    def remove(self, job_id: str) -> None:
        """Removes a job: one that waits is not begun, one that is read ends; what was stored by then stays.

        Raises:
            Problem: none of that id is kept.
            StoreError: it cannot be removed.
        """
        job = self.find(job_id)
        try:
            self._folder.remove(job)
        except OSError as error:
            raise StoreError(
                Message(
                    "{path}: cannot be written ({reason}); the job goes on",
                    path=self._folder.path,
                    reason=reason(error),
                )
            ) from error

    def latest(self, before: str = "") -> Iterator[Job]:
        """Yields the jobs that are kept, the latest first; before: only those that came before the one of this id."""
        return self._folder.latest(before)

    def resume(self) -> None:
        """Works on what waits, on a thread; does nothing where one does so already, or nothing waits."""
        with self._guard:
            if self._working or not self._folder.waiting():
                return
            self._working = True
        threading.Thread(target=self._work, name="jobs", daemon=True).start()

    def _work(self) -> None:
        try:
            # A job of a process that died is found as it was left, by whoever has the lock next.
            with FileLock(str(self._folder.path / LOCK), poll_interval=POLL_SECONDS):
                while job := self._next():
                    self._run(job)
        except Exception:
            logger.exception("jobs: could not be worked on; they wait until the next upload or start")
            with self._guard:
                self._working = False

    def _next(self) -> Job | None:
        """Returns the job to run; None, and that nobody works any more, where there is none."""
        with self._guard:
            waiting = self._folder.waiting()
            self._working = bool(waiting)
        return waiting[0] if waiting else None

    def _run(self, job: Job) -> None:
        job = replace(job, state=JobState.RUNNING, tries=job.tries + 1)
        self._folder.put(job)
        told = 0

        def progress(done: int, total: int) -> None:
            nonlocal job, told
            share = done * SHARE_TOLD // total if total else 0
            if share != told:
                told = share
                job = replace(job, encoded=done, passages=total)
                self._folder.put(job)

        try:
            if job.tries > MOST_TRIES:
                raise Problem(
                    500,
                    Message("Given up"),
                    Message(
                        "{file}: the service ended {most_tries} times while it read this",
                        file=job.file,
                        most_tries=MOST_TRIES,
                    ),
                )
            with patience(math.inf, partial(self._folder.is_wanted, job)):
                data = self._folder.bytes_of(job)
                labels = frozenset(job.labels) or None
                result = self._home.ingest_bytes(data, job.file, job.document_id, labels, progress)
            self._stored(job, result)
            job = replace(job, state=JobState.DONE, ended=now(), ingested=_as_json(result))
        except Exception as error:
            problem = problem_of(error)
            if problem[0] >= 500 and self._folder.is_wanted(job):
                logger.error("job %s: %s", job.job_id, problem[2], exc_info=error)
            failure = {**problem_json(*problem), "title": problem[1], "detail": problem[2]}
            job = replace(job, state=JobState.FAILED, ended=now(), problem=failure)
        self._folder.end(job)


def _as_json(result: Ingested) -> dict[str, object]:
    return {"document_id": result.document_id, "outcome": result.outcome, "warnings": list(result.warnings)}
