import importlib
import io
import zipfile

import pytest

from corpus.errors import ReadError
from corpus.formats import _READERS, LARGEST_FILE, LARGEST_TEXT, check_size, largest, read_raw
from corpus.raw import Raw
from corpus.told_by_bytes import told


@pytest.mark.parametrize("where", sorted(set(_READERS.values())))
def test_every_reader_that_is_named_is_there(where):
    module, _, function = where.partition(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_read_raw_reads_by_the_ending_whatever_its_case():
    assert read_raw("1. Giữ đê.".encode(), "Sổ.TXT") == Raw("1. Giữ đê.")
    assert read_raw("<p>Giữ đê.</p>".encode(), "sổ.htm").lines_are_paragraphs is True


@pytest.mark.parametrize(("name", "found"), [("sổ.abc", ".abc"), ("sổ", "no ending"), ("sổ.zip", ".zip")])
def test_read_raw_names_the_formats_that_are_read(name, found):
    with pytest.raises(ReadError) as caught:
        read_raw(b"1. De.", name)
    assert str(caught.value) == (
        f"{name}: {found} found, one of .txt, .md, .html, .mht, .docx, .xlsx, .doc, .rtf, .odt, .pdf, .png, .jpg,"
        " .tiff, .bmp, .webp expected; save the document in one of these formats and ingest that"
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("thư.MSG", "an e-mail (.msg) found; save what is attached to it and ingest that"),
        ("thư.eml", "an e-mail (.eml) found; save what is attached to it and ingest that"),
        ("bảng.xls", "a spreadsheet (.xls) found; save it as .xlsx and ingest that"),
        ("bảng.ods", "a spreadsheet (.ods) found; save it as .xlsx and ingest that"),
        ("họp.pptx", "a presentation (.pptx) found; export it as PDF and ingest that"),
        ("gói.rar", "an archive (.rar) found; unpack it and ingest the folder, or pack it as .zip"),
        ("sổ.gdoc", "a link to Google Docs (.gdoc) found; download the document as .docx and ingest that"),
        ("sổ.lnk", "a shortcut (.lnk) found; ingest the file that it leads to"),
        ("ảnh.heic", "a picture (.heic) found; save it as .jpg or .png and ingest that"),
        ("sổ.wps", "a document of another program (.wps) found; save it as .docx or print it to PDF, and ingest that"),
    ],
)
def test_read_raw_says_the_way_out_of_formats_that_offices_have(name, found):
    with pytest.raises(ReadError) as caught:
        read_raw(b"1. De.", name)
    assert str(caught.value) == f"{name}: {found}"


def test_read_raw_reads_documents_with_macros_and_templates_as_documents():
    for name in ("sổ.docm", "sổ.dotx", "sổ.odt", "sổ.ott"):
        with pytest.raises(ReadError, match="a zip without a Word document found"):
            read_raw(b"PK\x05\x06" + b"\0" * 18, name)


def test_check_size_allows_more_to_formats_that_hold_pictures():
    assert (largest("a.TXT"), largest("a.md"), largest("a.docx")) == (LARGEST_TEXT, LARGEST_TEXT, LARGEST_FILE)
    check_size(LARGEST_TEXT, "a.txt")
    check_size(LARGEST_TEXT + 1, "a.pdf")
    with pytest.raises(ReadError) as caught:
        check_size(LARGEST_TEXT + 1, "a.txt")
    assert str(caught.value) == (
        "a.txt: 10,485,761 bytes found, at most 10,485,760 expected; split the file and ingest its parts"
    )


PAGE = "<html><body><p>1. Giữ đê.</p></body></html>"

FLAT = b'<?xml version="1.0"?><p:package xmlns:p="http://schemas.microsoft.com/office/2006/xmlPackage"/>'


def zipped(part):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr(part, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "ending"),
    [
        (b"%PDF-1.7", ".docx", ".pdf"),
        (b"%PDF-1.7", ".txt", ".pdf"),
        (b"%PDF-1.7", "", ".pdf"),
        (b"%PDF-1.7", ".pdf", ".pdf"),
        (zipped("word/document.xml"), ".pdf", ".docx"),
        (zipped("word/document.xml"), ".doc", ".doc"),  # read as what it is by the reader of both
        (zipped("xl/workbook.xml"), ".docx", ".xlsx"),
        (zipped("ppt/presentation.xml"), ".docx", ".docx"),  # not read under any name
        (b"PK\x03\x04 cut", ".txt", ".txt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".pdf", ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xlsx", ".xlsx"),
        (b"\xff\xd8\xff\xe0", ".pdf", ".jpg"),
        (b"\xff\xd8\xff\xe0", ".png", ".png"),
        (PAGE.encode(), ".docx", ".html"),
        (PAGE.encode(), ".xls", ".html"),
        (zipped("xl/workbook.xml"), ".xls", ".xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls", ".xls"),
        (FLAT, ".xml", ".docx"),
        (FLAT, ".docx", ".docx"),
        (FLAT.replace(b"office/2006/xmlPackage", b"office/word/2003/wordml"), ".xml", ".doc"),
        (PAGE.encode(), ".txt", ".txt"),
        ("1. Giữ đê.".encode(), ".html", ".txt"),
        ("1. Giữ đê.".encode(), ".docx", ".docx"),
        (b"", ".html", ".html"),
    ],
)
def test_told_is_what_bytes_surely_are(data, suffix, ending):
    assert told(data, suffix) == ending


def test_read_raw_reads_a_file_by_its_bytes_and_says_so():
    raw = read_raw(PAGE.encode(), "sổ.docx")
    assert (raw.text, [str(w) for w in raw.warnings[:1]]) == (
        "1. Giữ đê.",
        ["By its bytes the file is a web page, whatever its name says: it was read as that."],
    )
    assert read_raw(PAGE.encode(), "việc.xls").text == "1. Giữ đê."
    assert read_raw("1. Giữ đê.".encode(), "sổ.html").text == "1. Giữ đê."
