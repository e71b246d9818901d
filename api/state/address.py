"""Where the database of the state is: SQLite in the home, or what CHITHI_DATABASE_URL names; and how it is reached."""

import ssl
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from api.errors import Misconfigured
from corpus.message import Message

ANSWER_SECONDS = 10  # of a server on the network, for each thing asked of it
SSL_MODE = "sslmode"  # as PostgreSQL's own programs call it
_TAKEN = ("unix_sock", "application_name")  # by the driver, as they are
_MODES = ("disable", "prefer", "require", "verify-full")


def address_of(file: Path, url: str) -> URL:
    """Returns the address of a database; PostgreSQL by the driver that the extra brings.

    file: where SQLite keeps it, where no URL says otherwise.

    Raises:
        Misconfigured: it is none that is known.
    """
    if not url:
        return URL.create("sqlite", database=str(file.absolute()))
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as error:  # a port that is no number
        raise Misconfigured(
            Message("CHITHI_DATABASE_URL is no address of a database: postgresql://USER:PASSWORD@HOST/NAME is expected")
        ) from error
    if found.get_backend_name() == "postgresql":
        return _server(found)
    if found.get_backend_name() == "sqlite" and found.database:
        return found
    raise Misconfigured(
        Message(
            "CHITHI_DATABASE_URL: {drivername} found, postgresql:// or sqlite:///FILE expected",
            drivername=found.drivername,
        )
    )


def _server(found: URL) -> URL:
    """Returns the address of a server, whose parts are those that the driver takes."""
    if not found.username:
        raise Misconfigured(
            Message("CHITHI_DATABASE_URL names no user: postgresql://USER:PASSWORD@HOST/NAME is expected")
        )
    for name, value in found.query.items():
        if name not in _TAKEN and (name != SSL_MODE or value not in _MODES):
            raise Misconfigured(
                Message(
                    "CHITHI_DATABASE_URL: ?{name}={value} found; {expected} expected, or nothing behind the name",
                    name=name,
                    value=value if isinstance(value, str) else ",".join(value),
                    expected=", ".join((*(f"?{SSL_MODE}={mode}" for mode in _MODES), *(f"?{n}=…" for n in _TAKEN))),
                )
            )
    return found.set(drivername="postgresql+pg8000")


def reached_by(url: URL) -> tuple[URL, dict[str, Any]]:
    """Returns the address of a server without what its driver takes by other names, and that."""
    mode = url.query.get(SSL_MODE)
    context: ssl.SSLContext | bool | None = None  # as `prefer`: encrypted where the server can
    if mode == "disable":
        context = False
    elif mode in ("require", "verify-full"):
        context = ssl.create_default_context()
        if mode == "require":  # encrypted, whoever it is that answers
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return url.difference_update_query([SSL_MODE]), {"timeout": ANSWER_SECONDS, "ssl_context": context}
