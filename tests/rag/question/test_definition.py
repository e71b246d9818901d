import pytest

from rag.question.definition import Term, read_term
from rag.question.typed import read_typed


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Chuyển đổi số là gì?", "chuyen doi so"),
        ("y te co so la gi vay", "y te co so"),
        ("Thế nào là hồ chứa nhỏ?", "ho chua nho"),
        ("Định nghĩa thiên tai", "thien tai"),
        ("What is an inspection team?", "inspection team"),
        ("What does inspection team mean?", "inspection team"),
        # A part of a text, not a term.
        ("Mục tiêu của kế hoạch là gì?", None),
        ("Tên công ty thi công là gì?", None),
        ("Số điện thoại đường dây nóng là gì?", None),
        ("Thông điệp 2K nghĩa là gì?", None),
        ("What is the deadline for filters?", None),
        ("What is a filter for?", None),
        ("Ai chủ trì mua thuốc?", None),
    ],
)
def test_read_term_is_what_the_meaning_is_asked_of(text, term):
    read = read_term(read_typed(text))
    assert (read.text if read else None) == term


def test_read_term_gives_its_vietnamese_names():
    assert read_term(read_typed("Thế nào là hồ chứa nhỏ?")) == Term("ho chua nho", ("ho chua nho",))
    assert read_term(read_typed("What does food safety mean?")) == Term("food safety", ("an toan thuc pham",))
    # A word that the glossary lacks has none.
    assert read_term(read_typed("What is a zebra?")) == Term("zebra", ())


def test_read_term_of_six_words_and_no_more():
    six = "hồ chứa nước nhỏ miền núi"
    assert read_term(read_typed(f"{six} là gì?")) == Term("ho chua nuoc nho mien nui", ("ho chua nuoc nho mien nui",))
    assert read_term(read_typed(f"{six} cao là gì?")) is None
