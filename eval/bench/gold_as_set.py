"""A home's clauses and gold questions as a set in BEIR's form, for `bench_retrieval` and any other retriever's bench.

    python -m eval.bench.gold_as_set HOME GOLD… --out DIR

HOME is a folder of documents that `chithi --home HOME ingest` made. Every clause with words of its own is a document,
its title the document's and the headings above it; a question's relevant ones are the clauses at or below its gold
addresses. Questions as typed without accents are left out: the bench makes them itself.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.clause import lies_in
from corpus.document import Document
from corpus.environment import from_process
from eval.bench.beir import write_test_set
from eval.errors import EvalError
from eval.gold import GoldQuestion, load_gold
from index.passage import has_text_of_its_own, split_clause
from index.ready import open_home

MADE_BY_THE_BENCH = "vi-noaccent"


def clauses_as_documents(documents: Iterable[Document]) -> list[dict[str, str]]:
    """Returns a row of corpus.jsonl for each clause with words of its own: `document#address`, context, text."""
    return [
        {
            "_id": f"{document.document_id}#{clause.path}",
            "title": split_clause(document, clause)[0].context,
            "text": document.text[clause.start : clause.own_end].strip(),
        }
        for document in documents
        for clause in document.clauses
        if has_text_of_its_own(document, clause)
    ]


def relevant_rows(question: GoldQuestion, ids: Sequence[str]) -> list[str]:
    """Returns the ids of the clauses that answer a question."""
    return [
        i
        for i in ids
        for document_id, _, path in [i.rpartition("#")]
        if any(lies_in(path, p) for p in question.relevant.get(document_id, ()))
    ]


def write_set(documents: Iterable[Document], gold: Sequence[GoldQuestion], out: Path) -> tuple[int, int]:
    """Writes corpus.jsonl, queries.jsonl and qrels.tsv; returns how many clauses and questions there are."""
    rows = clauses_as_documents(documents)
    ids = [r["_id"] for r in rows]
    asked = [q for q in gold if q.answerable and q.lang != MADE_BY_THE_BENCH]
    queries = [{"_id": q.id, "lang": q.lang, "text": q.question} for q in asked]
    qrels = [f"{q.id}\t{i}\t1" for q in asked for i in relevant_rows(q, ids)]
    write_test_set(out, rows, queries, qrels)
    return len(rows), len(asked)


def main() -> None:
    """Writes the set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("home", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    try:
        store = open_home(from_process().at(arguments.home)).store
        documents = [store.load(i) for i in sorted(store.digests())]
        clauses, questions = write_set(documents, load_gold(arguments.gold), arguments.out)
    except EvalError as error:
        sys.exit(f"error: {error}")
    print(f"{arguments.out}: {clauses} clauses of {len(documents)} documents, {questions} questions")


if __name__ == "__main__":
    main()
