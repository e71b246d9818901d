import pytest

from rag.question.bound import Bound, read_bound
from rag.question.typed import read_typed


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Nghị quyết này áp dụng đến khi nào?", Bound.LAST),
        ("nghi quyet nay het hieu luc ngay nao", Bound.LAST),
        ("Miễn phí tới hết tháng mấy?", Bound.LAST),
        ("Until what date is the fee waived?", Bound.LAST),
        ("When does the resolution expire?", Bound.LAST),
        ("nghi quyet co hieu luc toi bao gio", Bound.LAST),
        ("Miễn phí từ ngày nào?", Bound.FIRST),
        ("mien phi ke tu thang may", Bound.FIRST),
        ("From when is the fee waived?", Bound.FIRST),
        ("When does the decision take effect?", Bound.FIRST),
        # Both, and neither.
        ("Miễn phí từ ngày nào đến ngày nào?", None),
        ("From what date until when is it free?", None),
        ("From when to when is it free?", None),
        ("Miễn phí khi nào?", None),
        ("When is it free?", None),
    ],
)
def test_read_bound_is_the_end_that_is_asked_for(text, bound):
    assert read_bound(read_typed(text)) is bound
