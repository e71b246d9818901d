import pytest

from rag.generation.grounding.align import Passage
from rag.generation.grounding.tokens import tokens

BUYS = Passage(
    "Sở Y tế chủ trì tổ chức đấu thầu tập trung thuốc giai đoạn 2023 - 2024 cho các cơ sở khám bệnh, chữa bệnh công"
    " lập, phối hợp với Bảo hiểm xã hội tỉnh xác định số lượng và với Sở Tài chính thẩm định giá; kết quả mua sắm thuốc"
    " được công bố trước ngày 15/3/2023."
)
HELPS = Passage("Hỗ trợ 100.000 đồng cho hộ nghèo, 50.000 đồng cho hộ cận nghèo và thuốc cho trẻ em.")
UNREGISTERED = Passage("Trung tâm Nước sạch mua máy lọc, Chi nhánh Thủy nông huyện Nam Lĩnh lắp máy bơm")
IF = Passage("Khi có dịch, Sở Y tế mua thuốc cho trạm y tế; không bán thuốc lá cho trẻ em; báo cáo trừ ngày nghỉ.")


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        (BUYS, BUYS.text),
        (BUYS, "Sở Y tế chủ trì tổ chức đấu thầu tập trung thuốc"),
        (BUYS, "Sở Y tế chủ trì tổ chức đấu thầu tập trung thuốc giai đoạn 2023 - 2024"),
        (BUYS, "Sở Y tế chủ trì tổ chức đấu thầu tập trung thuốc giai đoạn 2023 - 2024 cho các cơ sở khám bệnh,"
               " phối hợp với Bảo hiểm xã hội tỉnh xác định số lượng"),
        (BUYS, "Kết quả mua sắm thuốc được công bố trước ngày 15 tháng 3 năm 2023"),
        (HELPS, "Hỗ trợ 100.000 đồng cho hộ nghèo"),
        (IF, "Không bán thuốc lá cho trẻ em"),
    ],
)  # fmt: skip
def test_says_what_is_left_when_whole_parts_are_left_out(passage, sentence):
    assert passage.says(tokens(sentence), sentence) is not None


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        (BUYS, ""),
        (BUYS, "Sở Tài chính chủ trì tổ chức đấu thầu tập trung thuốc"),  # another agency of the passage
        (BUYS, "Sở Nội vụ chủ trì tổ chức đấu thầu tập trung thuốc"),
        (BUYS, "Sở Y tế thẩm định giá"),  # what another does
        (BUYS, "Sở Y tế chủ trì công bố trước ngày 15/3/2023"),  # across a semicolon
        (BUYS, "Kết quả mua sắm thuốc được công bố sau ngày 15/3/2023"),
        (BUYS, "Kết quả mua sắm thuốc được công bố ngày 15/3/2023"),
        (BUYS, "Kết quả mua sắm thuốc được công bố trước ngày 16/3/2023"),
        (BUYS, "Kết quả mua sắm thuốc không được công bố trước ngày 15/3/2023"),
        (BUYS, "Kết quả mua sắm thuộc được công bố trước ngày 15/3/2023"),  # a mark
        (BUYS, "Thuốc tập trung"),  # another order
        (BUYS, "Sở Y tế phối hợp với Bảo hiểm xã hội tỉnh xác định số lượng"),  # leads no more
        (HELPS, "Hỗ trợ 100.000 đồng cho hộ cận nghèo"),
        (HELPS, "Hỗ trợ 50.000 đồng cho hộ nghèo"),
        (HELPS, "Hỗ trợ 100.000 đồng cho trẻ em"),
        (UNREGISTERED, "Trung tâm Nước sạch lắp máy bơm"),
        (UNREGISTERED, "Chi nhánh Thủy nông huyện lắp máy bơm"),
        (IF, "Sở Y tế mua thuốc cho trạm y tế"),  # without its condition
        (IF, "Bán thuốc lá cho trẻ em"),
        (IF, "Không, bán thuốc lá cho trẻ em"),  # a stop put in
        (BUYS, "Sở Y tế chủ trì tổ chức đấu thầu tại Bảo hiểm xã hội tỉnh"),
        (IF, "Không bán thuốc"),  # cut in a word
        (IF, "Báo cáo"),  # without its exception
    ],
)
def test_does_not_say_what_leaving_out_makes_of_it(passage, sentence):
    assert passage.says(tokens(sentence), sentence) is None


def test_says_from_the_start_of_a_segment_only_where_that_is_asked():
    passage = Passage("Lắp máy bơm, nạo vét kênh; sửa đập")
    assert passage.says(tokens("nạo vét kênh"), "nạo vét kênh", from_start=True) is None
    assert passage.says(tokens("nạo vét kênh"), "nạo vét kênh") == [3, 4, 5]
    assert passage.says(tokens("sửa đập"), "sửa đập", from_start=True) == [6, 7]
