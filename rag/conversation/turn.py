"""Turn: an earlier question of a conversation, with what answered it where that is known."""

from dataclasses import dataclass

ANSWERED = "answered"


@dataclass(frozen=True)
class Turn:
    """A question asked before.

    document_id, clause: of the first citation of its answer, empty where there is none or it is not known; status: of
    its answer, empty where it is not known.
    """

    question: str
    document_id: str = ""
    clause: str = ""
    status: str = ""

    @property
    def is_cited(self) -> bool:
        """Whether it is known which clause answered it."""
        return bool(self.document_id and self.clause) and self.status in ("", ANSWERED)
