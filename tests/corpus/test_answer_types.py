import pytest

from corpus.answer_types import answer_types_in


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Đi bộ trong rừng", set()),
        ("Xong trước ngày 15/3/2025", {"when", "how_much"}),
        ("Họp vào thứ Sáu", {"when"}),
        ("Quét chợ hằng tuần", {"when"}),
        ("Cửa mở lúc 7 giờ", {"hour", "how_much"}),
        ("Cửa mở lúc 08:30", {"hour", "how_much"}),
        ("Mỗi hộ 400.000 đồng", {"money", "how_much"}),
        ("Khám miễn phí", {"money"}),
        ("Đạt 75% số hộ", {"percent", "how_much"}),
        ("Gọi 0200 380 0114", {"phone", "how_much"}),
        ("Gọi 1900 1234", {"phone", "how_much"}),
        ("Tập huấn hai buổi", {"how_much"}),
        ("Sở Y tế chủ trì", {"lead"}),
        ("Cùng Công an canh kho", {"coordinate"}),
        ("Sở Y tế phối hợp", {"coordinate"}),
        ("Nộp Phòng Nội vụ", {"report_to"}),
    ],
)
def test_answer_types_in_by_a_text(text, kinds):
    assert answer_types_in(text) == kinds


def test_answer_types_in_by_a_telephone_number_of_a_shipped_document(samples):
    document = samples["cd-ung-pho-bao-quang-ha"]
    clause = document.clause("9.-2")
    assert "phone" in answer_types_in(document.text[clause.start : clause.end])
