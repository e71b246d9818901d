"""Passages to vectors: what is known is taken over, what is new is encoded and kept as it is made.

    encoded/<digest>   vectors, tokens, token_starts, digests of passages whose segment is not written yet

A run that is killed has its batches there; the next finds them by what was encoded. They go with the next segment.
"""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import Encoder, TokenEncoder, TokenRows, Vectors
from index.local.arrays import arrays_in, as_bytes, mapped
from index.local.durable import make_folder, rename_synced, write_synced
from index.local.late import TokenStore, token_arrays
from index.local.segment import Segment
from index.passage import Passage
from index.progress import Progress, no_progress
from index.scheduler import Scheduler

ENCODED = "encoded"
KEPT_AT_ONCE = 128  # passages whose vectors are written together

_Batch: TypeAlias = tuple[Path, tuple[dict[bytes, int], NDArray[np.float32], TokenStore]]


def encode_passages(
    root: Path,
    passages: Sequence[Passage],
    encoder: Encoder,
    known: Sequence[Segment],
    scheduler: Scheduler,
    batches: list[Path],
    progress: Progress = no_progress,
) -> tuple[Vectors, list[TokenRows]]:
    """Returns the vectors of passages, shape (len(passages), dimension), float32, and the tokens of each.

    root: of the index; known: segments of this encoder, from which equal passages are taken over; scheduler: says
    which steps yield to others; batches: the files that something is kept in
    until the segment of the passages is published are added to it; progress: called with (encoded, to be encoded).
    """
    digests = [bytes.fromhex(p.digest) for p in passages]
    found = _Found(len(passages), encoder)
    for segment in known:
        found.take(digests, segment.rows_by_digest, segment.vectors.rows, segment.tokens)
    for path, batch in _batches(root, encoder):
        if found.take(digests, *batch):
            batches.append(path)
    # Passages of one text are encoded once; those of like lengths together, so that no core waits for another.
    new = {digests[i]: i for i in found.missing()}
    order = sorted(new.values(), key=lambda i: (-len(passages[i].encoded), i))
    for start in range(0, len(order), KEPT_AT_ONCE):
        rows = order[start : start + KEPT_AT_ONCE]
        vectors, tokens = _encoded([passages[i] for i in rows], encoder, scheduler)
        if len(order) > KEPT_AT_ONCE:
            batches.append(_keep(root, encoder, [digests[i] for i in rows], vectors, tokens))
        found.fill(digests, {digests[i]: n for n, i in enumerate(rows)}, vectors, tokens)
        progress(start + len(rows), len(order))
    return found.vectors, found.tokens


def forget(batches: Sequence[Path]) -> None:
    """Deletes what was kept of passages whose segment is published now."""
    for path in batches:
        path.unlink(missing_ok=True)


def forget_all(root: Path) -> None:
    """Deletes whatever is kept of passages whose segment is not published."""
    shutil.rmtree(root / ENCODED, ignore_errors=True)


def encode(passages: Sequence[Passage], encoder: Encoder) -> tuple[Vectors, list[TokenRows]]:
    """Returns unit vectors and tokens of passages, each text in its context: title and headings above it."""
    texts = [p.encoded for p in passages]
    if isinstance(encoder, TokenEncoder):
        return encoder.encode_passages_with_tokens(texts)
    return encoder.encode_passages(texts), [np.zeros((0, 0), dtype=np.int8)] * len(texts)


def token_dimension(encoder: Encoder) -> int:
    """Returns how many numbers a token's vector has, 0 where the encoder gives none."""
    return encoder.token_dimension if isinstance(encoder, TokenEncoder) else 0


class _Found:
    """The vectors and tokens of passages, as far as they are found."""

    def __init__(self, count: int, encoder: Encoder) -> None:
        self.vectors: Vectors = np.zeros((count, encoder.dimension), dtype=np.float32)
        self.tokens: list[TokenRows] = [np.zeros((0, token_dimension(encoder)), dtype=np.int8)] * count
        self._has = np.zeros(count, dtype=np.bool_)

    def missing(self) -> list[int]:
        """Returns the numbers of the passages that are not found yet."""
        return [int(n) for n in np.flatnonzero(~self._has)]

    def take(
        self, digests: Sequence[bytes], rows: dict[bytes, int], vectors: NDArray[np.float32], tokens: TokenStore
    ) -> bool:
        """Takes over what is in some rows, by digest, and returns whether anything was."""
        taken = False
        for i in self.missing():
            row = rows.get(digests[i])
            if row is not None:
                self._set(i, vectors[row], tokens.of(row))
                taken = True
        return taken

    def fill(
        self, digests: Sequence[bytes], rows: dict[bytes, int], vectors: Vectors, tokens: Sequence[TokenRows]
    ) -> None:
        """Fills in what was just encoded, by digest."""
        for i in self.missing():
            row = rows.get(digests[i])
            if row is not None:
                self._set(i, vectors[row], tokens[row])

    def _set(self, i: int, vector: NDArray[np.float32], tokens: TokenRows) -> None:
        self.vectors[i], self.tokens[i], self._has[i] = vector, tokens, True


def _encoded(passages: Sequence[Passage], encoder: Encoder, scheduler: Scheduler) -> tuple[Vectors, list[TokenRows]]:
    """Returns what the encoder gives, a step at a time."""
    vectors: list[Vectors] = [np.zeros((0, encoder.dimension), dtype=np.float32)]
    tokens: list[TokenRows] = []
    for some, theirs in scheduler.steps(passages, partial(encode, encoder=encoder)):
        vectors.append(some)
        tokens += theirs
    return np.concatenate(vectors), tokens


def _keep(
    root: Path, encoder: Encoder, digests: Sequence[bytes], vectors: Vectors, tokens: Sequence[TokenRows]
) -> Path:
    """Writes a batch down, and returns where."""
    folder = root / ENCODED
    make_folder(folder)
    arrays: dict[str, NDArray[Any]] = {
        "vectors": vectors,
        "digests": np.frombuffer(b"".join(digests), dtype=np.uint8).reshape(-1, 32),
        **token_arrays(tokens, token_dimension(encoder)),
    }
    data = as_bytes(arrays)
    name = _name(data, encoder)
    write_synced(folder / f".{name}", [data])
    rename_synced(folder / f".{name}", folder / name)
    return folder / name


def _batches(root: Path, encoder: Encoder) -> Iterator[_Batch]:
    """Yields the batches that were kept of this encoder's, each with its file: rows by digest, vectors and tokens."""
    folder = root / ENCODED
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            data = mapped(path)
        except OSError:
            continue  # it is encoded again
        if _name(data, encoder) == path.name:
            arrays = arrays_in(data)
            digests = arrays["digests"].tobytes()
            rows = {digests[32 * n : 32 * n + 32]: n for n in range(len(arrays["digests"]))}
            yield path, (rows, arrays["vectors"], TokenStore(arrays))


def _name(data: bytes | memoryview, encoder: Encoder) -> str:
    """Returns the name of a batch: its content and its encoder, by which one that was cut or is another's is told."""
    return hashlib.sha256(encoder.revision.encode() + b"\0" + data).hexdigest()
