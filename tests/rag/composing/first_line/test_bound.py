import pytest

from corpus.values import Kind, values_in
from rag.composing.first_line.bound import bounded, with_latest, without_source
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


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "Văn bản đến trong ngày, chậm nhất là trong ngày làm việc tiếp theo, phải chuyển.",
            "trong ngày, chậm nhất là trong ngày làm việc tiếp theo",
        ),
        ("Nộp trong 05 ngày, nhưng chậm nhất là ngày 30/6/2026.", "trong 05 ngày, nhưng chậm nhất là ngày 30/6/2026"),
        # Of another case, another thing, no time.
        ("Nộp trước ngày 15/6/2026 và chậm nhất ngày 30/6/2026 đối với vùng cao.", "trước ngày 15/6/2026"),
        ("Nộp trước ngày 15/6/2026; chậm nhất ngày 30/6/2026 báo cáo.", "trước ngày 15/6/2026"),
        ("Nộp trước ngày 15/6/2026, chậm nhất thì bị phạt.", "trước ngày 15/6/2026"),
    ],
)
def test_a_time_goes_on_with_the_latest_one_behind_it(text, whole):
    value = next(v for v in values_in(text, 0, len(text)) if v.kind is Kind.TIME)
    found = with_latest(value, text)
    assert text[found.start : found.end].removeprefix("Nộp ") == whole


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Cấp trong vòng 01 ngày kể từ khi nhận được thông báo theo quy định tại khoản 3 Điều này.",
            "trong vòng 01 ngày kể từ khi nhận được thông báo",
        ),
        (
            "Báo trong vòng 24 giờ kể từ khi phát hiện theo khoản 1 Điều 47 của luật.",
            "trong vòng 24 giờ kể từ khi phát hiện",
        ),
        ("Nộp trong 15 ngày kể từ ngày nhận hồ sơ.", "trong 15 ngày kể từ ngày nhận hồ sơ"),
        ("Nộp trước ngày 30/6/2026 theo mẫu.", "trước ngày 30/6/2026"),
    ],
)
def test_a_time_is_said_without_the_clause_that_it_goes_by(text, said):
    value = next(v for v in values_in(text, 0, len(text)) if v.kind is Kind.TIME)
    found = without_source(value, text)
    assert text[found.start : found.end] == said
