import pytest

from corpus.table_of_figures import tables_of_figures
from corpus.values import Kind

FEES = """Đơn vị tính: nghìn đồng
STT | Loại xe | Đơn vị | Mức phí | Tỷ lệ giảm (%)
I | Xe chở người | | |
1 | Xe dưới 9 chỗ | xe | 130 | 10
2 | Xe từ 9 chỗ trở lên | xe | 180 | 5,5
"""


def shown(text):
    return [
        (
            t.labels,
            t.named,
            t.figures,
            [(t.name(r), [(t.kind(r, i), r[i].text, t.unit(r, i)) for i in t.figures]) for r in t.rows],
        )
        for t in tables_of_figures(text, 0, len(text))
    ]


def test_a_table_says_of_each_figure_what_it_is_and_in_what_unit():
    assert shown(FEES) == [
        (
            ("STT", "Loại xe", "Đơn vị", "Mức phí", "Tỷ lệ giảm (%)"),
            (1, 2),
            (3, 4),
            [
                ("Xe dưới 9 chỗ xe", [(Kind.MONEY, "130", "nghìn đồng"), (Kind.PERCENT, "10", "%")]),
                ("Xe từ 9 chỗ trở lên xe", [(Kind.MONEY, "180", "nghìn đồng"), (Kind.PERCENT, "5,5", "%")]),
            ],
        )
    ]


def test_the_first_column_says_what_a_row_is_of_though_it_be_a_figure():
    text = "Số tiền | Mức chi (triệu đồng)\nĐến 20 | 4\nTrên 20 | 10\n"
    ((_, named, figures, rows),) = shown(text)
    assert (named, figures) == ((0,), (1,))
    assert [name.split() for name, _ in rows] == [["Đến", "20"], ["Trên", "20"]]


def test_a_heading_of_two_lines_names_its_columns_by_both():
    text = "Địa bàn | Chỉ tiêu | Chỉ tiêu\nĐịa bàn | Năm 2026 | Năm 2027\nXã An | 20 | 30\nXã Bình | 25 | 35\n"
    assert shown(text)[0][0] == ("Địa bàn", "Chỉ tiêu Năm 2026", "Chỉ tiêu Năm 2027")


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Mức thu (đồng/m2/tháng)", "đồng/m2/tháng"),
        ("Mức thu (đồng)", "đồng"),
        ("Tỷ lệ (%)", "%"),
        ("Số lượng (con/hộ)", "con/hộ"),
        ("Mức thu (ĐVT: triệu đồng)", "triệu đồng"),
        ("Số người (nếu có)", ""),
        ("Mức thu (chưa gồm thuế)", ""),
        ("Cột (1)", ""),
    ],
)
def test_of_what_brackets_of_a_heading_hold_only_a_unit_is_one(label, unit):
    text = f"Nội dung | {label}\nViệc một | 20\nViệc hai | 30\n"
    (table,) = tables_of_figures(text, 0, len(text))
    assert table.unit(table.rows[0], 1) == unit


def test_a_cell_that_says_its_unit_needs_none_of_the_heading():
    text = "Nội dung | Mức chi (nghìn đồng)\nViệc một | 2 triệu đồng\nViệc hai | 300\n"
    (table,) = tables_of_figures(text, 0, len(text))
    assert [table.unit(row, 1) for row in table.rows] == ["", "nghìn đồng"]


@pytest.mark.parametrize(
    "text",
    [
        "Xã An | 20\nXã Bình | 30\n",  # no heading
        "Mẫu số | Tên mẫu\nMẫu một | Đơn đề nghị\n",  # no figures
        "Nơi nhận | Người ký\n",
        "Không có bảng nào.",
    ],
)
def test_words_without_a_heading_or_without_figures_are_no_table_of_figures(text):
    assert list(tables_of_figures(text, 0, len(text))) == []
