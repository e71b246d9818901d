"""Job: a file that was sent, and what became of it."""

import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any


class JobState(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


ENDED = (JobState.DONE, JobState.FAILED)


@dataclass(frozen=True)
class Job:
    """A file that waits to be ingested, is, or was.

    job_id: in the order of their coming; file: its name; document_id: the id that was asked for; submitted, ended: UTC,
    as ISO 8601; encoded, passages: how many of its passages are encoded, and of how many, 0 before that is known;
    ingested: what became of it, when done; problem: why it failed (RFC 9457), when it did; tries: how often it
    was begun; account, name: of who sent it (`api.auth.caller`).
    """

    job_id: str
    state: JobState
    file: str
    document_id: str | None
    submitted: str
    ended: str | None = None
    encoded: int = 0
    passages: int = 0
    ingested: Mapping[str, Any] | None = None
    problem: Mapping[str, Any] | None = None
    tries: int = 0
    account: str = ""
    name: str = ""


def new_job(file: str, document_id: str | None, account: str = "", name: str = "") -> Job:
    """Returns a job that waits, under an id that nobody can guess and that sorts by time."""
    job_id = f"{time.time_ns():016x}{secrets.token_hex(8)}"
    return Job(job_id, JobState.QUEUED, file, document_id, now(), account=account, name=name)


def now() -> str:
    """Returns the time of day, as jobs have it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def job_as_json(job: Job) -> str:
    """Returns a job as JSON."""
    return json.dumps(asdict(job), ensure_ascii=False)


def read_job(text: str) -> Job:
    """Returns the job that JSON holds; raises ValueError, TypeError or KeyError where it holds none."""
    values = json.loads(text)
    return Job(**{**values, "state": JobState(values["state"])})
