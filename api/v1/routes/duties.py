"""GET /v1/duties: who does what."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from api.duty_query import duty_rows
from api.v1.schemas.duties import DutyOut
from rag.duty_table import Row

router = APIRouter()


@router.get("/duties", response_model=list[DutyOut])
def duties(rows: Annotated[list[Row], Depends(duty_rows)]) -> Any:
    """Says who does what; deadline: what it says, however written, empty for any; due_before, due_after: of a day.

    A month, quarter or year is a bound too; neither bound counts itself.
    """
    return rows
