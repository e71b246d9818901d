import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.facts.references import Reference, find_references, resolve

RULES = build_document(
    "QUYẾT ĐỊNH\nVề việc dùng nước\nĐiều 1. Phạm vi\n1. Quyết định này về nước sạch:\na) Nước giếng;\nb) Nước mưa.\n"
    "2. Không áp dụng cho nước biển.\nĐiều 2. Giá nước\n1. Giá theo điểm a khoản 1 Điều 1 Quyết định này.\n"
    "2. Hộ nghèo trả nửa giá ở khoản 1 Điều này.\n3. Điểm b khoản 1 không áp dụng; xem khoản 9 Điều này.",
    "a",
)


def spans(text):
    return [(r.label, text[r.start : r.end]) for r in find_references(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theo khoản 2 Điều 5", [("khoản 2 Điều 5", "khoản 2 Điều 5")]),
        (
            "tại điểm a, khoản 3 Điều 7 của Quy chế này.",
            [("điểm a khoản 3 Điều 7", "điểm a, khoản 3 Điều 7 của Quy chế này")],
        ),
        (
            "theo điểm b khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
            [
                (
                    "điểm b khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP",
                    "điểm b khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
                )
            ],
        ),
        (
            "Thực hiện Chỉ thị số 16/CT-TTg ngày 20 tháng 9 năm 2022",
            [("Chỉ thị số 16/CT-TTg", "Chỉ thị số 16/CT-TTg ngày 20 tháng 9 năm 2022")],
        ),
        (
            "mục II.3 Kế hoạch số 52/KH-UBND và Nghị quyết 20-NQ/TW",
            [
                ("mục II.3 Kế hoạch số 52/KH-UBND", "mục II.3 Kế hoạch số 52/KH-UBND"),
                ("Nghị quyết số 20-NQ/TW", "Nghị quyết 20-NQ/TW"),
            ],
        ),
        ("Sở Y tế mua 5 tấn thuốc trong 3 điểm bán", []),
        ("điểm chuẩn và khoản thu khác", []),
    ],
)
def test_find_references(text, found):
    assert spans(text) == found


def test_a_reference_knows_the_day_of_its_document():
    (found,) = find_references("Chỉ thị số 16/CT-TTg ngày 20/9/2022")
    assert found == Reference(0, 35, (), "Chỉ thị", "16/CT-TTg", datetime.date(2022, 9, 20))


@pytest.mark.parametrize(
    ("here", "text", "path"),
    [
        ("D2.1", "điểm a khoản 1 Điều 1", "D1.1.a"),
        ("D2.2", "khoản 1 Điều này", "D2.1"),
        ("D2.3", "khoản 9 Điều này", None),
        ("D1.1.b", "điểm a khoản này", "D1.1.a"),
        ("D1.2", "khoản 1", "D1.1"),
        ("D1.2", "điểm b khoản 1", "D1.1.b"),
        ("D1.2", "Điều 2", "D2"),
        ("D1.2", "Điều 2 Luật số 11/2020/QH14", None),
    ],
)
def test_resolve_finds_the_clause_meant(here, text, path):
    (reference,) = find_references(text)
    found = resolve(reference, RULES.clause(here), RULES.clauses)
    assert (found.path if found else None) == path


def test_resolve_in_a_directive_without_articles():
    plan = build_document(
        "KẾ HOẠCH\nVề nước\nI. MỤC TIÊU\n1. Sạch.\n2. Đủ.\nII. VIỆC\n1. Theo khoản 2 mục I.\n2. Xong.", "a"
    )
    (reference,) = find_references("khoản 2 mục I")
    assert resolve(reference, plan.clause("II.1"), plan.clauses).path == "I.2"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="điểmkhoảnĐiều mục123abIV.,()này/-số ", max_size=80))
def test_find_references_of_any_text_are_spans_of_it(text):
    for r in find_references(text):
        assert 0 <= r.start < r.end <= len(text)
        assert r.steps or r.number
