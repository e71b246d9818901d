import pytest

from eval.measures.first_line import FirstLine, figures, first_lines, judge_first_line

HEALTH, FINANCE = "Sở Y tế", "Sở Tài chính"


def agencies(text):
    known = (HEALTH, FINANCE, "Trạm xá cấp xã", "Trạm xá thú y")
    return frozenset(name for name in known if name.casefold() in text.casefold())


def judged(line, *alternatives, question="Hỏi gì?"):
    return judge_first_line([line] if line else [], alternatives, question, agencies).value


def test_a_first_line_is_none_where_it_is_the_quote_of_a_clause():
    quote = ("khoản 4", "Sở Y tế chủ trì mua thuốc.")
    assert first_lines(f"{HEALTH}. [1]\nKhoản 4: “{quote[1]}” [1]", [quote]) == (f"{HEALTH}.",)
    assert first_lines(f"Khoản 4, Công văn số 3: “{quote[1]}” [1]\nXem thêm", [quote]) == ()
    assert first_lines("Có 3 văn bản. [1][2]", []) == ("Có 3 văn bản.",)
    # The number of a document is quoted from its head, and is the answer.
    assert first_lines("15/NQ-HĐND. [1]\nPhần đầu", [("phần đầu văn bản", "15/NQ-HĐND")]) == ("15/NQ-HĐND.",)
    assert first_lines("", []) == ()
    assert judged("", HEALTH) == "missing"


def test_a_list_belongs_to_the_line_that_heads_it():
    assert first_lines("Có 2 xã:\n- Ba [1]\n- Hai [2]\nCòn nữa.", []) == ("Có 2 xã:", "Có 2 xã:\n- Ba\n- Hai")
    assert first_lines("Có 2 xã.\n- Ba [1]", []) == ("Có 2 xã.",)
    # Either may be what was asked for.
    assert judge_first_line(["Có 2 xã:", "Có 2 xã:\n- Ba, năm 2025"], ["2"], "Mấy xã?", agencies) == "right"
    assert judge_first_line(["Gồm:", "Gồm:\n- Ba\n- Hai"], ["Hai . Ba"], "Xã nào?", agencies) == "right"


@pytest.mark.parametrize(
    ("line", "alternatives", "expected"),
    [
        # Which document it is, by number and day, is no figure beside the one that was asked for.
        ("Kế hoạch số 88/KH-UBND ngày 15/4/2026: trước ngày 5/3/2027.", ["5/3/2027"], "right"),
        ("Plan No. 88/KH-UBND of 15 April 2026: 5 March 2027.", ["5/3/2027"], "right"),
        ("Kế hoạch số 88/KH-UBND, trước ngày 6/3/2027.", ["5/3/2027"], "wrong"),
        # Where a document is asked for another one is wrong, but for those that are cited or asked about.
        ("Quyết định số 12/QĐ-UBND.", ["12/QĐ-UBND"], "right"),
        ("Quyết định số 13/QĐ-UBND.", ["12/QĐ-UBND"], "wrong"),
        ("Quyết định số 9/QĐ-UBND thay thế Quyết định số 12/QĐ-UBND.", ["12/QĐ-UBND"], "right"),
        ("Quyết định số 7/QĐ-UBND thay thế Quyết định số 12/QĐ-UBND.", ["12/QĐ-UBND"], "wrong"),
        # "No" is given its reason out of what is cited.
        ("Không: từ 18 tuổi.", ["Không"], "right"),
        ("Không: từ 19 tuổi.", ["Không"], "wrong"),
    ],
)
def test_what_names_a_document_or_gives_a_reason_is_judged_by_what_is_cited(line, alternatives, expected):
    cited = "Quyết định số 9/QĐ-UBND . Người từ 18 tuổi trở lên."
    assert judge_first_line([line], alternatives, "Hỏi gì?", agencies, cited) == expected


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
        # A level is no other agency; another kind of it is.
        ("Sở Tài chính tỉnh", ["Sở Tài chính"], "right"),
        ("Trạm xá cấp xã", ["Trạm xá"], "right"),
        ("Trạm xá thú y", ["Trạm xá"], "wrong"),
        ("Trạm xá cấp xã", ["Trạm"], "wrong"),
        ("Trước ngày 05/3/2025", ["5/3/2025"], "right"),
        ("before 5 March 2025", ["05/3/2025"], "right"),
        ("Trước ngày 06/3/2025", ["5/3/2025"], "wrong"),
        ("Trước ngày 5/3/2025, 17 giờ", ["5/3/2025"], "wrong"),
        # The post of who is named; of who is not it is another agency's.
        ("Lê Thị Hoa, Giám đốc Sở Y tế.", ["Lê Thị Hoa"], "right"),
        ("Trần Văn An, Giám đốc Sở Y tế.", ["Lê Thị Hoa"], "wrong"),
        # A year more to a day that is said without one.
        ("Trong tháng 3 năm 2010.", ["tháng 3"], "right"),
        ("In March 2010.", ["March"], "right"),
        ("Ngày 5/3/2010", ["5/3"], "right"),
        ("Trong tháng 4 năm 2010.", ["tháng 3"], "wrong"),
        ("Năm 2010", ["tháng 3"], "wrong"),
        ("1.500.000 đồng", ["1,500,000 đồng"], "right"),
        # One person is what an amount is counted by, and no figure of its own.
        ("Tối đa 8.500.000 đồng/01 người/01 năm.", ["8.500.000"], "right"),
        ("Tối đa 8.500.000 đồng/02 người.", ["8.500.000"], "wrong"),
        # The English of a name that is given in Vietnamese too.
        (f"Lead: department of finance (sở {HEALTH.split(' ', 1)[1]})", [HEALTH], "right"),
        (f"Lead: department of finance ({FINANCE})", [HEALTH], "wrong"),
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


def test_what_the_question_names_without_accents_may_be_said_again():
    assert judged("Toàn thể công chức Sở Tài chính", "công chức", question="ai trong so tai chinh") == FirstLine.RIGHT


def test_figures_of_a_date_stand_apart():
    assert figures("Ngày 05/3/2025 và 1.000 đồng, 0,5 %") == {"5", "3", "2025", "1000", "0.5"}
    assert figures("0 việc") == {"0"}


@pytest.mark.parametrize(
    ("line", "alternatives", "cited", "expected"),
    [
        ("Đến 17 giờ ngày 21 tháng 4 năm 2026.", ["21/4/2026"], "đến 17 giờ ngày 21 tháng 4 năm 2026", "right"),
        ("By 17:00 on 21 April 2026.", ["21/4/2026"], "đến 17 giờ ngày 21 tháng 4 năm 2026", "right"),
        ("Đến 17 giờ 30 ngày 21/4/2026.", ["21/4/2026"], "đến 17 giờ ngày 21/4/2026", "wrong"),
        ("Đến 17 giờ ngày 22/4/2026.", ["21/4/2026"], "đến 17 giờ ngày 22/4/2026", "wrong"),
        ("Đến 16 giờ ngày 21/4/2026.", ["17 giờ ngày 21/4/2026"], "đến 16 giờ ngày 21/4/2026", "wrong"),
        ("Trạm xá thú y thuộc Sở Y tế.", ["Trạm xá thú y"], "Trạm xá thú y thuộc Sở Y tế chủ trì", "right"),
        ("Trạm xá thú y; Sở Y tế.", ["Trạm xá thú y"], "Trạm xá thú y chủ trì, Sở Y tế phối hợp", "wrong"),
    ],
)
def test_what_is_cited_may_say_the_hour_of_a_day_and_to_whom_an_agency_belongs(line, alternatives, cited, expected):
    assert judge_first_line([line], alternatives, "Hỏi gì?", agencies, cited) == expected
