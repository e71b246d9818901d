import pytest

from rag.question.explicit_reference import asked_of_each, asks_what_it_is_about, read_reference
from rag.question.named_documents import only_names_documents
from rag.question.reference import Reference
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
        # A day with its year names a document of that day, and no number.
        ("công điện 11/7/2026 giao ai?", "vi", Reference((), "cong dien", day=(2026, 7, 11))),
        ("công điện 11/7 giao ai?", "vi", Reference()),
        ("kế hoạch 5 năm của huyện", "vi", Reference()),
        ("hướng dẫn 2013 của Bộ", "vi", Reference()),
        ("kế hoạch 2025 và công văn 12 nói gì", "vi", Reference((), "cong van", "12")),
        ("Ai chủ trì mua thuốc ngày 20/9/2022?", "vi", Reference()),
        ("Who leads 3 projects by 30/6?", "en", Reference()),
    ],
)  # fmt: skip
def test_read_reference_finds_what_a_question_names(text, language, reference):
    typed = read_typed(text, language)
    assert read_reference(typed.text, language) == reference


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


A5 = ("điều", "5")
K4 = ("khoản", "4")


@pytest.mark.parametrize(
    ("text", "language", "reference"),
    [
        # The number glued to its kind, with a dash, in capitals or not, by the kind's abbreviation.
        ("QĐ1472 quy định gì?", "vi", Reference((), "quyet dinh", "1472")),
        ("qd 1472 noi gi", "vi", Reference((), "quyet dinh", "1472")),
        ("QD-1472", "vi", Reference((), "quyet dinh", "1472")),
        ("q.đ 1472 nói gì", "vi", Reference((), "quyet dinh", "1472")),
        ("khoản 4 CV5237", "vi", Reference((K4,), "cong van", "5237")),
        ("khoản 4 của công văn5237", "vi", Reference((K4,), "cong van", "5237")),
        ("công văn 5237/UBND-VX", "vi", Reference((), "cong van", "5237 ubnd vx")),
        ("số 22/KH-UBND giao ai?", "vi", Reference((), "", "22 kh ubnd")),
        ("KH22 nói gì", "vi", Reference((), "ke hoach", "22")),
        ("theo số 5237 thì ai mua thuốc", "vi", Reference((), "", "5237")),
        ("What does QĐ1472 say?", "en", Reference((), "quyet dinh", "1472")),
        ("decision 1472", "en", Reference((), "quyet dinh", "1472")),
        ("Official Letter 5237", "en", Reference((), "cong van", "5237")),
        # By its day, with its number or without.
        ("quyết định số 1472 ngày 14/11/2022", "vi", Reference((), "quyet dinh", "1472", day=(2022, 11, 14))),
        ("công văn ngày 14/11/2022 giao ai mua thuốc?", "vi", Reference((), "cong van", day=(2022, 11, 14))),
        ("cong van ngay 14 thang 11 nam 2022", "vi", Reference((), "cong van", day=(2022, 11, 14))),
        ("quyết định ban hành ngày 12-9", "vi", Reference((), "quyet dinh", day=(0, 9, 12))),
        ("the plan of 15/2/2025", "en", Reference((), "ke hoach", day=(2025, 2, 15))),
        ("decision no. 27 dated November 18, 2024", "en", Reference((), "quyet dinh", "27", day=(2024, 11, 18))),
        ("the directive of 14 October 2024", "en", Reference((), "chi thi", day=(2024, 10, 14))),
        ("kế hoạch ngày 31/2/2025", "vi", Reference()),
        # Units in words, in either order, glued, in brackets.
        ("khoản bốn", "vi", Reference((K4,))),
        ("khoan bon cv 5237", "vi", Reference((K4,), "cong van", "5237")),
        ("điều hai nói gì", "vi", Reference((("điều", "2"),))),
        ("khoản thứ tư mục II", "vi", Reference((K4, ("mục", "ii")))),
        ("điều hai mươi mốt quy định gì", "vi", Reference((("điều", "21"),))),
        ("Điều 2 khoản 1 điểm a", "vi", Reference((("điểm", "a"), ("khoản", "1"), ("điều", "2")))),
        ("k1 đ2", "vi", Reference((("khoản", "1"), ("điều", "2")))),
        ("K1Đ2 QĐ1472", "vi", Reference((("khoản", "1"), ("điều", "2")), "quyet dinh", "1472")),
        ("d5.k2 nói gì", "vi", Reference((("khoản", "2"), A5))),
        ("k4 cv5237", "vi", Reference((K4,), "cong van", "5237")),
        ("điều 2.1.a", "vi", Reference((("điểm", "a"), ("khoản", "1"), ("điều", "2")))),
        ("Điều 2(1)(đ)", "vi", Reference((("điểm", "đ"), ("khoản", "1"), ("điều", "2")))),
        ("mục hai kế hoạch 22", "vi", Reference((("mục", "2"),), "ke hoach", "22")),
        ("clause four", "en", Reference((K4,))),
        ("the fourth clause of letter 5237", "en", Reference((K4,), "cong van", "5237")),
        ("article 2 (1)(a)", "en", Reference((("điểm", "a"), ("khoản", "1"), ("điều", "2")))),
        ("Art. 5(2) of Decision 27", "en", Reference((("khoản", "2"), A5), "quyet dinh", "27")),
        ("phụ lục 1", "vi", Reference((("phụ lục", "1"),))),
        ("khoản 4 phu luc II qd 27", "vi", Reference((K4, ("phụ lục", "ii")), "quyet dinh", "27")),
        ("annex one of decision 27", "en", Reference((("phụ lục", "1"),), "quyet dinh", "27")),
        # No references: amounts, times, vitamins.
        ("1472 học sinh được hỗ trợ gì?", "vi", Reference()),
        ("kế hoạch 3 bước làm gì", "vi", Reference()),
        ("thông báo 2 lần cho ai", "vi", Reference()),
        ("uống vitamin k1 khi nào", "vi", Reference()),
        ("khoan tam ung la bao nhieu", "vi", Reference()),
        ("khoản năm 2022 chi cho gì", "vi", Reference()),
        ("the second meeting in 2024", "en", Reference()),
        ("two clauses and 5 plans", "en", Reference()),
        # Several documents, each with its own clause.
        ("công văn 5237 và công văn 6184 quy định gì về mua thuốc?", "vi",
         Reference((), "cong van", "5237", also=(Reference((), "cong van", "6184"),))),
        ("cv 5237 và 6184 nói gì", "vi",
         Reference((), "cong van", "5237", also=(Reference((), "cong van", "6184"),))),
        ("quyết định 27 và 3 đơn vị", "vi", Reference((), "quyet dinh", "27")),
        ("khoản 4 cv 5237 và điều 5 qd 27 khác gì nhau", "vi",
         Reference((K4,), "cong van", "5237", also=(Reference((A5,), "quyet dinh", "27"),))),
        ("khoản 4 cv 5237 và cv 6184 nói gì", "vi",
         Reference((K4,), "cong van", "5237", also=(Reference((K4,), "cong van", "6184"),))),
        ("Compare decision 27 and directive 14.", "en",
         Reference((), "quyet dinh", "27", also=(Reference((), "chi thi", "14"),))),
        # What a number is a part of is no symbol.
        ("May a 17-year-old fight a fire?", "en", Reference()),
        ("a 5-star hotel and a 20-bed ward", "en", Reference()),
        ("what does 25-ct say", "en", Reference((), "", "25 ct")),
        ("what does 172-kh/tu say", "en", Reference((), "", "172 kh tu")),
        ("22/KH-UBND và 52/KH-UBND", "vi",
         Reference((), "", "22 kh ubnd", also=(Reference((), "", "52 kh ubnd"),))),
    ],
)  # fmt: skip
def test_read_reference_finds_what_a_question_names_as_people_type_it(text, language, reference):
    assert read_reference(text, language) == reference


def test_a_reference_keeps_a_number_as_it_was_typed():
    assert read_reference("quyết định 99/qđ-ubnd giao ai", "vi").written == "99/QĐ-UBND"
    assert read_reference("Chỉ thị số 16/CT-TTg giao ai", "vi").written == "16/CT-TTg"


def test_asked_of_each_leaves_the_other_documents_out():
    assert asked_of_each("Chỉ thị 14 và CT03 giao ai kiểm tra?", "vi") == (
        "chỉ thị 14 giao ai kiểm tra?",
        "chỉ thị 03 giao ai kiểm tra?",
    )
    assert asked_of_each("Who buys medicine under letters of Hue, decision 27 and directive 14?", "en") == (
        "who buys medicine under letters of hue, decision 27?",
        "who buys medicine under letters of hue directive 14?",
    )
    assert asked_of_each("Ai mua thuốc?", "vi") == ()


@pytest.mark.parametrize(
    ("text", "language", "only"),
    [
        ("QD-1472", "vi", True),
        ("công văn ngày 14/11/2022", "vi", True),
        ("Decision 1472 and directive 14", "en", True),
        ("văn bản số 22/KH-UBND", "vi", True),
        ("khoản 4 cv 5237", "vi", False),
        ("QĐ1472 giao ai", "vi", False),
        ("và", "vi", False),
    ],
)
def test_only_names_documents(text, language, only):
    assert only_names_documents(text, language) is only
