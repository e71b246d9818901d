"""The tables, as SQLAlchemy knows them; how a database comes to have them stands in `migrations`."""

import datetime

from sqlalchemy import JSON, Boolean, Column, DateTime, ForeignKey, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime.datetime]):
    """A moment with its time zone: SQLite keeps none, so that all are kept in UTC and come back as such."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        """Returns a moment as it is kept."""
        utc = None if value is None else value.astimezone(datetime.UTC)
        return utc.replace(tzinfo=None) if utc and dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        """Returns a kept moment, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=datetime.UTC) if dialect.name == "sqlite" else value.astimezone(datetime.UTC)


metadata = MetaData()

keys = Table(
    "keys",
    metadata,
    Column("key_id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("labels", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("revoked_at", Moment),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", Text, nullable=False),
    Column("name", Text, nullable=False),
    # A session that a key opened ends with the key; one that an identity provider opened has none.
    Column("key_id", String(16), ForeignKey("keys.key_id", ondelete="CASCADE")),
    Column("scopes", JSON, nullable=False),
    Column("labels", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("event_id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("account", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("action", String(32), nullable=False),
    Column("question", Text, nullable=False, default=""),
    Column("status", String(64), nullable=False, default=""),
    Column("document_id", Text, nullable=False, default=""),
    Column("clauses", JSON, nullable=False),
    Index("audit_at", "at"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("feedback_id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("account", Text, nullable=False),
    Column("helpful", Boolean, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("question", Text, nullable=False, default=""),
    Column("answer", JSON),
)

conversations = Table(
    "conversations",
    metadata,
    Column("conversation_id", String(32), primary_key=True),
    Column("account", Text, nullable=False),
    Column("title", Text, nullable=False),  # "" for what was asked first
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index("conversations_account", "account", "updated_at"),
    Index("conversations_updated", "updated_at"),
)

turns = Table(
    "turns",
    metadata,
    Column(
        "conversation_id",
        String(32),
        ForeignKey("conversations.conversation_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", JSON, nullable=False),
)
