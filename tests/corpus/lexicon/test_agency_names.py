import pytest

from corpus.lexicon.agency_names import agency_names


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sở Y tế, Ubnd xã và UBND tỉnh A", ["Sở Y tế", "Ủy ban nhân dân xã", "Ủy ban nhân dân tỉnh A"]),
        ("ThU và TXU chỉ đạo", ["Thị ủy", "Thị ủy"]),
        # Letters that stand for an office have their capitals where they could be a word.
        ("Thu hồi lô đất. Tu sửa đường. Ta làm.", []),
    ],
)
def test_letters_stand_for_an_agency_only_as_letters(text, named):
    assert [found.name for found in agency_names(text)] == named
