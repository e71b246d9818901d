import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.terms import accented_terms, folded_terms, has_accents, syllables


def test_syllables_are_lower_case_words_and_numbers():
    assert syllables("Sở Y-tế, ngày 05/4/2021: ĐẠT 30%.") == ["sở", "y", "tế", "ngày", "05", "4", "2021", "đạt", "30"]


def test_folded_terms_are_accentless_syllables_then_pairs_of_neighbours():
    assert folded_terms("Đê Sông Hồng, số 3") == [
        "de",
        "song",
        "hong",
        "so",
        "3",
        "de_song",
        "song_hong",
        "hong_so",
        "so_3",
    ]
    assert folded_terms("Đê") == ["de"]
    assert folded_terms("…") == []


def test_accented_terms_are_syllables_as_written_then_pairs():
    assert accented_terms("Bán bàn cũ") == ["bán", "bàn", "cũ", "bán_bàn", "bàn_cũ"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("HOẢ", "hỏa"),
        ("toán", "toán"),  # another letter follows: both ways are one
        ("khoẻ", "khỏe"),
        ("xoè", "xòe"),
        ("thuỷ", "thủy"),
        ("uỷ", "ủy"),
        ("tuỳ", "tùy"),
        ("luỹ", "lũy"),
        ("truỵ", "trụy"),
        ("loạ", "lọa"),
        ("quý", "quý"),  # `qu` is a consonant: the mark stands on y either way
        ("quỹ", "quỹ"),
        ("khuyến", "khuyến"),
        ("ngoài", "ngoài"),
        ("bão", "bão"),
        ("hoa", "hoa"),
    ],
)
def test_syllables_set_tone_marks_the_new_way(old, new):
    assert syllables(old) == [new]
    assert syllables(new) == [new]


@given(st.text(alphabet="aăâeêioôơuưyáàảãạọòủùýỳkhtnqđ ", max_size=20))
@settings(max_examples=300)
def test_syllables_lose_nothing_but_where_the_mark_stands(text):
    once = syllables(text)
    assert syllables(" ".join(once)) == once
    assert folded_terms(" ".join(once)) == folded_terms(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("di", False), ("đi", True), ("ho so", False), ("hồ sơ", True), ("100%", False), ("ư", True)]
)
def test_has_accents_sees_tone_marks_vowel_marks_and_crossed_d(text, expected):
    assert has_accents(text) is expected
