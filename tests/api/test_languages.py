import pytest

from api.languages import preferred


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", "en"),
        ("vi", "vi"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("en-GB,en;q=0.9,vi;q=0.5", "en"),
        ("fr,vi;q=0.3", "vi"),
        ("fr", "en"),
        ("*", "en"),
        ("vi;q=0", "en"),
        ("VI ; q=0.4 , en;q=0.2", "vi"),
        ("vi;q=x", "en"),
        ("vi;q=nan", "en"),
        ("vie", "en"),
        (",;=,vi", "vi"),
    ],
)
def test_preferred_is_the_language_that_is_wanted_most(accepted, expected):
    assert preferred(accepted) == expected
