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
