import pytest

from corpus.build import build_document
from corpus.document import Relation
from corpus.facts.relations import read_effective, read_relations, superseding
from index.home import Home
from rag.assistant import Assistant

OLD = (
    "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ\nSố: 5/2020/QĐ-UBND\nQUYẾT ĐỊNH\nVề giá nước sạch\n"
    "Điều 1. Giá nước\nSở Xây dựng quyết định giá nước sạch 9.000 đồng một mét khối.\nĐiều 2. Hiệu lực\nTừ ngày ký."
)
NEW = (
    "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ\nSố: 7/2024/QĐ-UBND\nQUYẾT ĐỊNH\nVề phí rác thải\nĐiều 1. Phí rác thải\n"
    "Hộ gia đình trả phí rác.\n"
    "Điều 2. Hiệu lực\nQuyết định này có hiệu lực từ ngày 01/3/2024 và thay thế Quyết định số 5/2020/QĐ-UBND."
)


def test_relations_of_a_document_are_what_it_says():
    assert read_relations(NEW) == (Relation("replaces", "Quyết định", "5/2020/QĐ-UBND"),)
    assert read_effective(NEW, None).isoformat() == "2024-03-01"
    assert read_relations("Căn cứ Luật số 1/2020/QH14;\nTheo Nghị định số 2/2021/NĐ-CP.") == (
        Relation("based_on", "Luật", "1/2020/QH14"),
    )


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Sửa đổi, bổ sung khoản 2 Điều 5 Quyết định số 5/2020/QĐ-UBND", "amends"),
        ("Bãi bỏ Chỉ thị số 3/CT-UBND", "repeals"),
        ("Quyết định số 5/2020/QĐ-UBND hết hiệu lực kể từ ngày này", "repeals"),
        ("Triển khai thực hiện Chỉ thị số 16/CT-TTg", "implements"),
        ("như đã nêu tại Chỉ thị số 16/CT-TTg", None),
    ],
)
def test_read_relations_by_what_stands_round_the_number(text, relation):
    assert [r.kind for r in read_relations(text)] == ([relation] if relation else [])


def test_superseding_is_by_numbers_that_are_stored():
    old, new = build_document(OLD, "cu"), build_document(NEW, "moi")
    assert superseding([old, new]) == {"cu": [("replaces", "moi")]}
    assert superseding([new]) == {}


@pytest.mark.parametrize(
    ("question", "note"),
    [
        (
            "Giá nước sạch bao nhiêu tiền một mét khối?",
            "Lưu ý: Quyết định số 5/2020/QĐ-UBND đã được thay thế bởi Quyết định số 7/2024/QĐ-UBND từ ngày 01/03/2024.",
        ),
        (
            "How much is the price of clean water per cubic metre?",
            "Note: Decision No. 5/2020/QĐ-UBND has been replaced by Decision No. 7/2024/QĐ-UBND since 1 March 2024.",
        ),
    ],
)
def test_an_answer_from_a_replaced_document_says_so(question, note, tmp_path):
    for name, text in (("cu", OLD), ("moi", NEW)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    home = Home(tmp_path / "home")
    list(home.ingest([tmp_path / "cu.txt", tmp_path / "moi.txt"]))
    answer = Assistant(home).ask(question)
    assert answer.citations[0].document_id == "cu"
    assert answer.text.splitlines()[-1] == note
