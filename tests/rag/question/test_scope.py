import pytest

from rag.question.read import read_question
from rag.question.scope import subject_out_of_scope
from rag.question.typed import read_typed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thời tiết ngày mai thế nào?", True),
        ("thoi tiet ngay mai the nao", True),
        ("What is the weather tomorrow?", True),
        ("Đội nào thắng World Cup?", True),
        ("Who won the football match?", True),
        ("Cách nấu phở bò?", True),
        ("Give me a recipe for noodle soup", True),
        ("Kể chuyện cho tôi nghe", True),
        ("Bạn là ai?", True),
        ("Who are you?", True),
        ("Giá vàng hôm nay?", True),
        # Asks nothing.
        ("mày ngu lắm", True),
        ("may ngu lam", True),
        ("bot trả lời ngu quá", True),
        ("You are a stupid bot!", True),
        ("Cảm ơn bạn nhiều nhé", True),
        ("Máy phát điện", False),
        ("may phat dien", False),
        ("Ban Y tế", False),
        ("Đồ ngu, ai mua thuốc?", False),
        ("Ai chủ trì mua thuốc?", False),
        ("ai chu tri mua thuoc", False),
        ("Who leads medicine procurement?", False),
        ("Học sinh đóng học phí bao nhiêu?", False),
        ("Which department runs the stockpile?", False),
    ],
)
def test_a_question_knows_what_offices_do_not_treat(text, expected):
    assert read_question(text).out_of_scope is expected


@pytest.mark.parametrize(
    "text", ["Trưởng Ban là ai?", "Cơ quan thường trực của Ban là ai?", "Who keeps the stock of vaccines?"]
)
def test_a_question_lets_questions_of_boards_and_stores_through(text):
    assert not read_question(text).out_of_scope


def test_the_subject_is_named_as_a_clause_would_hold_it():
    assert subject_out_of_scope(read_typed("Thuế bán chứng khoán?")) == ("chung khoan",)
    english = subject_out_of_scope(read_typed("Who watches the weather?"))
    assert english[0] == "weather"
    assert "thoi tiet" in english
    assert subject_out_of_scope(read_typed("Ai mua thuốc?")) == ()
