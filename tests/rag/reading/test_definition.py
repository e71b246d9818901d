import pytest

from rag.question.read import read_question
from rag.reading.definition import asked_term, says_what_it_means


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
def test_asked_term_is_what_the_meaning_is_asked_of(text, term):
    assert asked_term(read_question(text)) == term


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Chuyển đổi số là việc dùng dữ liệu.", True),
        ("“Chuyển đổi số” được hiểu là việc dùng dữ liệu.", True),
        ("Chuyển đổi số gồm ba phần.", True),
        ("Hằng quý công bố xếp hạng chuyển đổi số của các sở.", False),
        ("Là cơ quan thường trực về chuyển đổi số.", False),
    ],
)
def test_says_what_it_means_only_where_the_term_is_told(text, says):
    question = read_question("Chuyển đổi số là gì?")
    assert says_what_it_means(question, "chuyen doi so", text) is says


def test_says_what_it_means_of_an_english_term_by_its_vietnamese():
    question = read_question("What is digital transformation?")
    assert says_what_it_means(question, "digital transformation", "Chuyển đổi số là việc dùng dữ liệu.")
    assert not says_what_it_means(question, "digital transformation", "Làm tốt chuyển đổi số.")
