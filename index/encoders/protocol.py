"""What an encoder is: text to unit vectors, and what it gives of a query and of tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]
# The tokens of a passage, shape (tokens, token dimension), in the form that is kept: `stored_form`.
TokenRows: TypeAlias = NDArray[np.int8]

UNIT = 127  # what a component of 1.0 is kept as in TokenRows
BATCH = 16  # texts that are encoded together
GRAPH = "encoder.onnx"  # what a folder of the make of the bundled encoder has


@dataclass(frozen=True)
class QueryTokens:
    """The tokens of a query.

    vectors: unit, float32, (tokens, token dimension); weights: float32, (tokens,), sum 1.
    """

    vectors: Vectors
    weights: Vectors


@dataclass(frozen=True)
class EncodedQuery:
    """A query encoded: its vector, float32 of shape (1, dimension), and its tokens where the encoder gives any."""

    vector: Vectors
    tokens: QueryTokens | None = None


class Encoder(Protocol):
    """Text to vectors of length 1.

    name: what it was asked for by; revision: a digest of its weights or its version, so that vectors of two
    encoders never meet; dimension: of a vector.
    """

    @property
    def name(self) -> str:
        """What it was asked for by."""
        ...

    @property
    def revision(self) -> str:
        """A digest that changes with the weights."""
        ...

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Returns float32 vectors of shape (len(texts), dimension), each of length 1."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Returns float32 vectors of shape (len(texts), dimension), each of length 1."""
        ...


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that gives vectors of tokens as well, for late interaction."""

    @property
    def token_dimension(self) -> int:
        """How many numbers a token's vector has."""
        ...

    def encode_query(self, text: str) -> EncodedQuery:
        """Returns a query's vector and tokens; no tokens where the text has none."""
        ...

    def encode_passages_with_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenRows]]:
        """Returns what `encode_passages` does, and the tokens of each passage."""
        ...


def encode_query(encoder: Encoder, text: str) -> EncodedQuery:
    """Returns a query's vector, and its tokens where the encoder gives any."""
    if isinstance(encoder, TokenEncoder):
        return encoder.encode_query(text)
    return EncodedQuery(encoder.encode_queries([text]))


def unit(vectors: NDArray[np.floating]) -> Vectors:
    """Returns the vectors at length 1, float32; a zero vector stays zero. The one place that does it."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.ascontiguousarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def stored_form(vectors: Vectors) -> TokenRows:
    """Returns unit vectors of tokens as they are kept: a byte a component."""
    return np.round(vectors * UNIT).astype(np.int8)
