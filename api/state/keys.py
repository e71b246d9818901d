"""Keys: who may come in, as what, and what they may see."""

import datetime
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from api.errors import UnknownKey
from api.state.database import Database
from api.state.secret import Secret, digest_of, new_secret, read_secret
from api.state.tables import keys
from corpus.message import Message

_NO_ONES = "0" * 64


@dataclass(frozen=True)
class Key:
    """A key without its secret; labels: of the documents that its holder may see, beside those for everyone."""

    key_id: str
    name: str
    scopes: frozenset[str]
    labels: frozenset[str]
    created_at: datetime.datetime
    expires_at: datetime.datetime | None = None
    revoked_at: datetime.datetime | None = None

    def is_valid(self, at: datetime.datetime) -> bool:
        """Returns whether it lets anyone in at a moment."""
        return self.revoked_at is None and (self.expires_at is None or at < self.expires_at)


class Keys:
    """The keys in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        name: str,
        scopes: Iterable[str],
        labels: Iterable[str],
        expires_at: datetime.datetime | None = None,
    ) -> tuple[Key, Secret]:
        """Returns a new key and its secret, which is kept nowhere."""
        secret = new_secret()
        key = Key(secret.name, name, frozenset(scopes), frozenset(labels), _now(), expires_at)
        row = {
            "key_id": key.key_id,
            "name": name,
            "digest": digest_of(secret.whole),
            "scopes": sorted(key.scopes),
            "labels": sorted(key.labels),
            "created_at": key.created_at,
            "expires_at": expires_at,
        }
        with self._database.writing() as connection:
            connection.execute(insert(keys).values(row))
        return key, secret

    def all(self) -> list[Key]:
        """Returns every key, revoked ones too, the oldest first."""
        return [key for key, _ in self._found(None)]

    def any_valid(self) -> bool:
        """Returns whether any key lets anyone in now."""
        return any(key.is_valid(_now()) for key in self.all())

    def holder(self, sent: str) -> Key | None:
        """Returns the key that a secret is of, None where it is of none or lets nobody in any more.

        A digest is made and compared whether or not there is such a key, so that time tells nothing of it.
        """
        secret = read_secret(sent)
        found = self._found(secret.name) if secret else []
        kept = found[0][1] if found else _NO_ONES
        same = secrets.compare_digest(digest_of(secret.whole if secret else sent), kept)
        return found[0][0] if same and found and found[0][0].is_valid(_now()) else None

    def find(self, key_id: str) -> Key | None:
        """Returns the key of an id."""
        found = self._found(key_id)
        return found[0][0] if found else None

    def revoke(self, key: str) -> list[Key]:
        """Ends a key, by its id, or all valid ones of a name; returns those that it ended. Their sessions end too.

        Raises:
            UnknownKey: there is no valid one.
        """
        now = _now()
        ended = [k for k in self.all() if key in (k.key_id, k.name) and k.revoked_at is None]
        if not ended:
            raise UnknownKey(
                Message("key {key}: no valid key of that id or name; `chithi keys` lists them", key=repr(key))
            )
        with self._database.writing() as connection:
            ids = [k.key_id for k in ended]
            connection.execute(update(keys).where(keys.c.key_id.in_(ids)).values(revoked_at=now))
        return ended

    def _found(self, key_id: str | None) -> list[tuple[Key, str]]:
        """Returns keys with their digests."""
        query = select(keys).order_by(keys.c.created_at, keys.c.key_id)
        if key_id is not None:
            query = query.where(keys.c.key_id == key_id)
        with self._database.reading() as connection:
            rows = connection.execute(query).all() if connection else []
        return [
            (
                Key(
                    r.key_id,
                    r.name,
                    frozenset(r.scopes),
                    frozenset(r.labels),
                    r.created_at,
                    r.expires_at,
                    r.revoked_at,
                ),
                r.digest,
            )
            for r in rows
        ]


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
