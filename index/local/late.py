"""Late interaction: each token of a query against the tokens of a passage.

Score of a passage: the weighted mean, over the query's tokens, of the cosine of the passage's nearest token; a token's
weight is the length of its vector as the encoder gives it. Source: Khattab and Zaharia, "ColBERT: Efficient and
Effective Passage Search via Contextualized Late Interaction over BERT" (2020); the weights are ours: long vectors are
those of content words, and with them more questions find their clause.

    tokens        int8, (tokens of all passages, token dimension): 127 times unit vectors, rounded
    token_starts  int64, (passages + 1): where each passage's tokens begin and end
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.message import Message
from index.encoders.protocol import UNIT, QueryTokens, TokenRows


def token_arrays(passages: Sequence[TokenRows], dimension: int) -> dict[str, NDArray[Any]]:
    """Returns the tokens of passages as the arrays that a segment keeps."""
    starts = np.zeros(len(passages) + 1, dtype=np.int64)
    np.cumsum([len(p) for p in passages], out=starts[1:])
    filled = [p for p in passages if len(p)]
    rows = np.concatenate(filled) if filled else np.zeros((0, dimension), dtype=np.int8)
    return {"tokens": rows, "token_starts": starts}


class TokenStore:
    """The tokens of a segment's passages, mapped from the disk: only those that are scored are read."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._starts: NDArray[np.int64] = arrays["token_starts"]
        self._rows: TokenRows = arrays["tokens"]
        if len(self._rows) != self._starts[-1]:
            raise ValueError(
                Message("{count} tokens found, {starts} expected", count=len(self._rows), starts=self._starts[-1])
            )

    def __len__(self) -> int:
        return len(self._starts) - 1

    @property
    def width(self) -> int:
        """How many numbers a token has."""
        return int(self._rows.shape[1])

    def of(self, number: int) -> TokenRows:
        """Returns the tokens of a passage."""
        return self._rows[self._starts[number] : self._starts[number + 1]]


def late_scores(query: QueryTokens, passages: Sequence[TokenRows]) -> list[float]:
    """Returns the scores of passages by their tokens; 0 for one without any."""
    filled = [i for i, p in enumerate(passages) if len(p)]
    out = np.zeros(len(passages), dtype=np.float32)
    if filled:
        begins = np.cumsum([0] + [len(passages[i]) for i in filled[:-1]])
        rows = np.concatenate([passages[i] for i in filled]).astype(np.float32)
        nearest = np.maximum.reduceat(query.vectors @ rows.T, begins, axis=1)
        out[filled] = query.weights @ nearest / UNIT
    return [float(x) for x in out]
