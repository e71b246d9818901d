import pytest

from corpus.duties.heads import GENERIC, HEAD, KIND


def matched(pattern, text):
    found = pattern.match(text)
    return found.group() if found else None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Sở Y tế", "Sở"),
        ("sở Y tế", None),  # in small letters it is a kind
        ("Ủy ban nhân dân xã", "Ủy ban"),
        ("Chủ tịch Ủy ban nhân dân", "Chủ tịch"),
        ("Trưởng thôn", "Trưởng thôn"),
        ("Trưởng đê", None),
        # The same syllable begins other words.
        ("Bộ phận một cửa", "Bộ phận"),
        ("Bộ Y tế", "Bộ"),
        ("Trường hợp khẩn cấp", None),
        ("Trường Tiểu học", "Trường"),
        ("Báo cáo tình hình", None),
        ("Báo Nhân dân", "Báo"),
        ("Hội nghị tổng kết", None),
        ("Hội Nông dân", "Hội"),
        ("Vụ mùa", None),
        ("Phòng chống lũ", None),
        ("Cơ sở dữ liệu", None),
        ("Cơ sở sản xuất", "Cơ sở"),
        ("Sởi", None),
    ],
)
def test_head_is_the_word_that_a_name_begins_with(text, head):
    assert matched(HEAD, text) == head


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("các cơ quan", "các cơ quan"),
        ("Tất cả các xã", "Tất cả các xã"),
        ("mỗi thôn", "mỗi thôn"),
        ("09 bệnh viện", "09 bệnh viện"),
        ("các Sở", "các Sở"),
        # Some need no "các" before them.
        ("nhà trường", "nhà trường"),
        ("đơn vị thi công", "đơn vị"),
        ("đơn vị hành chính", None),
        ("trường hợp khẩn cấp", None),
        ("trường đóng cửa", "trường"),
        ("tre", None),
        ("xã", None),
    ],
)
def test_kind_is_counted_or_of_those_that_stand_alone(text, kind):
    assert matched(KIND, text) == kind


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("Đơn vị thi công", True),
        ("Chủ đầu tư", True),
        ("Chủ tịch tỉnh", False),
        ("Giám đốc bệnh viện", True),
        ("Giám đốc Sở Y tế", False),
        ("Tổ kiểm tra", True),
        ("Tổ Kiểm tra", False),
        ("Sở, ngành", True),
        ("Sở, Công an tỉnh", False),
        ("Hội đồng thẩm định", True),
        ("Hội đồng nhân dân tỉnh", False),
        ("Sở Y tế", False),
    ],
)
def test_generic_heads_name_a_kind(text, generic):
    assert bool(GENERIC.match(text)) is generic
