import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encodings.charsets import CHARSETS, OCTETS
from corpus.encodings.fonts import font_warnings, reading_of
from corpus.encodings.tcvn3 import ABC

VNI, VISCII, VPS = CHARSETS[1:]


@pytest.mark.parametrize(
    ("font", "charset", "capitals"),
    [
        (".VnTime", ABC, False),
        (".VnTimeH", ABC, True),
        ("ABCDEF+.VnTimeH,Bold", ABC, True),
        (".VnArial NarrowH", ABC, True),
        ("VnArial-BoldItalic", ABC, False),
        (".Vn3DH", ABC, True),
        ("@.VnCentury#20Schoolbook", ABC, False),
        ("VNI-Times", VNI, False),
        ("VNI Helve Condense", VNI, False),
        ("XYZABC+VNI-Times,Bold", VNI, False),
        ("VPS Times", VPS, False),
        ("VI Arial", VISCII, False),
    ],
)
def test_reading_of_is_told_by_the_family(font, charset, capitals):
    found = reading_of(font)
    assert found is not None
    assert (found.charset, found.capitals) == (charset, capitals)


@pytest.mark.parametrize("font", ["", "Times New Roman", "UVnTime", "UTM Avo", "SVN-Arial", "Verdana", "Vinh", "Times"])
def test_reading_of_is_none_of_a_font_of_unicode(font):
    assert reading_of(font) is None


@pytest.mark.parametrize(
    ("font", "text", "read"),
    [
        (".VnTime", "Së X©y dùng chñ tr×", "Sở Xây dựng chủ trì"),
        (".VnTime", "tr\xadíc ngµy", "trước ngày"),
        (".VnTime", "tr-íc, nh-, l-u: CT-UBND", "trước, như, lưu: CT-UBND"),
        (".VnTime", "tr−íc; nhμ n−íc", "trước; nhà nước"),
        (".VnTime", "− §iÒu 5", "− Điều 5"),  # a dash of a list
        (".VnTime", "N-íC, C-êNG", "NƯỚC, CƯỜNG"),
        (".VnTime", "CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"),
        (".VnTime", "®)", "đ)"),
        (".VnTime", "\uf053\uf0eb Y t\uf0d5", "Sở Y tế"),
        (".VnTimeH", "quyÕt ®Þnh", "QUYẾT ĐỊNH"),
        (".VnTimeH", "chØ thÞ 12", "CHỈ THỊ 12"),
        ("VNI-Times", "Sôû Y teá chuû trì", "Sở Y tế chủ trì"),
        ("VNI-Times", "UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
        # Unicode text in a font that cannot show it: Word takes another font for its letters.
        (".VnTime", "Sở Xây dựng", "Sở Xây dựng"),
        (".VnTime", "không có", "không có"),
        ("VNI-Times", "và các cơ quan", "và các cơ quan"),
        (".VnTime", "Sở Y tế của 12-CT", "Sở Y tế của 12-CT"),
    ],
)
def test_text_is_read_as_the_font_shows_it_unless_it_is_unicode(font, text, read):
    assert reading_of(font).read(text) == read


@given(st.text(alphabet="aáàâbcdđeêghiklmnoôơpqrstuưvxyạảấầậắằặẹẻếềệịỉọỏốồộớờợụủứừựỳ ĐƯƠ.,0123456789", max_size=40))
def test_unicode_text_is_not_touched_whatever_its_font(text):
    beyond = any(ord(c) > 0xFF for c in text)
    for font in (".VnTime", "VNI-Times"):
        if beyond:
            assert reading_of(font).read(text) == text


@given(st.sampled_from((".VnTime", "VNI-Times", "VPS Times")), st.text(max_size=30))
def test_reading_keeps_the_blanks_between_words(font, text):
    assert reading_of(font).read(text).count(" ") == text.count(" ")


def test_font_warnings_name_each_encoding_once():
    assert font_warnings([VNI, ABC, ABC]) == (
        "Text in fonts of TCVN3 (ABC) was read as TCVN3 (ABC); it is not Unicode.",
        "Text in fonts of VNI (VNI-Windows) was read as VNI (VNI-Windows); it is not Unicode.",
    )


def test_signs_of_windows_keep_their_place():
    assert reading_of(".VnTime").read("“Së Y tÕ” – 5 %…") == "“Sở Y tế” – 5 %…"
    assert set(map(chr, OCTETS)) >= set("“”–…")
