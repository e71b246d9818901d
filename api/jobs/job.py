"""Job: a file that was sent, and what became of it."""

import json
import secrets
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from corpus.message import message_as_json, message_of_json


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
    was begun; account, name: of who sent it (`api.auth.caller`); labels: who may see the document, none for those who
    see it already, or everyone.
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
    labels: tuple[str, ...] = ()


def new_job(file: str, document_id: str | None, account: str = "", name: str = "", labels: Collection[str] = ()) -> Job:
    """Returns a job that waits, under an id that nobody can guess and that sorts by time."""
    job_id = f"{time.time_ns():016x}{secrets.token_hex(8)}"
    seen_by = tuple(sorted(labels))
    return Job(job_id, JobState.QUEUED, file, document_id, now(), account=account, name=name, labels=seen_by)


def now() -> str:
    """Returns the time of day, as jobs have it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def job_as_json(job: Job) -> str:
    """Returns a job as JSON, its messages with what they are made of."""
    return json.dumps(
        asdict(replace(job, **_each_message(job.ingested, job.problem, message_as_json))), ensure_ascii=False
    )


def read_job(text: str) -> Job:
    """Returns the job that JSON holds; raises ValueError, TypeError, KeyError or AttributeError where it holds none."""
    values = json.loads(text)
    read = _each_message(values["ingested"], values["problem"], message_of_json)
    # Jobs that an older version kept have no labels.
    kept: dict[str, Any] = {"state": JobState(values["state"]), "labels": tuple(values.get("labels", ()))}
    return Job(**{**values, **read, **kept})


def _each_message(
    ingested: Mapping[str, Any] | None, problem: Mapping[str, Any] | None, made: Callable[[Any], object]
) -> dict[str, Any]:
    """Returns what became of a file and why it failed, with something made of each message in them."""
    return {
        "ingested": ingested and {**ingested, "warnings": [made(w) for w in ingested["warnings"]]},
        "problem": problem and {**problem, "title": made(problem["title"]), "detail": made(problem["detail"])},
    }
