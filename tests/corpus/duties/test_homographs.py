import pytest

from corpus.duties.agency_phrases import agencies_at
from corpus.duties.homographs import is_thing


@pytest.mark.parametrize(
    "text",
    [
        "Bộ tiêu chí phải rõ",
        "hội nhập quốc tế",
        "Quỹ tiền lương tăng",
        "Thuế suất là 5%",
        "Vụ ngộ độc sau khi ăn",
        "các bản vẽ nộp lại",
        "05 bộ hồ sơ",
        "Hai hội thảo mở",
        "tất cả các bản đồ",
        "đơn vị hành chính cấp xã",
        "Ngân hàng câu hỏi mở",
        "Bảo hiểm xã hội bắt buộc",
    ],
)
def test_what_begins_as_an_agency_and_is_a_thing_is_none(text):
    assert is_thing(text, 0, len(text))
    assert agencies_at(text, 0, len(text)) == ([], 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bộ Tài chính cấp tiền", "Bộ Tài chính"),
        ("Hội Nông dân kiểm tra", "Hội Nông dân"),
        ("Quỹ Bảo trì đường bộ chi", "Quỹ Bảo trì đường bộ"),
        ("Thuế tỉnh thu", "Thuế tỉnh"),
        ("các bản vùng cao lập sổ", "các bản vùng cao"),
        ("các xã lập sổ", "các xã"),
    ],
)
def test_an_agency_whose_head_is_also_a_syllable_of_a_thing_stays_one(text, name):
    assert not is_thing(text, 0, len(text))
    assert [a.text for a in agencies_at(text, 0, len(text))[0]] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "tổ hợp tác",
        "đội thi công",
        "Ban công tác",
        "Báo cáo viên",
        "Vụ nuôi trồng",
        "Ngân hàng đề nghị",
        "Phòng hộ tịch",
    ],
)
def test_a_syllable_more_makes_it_an_agency_again(text):
    assert not is_thing(text, 0, len(text))


def test_is_thing_looks_no_further_than_its_limit():
    text = "Quỹ đất trống"
    assert is_thing(text, 0, 7)
    assert not is_thing(text, 0, 5)
