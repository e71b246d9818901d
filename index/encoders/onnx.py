"""The bundled encoder: a mean-pooled BERT run by ONNX Runtime, weights read from model.safetensors.

The folder is a sentence-transformers model as well; `graph.onnx` beside it holds the computation without the weights
(`index.training.export_graph`), and `projection.safetensors` turns token vectors into the shorter ones that late
interaction compares. Nothing here imports torch.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.encoders.protocol import BATCH, EncodedQuery, QueryTokens, TokenRows, Vectors, stored_form, unit
from index.encoders.runtime import onnxruntime
from index.errors import EncoderError

PROJECTION = "projection.safetensors"
FILES = ("config.json", "tokenizer.json", "model.safetensors", PROJECTION, "graph.onnx")
TRANSPOSED, INT8, SCALE = ":T", ":int8", ":scale"  # what stands behind a weight's name in weights.json
LONGEST_INPUT = 256  # tokens


class OnnxEncoder:
    """An encoder in a folder; matrix products in int8 or float32, as its graph has them.

    threads: how many batches are encoded at once, 0 for one a core.
    """

    def __init__(self, folder: Path, name: str, threads: int = 0) -> None:
        missing = [f for f in FILES if not (folder / f).is_file()]
        if missing:
            raise EncoderError(
                f"encoder folder {folder}: {', '.join(missing)} missing; install chithi again,"
                " or name another encoder in CHITHI_ENCODER"
            )
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            self.dimension, words = int(config["hidden_size"]), int(config["vocab_size"])
            self._tokenizer = _tokenizer(folder, int(config["pad_token_id"]))
            self._session = open_session(folder, load_file(folder / "model.safetensors"))
            self._threads = threads or os.cpu_count() or 1
            projection = load_file(folder / PROJECTION)
            self._axes = projection["weight"].astype(np.float32).T
            self._shift = projection["bias"].astype(np.float32)
            self.token_dimension = int(self._axes.shape[1])
            one = np.zeros((1, 1), dtype=np.int64)
            vectors, hidden = self._run(one, one + 1)
            given = vectors.shape[1]
            self._project(hidden[0])
        except (OSError, ValueError, KeyError, SafetensorError, RuntimeError) as error:
            raise EncoderError(_damaged(folder, error)) from error
        except Exception as error:  # tokenizers and onnxruntime raise bare Exceptions of their own
            raise EncoderError(_damaged(folder, error)) from error
        if given != self.dimension:
            raise EncoderError(
                f"encoder folder {folder}: vectors of {given} numbers found, config.json says {self.dimension};"
                " the files do not belong together: install chithi again"
            )
        if self._tokenizer.get_vocab_size() != words:
            raise EncoderError(
                f"encoder folder {folder}: the tokenizer has {self._tokenizer.get_vocab_size()} words, the model"
                f" {words}; the two do not belong together: install chithi again"
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
        [encoded] = self._tokenizer.encode_batch([text])
        ids = np.array([encoded.ids], dtype=np.int64)
        vectors, hidden = self._run(ids, np.ones_like(ids))
        tokens = hidden[0, 1:-1]  # without [CLS] and [SEP]
        if not len(tokens):
            return EncodedQuery(unit(vectors))
        weights = np.linalg.norm(tokens, axis=1)
        return EncodedQuery(unit(vectors), QueryTokens(self._project(tokens), weights / weights.sum()))

    def encode_passages_with_tokens(self, texts: Sequence[str]) -> tuple[Vectors, list[TokenRows]]:
        """Returns unit vectors of passages, shape (len(texts), dimension), and the tokens of each."""
        tokens: list[TokenRows] = [np.zeros((0, self.token_dimension), dtype=np.int8)] * len(texts)
        return self._encode(texts, tokens), tokens

    def _project(self, tokens: NDArray[np.float32]) -> Vectors:
        """Returns unit vectors of tokens, shape (tokens, token_dimension)."""
        return unit(tokens @ self._axes + self._shift)

    def _run(self, ids: NDArray[np.int64], mask: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
        """Returns mean vectors (texts, dimension) and token vectors (texts, longest, dimension)."""
        vectors, hidden = self._session.run(["vectors", "hidden"], {"input_ids": ids, "attention_mask": mask})
        return vectors, hidden

    def _encode(self, texts: Sequence[str], tokens: list[TokenRows] | None = None) -> Vectors:
        """Returns unit vectors of texts; fills in the tokens of each where a list is given."""
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        # Texts of like length go together: padding is work. The longest go first, so that no core waits for them.
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]

        def fill(rows: list[int]) -> None:
            encoded = self._tokenizer.encode_batch([texts[i] for i in rows])
            ids = np.array([e.ids for e in encoded], dtype=np.int64)
            mask = np.array([e.attention_mask for e in encoded], dtype=np.int64)
            out[rows], hidden = self._run(ids, mask)
            if tokens is not None:
                for i, states, kept in zip(rows, hidden, mask.sum(axis=1), strict=True):
                    tokens[i] = stored_form(self._project(states[1 : kept - 1]))

        if len(batches) == 1:
            fill(batches[0])
        else:
            # A core a batch: one query is faster on one core than shared out, and many batches are as fast.
            with ThreadPoolExecutor(self._threads) as pool:
                list(pool.map(fill, batches))
        return unit(out)


def _tokenizer(folder: Path, padding: int) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST_INPUT)
    tokenizer.enable_padding(pad_id=padding)
    return tokenizer


def open_session(folder: Path, weights: dict[str, NDArray[np.float16]]) -> onnxruntime.InferenceSession:
    """Returns the graph of a folder ready to run, its weights worked out from those given."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    names, values = [], []
    for name in _external_names(folder / "graph.onnx", set(weights)):
        names.append(name)
        values.append(onnxruntime.OrtValue.ortvalue_from_numpy(_as_wanted(name, weights)))
    options.add_external_initializers(names, values)
    graph = (folder / "graph.onnx").read_bytes()
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _as_wanted(name: str, weights: dict[str, NDArray[np.float16]]) -> NDArray[np.generic]:
    """Returns a weight as the graph wants it: transposed, rounded to int8, or the scale of that."""
    weight = weights[name.split(":", maxsplit=1)[0]].astype(np.float32)
    # In C order: ONNX Runtime borrows the memory of an array only as it lies.
    matrix = np.ascontiguousarray(weight.T if TRANSPOSED in name else weight)
    if name.endswith(INT8):
        return rounded(matrix)[0]
    return rounded(matrix)[1] if name.endswith(SCALE) else matrix


def rounded(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Returns (int8 matrix, scale of each column): column / scale, rounded, where scale is its largest value / 127."""
    largest = np.abs(matrix).max(axis=0)
    scale = np.where(largest > 0, largest / np.float32(127), np.float32(1)).astype(np.float32)
    return np.clip(np.round(matrix / scale), -127, 127).astype(np.int8), scale


def _external_names(graph: Path, stored: set[str]) -> list[str]:
    """Returns the names of the weights that a graph wants from outside."""
    listing = graph.with_name("weights.json")
    names = [str(n) for n in json.loads(listing.read_text(encoding="utf-8"))]
    absent = [n for n in names if n.split(":")[0] not in stored]
    if absent:
        raise ValueError(f"model.safetensors has no {absent[0]}")
    return names


def _damaged(folder: Path, error: Exception) -> str:
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
    return (
        f"encoder folder {folder}: damaged ({reason}); install chithi again, or name another encoder in CHITHI_ENCODER"
    )


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in ("config.json", "tokenizer.json", "model.safetensors", PROJECTION, "weights.json"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]
