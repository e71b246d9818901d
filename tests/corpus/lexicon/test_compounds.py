import pytest

from corpus.lexicon.compounds import compounds, inside_a_word


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        # | stands for the blank that is asked for.
        ("đơn vị thi công phân|loại hồ sơ", True),
        ("đơn vị quản|lý công trình", True),
        ("đơn vị thi công|phân loại hồ sơ", False),
        ("Phòng Vật tư - Thiết|bị y tế", True),  # capitals aside
        ("Sở Y tế|kiểm tra", False),
        # The firmer of two words has the syllable: "điều tra", not "tra xét".
        ("vụ án điều|tra", True),
        ("đê|", False),
        ("3|4", False),
    ],
)
def test_inside_a_word_is_where_two_syllables_hold_together(text, inside):
    at = text.index("|")
    assert inside_a_word(text.replace("|", " "), at) == inside


def test_inside_a_word_asks_for_a_blank():
    assert not inside_a_word("phân-loại", 4)


def test_compounds_are_two_syllables_each_with_how_firmly_they_hold():
    table = compounds()
    assert all(word.count(" ") == 1 and word == word.lower() for word in table)
    assert (min(table.values()), max(table.values()) <= 100) == (30, True)
