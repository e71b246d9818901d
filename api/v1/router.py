"""Every route under /v1."""

from typing import Any

from fastapi import APIRouter, Depends

from api.parameters import known_parameters
from api.v1.routes import ask, conversations, documents, duties, feedback, jobs, search, sources
from api.v1.schemas.problem import ProblemOut

PROBLEMS: dict[int | str, dict[str, Any]] = {"4XX": {"model": ProblemOut}, "5XX": {"model": ProblemOut}}
router = APIRouter(prefix="/v1", dependencies=[Depends(known_parameters)], responses=PROBLEMS)
for resource in (ask, conversations, search, documents, jobs, duties, feedback, sources):
    router.include_router(resource.router)
