import pytest

from rag.question.measures import measure_of, read_per
from rag.question.typed import read_typed


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Heo hơi được trả mấy đồng một ký?", "weight"),
        ("giá nước bao nhiêu 1 khối", "volume"),
        ("Hỗ trợ mỗi ha bao nhiêu tiền?", "area"),
        ("Hỗ trợ mỗi hộ bao nhiêu tiền?", ""),
        ("What is the price per cubic metre?", "volume"),
        ("How much is paid per kilo of salt?", "weight"),
        ("How much does a household get?", ""),
        ("Gửi xe máy bao nhiêu tiền một lượt?", "turn"),
        ("Tiền điện tính bao nhiêu một số?", "power"),
        ("Một số hộ được bao nhiêu tiền?", ""),
        ("What is the fare per trip?", "turn"),
    ],
)
def test_by_what_measure_an_amount_is_asked_for(question, kind):
    assert read_per(read_typed(question)) == kind


@pytest.mark.parametrize(
    ("per", "kind"), [("/ha/vụ", "area"), ("/kg", "weight"), (" một tấn", "weight"), ("/m3", "volume"), ("/hộ", "")]
)
def test_by_what_measure_an_amount_is_counted(per, kind):
    assert measure_of(per) == kind
