import pytest

from corpus.text.raised import raised


@pytest.mark.parametrize(
    ("text", "before", "after", "written"),
    [
        ("2", "3 m", "", "2"),
        ("6", "10", "", "⁶"),
        ("-3", "2,5 x 10", "", "⁻³"),
        ("o", "30", "C", "°"),
        ("0", "30", " C", "°"),
        ("o", "30", "xe", "o"),
        ("1", "giữ đê", ".", ""),  # a footnote
        ("[12]", "giữ đê", ".", ""),
        ("6", "110", "", ""),  # no power of ten
        ("th", "5", "", "th"),
    ],
)
def test_raised_is_a_unit_a_power_or_a_note(text, before, after, written):
    assert raised(text, before, after) == written
