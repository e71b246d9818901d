"""Where words that were marked begin and end."""

import pytest

from rag.composing.first_line.line import ended
from rag.composing.first_line.phrase import phrase, whole_words

NAMES = 'Không dùng cụm từ "phổ thông", "cơ sở" để đặt tên (trừ trường cũ).'


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("ông dùng cụm t", "Không dùng cụm từ"),  # the first and the last word whole
        ('từ "phổ thông",', 'từ "phổ thông"'),  # marks that close what they open stay
        ('thông", "cơ sở"', 'thông", "cơ sở'),  # and others do not
        ("(trừ trường cũ)", "trừ trường cũ"),
        ("tên (trừ trường cũ).", "tên (trừ trường cũ)"),
    ],
)
def test_whole_words_keep_the_marks_that_belong_to_them(marked, words):
    at = NAMES.index(marked)
    start, end = whole_words(NAMES, (at, at + len(marked)), (0, len(NAMES)))
    assert NAMES[start:end] == words


def test_phrase_goes_on_to_its_mark():
    text = "Tre, luồng và nứa; đá hoặc, nếu có, cát."
    for marked, words in (("Tre", "Tre"), ("luồng", "luồng và nứa"), ("đá", "đá hoặc, nếu có"), ("cát", "cát")):
        at = text.index(marked)
        start, end = phrase(text, (at, at + len(marked)), (0, len(text)))
        assert text[start:end] == words


def test_ended_drops_a_bracket_that_is_not_opened():
    assert ended("theo quy định);") == "theo quy định."
    assert ended("tre (cũ)") == "tre (cũ)."
