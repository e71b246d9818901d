import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.composing.listed import compose_list
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.guards import cites_units
from rag.reading.listed import children_of, heads_list, heads_what_was_read, list_asked, list_of_the_best
from rag.reading.reader import Reading, Span

DOCUMENT = build_document(
    """NGHỊ ĐỊNH
Điều 6. Trưởng ấp
1. Tiêu chuẩn của trưởng ấp: có sức khỏe.
2. Quyền hạn:
a) Đại diện cho ấp;
b) Được mời dự họp;
c) Ủy ban nhân dân xã hỗ trợ.
3. Trưởng ấp báo cáo hằng năm.
Điều 7. Kinh phí của ấp
1. Nguồn:
a) Ngân sách xã;
b) Quỹ của ấp.
2. Ấp quyết toán hằng năm.
""",
    "ap",
)


def evidence(path):
    clause = DOCUMENT.clause(path)
    hit = Hit("ap", path, f"ap#{path}", clause.start, clause.end, 0.5, 0.0, 0.0, 1)
    return Evidence(hit, DOCUMENT, clause, ())


def found(text, *paths):
    head = list_asked(read_question(text), [evidence(p) for p in paths], lambda hit: evidence(hit.path))
    return head.clause.path if head else None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("quyền hạn của trưởng ấp", "D6.2"),
        ("Trưởng ấp có những quyền hạn gì?", "D6.2"),
        ("Trưởng ấp báo cáo khi nào?", None),  # asks for no list
        ("Trưởng ấp có quyền hạn gì không?", None),  # wants a yes or a no
        ("kinh phí đào giếng gồm những gì", None),  # nothing there heads that
    ],
)
def test_list_asked_is_the_clause_whose_lead_in_has_the_question(text, path):
    assert found(text, "D6.2.b", "D6.3", "D6.1") == path


@pytest.mark.parametrize(
    ("text", "path", "head"),
    [
        ("Trưởng ấp có những quyền hạn nào?", "D6.2.b", "D6.2"),
        ("Trưởng ấp có quyền hạn nào khi dự họp?", "D6.2.b", None),  # its own words have what is asked for
        ("Trưởng ấp được hưởng những quyền nào?", "D6.3", None),  # a title heads whole sentences
        # The noun that is asked for alone heads the list, though its own words have none of the rest.
        ("Tiền cho ấp lấy từ những nguồn nào?", "D7.1.b", "D7.1"),
        ("Tiền cho ấp nộp vào những quỹ nào?", "D7.1.b", None),
        ("Ngư dân được vay những khoản nào?", "D6.2.b", None),  # what heads it has too little of that
    ],
)
def test_of_one_of_a_list_all_that_is_headed_by_its_lead_in_is_meant(text, path, head):
    above = list_of_the_best(read_question(text), evidence(path))
    assert (above and above.path) == head


def test_only_a_clause_that_says_what_comes_heads_a_list():
    assert [c.path for c in children_of(DOCUMENT, DOCUMENT.clause("D6.2"))] == ["D6.2.a", "D6.2.b", "D6.2.c"]
    assert heads_list(DOCUMENT, DOCUMENT.clause("D6.2"))
    assert not heads_list(DOCUMENT, DOCUMENT.clause("D6.1"))


def test_compose_list_names_the_children_and_quotes_what_heads_them():
    said = compose_list(read_question("quyền hạn của trưởng ấp"), evidence("D6.2"))
    first, quote = said.text.splitlines()
    assert first == "Đại diện cho ấp; được mời dự họp; ủy ban nhân dân xã hỗ trợ. [1][2][3][4]"
    assert quote == f"Khoản 2 Điều 6, {DOCUMENT.name}: “Quyền hạn:” [1]"
    assert [c.clause for c in said.citations] == ["D6.2", "D6.2.a", "D6.2.b", "D6.2.c"]
    assert all(DOCUMENT.text[c.start : c.end] == c.quote for c in said.citations)


@pytest.mark.parametrize(
    ("steps", "text", "cited"),
    [
        ((("phụ lục", "01"),), "Bãi bỏ cụm từ tại Phụ lục số 01.", True),
        ((("phụ lục", "xxvi"),), "Bãi bỏ Phụ lục XXVI.", True),
        ((("khoản", "3"), ("điều", "6")), "Sửa đổi khoản 3 Điều 6 như sau", True),
        ((("khoản", "3"), ("điều", "6")), "Sửa đổi khoản 3 Điều 16 như sau", False),
        ((), "Bãi bỏ Phụ lục XXVI.", False),
        ((("điều", "850"),), "Công an đã điều 850 cán bộ, chiến sĩ.", False),
        ((("điều", "5"),), "Giá theo điều 05 của Quy chế.", True),
    ],
)
def test_cites_units_where_all_that_a_question_names_are_said(steps, text, cited):
    assert cites_units(steps, text) is cited


@pytest.mark.parametrize(
    ("text", "path", "marked", "heads"),
    [
        ("Trưởng ấp được gì?", "D6.2", "Quyền hạn", True),
        ("Trưởng ấp được gì?", "D6.2", "", True),
        ("Trưởng ấp được gì?", "D6.1", "Tiêu chuẩn", False),  # says what they are itself
        ("Trưởng ấp được gì?", "D6.2.a", "Đại diện", False),
        ("Khi nào trưởng ấp báo cáo?", "D6.2", "Quyền hạn", False),
    ],
)
def test_a_line_that_heads_what_stands_below_it_was_read(text, path, marked, heads):
    start = DOCUMENT.text.index(marked) if marked else 0
    spans = (Span(start, start + len(marked), -0.1),) if marked else ()
    assert heads_what_was_read(read_question(text), evidence(path), Reading(0.9, spans, None, 1.0)) is heads
