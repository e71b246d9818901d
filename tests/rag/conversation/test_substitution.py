import pytest

from rag.conversation.substitution import level_in, place_in, place_span, substituted, with_level, with_place
from rag.question.follow_up import words_of

PLACES = frozenset(["hai binh", "lam trach"])


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("mua thuốc ở thành phố Hải Bình năm 2022", (3, 7)),
        ("mua thuốc huyện Hải Bình", (2, 5)),
        ("mua thuoc hai binh", (2, 4)),
        ("mua thuốc", None),
    ],
)
def test_place_span_takes_the_level_along(words, span):
    assert place_span(words.split(), PLACES) == span


@pytest.mark.parametrize(
    ("words", "language", "place"),
    [
        ("ở Lâm Trạch", "vi", "ở Lâm Trạch"),
        ("ở Đà Nẵng", "vi", "ở Đà Nẵng"),
        ("thi xa ben thong", "vi", "thi xa ben thong"),
        ("huyện Thượng Ngàn", "vi", "huyện Thượng Ngàn"),
        ("in Da Nang", "en", "in Da Nang"),
        ("cơ quan nào cùng làm", "vi", ""),
        ("ở đâu có bán", "vi", ""),
    ],
)
def test_place_in_knows_places_that_no_document_is_from(words, language, place):
    assert " ".join(place_in(words.split(), language, PLACES)) == place


def test_a_place_is_replaced_or_added():
    assert " ".join(with_place(words_of("ai mua thuốc ở tỉnh Lâm Trạch"), ["ở", "Huế"], PLACES)) == "ai mua thuốc ở Huế"
    assert with_place(["ai", "mua"], ["Huế"], PLACES) == ["ai", "mua", "ở", "Huế"]


def test_a_level_is_replaced_or_added():
    assert level_in(["ở", "cấp", "tỉnh"]) == ["tỉnh"]
    assert level_in(["ở", "tỉnh", "nào"]) == []
    assert with_level(["ai", "làm", "ở", "xã"], ["tỉnh"]) == ["ai", "làm", "ở", "tỉnh"]
    assert with_level(["ai", "làm"], ["tỉnh"]) == ["ai", "làm", "ở", "tỉnh"]


@pytest.mark.parametrize(
    ("before", "new", "whole"),
    [
        ("giá thuê chợ hạng 2 ở Vĩnh Sa", "chợ hạng 3", "giá thuê chợ hạng 3 ở Vĩnh Sa"),
        ("Sở Nội vụ phải làm gì", "Sở Y tế", "Sở Y tế phải làm gì"),
        ("mức hỗ trợ cho nhà trẻ là mấy", "lớp mẫu giáo", "mức hỗ trợ cho lớp mẫu giáo là mấy"),
        ("the share of primary pupils", "the teachers", "the share of teachers"),
        (
            "when does the chairman of the city answer",
            "the commune chairmen",
            "when does commune chairmen of the city answer",
        ),
        ("ai mua thuốc", "vật tư", "vật tư ai mua thuốc"),
        ("xong trước 30/9/2025", "trước 31/10", "xong trước 31/10/2025"),
    ],
)
def test_what_is_named_takes_the_place_of_its_like(before, new, whole):
    assert " ".join(substituted(before.split(), new.split(), PLACES)) == whole
