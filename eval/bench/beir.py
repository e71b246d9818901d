"""Test sets in BEIR's form: corpus.jsonl[.gz], queries.jsonl with an optional lang, qrels.tsv."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.message import Message
from eval.errors import EvalError


@dataclass(frozen=True)
class TestSet:
    """Documents as (id, title, text), queries as (id, language, text), and which documents answer which query."""

    name: str
    documents: list[tuple[str, str, str]]
    queries: list[tuple[str, str, str]]
    relevant: dict[str, list[str]]


def write_test_set(
    folder: Path, corpus: Sequence[Mapping[str, Any]], queries: Sequence[Mapping[str, Any]], qrels: Sequence[str]
) -> None:
    """Writes a test set; qrels: its lines, `query-id`, `corpus-id` and a score between tabs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("corpus.jsonl", corpus), ("queries.jsonl", queries)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / name).write_text(lines, encoding="utf-8")
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + "\n".join(qrels) + "\n", encoding="utf-8")


def load_test_set(name: str, folder: Path, corpus: Path | None = None) -> TestSet:
    """Returns the test set in a folder; corpus: the file of documents where it is not in the folder.

    Raises:
        EvalError: a file is missing or a line of it is not what it should be.
    """
    try:
        path = corpus or next(p for p in (folder / "corpus.jsonl", folder / "corpus.jsonl.gz") if p.exists())
        documents = [(_id(r), str(r.get("title") or ""), str(r["text"])) for r in _rows(path)]
        queries = [(_id(r), str(r.get("lang") or "vi"), str(r["text"])) for r in _rows(folder / "queries.jsonl")]
        relevant = _qrels(folder / "qrels.tsv")
    except StopIteration as error:
        raise EvalError(
            Message("{folder}: no corpus.jsonl[.gz] found; name the documents' file with --corpus", folder=folder)
        ) from error
    except (OSError, ValueError, KeyError) as error:
        raise EvalError(
            Message("{folder}: not a test set in BEIR's form ({error})", folder=folder, error=repr(error))
        ) from error
    return TestSet(name, documents, [q for q in queries if q[0] in relevant], relevant)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line)


def _id(row: dict[str, Any]) -> str:
    return str(row["_id"] if "_id" in row else row["id"])


def _qrels(path: Path) -> dict[str, list[str]]:
    """Reads `query TAB document TAB score` (BEIR) or `query 0 document score` (TREC), a header or none."""
    relevant: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if len(cells) < 3 or not cells[-1].lstrip("-").isdigit() or int(cells[-1]) <= 0:
            continue
        relevant.setdefault(cells[0], []).append(cells[-2])
    return relevant
