import struct

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.training.pretrained.four_bits import decode


def plain(row):
    """The numbers of a row of blocks, one by one."""
    out = []
    for at in range(0, len(row), 18):
        (scale,) = struct.unpack("<e", row[at : at + 2])
        halves = row[at + 2 : at + 18]
        out += [((byte & 15) - 8) * scale for byte in halves] + [((byte >> 4) - 8) * scale for byte in halves]
    return out


def test_a_block_holds_the_low_halves_and_then_the_high_ones():
    stored = struct.pack("<e", 0.5) + bytes([0x0F, 0x80, *[0x88] * 13, 0xA9])
    # 15 → 7 · ½, 0 → -8 · ½, 9 → 1 · ½; high: 0 → -8 · ½, 8 → 0, 10 → 2 · ½
    expected = [3.5, -4.0, *[0.0] * 13, 0.5, -4.0, 0.0, *[0.0] * 13, 1.0]
    decoded = decode(np.frombuffer(stored, np.uint8).reshape(1, 18))
    assert decoded.dtype == np.float32
    assert decoded.tolist() == [expected]


BLOCKS = st.tuples(st.floats(width=16, allow_nan=False, allow_infinity=False), st.binary(min_size=16, max_size=16))


@given(st.integers(0, 3).flatmap(lambda width: st.lists(st.lists(BLOCKS, min_size=width, max_size=width), max_size=4)))
def test_decoding_is_what_a_plain_decoder_says(matrix):
    rows = [b"".join(struct.pack("<e", scale) + halves for scale, halves in row) for row in matrix]
    width = len(rows[0]) if rows else 0
    decoded = decode(np.frombuffer(b"".join(rows), np.uint8).reshape(len(rows), width))
    assert decoded.shape == (len(rows), width // 18 * 32)
    assert decoded.tolist() == [plain(row) for row in rows]
