import pytest

from rag.reading.struck import is_struck

GONE = "Bãi bỏ cụm từ “mức phạt 100 triệu đồng” tại khoản 1; mức phạt 90 triệu đồng."
CHANGED = 'Thay thế cụm từ "phí 5 đồng" bằng cụm từ "phí 9 đồng".'


@pytest.mark.parametrize(
    ("text", "figure", "struck"),
    [
        (GONE, "100 triệu", True),
        (GONE, "90 triệu", False),
        (CHANGED, "5 đồng", True),
        (CHANGED, "9 đồng", False),
        ("Bỏ từ ngữ: “7 ngày", "7 ngày", True),  # the mark that closes was lost
        ("Mức “100 triệu đồng” giữ nguyên.", "100 triệu", False),
    ],
)
def test_words_in_quotation_marks_that_are_taken_out_hold_no_more(text, figure, struck):
    assert is_struck(text, text.index(figure), (0, len(text))) is struck
