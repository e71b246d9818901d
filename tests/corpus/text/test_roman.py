import pytest

from corpus.text.roman import roman, roman_value


def test_roman_value_and_roman_agree_on_every_numeral():
    # Written out by the rule of thumb: thousands are not needed, hundreds, tens, ones stand side by side.
    ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
    hundreds = ["", "C", "CC", "CCC"]
    for n in range(1, 400):
        numeral = hundreds[n // 100] + tens[n // 10 % 10] + ones[n % 10]
        assert roman(n) == numeral
        assert roman_value(numeral) == n
        assert roman_value(numeral.lower()) == n


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "IVI", "A", "XIA", "M", "2", "VV", "ĐI"])
def test_roman_value_of_what_is_no_numeral_is_none(text):
    assert roman_value(text) is None
