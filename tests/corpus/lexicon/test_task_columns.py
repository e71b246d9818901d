import pytest

from corpus.lexicon.task_columns import (
    Column,
    column_of,
    column_under,
    is_goal,
    is_heading,
    label_of,
    unsure_part_of,
)

HEADINGS = {
    Column.NUMBER: ["STT", "TT", "Số TT"],
    Column.TASK: ["Nhiệm vụ", "NỘI DUNG CÔNG VIỆC", "Tên văn bản", "Nhiệm vụ được giao", "Các nhiệm vụ cụ thể"],
    Column.LEAD: ["Cơ quan chủ trì", "Đơn vị thực hiện", "Chủ trì", "Trách nhiệm", "Cơ quan soạn thảo",
                  "Người phụ trách", "Phân công thực hiện", "Cơ quan thực hiện Chủ trì", "Đơn vị"],
    Column.COORDINATE: ["Cơ quan phối hợp", "Phối hợp", "Đơn vị liên quan", "Cơ quan thực hiện Phối hợp"],
    Column.BOTH: ["Đơn vị chủ trì, phối hợp"],
    Column.DEADLINE: ["Thời gian thực hiện", "Hạn hoàn thành", "Tiến độ", "Hoàn thành trước", "Thời gian (quý)"],
    Column.REPORT: ["Cấp trình", "Nơi nhận báo cáo"],
    Column.OTHER: ["Kết quả thực hiện", "Sản phẩm", "Đơn vị tính", "Kinh phí thực hiện", "Thời gian bắt đầu"],
    None: ["Nợ", "Hỗ trợ", "Phòng chống cháy", "Support", "Họ và tên",
           "Sở Xây dựng", "Ngày sinh", "Lĩnh vực", "", "Rà soát " * 20],
}  # fmt: skip
LABELS = {
    Column.LEAD: [
        "ĐVCT",
        "Cơ quan giải quyết",
        "Cơ quan chủ trì",
        "chủ trì",
        "Đơn vị thực hiện",
        "Trách nhiệm thực hiện",
        "Cơ quan, đơn vị chủ trì",
    ],
    Column.COORDINATE: ["Đơn vị phối hợp", "phối hợp"],
    Column.DEADLINE: ["Thời gian hoàn thành", "thời hạn", "Hạn chót", "Hoàn thành"],
    Column.TASK: ["Nhiệm vụ", "Nội dung"],
    Column.OTHER: ["Sản phẩm", "Kinh phí"],
    None: ["Tổ chức thực hiện", "Giao Sở Y tế chủ trì", "Mục đích", "Giải pháp", "Sở Y tế phối hợp"],
}


# What offices shorten, what they name beside each other, what projects with partners abroad write in English.
MORE_HEADINGS = {
    Column.NUMBER: ["No.", "Item No."],
    Column.TASK: ["NV", "ND công việc", "Chỉ tiêu, nhiệm vụ", "Mục tiêu/Nhiệm vụ", "Task", "Main activities",
                  "Nhiệm vụ (task)"],
    Column.LEAD: ["ĐVCT", "CQ CT", "ĐV chủ trì", "CQTH", "Cơ quan, ĐV c/trì", "Cơ quan giải quyết", "Đơn vị xử lý",
                  "Cơ quan, đơn vị xây dựng", "Cơ quan chủ trì theo dõi, đánh giá", "Lead", "Unit in charge",
                  "Responsible (agency)"],
    Column.COORDINATE: ["ĐVPH", "CQ p/h", "Đơn vị p/hợp", "Cùng thực hiện", "Cơ quan thẩm định", "Đơn vị góp ý",
                        "Coordinating agencies", "Supporting unit"],
    Column.BOTH: ["ĐVCT/ĐVPH", "Lead and supporting agencies"],
    Column.DEADLINE: ["TGHT", "TG thực hiện", "Thời hạn HT", "Xong trước", "Chậm nhất", "Deadline (dự kiến)", "Due",
                      "Completion date", "Timeline"],
    Column.REPORT: ["Report to"],
    Column.OTHER: ["KQ", "Số hồ sơ giải quyết", "Tổng số đơn vị thực hiện", "Unit", "Expected output", "Remarks"],
}  # fmt: skip


@pytest.mark.parametrize(("column", "heading"), [(c, h) for c, many in MORE_HEADINGS.items() for h in many])
def test_column_of_a_heading_in_short_or_in_english(column, heading):
    assert column_of(heading) is column


@pytest.mark.parametrize(
    ("column", "heading"),
    [(Column.LEAD, "CT"), (Column.LEAD, "Giao cho"), (Column.COORDINATE, "PH"), (Column.COORDINATE, "Hỗ trợ"),
     (Column.COORDINATE, "Support"), (None, "Hỗ trợ kinh phí"), (None, "Nhiệm vụ")],
)  # fmt: skip
def test_unsure_part_of_a_heading_that_agencies_below_it_make_sure(column, heading):
    assert unsure_part_of(heading) is column


def test_a_goal_is_no_task_by_its_heading():
    assert (is_goal("Chỉ tiêu (%)"), column_of("Chỉ tiêu (%)"), is_goal("Nhiệm vụ")) == (True, Column.OTHER, False)


@pytest.mark.parametrize(("column", "heading"), [(c, h) for c, many in HEADINGS.items() for h in many])
def test_column_of_a_heading(column, heading):
    assert column_of(heading) is column


@pytest.mark.parametrize(
    ("headings", "column"),
    [
        (("Phân công thực hiện", "Cơ quan chủ trì"), Column.LEAD),
        (("Phân công thực hiện", "Phối hợp"), Column.COORDINATE),
        (("Phân công thực hiện", "Sản phẩm"), Column.OTHER),
        (("Phân công thực hiện", "Thời hạn"), Column.DEADLINE),
        (("Kết quả", "Cơ quan chủ trì"), Column.LEAD),
        (("Cơ quan phối hợp", "Đơn vị"), Column.COORDINATE),
        (("Cơ quan chủ trì", "Tên"), Column.LEAD),
        (("Nhiệm vụ",), Column.TASK),
        (("Họ và tên", "Ngày sinh"), None),
    ],
)
def test_column_under_headings_over_each_other(headings, column):
    assert column_under(headings) is column


@pytest.mark.parametrize(("column", "label"), [(c, h) for c, many in LABELS.items() for h in many])
def test_label_of_words_before_a_colon(column, label):
    assert label_of(label) is column


@pytest.mark.parametrize(
    ("cells", "heads"),
    [
        (["STT", "Nhiệm vụ", "Cơ quan chủ trì"], True),
        (["Chủ trì", "Việc", "Thời hạn"], True),
        (["Nhiệm vụ", "Thời hạn"], True),
        (["STT", "Đơn vị"], False),
        (["STT", "Họ tên", "Năm sinh", "Quê quán"], False),
        (["1", "Nhiệm vụ", "Cơ quan chủ trì"], False),
        (["STT", "Nội dung"], False),
    ],
)
def test_is_heading_of_a_table_of_tasks(cells, heads):
    assert is_heading(cells, [column_of(c) for c in cells]) is heads


@pytest.mark.parametrize(
    "heading", ["Ngày VB", "Ngày văn bản", "Ngày đến", "Ngày giao", "Ngày ký", "Trích yếu", "Trạng thái"]
)
def test_days_and_states_that_tools_list_beside_a_task_are_no_deadlines(heading):
    assert column_of(heading) is Column.OTHER
    assert [column_of(said) for said in ("Hạn xử lý", "Ngày hoàn thành", "Ngày đến hạn")] == [Column.DEADLINE] * 3
