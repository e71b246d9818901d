import pytest

from corpus.administrative import administrative_name, administrative_reference
from corpus.build import build_document

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH AN LẠC\n-------\nSố: {number}\nAn Lạc, ngày {day} năm 2024\n{title}\n"
PLAN = "1. Sở Y tế mua thuốc.\nII. NHIỆM VỤ\n1. Sở Xây dựng đắp đập.\n2. Các xã trồng cây.\n"


def plan(day="05 tháng 3", number="45/KH-UBND"):
    return build_document(
        HEAD.format(number=number, day=day, title="KẾ HOẠCH\nTrồng cây") + "I. MỤC TIÊU\n" + PLAN, "kh"
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("05 tháng 3", "05 tháng 3"),
        ("5 tháng 2", "05 tháng 02"),
        ("25 tháng 12", "25 tháng 12"),
        ("1/1", "01 tháng 01"),
    ],
)
def test_a_document_is_named_with_day_and_issuer(day, said):
    name = administrative_name(plan(day))
    assert name == f"Kế hoạch số 45/KH-UBND ngày {said} năm 2024 của Ủy ban nhân dân tỉnh An Lạc"


def test_a_document_without_a_head_is_named_as_people_call_it():
    assert administrative_name(build_document("1. Sở Y tế mua thuốc.\n", "a")) == "Văn bản (a)"


def test_a_clause_is_cited_from_the_innermost_step():
    document = plan()
    assert administrative_reference(document, document.clause("II.2")) == (
        "khoản 2 Mục II Kế hoạch số 45/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh An Lạc"
    )
    assert administrative_reference(document, None, "phần ký").startswith("phần ký Kế hoạch số 45/KH-UBND ngày 05")


def test_what_is_attached_is_cited_with_what_it_came_with():
    text = (
        HEAD.format(number="7/QĐ-UBND", day="05 tháng 3", title="QUYẾT ĐỊNH\nBan hành Quy chế chợ")
        + "Điều 1. Ban hành kèm theo Quyết định này Quy chế chợ.\nĐiều 2. Các xã thi hành.\n"
        + "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu\nQUY CHẾ\nQuản lý chợ\n"
        + "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Chợ xã.\n2. Chợ phường.\n"
    )
    document = build_document(text, "qd")
    clause = document.clause("QC.D1.2")
    assert clause is not None, [c.path for c in document.clauses]
    assert administrative_reference(document, clause).startswith(
        "khoản 2 Điều 1 Quy chế ban hành kèm theo Quyết định số 7/QĐ-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân"
    )
