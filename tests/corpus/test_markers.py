import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.markers import Marker, Style, is_marked, markers


@pytest.mark.parametrize(
    ("paragraph", "marker"),
    [
        ("4. Giữ đê", Marker(Style.NUMBER, 4, "4", 3)),
        ("04. Giữ đê", Marker(Style.NUMBER, 4, "4", 4)),
        ("3.Giữ đê", Marker(Style.NUMBER, 3, "3", 2)),
        ("4) Giữ đê", Marker(Style.NUMBER, 4, "4", 3)),
        ("4/ Giữ đê", Marker(Style.NUMBER, 4, "4", 3)),
        ("4 Giữ đê", Marker(Style.NUMBER, 4, "4", 2, weak=True)),
        ("4.", Marker(Style.NUMBER, 4, "4", 2)),
        ("II. ĐÊ", Marker(Style.ROMAN, 2, "II", 4)),
        ("II- ĐÊ", Marker(Style.ROMAN, 2, "II", 4)),
        ("IV/ ĐÊ", Marker(Style.ROMAN, 4, "IV", 4)),
        ("B. Đê", Marker(Style.LETTER_UPPER, 2, "B", 3)),
        ("Đ. Đê", Marker(Style.LETTER_UPPER, 5, "Đ", 3)),
        ("1.2. Đê", Marker(Style.DECIMAL, 2, "1.2", 5, prefix=(1,))),
        ("1.2 Đê", Marker(Style.DECIMAL, 2, "1.2", 4, prefix=(1,))),
        ("2.1 - Đê", Marker(Style.DECIMAL, 1, "2.1", 6, prefix=(2,))),
        ("1.2.3. Đê", Marker(Style.DECIMAL, 3, "1.2.3", 7, prefix=(1, 2))),
        ("a) đê", Marker(Style.LETTER, 1, "a", 3)),
        ("a/ đê", Marker(Style.LETTER, 1, "a", 3)),
        ("đ) đê", Marker(Style.LETTER, 5, "đ", 3)),
        ("ii) đê", Marker(Style.ROMAN_LOWER, 2, "ii", 4)),
        ("(3) Đê", Marker(Style.PAREN, 3, "(3)", 4)),
        ("(b) Đê", Marker(Style.PAREN_LETTER, 2, "(b)", 4)),
        ("Hai là, đê", Marker(Style.ORDINAL, 2, "Hai", 8)),
        ("Điều 5. Đê", Marker(Style.ARTICLE, 5, "D5", 8)),
        ("Điều 5: Đê", Marker(Style.ARTICLE, 5, "D5", 8)),
        ("ĐIỀU 5", Marker(Style.ARTICLE, 5, "D5", 6)),
        ("Điều 5a. Đê", Marker(Style.ARTICLE, 5, "D5a", 9)),
        ("Chương II", Marker(Style.CHAPTER, 2, "Chương II", 9, level=1)),
        ("CHƯƠNG II", Marker(Style.CHAPTER, 2, "Chương II", 9, level=1)),
        ("Mục 2. ĐÊ", Marker(Style.CHAPTER, 2, "Mục 2", 5, level=2)),
        ("Phần thứ hai", Marker(Style.CHAPTER, 2, "Phần hai", 12, level=0)),
        ("- đê", Marker(Style.DASH, 0, "-", 2)),
        ("–đê", Marker(Style.DASH, 0, "-", 1)),
        ("+ đê", Marker(Style.PLUS, 0, "+", 2)),
        ("* đê", Marker(Style.STAR, 0, "*", 2)),
        ("• đê", Marker(Style.DASH, 0, "-", 2, sign="•")),
    ],
)
def test_markers_reads_a_marker(paragraph, marker):
    assert markers(paragraph)[0] == marker


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("I. Đê", [Marker(Style.ROMAN, 1, "I", 3), Marker(Style.LETTER_UPPER, 10, "I", 3)]),
        ("i) đê", [Marker(Style.LETTER, 10, "i", 3), Marker(Style.ROMAN_LOWER, 1, "i", 3)]),
        ("C. Đê", [Marker(Style.LETTER_UPPER, 3, "C", 3)]),
    ],
)
def test_markers_leaves_a_doubtful_letter_open(paragraph, found):
    assert markers(paragraph) == found


@pytest.mark.parametrize(
    "paragraph",
    [
        "", "Giữ đê", "2020", "4", "0. Đê", "0.5 ha", "200.000 đồng", "2/9/2021", "15/2020/NĐ-CP", "3 huyện",
        "2021 là năm lũ", "Điều 5 của Luật Đê", "Điều 5.2 của", "Mục 2 Chương này", "Chương này", "mục đích", "---",
        "**", "-", "Hai lá tre", "an. đê", "IIII. ĐÊ", "LXX. ĐÊ", "() đê", "(2020) đê", "Một làng",
    ],
)  # fmt: skip
def test_markers_finds_none_in_text(paragraph):
    assert markers(paragraph) == []
    assert not is_marked(paragraph)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet="1234IVXabđ().,/-+* :ĐiềuHai là", max_size=20))
def test_markers_stay_within_the_paragraph(paragraph):
    for marker in markers(paragraph):
        assert 0 < marker.length <= len(paragraph)
        assert (marker.value == 0) == (marker.style in (Style.DASH, Style.PLUS, Style.STAR))
