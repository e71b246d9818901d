import pytest

from corpus.values import values_in
from rag.composing.first_line.bound import bounded
from rag.question.bound import Bound

SPAN = "Miễn phí từ ngày 01/5/2026 đến hết ngày 30/6/2026."


@pytest.mark.parametrize(
    ("text", "bound", "said"),
    [
        (SPAN, Bound.LAST, "đến hết ngày 30/6/2026"),
        (SPAN, Bound.FIRST, "từ ngày 01/5/2026"),
        (SPAN, None, "từ ngày 01/5/2026 đến hết ngày 30/6/2026"),
        ("Nộp trước ngày 30/6/2026.", Bound.LAST, "trước ngày 30/6/2026"),
        ("Có từ 3 đến 5 người.", Bound.LAST, "từ 3 đến 5 người"),  # no time
    ],
)
def test_bounded_is_the_end_that_is_asked_for(text, bound, said):
    (value,) = values_in(text, 0, len(text))
    found = bounded(value, text, bound)
    assert text[found.start : found.end] == said
