"""The trained reader's network on ONNX Runtime: pairs in, scores out; nothing here imports torch.

The folder holds `reader.onnx` and `words.safetensors`, the body with its head (`index.encoders.body`);
`tokenizer.json`; `reader.json` (`calibration`); and, where whoever wrote it said so, `SHA256SUMS` of the first three.
"""

import hashlib
import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from tokenizers import Tokenizer

from corpus.message import Message
from index.encoders.body import WORDS, Body
from rag.errors import ReaderDamaged
from rag.reading.pairs import Packed, Pair, pack
from rag.reading.reader import Verdict
from rag.reading.spans import best_spans

GRAPH, TOKENIZER, CALIBRATION = "reader.onnx", "tokenizer.json", "reader.json"
FILES = (GRAPH, WORDS, TOKENIZER, CALIBRATION)
SUMS, SUMMED = "SHA256SUMS", (GRAPH, WORDS, TOKENIZER)
OUTPUTS, FEW = 5, 8  # numbers a piece; pieces that a reader is tried with as it is loaded
START, STOP, ANSWERS, YES, NO = range(OUTPUTS)  # columns of the head


@dataclass(frozen=True)
class Scores:
    """What the network says of one pair.

    answers: log-odds that the text answers; spans: (start, end, log-probability) in the text, best first; yes, no:
    scores of the two verdicts, "neither" having 0.
    """

    answers: float
    spans: tuple[tuple[int, int, float], ...]
    yes: float
    no: float

    @property
    def verdict(self) -> Verdict | None:
        """The likelier of yes and no, None where neither is likelier than both."""
        if max(self.yes, self.no) < 0.0:
            return None
        return Verdict.YES if self.yes > self.no else Verdict.NO

    @property
    def surely(self) -> float:
        """How likely that one is beside the other, .5 … 1."""
        return 1.0 / (1.0 + math.exp(-min(60.0, abs(self.yes - self.no))))


class Network:
    """The network in a folder; safe to share by threads.

    threads: cores for one call, 0 for all.

    Raises:
        ReaderDamaged: a file is missing or cannot be read.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        missing = [f for f in FILES if not (folder / f).is_file()]
        if missing:
            raise ReaderDamaged(
                Message(
                    "reader folder {folder}: {missing} missing; install chithi again, or name another "
                    "reader in CHITHI_READER",
                    folder=folder,
                    missing=", ".join(missing),
                )
            )
        try:
            _check_sums(folder)
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            self._tokenizer.no_padding()
            self._tokenizer.no_truncation()
            self._body = Body(folder / GRAPH, folder / WORDS)
            # A core a pair, with nothing to wait for, takes half the time of all cores on all pairs.
            self._pool = ThreadPoolExecutor(threads or os.cpu_count() or 1, thread_name_prefix="reader")
            _check_parts(self._tokenizer, self._body)
        except (OSError, ValueError, KeyError, IndexError, SafetensorError, RuntimeError) as error:
            raise ReaderDamaged(_damaged(folder, error)) from error
        except Exception as error:  # tokenizers and onnxruntime raise bare Exceptions of their own
            raise ReaderDamaged(_damaged(folder, error)) from error

    def score(self, pairs: Sequence[Pair]) -> list[Scores]:
        """Returns the scores of each pair, in their order; the longest are begun first."""
        packed = pack(pairs, self._tokenizer)
        order = sorted(range(len(packed)), key=lambda i: -len(packed[i].ids))
        begun = {i: self._pool.submit(self._body.run, packed[i].ids) for i in order}
        return [_scores(packed[i], begun[i].result(), pairs[i].text) for i in range(len(packed))]


def write_sums(folder: Path) -> None:
    """Writes the digests of a reader's files, in the form of `sha256sum`: a byte that changed is told by them alone."""
    (folder / SUMS).write_text("".join(f"{_digest(folder / n)}  {n}\n" for n in SUMMED), encoding="utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_sums(folder: Path) -> None:
    if not (folder / SUMS).is_file():
        return
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if name not in SUMMED or _digest(folder / name) != digest:
            raise ValueError(Message("{name}: not the bytes of {sums}", name=name, sums=SUMS))


def _check_parts(tokenizer: Tokenizer, body: Body) -> None:
    """Raises ValueError where pieces, their vectors and the head are not of one reader."""
    if (pieces := tokenizer.get_vocab_size()) > body.pieces:
        raise ValueError(
            Message(
                "{pieces} pieces in {tokenizer}, vectors of {vectors} in {words}",
                pieces=pieces,
                tokenizer=TOKENIZER,
                vectors=body.pieces,
                words=WORDS,
            )
        )
    found = body.run(range(min(pieces, FEW)))
    if found.shape[-1] != OUTPUTS or not np.isfinite(found).all():
        raise ValueError(
            Message(
                "{count} numbers a piece in {graph}, {expected} finite ones expected",
                count=found.shape[-1],
                graph=GRAPH,
                expected=OUTPUTS,
            )
        )


def _scores(packed: Packed, table: NDArray[np.float32], text: str) -> Scores:
    own = slice(packed.first, packed.first + len(packed.offsets))
    found = best_spans(table[own, START], table[own, STOP])
    spans = tuple(_without_blank(text, packed.offsets[a][0], packed.offsets[b][1], score) for a, b, score in found)
    return Scores(float(table[0, ANSWERS]), spans, float(table[0, YES]), float(table[0, NO]))


def _without_blank(text: str, start: int, end: int, score: float) -> tuple[int, int, float]:
    """Returns a span without the blank that belongs to the first piece of a word."""
    return start + (len(text[start:end]) - len(text[start:end].lstrip())), end, score


def _damaged(folder: Path, error: Exception) -> Message:
    ours = error.args and isinstance(error.args[0], Message)
    reason = error.args[0] if ours else (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
    return Message(
        "reader folder {folder}: damaged ({reason}); install chithi again, or name another reader in CHITHI_READER",
        folder=folder,
        reason=reason,
    )
