import pytest

from corpus.duties.roles import parts
from corpus.duty import COORDINATE, LEAD


def roles(text, first=True):
    return [(p.role, [a.text for a in p.agencies]) for p in parts(text, 0, len(text), first)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Subjects.
        ("Sở Y tế mua thuốc.", [(LEAD, ["Sở Y tế"])]),
        ("Sở Y tế, Công an tỉnh kiểm tra kho.", [(LEAD, ["Sở Y tế", "Công an tỉnh"])]),
        ("Sở Y tế đã nhận thuốc.", []),  # a report
        ("Sở Y tế.", []),
        # Orders.
        ("Giao Sở Y tế mua thuốc.", [(LEAD, ["Sở Y tế"])]),
        ("Yêu cầu Công an tỉnh gác kho.", [(LEAD, ["Công an tỉnh"])]),
        ("Tủ thuốc không giao Sở Y tế mua.", []),
        # Done by.
        ("Tủ thuốc do Sở Y tế quản lý.", []),
        ("Việc gác kho do Công an tỉnh chủ trì.", [(LEAD, ["Công an tỉnh"])]),
        # What somebody lets a thing be tells which is meant; what is done to it is a task.
        ("Trái phiếu được Chính phủ bảo lãnh phải rõ.", []),
        ("Số liệu phải được Công an huyện xác nhận.", []),
        ("Màn phải được Công an huyện kiểm tra.", [(LEAD, ["Công an huyện"])]),
        # Named as.
        ("Cơ quan chịu trách nhiệm là Sở Y tế.", [(LEAD, ["Sở Y tế"])]),
        # Beside another.
        (
            "Sở Y tế phối hợp với Công an tỉnh kiểm tra kho.",
            [(LEAD, ["Sở Y tế"]), (COORDINATE, ["Công an tỉnh"])],
        ),
        (
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính và Công an tỉnh mua thuốc.",
            [(LEAD, ["Sở Y tế"]), (COORDINATE, ["Sở Tài chính", "Công an tỉnh"])],
        ),
        (
            "Sở Y tế lấy ý kiến Sở Tài chính về giá, Sở Tư pháp về hợp đồng.",
            [(LEAD, ["Sở Y tế"]), (COORDINATE, ["Sở Tài chính"]), (COORDINATE, ["Sở Tư pháp"])],
        ),
        # Only mentioned.
        ("Tủ thuốc của Sở Y tế phải khô.", []),
        ("Thuốc phải khô.", []),
    ],
)
def test_parts_of_a_sentence(text, found):
    assert roles(text) == found


def test_parts_say_where_the_words_of_the_task_begin_and_whose_it_is():
    text = "Sở Y tế phối hợp với Công an tỉnh gác kho."
    lead, beside = parts(text, 0, len(text), first=True)
    assert (text[lead.verb :], lead.own) == (" phối hợp với Công an tỉnh gác kho.", True)
    assert (text[beside.verb :], beside.own) == (" gác kho.", False)


def test_parts_of_a_helper_depend_on_whether_somebody_leads():
    text = "Công an tỉnh phối hợp, cử người gác kho."
    assert roles(text, first=False) == [(COORDINATE, ["Công an tỉnh"])]
    two = "Công an tỉnh, Sở Y tế cùng gác kho."
    assert roles(two, first=True) == [(LEAD, ["Công an tỉnh", "Sở Y tế"])]
    assert roles(two, first=False) == [(COORDINATE, ["Công an tỉnh", "Sở Y tế"])]


def test_parts_look_only_into_their_span():
    text = "Sở Y tế mua thuốc. Công an tỉnh gác kho."
    assert [p.agencies[0].text for p in parts(text, 19, len(text), first=True)] == ["Công an tỉnh"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The part behind a dash.
        (
            "Sở Công Thương - chủ trì, Cục Thuế - phối hợp kiểm giá.",
            [(LEAD, ["Sở Công Thương"]), (COORDINATE, ["Cục Thuế"])],
        ),
        # Who was there has no task, nor has whose order is passed on.
        ("Tham dự cuộc họp có đại diện Sở Y tế, Sở Tài chính.", []),
        ("Dự họp có Sở Y tế, Sở Tài chính.", []),
        ("Thành phần dự: đại diện Sở Y tế.", []),
        ("Thừa lệnh Giám đốc Sở Y tế.", []),
        # Whom a colon addresses.
        ("Đối với các trường học: tổ chức khử khuẩn.", [(LEAD, ["các trường học"])]),
        ("Về phía Sở Y tế: mua thuốc.", [(LEAD, ["Sở Y tế"])]),
        ("Đối với các trường học có mái tôn.", []),
        # Done by: what the piece says of a thing, not which thing is meant.
        ("Kinh phí do Sở Tài chính thẩm tra.", [(LEAD, ["Sở Tài chính"])]),
        ("Kết quả do Chủ tịch Ủy ban nhân dân xã ký xác nhận.", [(LEAD, ["Chủ tịch Ủy ban nhân dân xã"])]),
        ("Niêm yết mức thù lao do Sở Tư pháp quy định.", []),
        ("Áp dụng biểu giá do Sở Xây dựng tính sẵn.", []),
        ("Hồ sơ do Sở Y tế đề xuất.", []),
        # Objects of a verb do not begin to act behind a comma.
        ("Nâng cấp các trạm y tế xã, Trung tâm Y tế huyện sử dụng vốn vay.", []),
        ("Cải tạo các trường học, Nhà văn hóa huyện sử dụng vốn vay.", []),
        ("Các quận: 100% số thửa đất.", []),
        ("Các quận: đo hết số thửa đất.", [(LEAD, ["Các quận"])]),
        # What is sent is sent for somebody to use.
        ("Gửi về Bộ Y tế để Bộ Y tế tổng hợp.", [(LEAD, ["Bộ Y tế"])]),
        ("Tạo điều kiện để các đơn vị tổng hợp.", []),
    ],
)
def test_parts_of_those_who_were_there_addressed_or_dealt_with(text, found):
    assert roles(text) == found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sở Tài chính cho ý kiến về đơn giá.", COORDINATE),
        ("Các phòng chuyên môn có ý kiến trong 03 ngày.", COORDINATE),
        ("Công an xã cung cấp số điện thoại.", COORDINATE),
        ("Cục Thống kê cung cấp dữ liệu dân số.", COORDINATE),
        ("Sở Y tế cung cấp giường bệnh.", LEAD),
        ("Sở Y tế thống nhất mức giá.", LEAD),
    ],
)
def test_parts_of_those_who_advise_beside_one_who_leads(text, role):
    assert [r for r, _ in roles(text, first=False)] == [role]
