"""A pretrained encoder in memory: its measures, its pieces, its tensors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from corpus.message import Message
from index.training.pretrained.four_bits import decode

WORDS = "embeddings.word_embeddings.weight"


@dataclass(frozen=True)
class Configuration:
    """The measures of a BERT body, and which of its pieces are the special ones.

    rows: of the word table, at least one for each piece; begin, end, padding, unknown: numbers of pieces.
    """

    width: int
    layers: int
    heads: int
    inner: int
    rows: int
    positions: int
    types: int
    epsilon: float
    begin: int
    end: int
    padding: int
    unknown: int

    @property
    def special(self) -> tuple[int, int, int, int]:
        """Returns the numbers of the four special pieces."""
        return self.begin, self.end, self.padding, self.unknown


@dataclass(frozen=True, eq=False)
class Tensor:
    """A tensor as it is stored; decoded when asked for: the word table of all pieces would take 384 MB.

    stored: bytes, shape (shape[0], bytes of a row); four_bits: whether they are blocks of `four_bits`, else float32.
    """

    shape: tuple[int, ...]
    stored: NDArray[np.uint8] = field(repr=False)
    four_bits: bool

    def numbers(self) -> NDArray[np.float32]:
        """Returns the tensor in its shape, float32."""
        decoded = decode(self.stored) if self.four_bits else self.stored.view("<f4").astype(np.float32)
        return decoded.reshape(self.shape)

    def chosen(self, rows: Sequence[int]) -> "Tensor":
        """Returns some rows of the tensor, in the order given."""
        return Tensor((len(rows), *self.shape[1:]), self.stored[np.array(rows, dtype=np.intp)], self.four_bits)


@dataclass(frozen=True, eq=False)
class Pretrained:
    """A pretrained encoder.

    pieces: with their scores (logarithms of probabilities); tensors: by the names that BERT has in transformers.
    """

    configuration: Configuration
    pieces: tuple[tuple[str, float], ...] = field(repr=False)
    tensors: Mapping[str, Tensor] = field(repr=False)

    def pruned(self, kept: Sequence[int]) -> "Pretrained":
        """Returns the encoder with these pieces alone, in the order given.

        Raises:
            ValueError: one of the four special pieces is not among them.
        """
        place = {piece: i for i, piece in enumerate(kept)}
        missing = [self.pieces[i][0] for i in self.configuration.special if i not in place]
        if missing:
            raise ValueError(
                Message(
                    "pieces to keep: {missing} not among them; keep the four special ones", missing=", ".join(missing)
                )
            )
        begin, end, padding, unknown = (place[i] for i in self.configuration.special)
        return Pretrained(
            replace(self.configuration, rows=len(kept), begin=begin, end=end, padding=padding, unknown=unknown),
            tuple(self.pieces[i] for i in kept),
            {**self.tensors, WORDS: self.tensors[WORDS].chosen(kept)},
        )
