import pytest

from corpus.lexicon.glossary import agency
from corpus.lexicon.phrases import Phrase, english_agency, english_phrases, written_out


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("UBND tỉnh giao SYT", ("Ủy ban nhân dân", "Sở Y tế")),
        ("SYT và SYT", ("Sở Y tế",)),
        ("ban nào họp", ()),  # a spoken syllable, whatever it abbreviates in capitals
        ("Sở Y tế", ()),
        ("", ()),
    ],
)
def test_written_out_gives_full_names(text, phrases):
    assert written_out(text) == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("the Provincial People's Committee", [("Ủy ban nhân dân tỉnh", "provincial people s committee")]),
        ("People's Committees", [("Ủy ban nhân dân", "people s committee")]),
        (
            "DEPARTMENTS OF HEALTH and the Department of Finance",
            [("Sở Y tế", "department of health"), ("Sở Tài chính", "department of finance")],
        ),
        (
            "the Department of Health, the Department of Health",
            [("Sở Y tế", "department of health"), ("Sở Y tế", "department of health")],
        ),
        # The field before its head, and the first of several fields for all of them.
        ("the finance department", [("Sở Tài chính", "finance department")]),
        ("the Education Ministry", [("Bộ Giáo dục và Đào tạo", "education ministry")]),
        ("education and training departments", [("Sở Giáo dục và Đào tạo", "education and training department")]),
        ("of the and", []),
        ("", []),
    ],
)
def test_english_phrases_are_the_longest_left_to_right(text, phrases):
    assert english_phrases(text) == tuple(Phrase((agency(vi),), tuple(words.split())) for vi, words in phrases)


@pytest.mark.parametrize(
    ("name", "vi"),
    [
        ("Department of Health", "Sở Y tế"),
        ("DEPARTMENTS OF HEALTH", "Sở Y tế"),
        ("Department of Education", "Sở Giáo dục và Đào tạo"),  # the only one that begins so
        ("Department of Culture", None),  # several begin so
        ("Department", None),
        ("the Department of Health", None),  # more than its name
        ("vaccine", None),  # no agency
        ("", None),
    ],
)
def test_english_agency_by_its_whole_name_or_the_only_beginning(name, vi):
    found = english_agency(name)
    assert (found.vi if found else None) == vi
