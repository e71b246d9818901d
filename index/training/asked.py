"""What the reader is trained on and judged with, read from a folder of data.

    asked/articles.jsonl      over articles of law: {"article", "qa", "near"}
    asked/clauses.jsonl       over written clauses: {"clause", "answers_vi", "answers_en", "near", "yes", "no"}
    asked/real.jsonl          over real clauses, with their texts: {"clause", "document", "headings", "text", "qa", …}
    asked/hits.jsonl          with the hits of the product's search: {"id", "vi", "en", "answers", "right", "wrong", …}
    written/*.jsonl           the written clauses, single or in clusters of look-alikes
    legal_articles.jsonl.gz   {"id", "title", "text"}
    question_passage.jsonl.gz {"question", "passage_id", "passage"}

A file that is not there is left out and counted 0.
"""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from corpus.message import Message
from corpus.reasons import why
from index.errors import TrainingError
from index.training.examples import Article, Asked, AskedHits, Example, Source, Split, Unanswerable, split_of

LONGEST_TITLE = 300  # code points of a title with headings, which would else crowd the clause out
LONGEST_PASSAGE = 900  # code points; what is cut may hold the answer
TOLD = "index/training/asked.py"

_T = TypeVar("_T")


@dataclass(frozen=True)
class _Clause:
    """A written clause with its questions, in each language two of its own."""

    title: str
    text: str
    in_vi: tuple[str, ...]
    in_en: tuple[str, ...]


@dataclass(frozen=True)
class Data:
    """Everything: examples of all three splits; of the other kinds only what shares nothing with tune and judge.

    pairs: (question, a passage that answers it); passages: those of all pairs; counts: for the model card;
    hits: questions with what the product's search finds for them.
    """

    examples: tuple[Example, ...]
    articles: tuple[Article, ...]
    pairs: tuple[tuple[str, str], ...]
    passages: tuple[str, ...]
    unanswerable: tuple[Unanswerable, ...]
    counts: dict[str, int]
    hits: tuple[AskedHits, ...] = ()

    def of(self, split: Split, source: Source) -> tuple[Example, ...]:
        """Returns the examples of a split and a source, in the order of their file."""
        return tuple(e for e in self.examples if e.source is source and split_of(e.id) is split)


def load_data(folder: Path) -> Data:
    """Returns the data in a folder.

    Raises:
        TrainingError: no questions are there, or a line is not what it should be.
    """
    articles = dict(read_lines(folder / "legal_articles.jsonl.gz", _article))
    written: dict[str, _Clause] = {}
    clusters: list[tuple[str, list[Unanswerable]]] = []
    for path in sorted((folder / "written").glob("*.jsonl")):
        for clauses, cluster in read_lines(path, _written):
            written |= clauses
            clusters.append(cluster)
    law = [e for e in read_lines(folder / "asked/articles.jsonl", lambda r: _law(r, articles)) if e]
    over_written = [e for e in read_lines(folder / "asked/clauses.jsonl", lambda r: _clause(r, written)) if e]
    real = [e for e in read_lines(folder / "asked/real.jsonl", _real) if e]
    examples = (*law, *over_written, *real)
    if not examples:
        raise TrainingError(
            Message(
                "{folder}: no questions found in asked/articles.jsonl, asked/clauses.jsonl or "
                "asked/real.jsonl; name the folder that holds asked/",
                folder=folder,
            )
        )
    apart = {e.id for e in examples if split_of(e.id) is not Split.TRAIN}
    pairs = [p for p in read_lines(folder / "question_passage.jsonl.gz", _pair) if p[0] not in apart]
    hits = tuple(h for h in read_lines(folder / "asked/hits.jsonl", _hits) if split_of(h.id) is Split.TRAIN)
    unanswerable = [u for name, found in clusters if split_of(name) is Split.TRAIN for u in found]
    return Data(
        examples,
        tuple(a for a in articles.values() if a.id not in apart),
        tuple((question, passage) for _, question, passage in pairs if len(passage) <= LONGEST_PASSAGE),
        tuple(dict.fromkeys(passage for _, _, passage in pairs)),
        tuple(unanswerable),
        _counts(examples, len(articles), len(pairs)) | {"questions with hits": len(hits)},
        hits,
    )


def _counts(examples: Sequence[Example], articles: int, pairs: int) -> dict[str, int]:
    """Returns how many there are of each, for the model card."""
    counts = {f"texts with questions: {source.value}": sum(e.source is source for e in examples) for source in Source}
    splits = Counter(split_of(e.id) for e in examples)
    counts |= {f"of them to {split.value}": splits[split] for split in Split}
    return counts | {"articles of law": articles, "questions with a passage": pairs}


def _law(row: dict[str, Any], articles: dict[str, Article]) -> Example | None:
    article = articles.get(row["article"])
    if article is None:
        return None
    asked, near = _asked(row["qa"]), _asked(row["near"])
    return Example(article.id, article.law, Source.LAW, article.title, article.text, asked, near)


def _clause(row: dict[str, Any], written: dict[str, _Clause]) -> Example | None:
    name = row["clause"]
    if name not in written:
        return None
    clause = written[name]
    asked = [Asked(q, "", _strings(a)) for q, a in zip(clause.in_vi, row["answers_vi"], strict=True)]
    asked += [Asked("", q, _strings(a)) for q, a in zip(clause.in_en, row["answers_en"], strict=True)]
    group = name.partition("#")[0]
    [near] = _asked([row["near"]])
    yes, no = _judged(row["yes"]), _judged(row["no"])
    return Example(name, group, Source.WRITTEN, clause.title, clause.text, tuple(asked), (near,), yes, no)


def _real(row: dict[str, Any]) -> Example | None:
    if "skip" in row:
        return None
    title = "\n".join([row["document"], *row["headings"]])[:LONGEST_TITLE]
    group = row["clause"].partition("#")[0]
    asked, near = _asked(row["qa"]), _asked(row["near"])
    yes, no = _judged(row["yes"]), _judged(row["no"])
    return Example(row["clause"], group, Source.REAL, title, row["text"], asked, near, yes, no)


def _written(row: dict[str, Any]) -> tuple[dict[str, _Clause], tuple[str, list[Unanswerable]]]:
    """Returns the clauses of a row by their ids, and the cluster's id with the questions that none of them answers."""
    name, rows = row["id"], row.get("clauses", [row])
    names = [f"{name}#{n}" if "clauses" in row else name for n in range(len(rows))]
    clauses = [_Clause(c.get("document") or "", c["vi"], tuple(c["q_vi"]), tuple(c["q_en"])) for c in rows]
    texts = tuple(f"{c.title}\n{c.text}" if c.title else c.text for c in clauses)
    unanswerable = [Unanswerable(Asked(u["vi"], u["en"]), texts) for u in row.get("unanswerable", [])]
    return dict(zip(names, clauses, strict=True)), (name, unanswerable)


def _article(row: dict[str, Any]) -> tuple[str, Article]:
    return row["id"], Article(row["id"], row["id"].partition("@")[0], row["title"], row["text"])


def _pair(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["passage_id"], row["question"], row["passage"]


def _hits(row: dict[str, Any]) -> AskedHits:
    answers = _strings(row["answers"])
    asked = (*(Asked(q, "", answers) for q in row["vi"]), *(Asked("", q, answers) for q in row["en"]))
    if not asked:
        raise ValueError(Message("no question in vi or en"))
    verdict = row.get("verdict") or ""
    if verdict not in ("", "yes", "no"):
        raise ValueError(Message("verdict {verdict} found, yes or no expected", verdict=repr(verdict)))
    return AskedHits(row["id"], asked, tuple(row["right"]), tuple(row["wrong"]), verdict)


def _asked(rows: list[dict[str, Any]]) -> tuple[Asked, ...]:
    return tuple(Asked(r["vi"], r["en"], _strings(r.get("answer"))) for r in rows)


def _judged(row: dict[str, Any]) -> Asked:
    return Asked(row["vi"], row["en"], _strings(row["because"]))


def _strings(value: str | list[str] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def read_lines(path: Path, build: Callable[[dict[str, Any]], _T], told: str = TOLD) -> Iterator[_T]:
    """Yields what is built of each line of a file of JSON lines; nothing where it is not there.

    told: the module that says what a line should be.

    Raises:
        TrainingError: a line is not that.
    """
    if not path.exists():
        return
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield build(json.loads(line))
                except (KeyError, TypeError, ValueError, AttributeError) as error:
                    raise TrainingError(
                        Message(
                            "{path}, line {number}: {reason}; {told} says what is expected",
                            path=path,
                            number=number,
                            reason=why(error),
                            told=told,
                        )
                    ) from error
