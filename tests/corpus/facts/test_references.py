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


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("các điểm a, b và c khoản 1 Điều 2",
         ["điểm a khoản 1 Điều 2", "điểm b khoản 1 Điều 2", "điểm c khoản 1 Điều 2"]),
        ("điểm a, điểm b khoản 1 Điều 2", ["điểm a khoản 1 Điều 2", "điểm b khoản 1 Điều 2"]),
        ("điểm a khoản 1 và khoản 2 Điều 2", ["điểm a khoản 1 Điều 2", "khoản 2 Điều 2"]),
        ("Điều 1, Điều 3 và Điều 4 của Quy chế này", ["Điều 1", "Điều 3", "Điều 4"]),
        ("khoản 1 (điểm a, b) Điều 2", ["điểm a khoản 1 Điều 2", "điểm b khoản 1 Điều 2"]),
        ("khoản 1 (các điểm a và c).", ["điểm a khoản 1", "điểm c khoản 1"]),
        ("Điều 5 (khoản 2, 3)", ["khoản 2 Điều 5", "khoản 3 Điều 5"]),
        ("Điều 5 (khoản 2, điểm a)", ["điểm a khoản 2 Điều 5"]),
        ("Điều 5 (điểm a khoản 2)", ["điểm a khoản 2 Điều 5"]),
        ("Điều 5 [khoản 2 và khoản 3] và Điều 6", ["khoản 2 Điều 5", "khoản 3 Điều 5", "Điều 6"]),
        ("khoản 2 (điểm a) và khoản 3 Điều 1", ["điểm a khoản 2 Điều 1", "khoản 3 Điều 1"]),
        ("Điều 3 (khoản 1 (điểm a)) và Điều 4", ["điểm a khoản 1 Điều 3", "Điều 4"]),
        ("Điều 5 (khoản 2 Điều 6 cũ)", ["Điều 5", "khoản 2 Điều 6"]),
        ("(khoản 1) điểm a Điều 2", ["khoản 1", "điểm a Điều 2"]),
        ("các Điều 3, 4 và 5.", ["Điều 3", "Điều 4", "Điều 5"]),
        ("các Điều từ 1 đến 3.", ["Điều 1", "Điều 2", "Điều 3"]),
        ("các khoản từ 2 đến 3 Điều 5", ["khoản 2 Điều 5", "khoản 3 Điều 5"]),
        ("những điểm từ a đến c khoản 1", ["điểm a khoản 1", "điểm b khoản 1", "điểm c khoản 1"]),
        ("các khoản từ 5 đến 10 triệu đồng", []),
        ("đạt điểm từ 8 đến 10.", []),
        ("khoản 1 và 2 các Điều 1, 2.", ["khoản 1 Điều 1", "khoản 2 Điều 1", "khoản 1 Điều 2", "khoản 2 Điều 2"]),
        ("điểm a khoản 1, 3 của các Điều 4 và 5",
         ["điểm a khoản 1 Điều 4", "điểm a khoản 3 Điều 4", "điểm a khoản 1 Điều 5", "điểm a khoản 3 Điều 5"]),
        # A verb and an amount.
        ("đã huy động và điều 850 cán bộ, chiến sĩ", []),
        ("- Điều 02 xe cứu hỏa đến bến.", []),
        ("kịp thời điều 3 tàu và 5 ca nô", []),
        ("thu khoản 500 triệu đồng", []),
        ("theo điều 12 của Quy chế", ["Điều 12"]),
        ("tại điều 5 quy chế này", ["Điều 5"]),
        ("điều 3, điều 4 Luật Đê điều", ["Điều 3", "Điều 4"]),
        ("- Điều 5 Quy chế này quy định giá.", ["Điều 5"]),
        ("khoản 1, 2 Điều này và điểm đ khoản 1 Điều 3",
         ["khoản 1 Điều này", "khoản 2 Điều này", "điểm đ khoản 1 Điều 3"]),
        ("từ Điều 2 đến Điều 4", ["Điều 2", "Điều 3", "Điều 4"]),
        ("điểm c đến điểm e khoản 1", ["điểm c khoản 1", "điểm d khoản 1", "điểm đ khoản 1", "điểm e khoản 1"]),
        ("mục I đến mục III", ["mục I", "mục II", "mục III"]),
        ("Điều 4 đến 4b", ["Điều 4", "Điều 4a", "Điều 4b"]),
        ("Điều 7-9", ["Điều 7", "Điều 8", "Điều 9"]),
        ("khoản 1,2 Điều 5", ["khoản 1 Điều 5", "khoản 2 Điều 5"]),
        ("khoản 3; điểm a khoản 4; khoản 5 Điều 6", ["khoản 3 Điều 6", "điểm a khoản 4 Điều 6", "khoản 5 Điều 6"]),
        ("Điều 5, khoản 2, điểm a", ["điểm a khoản 2 Điều 5"]),
        ("Điều 5 khoản 2 và khoản 3", ["khoản 2 Điều 5", "khoản 3 Điều 5"]),
        ("khoản 1a, điểm đ1 khoản 2 Điều 12a", ["khoản 1a Điều 12a", "điểm đ1 khoản 2 Điều 12a"]),
        ("điểm (i) và (ii) khoản 2", ["điểm (i) khoản 2", "điểm (ii) khoản 2"]),
        ("Mục 2 Chương II", ["mục 2 Chương II"]),
        ("điểm a khoản này và Điều 6 Nghị định số 30/2020/NĐ-CP",
         ["điểm a khoản này", "Điều 6 Nghị định số 30/2020/NĐ-CP"]),
        ("khoản 1 và 2 Điều 3 Nghị định số 30/2020/NĐ-CP",
         ["khoản 1 Điều 3 Nghị định số 30/2020/NĐ-CP", "khoản 2 Điều 3 Nghị định số 30/2020/NĐ-CP"]),
        # Numbers that count what comes after them, amounts, another paragraph.
        ("khoản 1, 2 huyện đã làm", ["khoản 1"]),
        ("Điều 3, 15 tháng 6", ["Điều 3"]),
        ("khoản 1,5 tỷ đồng", []),
        ("Chương II", []),
        ("theo điều\n1 của", []),
    ],
)  # fmt: skip
def test_find_references_reads_lists_and_ranges(text, labels):
    assert [r.label for r in find_references(text)] == labels


def test_references_of_one_list_share_its_span():
    text = "theo các điểm a và b khoản 1 Điều 2 của Quy chế này."
    assert {text[r.start : r.end] for r in find_references(text)} == {"điểm a và b khoản 1 Điều 2 của Quy chế này"}


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
        ("D1.2", "Mục 2 Chương II", None),
        ("D2.1", "Mục 1 của Quyết định này", None),  # no khoản 1: a container above its Điều
        ("D1.2", "Điều 2 Mục 1 Chương II", "D2"),
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


def test_resolve_reads_a_section_and_its_clause_in_one():
    plan = build_document("KẾ HOẠCH\nVề nước\nI. MỤC TIÊU\n1. Sạch.\n2. Đủ.\nII. VIỆC\n1. Theo mục I.2.\n2. Xong.", "a")
    (reference,) = find_references("mục I.2")
    assert resolve(reference, plan.clause("II.1"), plan.clauses).path == "I.2"


@settings(max_examples=200)
@given(st.text(alphabet="điểmkhoảnĐiều mục123abIV.,;()này/-số đến và\n", max_size=80))
def test_find_references_of_any_text_are_spans_of_it(text):
    for r in find_references(text):
        assert 0 <= r.start < r.end <= len(text)
        assert r.steps or r.number
