"""Documents and gold questions from clauses written to train with: what `fusion` learns from.

The written clauses stand alone, and the clusters of look-alike clauses name the document that each is from, so both are
made into small documents here, each clause numbered, with their questions as gold. Questions that no clause of a
cluster answers are the unanswerable ones. Clauses kept apart for judging are left out.

    python -m eval.learning.written DIR OUT

DIR: a folder of .jsonl files, clauses with `vi`, `q_vi`, `q_en`, or clusters with `clauses` and `unanswerable`. Writes
OUT/documents/*.txt and OUT/gold.jsonl. Then `chithi --home HOME ingest OUT/documents`.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.text.accents import strip_accents

JUDGED = "012"  # a clause whose id's SHA-256 (hex) begins so is kept for judging
CLAUSES_A_DOCUMENT = 12
_NAME = re.compile(
    r"^(?P<kind>[^\W\d_]+(?: [^\W\d_]+)?)(?P<act>.*?) của (?P<issuer>.+?),? (?P<subject>(?:về|điều chỉnh|sửa|đính) .+)$"
)


@dataclass(frozen=True)
class Made:
    """A document made of written clauses: its id, its text, and its gold questions as JSON objects."""

    document_id: str
    text: str
    gold: tuple[dict[str, object], ...]


def is_judged(written_id: str) -> bool:
    """Returns whether a written clause or cluster is kept for judging, never to learn from."""
    return hashlib.sha256(written_id.encode()).hexdigest()[0] in JUDGED


def head(name: str) -> str:
    """Returns the head of a document that a cluster names: issuer, kind and subject, each on its line."""
    found = _NAME.match(name)
    if not found:
        kind, _, subject = name.partition(" ")
        return f"{kind.upper()}\n{subject}"
    subject = f"{found['act'].strip()} {found['subject']}".strip()
    return f"{found['issuer'].upper()}\n{found['kind'].upper()}\n{subject[:1].upper()}{subject[1:]}"


def from_cluster(row: dict[str, Any]) -> Iterator[Made]:
    """Yields a document for each of a cluster's clauses; the first has the questions that none of them answers."""
    for number, clause in enumerate(row["clauses"]):
        document_id = f"{row['id']}-{number}"
        gold = [_gold(f"{document_id}-{i}", lang, q, document_id, "1") for i, (lang, q) in enumerate(_asked(clause))]
        if number == 0:
            near = [(lang, q) for u in row["unanswerable"] for lang, q in _in_ways([u["vi"]], [u["en"]])]
            gold += [_gold(f"{row['id']}-u{i}", lang, q) for i, (lang, q) in enumerate(near)]
        yield Made(document_id, f"{head(clause['document'])}\n\n1. {clause['vi']}\n", tuple(gold))


def from_clauses(rows: list[dict[str, Any]]) -> Iterator[Made]:
    """Yields documents of a dozen written clauses of one domain each."""
    for at in range(0, len(rows), CLAUSES_A_DOCUMENT):
        some = rows[at : at + CLAUSES_A_DOCUMENT]
        document_id = f"written-{some[0]['id']}"
        lines, gold = [f"KẾ HOẠCH\nThực hiện nhiệm vụ {some[0]['domain']}\n"], []
        for number, row in enumerate(some, start=1):
            lines.append(f"{number}. {row['vi']}")
            asked = enumerate(_asked(row))
            gold += [_gold(f"{row['id']}-{i}", lang, q, document_id, str(number)) for i, (lang, q) in asked]
        yield Made(document_id, "\n".join(lines) + "\n", tuple(gold))


def _asked(clause: dict[str, Any]) -> Iterator[tuple[str, str]]:
    return _in_ways(clause["q_vi"], clause["q_en"])


def _in_ways(vietnamese: list[str], english: list[str]) -> Iterator[tuple[str, str]]:
    for question in vietnamese:
        yield "vi", question
        yield "vi-noaccent", strip_accents(question)
    for question in english:
        yield "en", question


def _gold(gold_id: str, lang: str, question: str, document_id: str = "", path: str = "") -> dict[str, object]:
    relevant = {document_id: [path]} if document_id else {}
    return {
        "id": f"{gold_id}-{lang}", "lang": lang, "question": question, "answerable": bool(relevant),
        "relevant": relevant, "lead": [], "coordinate": [], "says": [],
    }  # fmt: skip


def make(folder: Path) -> Iterator[Made]:
    """Yields the documents that a folder's clauses and clusters make, those kept for judging left out."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        rows = [row for row in rows if not is_judged(row["id"])]
        if rows and "clauses" in rows[0]:
            yield from (made for row in rows for made in from_cluster(row))
        else:
            yield from from_clauses(rows)


def main() -> None:
    """Writes the documents and their gold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("out", metavar="OUT", type=Path)
    arguments = parser.parse_args()
    made = list(make(arguments.folder))
    if not made:
        raise SystemExit(f"{arguments.folder}: no .jsonl files of written clauses in it")
    (arguments.out / "documents").mkdir(parents=True, exist_ok=True)
    for document in made:
        (arguments.out / "documents" / f"{document.document_id}.txt").write_text(document.text, encoding="utf-8")
    lines = [json.dumps(row, ensure_ascii=False) for document in made for row in document.gold]
    (arguments.out / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(made)} documents, {len(lines)} questions: {arguments.out}")  # noqa: T201


if __name__ == "__main__":
    main()
