"""Encoders: text to unit vectors.

Three ways to have one: the bundled model (ONNX Runtime, no torch), a folder, a name on a model hub (both through
sentence-transformers, which takes seconds to import and is only imported then).
"""

import hashlib
import json
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError
from index.local.late import QueryTokens, TokenRows

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors: TypeAlias = NDArray[np.float32]

BUNDLED = "bundled"
BUNDLED_FOLDER = Path(__file__).parents[1] / "bundled"
BATCH = 16
_E5 = re.compile(r"(?:^|[/_-])e5(?:[/_-]|$)", re.IGNORECASE)


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


@dataclass(frozen=True)
class EncodedQuery:
    """A query encoded: its vector, float32 of shape (1, dimension), and its tokens where the encoder gives any."""

    vector: Vectors
    tokens: QueryTokens | None = None


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

    def token_spans(self, text: str) -> list[tuple[int, int]]:
        """Returns where each token of a passage stands in its text, in their order."""
        ...


def encode_query(encoder: Encoder, text: str) -> EncodedQuery:
    """Returns a query's vector, and its tokens where the encoder gives any."""
    if isinstance(encoder, TokenEncoder):
        return encoder.encode_query(text)
    return EncodedQuery(encoder.encode_queries([text]))


def load_encoder(name: str = BUNDLED) -> Encoder:
    """Returns the bundled encoder, that of a folder, or that of a name on a model hub.

    Raises:
        EncoderError: a file is missing or damaged, or the hub cannot be reached; says the way out.
    """
    if name == BUNDLED:
        from index.encoders.onnx import OnnxEncoder

        return OnnxEncoder(BUNDLED_FOLDER, BUNDLED)
    return SentenceTransformersEncoder(name)


def unit(vectors: NDArray[np.floating]) -> Vectors:
    """Returns the vectors at length 1, float32; a zero vector stays zero. The one place that does it."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.ascontiguousarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


class SentenceTransformersEncoder:
    """Any sentence-transformers model, by folder or hub name; prompts are the model's own."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = _load_model(name)
        if _E5.search(name) and not any(self._model.prompts.values()):
            # The older e5 models say only in their cards what must stand before a text.
            self._model.prompts = {"query": "query: ", "document": "passage: "}
        self.dimension = _dimension(name, self._model)
        self.revision = _revision(name, self._model)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors of queries, with the model's query prompt if it has one."""
        return unit(self._model.encode_query(list(texts), batch_size=BATCH, show_progress_bar=False))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors of passages, with the model's document prompt if it has one."""
        return unit(self._model.encode_document(list(texts), batch_size=BATCH, show_progress_bar=False))


def _load_model(name: str) -> "SentenceTransformer":
    try:
        import torch
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderError(
            f"encoder {name!r}: sentence-transformers is not installed ({error}); run `make install`"
        ) from error
    _quiet()
    folder = Path(name)
    if folder.is_dir() and not any((folder / f).exists() for f in ("modules.json", "config.json")):
        raise EncoderError(
            f"encoder {name!r}: no modules.json or config.json in the folder;"
            " give the folder of a sentence-transformers model"
        )
    try:
        # Weights kept in half precision are several times slower on a CPU.
        return SentenceTransformer(name, device="cpu", model_kwargs={"dtype": torch.float32})
    except Exception as error:  # the libraries below raise whatever their readers raise
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        where = "the folder" if folder.is_dir() else "the model hub or its cache"
        check = "put its files there again" if folder.is_dir() else "check the name and the connection"
        raise EncoderError(
            f"encoder {name!r}: cannot be loaded from {where} ({reason[:200]}); {check},"
            " or unset CHITHI_ENCODER to use the bundled one"
        ) from error


def _quiet() -> None:
    """Keeps the libraries' own progress bars and retries out of what users see: an error is one line of ours."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    for library in ("transformers", "huggingface_hub", "sentence_transformers"):
        logging.getLogger(library).setLevel(logging.ERROR)


def _dimension(name: str, model: "SentenceTransformer") -> int:
    """Returns how many numbers the model's sentence vectors have, from encoding one."""
    try:
        return int(model.encode(["thử"], show_progress_bar=False).shape[1])
    except (KeyError, IndexError, TypeError, AttributeError, RuntimeError) as error:
        raise EncoderError(
            f"encoder {name!r}: gives no sentence vectors ({error!r}); choose a sentence-transformers model that pools"
        ) from error


def _revision(name: str, model: "SentenceTransformer") -> str:
    """Returns a digest that changes with the weights: of the files of a folder, of the parameters else."""
    digest = hashlib.sha256()
    folder = Path(name)
    if folder.is_dir():
        for file in sorted(p for p in folder.rglob("*") if p.suffix in (".safetensors", ".bin", ".json")):
            digest.update(file.read_bytes())
    else:
        for key, tensor in sorted(model.state_dict().items()):
            digest.update(key.encode())
            digest.update(tensor.detach().cpu().float().numpy().tobytes())
    digest.update(json.dumps(dict(model.prompts), sort_keys=True).encode())
    return digest.hexdigest()[:16]
