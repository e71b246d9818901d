"""Matrices whose numbers take four bits each, in blocks of 32 with one scale (the form that llama.cpp calls Q4_0).

A block is 18 bytes: a scale in float16, then 16 bytes. The low half of byte j is number j, its high half number
j + 16; a half h, from 0 to 15, stands for (h - 8) · scale.
"""

import numpy as np
from numpy.typing import NDArray

BLOCK = 32  # numbers
BLOCK_BYTES = 18
MIDDLE = 8  # the half that stands for 0


def decode(stored: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Returns a matrix decoded: shape (rows, 32 · b), float32.

    stored: its bytes, shape (rows, 18 · b): rows of whole blocks.
    """
    rows, size = stored.shape
    blocks = stored.reshape(rows * (size // BLOCK_BYTES), BLOCK_BYTES)
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    numbers: NDArray[np.float32] = (halves.astype(np.float32) - MIDDLE) * scales
    return numbers.reshape(rows, size // BLOCK_BYTES * BLOCK)
