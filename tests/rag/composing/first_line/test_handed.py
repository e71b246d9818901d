"""To whom something is handed; where the reader's mark lies is given by hand."""

import pytest

from rag.composing.first_line.handed import recipient_line
from rag.question.read import read_question

POISONED = "Điều tra 02 vụ ngộ độc; báo cáo kết quả cho Chủ tịch Ủy ban nhân dân tỉnh trước ngày 15/4/2026."
VACCINE = "Các xã, phường báo cáo tiến độ tiêm về Chi cục Chăn nuôi và Thú y trước 16 giờ 00 thứ Sáu hằng tuần."
SAVED = "Các phường gửi báo cáo Sở Công Thương kết quả trước ngày 5."
BONUS = "Doanh nghiệp gửi báo cáo thưởng cho Ban Quản lý khu kinh tế tỉnh; Ban tổng hợp gửi Sở Nội vụ."
INSPECTED = "Trưởng đoàn báo cáo kết quả với người ra quyết định kiểm tra trong 10 ngày làm việc."
BOTH = "Văn phòng gửi danh sách cho Sở Y tế và Sở Nội vụ trước ngày 5."
BIRDS = "Tiếp nhận chim do người dân nộp và chuyển về Trạm cứu hộ động vật hoang dã Đồi Cò trong vòng 24 giờ."
NONE = "Trưởng đoàn báo cáo về công tác của Sở Y tế."


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "line"),
    [
        ("Điều tra xong báo cáo ai?", POISONED, POISONED, "Chủ tịch Ủy ban nhân dân tỉnh."),
        (
            "To whom do the police report the two cases?",
            POISONED,
            "Điều tra",
            "Chairperson of the Provincial People's Committee (Chủ tịch Ủy ban nhân dân tỉnh).",
        ),
        # Whoever else was read: there is one who receives it.
        ("Tiến độ tiêm gửi về đâu?", VACCINE, "Các xã, phường", "Chi cục Chăn nuôi và Thú y."),
        ("Kết quả gửi cho ai?", SAVED, "trước ngày 5", "Sở Công Thương."),
        ("Người dẫn đoàn báo cáo cho ai?", INSPECTED, "người ra", "Người ra quyết định kiểm tra."),
        ("Danh sách gửi cho ai?", BOTH, "Sở Y tế", "Sở Y tế và Sở Nội vụ."),
        # Of two that something goes to it is who was read, if no other part has more of the question.
        ("Doanh nghiệp gửi báo cáo thưởng cho ai?", BONUS, "Ban Quản lý", "Ban Quản lý khu kinh tế tỉnh."),
        ("Doanh nghiệp gửi báo cáo thưởng cho ai?", BONUS, "Sở Nội vụ", None),
        ("Ban Quản lý khu kinh tế tỉnh tổng hợp rồi gửi cho ai?", BONUS, "Sở Nội vụ", "Sở Nội vụ."),
        # A kind alone names nobody: what was read says where it goes.
        (
            "Người dân nộp chim thì gửi về đâu?",
            BIRDS,
            "Trạm cứu hộ động vật hoang dã Đồi Cò",
            "Trạm cứu hộ động vật hoang dã Đồi Cò trong vòng 24 giờ.",
        ),
        ("Trưởng đoàn báo cáo cho ai?", NONE, "Trưởng đoàn", None),
    ],
)
def test_to_whom_something_is_handed_is_told_by_the_word_for_it(question, sentence, marked, line, marked_in):
    item, reading, quote = marked_in(sentence, marked)
    found = recipient_line(read_question(question), item, (), reading, quote)
    assert (found and found.text) == line
