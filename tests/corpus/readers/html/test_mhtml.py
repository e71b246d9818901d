import base64
import quopri
import unicodedata

import pytest

from corpus.errors import ReadError
from corpus.formats import read_raw
from corpus.readers.html.mhtml import looks_like_mhtml, read_mhtml

PAGE = (
    "<html><head><meta charset='{}'></head>"
    "<body><p>1. Sở Xây dựng giữ đê.</p><p>2. Công an tỉnh giữ rừng.</p></body></html>"
)
TEXT = "1. Sở Xây dựng giữ đê.\n2. Công an tỉnh giữ rừng."
WORD = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="=_b"\n\nThis document is a Single File Web Page.\n\n'
)
CHROME = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://vi.du/a\nSubject: =?utf-8?Q?=C4=90=C3=AA?=\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="=_b"\n\n'
)


def part(content, encoding="quoted-printable", charset="utf-8", kind="text/html", more=""):
    encode = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": bytes}[encoding]
    said = f'; charset="{charset}"' if charset else ""
    head = f"--=_b\n{more}Content-Transfer-Encoding: {encoding}\nContent-Type: {kind}{said}\n\n"
    return head.encode() + encode(content) + b"\n"


def apart(text):
    """Letters and tone marks apart, as the code page of Vietnamese Windows has them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = [unicodedata.normalize("NFD", c) for c in text]
    return "".join(
        unicodedata.normalize("NFC", "".join(c for c in x if c not in tones)) + "".join(c for c in x if c in tones)
        for x in letters
    )


def archive(*parts, head=WORD):
    return head.encode() + b"".join(parts) + b"--=_b--\n"


PICTURE = part(b"\x89PNG" * 40, "base64", "", "image/png", "Content-Location: image001.png\n")
MARGIN = part(b"<p>Trang 1</p>", more="Content-Location: file:///C:/x_files/header.htm\n")


@pytest.mark.parametrize("name", ["a.mht", "a.MHTML", "a.htm", "a.html", "a.doc"])
@pytest.mark.parametrize("head", [WORD, CHROME, WORD.replace("\n", "\r\n"), "\ufeff" + WORD])
def test_a_web_archive_is_read_under_every_ending_that_programs_give_it(name, head):
    data = archive(part(PAGE.format("utf-8").encode()), PICTURE, MARGIN, head=head)
    raw = read_raw(data, name)
    assert (raw.text, raw.lines_are_paragraphs) == (TEXT, True)
    assert not any("frames" in w for w in raw.warnings)


@pytest.mark.parametrize(
    ("content", "encoding", "charset"),
    [
        (PAGE.format("utf-8").encode(), "base64", "utf-8"),
        (PAGE.format("utf-8").encode(), "8bit", ""),
        (PAGE.format("unicode").encode("utf-16"), "base64", "unicode"),
        (PAGE.format("x").encode("utf-16"), "base64", "utf-16"),
        (PAGE.format("utf-8").encode(), "quoted-printable", "iso-8859-1"),
        (PAGE.format("utf-8").encode(), "quoted-printable", "no-such-charset"),
        (apart(PAGE.format("windows-1258")).encode("cp1258"), "quoted-printable", "windows-1258"),
    ],
)
def test_the_page_is_read_in_the_charset_that_it_is_in(content, encoding, charset):
    raw = read_mhtml(archive(part(content, encoding, charset)), "a.mht")
    assert unicodedata.normalize("NFC", raw.text) == TEXT


def test_frames_are_named_and_the_page_that_the_archive_starts_with_is_read():
    frame = part("<p>1. Quảng cáo.</p>".encode())
    page = part(PAGE.format("utf-8").encode(), more="Content-ID: <chinh@x>\n")
    head = WORD.replace("related;", 'related; start="<chinh@x>";')
    raw = read_mhtml(archive(frame, page, head=head), "a.mht")
    assert raw.text == TEXT
    assert raw.warnings[-1] == "The file holds 1 more pages (frames), which were not read."


def test_an_archive_without_a_page_and_one_of_another_ending_are_refused_as_what_they_are():
    with pytest.raises(ReadError) as caught:
        read_mhtml(archive(PICTURE, MARGIN), "a.mht")
    assert str(caught.value) == (
        "a.mht: a web archive (MHTML) without a page found, a page of a directive expected;"
        " open it in a browser or in Word and save it as .docx"
    )
    data = archive(part(PAGE.format("utf-8").encode()))
    with pytest.raises(ReadError) as caught:
        read_raw(data, "a.txt")
    assert str(caught.value) == (
        "a.txt: a web archive (MHTML) found, plain text expected; open it and save it as .txt (UTF-8)"
    )
    assert read_raw(data, "a.docx").text == TEXT


def test_the_frame_that_holds_the_document_is_read():
    bare = part(b"<html><body><p>Cong van den</p><iframe src='cid:f2'></iframe></body></html>")
    lines = (
        "ỦY BAN NHÂN DÂN TỈNH AN SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 5/CT-UBND",
        "CHỈ THỊ",
        "1. Giữ đê.",
    )
    page = "".join(f"<p>{line}</p>" for line in lines)
    assert read_raw(archive(bare, part(f"<html><body>{page}</body></html>".encode())), "a.mht").text == "\n".join(lines)


def test_a_page_under_the_ending_of_an_archive_is_read():
    assert read_raw(PAGE.format("utf-8").encode(), "a.mht").text == TEXT


@pytest.mark.parametrize("cut", [60, 150, 260, 330])
def test_an_archive_cut_short_is_read_as_far_as_it_goes_or_refused(cut):
    data = archive(part(PAGE.format("utf-8").encode()))[:cut]
    try:
        read = read_mhtml(data, "a.mht").text
    except ReadError as error:
        read = str(error)
    assert read in TEXT or read.startswith("a.mht: ")


@pytest.mark.parametrize(
    "text", ["1. Giữ đê.", "<p>MIME-Version: 1.0</p>", "Số: 12\nKính gửi: Sở\n\nMIME-Version: 1.0\n", ""]
)
def test_other_texts_are_no_web_archive(text):
    assert not looks_like_mhtml(text.encode())
