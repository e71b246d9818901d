"""A BERT body on ONNX Runtime, its word table in int8 beside it; nothing here imports torch.

    NAME.onnx          from word vectors and a mask to numbers for each token, matrix products in int8
    words.safetensors  `words`, int8, (pieces, dimension); `scales`, float16, (pieces): what each row is multiplied by

Written by `index.training.export_body`. One text at a time on one core, with no padding: products in int8 take their
scale from all that goes through at once, so that in a batch each text would change with its neighbours.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from corpus.message import Message
from index.encoders.processor import has_vnni
from index.encoders.runtime import onnxruntime

WORDS = "words.safetensors"


class Body:
    """The body in a folder; safe to share by threads.

    Raises:
        Exception: a file cannot be read; the libraries raise bare ones of their own.
    """

    def __init__(self, graph: Path, words: Path) -> None:
        table = load_file(words)
        self._words, self._scales = table["words"], table["scales"].astype(np.float32)
        if self._words.ndim != 2 or self._words.dtype != np.int8 or self._scales.shape != self._words.shape[:1]:
            raise ValueError(Message("{name}: rows of int8 and a scale for each expected", name=words.name))
        self.pieces, self.dimension = (int(n) for n in self._words.shape)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        # Without VNNI, sums of two products overflow the 16 bits that AVX2 has for them: cosines fell to .97. Products
        # of unsigned bytes, to which this turns, do not. With VNNI they give the same bits, and take 1.7 times as long.
        if not has_vnni():
            options.add_session_config_entry("session.x64quantprecision", "1")
        self._session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])

    def run(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """Returns the graph's numbers for the pieces of one text, shape (len(ids), numbers)."""
        pieces = np.array([ids], dtype=np.int64)
        vectors = self._words[pieces].astype(np.float32) * self._scales[pieces][..., None]
        mask = np.ones(pieces.shape, dtype=np.float32)
        found: NDArray[np.float32] = self._session.run(["out"], {"embeddings": vectors, "mask": mask})[0][0]
        return found
