import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.accents import strip_accents
from rag.question.numerals import read_number

ONES = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
ONES_EN = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS_EN = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS_EN = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def vietnamese(n):
    """The words of a number from 1 to 999."""
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    words = [ONES[hundreds], "trăm"] if hundreds else []
    if tens == 1:
        words += ["mười", *([{5: "lăm"}.get(ones, ONES[ones])] if ones else [])]
    elif tens:
        words += [ONES[tens], "mươi", *([{1: "mốt", 4: "tư", 5: "lăm"}.get(ones, ONES[ones])] if ones else [])]
    elif ones:
        words += ["linh", ONES[ones]] if hundreds else [ONES[ones]]
    return words


def english(n):
    """The words of a number from 1 to 999."""
    hundreds, rest = divmod(n, 100)
    words = [ONES_EN[hundreds], "hundred"] if hundreds else []
    if rest >= 20:
        words += [TENS_EN[rest // 10], *([ONES_EN[rest % 10]] if rest % 10 else [])]
    elif rest >= 10:
        words.append(TEENS_EN[rest - 10])
    elif rest:
        words.append(ONES_EN[rest])
    return words


@given(n=st.integers(1, 999), plain=st.booleans(), after=st.sampled_from([[], ["nói"], ["của", "kế"]]))
def test_read_number_gives_back_every_number_that_is_written(n, plain, after):
    words = [strip_accents(w) if plain else w for w in vietnamese(n)]
    assert read_number([*words, *after], "vi") == (n, len(words))


@given(n=st.integers(1, 999), after=st.sampled_from([[], ["of"], ["says"]]))
def test_read_number_gives_back_every_english_number(n, after):
    assert read_number([*english(n), *after], "en") == (n, len(english(n)))


@pytest.mark.parametrize(
    ("words", "language", "ordinal", "number"),
    [
        (["tư"], "vi", False, (4, 1)),
        (["hai", "lăm"], "vi", False, (25, 2)),
        (["nhất"], "vi", True, (1, 1)),
        (["nhất"], "vi", False, (0, 0)),
        (["mốt"], "vi", False, (0, 0)),
        (["này"], "vi", False, (0, 0)),
        (["nằm"], "vi", False, (0, 0)),  # other marks, another word
        ([], "vi", False, (0, 0)),
        (["twenty-first"], "en", False, (21, 1)),
        (["fourth"], "en", False, (4, 1)),
        (["hundred"], "en", False, (0, 0)),
        ([], "en", False, (0, 0)),
    ],
)
def test_read_number_of_other_forms(words, language, ordinal, number):
    assert read_number(words, language, ordinal) == number
