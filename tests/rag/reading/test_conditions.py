import pytest

from corpus.build import build_document
from rag.question.read import read_question
from rag.reading.listed import list_asked

DOCUMENT = build_document(
    """NGHỊ QUYẾT
Về hỗ trợ nuôi cá lồng

Điều 3. Mức hỗ trợ
1. Hỗ trợ 30% chi phí mua lồng nhựa.
Điều 4. Điều kiện hỗ trợ lồng nhựa
1. Có giấy xác nhận đăng ký.
2. Nuôi trong vùng quy hoạch.
Điều 5. Hỗ trợ con giống
1. Hộ được hỗ trợ con giống khi đáp ứng các yêu cầu sau:
a) Thả giống đúng vụ;
b) Ghi nhật ký.
2. Tiền được chi trong 10 ngày.
""",
    "d",
)


@pytest.mark.parametrize(
    ("question", "found", "head"),
    [
        ("Muốn được hỗ trợ lồng nhựa thì cần những gì?", ["D3.1", "D4.1"], "D4"),
        ("dk ho tro long nhua la gi", ["D4.2"], "D4"),
        ("Hộ phải đáp ứng gì để được hỗ trợ con giống?", ["D5.1.a"], "D5.1"),
        # For another matter it is none; a figure is no condition.
        ("Điều kiện hỗ trợ máy sấy lúa là gì?", ["D4.1"], None),
        ("Được hỗ trợ lồng nhựa bao nhiêu?", ["D4.1"], None),
        ("Có phải đủ điều kiện mới được hỗ trợ lồng nhựa không?", ["D4.1"], None),
    ],
)
def test_who_asks_for_conditions_gets_the_whole_list(question, found, head, evidence):
    items = [evidence(DOCUMENT, path) for path in found]
    listed = list_asked(read_question(question), items, lambda hit: evidence(DOCUMENT, hit.path))
    assert (listed and listed.clause.path) == head
