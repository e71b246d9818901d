"""What was made of each kind of file that once went wrong: its cases, and the neighbours of them that the tests hold.

    python -m eval.bench.bench_cases DIR > cases.txt
    python -m eval.bench.bench_neighbours cases.txt

Runs the tests of each kind (an input and what is right of it each) and prints a table in Markdown: the cases and how
many are right, by what `bench_cases` printed, then the tests, how many were passed, and how many were left out because
a program or a folder that they need is not there. All cases went wrong when they were collected.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
TESTS = "tests/corpus"
_RESULT = re.compile(r"^(?P<number>\d{2,3})-\S+\s+(?P<verdict>right|WRONG)\b")


@dataclass(frozen=True)
class Kind:
    """A kind of fault: what it is called, the numbers of its cases, the files of its tests below `tests/corpus`."""

    name: str
    cases: tuple[int, ...]
    tests: tuple[str, ...]


KINDS = (
    Kind(
        "annexes, second documents, text behind the signature",
        (83, 86),
        (
            "structure/test_remainder.py",
            "structure/test_documents.py",
            "structure/test_zones.py",
            "structure/test_spans.py",
        ),
    ),
    Kind(
        "old encodings in .docx, PDF, HTML",
        (13, 16),
        (
            "encodings/test_fonts.py",
            "encodings/test_extracted.py",
            "readers/docx/test_fonts.py",
            "readers/html/test_fonts.py",
            "readers/pdf/test_fonts.py",
        ),
    ),
    Kind(
        "tables of tasks, labelled lines",
        (18, 20, 21, 24, 26),
        (
            "duties/test_tables.py",
            "duties/test_columns.py",
            "duties/test_marks.py",
            "duties/test_labels.py",
            "duties/test_records.py",
            "duties/test_roles.py",
            "lexicon/test_task_columns.py",
            "lexicon/test_task_records.py",
            "readers/xlsx/test_read.py",
            "readers/pdf/test_tables.py",
            "readers/page/test_open_tables.py",
            "test_table.py",
        ),
    ),
    Kind("raised numbers, struck text", (34, 37), ("text/test_raised.py", "readers/html/test_styled.py")),
    Kind(
        "heads, signature notes, data sheets of sites",
        (41, 43, 45, 58, 60, 63),
        (
            "facts/test_heads.py",
            "facts/test_front.py",
            "facts/test_metadata.py",
            "facts/test_issuers.py",
            "layout/test_dateline.py",
            "readers/docx/test_letterhead.py",
            "readers/docx/test_stamped.py",
            "structure/test_front.py",
            "structure/test_notes.py",
            "structure/test_particulars.py",
        ),
    ),
    Kind(
        "PDF: annotations, files inside, forms, layers, watermarks",
        (47, 49, 50, 51, 54),
        ("readers/pdf/test_annotations.py", "readers/pdf/test_layers.py"),
    ),
    Kind(
        "deadlines as dates",
        (27, 29),
        ("duties/test_meaning.py", "duties/test_deadlines.py", "duties/test_tails.py", "test_due.py"),
    ),
    Kind(
        "markers",
        (66, 71, 73, 75, 77, 78),
        ("test_markers.py", "structure/test_clauses.py", "structure/test_sequence.py", "structure/test_tree.py"),
    ),
    Kind("quoted amendments", (68, 69), ("structure/test_quotations.py",)),
    Kind("references", (81,), ("facts/test_references.py", "facts/test_citations.py")),
    Kind(
        "ingest, web archives, tool tips",
        (89, 90, 93, 94, 95),
        (
            "facts/test_identity.py",
            "readers/html/test_mhtml.py",
            "readers/html/test_tips.py",
            "readers/test_archive.py",
            "readers/test_mail.py",
            "store/test_sources.py",
            "test_formats.py",
            "test_litter.py",
        ),
    ),
    Kind(
        "agencies of 2025, tone marks, one's own table",
        (30, 33),
        (
            "duties/test_agency_lists.py",
            "duties/test_agency_phrases.py",
            "duties/test_names.py",
            "lexicon/test_own_agencies.py",
            "text/test_tones.py",
        ),
    ),
    Kind(
        "scans",
        (),
        ("readers/ocr/test_engines.py", "readers/ocr/test_picture.py", "readers/ocr/test_read.py"),
    ),
    Kind("questions", (1, 3, 5, 7, 9, 11, 101), ()),
)


@dataclass(frozen=True)
class Tried:
    """How many tests there were, how many were passed, how many left out."""

    tests: int = 0
    passed: int = 0
    left_out: int = 0


def read_results(lines: Sequence[str]) -> dict[int, bool]:
    """Returns whether each case is right, by its number, from the lines that `bench_cases` prints.

    Raises:
        ValueError: no line tells of a case.
    """
    found = {int(m["number"]): m["verdict"] == "right" for line in lines if (m := _RESULT.match(line))}
    if not found:
        raise ValueError("no case found, lines as `bench_cases` prints them expected (`18-docx-merged-lead  right`)")
    return found


def read_report(report: str) -> dict[str, Tried]:
    """Returns what became of the tests of each file, by its path from the root, from a report in JUnit's XML."""
    counted: dict[str, Tried] = {}
    for case in ElementTree.fromstring(report).iter("testcase"):
        path = case.get("classname", "").replace(".", "/") + ".py"
        so_far = counted.get(path, Tried())
        said = {child.tag for child in case}
        counted[path] = Tried(
            so_far.tests + 1,
            so_far.passed + (not said & {"failure", "error", "skipped"}),
            so_far.left_out + ("skipped" in said),
        )
    return counted


def table(results: dict[int, bool], tried: dict[str, Tried]) -> list[str]:
    """Returns the table of kinds in Markdown, a line each, sums at its end."""
    counts = [_of(kind, results, tried) for kind in KINDS]
    rows = [(kind.name, *row) for kind, row in zip(KINDS, counts, strict=True)]
    sums = [sum(column) for column in zip(*counts, strict=True)]
    head = ("kind", "cases", "right", "neighbours", "right", "left out")
    lines = [head, ("---",) * len(head), *rows, ("all", *sums)]
    return [f"| {' | '.join(map(str, line))} |" for line in lines]


def _of(kind: Kind, results: dict[int, bool], tried: dict[str, Tried]) -> tuple[int, int, int, int, int]:
    found = [results[n] for n in kind.cases if n in results]
    files = [tried.get(f"{TESTS}/{path}", Tried()) for path in kind.tests]
    counts = (sum(f.tests for f in files), sum(f.passed for f in files), sum(f.left_out for f in files))
    return len(found), sum(found), *counts


def _run() -> str:
    """Returns the report of the tests of all kinds."""
    paths = [f"{TESTS}/{path}" for kind in KINDS for path in kind.tests]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junitxml={report}", *paths]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if not report.is_file():
            raise ValueError(f"the tests did not run: {done.stdout[-500:]}{done.stderr[-500:]}")
        return report.read_text(encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; returns 1 where a case is wrong or a test failed, 2 where what is given cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path, help="what `bench_cases` printed")
    given = parser.parse_args(arguments)
    try:
        results = read_results(given.results.read_text(encoding="utf-8").splitlines())
        tried = read_report(_run())
    except (ValueError, OSError) as error:
        print(f"bench_neighbours: {error}", file=sys.stderr)
        return 2
    print("\n".join(table(results, tried)))
    failed = sum(t.tests - t.passed - t.left_out for t in tried.values())
    return int(not all(results.values()) or failed > 0)


if __name__ == "__main__":
    sys.exit(main())
