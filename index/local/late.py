"""Late interaction: each token of a query against the tokens of a passage.

Score of a passage: the weighted mean, over the query's tokens, of the cosine of the passage's nearest token; a token's
weight is the length of its vector as the encoder gives it. Source: Khattab and Zaharia, "ColBERT: Efficient and
Effective Passage Search via Contextualized Late Interaction over BERT" (2020); the weights are ours: long vectors are
those of content words, and with them more questions find their clause.

    tokens.npy        int8, (tokens of all passages, token dimension): 127 times unit vectors, rounded
    token_offsets.npy int64, (passages + 1): where each passage's tokens begin and end
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import UNIT, QueryTokens, TokenRows

TOKENS = "tokens.npy"
OFFSETS = "token_offsets.npy"


def write_tokens(folder: Path, passages: Sequence[TokenRows], dimension: int) -> None:
    """Writes the tokens of passages, in their order."""
    offsets = np.zeros(len(passages) + 1, dtype=np.int64)
    np.cumsum([len(p) for p in passages], out=offsets[1:])
    np.save(folder / OFFSETS, offsets)
    with (folder / TOKENS).open("wb") as file:
        shape = (int(offsets[-1]), dimension)
        np.lib.format.write_array_header_1_0(file, {"descr": "|i1", "fortran_order": False, "shape": shape})
        # One by one: the tokens of a large corpus are many times its vectors.
        for passage in passages:
            file.write(passage.tobytes())


class TokenStore:
    """The tokens of an index's passages, mapped from the disk: only those that are scored are read."""

    def __init__(self, folder: Path) -> None:
        self._offsets = np.load(folder / OFFSETS)
        # An empty file cannot be mapped.
        mode: Literal["r"] | None = "r" if self._offsets[-1] else None
        rows: TokenRows = np.load(folder / TOKENS, mmap_mode=mode)
        # A plain view of the map: slices of numpy's own class cost more than what they hold.
        self._rows: TokenRows = np.asarray(rows)
        if len(rows) != self._offsets[-1]:
            raise ValueError(f"{len(rows)} tokens found, {self._offsets[-1]} expected")

    @property
    def count(self) -> int:
        """How many passages there are."""
        return len(self._offsets) - 1

    def of(self, number: int) -> TokenRows:
        """Returns the tokens of a passage."""
        return self._rows[self._offsets[number] : self._offsets[number + 1]]

    def cosines(self, query: QueryTokens, number: int) -> NDArray[np.float32]:
        """Returns the cosines of a query's tokens and a passage's, shape (query tokens, passage tokens)."""
        return query.vectors @ (self.of(number).astype(np.float32).T / np.float32(UNIT))

    def scores(self, query: QueryTokens, numbers: Sequence[int]) -> list[float]:
        """Returns the scores of passages, by their numbers; 0 for one without tokens."""
        parts = [self.of(n) for n in numbers]
        filled = [i for i, p in enumerate(parts) if len(p)]
        out = np.zeros(len(parts), dtype=np.float32)
        if filled:
            begins = np.cumsum([0] + [len(parts[i]) for i in filled[:-1]])
            rows = np.concatenate([parts[i] for i in filled]).astype(np.float32)
            nearest = np.maximum.reduceat(query.vectors @ rows.T, begins, axis=1)
            out[filled] = query.weights @ nearest / UNIT
        return [float(x) for x in out]
