"""The vectors of a segment: a flat FAISS index of inner products, mapped from the disk. Exact; processes share it.

vectors.faiss     `faiss.IndexFlatIP`, float32, unit rows, in the order of passages.jsonl
"""

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import Vectors

VECTORS = "vectors.faiss"
# A product of a matrix may round a row otherwise than the row alone: what is this near the last is given too.
ROUNDING = 1e-5
MORE = 16  # rows that are looked at behind the last, for those level with it


def index_bytes(vectors: Vectors) -> bytes:
    """Returns the file of an index of vectors, shape (rows, dimension)."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return bytes(faiss.serialize_index(index))


class VectorStore:
    """An index in a file, open; it stays readable though the file is deleted. Safe to share by threads.

    Raises:
        RuntimeError: FAISS cannot read it.
    """

    def __init__(self, path: Path) -> None:
        self._index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        count, dimension = int(self._index.ntotal), int(self._index.d)
        first = self._index.get_xb()  # type: ignore[attr-defined]
        held = faiss.rev_swig_ptr(first, count * dimension) if count else np.zeros(0, np.float32)
        self.rows: NDArray[np.float32] = held.reshape(count, dimension)
        """The vectors as they lie in the file, which must not be written to; gone with this store."""

    def __len__(self) -> int:
        return len(self.rows)

    def nearest(self, vector: Vectors, depth: int, rows: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
        """Returns the `depth` rows nearest to a vector, shape (1, dimension), with all those level with the last.

        rows: those that are compared, None for all.
        """
        count = len(self) if rows is None else len(rows)
        if count <= depth:
            return np.arange(count, dtype=np.int64) if rows is None else rows
        if depth <= 0:
            return np.zeros(0, np.int64)
        # FAISS compares the rows of an array of ids one by one and looks at no other.
        selected = None if rows is None else faiss.SearchParameters(sel=faiss.IDSelectorArray(rows))  # type: ignore[call-arg]
        among = depth + MORE
        while True:
            scores, found = self._index.search(vector, min(among, count), params=selected)
            level = scores[0] >= scores[0][depth - 1] - ROUNDING
            if among >= count or not level[-1]:
                return np.asarray(found[0][level], dtype=np.int64)
            among *= 2
