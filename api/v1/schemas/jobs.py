"""A job: a file that was sent to be ingested while the client goes on."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, Field

from api.jobs.job import Job, JobState
from api.languages import as_asked
from api.v1.schemas.documents import IngestedOut
from api.v1.schemas.problem import ProblemOut
from corpus.formats import largest
from corpus.patience import LONGEST_READING


class LimitsOut(BaseModel):
    """How much of a document is taken."""

    seconds: float = Field(description="That its text may be read for.")
    bytes: int = Field(description="That its file may have.")


class JobOut(BaseModel):
    """How far the ingesting of a file is, and what became of it."""

    job_id: str
    state: JobState
    file: str = Field(description="The name of the file that was sent.")
    submitted: str = Field(description="When it came: UTC, ISO 8601.")
    ended: str | None = Field(description="When it was done or failed; null before.")
    encoded: int = Field(description="How many of its passages are ready to be searched.")
    passages: int = Field(description="How many it has; 0 before that is known.")
    ingested: IngestedOut | None = Field(description="When done: what became of it, and what was warned of.")
    problem: ProblemOut | None = Field(description="When failed: why.")
    limits: LimitsOut = Field(description="Of this file; what goes beyond them fails, and says so.")
    url: str = Field(description="Where to look again; DELETE gives the file up.")

    @classmethod
    def of(cls, job: Job) -> Self:
        """Returns a job as it is sent."""
        return cls(
            job_id=job.job_id,
            state=job.state,
            file=job.file,
            submitted=job.submitted,
            ended=job.ended,
            encoded=job.encoded,
            passages=job.passages,
            ingested=_ingested(job.ingested) if job.ingested else None,
            problem=_problem(job.problem) if job.problem else None,
            limits=LimitsOut(seconds=LONGEST_READING, bytes=largest(job.file)),
            url=job_url(job),
        )


def _ingested(kept: Mapping[str, Any]) -> IngestedOut:
    return IngestedOut.model_validate({**kept, "warnings": [as_asked(w) for w in kept["warnings"]]})


def _problem(kept: Mapping[str, Any]) -> ProblemOut:
    return ProblemOut.model_validate({**kept, "title": as_asked(kept["title"]), "detail": as_asked(kept["detail"])})


def job_url(job: Job) -> str:
    """Returns where a job can be watched."""
    return f"/v1/jobs/{job.job_id}"
