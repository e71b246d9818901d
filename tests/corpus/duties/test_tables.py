import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from corpus.duty import COORDINATE, LEAD
from corpus.raw import Raw

HEADING = "STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn"


def duties(*rows, above="1. Các sở thực hiện các nhiệm vụ sau:"):
    raw = Raw("\n".join([above, *rows, "2. Chỉ thị này có hiệu lực."]), True)
    document = build_document(raw, "a")
    found = read_duties(document)
    assert all(document.text[d.start : d.end] == d.agency for d in found)
    return [(d.role, d.agency, d.task, d.deadline) for d in found]


def test_a_row_gives_a_duty_for_each_part_in_it():
    assert duties(
        HEADING, "1 | Rà soát bến | Sở Xây dựng | Sở Y tế, Sở Nội vụ | 30/6/2025", "2 | Vẽ bản đồ | Sở Y tế"
    ) == [
        (LEAD, "Sở Xây dựng", "Rà soát bến", "30/6/2025"),
        (COORDINATE, "Sở Y tế", "Rà soát bến", "30/6/2025"),
        (COORDINATE, "Sở Nội vụ", "Rà soát bến", "30/6/2025"),
        (LEAD, "Sở Y tế", "Vẽ bản đồ", None),
    ]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        (["Thời gian hoàn thành", "Đơn vị thực hiện", "Nội dung công việc"], ["Quý II/2025", "Sở Y tế", "Mua màn"]),
        (["TT", "Tên văn bản", "Cơ quan soạn thảo", "Thời gian trình"], ["1", "Mua màn", "Sở Y tế", "Quý II/2025"]),
        (["Việc cần làm", "Chủ trì", "Tiến độ"], ["Mua màn", "Sở Y tế", "Quý II/2025"]),
        (["NHIỆM VỤ", "PHÂN CÔNG", "HẠN"], ["Mua màn", "- Sở Y tế", "Quý II/2025"]),
        (
            ["Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Trách nhiệm", "Thời hạn"],
            ["Y tế", "Mua màn", "Sở Y tế", "Quý II/2025"],
        ),
    ],
)
def test_columns_may_have_any_usual_heading_and_order(heading, row):
    assert duties(" | ".join(heading), " | ".join(row)) == [(LEAD, "Sở Y tế", "Mua màn", "Quý II/2025")]


def test_a_heading_over_two_rows_is_one_and_the_numbers_below_it_are_no_row():
    heading = ["STT | Nội dung | Thực hiện | Thực hiện | Hạn", "STT | Nội dung | Chủ trì | Phối hợp | Hạn"]
    assert duties(*heading, "(1) | (2) | (3) | (4) | (5)", "1 | Mua màn | Sở Y tế | Sở Nội vụ | 1/7/2025") == [
        (LEAD, "Sở Y tế", "Mua màn", "1/7/2025"),
        (COORDINATE, "Sở Nội vụ", "Mua màn", "1/7/2025"),
    ]


def test_a_cell_that_says_as_above_has_what_stands_above():
    rows = ["1 | Mua màn | Sở Y tế | Sở Nội vụ | 1/7/2025", "2 | Phát màn | nt | - | như trên"]
    assert duties(HEADING, *rows)[2:] == [(LEAD, "Sở Y tế", "Phát màn", "1/7/2025")]
    rows = ["1 | Mua màn | Sở Y tế | -nt- | 1/7/2025", '2 | Phát màn | // | - | -"-']
    assert duties(HEADING, *rows) == [
        (LEAD, "Sở Y tế", "Mua màn", "1/7/2025"),
        (LEAD, "Sở Y tế", "Phát màn", "1/7/2025"),
    ]


def test_headings_across_a_table_give_no_task_but_say_whose_the_rows_are():
    rows = ["I | Sở Y tế | ", "1 | Mua màn | Quý I", "II | SỞ NỘI VỤ |", "1 | Tập huấn | Quý II"]
    assert duties("STT | Nhiệm vụ | Thời hạn", *rows) == [
        (LEAD, "Sở Y tế", "Mua màn", "Quý I"),
        (LEAD, "SỞ NỘI VỤ", "Tập huấn", "Quý II"),
    ]
    assert duties(HEADING, "A | Y TẾ | | |", "1 | Mua màn | Sở Y tế | | Quý I") == [
        (LEAD, "Sở Y tế", "Mua màn", "Quý I")
    ]


def test_a_table_without_those_who_lead_is_of_whom_the_line_above_names():
    above = "1. Giao Sở Y tế thực hiện các việc sau:"
    assert duties("STT | Nhiệm vụ | Thời hạn", "1 | Mua màn | Quý I", above=above) == [
        (LEAD, "Sở Y tế", "Mua màn", "Quý I")
    ]


def test_a_column_for_both_parts_has_who_leads_first():
    row = "1 | Mua màn | Sở Y tế, Sở Nội vụ"
    assert duties("STT | Nhiệm vụ | Đơn vị chủ trì, phối hợp", row) == [
        (LEAD, "Sở Y tế", "Mua màn", None),
        (COORDINATE, "Sở Nội vụ", "Mua màn", None),
    ]


def test_a_cell_that_names_both_parts_in_two_lines_gives_each_its_own():
    row = "1 | Mua màn | Chủ trì: Sở Y tế Phối hợp: Sở Nội vụ, Công an tỉnh | chưa có"
    assert duties("STT | Nhiệm vụ | Cơ quan thực hiện | Thời hạn", row, "2 | Phát màn | Chưa phân công |") == [
        (LEAD, "Sở Y tế", "Mua màn", None),
        (COORDINATE, "Sở Nội vụ", "Mua màn", None),
        (COORDINATE, "Công an tỉnh", "Mua màn", None),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["STT | Xã | Diện tích", "1 | An Lạc | 5"],
        ["STT | Họ và tên | Năm sinh | Đơn vị", "1 | Lò Văn Mây | 1980 | Sở Y tế"],
        ["STT | Đơn vị | Số lượng", "1 | Sở Y tế | 5"],
        ["STT | Nội dung | Đơn vị | Số tiền", "1 | Mua màn | Sở Y tế | 5"],
        ["STT | Nội dung | Cơ quan, đơn vị | Dự toán", "1 | Mua màn | Sở Y tế | 5"],
    ],
)
def test_other_tables_give_no_duty(rows):
    assert duties(*rows, above="1. Số liệu như sau.") == []


def test_a_table_in_an_opening_is_read_though_numbered_clauses_follow():
    raw = Raw(f"Các sở thực hiện:\n{HEADING}\n1 | Mua màn | Sở Y tế | | Quý I\n1. Đê cao.\n2. Đê dài.", True)
    found = read_duties(build_document(raw, "a"))
    assert [(d.clause, d.agency, d.row) for d in found] == [("0", "Sở Y tế", 81)]


def test_a_heading_below_a_table_begins_another_with_its_own_columns():
    rows = [
        "1 | Mua màn | Sở Y tế | | Quý I",
        "B. TẬP HUẤN |",
        "TT | Cơ quan thực hiện | Nhiệm vụ",
        "1 | Sở Nội vụ | Dạy",
    ]
    assert duties(HEADING, *rows) == [(LEAD, "Sở Y tế", "Mua màn", "Quý I"), (LEAD, "Sở Nội vụ", "Dạy", None)]


def test_a_heading_printed_again_on_the_next_page_begins_no_other_table():
    rows = ["1 | Mua màn | Sở Y tế | | Quý I", HEADING, "2 | Phát màn | nt | | như trên"]
    assert duties(HEADING, *rows)[1] == (LEAD, "Sở Y tế", "Phát màn", "Quý I")


def test_a_column_says_which_part_who_stands_beside_it_has():
    rows = ["1 | Mua màn | Sở Y tế | Chủ trì", " | | Sở Nội vụ | Phối hợp", "2 | Phát màn | Sở Y tế | Cơ quan phối hợp"]
    assert duties("STT | Nhiệm vụ | Đơn vị | Vai trò", *rows) == [
        (LEAD, "Sở Y tế", "Mua màn", None),
        (COORDINATE, "Sở Nội vụ", "Mua màn", None),
        (COORDINATE, "Sở Y tế", "Phát màn", None),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["Sở Y tế | Sở Nội vụ", "Nhiệm vụ 1: Mua màn | Nhiệm vụ 1: Mở lớp", "Nhiệm vụ 2: Phát màn |"],
        ["STT | Nội dung | Sở Y tế | Sở Nội vụ", "1 | Muỗi | Mua màn | Mở lớp", "2 | Màn | Phát màn | -"],
    ],
)
def test_tasks_may_stand_below_the_agencies_that_have_them(rows):
    assert duties(*rows) == [
        (LEAD, "Sở Y tế", "Mua màn", None),
        (LEAD, "Sở Nội vụ", "Mở lớp", None),
        (LEAD, "Sở Y tế", "Phát màn", None),
    ]


def test_each_of_several_counted_columns_has_a_task():
    assert duties("Cơ quan | Nhiệm vụ 1 | Nhiệm vụ 2", "Sở Y tế | Mua màn | Phát màn trước 1/7/2025") == [
        (LEAD, "Sở Y tế", "Mua màn", None),
        (LEAD, "Sở Y tế", "Phát màn trước 1/7/2025", "trước 1/7/2025"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["Cơ quan | Vai trò | Hạn", "Nhiệm vụ 1: Mua màn | |", "Sở Y tế | Chủ trì | Quý I", "Nhiệm vụ 2: Dạy | |",
         "Sở Y tế | Phối hợp | Quý I"],
        ["Nhiệm vụ 1: Mua màn | |", "Chủ trì | Phối hợp | Hạn", "Sở Y tế | | Quý I", "Nhiệm vụ 2: Dạy | |",
         "| Sở Y tế | Quý I"],
    ],
)  # fmt: skip
def test_a_task_across_the_table_is_of_the_rows_below_it(rows):
    assert duties(*rows) == [
        (LEAD, "Sở Y tế", "Mua màn", "Quý I"),
        (COORDINATE, "Sở Y tế", "Dạy", "Quý I"),
    ]


@pytest.mark.parametrize(
    "rows", [["STT | Sở Y tế | Sở Nội vụ", "1 | 5 màn | 7 lớp"], ["Sở Y tế | Sở Nội vụ", "Lò Văn Mây | Hà Thị Sa"]]
)
def test_figures_and_people_below_agencies_are_no_tasks(rows):
    assert duties(*rows, above="1. Số liệu như sau.") == []


def test_the_line_right_above_a_table_says_whose_it_is():
    first = ["Sở Y tế", "STT | Nhiệm vụ | Thời hạn", "1 | Mua màn | Quý I"]
    then = ["Sở Nội vụ", "STT | Nhiệm vụ | Thời hạn", "1 | Mở lớp | Quý II"]
    assert duties(*first, *then, above="1. Phân công:") == [
        (LEAD, "Sở Y tế", "Mua màn", "Quý I"),
        (LEAD, "Sở Nội vụ", "Mở lớp", "Quý II"),
    ]


@pytest.mark.parametrize(
    ("rows", "warned"),
    [
        (["STT | Nhiệm vụ | Thời hạn", "1 | Mua màn | Quý I"], True),
        (["STT | Nhiệm vụ | Sở Y tế | Sở Nội vụ", "1 | Mua màn | x | x"], True),
        ([HEADING, "1 | Mua màn | Sở Y tế | | Quý I"], False),
        (["STT | Xã | Diện tích", "1 | An Lạc | 5"], False),
    ],
)
def test_a_table_of_tasks_without_a_duty_is_told(rows, warned):
    document = build_document(Raw("\n".join(["1. Như sau:", *rows, "2. Đê cao."]), True), "a")
    said = (
        f"Tables of tasks that gave no duty: 1, the first in clause 1 (“{rows[0]}”): nobody is named there, or the "
        "text does not say what its marks stand for."
    )
    assert list(document.warnings) == [said] * warned


def test_two_tables_side_by_side_keep_their_tasks():
    heading = "STT | Nhiệm vụ | Chủ trì | STT | Nhiệm vụ | Chủ trì"
    rows = ["1 | Đắp đê | Sở Xây dựng | 3 | Trồng tre | Sở Nội vụ", "2 | Canh đê | Sở Y tế"]
    assert {(agency, task) for _, agency, task, *_ in duties(heading, *rows)} == {
        ("Sở Xây dựng", "Đắp đê"), ("Sở Y tế", "Canh đê"), ("Sở Nội vụ", "Trồng tre"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("STT | Số văn bản | Trích yếu | Đơn vị chủ trì xử lý | Hạn xử lý", "1 | 512 | Đắp bờ | Sở Y tế | 30/6/2025"),
        ("STT | Trích yếu | Nhiệm vụ | Đơn vị chủ trì | Hạn xử lý", "1 | Về đê | Đắp bờ | Sở Y tế | 30/6/2025"),
    ],
)  # fmt: skip
def test_what_a_paper_is_about_is_the_task_where_no_other_is_told(heading, row):
    assert [(agency, task) for _, agency, task, *_ in duties(heading, row)] == [("Sở Y tế", "Đắp bờ")]


def test_a_mark_below_a_span_of_time_says_when():
    heading = "STT | Nhiệm vụ | Chủ trì | Quý I | Quý II | Quý III | Quý IV"
    assert duties(heading, "1 | Mua màn | Sở Y tế | | x | |", "2 | Phát màn | Sở Nội vụ | | | x | x") == [
        (LEAD, "Sở Y tế", "Mua màn", "Quý II"),
        (LEAD, "Sở Nội vụ", "Phát màn", "Quý IV"),
    ]
    # Figures are what is to be reached by then, and no marks.
    assert duties("Nhiệm vụ | Chủ trì | Năm 2025 | Năm 2026", "Mua màn | Sở Y tế | 50% | 80%") == [
        (LEAD, "Sở Y tế", "Mua màn", None)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["STT | Nội dung", "1 | Mua màn. Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ; Thời gian: Quý II/2025"],
        ["STT | Nội dung", "1 | Mua màn Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ; Thời gian: Quý II/2025"],
        ["STT | Nội dung", "1 | Mua màn (Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ; Thời gian: Quý II/2025)"],
        ["Nội dung | Ghi chú", "Mua màn - Chủ trì: Sở Y tế - Phối hợp: Sở Nội vụ - Thời gian: Quý II/2025 | Gấp"],
        ["TT | Nội dung | Phân công", "1 | Mua màn | Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ; Thời gian: Quý II/2025"],
        ["1 | Mua màn | Chủ trì: Sở Y tế | Phối hợp: Sở Nội vụ | Thời gian: Quý II/2025"],
    ],
)
def test_a_cell_may_hold_a_task_with_its_labels(rows):
    said = [(LEAD, "Sở Y tế", "Mua màn", "Quý II/2025"), (COORDINATE, "Sở Nội vụ", "Mua màn", "Quý II/2025")]
    assert duties(*rows, above="1. Nhiệm vụ cụ thể:") == said


def test_each_row_has_the_labels_of_its_own_cells():
    rows = ["STT | Nội dung", "1 | Mua màn. Chủ trì: Sở Y tế", "2 | Rà soát bến", "3 | Tuyển. Chủ trì: Sở Nội vụ"]
    assert duties(*rows, above="1. Nhiệm vụ cụ thể:") == [
        (LEAD, "Sở Y tế", "Mua màn", None),
        (LEAD, "Sở Nội vụ", "Tuyển", None),
    ]
