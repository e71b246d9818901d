"""Conversations on the server's side: off unless asked for, one's own alone."""

import datetime
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select, update

from api.errors import UnknownConversation
from api.state.database import Database
from api.state.feedback import as_storable
from api.state.storable import storable
from api.state.tables import conversations, turns
from corpus.message import Message

LONGEST_TITLE = 200  # code points
_ID = re.compile(r"[0-9a-f]{32}")
Place = tuple[datetime.datetime, str]


@dataclass(frozen=True)
class Conversation:
    """What is known of a conversation without its turns; title: what was asked first, where it was given none."""

    conversation_id: str
    title: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    turns: int

    @property
    def place(self) -> Place:
        """Where it stands in the list of an account's."""
        return self.updated_at, self.conversation_id


@dataclass(frozen=True)
class KeptTurn:
    """A question with its answer (`rag.answer.answer_as_json`); number: from 1."""

    number: int
    at: datetime.datetime
    question: str
    answer: Mapping[str, Any]


class Conversations:
    """The conversations in a database; nobody reaches another's. Those left for `days` are removed, by and by."""

    def __init__(self, database: Database, days: int) -> None:
        self._database = database
        self._days = days
        self._cleared: datetime.date | None = None

    def begin(self, account: str, title: str = "") -> Conversation:
        """Returns a new conversation.

        Raises:
            NotKept: nothing can be written here.
            StateUnreachable: the database does not answer.
        """
        now = _now()
        begun = Conversation(secrets.token_hex(16), _title(title), now, now, 0)
        row = {
            "conversation_id": begun.conversation_id,
            "account": storable(account),
            "title": begun.title,
            "created_at": now,
            "updated_at": now,
        }
        with self._database.writing() as connection:
            connection.execute(insert(conversations).values(row))
            self._forget(connection, now)
        return begun

    def add_turn(self, account: str, conversation_id: str, question: str, answer: Mapping[str, Any]) -> int:
        """Keeps a question with its answer, and returns its number, from 1.

        Raises:
            UnknownConversation: the account has none of that id.
            NotKept, StateUnreachable: as `begin`.
        """
        now = _now()
        with self._database.writing() as connection:
            # Held until the turn is kept: two that are added at once would have the same number.
            _must_be_own(connection, account, conversation_id, held=True)
            last = select(func.max(turns.c.number)).where(turns.c.conversation_id == conversation_id)
            number = int(connection.execute(last).scalar() or 0) + 1
            row = {
                "conversation_id": conversation_id,
                "number": number,
                "at": now,
                "question": storable(question),
                "answer": as_storable(answer),
            }
            connection.execute(insert(turns).values(row))
            connection.execute(_update(conversation_id).values(updated_at=now))
            self._forget(connection, now)
        return number

    def of(self, account: str, after: Place | None = None, most: int | None = None) -> list[Conversation]:
        """Returns an account's conversations, the one last gone on with first, from a place in that list on."""
        at, name = conversations.c.updated_at, conversations.c.conversation_id
        query = _known(account).order_by(at.desc(), name).limit(most)
        if after is not None:
            query = query.where(or_(at < after[0], and_(at == after[0], name > after[1])))
        with self._database.reading() as connection:
            return [_conversation(row) for row in connection.execute(query)] if connection else []

    def find(self, account: str, conversation_id: str) -> Conversation:
        """Returns a conversation; raises UnknownConversation where the account has none of that id."""
        query = _known(account).where(conversations.c.conversation_id == _checked(conversation_id))
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none() if connection else None
        if row is None:
            raise UnknownConversation(_unknown(conversation_id))
        return _conversation(row)

    def turns(
        self, account: str, conversation_id: str, after: int = 0, most: int | None = None, latest: bool = False
    ) -> list[KeptTurn]:
        """Returns turns of a conversation in order: from the one after a number on, or the latest.

        Raises:
            UnknownConversation: the account has none of that id.
        """
        number = turns.c.number
        query = select(turns).where(turns.c.conversation_id == _checked(conversation_id), number > after)
        query = query.order_by(number.desc() if latest else number).limit(most)
        with self._database.reading() as connection:
            if connection is None:
                raise UnknownConversation(_unknown(conversation_id))
            _must_be_own(connection, account, conversation_id)
            rows: Sequence[Any] = connection.execute(query).all()
        found = [KeptTurn(row.number, row.at, row.question, row.answer) for row in rows]
        return found[::-1] if latest else found

    def rename(self, account: str, conversation_id: str, title: str) -> Conversation:
        """Gives a conversation a title, "" for what was asked first; raises as `add_turn`."""
        with self._database.writing() as connection:
            _must_be_own(connection, account, conversation_id)
            connection.execute(_update(conversation_id).values(title=_title(title)))
        return self.find(account, conversation_id)

    def remove(self, account: str, conversation_id: str) -> None:
        """Removes a conversation with its turns; raises as `add_turn`."""
        with self._database.writing() as connection:
            _must_be_own(connection, account, conversation_id)
            connection.execute(delete(conversations).where(conversations.c.conversation_id == conversation_id))

    def remove_all(self, account: str) -> None:
        """Removes every conversation of an account."""
        with self._database.writing() as connection:
            connection.execute(delete(conversations).where(conversations.c.account == storable(account)))

    def _forget(self, connection: Connection, now: datetime.datetime) -> None:
        """Removes, once a day, the conversations that nobody went on with for too long."""
        if self._cleared != now.date():
            before = now - datetime.timedelta(days=self._days)
            connection.execute(delete(conversations).where(conversations.c.updated_at < before))
            self._cleared = now.date()


def _known(account: str) -> Select[Any]:
    """Returns what asks for an account's conversations, each with how many turns it has and what was asked first."""
    own = turns.c.conversation_id == conversations.c.conversation_id
    count = select(func.count()).select_from(turns).where(own).scalar_subquery()
    first = select(turns.c.question).where(own, turns.c.number == 1).scalar_subquery()
    asked = select(conversations, count.label("turns"), first.label("first"))
    return asked.where(conversations.c.account == storable(account))


def _conversation(row: Any) -> Conversation:
    title = row.title or _title(row.first or "")
    return Conversation(row.conversation_id, title, row.created_at, row.updated_at, row.turns)


def _must_be_own(connection: Connection, account: str, conversation_id: str, held: bool = False) -> None:
    """Raises UnknownConversation where an account has no conversation of an id; held: nobody else changes it now."""
    own = select(conversations.c.conversation_id).where(
        conversations.c.conversation_id == _checked(conversation_id), conversations.c.account == storable(account)
    )
    if connection.execute(own.with_for_update() if held else own).one_or_none() is None:
        raise UnknownConversation(_unknown(conversation_id))


def _update(conversation_id: str) -> Any:
    return update(conversations).where(conversations.c.conversation_id == conversation_id)


def _checked(conversation_id: str) -> str:
    """Returns an id of the shape that ids have; raises UnknownConversation for any other: nobody has one."""
    if not _ID.fullmatch(conversation_id):
        raise UnknownConversation(_unknown(conversation_id))
    return conversation_id


def _title(said: str) -> str:
    return " ".join(storable(said).split())[:LONGEST_TITLE]


def _unknown(conversation_id: str) -> Message:
    return Message("conversation {conversation_id}: none of yours", conversation_id=repr(conversation_id[:40]))


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
