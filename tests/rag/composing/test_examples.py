from corpus.build import build_document
from corpus.duties.read import read_duties
from rag.composing.examples import Example, examples_of

TEXT = """ỦY BAN NHÂN DÂN
TỈNH THẠCH GIANG
Số: 19/UBND-NN

Thạch Giang, ngày 05 tháng 4 năm 2021

1. Giải thích từ ngữ
a) Nước sạch là nước dùng để ăn, uống;
b) Xã khô là xã thiếu nước.
2. Sở Y tế chủ trì mua máy lọc nước cho trạm y tế, hoàn thành trước ngày 20/4/2021.
3. Sở Xây dựng chủ trì nạo vét.
"""


def test_examples_are_made_of_duties_deadlines_and_definitions():
    document = build_document(TEXT, "nuoc")
    task = "mua máy lọc nước cho trạm y tế"
    assert examples_of(document, read_duties(document), "vi") == [
        [Example(f"Ai chủ trì {task}?", "nuoc", "2")],
        [Example(f"Khi nào phải hoàn thành việc {task}?", "nuoc", "2")],
        [Example("Nước sạch là gì?", "nuoc", "1.a"), Example("Xã khô là gì?", "nuoc", "1.b")],
    ]


def test_examples_in_english_name_an_agency_a_clause_and_the_document():
    document = build_document(TEXT, "nuoc")
    agencies, clauses, about = examples_of(document, read_duties(document), "en")
    assert agencies == [
        Example("What must the Department of Health do?", "nuoc", ""),
        Example("What must the Department of Construction do?", "nuoc", ""),
    ]
    assert clauses == [Example(f"What does clause 2 of {document.name} say?", "nuoc", "2")]
    assert about == [Example(f"What is {document.name} about?", "nuoc", "")]
