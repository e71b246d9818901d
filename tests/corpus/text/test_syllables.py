import pytest

from corpus.text.syllables import Fit, Verdict, is_plain_syllable, is_syllable, judge, measure


@pytest.mark.parametrize(
    ("word", "syllable"),
    [
        ("đê", True),
        ("nghiêng", True),
        ("NGHIÊNG", True),
        ("ngê", False),  # ngh before e, ê, i
        ("hoà", True),
        ("hòa", True),
        ("mát", True),
        ("màt", False),  # a stop takes the acute or the dot below
        ("mạt", True),
        ("hóá", False),  # two tones
        ("ơê", False),
        ("", False),
    ],
)
def test_is_syllable_is_onset_rhyme_and_a_tone_that_goes_with_it(word, syllable):
    assert is_syllable(word) is syllable


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("Giu", Verdict.SILENT),
        ("đ", Verdict.SILENT),
        ("“…”", Verdict.SILENT),
        ("LĐTBXH", Verdict.SILENT),
        ("các", Verdict.USUAL),
        ("“Các”", Verdict.USUAL),
        ("đê", Verdict.FORMED),
        ("đÊ", Verdict.WRONG),
        ("Ð•Ð", Verdict.WRONG),
        ("caùc", Verdict.WRONG),
    ],
)
def test_judge_says_what_a_word_tells(word, verdict):
    assert judge(word) is verdict


def test_measure_counts_words_by_verdict():
    # "Giu" says nothing; "các" is common; "đê", twice, is formed; "caùc" is none.
    found = measure("Giu các đê, đê caùc")
    assert found == Fit(words=5, wrong=1, formed=2, usual=1, different=2)
    assert (found.telling, found.right) == (4, 3)
    assert found.share == 3 / 4
    assert found.value == (2 + 1.5 * 1) / 4
    assert found.density == 3 / 5


def test_measure_of_nothing_is_no_worse_than_vietnamese():
    assert measure("") == Fit()
    assert (Fit().share, Fit().value, Fit().density) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("word", "is_one"), [("Luu", True), ("lưu", True), ("ruou", True), ("Hue", True), ("Road", False), ("Cross", False)]
)
def test_a_syllable_without_its_accents_is_a_plain_one(word, is_one):
    assert is_plain_syllable(word) is is_one
