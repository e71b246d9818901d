import errno
import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from corpus.errors import InvalidIdentifier, ReadError
from corpus.formats import LARGEST_TEXT
from corpus.read import check_id, find_files, read_bytes, read_path, url_id

TEXT = "1. Giữ đê.\n\n2. Giữ rừng.\n"
MEGABYTE = 2**20


def paths(data, name="đê.txt"):
    document = read_bytes(data, name, "x")
    return document.text, [c.path for c in document.clauses]


@pytest.mark.parametrize("name", ["x.txt", "X.TXT", "x.md"])
@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("\n", "\r\n").encode(),
        # An old Mac's line ends, and a page break.
        TEXT.replace("\n", "\r").encode() + b"\x0c",
    ],
    ids=["utf-8", "utf-8 bom", "utf-16", "utf-16-be", "decomposed", "crlf", "cr"],
)
def test_read_bytes_reads_every_unicode_encoding_alike(data, name):
    assert paths(data, name) == ("1. Giữ đê.\n2. Giữ rừng.", ["1", "2"])


BINARY = "đê.txt: binary data found, plain text expected; ingest a text file"
EMPTY = "đê.txt: the file is empty; expected the text of a directive"
SAVE = "plain text expected; open it and save it as .txt (UTF-8)"
RESAVE = "open the file in the program that made it and save it as text in UTF-8 (Unicode)"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", EMPTY),
        (b" \r\n\t\n", EMPTY),
        (b"1. Gi\0 de" + b" de" * 200, BINARY),
        (b"1. \x01\x02\x03 de", BINARY),
        (
            b"%PDF-1.7\n1. Giu de",
            "đê.txt: a damaged or truncated PDF found; fetch the file again, or print it to a new PDF",
        ),
        (b"PK\x03\x04\x14\0", f"đê.txt: a ZIP archive (.docx, .xlsx, …) found, {SAVE}"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", f"đê.txt: an old Office file (.doc, .xls) found, {SAVE}"),
        (b"\x89PNG\r\n", f"đê.txt: a picture found, {SAVE}"),
        (b"\x7fELF\x02", f"đê.txt: a program found, {SAVE}"),
        # "Giữ" in Windows-1258: G, i, 0xFD (ư), then the tone as a mark of its own.
        ("1. Giư\u0303 đê".encode("cp1258"), f"đê.txt: byte 0xFD at offset 5 is not UTF-8; {RESAVE}"),
        (b"abc\xe9 def", f"đê.txt: byte 0xE9 at offset 3 is not UTF-8; {RESAVE}"),
        (b"\xff\xfea\0b\0c", f"đê.txt: byte 0x63 at offset 6 is not UTF-16; {RESAVE}"),
    ],
)
def test_read_bytes_refuses_what_is_no_text(data, message):
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "đê.txt", "x")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\xff\xfe", "\u00a0\u200b\n".encode(), b"1\n2\n"],
    ids=["bom", "bom and line end", "utf-16 bom", "blanks of Unicode", "page numbers"],
)
def test_read_bytes_refuses_what_holds_no_text(data):
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "đê.txt", "x")
    assert str(caught.value) == EMPTY


def test_read_bytes_names_the_wrong_byte_after_a_byte_order_mark():
    with pytest.raises(ReadError) as caught:
        read_bytes(b"\xef\xbb\xbfabc\xe9 def", "đê.txt", "x")
    assert str(caught.value) == f"đê.txt: byte 0xE9 at offset 6 is not UTF-8; {RESAVE}"


@pytest.mark.parametrize(
    ("name", "found"), [("đê.abc", ".abc"), ("đê.ABC", ".abc"), ("đê", "no ending"), (".txt", "no ending")]
)
def test_read_bytes_refuses_an_unknown_ending(name, found):
    with pytest.raises(ReadError) as caught:
        read_bytes(TEXT.encode(), name, "x")
    assert str(caught.value) == (
        f"{name}: {found} found, one of .txt, .md, .html, .mht, .docx, .xlsx, .doc, .rtf, .odt, .pdf, .png, .jpg,"
        " .tiff, .bmp, .webp expected; save the document in one of these formats and ingest that"
    )


def test_read_bytes_refuses_what_is_too_large():
    with pytest.raises(ReadError) as caught:
        read_bytes(b"a" * (11 * MEGABYTE), "đê.txt", "x")
    assert str(caught.value) == (
        "đê.txt: 11,534,336 bytes found, at most 10,485,760 expected; split the file and ingest its parts"
    )


def test_read_path_refuses_what_is_too_large_unread(tmp_path):
    file = tmp_path / "đê.txt"
    with file.open("wb") as out:
        out.truncate(12 * MEGABYTE)
    with pytest.raises(ReadError) as caught:
        read_path(file)
    assert (
        str(caught.value)
        == f"{file}: 12,582,912 bytes found, at most 10,485,760 expected; split the file and ingest its parts"
    )


def test_read_path_says_how_large_a_file_just_too_large_is(tmp_path):
    file = tmp_path / "đê.txt"
    with file.open("wb") as out:
        out.truncate(LARGEST_TEXT + 1)
    with pytest.raises(ReadError) as caught:
        read_path(file)
    assert "10 MiB found, at most 10 MiB expected" not in str(caught.value)


def test_read_path_of_nothing_and_of_a_folder(tmp_path):
    for path, why in ((tmp_path / "none.txt", "No such file or directory"), (tmp_path, "Is a directory")):
        with pytest.raises(ReadError) as caught:
            read_path(path)
        assert str(caught.value) == f"{path}: cannot be read ({why})"


def test_read_path_names_the_document_after_its_file(tmp_path):
    file = tmp_path / "công văn.2021.txt"
    file.write_bytes(TEXT.encode())

    document = read_path(file)

    assert (document.document_id, document.source_name) == ("công văn.2021", "công văn.2021.txt")
    assert document.source_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert read_path(file, "khác").document_id == "khác"


def test_find_files_yields_files_below_a_folder_without_what_systems_leave(tmp_path):
    litter = ("Thumbs.db", "c/desktop.ini", "~$a.docx", "c/~WRL0001.tmp", "c/x.tmp", "__MACOSX/a.txt", "@eaDir/b.txt")
    for name in ("b.txt", "a.pdf", "c/d/e.txt", ".an.txt", ".git/f.txt", "c/.g/h.txt", *litter):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [p.relative_to(tmp_path).as_posix() for p in find_files(tmp_path)] == ["a.pdf", "b.txt", "c/d/e.txt"]
    assert list(find_files(tmp_path / ".an.txt")) == [tmp_path / ".an.txt"]
    assert list(find_files(tmp_path / "none")) == [tmp_path / "none"]


def test_links_out_of_a_folder_are_not_followed(tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "b").mkdir(parents=True)
    outside.mkdir()
    (inside / "a.txt").touch()
    (outside / "secret.txt").touch()
    (inside / "b" / "own.txt").symlink_to(inside / "a.txt")
    (inside / "b" / "other.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "gone.txt").symlink_to(outside / "none")
    (inside / "circle.txt").symlink_to("circle.txt")
    (inside / "itself").symlink_to(".")
    assert [p.relative_to(inside).as_posix() for p in find_files(inside)] == ["a.txt", "b/own.txt"]
    # What the user names is what the user means.
    assert list(find_files(inside / "b" / "other.txt")) == [inside / "b" / "other.txt"]


def test_a_folder_that_cannot_be_listed_is_named_and_the_rest_goes_on(tmp_path, monkeypatch):
    for name in ("a.txt", "b/c.txt", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    listed = os.scandir

    def scandir(path):
        if path.endswith("b"):  # root may list any folder: no test of it can be refused by the system
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [p.relative_to(tmp_path).as_posix() for p in find_files(tmp_path)] == ["a.txt", "b", "d.txt"]


def test_a_pipe_or_a_device_is_refused_before_it_is_opened(tmp_path):
    pipe = tmp_path / "cv.txt"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(ReadError) as caught:
            read_path(path)
        assert str(caught.value) == f"{path}: a pipe, socket or device found, a file expected"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("công-văn 5", "công-văn 5"),
        (" e\u0302 ", "ê"),
        ("a b%c?#", "a b%c?#"),
        ("x" * 200, "x" * 200),
        (".a", ".a"),
        ("c\u200bv\u202e\ufeff-\u00ad5", "cv-5"),
    ],
)
def test_check_id_keeps_what_can_stand_in_an_address(given, kept):
    assert check_id(given) == kept


@pytest.mark.parametrize(
    "bad", ["", "  ", ".", "..", "\u200b", "a\u2028b", "a/b", "a\\b", "a\nb", "a\0b", "\ud800", "x" * 201]
)
def test_check_id_refuses_what_cannot(bad):
    with pytest.raises(InvalidIdentifier) as caught:
        check_id(bad)
    assert str(caught.value) == (
        f"document id {bad[:60]!r}: expected 1 to 200 characters without slashes or control characters;"
        " give another (--id, ?id=)"
    )


def test_read_bytes_refuses_a_bad_id_before_it_reads():
    with pytest.raises(InvalidIdentifier):
        read_bytes(b"", "x.docx", "a/b")


def test_url_id_is_percent_encoded():
    assert url_id("Đê 5%/a?b#c.d-e") == "%C4%90%C3%AA%205%25%2Fa%3Fb%23c.d-e"
