import pytest

from rag.reading.limits import within_limit
from rag.question.read import read_question

LEAST, UNDER, RANGE = "Trưởng thôn từ 21 tuổi trở lên.", "Không dùng lao động dưới 18 tuổi.", "Tổ có từ 3 đến 5 người."


@pytest.mark.parametrize(
    ("question", "text", "inside", "limit"),
    [
        ("20 tuổi làm trưởng thôn được không?", LEAST, False, "từ 21 tuổi trở lên"),
        ("21 tuổi làm trưởng thôn được không?", LEAST, True, "từ 21 tuổi trở lên"),
        ("Can a 20-year-old be village head?", LEAST, False, "từ 21 tuổi trở lên"),
        ("Người 17 tuổi có được chữa cháy không?", UNDER, True, "dưới 18 tuổi"),
        ("Người 18 tuổi có được chữa cháy không?", UNDER, False, "dưới 18 tuổi"),
        ("Tổ 5 người được không?", RANGE, True, "từ 3 đến 5 người"),
        ("Tổ 6 người được không?", RANGE, False, "từ 3 đến 5 người"),
    ],
)
def test_within_limit_compares_figures_of_one_kind(question, text, inside, limit):
    found = within_limit(read_question(question), text, (0, len(text)))
    assert found is not None
    assert (found[0], text[found[1].start : found[1].end]) == (inside, limit)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Tổ phải có 6 người không?", RANGE),  # the limit itself is asked about
        ("Có đúng 4 người mỗi tổ không?", RANGE),
        ("20 tuổi và 3 người được không?", LEAST),
        ("20 tuổi được không?", RANGE),  # of another kind
        ("20 tuổi được không?", "Từ 21 tuổi trở lên, nữ từ 19 tuổi trở lên."),
        ("Được hỗ trợ 5 triệu đồng không?", "Hỗ trợ tối đa 3 triệu đồng."),  # an amount is the limit
    ],
)
def test_within_limit_says_nothing_that_is_not_sure(question, text):
    assert within_limit(read_question(question), text, (0, len(text))) is None
