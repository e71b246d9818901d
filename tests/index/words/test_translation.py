import pytest

from corpus.text.accents import strip_accents
from corpus.text.english import ENGLISH_STOP, english_words, singular
from index.words.translation import translations


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("agencies", "agency"),
        ("medicines", "medicine"),
        ("committees", "committee"),
        ("class", "class"),
        ("virus", "virus"),
        ("crisis", "crisis"),
        ("bus", "bus"),
        ("gas", "gas"),
        ("ties", "tie"),
        ("health", "health"),
        ("", ""),
    ],
)
def test_singular_drops_plural_endings(word, expected):
    assert singular(word) == expected


def test_english_words_are_lower_case_singular_and_without_punctuation():
    assert english_words("Who buys the Ministries' vaccines (2023)?") == [
        "who",
        "buy",
        "the",
        "ministry",
        "vaccine",
        "2023",
    ]


def test_translations_are_terms_of_the_index_the_likeliest_first():
    table = translations()
    assert table["medicine"][0][0] == "thuoc"
    assert table["school"][0][0] == "truong"
    for word, terms in table.items():
        assert word == singular(word)
        assert word not in ENGLISH_STOP
        assert all(t == strip_accents(t).lower() and t.replace("_", "").isalnum() for t, _ in terms)
        probabilities = [p for _, p in terms]
        assert probabilities == sorted(probabilities, reverse=True)
        assert 0 < min(probabilities) <= max(probabilities) <= 1
