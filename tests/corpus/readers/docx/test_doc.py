import struct

import pytest

from corpus.build import build_document
from corpus.errors import ReadError
from corpus.raw import Raw
from corpus.readers.docx.doc import read_doc
from corpus.readers.docx.libreoffice import find_program
from corpus.readers.docx.ole import OLE
from corpus.readers.docx.read import read_docx

needs_office = pytest.mark.skipif(find_program() is None, reason="LibreOffice (soffice) is not installed")


def entry(stream, sector=0):
    return stream.encode("utf-16-le").ljust(116, b"\0") + struct.pack("<I", sector) + b"\0" * 8


def word(flags=0):
    """The start of an OLE2 file whose directory (sector 0) names a Word document in sector 1."""
    header = OLE.ljust(30, b"\0") + struct.pack("<H", 9)
    fib = struct.pack("<6H", 0xA5EC, 0xC1, 0, 0, 0, flags)
    return header.ljust(512, b"\0") + entry("WordDocument", 1).ljust(512, b"\0") + fib.ljust(512, b"\0")


def refused(data, name="a.doc"):
    with pytest.raises(ReadError) as caught:
        read_doc(data, name)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    return message


RTF = (
    rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}"
    rb"{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc0\levelstartat1\levelfollow0"
    rb"{\leveltext\'02\'00.;}{\levelnumbers\'01;}}{\listlevel\levelnfc4\levelstartat1\levelfollow0"
    rb"{\leveltext\'02\'01);}{\levelnumbers\'01;}}\listid1}}"
    rb"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
    rb"\pard\qc K\u7870?{} HO\u7840?CH\par\pard\ls1\ilvl0 S\u7903? Y t\u7871?:\par"
    rb"\pard\ls1\ilvl1 mua;\par\pard\ls1\ilvl1 ti\u234?m.\par\pard H\u7871?t.\par}"
)


@needs_office
def test_read_doc_reads_rtf_under_its_name_with_automatic_numbers():
    assert read_doc(RTF, "a.doc") == Raw("KẾ HOẠCH\n1. Sở Y tế:\na) mua;\nb) tiêm.\nHết.", lines_are_paragraphs=True)


@needs_office
def test_read_doc_gives_the_addresses_of_the_same_document_as_docx(shared):
    files = [shared / "documents/originals" / f"nd-30-2020-phu-luc-2.{ending}" for ending in ("doc", "docx")]
    old = build_document(read_doc(files[0].read_bytes(), files[0].name), "x")
    new = build_document(read_docx(files[1].read_bytes(), files[1].name), "x")
    assert [c.path for c in old.clauses] == [c.path for c in new.clauses]
    assert len(old.clauses) > 40


@needs_office
def test_read_doc_reads_what_word_2003_saved_as_xml():
    w = "http://schemas.microsoft.com/office/word/2003/wordml"
    body = "<w:p><w:r><w:t>1. Đắp đê.</w:t></w:r></w:p>"
    data = f'<?xml version="1.0"?><w:wordDocument xmlns:w="{w}"><w:body>{body}</w:body></w:wordDocument>'.encode()
    assert (read_doc(data, "a.xml").text, read_docx(data, "a.docx").text) == ("1. Đắp đê.", "1. Đắp đê.")


def test_read_doc_reads_a_page_of_html_under_its_name():
    page = "<html><body><p>Điều 1. Phạm vi</p><p>Quyết định này quy định việc tiêm vắc xin.</p></body></html>"
    assert read_doc(page.encode(), "a.doc").text.splitlines()[0] == "Điều 1. Phạm vi"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b" \n", "an empty file found"),
        (b"%PDF-1.7", "another format found"),
        (b"PK\x03\x04", "a damaged zip found"),
        (word(flags=0x0100), "protected by a password found"),
        (OLE + b"\0" * 504 + entry("EncryptedPackage"), "protected by a password found"),
        (OLE + b"\0" * 504 + entry("PowerPoint Document"), "a PowerPoint presentation found"),
    ],
)
def test_read_doc_says_what_a_file_is_that_it_cannot_read(data, found):
    assert found in refused(data)
