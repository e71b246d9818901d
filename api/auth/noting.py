"""What a caller asked, was shown and changed, for the audit log."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from api.auth.caller import Caller
from api.auth.trust import Trust
from api.errors import StateError
from api.state.audit import Event
from corpus.labels import Labels
from index.record import in_words
from rag.answer import Answer, NamedHit
from rag.question.typed import readable
from rag.witness import Place

logger = logging.getLogger("chithi.audit")
REQUIRED, OFF = "required", "off"
_LONGEST = 10_000  # characters of a question that are kept


class Noting:
    """The witness of one caller's questions (`rag.witness`), and of what they change.

    Where noting is required, what cannot be noted is not done; else the log says once that it is not, and it is.
    """

    def __init__(self, trust: Trust, caller: Caller, gives_up: bool = False) -> None:
        """gives_up: whether a database that was away once is tried no more: each try may take seconds."""
        self._trust = trust
        self._caller = caller
        self._gives_up = gives_up

    def answered(self, answer: Answer) -> None:
        """Takes note of an answer: of the clauses that it cites, or shows as near."""
        cited = [(c.document_id, c.clause) for c in answer.citations]
        shown = cited + [(h.hit.document_id, h.hit.path) for h in answer.hits]
        self._note("ask", answer.question, answer.status, shown)

    def found(self, query: str, hits: Sequence[NamedHit]) -> None:
        """Takes note of what a search found."""
        self._note("search", readable(query), "", [(h.hit.document_id, h.hit.path) for h in hits])

    def read(self, document_id: str, form: str, clause: str | None = None) -> None:
        """Takes note that a document is shown, all of it where no clause is named."""
        self._note("read", "", form, [] if clause is None else [(document_id, clause)], document_id)

    def listed(self, what: str, asked: str, places: Sequence[Place]) -> None:
        """Takes note of a list that is shown: what was asked for, and the clause of each of its rows."""
        self._note(what, asked, "", places)

    def changed(self, action: str, document_id: str = "", said: str = "") -> None:
        """Takes note of what is about to be changed: upload, delete, label, correct.

        document_id: of which document, where known; said: to what, as `name=value` words, where known.
        """
        self._note(action, said, document_id=document_id)

    def administered(self, action: str, status: str, said: str) -> None:
        """Takes note of what was done about the service itself: keys, logs; status: about which of them."""
        self._note(action, said, status)

    def stored(self, outcome: str, documents: Sequence[str], labels: Labels | None = None) -> None:
        """Takes note of what became of an upload, which was noted before it was read: which documents it gave.

        They are stored: what cannot be noted now is logged, and does not fail. labels: who may see them, where that was
        said with the upload.
        """
        for document_id in documents:
            try:
                self._note("stored", in_words(label=labels), outcome, document_id=document_id)
            except StateError as error:
                logger.error("not noted in the audit log: stored by %s (%s)", self._caller.account, error)

    def came(self, action: str) -> None:
        """Takes note of a login or a logout."""
        self._note(action)

    def _note(
        self,
        action: str,
        question: str = "",
        status: str = "",
        shown: Sequence[Place] = (),
        document_id: str = "",
    ) -> None:
        if self._trust.audit == OFF:
            return
        clauses = tuple(dict.fromkeys(shown))
        event = Event(
            self._caller.account, self._caller.name, action, question[:_LONGEST], str(status), document_id, clauses
        )
        try:
            self._trust.state.audit.note([event])
        except StateError as error:
            if self._trust.audit == REQUIRED:
                raise
            logger.error("not noted in the audit log: %s by %s (%s)", action, self._caller.account, error)
            if self._gives_up:
                self._trust = replace(self._trust, audit=OFF)
