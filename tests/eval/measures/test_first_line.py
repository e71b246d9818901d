import pytest

from eval.measures.first_line import FirstLine, figures, first_line, judge_first_line

HEALTH, FINANCE = "Sở Y tế", "Sở Tài chính"


def agencies(text):
    return frozenset(name for name in (HEALTH, FINANCE) if name.casefold() in text.casefold())


def judged(line, *alternatives, question="Hỏi gì?"):
    return judge_first_line(line, alternatives, question, agencies).value


def test_a_first_line_is_none_where_it_is_the_quote():
    quote = "Sở Y tế chủ trì mua thuốc."
    assert first_line(f"{HEALTH}. [1]\nKhoản 4: “{quote}” [1]", [quote]) == f"{HEALTH}."
    assert first_line(f"Khoản 4: “{quote}” [1]\nXem thêm", [quote]) == ""
    assert first_line("Có 3 văn bản. [1][2]", []) == "Có 3 văn bản."
    assert judged("", HEALTH) == "missing"


@pytest.mark.parametrize(
    ("line", "alternatives", "expected"),
    [
        ("Chủ trì: Sở Y tế.", [HEALTH], "right"),
        ("chủ trì: SỞ Y TẾ", [HEALTH], "right"),
        ("Chủ trì: Sở Y tế; phối hợp: Sở Tài chính.", [HEALTH], "wrong"),
        ("Sở Tài chính và Sở Y tế", [f"{HEALTH}, {FINANCE}"], "right"),
        ("Sở Y tế", [f"{HEALTH}, {FINANCE}"], "partly"),
        ("Sở Tài chính", [HEALTH, FINANCE], "right"),
        ("Sở Tài chính", [HEALTH], "wrong"),
        ("Trước ngày 05/3/2025", ["5/3/2025"], "right"),
        ("before 5 March 2025", ["05/3/2025"], "right"),
        ("Trước ngày 06/3/2025", ["5/3/2025"], "wrong"),
        ("Trước ngày 5/3/2025, 17 giờ", ["5/3/2025"], "wrong"),
        ("1.500.000 đồng", ["1,500,000 đồng"], "right"),
        ("1,5 triệu", ["1.5 triệu"], "right"),
        ("ít nhất 600 người", ["600 người"], "right"),
        ("Ban đầu tư", ["hội khuyến học"], "wrong"),
        ("Hội khuyến nông", ["hội khuyến học"], "partly"),
        ("Có: Sở Y tế chủ trì.", ["Có"], "wrong"),
        ("Có, thuốc mua tập trung.", ["Có"], "right"),
        ("Không", ["Có"], "wrong"),
        ("Yes.", ["Có", "Yes"], "right"),
        ("Được mua thuốc.", ["Có"], "missing"),
    ],
)
def test_judge_first_line(line, alternatives, expected):
    assert judged(line, *alternatives) == expected


def test_what_the_question_names_may_be_said_again():
    question = "Sở Y tế có phải mua thuốc trước 15/3?"
    assert judged("Có: Sở Y tế, trước 15/3.", "Có", question=question) == FirstLine.RIGHT


def test_figures_of_a_date_stand_apart():
    assert figures("Ngày 05/3/2025 và 1.000 đồng, 0,5 %") == {"5", "3", "2025", "1000", "0.5"}
    assert figures("0 việc") == {"0"}
