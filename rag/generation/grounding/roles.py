"""Statements of who leads and who coordinates, held against the duties of a clause."""

import functools
import re
from collections.abc import Iterable, Sequence

from corpus.duty import COORDINATE, LEAD
from corpus.lexicon.agency_names import agency_names
from corpus.lexicon.glossary import Lexicon, lexicon
from rag.generation.grounding.align import Passage
from rag.generation.grounding.tokens import Sort, Token
from rag.generation.labelled import Labelled

# A statement is spelt with a letter a part: A an agency, L "leads", W "in coordination with".
_STATEMENTS = [
    re.compile(p)
    for p in (
        r"(?P<lead>A+)L(?:W(?P<coordinate>A+))?",
        r"L(?P<lead>A+)(?:W(?P<coordinate>A+))?",
        r"(?P<lead>A+)L(?P<coordinate>A+)W",
        r"(?P<lead>A+)W(?P<coordinate>A+)",
        r"(?P<coordinate>A+)W",
        r"W(?P<coordinate>A+)",
    )
]
_SUBJECT = re.compile(r"(?P<lead>A+)")
Role = tuple[str, str]  # role, agency
TASK_BEGINS = 30  # code points of a task by which the sentence it stands in is known
_FRAME_WORDS = "cơ quan đơn vị với do cùng có trách nhiệm chịu đầu mối làm đồng thời"
_FRAME = frozenset(_FRAME_WORDS.split())
_DUE_WORDS = "thời hạn cuối chót hoàn thành ngày"
_DUE = frozenset(_DUE_WORDS.split())
_DUE_LIMITS = frozenset(["trước", "hết", "chậm", "muộn"])
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def stated_roles(letters: str, agencies: Sequence[str], subject: bool = False) -> set[Role] | None:
    """Returns the roles that a statement gives its agencies, in the order of its A's; None where it is none.

    subject: whether agencies alone, what they do being said elsewhere, are taken as those who lead.
    """
    spelt = re.sub(r"([LW])\1+", r"\1", letters)
    for pattern in (*_STATEMENTS, *([_SUBJECT] if subject else [])):
        if found := pattern.fullmatch(spelt):
            return {
                (role, name)
                for role, part in found.groupdict().items()
                if part is not None
                for name in _within(spelt, agencies, *found.span(role))
            }
    return None


def _within(spelt: str, agencies: Sequence[str], start: int, end: int) -> Sequence[str]:
    return agencies[spelt.count("A", 0, start) : spelt.count("A", 0, end)]


def vietnamese_roles(sentence: Sequence[Token]) -> set[Role] | None:
    """Returns the roles that a Vietnamese sentence states and nothing else, None where it says more or less."""
    letters, agencies = "", []
    at = 0
    while at < len(sentence):
        pair = tuple(t.value for t in sentence[at : at + 2])
        if sentence[at].sort is Sort.AGENCY:
            letters += "A"
            agencies.append(sentence[at].value)
        elif pair in (("chủ", "trì"), ("phối", "hợp")):
            letters += "L" if pair == ("chủ", "trì") else "W"
            at += 1
        elif sentence[at].sort is not Sort.WORD or sentence[at].value not in _FRAME:
            return None
        at += 1
    return stated_roles(letters, agencies) if agencies else None


def is_deadline(sentence: Sequence[Token], passage: Passage) -> bool:
    """Returns whether a Vietnamese sentence says nothing but the one date that a passage has, as its deadline.

    The passage must have it as one: "trước ngày …", not "chiều ngày …".
    """
    figures = [t.value for t in sentence if t.sort is Sort.FIGURE]
    words = {t.value for t in sentence if t.sort is Sort.WORD}
    told = [t.value for t in passage.tokens if t.sort is Sort.FIGURE and is_date(t.value)]
    if any(t.sort is Sort.AGENCY for t in sentence) or len(figures) != 1 or figures != told:
        return False
    limits = set(figures[0].partition("|")[0].split())
    return bool(limits & _DUE_LIMITS) and bool({"hạn", "thành"} & words) and words <= _DUE | limits


def is_date(figure: str) -> bool:
    """Returns whether the value of a figure is a date with day, month and year."""
    return _DATE.search(figure) is not None


def assigned_roles(passage: Labelled, segment: str | None = None) -> dict[Role, int]:
    """Returns the roles that the duties of a passage give, with the label of the passage that names the agency.

    segment: only of duties whose task stands in this part of the passage.
    """
    here = passage.citation
    found: dict[Role, int] = {}
    for duty in passage.duties:
        inside = here.start <= duty.start < here.end
        said = segment if segment is not None else here.quote
        if not (duty.task[:TASK_BEGINS] in said or (inside and segment is None)) or not (inside or passage.above):
            continue
        for name in _names(lexicon(), duty.agency):
            role = (LEAD if duty.role == LEAD else COORDINATE, name)
            found.setdefault(role, here.n if inside else passage.above)
    return found


@functools.lru_cache(maxsize=4096)
def _names(_: Lexicon, agency: str) -> tuple[str, ...]:
    """Returns the name of a duty's agency as tokens have it, () where the register lacks it."""
    return tuple(n.name for n in agency_names(agency))[:1]


def labels_of(roles: Iterable[Role], assigned: dict[Role, int]) -> tuple[int, ...] | None:
    """Returns the labels that the roles rest on, None where a role is not assigned."""
    wanted = list(roles)
    if not wanted or any(r not in assigned for r in wanted):
        return None
    return tuple(sorted({assigned[r] for r in wanted}))
