"""What the pages ask for beside the JSON interface: example questions, sheets."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from api.duty_query import duty_rows
from api.parameters import known_parameters
from api.services import AssistantOf
from rag.duty_sheet import as_csv, as_xlsx
from rag.duty_table import Row

router = APIRouter(include_in_schema=False, dependencies=[Depends(known_parameters)])
Language = Annotated[Literal["vi", "en"], Query()]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = {"vi": "nhiem-vu", "en": "duties"}


@router.get("/web/examples")
def examples(assistant: AssistantOf, language: Language = "vi") -> dict[str, Any]:
    """Questions that the stored documents answer, how many documents there are, whether more questions are to come."""
    documents = len(assistant.home.store.ids())
    questions, more = assistant.examples_soon(language) if documents else ((), False)
    return {"documents": documents, "questions": list(questions), "more": more}


@router.get("/duties.xlsx")
def duties_xlsx(rows: Annotated[list[Row], Depends(duty_rows)], language: Language = "vi") -> Response:
    """The duties that are asked for, as an Excel file, by their days."""
    return _file(as_xlsx(_by_day(rows), language), XLSX, f"{NAMES[language]}.xlsx")


@router.get("/duties.csv")
def duties_csv(rows: Annotated[list[Row], Depends(duty_rows)], language: Language = "vi") -> Response:
    """The duties that are asked for, as CSV, by their days."""
    return _file(as_csv(_by_day(rows), language), "text/csv; charset=utf-8", f"{NAMES[language]}.csv")


def _by_day(rows: list[Row]) -> list[Row]:
    """Returns duties in the order of their days, those without one last, else as they were."""
    return sorted(rows, key=lambda row: str(row["day"] or "9999"))


def _file(data: bytes, media_type: str, name: str) -> Response:
    return Response(data, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
