"""Gold duties: who does what in whole documents, read clause by clause, and how well `read_duties` finds it.

A file's first line names the documents whose every duty is in it, `{"complete": [...]}`; each other line is a duty:
`document_id`, `clause`, `role`, `agency`, `deadline` (null where none is set; a duty with two has two lines).
`optional` says what two careful readers may judge differently, the `duty` or its `deadline`: neither finding it nor
missing it counts.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import Document
from corpus.duties.read import read_duties
from corpus.duty import COORDINATE, LEAD, Duty
from corpus.text.accents import fold

ALL_AGENCIES = "all agencies"
DEADLINE = "deadline"
BY_LEAD = "of who leads"
OPTIONAL = (None, "duty", "deadline")

Sums = Counter[tuple[str, str]]
Key = tuple[str, ...]


@dataclass(frozen=True)
class GoldDuty:
    """A duty as it was read; optional: what of it is a matter of judgement, `duty`, `deadline` or None."""

    document_id: str
    clause: str
    role: str
    agency: str
    deadline: str | None
    optional: str | None

    @property
    def key(self) -> Key:
        """What is to be found: document, clause, role, agency, folded."""
        return self.document_id, self.clause, self.role, fold(self.agency)


@dataclass(frozen=True)
class DutyGold:
    """The duties of a file, and the documents that have no other duties."""

    complete: tuple[str, ...]
    duties: tuple[GoldDuty, ...]


def read_gold(path: Path) -> DutyGold:
    """Returns the gold duties of a file.

    Raises:
        ValueError: says in one line why the file, or which line of it, cannot be used.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: cannot be read ({error})") from error
    number = 1
    try:
        complete = tuple(map(str, json.loads(lines[0])["complete"]))
        duties = []
        for number, line in enumerate(lines[1:], start=2):  # noqa: B007 - the number is for the message
            if line.strip():
                duties.append(_duty(json.loads(line)))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        expected = "list of complete documents" if number == 1 else "gold duty"
        raise ValueError(f"{path}: line {number} is no {expected} ({error!r})") from error
    if not complete:
        raise ValueError(f"{path}: names no complete document")
    return DutyGold(complete, tuple(duties))


def _duty(row: dict[str, Any]) -> GoldDuty:
    found = GoldDuty(
        document_id=row["document_id"],
        clause=row["clause"],
        role=row["role"],
        agency=row["agency"],
        deadline=row["deadline"],
        optional=row.get("optional"),
    )
    if found.role not in (LEAD, COORDINATE):
        raise ValueError(f"role {found.role!r}")
    if found.optional not in OPTIONAL:
        raise ValueError(f"optional {found.optional!r}")
    return found


def measure_gold(gold: DutyGold, documents: Mapping[str, Document]) -> tuple[Sums, list[str]]:
    """Returns how many are right, found and wanted in the complete documents, and a line for each that is not right.

    Raises:
        ValueError: a complete document is not among those given.
    """
    absent = [name for name in gold.complete if name not in documents]
    if absent:
        raise ValueError(f"{absent[0]}: no such document among the {len(documents)} given")
    wanted = [d for d in gold.duties if d.document_id in gold.complete]
    found = [d for name in gold.complete for d in read_duties(documents[name])]
    sums, lines = _agencies(wanted, found)
    for row, by_lead in ((DEADLINE, False), (BY_LEAD, True)):
        more, wrong = _deadlines(row, wanted, found, by_lead)
        sums += more
        lines += wrong
    return sums, lines


def _agencies(wanted: Sequence[GoldDuty], found: Sequence[Duty]) -> tuple[Sums, list[str]]:
    want = {d.key for d in wanted if d.optional != "duty"}
    may = {d.key for d in wanted} - want
    have = {_key(d) for d in found}
    sums: Sums = Counter()
    for row, roles in ((LEAD, (LEAD,)), (COORDINATE, (COORDINATE,)), (ALL_AGENCIES, (LEAD, COORDINATE))):
        sums[row, "right"] += sum(k[2] in roles for k in have & want)
        sums[row, "found"] += sum(k[2] in roles for k in have - may)
        sums[row, "wanted"] += sum(k[2] in roles for k in want)
        sums[row, "optional"] += sum(k[2] in roles for k in have & may)
    lines = [f"extra: {' | '.join(k)}" for k in sorted(have - want - may)]
    return sums, lines + [f"missing: {' | '.join(k)}" for k in sorted(want - have)]


def _key(duty: Duty) -> Key:
    return duty.document_id, duty.clause, duty.role, fold(duty.agency)


def _deadlines(row: str, wanted: Sequence[GoldDuty], found: Sequence[Duty], by_lead: bool) -> tuple[Sums, list[str]]:
    """Returns the counts of deadlines, by clause or by clause and who leads.

    By who leads, those of agencies that are wrong are left out: the agency is the mistake, and counted as such.
    """
    size = 4 if by_lead else 2
    wanted = [d for d in wanted if d.role == LEAD or not by_lead]
    found = [d for d in found if d.role == LEAD or not by_lead]
    sure = [d for d in wanted if d.optional is None and d.deadline]
    want = _grouped((d.key[:size], d.deadline) for d in sure)
    may = _grouped((d.key[:size], d.deadline) for d in wanted if d.optional and d.deadline)
    have = _grouped((_key(d)[:size], d.deadline) for d in found if d.deadline)
    known = {d.key[:size] for d in wanted if d.optional != "duty"} if by_lead else want.keys() | have.keys()
    sums: Sums = Counter()
    lines = []
    for key in sorted(known):
        right, wrong, missing = _compared(have[key], want[key], may[key])
        sums[row, "right"] += right
        sums[row, "found"] += right + len(wrong)
        sums[row, "wanted"] += right + len(missing)
        lines += [f"{row}, extra: {' | '.join((*key, d))}" for d in wrong]
        lines += [f"{row}, missing: {' | '.join((*key, d))}" for d in missing]
    return sums, lines


def _grouped(pairs: Iterable[tuple[Key, str | None]]) -> defaultdict[Key, set[str]]:
    groups: defaultdict[Key, set[str]] = defaultdict(set)
    for key, deadline in pairs:
        groups[key].add(fold(deadline or ""))
    return groups


def _compared(
    have: AbstractSet[str], want: AbstractSet[str], may: AbstractSet[str]
) -> tuple[int, list[str], list[str]]:
    """Returns how many wanted deadlines are found, those found that are not wanted, those wanted that are not found.

    Two are the same where one's words are in the other: "15/3" and "trước ngày 15/3".
    """
    missing = sorted(w for w in want if not any(w in h or h in w for h in have))
    wrong = sorted(h for h in have if not any(w in h or h in w for w in want | may))
    return len(want) - len(missing), wrong, missing
