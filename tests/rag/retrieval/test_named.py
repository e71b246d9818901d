import pytest

from corpus.build import build_document
from rag.question.explicit_reference import Reference
from rag.retrieval.named import clauses_named, documents_named, each_named

DIRECTIVE = build_document(
    "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ\nSố: 8/2024/QĐ-UBND\nQUYẾT ĐỊNH\nVề chợ\n"
    "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Chợ xã.\n2. Chợ huyện:\n"
    "a) Chợ đêm;\nb) Chợ sớm;\nc) Chợ trâu;\nd) Chợ hoa;\nđ) Chợ nổi.\n"
    "Điều 2. Phí\n1. Phí một ngày.\n2. Phí một tháng.",
    "cho",
)
NUMBERS = {
    "a": ["cong van", "6184 ubnd vx"],
    "b": ["quyet dinh", "8 2024 qd ubnd"],
    "c": ["chi thi", "8 ct ubnd"],
}


@pytest.mark.parametrize(
    ("kind", "number", "found"),
    [
        ("cong van", "6184", {"a"}),
        ("", "6184 ubnd vx", {"a"}),
        ("chi thi", "6184", {"a"}),  # called by another kind
        ("chi thi", "8", {"c"}),
        ("quyet dinh", "8 2024", {"b"}),
        ("", "8", {"b", "c"}),
        ("cong van", "618", set()),
        ("", "", set()),
    ],
)
def test_documents_named_goes_by_whole_numbers_and_kind(kind, number, found):
    assert documents_named(Reference((), kind, number), NUMBERS) == found


@pytest.mark.parametrize(
    ("steps", "paths"),
    [
        ((("điều", "2"),), ["D2"]),
        ((("khoản", "2"), ("điều", "1")), ["D1.2"]),
        ((("khoản", "2"),), ["D1.2", "D2.2"]),
        ((("điểm", "đ"), ("điều", "1")), ["D1.2.đ"]),
        ((("điểm", "d"), ("khoản", "2"), ("điều", "1")), ["D1.2.d", "D1.2.đ"]),  # without accents, either
        ((("điểm", "a"), ("khoản", "1"), ("điều", "1")), []),
        ((("điều", "12"),), []),
        ((("điểm", "d"),), ["D1.2.d", "D1.2.đ"]),
        ((), []),
    ],
)
def test_clauses_named_follows_the_units_inward(steps, paths):
    assert [c.path for c in clauses_named(Reference(steps), DIRECTIVE)] == paths


def test_each_named_follows_a_list_of_units():
    reference = Reference((("điểm", "a"), ("khoản", "2")), others=((("điểm", "đ"), ("khoản", "2")), (("điều", "9"),)))
    found = each_named(reference, DIRECTIVE)
    assert [[c.path for c in clauses] for clauses in found] == [["D1.2.a"], ["D1.2.đ"], []]
