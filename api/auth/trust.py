"""Trust: whom a service lets in, and what it keeps of what they do."""

from dataclasses import dataclass, field
from pathlib import Path

from api.auth.provider import Provider
from api.settings import Settings
from api.state.state import State


@dataclass(frozen=True)
class Trust:
    """What the gate goes by.

    open: everyone is let in unasked: as the local user, or where beyond is set, from other machines too, to read alone;
    secure: browsers reach it by https alone; rate: requests a minute of one key or address, 0 for no limit; audit: off,
    on, required; public_url: the address that others type, "" for the one that they came by; provider: an identity
    provider that vouches for people; conversations: whether each account's are kept.
    """

    state: State
    open: bool = True
    beyond: bool = False
    secure: bool = False
    rate: int = 0
    audit: str = "off"
    cors_origins: tuple[str, ...] = ()
    conversations: bool = False
    public_url: str = ""
    provider: Provider | None = field(default=None, compare=False)

    @property
    def is_local(self) -> bool:
        """Whether whoever comes is the local user, who may do and see everything."""
        return self.open and not self.beyond


def local_trust(home: Path) -> Trust:
    """Returns the trust of a service for its own machine: nobody is asked, nothing is noted."""
    return Trust(State(home))


def trust_of(
    settings: Settings, home: Path, beyond: bool, insecure_open: bool, https: bool, public_url: str = ""
) -> Trust:
    """Returns the trust of a service.

    beyond: whether other machines reach it; insecure_open: whether everyone may read all the same. On its own machine
    keys are asked for as soon as there are any. What one asks on one's own machine is noted only on demand: there is
    nobody to give account to, and questions say much of who asks them.

    Raises:
        Misconfigured: the database that the settings name is none.
    """
    state = State(home, settings.database_url, settings.audit_days, settings.conversation_days, settings.feedback_days)
    provider = Provider(settings.oidc) if settings.oidc else None
    asked = not insecure_open and (beyond or provider is not None or state.keys.any_valid())
    return Trust(
        state,
        open=not asked,
        beyond=beyond,
        secure=https,
        rate=settings.rate if asked or beyond else 0,
        audit=settings.audit or ("on" if asked or beyond else "off"),
        cors_origins=settings.cors_origins,
        conversations=settings.conversations and not (beyond and not asked),
        public_url=public_url,
        provider=provider,
    )
