"""The audit log: who asked what and which clauses were shown; who sent or removed a document; who came in."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select

from api.state.database import Database
from api.state.storable import storable
from api.state.tables import audit

AT_ONCE = 1000  # events read at a time


@dataclass(frozen=True)
class Event:
    """What somebody did; clauses: (document_id, address) of each that was shown."""

    account: str
    name: str
    action: str
    question: str = ""
    status: str = ""
    document_id: str = ""
    clauses: tuple[tuple[str, str | None], ...] = ()


class Audit:
    """The events in a database; what is older than `days` is removed, by and by."""

    def __init__(self, database: Database, days: int) -> None:
        self._database = database
        self._days = days
        self._cleared: datetime.date | None = None

    def note(self, events: Sequence[Event]) -> None:
        """Keeps events, all or none.

        Raises:
            NotKept: nothing can be written here.
            StateUnreachable: the database does not answer.
        """
        now = datetime.datetime.now(datetime.UTC)
        rows = [
            {
                "at": now,
                "account": storable(e.account),
                "name": storable(e.name),
                "action": e.action,
                "question": storable(e.question),
                "status": e.status[:64],
                "document_id": storable(e.document_id),
                "clauses": [[storable(d), p if p is None else storable(p)] for d, p in e.clauses],
            }
            for e in events
        ]
        with self._database.writing() as connection:
            connection.execute(insert(audit), rows)
            if self._cleared != now.date():
                connection.execute(delete(audit).where(audit.c.at < now - datetime.timedelta(days=self._days)))
        self._cleared = now.date()

    def check(self) -> None:
        """Checks that events can be kept now.

        Raises:
            NotKept: nothing can be written here.
            StateUnreachable: the database does not answer.
        """
        with self._database.writing():
            pass

    def is_begun(self) -> bool:
        """Returns whether any event is kept."""
        with self._database.reading() as connection:
            return connection is not None and connection.execute(select(audit.c.event_id).limit(1)).first() is not None

    def export(
        self, since: datetime.datetime | None = None, until: datetime.datetime | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yields the events from one moment on and before another as JSON, the oldest first; None for no bound."""
        last = 0
        while rows := self._page(last, since, until):
            for row in rows:
                yield _as_json(row)
            last = rows[-1].event_id

    def _page(self, after: int, since: datetime.datetime | None, until: datetime.datetime | None) -> Sequence[Any]:
        """Returns the next events: whoever exports slowly must not hold the database meanwhile."""
        query = select(audit).where(audit.c.event_id > after).order_by(audit.c.event_id).limit(AT_ONCE)
        if since is not None:
            query = query.where(audit.c.at >= since)
        if until is not None:
            query = query.where(audit.c.at < until)
        with self._database.reading() as connection:
            return connection.execute(query).all() if connection else []

    def clear(self, before: datetime.datetime) -> int:
        """Removes the events before a moment, and returns how many there were."""
        with self._database.writing() as connection:
            return int(connection.execute(delete(audit).where(audit.c.at < before)).rowcount)


def _as_json(row: Any) -> dict[str, Any]:
    return {
        "at": row.at.isoformat(timespec="milliseconds"),
        "account": row.account,
        "name": row.name,
        "action": row.action,
        "question": row.question,
        "status": row.status,
        "document_id": row.document_id,
        "clauses": [{"document_id": d, "clause": p} for d, p in row.clauses],
    }
