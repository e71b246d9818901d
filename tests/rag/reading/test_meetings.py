"""Who chaired a meeting, when, where and who was there, as the openings of conclusions say it."""

import pytest

from corpus.build import build_document
from rag.question.meetings import Meeting
from rag.question.read import read_question
from rag.reading.meetings import held_meeting, meeting_asked

HEAD = """ỦY BAN NHÂN DÂN
TỈNH HÀ THANH
Số: 215/TB-VP
Hà Thanh, ngày 09 tháng 3 năm 2026

THÔNG BÁO
Kết luận tại cuộc họp về dự án nước thải

{}

1. Sở Xây dựng thẩm tra tiến độ.
2. Phó Chủ tịch chủ trì giao ban tiến độ hằng tháng.
"""
POST_FIRST = (
    "Ngày 05 tháng 3 năm 2026, tại Trụ sở Ủy ban nhân dân tỉnh, Phó Chủ tịch Ủy ban nhân dân tỉnh Đặng Hữu Nghiêm"
    " chủ trì cuộc họp về dự án nước thải. Dự họp có lãnh đạo Sở Xây dựng."
)
NAME_FIRST = "Chiều ngày 30/6/2022, đồng chí Hoàng Đình Khải, Giám đốc Sở Y tế, đã chủ trì Hội nghị sơ kết."
BY = "Ngày 07/4/2026, cuộc họp nghe báo cáo do bà Lê Thị Mơ, Chủ tịch xã, chủ trì tại Nhà văn hóa."
NONE = "Để bảo đảm tiến độ, yêu cầu thực hiện như sau:"


@pytest.mark.parametrize(
    ("opening", "asked", "said"),
    [
        (POST_FIRST, Meeting.CHAIR, "Phó Chủ tịch Ủy ban nhân dân tỉnh Đặng Hữu Nghiêm"),
        (POST_FIRST, Meeting.DAY, "Ngày 05 tháng 3 năm 2026"),
        (POST_FIRST, Meeting.PLACE, "Trụ sở Ủy ban nhân dân tỉnh"),
        (POST_FIRST, Meeting.PRESENT, "lãnh đạo Sở Xây dựng"),
        (NAME_FIRST, Meeting.CHAIR, "đồng chí Hoàng Đình Khải, Giám đốc Sở Y tế"),
        (NAME_FIRST, Meeting.PLACE, None),
        (BY, Meeting.CHAIR, "bà Lê Thị Mơ, Chủ tịch xã"),
        (NONE, Meeting.CHAIR, None),
    ],
)
def test_an_opening_tells_of_the_meeting_that_was_held(opening, asked, said, evidence):
    document = build_document(HEAD.format(opening), "d")
    held = held_meeting(evidence(document, "0"), asked)
    assert (held and document.text[slice(*held.said)]) == said


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Ai chủ trì cuộc họp về dự án nước thải?", True),
        ("Ai chủ trì cuộc họp về phòng cháy rừng mùa khô?", False),  # of another matter
        ("Ai thẩm tra tiến độ dự án nước thải?", False),
    ],
)
def test_the_meeting_of_the_matter_is_meant(question, found, evidence):
    document = build_document(HEAD.format(POST_FIRST), "d")
    make = lambda hit: evidence(document, hit.path)  # noqa: E731
    assert (meeting_asked(read_question(question), [make_hit(evidence, document)], make) is not None) is found


def make_hit(evidence, document):
    return evidence(document, "2").hit
