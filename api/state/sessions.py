"""Sessions: a browser that was let in, until it leaves or its time is over."""

import datetime
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from api.state.database import Database
from api.state.secret import digest_of
from api.state.tables import keys, sessions

LASTS = datetime.timedelta(hours=12)  # a working day


@dataclass(frozen=True)
class Session:
    """Who was let in; key_id: of the key that was shown, None where an identity provider vouched."""

    account: str
    name: str
    scopes: frozenset[str]
    labels: frozenset[str]
    key_id: str | None = None


class Sessions:
    """The sessions in a database; of their tokens only digests are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, session: Session, lasts: datetime.timedelta = LASTS) -> str:
        """Returns the token of a new session; those whose time is over go."""
        token, now = secrets.token_urlsafe(32), _now()
        row = {
            "digest": digest_of(token),
            "account": session.account,
            "name": session.name,
            "key_id": session.key_id,
            "scopes": sorted(session.scopes),
            "labels": sorted(session.labels),
            "created_at": now,
            "expires_at": now + lasts,
        }
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.expires_at <= now))
            connection.execute(insert(sessions).values(row))
        return token

    def find(self, token: str) -> Session | None:
        """Returns the session of a token, None where there is none, its time is over, or its key was ended."""
        query = (
            select(sessions, keys.c.revoked_at, keys.c.expires_at.label("key_expires_at"))
            .outerjoin(keys, keys.c.key_id == sessions.c.key_id)
            .where(sessions.c.digest == digest_of(token))
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none() if connection else None
        now = _now()
        if row is None or row.expires_at <= now or row.revoked_at or (row.key_expires_at and row.key_expires_at <= now):
            return None
        return Session(row.account, row.name, frozenset(row.scopes), frozenset(row.labels), row.key_id)

    def end(self, token: str) -> None:
        """Ends a session."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest_of(token)))


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
