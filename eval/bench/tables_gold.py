"""Gold tables of tasks: who leads, who coordinates and by when in each row, and how well `read_duties` finds it.

A file has one table a line, as an office would send it: `id`, `layout` (what is particular about it), `name` (a file
name, whose ending says the format), `content` (the file's text) and `rows` (`task`, `lead`, `coordinate`, `deadline`).
A duty belongs to the row whose task it says; one that says no row's is found and not right.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.duties.read import read_duties
from corpus.duty import COORDINATE, LEAD, Duty
from corpus.read import read_bytes
from corpus.text.accents import fold
from eval.bench.duties_gold import ALL_AGENCIES, DEADLINE, Sums

AGENCY_ROWS = (LEAD, COORDINATE)
UNKNOWN = "no row's"


@dataclass(frozen=True)
class GoldRow:
    """A row of a table: its task and, folded, what (role, agency) it gives it to, and by when."""

    task: str
    agencies: frozenset[tuple[str, str]]
    deadline: str | None


@dataclass(frozen=True)
class GoldTable:
    """A table in a file: its id, what is particular about its layout, the file's name and text, its rows."""

    table_id: str
    layout: str
    name: str
    content: str
    rows: tuple[GoldRow, ...]


def read_tables_gold(path: Path) -> tuple[GoldTable, ...]:
    """Returns the tables of a file.

    Raises:
        ValueError: says in one line why the file, or which line of it, cannot be used.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: cannot be read ({error})") from error
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(_table(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path}: line {number} is no table of tasks ({error!r})") from error
    if not found:
        raise ValueError(f"{path}: no tables in it")
    return tuple(found)


def _table(row: dict[str, Any]) -> GoldTable:
    rows = tuple(
        GoldRow(
            fold(r["task"]),
            frozenset((role, fold(a)) for role in AGENCY_ROWS for a in r[role]),
            r["deadline"] and fold(r["deadline"]),
        )
        for r in row["rows"]
    )
    return GoldTable(row["id"], row["layout"], row["name"], row["content"], rows)


def measure_tables(tables: Sequence[GoldTable]) -> tuple[Sums, dict[str, Sums], list[str]]:
    """Returns the counts of all tables, those of each by its id, and a line for each row that is not right."""
    sums: Sums = Counter()
    each: dict[str, Sums] = {}
    wrong: list[str] = []
    for table in tables:
        document = read_bytes(table.content.encode("utf-8"), table.name, table.table_id)
        own, lines = _compared(table, read_duties(document))
        each[table.table_id] = own
        sums += own
        wrong += lines
    return sums, each, wrong


def _compared(table: GoldTable, duties: Sequence[Duty]) -> tuple[Sums, list[str]]:
    tasks = {row.task for row in table.rows}
    have = {(_task(d, tasks), d.role, fold(d.agency)) for d in duties}
    want = {(row.task, *agency) for row in table.rows for agency in row.agencies}
    sums: Sums = Counter()
    for name, roles in ((LEAD, (LEAD,)), (COORDINATE, (COORDINATE,)), (ALL_AGENCIES, AGENCY_ROWS)):
        sums[name, "right"] += sum(k[1] in roles for k in have & want)
        sums[name, "found"] += sum(k[1] in roles for k in have)
        sums[name, "wanted"] += sum(k[1] in roles for k in want)
    due = {(_task(d, tasks), fold(d.deadline)) for d in duties if d.deadline}
    wanted = {(row.task, row.deadline) for row in table.rows if row.deadline}
    sums[DEADLINE, "right"] += len(due & wanted)
    sums[DEADLINE, "found"] += len(due)
    sums[DEADLINE, "wanted"] += len(wanted)
    lines = [f"{table.table_id}, extra: {' | '.join(k)}" for k in sorted(have - want)]
    lines += [f"{table.table_id}, missing: {' | '.join(k)}" for k in sorted(want - have)]
    lines += [f"{table.table_id}, deadline, extra: {' | '.join(k)}" for k in sorted(due - wanted)]
    return sums, lines + [f"{table.table_id}, deadline, missing: {' | '.join(k)}" for k in sorted(wanted - due)]


def _task(duty: Duty, tasks: set[str]) -> str:
    said = fold(duty.task)
    return said if said in tasks else UNKNOWN
