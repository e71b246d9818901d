from corpus.build import build_document
from corpus.facts.citations import Pointer, pointers

OLD = build_document(
    "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ\nSố: 5/2020/QĐ-UBND\nSơn Hạ, ngày 3 tháng 2 năm 2020\nQUYẾT ĐỊNH\nVề chợ\n"
    "Điều 1. Chợ\n1. Chợ xã.\n2. Chợ huyện.\nĐiều 2. Phí\nPhí chợ theo khoản 2 Điều 1.",
    "old",
)
NEW = build_document(
    "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ\nSố: 7/2024/QĐ-UBND\nSơn Hạ, ngày 1 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề chợ đêm\n"
    "Điều 1. Chợ đêm\nMở theo khoản 2 Điều 1 Quyết định số 5/2020/QĐ-UBND ngày 03/02/2020 và Nghị định số"
    " 60/2024/NĐ-CP.\nĐiều 2. Phí\nNhư khoản 9 Điều 1.",
    "new",
)


def test_pointers_resolve_to_clauses_of_the_document_itself_and_of_stored_ones():
    assert list(pointers(OLD, [OLD, NEW])) == [Pointer("D2", "khoản 2 Điều 1", "old", "D1.2")]
    assert list(pointers(NEW, [OLD, NEW])) == [
        Pointer("D1", "khoản 2 Điều 1 Quyết định số 5/2020/QĐ-UBND", "old", "D1.2"),
        Pointer("D1", "Nghị định số 60/2024/NĐ-CP", None, None),
        Pointer("D2", "khoản 9 Điều 1", "new", None),
    ]


def test_pointers_mean_no_document_of_that_number_and_another_day():
    other = build_document(OLD.text.replace("ngày 3 tháng 2", "ngày 4 tháng 2"), "other")
    assert next(pointers(NEW, [other])) == Pointer("D1", "khoản 2 Điều 1 Quyết định số 5/2020/QĐ-UBND", None, None)
