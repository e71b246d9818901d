import pytest

from corpus.build import build_document
from rag.question.read import read_question
from rag.reading.listed import list_asked, list_of_the_best

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
Điều 6. Thẻ nuôi cá
1. Thẻ nuôi cá được cấp lại trong các trường hợp sau:
a) Thẻ bị mất;
b) Thẻ bị rách.
2. Thẻ nuôi cá bị thu hồi trong các trường hợp sau:
a) Cho mượn thẻ;
b) Bỏ nuôi 12 tháng.
3. Kiểm tra lồng cá đột xuất khi có một trong các căn cứ sau:
a) Có đơn thư;
b) Có cá chết.
4. Miễn phí cấp thẻ đối với:
a) Hộ nghèo;
b) Người khuyết tật.
""",
    "d",
)


@pytest.mark.parametrize(
    ("question", "found", "head"),
    [
        ("Muốn được hỗ trợ lồng nhựa thì cần những gì?", ["D3.1", "D4.1"], "D4"),
        ("dk ho tro long nhua la gi", ["D4.2"], "D4"),
        ("Hộ phải đáp ứng gì để được hỗ trợ con giống?", ["D5.1.a"], "D5.1"),
        # Cases, each on its grounds.
        ("Khi nào thẻ nuôi cá được cấp lại?", ["D6.1.b"], "D6.1"),
        ("Thẻ nuôi cá bị thu hồi khi nào?", ["D6.1.b", "D6.2.a"], "D6.2"),
        ("truong hop nao thi bi rut the nuoi ca", ["D6.1.b", "D6.2.a"], "D6.2"),
        ("Khi nào được kiểm tra đột xuất lồng cá?", ["D6.3.a"], "D6.3"),
        ("Khi nào được bán máy cày cũ?", ["D6.3.a"], None),
        ("Thẻ nuôi cá có bị thu hồi không?", ["D6.2.a"], None),
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


@pytest.mark.parametrize(
    ("question", "path", "head"),
    [
        # One of a list of the kind that is asked for stands for all of it, whatever its lead-in has of the question.
        ("Who pays nothing at the counter: who is exempt?", "D6.4.a", "D6.4"),
        ("Những ai được miễn phí cấp thẻ?", "D6.4.b", "D6.4"),
        ("In which cases is a fish card taken away?", "D6.2.b", "D6.2"),
        ("What must a household satisfy?", "D5.1.b", "D5.1"),
        ("In which cases is a fish card taken away?", "D6.1.b", None),  # there it is given
        ("Ai phải ghi nhật ký?", "D5.1.b", None),
        ("Hộ nghèo có được miễn phí không?", "D6.4.a", None),
    ],
)
def test_one_of_a_list_of_the_kind_that_is_asked_for_is_said_with_the_others(question, path, head, evidence):
    found = list_of_the_best(read_question(question), evidence(DOCUMENT, path))
    assert (found and found.path) == head
