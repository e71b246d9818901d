"""Whether the duties that a clause assigns bear out what a question supposes of an agency."""

from collections.abc import Sequence
from enum import StrEnum

from corpus.duty import COORDINATE, LEAD, Duty
from corpus.lexicon.glossary import same_agency, spellings
from corpus.text.accents import fold
from rag.question.supposition import Supposed


class Finding(StrEnum):
    """What the duties of a clause say of an agency and a role: borne out, the other role, or not named at all."""

    BORNE_OUT = "borne_out"
    ONLY_COORDINATES = "only_coordinates"
    LEADS = "leads"
    NOT_NAMED = "not_named"


def find_out(supposed: Supposed, duties: Sequence[Duty], text: str) -> Finding | None:
    """Returns what duties say of what was supposed; None where that is not sure.

    text: the clause's. What it does not say is not denied: "no" stands only where the agency has the other role; where
    the clause names it without a role that was read, nothing is said.
    """
    if not duties:
        return None
    roles = {d.role for d in duties if same_agency(d.agency, supposed.agency)}
    if supposed.role in roles:
        return Finding.BORNE_OUT
    if supposed.role == LEAD and COORDINATE in roles and any(d.role == LEAD for d in duties):
        return Finding.ONLY_COORDINATES
    if supposed.role == COORDINATE and LEAD in roles:
        return Finding.LEADS
    folded = f" {fold(text)} "
    named = any(f" {fold(n)} " in folded for n in spellings(supposed.agency))
    return None if named else Finding.NOT_NAMED


def bears_out(supposed: Supposed, duties: Sequence[Duty]) -> bool:
    """Returns whether duties give the agency the role that is supposed."""
    return any(d.role == supposed.role and same_agency(d.agency, supposed.agency) for d in duties)
