import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.docx.ole import OLE, PASSWORD, is_locked, is_word, what_is


def entry(stream, sector=0):
    return stream.encode("utf-16-le").ljust(116, b"\0") + struct.pack("<I", sector) + b"\0" * 8


def word(flags=0):
    """The start of an OLE2 file whose directory (sector 0) names a Word document in sector 1."""
    header = OLE.ljust(30, b"\0") + struct.pack("<H", 9)
    fib = struct.pack("<6H", 0xA5EC, 0xC1, 0, 0, 0, flags)
    return header.ljust(512, b"\0") + entry("WordDocument", 1).ljust(512, b"\0") + fib.ljust(512, b"\0")


@pytest.mark.parametrize(
    "data", [word(), word(flags=0x0001), word(flags=0x0100)[:1030], entry("WordDocument", 2**32 - 1)]
)
def test_is_locked_is_false_without_a_password_or_without_the_place_to_tell(data):
    assert is_locked(data) is False


@settings(max_examples=100)
@given(st.binary(max_size=1100), st.integers(0, 1500))
def test_is_locked_never_fails(patch, at):
    assert is_locked(word()[:at] + patch + word()[at + len(patch) :]) in (True, False)


def test_is_locked_is_true_with_the_flag_of_a_password():
    assert is_locked(word(flags=0x0100)) is True


@pytest.mark.parametrize(
    ("stream", "found"),
    [
        ("EncryptedPackage", PASSWORD),
        ("PowerPoint Document", "a PowerPoint presentation found, a Word document expected"),
        ("Else", "an old Office file without a Word document found; open it in Word and save it as .docx"),
    ],
)
def test_what_is_names_what_the_directory_tells(stream, found):
    data = OLE.ljust(512, b"\0") + entry(stream)
    assert (is_word(data), what_is(data)) == (False, found)


def test_is_word_knows_a_word_document_by_its_stream():
    assert is_word(word()) is True
