import importlib

import pytest

from corpus.errors import ReadError
from corpus.formats import _READERS, LARGEST_FILE, LARGEST_TEXT, check_size, largest, read_raw
from corpus.raw import Raw


@pytest.mark.parametrize("where", sorted(set(_READERS.values())))
def test_every_reader_that_is_named_is_there(where):
    module, _, function = where.partition(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_read_raw_reads_by_the_ending_whatever_its_case():
    assert read_raw("1. Giữ đê.".encode(), "Sổ.TXT") == Raw("1. Giữ đê.")
    assert read_raw("<p>Giữ đê.</p>".encode(), "sổ.htm").lines_are_paragraphs is True


@pytest.mark.parametrize(("name", "found"), [("sổ.odt", ".odt"), ("sổ", "no ending"), ("sổ.zip", ".zip")])
def test_read_raw_names_the_formats_that_are_read(name, found):
    with pytest.raises(ReadError) as caught:
        read_raw(b"1. De.", name)
    assert str(caught.value) == (
        f"{name}: {found} found, one of .txt, .md, .html, .mht, .docx, .xlsx, .doc, .rtf, .pdf, .png, .jpg, .tiff,"
        " .bmp, .webp, .zip expected; save the document in one of these formats and ingest that"
    )


def test_check_size_allows_more_to_formats_that_hold_pictures():
    assert (largest("a.TXT"), largest("a.md"), largest("a.docx")) == (LARGEST_TEXT, LARGEST_TEXT, LARGEST_FILE)
    check_size(LARGEST_TEXT, "a.txt")
    check_size(LARGEST_TEXT + 1, "a.pdf")
    with pytest.raises(ReadError) as caught:
        check_size(LARGEST_TEXT + 1, "a.txt")
    assert str(caught.value) == (
        "a.txt: 10,485,761 bytes found, at most 10,485,760 expected; split the file and ingest its parts"
    )
