"""How well duties are read: precision and recall of (role, agency), of deadlines and of whom to report to.

Measures `read_duties` on clauses written with who leads, who coordinates, by when: each clause is made a document of
its own. An agency counts where its role and its whole name are right, case and accents folded; a clause's deadline
counts where one of its duties has it, or words that hold it, or words that it holds.

    python -m eval.bench.bench_duties DIR [--part train|judge] [--errors]
    python -m eval.bench.bench_duties --gold eval/gold_duties/duties.jsonl [--documents DIR] [--errors]
    python -m eval.bench.bench_duties --tables eval/gold_duties/tables.jsonl [--errors]

DIR: a folder of .jsonl files, a clause a line (`id`, `vi`, `lead`, `coordinate`, `deadline`, `report_to`) or a cluster
(`id`, `clauses`). The clauses kept apart for judging are those whose id's SHA-256 begins with 0, 1 or 2.

With --gold whole documents are read (those shipped, or a folder's) and (role, agency, clause) must be right; see
`eval.bench.duties_gold`. Deadlines count by clause, and once more by clause and who leads. With --tables each row of a
table of tasks is judged by itself; see `eval.bench.tables_gold`.

--errors never prints clauses kept apart for judging: what is looked at is no longer unseen.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import corpus
from corpus.build import build_document
from corpus.duties.read import read_duties
from corpus.duty import COORDINATE, LEAD, Duty
from corpus.read import read_path
from corpus.text.accents import fold
from eval.bench.duties_gold import ALL_AGENCIES, BY_LEAD, DEADLINE, Sums, measure_gold, read_gold
from eval.bench.tables_gold import measure_tables, read_tables_gold
from eval.learning.written import is_judged

PARTS = ("train", "judge")
WRITTEN_ROWS = (LEAD, COORDINATE, ALL_AGENCIES, DEADLINE, "report to")
TABLE_ROWS = (LEAD, COORDINATE, ALL_AGENCIES, DEADLINE)
GOLD_ROWS = (LEAD, COORDINATE, ALL_AGENCIES, DEADLINE, BY_LEAD)
SAMPLE = Path(corpus.__file__).parent / "sample"


@dataclass(frozen=True)
class Written:
    """A written clause: its text, what (role, agency) it gives tasks to, by when, whom to report to."""

    clause_id: str
    text: str
    agencies: frozenset[tuple[str, str]]
    deadline: str | None
    report_to: str | None


def read_written(folder: Path, part: str | None) -> list[Written]:
    """Returns the written clauses of a folder, those of one part; None for all.

    Raises:
        ValueError: says in one line which file or line cannot be used.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise ValueError(f"{folder}: no .jsonl files of written clauses in it")
    found = [w for path in files for w in _clauses(path, part)]
    if not found:
        raise ValueError(f"{folder}: no clauses of part {part} in it")
    return found


def _clauses(path: Path, part: str | None) -> Iterator[Written]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: cannot be read ({error})") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if part is None or is_judged(row["id"]) == (part == "judge"):
                yield from [_written(row["id"], clause) for clause in row.get("clauses", [row])]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path}: line {number} is no written clause ({error!r})") from error


def _written(clause_id: str, row: dict[str, Any]) -> Written:
    agencies = [(LEAD, fold(a)) for a in row["lead"]] + [(COORDINATE, fold(a)) for a in row["coordinate"]]
    return Written(clause_id, row["vi"], frozenset(agencies), row["deadline"], row.get("report_to"))


def counts(written: Written, duties: Sequence[Duty]) -> Sums:
    """Returns, for what is measured, how many are `right`, `found` and `wanted` in a clause."""
    found = {(d.role, fold(d.agency)) for d in duties}
    sums: Sums = Counter()
    for row, have, want in (
        *((r, {f for f in found if f[0] == r}, {w for w in written.agencies if w[0] == r}) for r in (LEAD, COORDINATE)),
        (ALL_AGENCIES, found, written.agencies),
    ):
        sums[row, "right"] += len(have & want)
        sums[row, "found"] += len(have)
        sums[row, "wanted"] += len(want)
    deadlines = [fold(d.deadline) for d in duties if d.deadline]
    readers = [fold(d.report_to) for d in duties if d.report_to]
    sums.update(_once(DEADLINE, deadlines, written.deadline, lambda a, b: a in b or b in a))
    sums.update(_once("report to", readers, written.report_to, str.__eq__))
    return sums


def _once(row: str, found: Sequence[str], wanted: str | None, same: Any) -> dict[tuple[str, str], int]:
    """Returns the counts of what a clause has once or not at all."""
    right = wanted is not None and any(same(fold(wanted), f) for f in found)
    return {(row, "right"): int(right), (row, "found"): int(bool(found)), (row, "wanted"): int(wanted is not None)}


def measure(clauses: Sequence[Written]) -> tuple[Sums, float, list[str]]:
    """Returns the counts of all clauses, clauses read a second, and a line for each clause with a wrong agency."""
    sums: Sums = Counter()
    seconds, wrong = 0.0, []
    for written in clauses:
        document = build_document(f"{written.text}\n", written.clause_id)
        began = time.perf_counter()
        duties = read_duties(document)
        seconds += time.perf_counter() - began
        sums += counts(written, duties)
        found = frozenset((d.role, fold(d.agency)) for d in duties)
        if found != written.agencies:
            extra, missing = sorted(found - written.agencies), sorted(written.agencies - found)
            wrong.append(f"{written.clause_id}: extra {extra}, missing {missing}")
    return sums, len(clauses) / seconds if seconds else 0.0, wrong


def table(sums: Sums, rows: Sequence[str]) -> list[str]:
    """Returns the lines of a table of precision and recall."""
    lines = [f"{'':<14}{'right':>7}{'found':>7}{'wanted':>8}{'precision':>11}{'recall':>8}"]
    for row in rows:
        right, found, wanted = (sums[row, key] for key in ("right", "found", "wanted"))
        precision = f"{right / found:.3f}" if found else "–"
        recall = f"{right / wanted:.3f}" if wanted else "–"
        lines.append(f"{row:<14}{right:>7}{found:>7}{wanted:>8}{precision:>11}{recall:>8}")
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table, and with --errors a line for each clause with a wrong agency."""
    options = _options(arguments)
    try:
        lines, wrong = _lines(options)
    except ValueError as error:
        raise SystemExit(f"bench_duties: {error}") from error
    print("\n".join(lines))
    if options.errors:
        print("\n".join(wrong))


def _lines(options: argparse.Namespace) -> tuple[list[str], list[str]]:
    if options.tables:
        return _on_tables(options.tables)
    return _on_gold(options.gold, options.documents) if options.gold else _on_written(options)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench_duties", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?")
    parser.add_argument("--part", choices=PARTS, help="Only the clauses to build with, or those kept for judging.")
    parser.add_argument("--gold", metavar="FILE", type=Path, help="Whole documents with the duties that are in them.")
    parser.add_argument("--documents", metavar="DIR", type=Path, default=SAMPLE, help="Default: those shipped.")
    parser.add_argument("--tables", metavar="FILE", type=Path, help="Tables of tasks with what each row says.")
    parser.add_argument("--errors", action="store_true", help="Print what is wrong or missing.")
    options = parser.parse_args(arguments)
    if sum(given is not None for given in (options.folder, options.gold, options.tables)) != 1:
        parser.error("a folder of written clauses is expected, or --gold FILE, or --tables FILE")
    return options


def _on_written(options: argparse.Namespace) -> tuple[list[str], list[str]]:
    clauses = read_written(options.folder, options.part)
    sums, speed, wrong = measure(clauses)
    wrong = [line for line in wrong if not is_judged(line.partition(":")[0])]
    return [*table(sums, WRITTEN_ROWS), f"{len(clauses)} clauses, {speed:.0f} a second"], wrong


def _on_gold(path: Path, folder: Path) -> tuple[list[str], list[str]]:
    gold = read_gold(path)
    files = [f for f in sorted(folder.glob("*")) if f.stem in gold.complete]
    sums, wrong = measure_gold(gold, {d.document_id: d for d in map(read_path, files)})
    optional = sums[ALL_AGENCIES, "optional"]
    last = f"{len(gold.complete)} documents; {optional} agencies found that are a matter of judgement: not counted"
    return [*table(sums, GOLD_ROWS), last], wrong


def _on_tables(path: Path) -> tuple[list[str], list[str]]:
    tables = read_tables_gold(path)
    sums, each, wrong = measure_tables(tables)
    rows = sum(len(t.rows) for t in tables)
    lines = [f"{len(tables)} tables, {rows} rows"]
    for gold in tables:
        right, found, wanted = (each[gold.table_id][ALL_AGENCIES, key] for key in ("right", "found", "wanted"))
        lines.append(f"{gold.table_id:<10}{right:>4}{found:>4}{wanted:>4}  {gold.layout}")
    return [*table(sums, TABLE_ROWS), *lines], wrong


if __name__ == "__main__":
    main()
