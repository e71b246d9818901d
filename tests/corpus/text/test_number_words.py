import pytest

from corpus.text.number_words import number_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("năm", 5),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("ba mươi mốt", 31),
        ("một trăm linh tư", 104),
        ("hai nghìn", 2000),
        ("hai nghìn lẻ chín", 2009),
        ("hai ngàn không trăm hai mươi lăm", 2025),
        ("Một nghìn chín trăm chín mươi chín", 1999),
        ("", None),
        ("ba bốn", None),
        ("mươi", None),
        ("hai mươi nghìn", None),
        ("tháng ba", None),
    ],
)
def test_number_of(words, number):
    assert number_of(words) == number
