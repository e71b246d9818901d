import pytest

from corpus.lexicon.countries import countries, holds_any_country, holds_country, named_countries


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("How does Japan buy medicine?", ["Nhật Bản"]),
        ("how does japan buy medicine?", ["Nhật Bản"]),
        ("Nhật Bản mua thuốc thế nào", ["Nhật Bản"]),
        ("ở Mỹ ai mua thuốc", ["Hoa Kỳ"]),
        ("Who leads it in the US?", ["Hoa Kỳ"]),
        ("tell us who leads", []),
        ("ở Mỹ Tho ai mua thuốc", []),
        ("tại Đức Thuận", []),
        ("nước pháp", ["Pháp"]),
        ("nhà nước pháp quyền", []),
        ("anh có ý kiến gì", []),
        ("So sánh Thái Lan với Lào Cai và ở Lào", ["Thái Lan", "Lào"]),
        ("ai cấp máy lọc nước", []),
    ],
)
def test_named_countries_in_either_language(text, names):
    assert [c.name("vi") for c in named_countries(text)] == names


def test_holds_country_by_a_name_that_is_no_other_word():
    japan, france = (next(c for c in countries() if c.vi[0] == name) for name in ("Nhật Bản", "Pháp"))
    assert holds_country(" hop tac voi nhat ban ", japan)
    assert not holds_country(" it nhat mot lan ", japan)
    assert holds_country(" hop tac voi nuoc phap ", france)
    assert not holds_country(" theo phap luat ", france)


def test_countries_are_named_in_both_languages_and_viet_nam_is_none():
    assert all(c.vi and c.en and all((*c.vi, *c.en)) for c in countries())
    assert "Việt Nam" not in [name for c in countries() for name in c.vi]
    united = next(c for c in countries() if c.vi[0] == "Hoa Kỳ")
    assert (united.name("en"), united.name("vi")) == ("the United States", "Hoa Kỳ")


@pytest.mark.parametrize(
    ("text", "holds"),
    [(" qua cua nguoi o nuoc ngoai gui ve ", True), (" ke tu ngay xuat canh ", True), (" nguoi trong nuoc ", False)],
)
def test_what_holds_for_any_country(text, holds):
    assert holds_any_country(text) is holds
