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
        ("b- Đê", Marker(Style.LETTER, 2, "b", 3)),
        ("‒ Đê", Marker(Style.DASH, 0, "-", 2)),
        ("― đê", Marker(Style.DASH, 0, "-", 2)),
        ("B. Đê", Marker(Style.LETTER_UPPER, 2, "B", 3)),
        ("Đ. Đê", Marker(Style.LETTER_UPPER, 5, "Đ", 3)),
        ("1.2. Đê", Marker(Style.DECIMAL, 2, "1.2", 5, prefix=(1,))),
        ("1.2 Đê", Marker(Style.DECIMAL, 2, "1.2", 4, prefix=(1,))),
        ("2.1 - Đê", Marker(Style.DECIMAL, 1, "2.1", 6, prefix=(2,))),
        ("1.2.3. Đê", Marker(Style.DECIMAL, 3, "1.2.3", 7, prefix=(1, 2))),
        ("A1. Đê", Marker(Style.LETTER_NUMBER, 1, "A1", 4, sign="A")),
        ("Đ02) Đê", Marker(Style.LETTER_NUMBER, 2, "Đ2", 5, sign="Đ")),
        ("B1: đê", Marker(Style.LETTER_NUMBER, 1, "B1", 4, sign="B")),
        ("A1.2. Đê", Marker(Style.NUMBER, 2, "2", 6)),
        ("Bước 2. Đê", Marker(Style.STEP, 2, "B2", 8, sign="Bước")),
        ("BƯỚC 2: Đê", Marker(Style.STEP, 2, "B2", 8, sign="Bước")),
        ("Bước 2", Marker(Style.STEP, 2, "B2", 6, sign="Bước")),
        ("Bước thứ hai: đê", Marker(Style.STEP, 2, "B2", 14, sign="Bước")),
        ("Giai đoạn II - Đê", Marker(Style.STEP, 2, "GĐ2", 15, sign="Giai đoạn")),
        ("Giai đoạn 2 (2027 - 2030): đê", Marker(Style.STEP, 2, "GĐ2", 12, sign="Giai đoạn")),
        ("Trường hợp số 1: đê", Marker(Style.STEP, 1, "TH1", 17, sign="Trường hợp")),
        ("a) đê", Marker(Style.LETTER, 1, "a", 3)),
        ("a/ đê", Marker(Style.LETTER, 1, "a", 3)),
        ("đ) đê", Marker(Style.LETTER, 5, "đ", 3)),
        ("ii) đê", Marker(Style.ROMAN_LOWER, 2, "ii", 4)),
        ("(3) Đê", Marker(Style.PAREN, 3, "(3)", 4)),
        ("(b) Đê", Marker(Style.PAREN_LETTER, 2, "(b)", 4)),
        ("Hai là, đê", Marker(Style.ORDINAL, 2, "Hai", 8)),
        ("Điều 5. Đê", Marker(Style.ARTICLE, 5, "D5", 8)),
        ("Dieu 5. De", Marker(Style.ARTICLE, 5, "D5", 8)),  # a text without accents
        ("Điểu 5. Đê", Marker(Style.ARTICLE, 5, "D5", 8)),  # as a scan is read
        ("ĐIÊU 5. Đê", Marker(Style.ARTICLE, 5, "D5", 8)),
        ("Điều 5: Đê", Marker(Style.ARTICLE, 5, "D5", 8)),
        ("ĐIỀU 5", Marker(Style.ARTICLE, 5, "D5", 6)),
        ("Điều 5a. Đê", Marker(Style.ARTICLE, 5, "D5a", 9)),
        ("Điều 5A. Đê", Marker(Style.ARTICLE, 5, "D5A", 9)),
        ("Điều 5.- Đê", Marker(Style.ARTICLE, 5, "D5", 9)),
        ("Điều 5) Đê", Marker(Style.ARTICLE, 5, "D5", 8)),
        ("Điều thứ ba: Đê", Marker(Style.ARTICLE, 3, "D3", 13)),
        ("Khoản 2. Đê", Marker(Style.NUMBER, 2, "2", 9)),
        ("KHOẢN 2a: Đê", Marker(Style.NUMBER, 2, "2a", 10)),
        ("Điểm đ) Đê", Marker(Style.LETTER, 5, "đ", 8)),
        ("Điểm a1. Đê", Marker(Style.LETTER, 1, "a1", 9)),
        ("Điều 5 Nay giữ đê", Marker(Style.ARTICLE, 5, "D5", 7, weak=True)),
        ("ĐIỀU 5 Quyết định này có hiệu lực", Marker(Style.ARTICLE, 5, "D5", 7, weak=True)),
        ("1a. Đê", Marker(Style.NUMBER, 1, "1a", 4)),
        ("2b) Đê", Marker(Style.NUMBER, 2, "2b", 4)),
        ("a1) đê", Marker(Style.LETTER, 1, "a1", 4)),
        ("đ1/ đê", Marker(Style.LETTER, 5, "đ1", 4)),
        ("(2a) Đê", Marker(Style.PAREN, 2, "(2a)", 5)),
        ("(b1) Đê", Marker(Style.PAREN_LETTER, 2, "(b1)", 5)),
        ("1.2a. Đê", Marker(Style.DECIMAL, 2, "1.2a", 6, prefix=(1,))),
        ("IIa. ĐÊ", Marker(Style.ROMAN, 2, "IIa", 5)),
        ("(ii) Đê", Marker(Style.PAREN_ROMAN, 2, "(ii)", 5)),
        ("( iv ): Đê", Marker(Style.PAREN_ROMAN, 4, "(iv)", 8)),
        ("② Đê", Marker(Style.CIRCLED, 2, "2", 2)),
        ("⑫ Đê", Marker(Style.CIRCLED, 12, "12", 2)),
        ("❸ Đê", Marker(Style.CIRCLED, 3, "3", 2)),
        ("ll. ĐÊ", Marker(Style.ROMAN, 2, "II", 4, alike=True)),
        ("lV- Đê", Marker(Style.ROMAN, 4, "IV", 4, alike=True)),
        ("\u0406\u0406. Đê", Marker(Style.ROMAN, 2, "II", 4, alike=True)),
        ("1.2 đê làng", Marker(Style.DECIMAL, 2, "1.2", 4, weak=True, prefix=(1,))),
        ("Chương I: Quy định chung", Marker(Style.CHAPTER, 1, "Chương I", 8, level=1)),
        ("Chương I. Quy định chung", Marker(Style.CHAPTER, 1, "Chương I", 8, level=1)),
        ("CHƯƠNG IV : NGHỊ QUYẾT", Marker(Style.CHAPTER, 4, "Chương IV", 9, level=1)),
        ("Mục 2: Quy trình giữ đê", Marker(Style.CHAPTER, 2, "Mục 2", 5, level=2)),
        ("Phần thứ hai — Thông tin", Marker(Style.CHAPTER, 2, "Phần hai", 12, level=0)),
        ("Chương 3:Điều khoản thi hành", Marker(Style.CHAPTER, 3, "Chương 3", 8, level=1)),
        ("Chương IIa", Marker(Style.CHAPTER, 2, "Chương IIa", 10, level=1)),
        ("Mục 2a. ĐÊ", Marker(Style.CHAPTER, 2, "Mục 2a", 6, level=2)),
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
        # A sentence that begins with a reference.
        "1.2 và 1.3 dưới đây áp dụng", "1.2, 1.3 và 1.4 nêu trên", "1.2 của mục này", "1.2 khoản này",
        "1.2. và 1.3. nêu trên", "b) và c) nêu trên áp dụng", "(2) và (3) dưới đây", "2. nêu trên", "a) này",
        "Điều 5 Luật Đê điều", "Điều 5 Nghị định số 3/2020/NĐ-CP", "Điều 3 Quyết định 9 được bãi bỏ",
        "Điều 2 và Điều 3", "Khoản 2 Điều 5 được sửa đổi", "Khoản 2, 3 Điều 5", "Khoản 2. và 3. nêu trên",
        "b - c là đường", "a- đê", "‒‒‒", "―――", "Điểm a khoản 2", "Điểm b) nêu trên", "khoản 2. Đê",
        "**", "-", "Hai lá tre", "an. đê", "IIII. ĐÊ", "LXX. ĐÊ", "() đê", "(2020) đê", "Một làng",
    ],
)  # fmt: skip
def test_markers_finds_none_in_text(paragraph):
    assert markers(paragraph) == []
    assert not is_marked(paragraph)


@pytest.mark.parametrize(
    ("paragraph", "text", "inserted"),
    [
        ("1. Đê", "1", 0), ("1a. Đê", "1a", 1), ("1đ. Đê", "1đ", 5), ("a) đê", "a", 0), ("đ2) đê", "đ2", 2),
        ("Điều 4. Đê", "D4", 0), ("Điều 4b. Đê", "D4b", 2), ("II. Đê", "II", 0), ("IIa. Đê", "IIa", 1),
        ("(2a) Đê", "(2a)", 1), ("(ii) Đê", "(ii)", 0), ("1.2a. Đê", "1.2a", 1), ("- Đê", "-", 0),
    ],
)  # fmt: skip
def test_a_marker_knows_its_place_among_those_put_in_later(paragraph, text, inserted):
    (marker,) = [m for m in markers(paragraph) if m.text == text]
    assert marker.inserted == inserted


@pytest.mark.parametrize("sign", [*"•➢✓→▪❖►◆⇒☐‣∙■✔", "\uf0d8", "👉", "o ", "Ø ", "ü ", "§ ", "v ", "=> ", "-> "])
def test_markers_counts_any_sign_of_a_list_as_a_dash(sign):
    (marker,) = markers(f"{sign} Rà soát đê")
    assert (marker.style, marker.text, marker.value) == (Style.DASH, "-", 0)
    assert marker.sign  # a list keeps to one
    assert f"{sign} Rà soát đê"[marker.length :] == "Rà soát đê"


@pytest.mark.parametrize("paragraph", ["ở làng", "và đê", "vẽ đê", "qua đê", "⇒⇒⇒", "o", "§ 5", "v đê"])
def test_markers_takes_no_word_and_no_rule_for_a_sign(paragraph):
    assert markers(paragraph) == []


@settings(max_examples=300)
@given(st.text(alphabet="1234IVXabđ().,/-+* :ĐiềuHai là", max_size=20))
def test_markers_stay_within_the_paragraph(paragraph):
    for marker in markers(paragraph):
        assert 0 < marker.length <= len(paragraph)
        assert (marker.value == 0) == (marker.style in (Style.DASH, Style.PLUS, Style.STAR))


@pytest.mark.parametrize(("one", "other"), [("✓", "✔"), ("➢", "➤"), ("■", "▪"), ("•", "●"), ("→", "➜")])
def test_signs_that_differ_by_their_font_are_one_sign(one, other):
    assert markers(f"{one} Bến")[0].sign == markers(f"{other} Bến")[0].sign
