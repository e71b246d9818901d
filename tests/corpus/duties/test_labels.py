import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from corpus.duty import COORDINATE, LEAD
from corpus.raw import Raw

BOTH = [
    (LEAD, "Sở Xây dựng", "Rà soát bến bãi", "Quý II/2025"),
    (COORDINATE, "Sở Y tế", "Rà soát bến bãi", "Quý II/2025"),
]


def duties(*lines):
    document = build_document(Raw("\n".join([*lines, "2. Đê phải cao.", "3. Đê phải dài."]), True), "a")
    found = read_duties(document)
    assert all(document.text[d.start : d.end] == d.agency for d in found)
    assert all(document.clause(d.clause).start <= d.start < document.clause(d.clause).end for d in found)
    return [(d.role, d.agency, d.task, d.deadline) for d in found]


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Rà soát bến bãi", "- Cơ quan chủ trì: Sở Xây dựng.", "- Phối hợp: Sở Y tế.", "- Thời hạn: Quý II/2025."],
        ["1. Rà soát bến bãi", "a) Thực hiện: Sở Xây dựng;", "b) Phối hợp: Sở Y tế;", "c) Hạn chót: Quý II/2025."],
        ["1. Rà soát bến bãi", "Chủ trì: Sở Xây dựng", "Phối hợp: Sở Y tế", "Thời gian hoàn thành: Quý II/2025"],
        ["1. Rà soát bến bãi. Chủ trì: Sở Xây dựng. Phối hợp: Sở Y tế. Thời gian: Quý II/2025."],
        ["1. Rà soát bến bãi. Chủ trì: Sở Xây dựng Phối hợp: Sở Y tế Thời gian: Quý II/2025"],
        ["1. Rà soát bến bãi (Chủ trì: Sở Xây dựng; phối hợp: Sở Y tế; thời hạn: Quý II/2025)."],
        ["1. Nhiệm vụ: Rà soát bến bãi.", "Chủ trì: Sở Xây dựng; phối hợp: Sở Y tế; hạn hoàn thành: Quý II/2025."],
        ["1. Rà soát bến bãi", "Chủ trì: Sở Xây dựng - Phối hợp: Sở Y tế - Thời hạn: Quý II/2025"],
        ["1. Rà soát bến bãi", "[Chủ trì: Sở Xây dựng; phối hợp: Sở Y tế; thời hạn: Quý II/2025]"],
        ["1. Rà soát bến bãi", "- Chủ trì – Sở Xây dựng.", "- Phối hợp – Sở Y tế.", "- Thời hạn: Quý II/2025."],
        ["1. Rà soát bến bãi", "Cơ quan chủ trì là Sở Xây dựng, cơ quan phối hợp là Sở Y tế.", "Hạn: Quý II/2025."],
        ["1. Rà soát bến bãi", "Giao: Sở Xây dựng chủ trì, phối hợp với Sở Y tế. Hạn: Quý II/2025."],
        ["1. Rà soát bến bãi: Sở Xây dựng chủ trì, Sở Y tế phối hợp; Quý II/2025."],
        ["1. Rà soát bến bãi (Sở Xây dựng thực hiện, Sở Y tế phối hợp, Quý II/2025)."],
        ["1. Rà soát bến bãi.", "=> Sở Xây dựng chủ trì, Sở Y tế phối hợp; Quý II/2025."],
        ["1. Rà soát bến bãi", "- Sở Xây dựng chủ trì.", "- Sở Y tế phối hợp.", "- Thời hạn: Quý II/2025."],
        ["1. Rà soát bến bãi", "Sở Xây dựng chủ trì, phối hợp với Sở Y tế; Quý II/2025."],
        ["1. Rà soát bến bãi", "- Kết quả: Sổ; chủ trì: Sở Xây dựng; phối hợp: Sở Y tế.", "- Thời hạn: Quý II/2025"],
    ],
)  # fmt: skip
def test_labels_belong_to_the_task_above_them(lines):
    assert duties(*lines) == BOTH


def test_labels_beside_several_tasks_belong_to_the_nearest():
    lines = ["1. Nhiệm vụ", "- Mua màn;", "- Chủ trì: Sở Y tế.", "- Tập huấn;", "- Chủ trì: Sở Nội vụ."]
    assert duties(*lines) == [(LEAD, "Sở Y tế", "Mua màn", None), (LEAD, "Sở Nội vụ", "Tập huấn", None)]


def test_a_label_behind_several_parts_of_a_task_belongs_to_the_task():
    lines = ["1. Rà soát bến bãi", "- Đếm từng bến;", "- Ghi tên từng bến;", "- Chủ trì: Sở Xây dựng."]
    assert duties(*lines) == [(LEAD, "Sở Xây dựng", "Rà soát bến bãi", None)]


def test_labels_say_more_of_the_duties_of_a_sentence():
    lines = ["1. Sở Xây dựng rà soát bến bãi.", "- Phối hợp: Sở Y tế.", "- Thời gian hoàn thành: trước 30/6/2025."]
    assert duties(*lines) == [
        (LEAD, "Sở Xây dựng", "rà soát bến bãi", "trước 30/6/2025"),
        (COORDINATE, "Sở Y tế", "rà soát bến bãi", "trước 30/6/2025"),
    ]


def test_parts_said_in_parentheses_behind_a_task():
    assert duties("1. Rà soát bến bãi (Sở Xây dựng chủ trì, Sở Y tế phối hợp).") == [
        (LEAD, "Sở Xây dựng", "Rà soát bến bãi", None),
        (COORDINATE, "Sở Y tế", "Rà soát bến bãi", None),
    ]


@pytest.mark.parametrize(
    "said",
    ["chủ trì: Sở Xây dựng; phối hợp: Sở Y tế; hoàn thành trước 30/6/2025",
     "Sở Xây dựng chủ trì, Sở Y tế phối hợp, hoàn thành trước 30/6/2025"],
)  # fmt: skip
def test_a_time_without_a_label_ends_a_list_of_parts(said):
    assert duties(f"1. Rà soát bến bãi ({said}).") == [
        (LEAD, "Sở Xây dựng", "Rà soát bến bãi", "hoàn thành trước 30/6/2025"),
        (COORDINATE, "Sở Y tế", "Rà soát bến bãi", "hoàn thành trước 30/6/2025"),
    ]


def test_a_person_may_lead():
    lines = ["1. Rà soát bến bãi", "- Chủ trì: Đồng chí Lò Văn Mây, Phó Chủ tịch UBND tỉnh.", "- Phối hợp: Sở Y tế."]
    assert duties(*lines) == [
        (LEAD, "Đồng chí Lò Văn Mây, Phó Chủ tịch UBND tỉnh", "Rà soát bến bãi", None),
        (COORDINATE, "Sở Y tế", "Rà soát bến bãi", None),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Tổ chức thực hiện: nghiêm túc, đúng quy định."],
        ["1. Họp giao ban", "- Thời gian: theo giấy mời.", "- Địa điểm: hội trường."],
        ["1. Rà soát bến bãi", "- Chủ trì: nêu cao trách nhiệm."],
    ],
)
def test_words_that_are_not_what_a_label_announces_give_no_duty(lines):
    assert duties(*lines) == []


def test_who_leads_by_a_label_leads_in_place_of_whom_the_lead_in_names():
    lines = [
        "1. Các cơ quan làm các việc sau:",
        "- Đo mực nước.",
        "Chủ trì: Sở Y tế.",
        "- Mua phao.",
        "2. Đê phải cao.",
    ]
    found = read_duties(build_document(Raw("\n".join(lines), True), "a"))
    assert [(d.agency, d.task) for d in found if d.clause != "1"] == [
        ("Sở Y tế", "Đo mực nước"),
        ("Các cơ quan", "Mua phao"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Cơ quan chủ trì:", "- Sở Xây dựng", "Cơ quan phối hợp:", "- Sở Y tế", "Thời hạn: Quý II/2025"],
        ["Chủ trì:", "Sở Xây dựng", "Phối hợp:", "Sở Y tế", "Thời hạn: Quý II/2025"],
        ["a) Chủ trì:", "- Sở Xây dựng.", "b) Phối hợp:", "- Sở Y tế.", "c) Thời hạn: Quý II/2025."],
        ["- Đơn vị đầu mối: Sở Xây dựng.", "- Đơn vị hỗ trợ: Sở Y tế.", "- Mốc hoàn thành: Quý II/2025."],
        [
            "- Chủ trì: Sở Xây dựng.",
            "- Kết quả: Sổ của Sở Nội vụ.",
            "- Phối hợp: Sở Y tế.",
            "- Hạn: Quý II/2025.",
        ],
    ],
)
def test_labels_on_lines_of_their_own_and_what_comes_of_a_task(lines):
    assert duties("1. Rà soát bến bãi.", *lines) == BOTH


def test_a_label_without_agencies_below_it_gives_none():
    assert duties("1. Rà soát bến bãi.", "Cơ quan chủ trì:", "Chưa phân công.") == []


@pytest.mark.parametrize(
    "line",
    [
        "1. Kiểm tra đột xuất: Sở Xây dựng, Sở Y tế.",
        "1. Xây dựng quy chế phối hợp giữa: Sở Xây dựng và Sở Y tế.",
        "1. Lấy ý kiến: Sở Xây dựng, Sở Y tế.",
        "1. Mời dự họp trước ngày 5/3/2025: Sở Xây dựng, Sở Y tế.",
    ],
)
def test_whom_a_task_is_done_to_does_not_do_it(line):
    assert duties(line) == []


def test_a_task_in_brackets_of_which_only_the_person_is_said_has_its_words():
    line = "1. Rà soát bến bãi. (Người phụ trách: đ/c Lò Văn Mây, Phó Giám đốc Sở Xây dựng; hạn 30/6/2025)"
    assert [(task, deadline) for _, _, task, deadline in duties(line)] == [("Rà soát bến bãi", "hạn 30/6/2025")]


def test_a_line_of_parts_that_heads_what_stands_below_gives_it_its_agencies():
    lines = ["1. Rà soát bến bãi:", "- Sở Xây dựng chủ trì, phối hợp với Sở Y tế:", "+ Đếm bến.", "+ Đo bãi."]
    found = read_duties(build_document(Raw("\n".join([*lines, "2. Đê phải cao."]), True), "a"))
    assert [(d.role, d.agency, d.task) for d in found] == [
        (LEAD, "Sở Xây dựng", "chủ trì, phối hợp với Sở Y tế"),
        (COORDINATE, "Sở Y tế", "chủ trì, phối hợp với Sở Y tế"),
        (LEAD, "Sở Xây dựng", "Đếm bến"),
        (LEAD, "Sở Xây dựng", "Đo bãi"),
    ]
