"""Questions that want a yes or a no: is this agency the one that leads?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.duty import COORDINATE, LEAD, Duty
from corpus.lexicon.glossary import agency, english_name, spellings
from corpus.text.accents import fold
from rag.question.named_agencies import agencies_asked_of
from rag.question.read import Question

_ASKED_VI = re.compile(
    r"^(?:co phai|phai chang|lieu)\b|\b(?:phai khong|dung khong|hay khong|co khong|khong|phai ko|dung ko|ko|chua)$"
)
_ASKED_EN = re.compile(r"^(?:is|are|does|do|did|must|should|has|have|was|were|will)\b")
_COORDINATES = re.compile(r"\b(?:phoi hop|tham gia|ho tro|coordinat\w*|cooperat\w*|assist\w*|support\w*|take part)\b")
_LEADS = re.compile(
    r"\b(?:chu tri|phu trach|trach nhiem|dau moi|dung dau|lo|giao|nhiem vu|viec cua|lead\w*|responsib\w*|in charge|job"
    r"|duty|task|assigned|required|organi[sz]e\w*|head\w*)\b"
)


@dataclass(frozen=True)
class Supposed:
    """What a question supposes: that an agency, by its registered name, has a role."""

    agency: str
    role: str


def read_supposed(question: Question) -> Supposed | None:
    """Returns what a yes-or-no question supposes of the one agency it names, None for any other question."""
    folded = fold(question.text)
    english = question.language == "en"
    if not (_ASKED_EN if english else _ASKED_VI).search(folded):
        return None
    role = COORDINATE if _COORDINATES.search(folded) else LEAD if _LEADS.search(folded) else None
    names = agencies_asked_of(question)
    return Supposed(names[0][0].vi, role) if role and len(names) == 1 else None


def verdict(question: Question, supposed: Supposed, duties: Sequence[Duty], text: str) -> str:
    """Returns whether the duties that a clause assigns bear out what was supposed, in words; "" where that is not sure.

    text: the clause's. What it does not say is not denied: "no" stands only where the agency has the other role; where
    the clause names it without a role that was read, nothing is said.
    """
    if not duties:
        return ""
    roles = {d.role for d in duties if _same(d.agency, supposed.agency)}
    vi = question.language == "vi"
    name = supposed.agency if vi else english_name(supposed.agency) or supposed.agency
    if supposed.role in roles:
        return "Có." if vi else "Yes."
    if supposed.role == LEAD and COORDINATE in roles and any(d.role == LEAD for d in duties):
        return f"Không: {name} chỉ phối hợp." if vi else f"No: the {name} only coordinates."
    if supposed.role == COORDINATE and LEAD in roles:
        return f"{name} chủ trì." if vi else f"The {name} leads."
    folded = f" {fold(text)} "
    if any(f" {fold(n)} " in folded for n in spellings(supposed.agency)):
        return ""
    return f"Điều khoản này không nêu {name}." if vi else f"This clause does not name the {name}."


def bears_out(supposed: Supposed, duties: Sequence[Duty]) -> bool:
    """Returns whether duties give the agency the role that is supposed."""
    return any(d.role == supposed.role and _same(d.agency, supposed.agency) for d in duties)


def _same(name: str, registered: str) -> bool:
    entry = agency(name)
    return (entry is not None and entry.vi == registered) or fold(name).startswith(f"{fold(registered)} ")
