"""The folder of jobs: beside each job the file that it is about, until it has ended.

Files, so that every process that serves a home knows them, and that what was taken is worked on after a crash.
"""

import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from api.jobs.job import ENDED, Job, job_as_json, read_job
from corpus.store.own_folder import own_folder

KEPT_SECONDS = 3600.0  # of a job that has ended
_ID = re.compile(r"[0-9a-f]{32}")


class JobFolder:
    """Jobs by id; every method raises OSError where the folder cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, job: Job, file: BinaryIO) -> None:
        """Keeps a job and the bytes of its file: both, or neither."""
        own_folder(self.path)
        target = self._file(job.job_id)
        try:
            with _own_file(target) as kept:
                shutil.copyfileobj(file, kept)
            self.put(job)
        except BaseException:
            target.unlink(missing_ok=True)
            raise

    def put(self, job: Job) -> None:
        """Keeps what is known of a job now; whoever reads sees it before or after, never half."""
        written = self.path / f"{job.job_id}.new"
        try:
            with _own_file(written) as kept:
                kept.write(job_as_json(job).encode())
            written.replace(self._job(job.job_id))
        except BaseException:
            written.unlink(missing_ok=True)
            raise

    def find(self, job_id: str) -> Job | None:
        """Returns a job, None where none of that id is kept."""
        if not _ID.fullmatch(job_id):
            return None
        try:
            return read_job(self._job(job_id).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def latest(self, before: str = "") -> Iterator[Job]:
        """Yields jobs, the latest first; before: only those that came before the one of this id."""
        for path in sorted(self.path.glob("*.json"), reverse=True):
            job = self.find(path.stem) if not before or path.stem < before else None
            if job is not None:
                yield job

    def waiting(self) -> list[Job]:
        """Returns the jobs that have not ended, the oldest first; those with a file are they."""
        found = (self.find(path.stem) for path in sorted(self.path.glob("*.file")))
        return [job for job in found if job is not None and job.state not in ENDED]

    def bytes_of(self, job: Job) -> bytes:
        """Returns the bytes of a job's file."""
        return self._file(job.job_id).read_bytes()

    def is_wanted(self, job: Job) -> bool:
        """Returns whether a job that has not ended is still to be done: its file is there until it is removed."""
        return self._file(job.job_id).exists()

    def end(self, job: Job) -> None:
        """Keeps what became of a job, and removes its file; of one that was removed meanwhile nothing is kept."""
        self.put(job)
        if not self.is_wanted(job):
            self._job(job.job_id).unlink(missing_ok=True)
        self._file(job.job_id).unlink(missing_ok=True)

    def remove(self, job: Job) -> None:
        """Removes a job with its file, which goes first: whoever works on it sees that, and keeps nothing of it."""
        self._file(job.job_id).unlink(missing_ok=True)
        self._job(job.job_id).unlink(missing_ok=True)

    def forget(self) -> None:
        """Removes jobs that ended long ago, and what was cut off while it was written."""
        oldest = time.time() - KEPT_SECONDS
        waiting = {job.job_id for job in self.waiting()}
        for path in list(self.path.glob("*.*")):
            if _ID.fullmatch(path.stem) and path.stem not in waiting and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def _job(self, job_id: str) -> Path:
        return self.path / f"{job_id}.json"

    def _file(self, job_id: str) -> Path:
        return self.path / f"{job_id}.file"


def _own_file(path: Path) -> BinaryIO:
    """Opens a new file that its user alone may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
