import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.accents import strip_accents
from corpus.text.tones import new_tones


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Đảng uỷ, UỶ BAN, Uỷ ban", "Đảng ủy, ỦY BAN, Ủy ban"),
        ("hoà bình, thoả thuận, hoá đơn, xoá, toạ độ, loã", "hòa bình, thỏa thuận, hóa đơn, xóa, tọa độ, lõa"),
        ("khoẻ mạnh, loè, xoè", "khỏe mạnh, lòe, xòe"),
        ("thuỷ lợi, Thuý, luỹ, truỵ, suỳ", "thủy lợi, Thúy, lũy, trụy, sùy"),
        ("Toà án huỷ bỏ", "Tòa án hủy bỏ"),
        # No final pair, or one that has no other way.
        ("hoàn thành, quý, quỹ, Quý, khuyến, toàn, tuỳ-ý", "hoàn thành, quý, quỹ, Quý, khuyến, toàn, tùy-ý"),
        ("Đảng ủy, hòa, khỏe", "Đảng ủy, hòa, khỏe"),
        ("", ""),
    ],
)
def test_new_tones_moves_the_mark_to_the_first_vowel(old, new):
    assert new_tones(old) == new


@settings(max_examples=200)
@given(st.text("aoeuyqhtnòóỏõọàáảãạèéẻẽẹùúủũụỳýỷỹỵ UYÀỶÝ.,", max_size=20))
def test_new_tones_keeps_every_letter_where_it_was(text):
    found = new_tones(text)
    assert len(found) == len(text)
    assert strip_accents(found) == strip_accents(text)
    assert new_tones(found) == found
