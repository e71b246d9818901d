"""Clauses written for this project as a set in BEIR's form, for `bench_retrieval` and any other retriever's bench.

    python -m eval.bench.written_as_set DIR --out SET

DIR: a folder of .jsonl files, clauses with `vi`, `q_vi`, `q_en`, or clusters with `clauses`. Every clause is a document
of the set; asked are the questions over those kept to judge with alone, on which nothing is learnt. Questions as typed
without accents are made by the bench.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.message import Message
from corpus.reasons import why
from eval.bench.beir import write_test_set
from eval.errors import EvalError
from eval.learning.written import is_judged


def clauses_of(folder: Path) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """Yields each clause of a folder with its id, `cluster#number` within a cluster, and whether it is judged with.

    Raises:
        EvalError: a file cannot be read, or a line is no clause or cluster.
    """
    for path in sorted(folder.glob("*.jsonl")):
        try:
            for row in map(json.loads, filter(str.strip, path.read_text(encoding="utf-8").split("\n"))):
                within = row.get("clauses")
                for number, clause in enumerate(within or [row]):
                    yield f"{row['id']}#{number}" if within else row["id"], is_judged(row["id"]), clause
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise EvalError(
                Message("{path}: no file of written clauses ({reason})", path=path, reason=why(error))
            ) from error


def write_set(folder: Path, out: Path) -> tuple[int, int]:
    """Writes corpus.jsonl, queries.jsonl and qrels.tsv; returns how many clauses and questions there are.

    Raises:
        EvalError: the folder holds no written clauses.
    """
    corpus, queries, qrels = [], [], []
    for name, judged, clause in clauses_of(folder):
        corpus.append({"_id": name, "title": clause.get("document", ""), "text": clause["vi"]})
        asked = [(lang, q) for lang in ("vi", "en") for q in clause[f"q_{lang}"]] if judged else []
        for number, (lang, question) in enumerate(asked):
            queries.append({"_id": f"{name}-{number}", "lang": lang, "text": question})
            qrels.append(f"{name}-{number}\t{name}\t1")
    if not corpus:
        raise EvalError(Message("{folder}: no .jsonl files of written clauses in it", folder=folder))
    write_test_set(out, corpus, queries, qrels)
    return len(corpus), len(queries)


def main() -> None:
    """Writes the set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--out", metavar="SET", type=Path, required=True)
    arguments = parser.parse_args()
    try:
        clauses, questions = write_set(arguments.folder, arguments.out)
    except EvalError as error:
        sys.exit(f"error: {error}")
    print(f"{arguments.out}: {clauses} clauses, {questions} questions")


if __name__ == "__main__":
    main()
