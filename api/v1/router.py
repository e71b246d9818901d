"""Every route under /v1."""

from fastapi import APIRouter

from api.v1.routes import ask, conversations, documents, duties, feedback, jobs, search, sources
from api.v1.schemas.problem import ProblemOut

router = APIRouter(prefix="/v1", responses={"4XX": {"model": ProblemOut}, "5XX": {"model": ProblemOut}})
for resource in (ask, conversations, search, documents, jobs, duties, feedback, sources):
    router.include_router(resource.router)
