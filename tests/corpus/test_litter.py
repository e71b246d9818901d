import pytest

from corpus.errors import ReadError
from corpus.formats import read_raw
from corpus.litter import is_litter


@pytest.mark.parametrize(
    "path",
    [
        "~$ke hoach.docx", "A/~$-hoach.DOCX", "A/~WRL0001.tmp", "~WRD0003.doc", "B/Thumbs.db", "THUMBS.DB",
        "ehthumbs.db",
        "A/B/desktop.ini", "a.tmp", "Backup of a.wbk", "a.asd", ".DS_Store", "._a.docx", ".~lock.a.docx#", ".git/a.txt",
        "__MACOSX/a.txt", "$RECYCLE.BIN/S-1/a.docx", "System Volume Information/a.txt", "A/@eaDir/a.pdf/a.txt",
        "a.pdf:Zone.Identifier", "A/Icon\r", "a.pdf.part", "a.PDF.crdownload",
        "Unconfirmed 12.crdownload", "a.docx.bak",
        "a.pdf.partial", "a.docx.filepart", "A/a.pdf.download/a.pdf", "a.pdf.download", "a.docx.aria2", "ct.txt~",
        "a.txt.swp", "a.temp",
    ],
)  # fmt: skip
def test_what_systems_and_programs_leave_is_litter(path):
    assert is_litter(path)


@pytest.mark.parametrize(
    "path",
    [
        "a.docx", "A/b.pdf", "~nháp.docx", "WRL0001.docx", "thumbs.docx", "desktop.ini.txt", "tmp.docx", "tmp/a.docx",
        "part.docx", "bak", "a.bak.docx", "A.part/a.docx", "download/a.pdf", "a~b.docx",
        "a.lnk", "a.xlsx", "$12 triệu.docx", "danh sách", "~WRL.docx", "",
    ],
)  # fmt: skip
def test_what_people_leave_is_none(path):
    assert not is_litter(path)


def test_a_lock_file_that_is_named_is_refused_as_what_it_is():
    with pytest.raises(ReadError) as caught:
        read_raw(b"\x05Nguyen", "~$ke-hoach.docx")
    assert str(caught.value) == (
        "~$ke-hoach.docx: a lock file of Word found, which it keeps while a document is open;"
        " ingest the document itself"
    )
