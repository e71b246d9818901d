"""The bundled encoder: a mean-pooled BERT run by ONNX Runtime.

    encoder.onnx, words.safetensors  the body (`index.encoders.body`)
    projection.safetensors           from token vectors to the shorter ones that late interaction compares
    tokenizer.json, config.json      the pieces; dimension, layers and how many pieces there are

Written by `index.training.export_encoder`. Nothing here imports torch.
"""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from corpus.message import Message
from index.encoders.body import WORDS, Body
from index.encoders.protocol import GRAPH, EncodedQuery, QueryTokens, TokenRows, Vectors, stored_form, unit
from index.errors import EncoderError

CONFIG, TOKENIZER, PROJECTION = "config.json", "tokenizer.json", "projection.safetensors"
FILES = (CONFIG, TOKENIZER, WORDS, PROJECTION, GRAPH)
LONGEST_INPUT = 256  # tokens


class OnnxEncoder:
    """An encoder in a folder; safe to share by threads.

    threads: how many texts are encoded at once, 0 for one a core.

    Raises:
        EncoderError: a file is missing or damaged, or the files do not belong together.
    """

    def __init__(self, folder: Path, name: str, threads: int = 0) -> None:
        missing = [f for f in FILES if not (folder / f).is_file()]
        if missing:
            raise EncoderError(
                Message(
                    "encoder folder {folder}: {missing} missing; install chithi again, or name another "
                    "encoder in CHITHI_ENCODER",
                    folder=folder,
                    missing=", ".join(missing),
                )
            )
        try:
            config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
            self.dimension, words = int(config["hidden_size"]), int(config["vocab_size"])
            self._tokenizer = _tokenizer(folder)
            self._body = Body(folder / GRAPH, folder / WORDS)
            self._threads = threads or os.cpu_count() or 1
            projection = load_file(folder / PROJECTION)
            self._axes = projection["weight"].astype(np.float32).T
            self._shift = projection["bias"].astype(np.float32)
            self.token_dimension = int(self._axes.shape[1])
            self._project(self._body.run([0]))
        except (OSError, ValueError, KeyError, SafetensorError, RuntimeError) as error:
            raise EncoderError(_damaged(folder, error)) from error
        except Exception as error:  # tokenizers and onnxruntime raise bare Exceptions of their own
            raise EncoderError(_damaged(folder, error)) from error
        if self._body.dimension != self.dimension:
            raise EncoderError(
                Message(
                    "encoder folder {folder}: vectors of {dimension} numbers found, config.json says "
                    "{expected}; the files do not belong together: install chithi again",
                    folder=folder,
                    dimension=self._body.dimension,
                    expected=self.dimension,
                )
            )
        if {self._tokenizer.get_vocab_size(), self._body.pieces} != {words}:
            raise EncoderError(
                Message(
                    "encoder folder {folder}: the tokenizer has {tokens} words, the model {pieces}, "
                    "config.json says {words}; the files do not belong together: install chithi again",
                    folder=folder,
                    tokens=self._tokenizer.get_vocab_size(),
                    pieces=self._body.pieces,
                    words=words,
                )
            )
        self.name = name
        self.revision = _digest(folder)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors of queries, shape (len(texts), dimension)."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors of passages, shape (len(texts), dimension)."""
        return self._encode(texts)

    def encode_query(self, text: str) -> EncodedQuery:
        """Returns a query's vector and tokens; no tokens where the text has none."""
        hidden = self._body.run(self._tokenizer.encode(text).ids)
        vector = unit(hidden.mean(axis=0, keepdims=True))
        tokens = hidden[1:-1]  # without those that begin and end a text
        if not len(tokens):
            return EncodedQuery(vector)
        weights = np.linalg.norm(tokens, axis=1)
        return EncodedQuery(vector, QueryTokens(self._project(tokens), weights / weights.sum()))

    def encode_passages_with_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenRows]]:
        """Returns unit vectors of passages, shape (len(texts), dimension), and the tokens of each."""
        hidden = self._of_each(texts, lambda numbers: numbers)
        # Only when all have run: in the threads above, those of the matrix library would take the cores from them.
        tokens = [stored_form(self._project(numbers[1:-1])) for numbers in hidden]
        return self._units([numbers.mean(axis=0) for numbers in hidden]), tokens

    def _project(self, tokens: NDArray[np.float32]) -> Vectors:
        """Returns unit vectors of tokens, shape (tokens, token_dimension)."""
        return unit(tokens @ self._axes + self._shift)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors of texts."""
        return self._units(self._of_each(texts, lambda numbers: numbers.mean(axis=0)))

    def _units(self, means: Sequence[NDArray[np.float32]]) -> Vectors:
        return unit(np.array(means, dtype=np.float32).reshape(-1, self.dimension))

    def _of_each(
        self, texts: Sequence[str], of: Callable[[NDArray[np.float32]], NDArray[np.float32]]
    ) -> list[NDArray[np.float32]]:
        """Returns what is made of the body's numbers for each text, a core a text."""
        encoded = self._tokenizer.encode_batch(list(texts))
        # The longest go first, so that no core waits for them.
        order = sorted(range(len(texts)), key=lambda i: -len(encoded[i].ids))
        with ThreadPoolExecutor(self._threads) as pool:
            made = dict(zip(order, pool.map(lambda i: of(self._body.run(encoded[i].ids)), order), strict=True))
        return [made[i] for i in range(len(texts))]


def _tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST_INPUT)
    return tokenizer


def _damaged(folder: Path, error: Exception) -> Message:
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
    return Message(
        "encoder folder {folder}: damaged ({reason}); install chithi again, or name another encoder in CHITHI_ENCODER",
        folder=folder,
        reason=reason,
    )


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]
