"""Settings of this room: what the environment asks of the service."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from api.errors import Misconfigured
from api.loopback import is_loopback
from corpus.environment import Environment
from corpus.message import Message

DATABASE = "CHITHI_DATABASE_URL"
AUDIT = "CHITHI_AUDIT"
AUDIT_DAYS = "CHITHI_AUDIT_DAYS"
RATE = "CHITHI_RATE_LIMIT"
CORS = "CHITHI_CORS_ORIGINS"
CONVERSATIONS = "CHITHI_CONVERSATIONS"
CONVERSATION_DAYS = "CHITHI_CONVERSATION_DAYS"
FEEDBACK_DAYS = "CHITHI_FEEDBACK_DAYS"
ISSUER = "CHITHI_OIDC_ISSUER"
CLIENT = "CHITHI_OIDC_CLIENT_ID"
CLIENT_SECRET = "CHITHI_OIDC_CLIENT_SECRET"
GROUPS_CLAIM = "CHITHI_OIDC_GROUPS_CLAIM"
WRITE_GROUP = "CHITHI_OIDC_WRITE_GROUP"
ADMIN_GROUP = "CHITHI_OIDC_ADMIN_GROUP"
KNOWN = (
    DATABASE, AUDIT, AUDIT_DAYS, RATE, CORS, CONVERSATIONS, CONVERSATION_DAYS, FEEDBACK_DAYS,
    ISSUER, CLIENT, CLIENT_SECRET, GROUPS_CLAIM, WRITE_GROUP, ADMIN_GROUP,
)  # fmt: skip

LARGEST = 999_999  # of any setting that is a number
AUDIT_MODES = ("off", "on", "required")
REQUESTS_A_MINUTE = 120
KEPT_DAYS = 180


@dataclass(frozen=True)
class OidcSettings:
    """An identity provider: where it is, as whom it knows this service, and what its claims give.

    groups_claim: holds a person's groups, which are the labels of what they may see; write_group, admin_group: who may
    change documents, and keys; "" for nobody.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    groups_claim: str = "groups"
    write_group: str = ""
    admin_group: str = ""


@dataclass(frozen=True)
class Settings:
    """What the service keeps where, how much of it is answered, and who vouches for people.

    database_url: "" for SQLite in the home; audit: off, on, required (nothing is answered that cannot be noted), "" for
    on beyond this machine alone; rate: requests a minute of one key or address, 0 for no limit; cors_origins: of other
    sites whose pages may ask.
    """

    database_url: str = field(default="", repr=False)
    audit: str = ""
    audit_days: int = KEPT_DAYS
    rate: int = REQUESTS_A_MINUTE
    cors_origins: tuple[str, ...] = ()
    conversations: bool = False
    oidc: OidcSettings | None = None
    conversation_days: int = KEPT_DAYS
    feedback_days: int = KEPT_DAYS

    @classmethod
    def from_environment(cls, environment: Environment) -> "Settings":
        """Returns the settings in force.

        Raises:
            Misconfigured: one cannot be followed.
        """
        said = {name: environment.variables.get(name, "").strip() for name in KNOWN}
        return cls(
            database_url=said[DATABASE],
            audit=_one_of(AUDIT, said[AUDIT], ("", *AUDIT_MODES)),
            audit_days=_whole(AUDIT_DAYS, said[AUDIT_DAYS], KEPT_DAYS, least=1),
            rate=_whole(RATE, said[RATE], REQUESTS_A_MINUTE, least=0),
            cors_origins=tuple(_origin(o) for o in said[CORS].replace(",", " ").split()),
            conversations=_one_of(CONVERSATIONS, said[CONVERSATIONS], ("", "off", "on")) == "on",
            oidc=_oidc(said),
            conversation_days=_whole(CONVERSATION_DAYS, said[CONVERSATION_DAYS], KEPT_DAYS, least=1),
            feedback_days=_whole(FEEDBACK_DAYS, said[FEEDBACK_DAYS], KEPT_DAYS, least=1),
        )


def _one_of(name: str, found: str, expected: tuple[str, ...]) -> str:
    if found not in expected:
        raise Misconfigured(
            Message(
                "{name}={found}: {expected} expected",
                name=name,
                found=repr(found[:40]),
                expected=", ".join(e for e in expected if e),
            )
        )
    return found


def _whole(name: str, found: str, default: int, least: int) -> int:
    if not found:
        return default
    if not found.isascii() or not found.isdigit() or not least <= int(found) <= LARGEST:
        raise Misconfigured(
            Message(
                "{name}={found}: a whole number from {least} to {most} expected",
                name=name,
                found=repr(found[:40]),
                least=least,
                most=LARGEST,
            )
        )
    return int(found)


def _origin(found: str) -> str:
    try:
        parts = urlsplit(found)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or found != f"{parts.scheme}://{parts.netloc}":
        raise Misconfigured(
            Message(
                "{cors}: {found} found, origins as https://portal.example expected, apart by blanks",
                cors=CORS,
                found=repr(found[:80]),
            )
        )
    return found


def _oidc(said: dict[str, str]) -> OidcSettings | None:
    if not said[ISSUER]:
        return None
    parts = urlsplit(said[ISSUER])
    # Whoever could answer in the provider's place could vouch for anyone.
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        raise Misconfigured(
            Message("{issuer}: the provider's address is expected, by https, as https://login.example", issuer=ISSUER)
        )
    for name in (CLIENT, CLIENT_SECRET):
        if not said[name]:
            raise Misconfigured(
                Message(
                    "{issuer} is set and {name} is not: take it from the provider's registration",
                    issuer=ISSUER,
                    name=name,
                )
            )
    return OidcSettings(
        said[ISSUER].rstrip("/"),
        said[CLIENT],
        said[CLIENT_SECRET],
        said[GROUPS_CLAIM] or "groups",
        said[WRITE_GROUP],
        said[ADMIN_GROUP],
    )
