"""Feedback: what people thought of an answer."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from api.state.database import Database
from api.state.storable import storable
from api.state.tables import feedback


@dataclass(frozen=True)
class Opinion:
    """Whether an answer helped, why not, and what had been asked and answered (`rag.answer.answer_as_json`)."""

    helpful: bool
    reason: str = ""
    question: str = ""
    answer: Mapping[str, Any] | None = None


class Feedback:
    """The opinions in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, account: str, opinion: Opinion) -> int:
        """Keeps an opinion, and returns its number.

        Raises:
            NotKept: nothing can be written here.
            StateUnreachable: the database does not answer.
        """
        row = {
            "at": datetime.datetime.now(datetime.UTC),
            "account": storable(account),
            "helpful": opinion.helpful,
            "reason": storable(opinion.reason),
            "question": storable(opinion.question),
            "answer": None if opinion.answer is None else as_storable(opinion.answer),
        }
        with self._database.writing() as connection:
            done = connection.execute(insert(feedback).values(row).returning(feedback.c.feedback_id))
            return int(done.scalar_one())

    def all(self) -> Iterator[dict[str, Any]]:
        """Yields every opinion as JSON, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(feedback).order_by(feedback.c.feedback_id)) if connection else ()
            for row in rows:
                yield {**row._mapping, "at": row.at.isoformat(timespec="milliseconds")}


def as_storable(value: Any) -> Any:
    """Returns JSON all of whose texts a database takes."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable(str(k)): as_storable(v) for k, v in value.items()}
    return [as_storable(v) for v in value] if isinstance(value, list | tuple) else value
