"""What the product's search finds for questions over whole documents: what the reader is trained to tell apart.

    python -m eval.learning.hits QUESTIONS… --home HOME --out FILE

QUESTIONS: JSON lines {"doc", "vi", "chat", "en", "quotes", "answers", "verdict"}. quotes: stretches of the document
that answer, each within one clause; a near question, which nothing there answers, has none. chat, en and verdict may be
missing. FILE goes into the training data as asked/hits.jsonl (`index.training.asked`).
"""

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.environment import from_process
from corpus.message import Message
from eval.errors import EvalError
from index.engine import Searcher
from index.errors import IndexingError
from index.hit import Hit
from index.home import Home
from index.settings import Settings
from index.training.asked import read_lines
from rag.config import learnt_config
from rag.errors import RagError
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.read import read_question
from rag.reading.trained import passages
from rag.retrieval.retrieve import retrieve

HITS = 12


@dataclass(frozen=True)
class DocumentAsked:
    """A question over a document, in wordings by language, with the stretches and the words that answer."""

    document: str
    vi: tuple[str, ...]
    en: tuple[str, ...]
    quotes: tuple[str, ...]
    answers: tuple[str, ...]
    verdict: str


def read_asked(path: Path) -> Iterator[DocumentAsked]:
    """Yields the questions of a file.

    Raises:
        EvalError: it is not there.
        TrainingError: a line is not what it should be.
    """
    if not path.is_file():
        raise EvalError(Message("{path}: no file found; name one with questions", path=path))
    yield from read_lines(path, _asked, "eval/learning/hits.py")


def _asked(row: dict[str, Any]) -> DocumentAsked:
    vi = tuple(q for q in (row.get("vi"), row.get("chat")) if q)
    en = tuple(q for q in (row.get("en"),) if q)
    verdict = row.get("verdict") or ""
    if verdict not in ("", "yes", "no"):
        raise ValueError(Message("verdict {verdict} found, yes or no expected", verdict=repr(verdict)))
    quotes = tuple(_plain(q) for q in row.get("quotes") or ())
    return DocumentAsked(row["doc"], vi, en, quotes, tuple(row.get("answers") or ()), verdict)


def rows_of(asked: DocumentAsked, home: Home, searcher: Searcher) -> Iterator[dict[str, object]]:
    """Yields what is found for a question, a row for each language that it is asked in.

    A question whose answer is not found is left out: nothing would be learnt of its answer.
    """
    for language, questions in (("vi", asked.vi), ("en", asked.en)):
        if questions:
            question = read_question(questions[0])
            right, wrong = _texts(asked, question, home, searcher)
            if right or not asked.quotes:
                said = {"vi": [], "en": [], language: list(questions)}
                more = {"answers": list(asked.answers), "verdict": asked.verdict or None}
                yield {"id": asked.document, **said, "right": right, "wrong": wrong, **more}


def _texts(asked: DocumentAsked, question: Question, home: Home, searcher: Searcher) -> tuple[list[str], list[str]]:
    """Returns what is read of the hits that answer and of those that do not; a unit above one that answers is none."""
    right, wrong = [], []
    for hit in retrieve(question, searcher, home.encoder, learnt_config(), HITS):
        item = _evidence(hit, home, searcher)
        texts = passages(question, item)
        if hit.document_id == asked.document and any(q in _plain(item.text) for q in asked.quotes):
            own = _plain(item.document.text[item.clause.start : item.clause.own_end])
            if any(q in own for q in asked.quotes):
                right += [t for t in texts if not asked.answers or any(a in t for a in asked.answers)][:1]
        else:
            wrong += texts[:1]
    return right, wrong


def _evidence(hit: Hit, home: Home, searcher: Searcher) -> Evidence:
    document = home.document(hit.document_id, searcher)
    clause = document.clause(hit.path)
    if clause is None:
        raise LookupError(Message("{passage_id}: its document lacks the clause", passage_id=hit.passage_id))
    return Evidence(hit, document, clause, ())


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes what is found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--home", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    given = parser.parse_args(arguments)
    try:
        every = [asked for path in given.questions for asked in read_asked(path)]
        home = Home(given.home, Settings.from_environment(from_process()).encoder)
        searcher = home.searcher()
        rows = [row for asked in every for row in rows_of(asked, home, searcher)]
        given.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    except (EvalError, IndexingError, RagError, OSError, UnicodeDecodeError) as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
