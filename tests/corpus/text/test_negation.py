import pytest

from corpus.text.negation import denies


@pytest.mark.parametrize(
    ("text", "language", "says"),
    [
        ("Hộ nghèo không được vay.", "vi", True),
        ("Nghiêm cấm đốt rừng.", "vi", True),
        ("Miễn lệ phí nộp trực tuyến.", "vi", True),
        ("Chưa nộp hồ sơ thì khỏi đóng.", "vi", True),
        ("Xong trong không quá 5 ngày, không muộn hơn thứ Sáu.", "vi", False),
        ("Không gian mạng và không khí.", "vi", False),
        ("Hộ nghèo được vay.", "vi", False),
        ("Poor households need not pay.", "en", True),
        ("They don't pay.", "en", True),
        ("Nothing but notes.", "en", False),
    ],
)
def test_denies_knows_negation_from_bounds_and_other_words(text, language, says):
    assert denies(text, language) is says
