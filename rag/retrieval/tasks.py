"""The table of duties: whose they are, and those of the agency that a question asks for."""

import re
from collections.abc import Iterable

from corpus.duty import LEAD, Duty
from corpus.lexicon.glossary import agency, english_name, same_agency
from corpus.text.accents import fold
from index.hit import Hit
from rag.question.tasks import AskedTasks

MOST_DOCUMENTS = 40  # looked through, newest first


def select_duties(
    duties: Iterable[Duty], name: str | None, role: str | None, deadline: str | None = None
) -> list[Duty]:
    """Returns the duties of one agency, by any of its names, of one role, with a deadline; None for all.

    deadline: words or figures that it holds ("30/6/2022", "hằng quý"), "" for any deadline.
    """
    return [
        d
        for d in duties
        if (role is None or d.role == role)
        and (name is None or _is_agency(d, name))
        and (deadline is None or _is_due(d, deadline))
    ]


def _is_due(duty: Duty, wanted: str) -> bool:
    return duty.deadline is not None and _as_compared(wanted).rstrip() in _as_compared(duty.deadline)


def _as_compared(deadline: str) -> str:
    """Returns a deadline folded, with a blank on both sides, and "05/6" as "5 6"."""
    return re.sub(r" 0(?=\d)", " ", f" {fold(deadline)} ")


def _is_agency(duty: Duty, wanted: str) -> bool:
    """Returns whether a duty is that agency's: by its name, a longer form of it, or its English name."""
    entry = agency(wanted)
    if entry is not None and agency(duty.agency) is entry:
        return True
    name, asked = f" {fold(duty.agency)} ", fold(entry.vi if entry else wanted)
    english = english_name(duty.agency)
    return f" {asked} " in name or (english is not None and fold(english) == fold(wanted))


def own_duties(duties: Iterable[Duty], asked: AskedTasks) -> list[Duty]:
    """Returns the duties of the agency itself, one a clause, row and role: "Giám đốc Sở Y tế" is another's."""
    seen: set[tuple[str, str, str, int | None]] = set()
    found = []
    for duty in select_duties(duties, asked.agency, asked.role, "" if asked.due else None):
        if asked.reports and duty.report_to is None:
            continue
        key = (duty.document_id, duty.clause, duty.role, duty.row)
        if same_agency(duty.agency, asked.agency) and key not in seen:
            seen.add(key)
            found.append(duty)
    return sorted(found, key=lambda d: d.role != LEAD)


def hit_of(duty: Duty, rank: int) -> Hit:
    """Returns the clause of a duty as a hit."""
    passage = f"{duty.document_id}#{duty.clause}"
    return Hit(duty.document_id, duty.clause, passage, duty.start, duty.end, 0.0, 0.0, 0.0, rank, source="duties")
