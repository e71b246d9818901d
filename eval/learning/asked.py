"""Questions of the training data asked of the product's own search, and the best hits read: what is calibrated on."""

import itertools
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.text.accents import strip_accents
from eval.systems.text_index import as_document
from index.encoders.protocol import Encoder
from index.engine import Searcher
from index.progress import Progress, no_progress
from index.training.asked import Data
from index.training.examples import Asked, Example, Split, split_of
from rag.config import RagConfig
from rag.evidence import Evidence
from rag.question.question import Question
from rag.question.read import read_question
from rag.reading.reader import Reader, Reading
from rag.retrieval.retrieve import retrieve

HITS = 10


@dataclass(frozen=True)
class AskedHit:
    """A hit: the text's id, the score of retrieval, and the log-odds that it answers, by the reader."""

    text: str
    score: float
    log_odds: float


@dataclass(frozen=True)
class Case:
    """A question with its best hits, in the order of retrieval; right: the text that answers it, "" where none does.

    found_ms: what it took to find them; read_ms: to read the first, the further ones, and those that are not read where
    the product answers; milliseconds.
    """

    form: str
    right: str
    hits: tuple[AskedHit, ...]
    found_ms: float = 0.0
    read_ms: tuple[float, float, float] = (0.0, 0.0, 0.0)


def typed_forms(asked: Asked) -> Iterator[str]:
    """Yields a question as it is typed: in Vietnamese, the same without accents and capitals, in English."""
    if asked.vi:
        yield asked.vi
        yield strip_accents(asked.vi).lower()
    if asked.en:
        yield asked.en


def questions_of(example: Example) -> Iterator[tuple[str, str]]:
    """Yields (question, id of the text that answers it, "" for a near question) in every form."""
    for right, all_asked in ((example.id, [a for a in example.asked if a.answers]), ("", example.near)):
        for asked in all_asked:
            for question in typed_forms(asked):
                yield question, right


class AskedTexts:
    """All texts of the data behind the product's search and a reader."""

    def __init__(self, data: Data, searcher: Searcher, encoder: Encoder, config: RagConfig) -> None:
        self._documents = {e.id: as_document(e.id, e.title, e.text) for e in data.examples}
        self._data = data
        self._searcher = searcher
        self._encoder = encoder
        self._config = config

    def cases(self, reader: Reader, split: Split, most: int, progress: Progress = no_progress) -> list[Case]:
        """Returns a case for at most so many questions over the texts of a split, drawn from a fixed seed."""
        examples = [e for e in self._data.examples if split_of(e.id) is split]
        asked = [pair for example in examples for pair in questions_of(example)]
        chosen = random.Random(1).sample(asked, min(most, len(asked)))
        cases = []
        for n, (text, right) in enumerate(chosen, start=1):
            cases.append(self._case(read_question(text), right, reader))
            progress(n, len(chosen))
        return cases

    def _case(self, question: Question, right: str, reader: Reader) -> Case:
        begun = time.perf_counter()
        hits = retrieve(question, self._searcher, self._encoder, self._config, HITS)
        found_ms = 1000 * (time.perf_counter() - begun)
        items = [Evidence(h, d, d.clauses[0], ()) for h in hits for d in [self._documents[h.document_id]]]
        # No reading depends on what is read beside it: in the portions of the product, each with its time.
        first = reader.calibration.first
        ends = (0, first, first + reader.calibration.more, HITS)
        readings, read_ms = zip(
            *(_timed(reader, question, items[a:b]) for a, b in itertools.pairwise(ends)), strict=True
        )
        scores = (r.score for some in readings for r in some)
        found = tuple(AskedHit(h.document_id, h.score, s) for h, s in zip(hits, scores, strict=True))
        return Case(question.form, right, found, found_ms, (read_ms[0], read_ms[1], read_ms[2]))


def _timed(reader: Reader, question: Question, items: Sequence[Evidence]) -> tuple[list[Reading], float]:
    if not items:
        return [], 0.0
    begun = time.perf_counter()
    readings = reader.read(question, items)
    return readings, 1000 * (time.perf_counter() - begun)


def texts_of(data: Data) -> Sequence[Document]:
    """Returns the texts of all splits as documents, each once."""
    return [as_document(*d) for d in {e.id: (e.id, e.title, e.text) for e in data.examples}.values()]
