import pytest

from rag.question.explicit_reference import Reference, asks_what_it_is_about, read_reference
from rag.question.typed import read_typed


@pytest.mark.parametrize(
    ("text", "language", "reference"),
    [
        ("khoản 4 công văn 6184/UBND-VX", "vi", Reference((("khoản", "4"),), "cong van", "6184 ubnd vx")),
        ("khoan 4 cv so 6184", "vi", Reference((("khoản", "4"),), "cong van", "6184")),
        ("Điểm đ khoản 2 Điều 1 nói gì?", "vi", Reference((("điểm", "đ"), ("khoản", "2"), ("điều", "1")))),
        ("điều 1 khoản 2 điểm a", "vi", Reference((("điểm", "a"), ("khoản", "2"), ("điều", "1")))),
        ("mục II.3 kế hoạch 52/KH-UBND", "vi", Reference((("khoản", "3"), ("mục", "ii")), "ke hoach", "52 kh ubnd")),
        ("mục II kế hoạch 52", "vi", Reference((("mục", "ii"),), "ke hoach", "52")),
        ("point a, clause 2, Article 5 of Decision No. 8", "en",
         Reference((("điểm", "a"), ("khoản", "2"), ("điều", "5")), "quyet dinh", "8")),
        ("What does directive 14 say?", "en", Reference((), "chi thi", "14")),
        ("6184/UBND-VX giao ai?", "vi", Reference((), "", "6184 ubnd vx")),
        ("khoản 1a Điều 4", "vi", Reference((("khoản", "1a"), ("điều", "4")))),
        ("điểm đ1 khoản 2 Điều 4a", "vi", Reference((("điểm", "đ1"), ("khoản", "2"), ("điều", "4a")))),
        ("điểm (ii) khoản 1", "vi", Reference((("điểm", "ii"), ("khoản", "1")))),
        ("các điểm a và b khoản 1 Điều 2 nói gì?", "vi",
         Reference((("điểm", "a"), ("khoản", "1"), ("điều", "2")),
                   others=((("điểm", "b"), ("khoản", "1"), ("điều", "2")),))),
        ("cac diem a va đ khoan 1 dieu 2 noi gi", "vi",
         Reference((("điểm", "a"), ("khoản", "1"), ("điều", "2")),
                   others=((("điểm", "đ"), ("khoản", "1"), ("điều", "2")),))),
        ("Điều 3 đến Điều 5 quy định gì?", "vi",
         Reference((("điều", "3"),), others=((("điều", "4"),), (("điều", "5"),)))),
        ("Do clauses 1 and 2 of Article 5 apply?", "en",
         Reference((("khoản", "1"), ("điều", "5")), others=((("khoản", "2"), ("điều", "5")),))),
        ("khoản 1 Điều 2 khác gì khoản 3 Điều 4?", "vi",
         Reference((("khoản", "1"), ("điều", "2")), others=((("khoản", "3"), ("điều", "4")),))),
        # Named in two places, one clause all the same.
        ("Theo Điều 5 thì khoản 2 nói gì?", "vi", Reference((("khoản", "2"), ("điều", "5")))),
        ("Điều 5 Chương II", "vi", Reference((("điều", "5"),))),
        ("khoản 1 và 2 huyện làm gì", "vi", Reference((("khoản", "1"),))),
        ("thời điểm ở xã", "vi", Reference()),
        # An amount, a mark at school, a period: no units of a clause.
        ("mức 3 triệu có được không", "vi", Reference()),
        ("thi được 8 điểm 5 môn", "vi", Reference()),
        ("điều tra 3 vụ", "vi", Reference()),
        ("công điện 11/7/2026 giao ai?", "vi", Reference()),
        ("kế hoạch 5 năm của huyện", "vi", Reference()),
        ("hướng dẫn 2013 của Bộ", "vi", Reference()),
        ("kế hoạch 2025 và công văn 12 nói gì", "vi", Reference((), "cong van", "12")),
        ("Ai chủ trì mua thuốc ngày 20/9/2022?", "vi", Reference()),
        ("Who leads 3 projects by 30/6?", "en", Reference()),
    ],
)  # fmt: skip
def test_read_reference_finds_what_a_question_names(text, language, reference):
    typed = read_typed(text, language)
    assert read_reference(typed.text, typed.plain, language) == reference


@pytest.mark.parametrize(
    ("text", "language", "asks"),
    [
        ("Công văn 6184 nói về việc gì?", "vi", True),
        ("cong van 6184 quy dinh gi", "vi", True),
        ("nội dung chính của chỉ thị 14 là gì", "vi", False),
        ("Công văn 6184 giao ai mua thuốc?", "vi", False),
        ("What is directive 14 about?", "en", True),
        ("What must the police do under directive 14?", "en", False),
    ],
)
def test_asks_what_it_is_about(text, language, asks):
    assert asks_what_it_is_about(read_typed(text, language).folded, language) is asks
