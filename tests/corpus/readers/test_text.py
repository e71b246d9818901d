import unicodedata

import pytest

from corpus.errors import ReadError
from corpus.raw import Raw
from corpus.readers.text import read_text

TEXT = "Điều 1. Giữ đê\r\n\fĐiều 2. Giữ rừng\n"
SAVE = "plain text expected; open it and save it as .txt (UTF-8)"
PAIRS = [
    ("cv-3354-vpcp-2013", "cp1258"),
    ("cv-3354-vpcp-2013", "tcvn3"),
    ("cv-5115-ldtbxh-2018", "cp1258"),
    ("cv-5115-ldtbxh-2018", "tcvn3"),
    ("cv-5115-ldtbxh-2018", "tcvn3-mojibake"),
    ("cv-5115-ldtbxh-2018", "viscii"),
]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_read_text_gives_lines_as_they_stand(codec):
    assert read_text(TEXT.encode(codec), "đê.txt") == Raw(TEXT, lines_are_paragraphs=False, warnings=())


def test_read_text_says_which_encoding_it_guessed():
    data = "C\xabng v\xa8n v\xd2 vi\xd6c gi\xf7 \xae\xaa".encode("latin-1")
    raw = read_text(data, "đê.txt")
    assert raw.text == "Công văn về việc giữ đê"
    assert raw.warnings[0] == "The file was read as TCVN3 (ABC); it is not Unicode."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty; expected the text of a directive"),
        (b" \r\n\t\n", "the file is empty; expected the text of a directive"),
        (b"\0\0\0\0", "binary data found, plain text expected; ingest a text file"),
        (b"%PDF-1.7\n1. Giu de", f"a PDF found, {SAVE}"),
        (b"PK\x03\x04\x14\0", f"a ZIP archive (.docx, .xlsx, …) found, {SAVE}"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", f"an old Office file (.doc, .xls) found, {SAVE}"),
        (b"\x89PNG\r\n", f"a picture found, {SAVE}"),
        (b"\x7fELF\x02", f"a program found, {SAVE}"),
        (b"{\\rtf1 de}", f"an RTF file found, {SAVE}"),
        (
            b"abc\xe9 def",
            "byte 0xE9 at offset 3 is not UTF-8;"
            " open the file in the program that made it and save it as text in UTF-8 (Unicode)",
        ),
    ],
)
def test_read_text_refuses_what_is_no_text(data, message):
    with pytest.raises(ReadError) as caught:
        read_text(data, "đê.txt")
    assert str(caught.value) == f"đê.txt: {message}"


@pytest.mark.parametrize(("document", "encoding"), PAIRS)
def test_read_text_reads_real_files_as_their_unicode_twins(shared, document, encoding):
    folder = shared / "documents" / "originals"
    file = folder / f"{document}.{encoding}.txt"
    if not file.is_file():
        pytest.skip(f"no {file.name} among the real documents")
    twin = (folder / f"{document}.utf8.txt").read_bytes()
    text = read_text(twin, "twin.txt").text
    assert text == unicodedata.normalize("NFC", twin.decode())
    if encoding != "cp1258":
        text = text.translate(dict.fromkeys(map(ord, "“”")))  # which the encoding lacks
    assert read_text(file.read_bytes(), file.name).text == text


def text_of(*lines):
    return read_text("\n".join(lines).encode(), "a.txt").text.split("\n")


def test_read_text_takes_the_marks_of_a_quoting_mail_off_a_whole_text_only():
    assert text_of("> 1. Giữ đê", "> ", "> > 2. Giữ rừng") == ["1. Giữ đê", "", "> 2. Giữ rừng"]
    assert text_of("> > 1. Giữ đê", "> > 2. Giữ rừng") == ["1. Giữ đê", "2. Giữ rừng"]
    assert text_of("1. Giữ đê", "> 5 m thì báo", "2. Giữ rừng") == ["1. Giữ đê", "> 5 m thì báo", "2. Giữ rừng"]


def test_read_text_reads_cells_pasted_with_tabs_as_rows_below_a_heading():
    rows = ["STT\tNhiệm vụ\tChủ trì\tHạn", "1\tMua màn\tSở Y tế\t", "2\tDạy\t\tQuý II", "Hết\tbảng", "2. Giữ\trừng."]
    assert text_of(*rows)[:3] == ["STT | Nhiệm vụ | Chủ trì | Hạn", "1 | Mua màn | Sở Y tế | ", "2 | Dạy |  | Quý II"]
    head = ["ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI", "TỈNH AN SƠN\t\tĐộc lập"]
    assert text_of(*head) == head
