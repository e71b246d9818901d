"""The state as one: the door through which the rest of the service reaches it."""

from pathlib import Path

from api.state.audit import Audit
from api.state.conversations import Conversations
from api.state.database import Database
from api.state.feedback import Feedback
from api.state.keys import Keys
from api.state.sessions import Sessions

AUDIT_DAYS = 180
CONVERSATION_DAYS = 180
FEEDBACK_DAYS = 180


class State:
    """Keys, sessions, audit log, feedback and conversations of a home; opening it reads and writes nothing.

    url: of a database elsewhere, "" for SQLite in the home; audit_days, feedback_days: how long events and opinions are
    kept; conversation_days: how long conversations are that nobody goes on with.

    Raises:
        Misconfigured: the address is of no database that is known.
    """

    def __init__(
        self,
        home: Path,
        url: str = "",
        audit_days: int = AUDIT_DAYS,
        conversation_days: int = CONVERSATION_DAYS,
        feedback_days: int = FEEDBACK_DAYS,
    ) -> None:
        self.database = Database(home, url)
        self.keys = Keys(self.database)
        self.sessions = Sessions(self.database)
        self.audit = Audit(self.database, audit_days)
        self.feedback = Feedback(self.database, feedback_days)
        self.conversations = Conversations(self.database, conversation_days)

    @property
    def name(self) -> str:
        """Where it is kept, for people."""
        return self.database.name

    def close(self) -> None:
        """Gives its connections back."""
        self.database.close()
