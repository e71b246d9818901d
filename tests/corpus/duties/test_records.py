import io

import pytest
from openpyxl import Workbook

from corpus.build import build_document
from corpus.duties.read import read_duties
from corpus.duty import COORDINATE, LEAD
from corpus.raw import Raw
from corpus.read import read_bytes

TRANSPOSED = [
    ["Nhiệm vụ", "Rà soát bến", "Lập bản đồ"],
    ["Cơ quan chủ trì", "Sở Xây dựng", "Sở Khoa học và Công nghệ"],
    ["Cơ quan phối hợp", "Công an tỉnh, Sở Y tế", "-"],
    ["Thời gian hoàn thành", "30/6/2025", "Quý III/2025"],
]
EXPECTED = [
    (LEAD, "Sở Xây dựng", "Rà soát bến", "30/6/2025"),
    (COORDINATE, "Công an tỉnh", "Rà soát bến", "30/6/2025"),
    (COORDINATE, "Sở Y tế", "Rà soát bến", "30/6/2025"),
    (LEAD, "Sở Khoa học và Công nghệ", "Lập bản đồ", "Quý III/2025"),
]


def said(document):
    found = read_duties(document)
    assert all(document.text[d.start : d.end] == d.agency for d in found)
    return [(d.role, d.agency, d.task, d.deadline) for d in found]


def duties(*lines, above="1. Các sở thực hiện như sau:"):
    return said(build_document(Raw("\n".join([above, *lines, "2. Chỉ thị này có hiệu lực."]), True), "a"))


def test_each_column_is_a_task_in_rows_html_and_a_sheet():
    assert duties(*(" | ".join(row) for row in TRANSPOSED)) == EXPECTED
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in TRANSPOSED)
    page = f"<p>1. Các sở thực hiện:</p><table>{cells}</table><p>2. Báo cáo hằng quý.</p>"
    assert said(read_bytes(page.encode(), "a.html", "a")) == EXPECTED
    book, out = Workbook(), io.BytesIO()
    for row in [["PHỤ LỤC I"], ["DANH MỤC NHIỆM VỤ"], *TRANSPOSED]:
        book.active.append(row)
    book.save(out)
    assert said(read_bytes(out.getvalue(), "a.xlsx", "a")) == EXPECTED


def test_tasks_beside_each_other_are_told_apart_by_their_cells():
    lines = ["Nhiệm vụ | Rà soát | Vẽ", "Chủ trì | Sở Y tế | Sở Y tế", "Hạn | 30/6/2025 | 1/7/2025"]
    document = build_document(Raw("\n".join(["1. Việc:", *lines, "2. Hết."]), True), "a")
    assert [(d.agency, d.row and document.text[d.row :].split(" |")[0]) for d in read_duties(document)] == [
        ("Sở Y tế", "Rà soát"),
        ("Sở Y tế", "Vẽ\nChủ trì"),
    ]


def test_a_table_for_each_task_one_below_the_other():
    first = ["Nhiệm vụ 1 | Rà soát bến", "ĐVCT | Sở Xây dựng", "ĐVPH | Sở Y tế", "TGHT | 30/6/2025"]
    second = ["NHIỆM VỤ 2: Lập bản đồ | ", "ĐVCT | Sở Nội vụ", "TGHT | 1/7/2025"]
    assert duties(*first, *second) == [
        (LEAD, "Sở Xây dựng", "Rà soát bến", "30/6/2025"),
        (COORDINATE, "Sở Y tế", "Rà soát bến", "30/6/2025"),
        (LEAD, "Sở Nội vụ", "Lập bản đồ", "1/7/2025"),
    ]


def test_a_table_that_names_no_task_tells_of_the_line_above_it():
    lines = ["Cơ quan chủ trì | Sở Xây dựng", "Thời hạn | 30/6/2025"]
    assert duties(*lines, above="1. Rà soát bến bãi:") == [(LEAD, "Sở Xây dựng", "Rà soát bến bãi", "30/6/2025")]
    assert duties(*lines, above="1. Phân công nhiệm vụ như sau:") == []


@pytest.mark.parametrize(
    ("heading", "row", "expected"),
    [
        ("TT | Vấn đề | ĐVCT | Hỗ trợ | Xong trước", "1 | Mua màn | Sở Y tế | Sở Nội vụ | 1/7/2025",
         [(LEAD, "Sở Y tế", "Mua màn", "1/7/2025"), (COORDINATE, "Sở Nội vụ", "Mua màn", "1/7/2025")]),
        ("No. | Task | Lead | Support | Due", "1 | Mua màn | Sở Y tế | Sở Nội vụ | 1/7/2025",
         [(LEAD, "Sở Y tế", "Mua màn", "1/7/2025"), (COORDINATE, "Sở Nội vụ", "Mua màn", "1/7/2025")]),
        ("STT | Nhiệm vụ | CT | PH", "1 | Mua màn | Sở Y tế | Sở Nội vụ",
         [(LEAD, "Sở Y tế", "Mua màn", None), (COORDINATE, "Sở Nội vụ", "Mua màn", None)]),
        ("STT | Nội dung | Chủ trì | Hỗ trợ | Đối ứng", "1 | Mua màn | Sở Y tế | 500 triệu | 200 triệu",
         [(LEAD, "Sở Y tế", "Mua màn", None)]),
        ("STT | Chỉ tiêu | Năm 2025 | Cơ quan chủ trì", "1 | Tỷ lệ tiêm chủng | 95 % | Sở Y tế",
         [(LEAD, "Sở Y tế", "Tỷ lệ tiêm chủng", None)]),
        ("STT | Chỉ tiêu, nhiệm vụ | Chủ trì | Hạn", "1 | Mua màn | Sở Y tế | 1/7/2025",
         [(LEAD, "Sở Y tế", "Mua màn", "1/7/2025")]),
    ],
)  # fmt: skip
def test_headings_in_short_in_english_and_sure_by_what_stands_below_them(heading, row, expected):
    assert duties(heading, row) == expected


def test_a_blank_below_an_agency_before_the_task_is_that_agency():
    rows = ["1 | Sở Y tế | Mua màn | 1/7/2025", "2 | | Phát màn | 1/8/2025", "3 | - | Dạy | 1/9/2025"]
    assert duties("STT | Cơ quan | Nhiệm vụ | Hạn", *rows, "II | NHÓM KHÁC", "1 | | Viết | 1/9/2025") == [
        (LEAD, "Sở Y tế", "Mua màn", "1/7/2025"),
        (LEAD, "Sở Y tế", "Phát màn", "1/8/2025"),
    ]
    rows = ["I | Sở Y tế | | ", "1 | | Mua màn | 1/7/2025", "II | Sở Nội vụ | |", "1 | | Dạy | 1/8/2025"]
    assert duties("STT | Cơ quan | Nhiệm vụ | Hạn", *rows) == [
        (LEAD, "Sở Y tế", "Mua màn", "1/7/2025"),
        (LEAD, "Sở Nội vụ", "Dạy", "1/8/2025"),
    ]
    # Behind the task a blank may say that it is nobody's yet.
    rows = ["1 | Mua màn | Sở Y tế | 1/7/2025", "2 | Phát màn | | 1/8/2025"]
    assert duties("STT | Nhiệm vụ | Cơ quan | Hạn", *rows) == [(LEAD, "Sở Y tế", "Mua màn", "1/7/2025")]
