"""Feedback: what people thought of an answer; what is old is removed, by and by."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select

from api.state.database import Database
from api.state.storable import storable
from api.state.tables import feedback

AT_ONCE = 1000  # opinions read at a time


@dataclass(frozen=True)
class Opinion:
    """Whether an answer helped, why not, and what had been asked and answered (`rag.answer.answer_as_json`)."""

    helpful: bool
    reason: str = ""
    question: str = ""
    answer: Mapping[str, Any] | None = None


class Feedback:
    """The opinions in a database; what is older than `days` is removed as others come."""

    def __init__(self, database: Database, days: int) -> None:
        self._database = database
        self._days = days

    def add(self, account: str, opinion: Opinion) -> int:
        """Keeps an opinion, and returns its number.

        Raises:
            NotKept: nothing can be written here.
            StateUnreachable: the database does not answer.
        """
        now = datetime.datetime.now(datetime.UTC)
        row = {
            "at": now,
            "account": storable(account),
            "helpful": opinion.helpful,
            "reason": storable(opinion.reason),
            "question": storable(opinion.question),
            "answer": None if opinion.answer is None else as_storable(opinion.answer),
        }
        with self._database.writing() as connection:
            done = connection.execute(insert(feedback).values(row).returning(feedback.c.feedback_id))
            number = int(done.scalar_one())
            connection.execute(delete(feedback).where(feedback.c.at < now - datetime.timedelta(days=self._days)))
            return number

    def export(
        self, since: datetime.datetime | None = None, until: datetime.datetime | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yields the opinions from one moment on and before another as JSON, the oldest first; None for no bound."""
        last = 0
        while rows := self._page(last, since, until):
            for row in rows:
                yield {**row._mapping, "at": row.at.isoformat(timespec="milliseconds")}
            last = rows[-1].feedback_id

    def _page(self, after: int, since: datetime.datetime | None, until: datetime.datetime | None) -> Sequence[Any]:
        """Returns the next opinions: whoever exports slowly must not hold the database meanwhile."""
        query = select(feedback).where(feedback.c.feedback_id > after).order_by(feedback.c.feedback_id).limit(AT_ONCE)
        if since is not None:
            query = query.where(feedback.c.at >= since)
        if until is not None:
            query = query.where(feedback.c.at < until)
        with self._database.reading() as connection:
            return connection.execute(query).all() if connection else []

    def clear(self, before: datetime.datetime) -> int:
        """Removes the opinions before a moment, and returns how many there were."""
        with self._database.writing() as connection:
            return int(connection.execute(delete(feedback).where(feedback.c.at < before)).rowcount)


def as_storable(value: Any) -> Any:
    """Returns JSON all of whose texts a database takes."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable(str(k)): as_storable(v) for k, v in value.items()}
    return [as_storable(v) for v in value] if isinstance(value, list | tuple) else value
