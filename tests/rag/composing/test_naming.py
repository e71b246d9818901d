import datetime

from corpus.build import build_document
from corpus.document import Document, Metadata
from rag.composing.naming import cited_text, lacking_text, missing_text, said_of, shared_text, under_its_name
from rag.question.reference import Reference
from rag.retrieval.named import lacking

A = Document("a", "", (), Metadata("Quyết định", "27/2024/QĐ-UBND", "UBND tỉnh A", date=datetime.date(2024, 11, 18)))
B = Document("b", "", (), Metadata("Quyết định", "27/2025/QĐ-UBND", "UBND tỉnh B", date=datetime.date(2025, 9, 5)))
NAMED_A = "Quyết định số 27/2024/QĐ-UBND (UBND tỉnh A, 18/11/2024)"
NAMED_B = "Quyết định số 27/2025/QĐ-UBND (UBND tỉnh B, 05/09/2025)"
DECISION = Reference((), "quyet dinh", "27")
LETTER = build_document(
    "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ\nSố: 9/UBND-VX\nV/v đê\nI. VỀ ĐÊ\n1. Giữ đê.\n2. Đắp đê.\nII. VỀ KÊNH\n", "de"
)


def test_shared_text_names_each_with_issuer_and_day():
    assert shared_text(DECISION, [A, B], "vi") == (
        f"Có 2 văn bản được gọi là “Quyết định số 27”: (1) {NAMED_A}; (2) {NAMED_B}. Anh/chị muốn hỏi văn bản nào?"
    )
    assert shared_text(DECISION, [A, B], "en") == (
        f"2 documents are called “decision 27”: (1) {NAMED_A}; (2) {NAMED_B}. Which one do you mean?"
    )


def test_missing_text_names_the_nearest():
    missing = Reference((), "quyet dinh", "99 qd ubnd", day=(2024, 5, 6), written="99/QĐ-UBND")
    assert missing_text(missing, [A], "vi") == (
        f"Chưa có Quyết định số 99/QĐ-UBND ngày 06/05/2024 trong kho; gần nhất: {NAMED_A}."
    )
    assert missing_text(missing, [], "en") == "Decision 99/QĐ-UBND of 06/05/2024 is not stored."


def test_cited_text_names_those_that_cite_it():
    missing = Reference((), "quyet dinh", "99 qd ubnd", written="99/QĐ-UBND")
    assert cited_text(missing, [A, B], "vi") == (
        f"Chưa có Quyết định số 99/QĐ-UBND trong kho; văn bản đã nạp có dẫn đến: {NAMED_A}; {NAMED_B}."
    )
    assert cited_text(missing, [A], "en") == (
        f"Decision 99/QĐ-UBND is not stored; stored documents that cite it: {NAMED_A}."
    )


def test_lacking_text_says_what_is_there():
    no_point = (("khoản", "3"), ("mục", "i"))
    assert lacking_text(LETTER, lacking(no_point, LETTER), "vi") == (
        "Mục I, Công văn số 9/UBND-VX không có khoản 3; có khoản 1 và 2."
    )
    assert lacking_text(LETTER, lacking(no_point, LETTER), "en") == (
        "Section I of Công văn số 9/UBND-VX has no clause 3; it has clauses 1 and 2."
    )
    deeper = (("điểm", "a"), ("khoản", "1"), ("mục", "i"))
    assert lacking_text(LETTER, lacking(deeper, LETTER), "vi") == (
        "Khoản 1 mục I, Công văn số 9/UBND-VX không có điểm a."
    )
    assert lacking_text(LETTER, lacking((("điều", "5"),), LETTER), "vi") == (
        "Công văn số 9/UBND-VX không có Điều 5; có mục I và II."
    )


def test_said_of_a_day_without_a_year_or_a_kind():
    assert said_of(Reference((), "", day=(0, 6, 5)), "vi") == "Văn bản ngày 05/06"


def test_under_its_name_names_a_document_once():
    assert under_its_name(A, "Q27", "Chủ trì: Sở Y tế. [1]\nKhác") == "Q27: Chủ trì: Sở Y tế. [1]\nKhác"
    named = f"Điều 1, {A.name}: “x” [1]"
    assert under_its_name(A, "Q27", named) == named
