from html import escape

import pytest

from corpus.encodings.misread import repair

TEXT = (
    "Công văn số 5 của Ủy ban nhân dân xã Bình Mỹ về việc giữ đê.\n"
    "1. Các tổ chức và hộ gia đình chuẩn bị đủ cọc tre, bao cát trước mùa lũ.\n"
    "2. Trưởng thôn báo cáo hằng tuần; ở đâu lở, ở đó phải sửa ngay."
)
NEITHER = "Plain lines of ASCII stay.\nSố đúng vẫn đúng."
UTF8 = "UTF-8 had been read as Windows-1252 in {}: it was read as UTF-8."
REFERENCES = ("Letters were written as references of HTML (&#259;): they were read as letters.",)
CAPITALS = (
    "TCVN3 has no toned capital letters: words in capitals were told by their plain letters and the words beside them,"
    " and headings set in a font of capitals are in small letters here."
)


def misread(text, codec):
    """UTF-8 read as Latin-1, or as browsers and Windows read it: control characters where it has no sign."""
    octets = text.encode()
    if codec == "latin-1":
        return octets.decode("latin-1")
    return "".join(bytes([octet]).decode("cp1252", "ignore") or chr(octet) for octet in octets)


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_repair_reads_utf8_again(codec):
    assert repair(misread(TEXT, codec)) == (TEXT, (UTF8.format("3 lines"),))


def test_repair_reads_only_the_lines_that_were_misread():
    first, second, third = TEXT.split("\n")
    text = "\n".join([first, misread(second, "cp1252"), third, NEITHER])
    assert repair(text) == ("\n".join([TEXT, NEITHER]), (UTF8.format("one line"),))


@pytest.mark.parametrize(
    ("left", "word"),
    [
        # The second or third byte has no sign in Windows-1252 (81, 8D, 8F, 90, 9D) or is a blank (A0, AD).
        ("Ä\ufffdiá»\ufffdu", "Điều"),
        ("vÃ", "và"),
        ("cá»§a ngÆ°á»i", "của người"),
        ("nháº­n", "nhận"),
        ("LÝ", "LÝ"),
    ],
)
def test_repair_completes_letters_that_lost_a_byte(left, word):
    whole = misread("Công văn số 5 của xã. ", "cp1252")
    assert repair(whole + left) == ("Công văn số 5 của xã. " + word, (UTF8.format("one line"),))


@pytest.mark.parametrize(
    ("misread_text", "text", "warnings"),
    [
        (
            "C«ng v¨n sè 5 cña Uû ban nh©n d©n x· vÒ viÖc gi÷ ®ª\nKÝnh göi: C¸c tæ chøc",
            "Công văn số 5 của Uỷ ban nhân dân xã về việc giữ đê\nKính gửi: Các tổ chức",
            ("TCVN3 (ABC) had been read as Windows-1252 in 2 lines: it was read as TCVN3 (ABC).", CAPITALS),
        ),
        (
            "Coâng vaên soá 5 cuûa Uûy ban nhaân daân xaõ veà vieäc giöõ ñeâ",
            "Công văn số 5 của Ủy ban nhân dân xã về việc giữ đê",
            ("VNI (VNI-Windows) had been read as Windows-1252 in one line: it was read as VNI (VNI-Windows).",),
        ),
        (
            "Công vãn sôì 5 cuÒa Uyò ban nhân dân xaÞ".replace("Uyò", "UyÒ"),
            "Công văn số 5 của Uỷ ban nhân dân xã",
            ("Windows-1258 had been read as Windows-1252 in one line: it was read as Windows-1258.",),
        ),
        (
            "Các hộ ở đầu nguồn.\nC«ng v¨n sè 5 vÒ viÖc gi÷ ®ª\nHà Nội, 5 tháng 5",
            "Các hộ ở đầu nguồn.\nCông văn số 5 về việc giữ đê\nHà Nội, 5 tháng 5",
            ("TCVN3 (ABC) had been read as Windows-1252 in one line: it was read as TCVN3 (ABC).", CAPITALS),
        ),
    ],
    ids=["abc", "vni", "cp1258", "one line of abc"],
)
def test_repair_reads_old_encodings_again(misread_text, text, warnings):
    assert repair(misread_text) == (text, warnings)


@pytest.mark.parametrize("base", ["#{}", "#x{:x}"])
def test_repair_reads_references_of_html(base):
    written = "".join(c if c.isascii() else f"&{base.format(ord(c))};" for c in TEXT)
    assert repair(written) == (TEXT, REFERENCES)


def test_repair_reads_named_references_and_signs_with_them():
    written = "L&yacute; do: &aacute;n &Ocirc;ng &lt;A&gt; &amp; C&ocirc;ng ty&nbsp;B"
    assert repair(written) == ("Lý do: án Ông <A> & Công ty\u00a0B", REFERENCES)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        NEITHER,
        escape("a < b & c > d; Công ty X & Y"),
        # Words of letters that Windows-1252 has too.
        "Và là có cho\nông bà cô chú\ntrà lá",
        # A sign that is a byte of UTF-8 to Windows, after a capital.
        "“CHÚ Ý”, XÃ”\nÂ° – Ô…",
        "Café Ångström, naïve façade; mu µm, ®, ©, «guillemets»",
        "®",
    ],
)
def test_repair_leaves_what_was_read_well(text):
    assert repair(text) == (text, ())
