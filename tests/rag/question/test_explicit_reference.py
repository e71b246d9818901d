import pytest

from corpus.build import build_document
from rag.question.explicit_reference import Pointed, asks_what_it_is_about, clauses_named, documents_named, read_pointed

DIRECTIVE = build_document(
    "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ\nSố: 8/2024/QĐ-UBND\nQUYẾT ĐỊNH\nVề chợ\n"
    "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Chợ xã.\n2. Chợ huyện:\n"
    "a) Chợ đêm;\nb) Chợ sớm;\nc) Chợ trâu;\nd) Chợ hoa;\nđ) Chợ nổi.\n"
    "Điều 2. Phí\n1. Phí một ngày.\n2. Phí một tháng.",
    "cho",
)
NUMBERS = {
    "a": ["cong van", "6184 ubnd vx"],
    "b": ["quyet dinh", "8 2024 qd ubnd"],
    "c": ["chi thi", "8 ct ubnd"],
}


@pytest.mark.parametrize(
    ("text", "language", "pointed"),
    [
        ("khoản 4 công văn 6184/UBND-VX", "vi", Pointed((("khoản", "4"),), "cong van", "6184 ubnd vx")),
        ("khoan 4 cv so 6184", "vi", Pointed((("khoản", "4"),), "cong van", "6184")),
        ("Điểm đ khoản 2 Điều 1 nói gì?", "vi", Pointed((("điểm", "đ"), ("khoản", "2"), ("điều", "1")))),
        ("điều 1 khoản 2 điểm a", "vi", Pointed((("điểm", "a"), ("khoản", "2"), ("điều", "1")))),
        ("mục II.3 kế hoạch 52/KH-UBND", "vi", Pointed((("khoản", "3"), ("mục", "ii")), "ke hoach", "52 kh ubnd")),
        ("mục II kế hoạch 52", "vi", Pointed((("mục", "ii"),), "ke hoach", "52")),
        ("point a, clause 2, Article 5 of Decision No. 8", "en",
         Pointed((("điểm", "a"), ("khoản", "2"), ("điều", "5")), "quyet dinh", "8")),
        ("What does directive 14 say?", "en", Pointed((), "chi thi", "14")),
        ("6184/UBND-VX giao ai?", "vi", Pointed((), "", "6184 ubnd vx")),
        # An amount, a mark at school, a period: no units of a clause.
        ("mức 3 triệu có được không", "vi", Pointed()),
        ("thi được 8 điểm 5 môn", "vi", Pointed()),
        ("điều tra 3 vụ", "vi", Pointed()),
        ("công điện 11/7/2026 giao ai?", "vi", Pointed()),
        ("kế hoạch 5 năm của huyện", "vi", Pointed()),
        ("hướng dẫn 2013 của Bộ", "vi", Pointed()),
        ("kế hoạch 2025 và công văn 12 nói gì", "vi", Pointed((), "cong van", "12")),
        ("Ai chủ trì mua thuốc ngày 20/9/2022?", "vi", Pointed()),
        ("Who leads 3 projects by 30/6?", "en", Pointed()),
    ],
)  # fmt: skip
def test_read_pointed_finds_what_a_question_names(text, language, pointed):
    assert read_pointed(text, language) == pointed


@pytest.mark.parametrize(
    ("kind", "number", "found"),
    [
        ("cong van", "6184", {"a"}),
        ("", "6184 ubnd vx", {"a"}),
        ("chi thi", "6184", {"a"}),  # called by another kind
        ("chi thi", "8", {"c"}),
        ("quyet dinh", "8 2024", {"b"}),
        ("", "8", {"b", "c"}),
        ("cong van", "618", set()),
        ("", "", set()),
    ],
)
def test_documents_named_goes_by_whole_numbers_and_kind(kind, number, found):
    assert documents_named(Pointed((), kind, number), NUMBERS) == found


@pytest.mark.parametrize(
    ("steps", "paths"),
    [
        ((("điều", "2"),), ["D2"]),
        ((("khoản", "2"), ("điều", "1")), ["D1.2"]),
        ((("khoản", "2"),), ["D1.2", "D2.2"]),
        ((("điểm", "đ"), ("điều", "1")), ["D1.2.đ"]),
        ((("điểm", "d"), ("khoản", "2"), ("điều", "1")), ["D1.2.d", "D1.2.đ"]),  # without accents, either
        ((("điểm", "a"), ("khoản", "1"), ("điều", "1")), []),
        ((("điều", "12"),), []),
        ((), []),
    ],
)
def test_clauses_named_follows_the_units_inward(steps, paths):
    assert [c.path for c in clauses_named(Pointed(steps), DIRECTIVE)] == paths


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
    assert asks_what_it_is_about(text, language) is asks
