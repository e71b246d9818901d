import pytest

from corpus.build import build_document
from rag.catalogue.held import compose_meeting
from rag.question.read import read_question
from rag.reading.meetings import held_meeting

TEXT = """ỦY BAN NHÂN DÂN
TỈNH HÀ THANH
Số: 215/TB-VP
Hà Thanh, ngày 09 tháng 3 năm 2026

THÔNG BÁO
Kết luận tại cuộc họp về dự án nước thải

{}

1. Sở Xây dựng thẩm tra tiến độ.
"""
POST_FIRST = "Ngày 05/3/2026, tại Nhà văn hóa, Phó Chủ tịch Ủy ban nhân dân tỉnh Đặng Hữu Nghiêm chủ trì cuộc họp."
NAME_FIRST = "Ngày 05/3/2026, đồng chí Hoàng Đình Khải, Giám đốc Sở Y tế, chủ trì cuộc họp."


@pytest.mark.parametrize(
    ("opening", "question", "line"),
    [
        (POST_FIRST, "Ai chủ trì cuộc họp?", "Đặng Hữu Nghiêm, Phó Chủ tịch Ủy ban nhân dân tỉnh. [1]"),
        (
            POST_FIRST,
            "Who chaired the meeting?",
            "Đặng Hữu Nghiêm, Vice Chairperson of the Provincial People's Committee"
            " (Phó Chủ tịch Ủy ban nhân dân tỉnh). [1]",
        ),
        (NAME_FIRST, "Ai chủ trì cuộc họp?", "Hoàng Đình Khải, Giám đốc Sở Y tế. [1]"),
        (POST_FIRST, "Cuộc họp diễn ra ngày nào?", "Ngày 05/3/2026. [1]"),
        (POST_FIRST, "On what date was the meeting held?", "On 5 March 2026. [1]"),
        (POST_FIRST, "Where was the meeting held?", "“Nhà văn hóa”. [1]"),
    ],
)
def test_what_is_asked_of_a_meeting_is_said_with_the_sentence_that_says_so(opening, question, line, evidence):
    document = build_document(TEXT.format(opening), "d")
    asked = read_question(question)
    composed = compose_meeting(asked, held_meeting(evidence(document, "0"), asked.wanted.meeting))
    assert composed.text.split("\n")[0] == line
    assert [c.quote for c in composed.citations] == [opening]
