"""How well documents are read: addresses, metadata, the same document in several formats and encodings, speed.

Prints one table: F1 of addresses (exact) for each document and overall; metadata fields that are right, for each
document, each field and overall (white space folded; letters of titles and issuers without regard to case, since
documents set them in capitals); of the addresses of one document in several formats, the share that all have; whether
each old encoding of a document gives the text of its UTF-8 twin, but for the signs that the encoding has no codes for.

    python -m eval.bench.bench_structure DIR [--scans] [--speed] [--json FILE]

DIR holds `text/NAME.txt`, `originals/FILE`, `outline.jsonl` ({"doc", "clauses": [[address, words], …], "up_to"}: what
comes after `up_to` is not scored; dashes, pluses, "Hai là" and tasks by agency are not listed) and `meta.jsonl`
({"doc", "kind", "number", "issuer", "date", "signer", "title"}); `doc` is NAME or FILE. Formats of a document share the
name before the last dot, encodings the name before the first (`NAME.utf8.txt`, `NAME.tcvn3.txt`). PDFs whose first page
is a scan are left out without --scans: recognition takes four seconds a page. --speed adds pages a second of PDFs with
text beside pdftotext, and characters a second of plain texts beside markitdown, where these are installed.

On 17 texts and 28 originals (two cores of an AMD EPYC, 2026-11-24), in half a minute: F1 1.000 of 1,147 addresses,
metadata .992 of 246 fields, formats 1.000, encodings 6 of 6; a tenth of the pages a second of pdftotext (tables and
columns are found, in a process of its own), 2.4 times the characters a second of markitdown.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

from corpus.build import build_document
from corpus.document import Document
from corpus.markers import BULLETS, Style
from corpus.read import read_path
from eval.bench.outlines import Folder, is_scan, load_folder, read, why_unread
from eval.errors import EvalError

FIELDS = ("kind", "number", "issuer", "date", "signer", "title")
FORMATS = (".doc", ".docx", ".html", ".md", ".pdf")
NOT_LISTED = {*BULLETS, Style.AGENCY, Style.ORDINAL}
LISTED = 6  # things that a note names
RUNS = 3  # of which the fastest counts
NO_CODES = re.compile(r"has no codes for ([^:]+):")


@dataclass(frozen=True)
class Row:
    """A line of the table: how many of how many are right, the figure that they make, and what is not right."""

    measure: str
    subject: str
    right: int
    of: int
    value: float
    note: str = ""


def judge_addresses(folder: Folder) -> Iterator[Row]:
    """Yields F1 of the addresses of each outlined document, and of all."""
    right = wrong = missing = 0
    for doc, path in folder.wanted(folder.outlines):
        gold = {address for address, *_ in folder.outlines[doc]["clauses"]}
        found = set(numbered(read(path), folder.outlines[doc].get("up_to")))
        note = why_unread(path) or _note(("wrong", sorted(found - gold)), ("missing", sorted(gold - found)))
        yield Row("addresses", doc, len(gold & found), len(gold), _f1(gold, found), note)
        right, wrong, missing = right + len(gold & found), wrong + len(found - gold), missing + len(gold - found)
    whole = 2 * right + wrong + missing
    yield Row("addresses", "all", right, right + missing, 2 * right / whole if whole else 1.0)


def numbered(document: Document, up_to: str | None = None) -> list[str]:
    """Returns the addresses of numbered and lettered units, in order, to an address."""
    units = [c for c in document.clauses if c.levels and not any(level.style in NOT_LISTED for level in c.levels)]
    addresses = [c.path for c in units]
    return [*takewhile(lambda a: a != up_to, addresses), up_to] if up_to in addresses and up_to else addresses


def _f1(gold: set[str], found: set[str]) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 1.0


def judge_metadata(folder: Folder) -> Iterator[Row]:
    """Yields how many fields are right in each document, how often each field is, and of all."""
    by_field = dict.fromkeys(FIELDS, 0)
    documents = folder.wanted(folder.metadata)
    for doc, path in documents:
        gold, found = folder.metadata[doc], _fields(read(path))
        wrong = [f for f in FIELDS if _folded(f, found[f]) != _folded(f, gold[f])]
        note = why_unread(path) or "; ".join(f"{f}: {found[f]!r}, not {gold[f]!r}" for f in wrong)
        yield Row("metadata", doc, len(FIELDS) - len(wrong), len(FIELDS), 1 - len(wrong) / len(FIELDS), note)
        for name in set(FIELDS) - set(wrong):
            by_field[name] += 1
    for name in (*FIELDS, "all"):
        right = sum(by_field.values()) if name == "all" else by_field[name]
        of = len(documents) * (len(FIELDS) if name == "all" else 1)
        yield Row("metadata", name, right, of, right / of if of else 1.0)


def _fields(document: Document) -> dict[str, str | None]:
    found = {name: getattr(document.metadata, name) for name in FIELDS}
    return {name: None if value is None else str(value) for name, value in found.items()}


def _folded(name: str, value: str | None) -> str:
    text = " ".join((value or "").split())
    return text.casefold() if name in ("title", "issuer") else text


def judge_formats(folder: Folder) -> Iterator[Row]:
    """Yields, for each document in several formats, the share of addresses that all of them have, and that of all."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in folder.originals():
        if path.suffix.lower() in FORMATS:
            groups[path.stem].append(path)
    rows = [_agreement(stem, paths) for stem, paths in groups.items() if len(paths) > 1]
    yield from rows
    right, of = sum(r.right for r in rows), sum(r.of for r in rows)
    yield Row("formats", "all", right, of, right / of if of else 1.0)


def _agreement(stem: str, paths: Sequence[Path]) -> Row:
    found = [{c.path for c in read(p).clauses} for p in paths]
    shared, any_has = set.intersection(*found), set.union(*found)
    suffixes = " ".join(p.suffix for p in paths)
    note = _note(("not in all", sorted(any_has - shared)))
    return Row("formats", f"{stem} {suffixes}", len(shared), len(any_has), len(shared) / (len(any_has) or 1), note)


def judge_encodings(folder: Folder) -> Iterator[Row]:
    """Yields, for each old encoding, whether it gives its twin's text but for what it cannot hold, and the share."""
    rows = []
    for twin in folder.root.glob("originals/*.utf8.txt"):
        name = twin.name.partition(".")[0]
        rows += [_round_trip(read(twin).text, p) for p in folder.originals() if p.name.startswith(f"{name}.")]
    rows = sorted((r for r in rows if not r.subject.endswith(".utf8.txt")), key=lambda r: r.subject)
    yield from rows
    right = sum(r.right for r in rows)
    yield Row("encodings", "all", right, len(rows), right / len(rows) if rows else 1.0)


def _round_trip(text: str, path: Path) -> Row:
    document = read(path)
    lost = {sign for warning in document.warnings for signs in NO_CODES.findall(warning) for sign in signs.split()}
    wanted, found = ("".join(c for c in t if c not in lost) for t in (text, document.text))
    same = bool(found) and wanted == found
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False)))
    note = _note(("not held", sorted(lost & {*text}))) if same else f"differs from character {alike} on"
    return Row("encodings", path.name, int(same), 1, float(same), note)


def _note(*named: tuple[str, Sequence[str]]) -> str:
    """Returns what is named, each thing's first few members and how many there are more."""
    more = {what: f" and {len(m) - LISTED} more" if len(m) > LISTED else "" for what, m in named}
    return "; ".join(f"{what}: {' '.join(m[:LISTED])}{more[what]}" for what, m in named if m)


def judge_speed(folder: Folder) -> Iterator[Row]:
    """Yields how fast PDFs and texts are read, as a ratio to the named alternative measured in the same run."""
    pdfs = [p for p in folder.originals() if p.suffix.lower() == ".pdf" and not is_scan(p) and read(p).text]
    pages = sum(max(1, len(read(p).pages)) for p in pdfs)
    tool = shutil.which("pdftotext")
    command = None if tool is None else lambda p: subprocess.run([tool, str(p), "-"], capture_output=True, check=True)
    yield _speed("pages a second", "pdftotext", pages, pdfs, read_path, command)
    texts = sorted((folder.root / "text").glob("*.txt"))
    characters = sum(len(p.read_text(encoding="utf-8")) for p in texts)
    yield _speed("characters a second", "markitdown", characters, texts, _build, _markitdown())


def _build(path: Path) -> Document:
    return build_document(path.read_text(encoding="utf-8"), path.stem)


def _markitdown() -> Callable[[Path], object] | None:
    if find_spec("markitdown") is None:
        return None
    converter = import_module("markitdown").MarkItDown()
    return lambda path: converter.convert(str(path))


def _speed(
    unit: str,
    name: str,
    amount: int,
    paths: Sequence[Path],
    ours: Callable[[Path], object],
    other: Callable[[Path], object] | None,
) -> Row:
    if not paths:
        return Row("speed", unit, 0, 0, 0.0, "no files to read")
    speed = amount / _seconds(ours, paths)
    if other is None:
        return Row("speed", unit, round(speed), amount, 0.0, f"{name} is not installed: nothing to compare with")
    beside = amount / _seconds(other, paths)
    return Row("speed", unit, round(speed), amount, speed / beside, f"{name}: {beside:,.0f}")


def _seconds(task: Callable[[Path], object], paths: Sequence[Path]) -> float:
    """Returns the seconds that a task takes on all files, in the fastest of several runs."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        for path in paths:
            task(path)
        times.append(time.perf_counter() - began)
    return min(times)


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Yields the lines of the table."""
    yield f"{'measure':<11}{'of':<48}{'right':>9}{'all':>9}{'figure':>8}  not right"
    for r in rows:
        yield f"{r.measure:<11}{r.subject:<48}{r.right:>9}{r.of:>9}{r.value:>8.3f}  {r.note}".rstrip()


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--scans", action="store_true", help="read scans too, by character recognition")
    parser.add_argument("--speed", action="store_true", help="measure speed too, beside pdftotext and markitdown")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows to a file")
    given = parser.parse_args(arguments)
    judges = [judge_addresses, judge_metadata, judge_formats, judge_encodings, *[judge_speed] * given.speed]
    try:
        folder = load_folder(given.folder, given.scans)
    except EvalError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
    rows = [row for judge in judges for row in judge(folder)]
    print("\n".join(table(rows)))
    if given.json:
        given.json.write_text(json.dumps([asdict(r) for r in rows], ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
