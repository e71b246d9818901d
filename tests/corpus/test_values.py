import pytest

from corpus.values import values_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "từ ngày 20 tháng 4 năm 2026 và thay thế Quyết định số 12/2018/QĐ-UBND ngày 05 tháng 6 năm 2018",
            ["từ ngày 20 tháng 4 năm 2026", "ngày 05 tháng 6 năm 2018"],
        ),
        ("trong tháng 12/2018, theo 3/2025/TT-BYT", ["trong tháng 12/2018"]),
    ],
)
def test_the_number_of_a_document_is_no_month(text, said):
    assert [text[v.start : v.end] for v in values_in(text, 0, len(text))] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lắp 01 tàu chở hàng tổng hợp, 02 tàu", ["01 tàu chở hàng tổng hợp", "02 tàu"]),
        ("xảy ra 512 vụ tai nạn giao thông, làm", ["512 vụ tai nạn giao thông"]),
        ("uống một hộp 180 ml sữa tươi tiệt trùng", ["180 ml"]),
        ("là 4.200.000 đồng/mét giá đối với", ["4.200.000 đồng/mét giá"]),
        ("từ 02 trẻ trở lên bị đau bụng", ["từ 02 trẻ trở lên"]),
        ("bố trí 3 trên 7 mũi thi công", ["7 mũi thi công"]),
        ("thăm ít nhất hai lần mỗi tháng, hỗ trợ một lần", ["ít nhất hai lần mỗi tháng"]),
        ("nguồn 50.000 đồng/cơ sở có 20 lồng", ["50.000 đồng/cơ sở", "20 lồng"]),
    ],
)
def test_a_figure_ends_with_a_whole_word(text, said):
    assert [text[v.start : v.end] for v in values_in(text, 0, len(text))] == said


@pytest.mark.parametrize(
    ("text", "said", "number"),
    [
        ("mức 1 000.000 đồng/tháng", "1 000.000 đồng/tháng", "1.000.000"),
        ("phạt 1 500 000 đồng", "1 500 000 đồng", "1.500.000"),
        ("hỗ trợ 250 000 đồng", "250 000 đồng", "250.000"),
        ("năm 2026 100 triệu đồng", "100 triệu đồng", "100"),
        ("hộ nghèo 7 120 kg gạo", "120 kg", "120"),
    ],
)
def test_groups_of_a_figure_may_stand_apart(text, said, number):
    assert [(text[v.start : v.end], v.number) for v in values_in(text, 0, len(text))][-1] == (said, number)
