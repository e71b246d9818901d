"""A secret that is shown once and known again: `ct_<id>_<256 random bits>`.

Only its SHA-256 is kept. A slow or salted hash protects what people choose, which can be guessed; nobody guesses 256
random bits, and a slow hash would only let strangers spend the service's time.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass, field

_SHAPE = re.compile(r"ct_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True)
class Secret:
    """name: what it is found by, no secret; whole: what its holder sends."""

    name: str
    whole: str = field(repr=False)


def new_secret() -> Secret:
    """Returns a secret that never was."""
    name = secrets.token_hex(6)
    return Secret(name, f"ct_{name}_{secrets.token_urlsafe(32)}")


def read_secret(sent: str) -> Secret | None:
    """Returns what was sent as a secret, None where it has not the shape of one."""
    shape = _SHAPE.fullmatch(sent.strip())
    return Secret(shape.group(1), shape.group()) if shape else None


def digest_of(whole: str) -> str:
    """Returns what is kept of a secret: its SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()
