"""What a question supposes that wants a yes or a no: that this agency is the one that leads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.duty import COORDINATE, LEAD
from corpus.lexicon.glossary import Entry
from rag.question.typed import Typed

_ASKED_VI = re.compile(
    r"^(?:co phai|phai chang|lieu)\b|\b(?:phai khong|dung khong|hay khong|co khong|khong|phai ko|dung ko|ko|chua)$"
)
_ASKED_EN = re.compile(r"^(?:is|are|does|do|did|must|should|has|have|was|were|will)\b")
_COORDINATES = re.compile(r"\b(?:phoi hop|tham gia|ho tro|coordinat\w*|cooperat\w*|assist\w*|support\w*|take part)\b")
_LEADS = re.compile(
    r"\b(?:chu tri|phu trach|trach nhiem|dau moi|dung dau|lo|giao|nhiem vu|viec cua|lead\w*|responsib\w*|in charge|job"
    r"|duty|task|assigned|required|organi[sz]e\w*|head\w*)\b"
)


# With accents, given back where they were left out: "đầu" is not "đâu".
_ASKS_FOR = {
    "vi": re.compile(
        r"\b(?:ai|gì|nào|đâu|sao|bao nhiêu|bao lâu|bao giờ|bao xa|mấy|ra sao|vì sao|tại sao)\b", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?:who|whom|whose|which|what|when|where|why|how)\b", re.IGNORECASE),
}


@dataclass(frozen=True)
class Supposed:
    """What a question supposes: that an agency, by its registered name, has a role."""

    agency: str
    role: str


def wants_yes_or_no(typed: Typed) -> bool:
    """Returns whether a question wants a yes or a no."""
    return bool((_ASKED_EN if typed.language == "en" else _ASKED_VI).search(typed.folded))


def supposes(typed: Typed) -> bool:
    """Returns whether a question says something and asks whether it is so, in any words: it asks for nothing else."""
    return wants_yes_or_no(typed) or not _ASKS_FOR[typed.language].search(typed.restored)


def read_supposed(typed: Typed, agencies: Sequence[Sequence[Entry]]) -> Supposed | None:
    """Returns what a yes-or-no question supposes of the one agency it names, None for any other question.

    agencies: those that it names.
    """
    if not wants_yes_or_no(typed):
        return None
    role = COORDINATE if _COORDINATES.search(typed.folded) else LEAD if _LEADS.search(typed.folded) else None
    return Supposed(agencies[0][0].vi, role) if role and len(agencies) == 1 else None
