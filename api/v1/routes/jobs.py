"""/v1/jobs: what became of files that are ingested while the client goes on."""

from typing import Annotated

from fastapi import APIRouter, Path

from api.services import JobsOf
from api.v1.schemas.jobs import JobOut

router = APIRouter(tags=["documents"])


@router.get("/jobs", response_model=list[JobOut])
def jobs(jobs: JobsOf) -> list[JobOut]:
    """Lists the jobs that wait, run, or ended within the hour, the latest first."""
    return [JobOut.of(job) for job in jobs.all()]


@router.get("/jobs/{job_id}", response_model=JobOut)
def job(job_id: Annotated[str, Path(max_length=64)], jobs: JobsOf) -> JobOut:
    """Says how far a job is, and what became of it."""
    return JobOut.of(jobs.find(job_id))
