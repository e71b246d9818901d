"""Who works on the service's own machine by commands, and what they do there, for the audit log."""

import os

from api.auth.caller import LOCAL, Caller
from api.auth.noting import OFF, Noting
from api.auth.trust import Trust
from api.errors import StateError
from api.settings import Settings
from api.state.state import State
from corpus.environment import Environment


def state_of(environment: Environment) -> State:
    """Returns the state of a home, as the settings say where it is."""
    settings = Settings.from_environment(environment)
    return State(environment.home, settings.database_url, settings.audit_days, feedback_days=settings.feedback_days)


def local_noting(environment: Environment, by_default: bool | None = None) -> Noting:
    """Returns what takes note of what commands do.

    by_default: whether it does where CHITHI_AUDIT does not say; None for where a log is kept: for others who are served
    here, that is, since nobody has to give account of a home of their own.

    Raises:
        Misconfigured: a setting of the service cannot be followed.
    """
    settings, state = Settings.from_environment(environment), state_of(environment)
    if settings.audit:
        audit = settings.audit
    else:
        is_kept = by_default if by_default is not None else settings.oidc is not None or _is_begun(state)
        audit = "on" if is_kept else OFF
    return Noting(Trust(state, audit=audit), operator(), gives_up=True)


def operator() -> Caller:
    """Returns the local caller, under the name of the account of the system that runs this process."""
    return Caller(LOCAL.account, _account() or LOCAL.name, LOCAL.scopes, LOCAL.labels)


def _account() -> str:
    """Returns the name of an account: what the system says, not what a variable could."""
    try:
        if os.name == "posix":
            from pwd import getpwuid

            return getpwuid(os.getuid()).pw_name
        return os.getlogin()
    except (KeyError, OSError):  # an account without a name, or no terminal
        return ""


def _is_begun(state: State) -> bool:
    """Returns whether others are let in, or a log was begun; where that cannot be told, taking note says why."""
    try:
        return state.keys.any_valid() or state.audit.is_begun()
    except StateError:
        return True
