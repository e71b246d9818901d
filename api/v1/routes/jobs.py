"""/v1/jobs: what became of files that are ingested while the client goes on."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from api.services import JobsOf, ThreadsOf, same_origin
from api.v1.paging import JobCursor, Limit, page, read_cursor
from api.v1.schemas.jobs import JobOut

router = APIRouter(tags=["documents"])


@router.get("/jobs", response_model=list[JobOut])
def jobs(
    request: Request, response: Response, jobs: JobsOf, limit: Limit = None, cursor: JobCursor = None
) -> list[JobOut]:
    """Lists the jobs that wait, run, or ended within the hour, the latest first; `Link` leads to the next page."""
    before = read_cursor(cursor, (str,))
    found = jobs.latest(str(before[0]) if before else "")
    return [JobOut.of(job) for job in page(found, limit, request, response, lambda job: [job.job_id])]


@router.get("/jobs/{job_id}", response_model=JobOut)
def job(job_id: Annotated[str, Path(max_length=64)], jobs: JobsOf) -> JobOut:
    """Says how far a job is, and what became of it."""
    return JobOut.of(jobs.find(job_id))


@router.delete("/jobs/{job_id}", status_code=204, dependencies=[Depends(same_origin)])
async def remove_job(job_id: Annotated[str, Path(max_length=64)], jobs: JobsOf, threads: ThreadsOf) -> Response:
    """Gives up a file that waits or is being read, and forgets its job; what was stored by then stays."""
    await threads.take(partial(jobs.remove, job_id))
    return Response(status_code=204)
