"""Whether what somebody may not see changes anything that they are told: nothing may.

Documents get labels at random, readers some of the labels. Each case asks one reader's question of the whole home (as
they see it) and of a home that never held the others, and compares all that both say: answer, hits, scores to the last
bit, counts, duties, what is refused and why, search, the list of documents, the examples offered, and the error for a
document that is hidden. Questions are those of the gold files, and such as try to hear of what is hidden: by number,
by title, counts, the newest, an agency's tasks.

    python -m eval.bench.bench_isolation [--cases 500] [--readers 10] [--seed 7] [--documents DIR]

What does not depend on the question is compared before the first case and after the last. Texts are encoded once, and
pairs read once, whichever home asks: neither depends on another. Prints a JSON line; exit 1 where anything differs,
each difference on stderr. 500 cases take seven minutes of a core; none differed (seed 11).
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

import corpus
import eval as judging
from corpus.errors import CorpusError
from corpus.labels import PUBLIC
from index.encoders.load import load_encoder
from index.encoders.protocol import Encoder, TokenEncoder, TokenRows, Vectors
from index.home import Home
from index.view import Parts, View
from rag.answer import answer_as_json
from rag.assistant import Assistant
from rag.duty_table import duty_as_json
from rag.errors import RagError
from rag.reading.load import load_reader
from rag.reading.network import Network, Scores
from rag.reading.pairs import Pair
from rag.reading.trained import TrainedReader

SAMPLE = Path(corpus.__file__).parent / "sample"
GOLD = Path(judging.__file__).parent / "gold"
LABELS = (PUBLIC, "internal", "so-y-te", "so-xay-dung", "van-phong")
OF_TIME = ("took_ms", "timings_ms")
OF_ALL = (
    "Có bao nhiêu văn bản?", "Văn bản mới nhất là gì?", "Bạn làm được gì?", "What can you do?",
    "How many documents are there?", "Liệt kê các quyết định", "Liệt kê nhiệm vụ của Sở Y tế",
    "Liệt kê nhiệm vụ của Công an tỉnh", "Việc gì đến hạn trong năm 2024?",
)  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """Who asks: what they see of the whole home, and a home that holds nothing else."""

    labels: frozenset[str]
    seeing: Assistant
    alone: Assistant


Told: TypeAlias = Callable[[Assistant, str, Reader], object]


class Remembering:
    """An encoder that encodes each text once, whichever home asks: a text's vectors depend on no other's."""

    def __init__(self, encoder: Encoder) -> None:
        if not isinstance(encoder, TokenEncoder):
            raise TypeError("the bundled encoder is expected, which gives tokens")
        self._encoder = encoder
        self.name, self.revision = encoder.name, encoder.revision
        self.dimension, self.token_dimension = encoder.dimension, encoder.token_dimension
        self.encode_queries, self.encode_query = encoder.encode_queries, encoder.encode_query
        self.encode_passages = encoder.encode_passages
        self._known: dict[str, tuple[Any, TokenRows]] = {}

    def encode_passages_with_tokens(self, texts: list[str]) -> tuple[Vectors, list[TokenRows]]:
        """Returns the vectors and tokens of passages."""
        new = [t for t in dict.fromkeys(texts) if t not in self._known]
        if new:
            self._known.update(zip(new, zip(*self._encoder.encode_passages_with_tokens(new), strict=True), strict=True))
        rows = [self._known[t] for t in texts]
        return np.stack([vector for vector, _ in rows]), [tokens for _, tokens in rows]


class RememberingNetwork(Network):
    """The reader's network, which reads each pair once, whichever home asks; it reads them one by one."""

    def __init__(self, network: Network) -> None:
        self.__dict__.update(network.__dict__)
        self._known: dict[Pair, Scores] = {}

    def score(self, pairs: Sequence[Pair]) -> list[Scores]:
        """Returns the scores of each pair, in their order."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        self._known.update(zip(new, super().score(new), strict=True))
        return [self._known[pair] for pair in pairs]


def main() -> int:
    """Returns the exit status: 1 where anything that is hidden was told of."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--cases", type=int, default=500)
    asked.add_argument("--readers", type=int, default=10)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--documents", type=Path, default=SAMPLE)
    args = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="chithi-isolation-") as folder:
        draw = random.Random(args.seed)
        whole = labelled(Path(folder) / "whole", args.documents, draw)
        readers = list(readers_of(whole, Path(folder), args.documents, args.readers, draw))
        hidden = [len(whole.store.digests()) - len(r.alone.home.store.digests()) for r in readers]
        questions = questions_over(whole)
        differences = [d for reader in readers for d in compared(OF_HOME, reader, "", -1)]
        for n in range(args.cases):
            differences += compared(OF_QUESTION, draw.choice(readers), draw.choice(questions), n)
            if n % 25 == 24:
                print(f"cases: {n + 1}/{args.cases}, differences: {len(differences)}", file=sys.stderr, flush=True)
        differences += [d for reader in readers for d in compared(OF_HOME, reader, "", args.cases)]
    print("\n".join(differences), file=sys.stderr, end="\n" if differences else "")
    print(json.dumps({"cases": args.cases, "readers": len(readers), "hidden": hidden, "differences": len(differences)}))
    return 1 if differences else 0


def labelled(path: Path, documents: Path, draw: random.Random) -> Home:
    """Returns a home with all documents, each with one or two labels at random."""
    home = Home(path)
    home._encoder = Remembering(load_encoder("bundled"))
    list(home.ingest([documents]))
    for document_id in sorted(home.store.digests()):
        home.store.set_labels(document_id, frozenset(draw.sample(LABELS, draw.choice((1, 1, 2)))))
    return home


def readers_of(whole: Home, folder: Path, documents: Path, count: int, draw: random.Random) -> Iterator[Reader]:
    """Yields readers of random labels, each with a home of its own that was given what they see, and that alone."""
    parts, loaded = Parts(whole), load_reader("bundled")
    if not isinstance(loaded, TrainedReader):
        raise TypeError("the bundled reader is expected, which reads by a network")
    network = TrainedReader(RememberingNetwork(loaded.network), loaded.calibration)
    for n in range(count):
        labels = frozenset(draw.sample(LABELS[1:], draw.randrange(3)))
        seen = whole.store.visible(labels)
        alone = Home(folder / f"reader{n}")
        alone._encoder = whole.encoder
        list(alone.ingest([p for p in sorted(documents.iterdir()) if p.stem in seen]))
        for document_id in sorted(alone.store.digests()):
            alone.store.set_labels(document_id, whole.store.labels()[document_id])
        view = View(parts, whole, lambda labels=labels: whole.store.visible(labels))  # type: ignore[misc]
        yield Reader(labels, Assistant(whole, reader=network).over(view), Assistant(alone, reader=network))


def questions_over(whole: Home) -> list[str]:
    """Returns questions: those of gold, as many that name a document, and some about all of them."""
    lines = [line for path in sorted(GOLD.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    gold = [json.loads(line)["question"] for line in lines]
    named = []
    for head in whole.store.heads().values():
        meta = head.metadata
        named += (
            [f"{meta.kind} {meta.number} do ai ký?", f"Nội dung {meta.kind} số {meta.number} là gì?"]
            if meta.number
            else []
        )
        named += (
            [f"{meta.kind} về {meta.title} còn hiệu lực không?", f"What is {meta.title} about?"] if meta.title else []
        )
    return [*gold, *named * (len(gold) // (2 * len(named))), *OF_ALL * 10]


def compared(of: Sequence[Told], reader: Reader, question: str, number: int) -> Iterator[str]:
    """Yields what a reader is told that they would not be told if nothing else were stored."""
    for what in of:
        told, expected = (what(a, question, reader) for a in (reader.seeing, reader.alone))
        if told != expected:
            yield f"case {number}: {what.__name__}, {sorted(reader.labels)}, {question!r}: {told} != {expected}"


def answer(assistant: Assistant, question: str, _: Reader) -> object:
    """Returns an answer without what it took."""
    try:
        return {k: v for k, v in answer_as_json(assistant.ask(question)).items() if k not in OF_TIME}
    except RagError as error:
        return str(error)


def search(assistant: Assistant, question: str, _: Reader) -> object:
    """Returns what a search finds, scores to the last bit."""
    try:
        return assistant.search(question, 20)
    except RagError as error:
        return str(error)


def listing(assistant: Assistant, _: str, __: Reader) -> object:
    """Returns all that is listed of documents, but for where their files stood."""
    return assistant.home.store.load_all(), assistant.home.store.heads(), assistant.home.store.labels()


def examples(assistant: Assistant, _: str, __: Reader) -> object:
    """Returns the questions that are offered."""
    return assistant.examples("vi"), assistant.examples("en")


def duties(assistant: Assistant, _: str, __: Reader) -> object:
    """Returns the table of duties."""
    return [duty_as_json(d, doc) for doc in assistant.home.store.load_all() for d in assistant.duties(doc)]


def hidden_error(assistant: Assistant, _: str, reader: Reader) -> Sequence[str]:
    """Returns what is said of each document that the reader may not see."""
    said = []
    whole = Home(reader.seeing.home.path)
    for document_id in sorted(set(whole.store.digests()) - set(reader.alone.home.store.digests())):
        try:
            said.append(assistant.home.stored(document_id).text)
        except CorpusError as error:
            said.append(str(error))
    return said


OF_QUESTION: tuple[Told, ...] = (answer, search)
OF_HOME: tuple[Told, ...] = (listing, examples, duties, hidden_error)


if __name__ == "__main__":
    sys.exit(main())
