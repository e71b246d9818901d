"""The database behind the state: SQLite in the home, or PostgreSQL by URL; its format brought up to this one.

Nothing is made before something is to be kept: a home that is only read gets no file.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from api.errors import Misconfigured, NotKept, StateUnreachable
from api.state.address import address_of, reached_by
from api.state.migrations import HEAD
from corpus.message import Message
from corpus.message import reason as reason_of
from corpus.reasons import system_reason
from corpus.store.own_folder import own_folder

FILE = "state.sqlite3"
BUSY_SECONDS = 10
POSTGRESQL_FULL = "53100"  # its code for a disk without room
_ONE_AT_A_TIME = 0x43_54  # of PostgreSQL's advisory locks: who brings the format up to date


class Database:
    """A database that is opened when it is first needed; safe to share by threads."""

    def __init__(self, home: Path, url: str = "") -> None:
        self._file = None if url else home / FILE
        self._url = address_of(home / FILE, url)
        self._engine: Engine | None = None
        self._current = False
        self._found = False  # whether the file was ever there: one that is gone is not begun anew

    @property
    def name(self) -> str:
        """Where it is, for people; without a password."""
        return str(self._file) if self._file else self._url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """Gives a connection to read by, None where nothing was ever kept.

        Raises:
            StateUnreachable: the database does not answer.
        """
        if not self._is_there():
            yield None
            return
        with self._mapped(), self._opened().connect() as connection:
            reading = connection.execution_options(isolation_level="AUTOCOMMIT")
            yield reading if self._current or self._is_current(reading) else None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Gives a connection whose work is kept when the block ends, all of it or nothing.

        Raises:
            NotKept: nothing can be written here.
            StateUnreachable: the database does not answer.
        """
        self._must_be_writable()
        with self._mapped(), self._opened().begin() as connection:
            if not self._current:
                self._bring_up(connection)
            yield connection
        self._current = self._found = True

    def close(self) -> None:
        """Gives its connections back."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _is_there(self) -> bool:
        """Returns whether there is a database to read.

        Raises:
            StateUnreachable: there was one, and its file is gone.
        """
        if self._file is None or self._file.exists():
            self._found = True
        elif self._found:
            raise StateUnreachable(
                Message("{file}: the database of keys and logs is gone; put it back, or start anew", file=self._file)
            )
        return self._found

    def _must_be_writable(self) -> None:
        self._is_there()
        if self._file is None:
            return
        with self._mapped():
            where = self._file if self._file.exists() else self._file.parent
            if where.exists() and not os.access(where, os.W_OK):
                raise NotKept(
                    Message("{where}: read-only, so that nothing of this is kept; set CHITHI_DATABASE_URL", where=where)
                )
            own_folder(self._file.parent)
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))

    def _opened(self) -> Engine:
        if self._engine is None:
            self._engine = _engine(self._url)
        return self._engine

    def _is_current(self, connection: Connection) -> bool:
        """Returns whether the tables are there; those of an older format are brought up to this one first.

        Where nothing can be written they are read as they are: what a format adds, it had nothing of.
        """
        found = _version(connection)
        if found is not None and found != HEAD:
            try:
                with self.writing():
                    pass
            except NotKept:
                return True
        self._current = found is not None
        return self._current

    def _bring_up(self, connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _ONE_AT_A_TIME})
        found = _version(connection)
        if found == HEAD:
            return
        if found is not None and found > HEAD:
            raise Misconfigured(
                Message(
                    "{name}: written by a newer version of chithi (revision {found}, this one reads {head}); "
                    "update chithi",
                    name=self.name,
                    found=found,
                    head=HEAD,
                )
            )
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        """Turns the errors of the database and of the file system into ours."""
        try:
            yield
        except DBAPIError as error:
            reason = " ".join(str(error.orig).split())
            if _is_full(error.orig):
                raise NotKept(
                    Message("{name}: the disk is full, so that nothing of this is kept; make room", name=self.name)
                ) from error
            if getattr(error.orig, "sqlite_errorcode", None) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise StateUnreachable(
                    Message(
                        "{name}: damaged ({reason}); put back a copy of it, or move it away to begin with new keys and "
                        "a new log",
                        name=self.name,
                        reason=reason,
                    )
                ) from error
            if "readonly" in reason or "read-only" in reason:
                raise NotKept(
                    Message(
                        "{name}: read-only, so that nothing of this is kept ({reason})", name=self.name, reason=reason
                    )
                ) from error
            raise StateUnreachable(
                Message(
                    "{name}: the database of keys and logs does not answer ({reason})",
                    name=self.name,
                    reason=system_reason(error) or reason,
                )
            ) from error
        except SQLAlchemyError as error:
            raise StateUnreachable(
                Message("{name}: the database of keys and logs failed ({error})", name=self.name, error=error)
            ) from error
        except OSError as error:
            if self._file is None:  # a certificate that does not hold, say
                raise StateUnreachable(
                    Message(
                        "{name}: the database of keys and logs does not answer ({reason})",
                        name=self.name,
                        reason=reason_of(error),
                    )
                ) from error
            raise NotKept(
                Message(
                    "{name}: cannot be written ({reason}), so that nothing of this is kept",
                    name=self.name,
                    reason=reason_of(error),
                )
            ) from error


def _is_full(error: Any) -> bool:
    """Returns whether a driver says that there is no room on the disk."""
    told = error.args[0] if error.args else None
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL or (
        isinstance(told, dict) and told.get("C") == POSTGRESQL_FULL
    )


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _engine(url: URL) -> Engine:
    options: dict[str, Any] = {"hide_parameters": True}
    if url.get_backend_name() == "postgresql":
        url, arguments = reached_by(url)
        options |= {"pool_pre_ping": True, "connect_args": arguments}
    else:
        # Opened anew each time, so that what is written never goes into a file that was moved away meanwhile.
        options |= {"connect_args": {"timeout": BUSY_SECONDS}, "poolclass": NullPool}
    try:
        engine = create_engine(url, **options)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise Misconfigured(
            Message('CHITHI_DATABASE_URL asks for PostgreSQL, whose driver is missing: pip install "chithi[server]"')
        ) from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _as_sqlite)
        event.listen(engine, "begin", _begin)
    return engine


def _as_sqlite(connection: Any, _: Any) -> None:
    """Leaves beginning to `_begin`: the driver would begin late, and end a transaction at each change of a table."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
