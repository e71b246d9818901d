import pytest

from rag.question.relatives import without_relatives


@pytest.mark.parametrize(
    ("folded", "without"),
    [
        ("how much does an officer who has no allowance get", "how much does an officer that has no allowance get"),
        ("which form does a person who rents out houses use", "which form does a person that rents out houses use"),
        ("what are the ways in which agencies speak", "what are the ways that agencies speak"),
        ("who leads and who helps", "who leads and who helps"),
        ("when and by whom was it signed", "when and by whom was it signed"),
        ("flood drill whom do the police work with", "flood drill whom do the police work with"),
        ("which office reports and to whom", "which office reports and to whom"),
    ],
)
def test_without_relatives_leaves_words_that_ask(folded, without):
    assert without_relatives(folded) == without
