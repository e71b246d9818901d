"""Which duties are asked for: the same filters for the JSON interface and for files."""

from typing import Annotated

from fastapi import Query

from api.services import AssistantOf
from rag.duty_table import Row, duty_as_json
from rag.retrieval.tasks import read_window, select_duties


def duty_rows(
    assistant: AssistantOf,
    agency: str | None = None,
    role: Annotated[str | None, Query(pattern="^(lead|coordinate)$")] = None,
    document: str | None = None,
    deadline: str | None = None,
    due_before: str | None = None,
    due_after: str | None = None,
    recurring: Annotated[bool, Query(description="`false`: only what falls due once, on a day that is known.")] = True,
) -> list[Row]:
    """Returns who does what; deadline: what it says, however written, empty for any; due_before, due_after: of a day.

    A month, quarter or year is a bound too; neither bound counts itself. recurring: also what falls due again and
    again, or on no known day.

    Raises:
        UnknownDay: a bound is no day.
        UnknownDocument: no such document is stored.
    """
    window = read_window(due_after, due_before)
    store = assistant.home.store
    chosen = [store.load(document)] if document is not None else store.load_all()
    by_id = {d.document_id: d for d in chosen}
    found = select_duties((d for doc in chosen for d in assistant.duties(doc)), agency, role, deadline, window)
    rows = [duty_as_json(d, by_id[d.document_id]) for d in found]
    return rows if recurring else [row for row in rows if row["day"] is not None]
