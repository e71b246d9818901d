"""A home that is changed on purpose, and how it is judged after a fault: what a run of changes leaves at each step.

The encoder is a toy whose vectors come from the letters of words, so that a run takes a moment.
"""

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.errors import CorpusError
from corpus.store.faults import LEFT_OVER
from corpus.store.protocol import Source
from index.encoders.protocol import EncodedQuery, QueryTokens, TokenRows, Vectors, stored_form, unit
from index.engine import Searcher
from index.home import Home
from index.local.engine import LocalEngine
from index.words.terms import FOLDED

WORDS = ("lúa", "ngô", "thuốc", "trường", "cháy", "rừng", "đường", "cầu", "nước", "chợ", "xe", "đê")
LETTER = "ỦY BAN NHÂN DÂN\nTỈNH THẠCH GIANG\nSố: {}/UBND-NN\nV/v việc {}\n\n{}\n"


class ToyEncoder:
    """A vector a word, drawn from its letters; a text is their mean."""

    name, revision, dimension, token_dimension = "toy", "toy-1", 32, 16

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors, shape (len(texts), dimension)."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors, shape (len(texts), dimension)."""
        return unit(
            np.array([_rows(t, self.dimension).mean(axis=0) for t in texts], dtype=np.float32).reshape(
                -1, self.dimension
            )
        )

    def encode_query(self, text: str) -> EncodedQuery:
        """Returns a query's vector and tokens."""
        rows = unit(_rows(text, self.token_dimension))
        return EncodedQuery(self.encode_passages([text]), QueryTokens(rows, np.full(len(rows), 1 / len(rows), "f4")))

    def encode_passages_with_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenRows]]:
        """Returns the vectors and the tokens of texts."""
        return self.encode_passages(texts), [stored_form(unit(_rows(t, self.token_dimension))) for t in texts]


_KNOWN: dict[tuple[str, int], Vectors] = {}


def _rows(text: str, width: int) -> Vectors:
    return np.stack([_row(w, width) for w in text.lower().split()[:120] or ["-"]])


def _row(word: str, width: int) -> Vectors:
    if (word, width) not in _KNOWN:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
        _KNOWN[word, width] = np.random.default_rng(seed).normal(size=width).astype(np.float32)
    return _KNOWN[word, width]


def open_toy(path: Path) -> Home:
    """Returns a home with the toy encoder."""
    home = Home(path, ToyEncoder.name)
    home._encoder = ToyEncoder()
    return home


def letter(number: int, version: int, clauses: int = 6) -> str:
    """Returns the text of a directive, the same for the same numbers."""
    draw = random.Random(1000 * number + version)
    lines = [f"{n}. Sở {number} lo {' '.join(draw.choices(WORDS, k=12))}." for n in range(1, clauses + 1)]
    return LETTER.format(number, number, "\n".join(lines))


@dataclass(frozen=True)
class Step:
    """A change, and which version of each document is stored after it."""

    name: str
    do: Callable[[Home], object]
    after: dict[str, int]


def run_of(seed: int, files: Path, length: int) -> list[Step]:
    """Returns a run of changes drawn from a seed: ingest of several, update, remove, reindex; files: written there."""
    draw = random.Random(seed)
    now: dict[str, int] = {}
    steps = []
    for n in range(length):
        kind = draw.choice(["ingest", "ingest", "update", "remove", "reindex"]) if now else "ingest"
        if kind in ("ingest", "update"):
            names = draw.sample(range(12), k=3) if kind == "ingest" else [int(draw.choice(sorted(now))[1:])]
            folder = files / str(n)
            folder.mkdir(parents=True)
            for number in names:
                now[f"d{number}"] = n
                (folder / f"d{number}.txt").write_text(letter(number, n), encoding="utf-8")
            steps.append(Step(kind, _ingest(folder, names), dict(now)))
        elif kind == "remove":
            gone = draw.choice(sorted(now))
            del now[gone]
            steps.append(Step(kind, _remove(gone), dict(now)))
        else:
            steps.append(Step(kind, lambda home: home.reindex(), dict(now)))
    return steps


def _ingest(folder: Path, numbers: Sequence[int]) -> Callable[[Home], object]:
    def do(home: Home) -> None:
        for number in numbers:
            home.ingest_bytes((folder / f"d{number}.txt").read_bytes(), f"d{number}.txt", f"d{number}")

    def at_once(home: Home) -> None:
        list(home.ingest([folder / f"d{n}.txt" for n in numbers], f"d{numbers[0]}"))

    return do if len(numbers) > 1 else at_once


def _remove(document_id: str) -> Callable[[Home], object]:
    def do(home: Home) -> None:
        if document_id in home.store.digests():  # it may be gone already where the step is made again
            home.remove(document_id)

    return do


def faults_of(home: Home, before: dict[str, int], after: dict[str, int]) -> list[str]:
    """Returns what is wrong with a home in which the change from one state to another was broken off.

    before: what was stored when the last change was said to be done; after: what would be stored now. Every document
    must be there as in one of the two, whole, and once it has caught up, the index must be one built at once from what
    is stored.
    """
    said: list[str] = []
    texts = {d.document_id: d.text for d in home.store.load_all()}
    for name in sorted({*before, *after, *texts}):
        allowed = [version.get(name) for version in (before, after)]
        if not any(_is_version(texts.get(name), name, version) for version in allowed):
            said.append(f"{name}: stored as none of {allowed}")
    if home._engine.is_published():
        said += _faults_of_index(home, before, after)
    elif before:
        said.append("nothing is published, though something was said to be")
    home.catch_up()
    said += _compare(home, texts)
    # What a writer that died left behind is told by `chithi doctor`, and harms nobody.
    said += [f.why for f in home.examine() if f.kind != LEFT_OVER]
    kept = [(s.document_id, _has_its_bytes(home, s)) for s in home.store.sources()]
    return said if kept == [(i, True) for i in sorted(texts)] else [*said, f"sources lost, doubled or damaged: {kept}"]


def _has_its_bytes(home: Home, source: Source) -> bool:
    try:
        return bool(home.store.originals.load(source.sha256))
    except CorpusError:
        return False


def _faults_of_index(home: Home, before: dict[str, int], after: dict[str, int]) -> list[str]:
    """Returns what is wrong with what is published: it must be whole, and each document as before or after."""
    try:
        searcher = LocalEngine(home.path / "index").open()
        texts = {i: searcher.document(i).text for i in searcher.manifest.documents}
    except Exception as error:
        return [f"what was published is not whole: {error}"]
    return [
        f"{name}: indexed as neither before nor after"
        for name in sorted({*before, *after, *texts})
        if not any(_is_version(texts.get(name), name, version.get(name)) for version in (before, after))
    ]


def _is_version(text: str | None, name: str, version: int | None) -> bool:
    if text is None or version is None:
        return text is None and version is None
    lines = [line for line in letter(int(name[1:]), version).splitlines() if line[:1].isdigit()]
    return all(line in text for line in lines)


def _compare(home: Home, texts: dict[str, str]) -> list[str]:
    """Returns how a home's index differs from one that is built at once from what is stored."""
    searcher = LocalEngine(home.path / "index").open()
    said = [] if searcher.manifest.documents == home.store.digests() else ["index and documents are out of step"]
    fresh = LocalEngine(home.path / "fresh")
    fresh.put(home.store.load_all(), (), ToyEncoder())
    if _found(searcher) != _found(fresh.open()):
        said.append("searches differ from those of an index built at once")
    if {i: searcher.document(i).text for i in searcher.manifest.documents} != texts:
        said.append("documents of the index differ from what is stored")
    return said


def _found(searcher: Searcher) -> list[object]:
    encoder = ToyEncoder()
    terms = {FOLDED: {"lua": 1.0, "thuoc": 0.5}}
    found = searcher.search(encoder.encode_query("lúa và thuốc"), terms, 10)
    return [(searcher.entries[c.number].passage_id, c.dense, c.late, c.lexical) for c in found]
