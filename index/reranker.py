"""The second stage: a small cross-encoder that reads question and passage together, on ONNX Runtime.

It shares the word vectors of the bundled encoder; its own weights are three layers and a head.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.encoder import BUNDLED_FOLDER
from index.errors import EncoderError
from index.onnx_encoder import open_session

FOLDER = Path(__file__).parent / "bundled_reranker"
LONGEST_QUESTION = 64  # tokens
LONGEST_PAIR = 192
WORDS = "body.embeddings.word_embeddings.weight"


class Reranker:
    """Scores pairs of question and passage; higher is likelier to be answered there."""

    def __init__(self, folder: Path = FOLDER, words_folder: Path = BUNDLED_FOLDER, threads: int = 0) -> None:
        try:
            weights = load_file(folder / "model.safetensors")
            weights[WORDS] = load_file(words_folder / "model.safetensors")["embeddings.word_embeddings.weight"]
            self._session: onnxruntime.InferenceSession = open_session(folder, weights, threads)
            self._tokenizer = Tokenizer.from_file(str(words_folder / "tokenizer.json"))
            self._separator: int = self._tokenizer.token_to_id("[SEP]") or 0
            json.loads((folder / "weights.json").read_text(encoding="utf-8"))
        except Exception as error:  # tokenizers, onnxruntime and safetensors raise errors of their own
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
            raise EncoderError(f"reranker folder {folder}: damaged ({reason}); install chithi again") from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Returns a score for each passage: log-odds that it answers the question."""
        if not passages:
            return []
        ids, mask, types = self._pairs(question, passages)
        found = self._session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": types})[0]
        return [float(s) for s in found]

    def _pairs(
        self, question: str, passages: Sequence[str]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Returns (ids, mask, types) of `[CLS] question [SEP] passage [SEP]`, padded to the longest."""
        head = list(self._tokenizer.encode(question).ids)
        if len(head) > LONGEST_QUESTION:
            head = [*head[: LONGEST_QUESTION - 1], self._separator]
        rows = []
        for passage in self._tokenizer.encode_batch(list(passages)):
            tail = list(passage.ids[1 : LONGEST_PAIR - len(head)])
            rows.append(head + (tail if tail and tail[-1] == self._separator else [*tail, self._separator]))
        width = max(map(len, rows))
        ids, mask, types = (np.zeros((len(rows), width), dtype=np.int64) for _ in range(3))
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
            types[i, len(head) : len(row)] = 1
        return ids, mask, types
