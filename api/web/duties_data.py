"""What the page of duties asks for: some rows at a time in the order that is wanted, and what is due when, counted.

All duties that are asked for are gone through once, and no more of them are held than are shown.
"""

import calendar
import datetime
import heapq
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query

from api.duty_query import Asked, noted
from api.parameters import known_parameters
from api.services import AssistantOf
from corpus.due import Recurring
from corpus.duty import LEAD
from corpus.errors import StoreError, UnknownDocument
from corpus.store.duties import FiledDuty
from corpus.text.accents import strip_accents
from index.home import Home
from rag.composing.english.documents import name_said
from rag.duty_table import Row
from rag.retrieval.replaced import replaced
from rag.retrieval.tasks import AskedDuties, Window, falls_in, kept_duties

router = APIRouter(include_in_schema=False, dependencies=[Depends(known_parameters)])
MOST_CHOICES = 200  # agencies, and documents, that are proposed
Sort = Literal["near", "agency", "role", "task", "due", "document"]
Key = tuple[Any, ...]
NO_DAY = "9998"  # behind every day


@router.get("/web/duties")
def duties(
    assistant: AssistantOf,
    asked: Asked,
    today: datetime.date,
    sort: Sort = "near",
    down: bool = False,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
    language: Literal["vi", "en"] = "vi",
) -> dict[str, Any]:
    """Some duties behind as many as are skipped; how many there are, and of which agencies and documents.

    counts: how many fall due when, of those that are asked for on any day. today: of whoever asks. language: of what
    clauses and documents are called; what documents say is as they say it.
    """
    over = replaced(assistant.home, today)
    tally = Tally(asked, today, over)
    all_days = replace(asked, window=None, recurring=True)
    rows = tally.wanted(kept_duties(assistant.home.store, all_days))
    first = _first(rows, sort, down, offset + limit, today)[offset:]
    return {
        "found": tally.found,
        "counts": tally.counts,
        "rows": [
            _with_successor(row, over) for row in _called(assistant.home, noted(assistant, asked, first), language)
        ],
        "agencies": [name for name, _ in tally.agencies.most_common(MOST_CHOICES)],
        "documents": [
            {"document_id": document_id, "name": name_said(name, language)}
            for (document_id, name), _ in tally.documents.most_common(MOST_CHOICES)
        ],
    }


def _called(home: Home, rows: list[Row], language: str) -> list[Row]:
    """Returns rows whose clauses and documents are called as in a language; one that is gone is called as it was."""
    if language == "vi":
        return rows
    labels: dict[tuple[object, object], str] = {}
    for document_id in {str(row["document_id"]) for row in rows}:
        try:
            clauses = home.store.load(document_id).clauses
        except (UnknownDocument, StoreError):  # removed meanwhile, or damaged
            continue
        labels |= {(document_id, clause.path): clause.label(language) for clause in clauses}
    return [
        {
            **row,
            "label": labels.get((row["document_id"], row["clause"]), row["label"]),
            "document": name_said(str(row["document"]), language),
        }
        for row in rows
    ]


def _with_successor(row: Row, over: Mapping[str, str]) -> Row:
    """Returns a row with the id of the document that has replaced its own (`replaced_by`), where one has."""
    by = over.get(str(row["document_id"]))
    return row if by is None else {**row, "replaced_by": by}


class Tally:
    """Counts duties as they pass: those that are asked for, those due in each period, whose they are, where from."""

    def __init__(self, asked: AskedDuties, today: datetime.date, over: Container[str] = ()) -> None:
        """over: the documents that others have replaced, of which nothing falls due any more."""
        self._asked = asked
        self._over = over
        self._periods = periods(today)
        self.found = 0
        self.counts = dict.fromkeys(self._periods, 0)
        self.agencies: Counter[str] = Counter()
        self.documents: Counter[tuple[str, str]] = Counter()

    def wanted(self, duties: Iterable[FiledDuty]) -> Iterator[FiledDuty]:
        """Yields the duties that fall due when it is asked, having counted all."""
        for filed in duties:
            self.agencies[filed.duty.agency] += 1
            self.documents[filed.duty.document_id, filed.document] += 1
            over = filed.duty.document_id in self._over
            for name, (window, recurring) in self._periods.items():
                self.counts[name] += not (over and window) and falls_in(filed.duty, window, recurring)
            if not (over and self._asked.window) and falls_in(filed.duty, self._asked.window, self._asked.recurring):
                self.found += 1
                yield filed


def periods(today: datetime.date) -> dict[str, tuple[Window | None, bool]]:
    """Returns the days of each period that is counted, neither bound of them, and whether what recurs counts there."""
    quarter = today.month - (today.month - 1) % 3
    return {
        "all": (None, True),
        "overdue": (Window(None, today), False),
        "this_month": (_months(today.year, today.month, today.month), True),
        "this_quarter": (_months(today.year, quarter, quarter + 2), True),
    }


def _months(year: int, first: int, last: int) -> Window:
    """Returns the days of some months of a year."""
    day = datetime.timedelta(days=1)
    end = datetime.date(year, last, calendar.monthrange(year, last)[1])
    return Window(datetime.date(year, first, 1) - day, end + day)


def _first(rows: Iterable[FiledDuty], sort: Sort, down: bool, most: int, today: datetime.date) -> list[FiledDuty]:
    """Returns the first duties in an order, those alike as they came; without a day: last, whichever way."""
    key = _keys(today)[sort]
    lasts = sort == "due"
    if down:
        return heapq.nlargest(most, rows, key=lambda f: (lasts and _day(f) != "", *key(f)))
    return heapq.nsmallest(most, rows, key=lambda f: (lasts and _day(f) == "", *key(f)))


def _keys(today: datetime.date) -> dict[Sort, Callable[[FiledDuty], Key]]:
    return {
        "agency": lambda f: (_folded(f.duty.agency),),
        "role": lambda f: (f.duty.role != LEAD,),
        "task": lambda f: (_folded(f.duty.task),),
        "due": lambda f: (_day(f) or (NO_DAY if f.duty.deadline else f"{NO_DAY}-"),),
        "document": lambda f: (_folded(f.document), f.duty.document_id, f.duty.start),
        "near": lambda f: _nearness(f, today),
    }


def _nearness(filed: FiledDuty, today: datetime.date) -> Key:
    """Returns what falls due next first, then what recurs, what is past, the latest first, what has no day."""
    day = filed.duty.due.last_day() if filed.duty.due else None
    if day is not None:
        return (0, day.toordinal()) if day >= today else (2, -day.toordinal())
    recurs = filed.duty.due is not None and any(isinstance(term, Recurring) for term in filed.duty.due.terms)
    return (1 if recurs else 3 if filed.duty.deadline else 4, 0)


def _day(filed: FiledDuty) -> str:
    day = filed.duty.due.last_day() if filed.duty.due else None
    return day.isoformat() if day else ""


def _folded(text: str) -> str:
    return strip_accents(text).lower()
