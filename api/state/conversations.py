"""Conversations on the server's side: off unless asked for, one's own alone."""

import datetime
import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, insert, select

from api.errors import UnknownConversation
from api.state.database import Database
from api.state.feedback import as_storable
from api.state.storable import storable
from api.state.tables import conversations, turns


class Conversations:
    """The conversations in a database; nobody reaches another's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, account: str) -> str:
        """Returns the id of a new conversation."""
        conversation_id = secrets.token_hex(16)
        row = {
            "conversation_id": conversation_id,
            "account": storable(account),
            "created_at": datetime.datetime.now(datetime.UTC),
        }
        with self._database.writing() as connection:
            connection.execute(insert(conversations).values(row))
        return conversation_id

    def add_turn(self, account: str, conversation_id: str, question: str, answer: Mapping[str, Any]) -> int:
        """Keeps a question with its answer, and returns its number, from 1.

        Raises:
            UnknownConversation: the account has none of that id.
        """
        with self._database.writing() as connection:
            if connection.execute(_own(account, conversation_id)).one_or_none() is None:
                raise UnknownConversation(_unknown(conversation_id))
            last = select(func.max(turns.c.number)).where(turns.c.conversation_id == conversation_id)
            number = int(connection.execute(last).scalar() or 0) + 1
            row = {
                "conversation_id": conversation_id,
                "number": number,
                "at": datetime.datetime.now(datetime.UTC),
                "question": storable(question),
                "answer": as_storable(answer),
            }
            connection.execute(insert(turns).values(row))
        return number

    def of(self, account: str) -> list[str]:
        """Returns the ids of an account's conversations, the newest first."""
        query = (
            select(conversations.c.conversation_id)
            .where(conversations.c.account == account)
            .order_by(conversations.c.created_at.desc(), conversations.c.conversation_id)
        )
        with self._database.reading() as connection:
            return [row.conversation_id for row in connection.execute(query)] if connection else []

    def load(self, account: str, conversation_id: str) -> list[dict[str, Any]]:
        """Returns the turns of a conversation as JSON, in order.

        Raises:
            UnknownConversation: the account has none of that id.
        """
        query = select(turns).where(turns.c.conversation_id == conversation_id).order_by(turns.c.number)
        with self._database.reading() as connection:
            if connection is None or connection.execute(_own(account, conversation_id)).one_or_none() is None:
                raise UnknownConversation(_unknown(conversation_id))
            return [{"question": row.question, "answer": row.answer} for row in connection.execute(query)]

    def remove(self, account: str, conversation_id: str) -> None:
        """Removes a conversation with its turns.

        Raises:
            UnknownConversation: the account has none of that id.
        """
        with self._database.writing() as connection:
            done = connection.execute(
                delete(conversations).where(
                    conversations.c.conversation_id == conversation_id, conversations.c.account == account
                )
            )
            if done.rowcount == 0:
                raise UnknownConversation(_unknown(conversation_id))


def _own(account: str, conversation_id: str) -> Any:
    return select(conversations.c.conversation_id).where(
        conversations.c.conversation_id == conversation_id, conversations.c.account == account
    )


def _unknown(conversation_id: str) -> str:
    return f"conversation {conversation_id[:40]!r}: none of yours"
