import pytest

from corpus.build import build_document
from corpus.duties.marks import is_mark, read_key, role_of
from corpus.duties.read import read_duties
from corpus.duty import COORDINATE, LEAD
from corpus.raw import Raw


def duties(*rows, above="1. Phân công:", below="2. Chỉ thị này có hiệu lực."):
    document = build_document(Raw("\n".join([above, *rows, below]), True), "a")
    found = read_duties(document)
    assert all(document.text[d.start : d.end] == d.agency for d in found)
    return [(d.role, d.agency, d.task, d.deadline) for d in found]


BOTH = [
    (LEAD, "Sở Y tế", "Mua màn", "Quý I"),
    (COORDINATE, "Sở Nội vụ", "Mua màn", "Quý I"),
    (LEAD, "Sở Nội vụ", "Dạy", "Quý II"),
]


@pytest.mark.parametrize(
    "marks",
    [
        ("CT", "PH"),
        ("Chủ trì", "Phối hợp"),
        ("chủ trì", "tham gia"),
        ("(CT)", "(PH)"),
        ("ct", "ph"),
        ("Đầu mối", "Hỗ trợ"),
    ],
)
def test_marks_below_the_names_of_agencies_say_who_has_which_part(marks):
    lead, help_ = marks
    rows = [f"1 | Mua màn | {lead} | {help_} | Quý I", f"2 | Dạy | | {lead} | Quý II"]
    assert duties("STT | Nhiệm vụ | Sở Y tế | Sở Nội vụ | Thời hạn", *rows) == BOTH


@pytest.mark.parametrize("x", ["x", "X", "✓", "●", "×"])
@pytest.mark.parametrize("number", ["STT", ""])
def test_an_x_has_the_part_that_the_heading_above_its_agency_says(x, number):
    heading = [
        "STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan chủ trì | Cơ quan phối hợp | Hạn",
        f"{number} | {'Nhiệm vụ' if number else ''} | Sở Y tế | Sở Nội vụ | Công an tỉnh | ",
    ]
    assert duties(*heading, f"1 | Mua màn | {x} | | {x} | Quý I", f"2 | Dạy | | {x} | | Quý II") == [
        (LEAD, "Sở Y tế", "Mua màn", "Quý I"),
        (COORDINATE, "Công an tỉnh", "Mua màn", "Quý I"),
        (LEAD, "Sở Nội vụ", "Dạy", "Quý II"),
    ]


@pytest.mark.parametrize(
    ("key", "lead", "help_"),
    [
        ("(C: chủ trì, P: phối hợp)", "C", "P"),
        ("Ghi chú: X: cơ quan chủ trì; O: cơ quan phối hợp.", "x", "o"),
        ("Ký hiệu “x” là đơn vị chủ trì, “o” là đơn vị phối hợp.", "x", "o"),
        ("chủ trì (1), phối hợp (2)", "1", "2"),
        ("Đơn vị chủ trì ký hiệu “A”, đơn vị phối hợp ký hiệu “B”.", "A", "B"),
        ("● chủ trì; ○ phối hợp", "●", "○"),
    ],
)
@pytest.mark.parametrize("stands_above", [True, False])
def test_a_key_says_what_marks_stand_for(key, lead, help_, stands_above):
    above, below = (f"1. Phân công {key}:", "2. Hết.") if stands_above else ("1. Phân công:", f"{key}\n2. Hết.")
    rows = [f"1 | Mua màn | {lead} | {help_} | Quý I", f"2 | Dạy | | {lead} | Quý II"]
    assert duties("STT | Nhiệm vụ | Sở Y tế | Sở Nội vụ | Hạn", *rows, above=above, below=below) == BOTH


def test_the_agencies_may_be_the_rows():
    rows = ["1 | Sở Y tế | CT | ", "2 | Sở Nội vụ | PH | CT"]
    assert duties("STT | Cơ quan, đơn vị | Mua màn | Dạy nghề", *rows) == [
        (LEAD, "Sở Y tế", "Mua màn", None),
        (COORDINATE, "Sở Nội vụ", "Mua màn", None),
        (LEAD, "Sở Nội vụ", "Dạy nghề", None),
    ]


def test_one_who_leads_in_words_may_have_helpers_by_marks():
    rows = ["1 | Mua màn | Sở Y tế | x | ", "2 | Dạy | Sở Nội vụ | | x"]
    heading = [
        "STT | Nhiệm vụ | Chủ trì | Cơ quan phối hợp | Cơ quan phối hợp",
        "STT | Nhiệm vụ | Chủ trì | Sở Xây dựng | Công an tỉnh",
    ]
    assert duties(*heading, *rows) == [
        (LEAD, "Sở Y tế", "Mua màn", None),
        (COORDINATE, "Sở Xây dựng", "Mua màn", None),
        (LEAD, "Sở Nội vụ", "Dạy", None),
        (COORDINATE, "Công an tỉnh", "Dạy", None),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["STT | Nhiệm vụ | Sở Y tế | Sở Nội vụ", "1 | Mua màn | x | x"],  # nobody says which part
        ["STT | Nhiệm vụ | Tháng 4 | Tháng 5", "1 | Mua màn | CT | PH"],
        ["STT | Nội dung | Đạt | Chưa đạt", "1 | Mua màn | x | "],
        ["STT | Nhiệm vụ | Sở Y tế | Sở Nội vụ", "1 | Mua màn | 50 | 70"],
    ],
)
def test_marks_without_a_part_give_none(rows):
    assert duties(*rows) == []


def test_months_ticked_off_beside_those_who_lead_are_nobody_and_say_when():
    rows = ["STT | Nhiệm vụ | Chủ trì | Tháng 4 | Tháng 5", "1 | Mua màn | Sở Y tế | x | "]
    assert duties(*rows) == [(LEAD, "Sở Y tế", "Mua màn", "Tháng 4")]


def test_a_mark_that_is_said_to_be_two_is_none():
    text = "x: chủ trì; x: phối hợp; y là gì"
    assert read_key(text, 0, len(text)) == {}
    assert [role_of(c, {"X": LEAD}, COORDINATE) for c in ("X", "x", "v", "Quý I", "")] == [
        LEAD,
        LEAD,
        COORDINATE,
        None,
        None,
    ]
    assert [is_mark(c) for c in ("x", "CT", "Phối hợp", "12", "Sở Y tế")] == [True, True, True, False, False]


def test_an_agency_without_a_mark_is_of_the_heading_all_the_same():
    heading = [
        "STT | Nhiệm vụ | Chủ trì | Chủ trì | Phối hợp | Phối hợp",
        "STT | Nhiệm vụ | Sở Y tế | Sở Nội vụ | Sở Y tế | Sở Nội vụ",
    ]
    assert duties(*heading, "1 | Mua màn | ✓ | | | ✓") == [
        (LEAD, "Sở Y tế", "Mua màn", None),
        (COORDINATE, "Sở Nội vụ", "Mua màn", None),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # Agencies over the columns, whatever stands in the corner; tasks with their numbers.
        ["TT | Sở Y tế | Sở Nội vụ", "Nhiệm vụ 1: Mua màn | CT | PH", "Nhiệm vụ 2: Dạy nghề | PH | Chủ trì"],
        [" | Sở Y tế | Sở Nội vụ", "1. Mua màn | Chủ trì | Phối hợp", "2. Dạy nghề | Phối hợp | Chủ trì"],
        # Tasks over the columns.
        ["Cơ quan | Nhiệm vụ 1: Mua màn | Nhiệm vụ 2: Dạy nghề", "Sở Y tế | CT | PH", "Sở Nội vụ | PH | CT"],
        [" | Nhiệm vụ 1: Mua màn | Nhiệm vụ 2: Dạy nghề", "Sở Y tế | CT | PH", "Sở Nội vụ | PH | CT"],
    ],
)
def test_a_matrix_has_agencies_and_tasks_either_way(rows):
    assert sorted(duties(*rows)) == [
        (COORDINATE, "Sở Nội vụ", "Mua màn", None),
        (COORDINATE, "Sở Y tế", "Dạy nghề", None),
        (LEAD, "Sở Nội vụ", "Dạy nghề", None),
        (LEAD, "Sở Y tế", "Mua màn", None),
    ]


def test_a_bare_mark_leads_where_each_task_has_one():
    rows = ["TT | Nhiệm vụ | Sở Y tế | Sở Nội vụ", "1 | Mua màn | x |", "2 | Dạy nghề | | x"]
    assert duties(*rows) == [(LEAD, "Sở Y tế", "Mua màn", None), (LEAD, "Sở Nội vụ", "Dạy nghề", None)]
    assert duties(*rows[:2]) == [(LEAD, "Sở Y tế", "Mua màn", None)]
    assert duties(*rows, "3 | Báo cáo | x | x") == []
