import pytest

from rag.conversation.substitution import substituted, with_level, with_place
from rag.question.typed import words_of

PLACES = frozenset(["hai binh", "lam trach"])


def test_a_place_is_replaced_or_added():
    before, place = words_of("ai mua thuốc ở tỉnh Lâm Trạch"), words_of("ở Huế")
    assert with_place(before, place, PLACES) == words_of("ai mua thuốc ở Huế")
    assert with_place(words_of("ai mua"), words_of("Huế"), PLACES) == words_of("ai mua ở Huế")
    assert with_place(words_of("who buys"), words_of("in Hue"), PLACES) == words_of("who buys in Hue")


def test_a_level_is_replaced_or_added():
    assert with_level(words_of("ai làm ở xã"), words_of("tỉnh"), "vi") == words_of("ai làm ở tỉnh")
    assert with_level(words_of("ai làm"), words_of("tỉnh"), "vi") == words_of("ai làm ở cấp tỉnh")
    assert with_level(words_of("who leads"), words_of("districts"), "en") == words_of("who leads in the districts")


@pytest.mark.parametrize(
    ("before", "new", "language", "whole"),
    [
        ("giá thuê chợ hạng 2 ở Vĩnh Sa", "chợ hạng 3", "vi", "giá thuê chợ hạng 3 ở Vĩnh Sa"),
        ("Sở Nội vụ phải làm gì", "Sở Y tế", "vi", "Sở Y tế phải làm gì"),
        ("mức hỗ trợ cho nhà trẻ là mấy", "lớp mẫu giáo", "vi", "mức hỗ trợ cho lớp mẫu giáo là mấy"),
        ("the share of primary pupils", "the teachers", "en", "the share of teachers"),
        (
            "when does the chairman of the city answer",
            "the commune chairmen",
            "en",
            "when does commune chairmen of the city answer",
        ),
        ("ai mua thuốc", "vật tư", "vi", "vật tư ai mua thuốc"),
        ("xong trước 30/9/2025", "trước 31/10", "vi", "xong trước 31/10/2025"),
    ],
)
def test_what_is_named_takes_the_place_of_its_like(before, new, language, whole):
    made = substituted(words_of(before), words_of(new), PLACES, language)
    # The year that a date takes over is written; its key stays as it was typed.
    assert made.text == whole


def test_what_is_named_keeps_the_keys_of_its_words():
    made = substituted(words_of("Sở Nội vụ phải làm gì"), words_of("Sở Y tế"), PLACES, "vi")
    assert made == words_of("Sở Y tế phải làm gì")


def test_a_date_that_takes_its_year_over_is_compared_with_it():
    whole = substituted(words_of("đến 30/9/2025 phải đạt bao nhiêu"), words_of("đến 30/11"), PLACES, "vi")
    assert whole == words_of("đến 30/11/2025 phải đạt bao nhiêu")
    assert whole.keys[1] == "30112025"
