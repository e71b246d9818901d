import pytest

from corpus.lexicon.task_columns import Column, column_of, column_under, is_heading, label_of

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
    None: ["Họ và tên", "Sở Xây dựng", "Ngày sinh", "Lĩnh vực", "", "Rà soát " * 20],
}  # fmt: skip
LABELS = {
    Column.LEAD: ["Cơ quan chủ trì", "chủ trì", "Đơn vị thực hiện", "Trách nhiệm thực hiện", "Cơ quan, đơn vị chủ trì"],
    Column.COORDINATE: ["Đơn vị phối hợp", "phối hợp"],
    Column.DEADLINE: ["Thời gian hoàn thành", "thời hạn", "Hạn chót", "Hoàn thành"],
    Column.TASK: ["Nhiệm vụ", "Nội dung"],
    Column.OTHER: ["Sản phẩm", "Kinh phí"],
    None: ["Tổ chức thực hiện", "Giao Sở Y tế chủ trì", "Mục đích", "Giải pháp", "Sở Y tế phối hợp"],
}


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
