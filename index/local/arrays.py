"""Named arrays in one file, mapped from the disk: only what is looked at is read.

The format is safetensors: eight bytes that say how long the header is, the header in JSON, then the arrays. It is
written by its library and read here, because the library copies every array that it reads.
"""

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from corpus.message import Message

_TYPES = {"F32": np.float32, "I64": np.int64, "I32": np.int32, "I8": np.int8, "U16": np.uint16, "U8": np.uint8}


def as_bytes(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Returns arrays as a file of them."""
    return save({name: np.ascontiguousarray(array) for name, array in arrays.items()})


def mapped(path: Path) -> memoryview:
    """Returns the bytes of a file, mapped; they stay readable when the file is deleted."""
    with path.open("rb") as file:
        if not file.seek(0, 2):
            return memoryview(b"")  # an empty file cannot be mapped
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def arrays_in(data: memoryview) -> dict[str, NDArray[Any]]:
    """Returns the arrays of a mapped file, by name; none of them may be written to.

    Raises:
        ValueError, TypeError, KeyError: it is no such file, or a part of one.
    """
    begin = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(bytes(data[8:begin]))
    return {name: _array(data[begin:], row) for name, row in header.items() if name != "__metadata__"}


def _array(data: memoryview, row: Mapping[str, Any]) -> NDArray[Any]:
    first, end = row["data_offsets"]
    kind, shape = np.dtype(_TYPES[row["dtype"]]), tuple(row["shape"])
    if end > len(data):
        raise ValueError(Message("{count} bytes of arrays found, {end} or more expected", count=len(data), end=end))
    # An array of nothing has no address to begin at.
    return np.frombuffer(data[first:end], dtype=kind).reshape(shape) if end > first else np.zeros(shape, kind)
