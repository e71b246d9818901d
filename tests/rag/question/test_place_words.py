import pytest

from rag.question.place_words import (
    NOTHING,
    is_level,
    level_in,
    named_after_offices,
    place_in,
    place_span,
    places_named,
)
from rag.question.typed import read_typed, words_of

PLACES = frozenset(["hai binh", "lam trach"])


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("mua thuốc ở thành phố Hải Bình năm 2022", (3, 7)),
        ("mua thuốc huyện Hải Bình", (2, 5)),
        ("mua thuoc hai binh", (2, 4)),
        ("mua thuốc", None),
        # The last one named.
        ("Hải Bình khác Lâm Trạch", (3, 5)),
        ("", None),
    ],
)
def test_place_span_takes_the_level_along(words, span):
    assert place_span(words_of(words), PLACES) == span


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
        # Of a known place all that leads to it, and nothing after it.
        ("mua thuốc ở tỉnh Lâm Trạch năm nay", "vi", "ở tỉnh Lâm Trạch"),
        # Not set as a name is.
        ("huyện miền núi cao", "vi", ""),
        ("", "vi", ""),
    ],
)
def test_place_in_knows_places_that_no_document_is_from(words, language, place):
    assert place_in(words_of(words), language, PLACES) == words_of(place)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("ở cấp tỉnh", "tỉnh"),
        ("ở tỉnh nào", ""),
        ("cấp xã", "xã"),
        ("o thanh pho", "thanh pho"),
        ("trung ương", "trung ương"),
        ("xã Nam Tân", ""),
    ],
)
def test_level_in_is_a_level_and_nothing_else(words, level):
    assert level_in(words_of(words)) == words_of(level)


def test_is_level_of_a_whole_word():
    assert [is_level(k) for k in ("xa", "tinh", "xanh", "o", "thanh pho")] == [True, True, False, False, True]
    assert len(NOTHING) == 0


def test_places_named_are_known_ones_and_provinces_in_their_order():
    asked = read_typed("Ở Lâm Trạch khác ở Đà Nẵng và Hải Bình thế nào?")
    assert places_named(asked, PLACES) == ("lam trach", "da nang", "hai binh")
    # A name of two words is one of a place where it stands behind a word for "in".
    assert places_named(asked, frozenset()) == ("lam trach", "da nang")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("chủ tịch huyện đông lãng chủ trì việc gì", ("dong lang",)),
        ("Chủ tịch huyện Đông Lãng chủ trì việc gì?", ("dong lang",)),
        ("UBND huyện đông lãng làm gì", ("dong lang",)),
        # Who writes capitals begins names with them; what an office does is none.
        ("Chủ tịch tỉnh vắng mặt thì ai ký?", ()),
        ("chu tich xa phat loi giao thong bao nhieu", ()),
        ("Nói xem, chủ tịch xã phạt lỗi giao thông bao nhiêu?", ()),
        ("công an xã ở đâu", ()),
    ],
)
def test_named_after_offices_are_names_of_places_and_no_verbs(text, names):
    typed = read_typed(text)
    assert named_after_offices(typed.folded, typed.text) == names
