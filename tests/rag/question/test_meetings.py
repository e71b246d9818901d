import pytest

from rag.question.meetings import Meeting
from rag.question.read import read_question


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Ai chủ trì cuộc họp về dự án nước thải?", Meeting.CHAIR),
        ("hop ve du an nuoc thai do ong nao chu tri", Meeting.CHAIR),
        ("Who chaired the meeting on sewage?", Meeting.CHAIR),
        ("Cuộc họp mua thuốc diễn ra ngày nào?", Meeting.DAY),
        ("On what date was the medicine meeting held?", Meeting.DAY),
        ("hội nghị sơ kết tổ chức ở đâu", Meeting.PLACE),
        ("Where was the conference held?", Meeting.PLACE),
        ("Những ai dự họp về dự án nước thải?", Meeting.PRESENT),
        ("họp dự án nước thải có ai tham dự", Meeting.PRESENT),
        ("Who attended the sewage meeting?", Meeting.PRESENT),
        ("Ai chủ trì cuộc họp với ngân hàng về cán bộ môi trường, du lịch?", Meeting.CHAIR),
        # What is held again and again is a task; a yes or a no asks for neither.
        ("Ai chủ trì họp giao ban hằng tuần?", None),
        ("Họp giao ban định kỳ vào ngày nào?", None),
        ("Who must chair the meeting every month?", None),
        ("Phó Chủ tịch có chủ trì cuộc họp ngày 5/3 không?", None),
        ("Ai chủ trì mua thuốc?", None),
        # "Hợp" is no "họp", typed with accents or without.
        ("Sở Y tế phối hợp với Sở Tài chính xong khi nào?", None),
        ("so y te phoi hop voi so tai chinh xong khi nao", None),
        ("Trường hợp này nộp hồ sơ ngày nào?", None),
        ("hợp đồng ký ngày nào", None),
        ("hop dong ky ngay nao", None),
        ("Tài liệu họp gửi khi nào?", None),
        ("Sở nào phối hợp, cuộc họp về thuốc diễn ra ngày nào?", Meeting.DAY),
    ],
)
def test_what_is_asked_of_a_meeting_that_was_held(question, asked):
    assert read_question(question).wanted.meeting is asked
