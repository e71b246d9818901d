"""What the bundled encoder is trained on, read from a folder of data.

    parallel_en_vi.tsv.gz     english, vietnamese, source
    lexicon_vi_en.tsv.gz      vietnamese, english
    legal_articles.jsonl.gz   {"id", "title", "text"}
    question_passage.jsonl.gz {"question", "passage_id", "passage", "source"}
    written/*.jsonl           clauses with questions in both languages, and clusters of look-alikes
    written/glossary.tsv      vi, en, …

Clauses whose id has a SHA-256 that begins with 0, 1, 2 (to judge with) or 3 (to tune with) are never returned.
"""

import csv
import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.text.accents import strip_accents

KEPT_APART = "0123"
LONGEST_TEXT = 1200  # code points of a passage that are looked at
WRITTEN_TIMES = 6  # a written clause is the very language that is asked about, and few
ARTICLES = "law-mt-article"  # the source of parallel text that is whole articles


@dataclass(frozen=True)
class Pair:
    """A query and the passage that answers it, each with what may stand for it.

    queries: forms of the query of which any may be drawn; passage; group: pairs of one group (a cluster of look-alikes,
    a passage's questions) are never negatives of each other if they share the passage.
    """

    queries: tuple[str, ...]
    passage: str
    source: str


@dataclass(frozen=True)
class Data:
    """Everything to train on, with counts for the model card.

    parallel: (English, Vietnamese); written clauses with their translations among them, WRITTEN_TIMES each.
    translated: English articles, each with its Vietnamese original as the passage.
    unanswerable: questions (in both languages) with clauses none of which answers them.
    """

    parallel: list[tuple[str, str]]
    translated: list[Pair]
    lexicon: list[tuple[str, str]]
    questions: list[Pair]
    articles: list[Pair]
    written: list[Pair]
    clusters: list[list[Pair]]
    counts: dict[str, int]
    unanswerable: list[tuple[tuple[str, ...], tuple[str, ...]]]


def load_data(folder: Path, longest: int = LONGEST_TEXT) -> Data:
    """Returns the data in a folder; files that are not there are left out and counted 0.

    longest: code points of a passage that are kept.
    """
    rows = list(table_rows(folder / "parallel_en_vi.tsv.gz"))
    parallel = [(en, vi) for en, vi, *_ in rows]
    translated = [Pair((en,), vi[:longest], "translated") for en, vi, source in rows if source == ARTICLES]
    lexicon = [
        (en, vi) for vi, en, *_ in table_rows(folder / "lexicon_vi_en.tsv.gz") if 2 < len(en) < 80 and len(vi) > 1
    ]
    lexicon += _glossary(folder / "written" / "glossary.tsv")
    questions = [
        Pair((r["question"],), r["passage"][:longest], str(r["source"]))
        for r in json_rows(folder / "question_passage.jsonl.gz")
    ]
    articles = [
        Pair((r["title"],), r["text"][:longest], "articles")
        for r in json_rows(folder / "legal_articles.jsonl.gz")
        if len(r["title"]) > 12
    ]
    written, clusters, unanswerable, clauses = _written(folder / "written")
    parallel += clauses * WRITTEN_TIMES
    counts = {
        "parallel sentences and terms": len(rows),
        "articles with translations": len(translated),
        "written clauses with translations": len(clauses),
        "dictionary and glossary entries": len(lexicon),
        "questions with passages": len(questions),
        "titles with articles": len(articles),
        "written clauses": len(written) + sum(map(len, clusters)),
        "clusters of look-alike clauses": len(clusters),
    }
    return Data(parallel, translated, lexicon, questions, articles, written, clusters, counts, unanswerable)


def is_kept_apart(identifier: str) -> bool:
    """Returns whether a written clause is one to judge with."""
    return hashlib.sha256(identifier.encode()).hexdigest()[0] in KEPT_APART


def half_accented(text: str, rng: random.Random) -> str:
    """Returns the text with the accents of every second word, at random, left out."""
    return " ".join(strip_accents(w) if rng.random() < 0.5 else w for w in text.split())


def cloze(text: str, rng: random.Random) -> tuple[str, str] | None:
    """Returns a sentence of a text and the text without it (inverse cloze task), None where it has too few.

    Source: Lee, Chang and Toutanova, "Latent Retrieval for Weakly Supervised Open Domain Question Answering" (2019).
    """
    sentences = [s for s in re.split(r"(?<=[.;:])\s+", text) if len(s) > 30]
    if len(sentences) < 3:
        return None
    chosen = rng.choice(sentences)
    # One time in ten the sentence stays, so that matching words is learnt as well.
    rest = text if rng.random() < 0.1 else text.replace(chosen, " ", 1)
    return chosen[:300], rest


def _written(
    folder: Path,
) -> tuple[list[Pair], list[list[Pair]], list[tuple[tuple[str, ...], tuple[str, ...]]], list[tuple[str, str]]]:
    """Returns single clauses, clusters of look-alikes, questions with clauses none of which answers them, translations.

    Translations are (English, Vietnamese) of every clause that is not kept apart.
    """
    translations: list[tuple[str, str]] = []
    single: list[Pair] = []
    clusters: list[list[Pair]] = []
    unanswerable: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for path in sorted(folder.glob("*.jsonl")):
        for row in json_rows(path):
            if is_kept_apart(row["id"]):
                continue
            clauses = row.get("clauses", [row])
            pairs = [_clause(c) for c in clauses]
            translations += [(_one_line(c["en"]), _one_line(c["vi"])) for c in clauses]
            if "clauses" not in row:
                single += pairs
                continue
            clusters.append(pairs)
            passages = tuple(p.passage for p in pairs)
            unanswerable += [((u["vi"], u["en"]), passages) for u in row.get("unanswerable", [])]
    return single, clusters, unanswerable, translations


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _clause(row: dict[str, Any]) -> Pair:
    document = row.get("document")
    text = _one_line(row["vi"])
    passage = f"{document}\n{text}" if document else text
    return Pair((*row["q_vi"], *row["q_en"]), passage, "written")


def _glossary(path: Path) -> list[tuple[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(en.strip(), r["vi"]) for r in rows for en in (r["en"] or "").split("|") if en.strip()]


def table_rows(path: Path) -> Iterator[list[str]]:
    """Yields the cells of each line of a compressed table; nothing where the file is not there."""
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield line.rstrip("\n").split("\t")


def json_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the object of each line of a file, compressed or not; nothing where the file is not there."""
    if path.exists():
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    yield json.loads(line)
