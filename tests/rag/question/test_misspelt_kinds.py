import pytest

from rag.question.misspelt_kinds import kinds_respelt


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("qyết định 1472 ai ký", "vi", "quyet dinh 1472 ai ký"),
        ("nghi dinhh số 129", "vi", "nghi dinh số 129"),
        ("kế-hoạch 22", "vi", "kế hoạch 22"),
        # What is a word of its own is no kind, however near.
        ("công viên 3, chi phí 5 triệu", "vi", "công viên 3, chi phí 5 triệu"),
        ("who signed desicion 1472", "en", "who signed decision 1472"),
        ("directve no. 14", "en", "directive no. 14"),
        ("the industrial revolution 4", "en", "the industrial revolution 4"),
        ("division 3 of decree 12", "en", "division 3 of decree 12"),
        # Before no number nothing is changed.
        ("the desicion of the board", "en", "the desicion of the board"),
    ],
)
def test_a_kind_that_is_misspelt_before_a_number_is_spelt_as_it_is(text, language, said):
    assert kinds_respelt(text, language) == said
