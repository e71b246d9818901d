import pytest

from rag.composing.first_line.cause import cause_line
from rag.composing.first_line.event import event_line
from rag.composing.first_line.value import marked_words
from rag.question.read import read_question


@pytest.mark.parametrize(
    ("question", "sentence", "said"),
    [
        ("Vì sao chậm?", "Nguyên nhân chính là thiếu nhân lực; giá ống tăng.", "Thiếu nhân lực; giá ống tăng."),
        (
            "Vì sao chậm?",
            f"Nguyên nhân: thiếu nhân lực; {'giá ống và giá cát tăng ' * 8}cao; mưa.",
            f"Thiếu nhân lực; {'giá ống và giá cát tăng ' * 8}cao; mưa.",
        ),
        ("Vì sao chậm?", "Chậm do thiếu thợ, do mưa lũ kéo dài.", "Thiếu thợ, do mưa lũ kéo dài."),
        # Of the part of the sentence that was read.
        ("Vì sao chậm?", "Trạm dừng do không ai trông; xã thiếu 3 người vì nghỉ hưu.", "Không ai trông."),
        ("Vì sao chậm?", "Lý do: mặt bằng chưa giải phóng xong.", "Mặt bằng chưa giải phóng xong."),
        ("Why is it late?", "Tiến độ chậm do thiếu nhân lực.", "“thiếu nhân lực”."),
        # No cause: a reason that nobody has, freedom, two of them, another question.
        ("Vì sao chậm?", "Đơn vị tăng mà không có lý do chính đáng thì bị trừ điểm.", None),
        ("Vì sao chậm?", "Hộ tự do kinh doanh.", None),
        ("Vì sao chậm?", "Chậm do mưa, dừng vì lũ.", None),
        ("Ai làm chậm?", "Tiến độ chậm do thiếu nhân lực.", None),
    ],
)
def test_the_cause_stands_behind_the_words_that_tell_one(question, sentence, said, marked_in):
    item, reading, quote = marked_in(sentence, sentence[:3])
    found = cause_line(read_question(question), item, reading, quote)
    assert (found and found.text) == said


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "said"),
    [
        (
            "Khi nào phải dừng tìm kiếm?",
            "Tạm dừng tìm kiếm khi mưa vượt 30 mm trong 01 giờ hoặc khi vết nứt mở rộng thêm 05 cm.",
            "khi mưa vượt 30 mm trong 01 giờ",
            "Khi mưa vượt 30 mm trong 01 giờ hoặc khi vết nứt mở rộng thêm 05 cm.",
        ),
        (
            "When must the search stop?",
            "Khi có mưa thì dừng trong 01 giờ.",
            "Khi có mưa",
            "“Khi có mưa”.",
        ),
        ("Khi nào phải dừng?", "Dừng trong 01 giờ khi có mưa.", "trong 01 giờ", None),
    ],
)
def test_an_event_that_was_read_is_said_whole(question, sentence, marked, said, marked_in):
    item, reading, quote = marked_in(sentence, marked)
    found = event_line(read_question(question), item, marked_words(reading, quote), quote)
    assert (found and found.text) == said
