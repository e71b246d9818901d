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
        [Example("Sở Y tế phải làm gì?", "nuoc", ""), Example("Sở Xây dựng phải làm gì?", "nuoc", "")],
        [Example("Văn bản số 19/UBND-NN nói về gì?", "nuoc", "")],
    ]


def test_examples_in_english_name_an_agency_a_clause_and_the_document():
    document = build_document(TEXT, "nuoc")
    agencies, clauses, about = examples_of(document, read_duties(document), "en")
    assert agencies == [
        Example("What must the Department of Health do?", "nuoc", ""),
        Example("What must the Department of Construction do?", "nuoc", ""),
    ]
    assert clauses == [Example("What does clause 2 of Document No. 19/UBND-NN say?", "nuoc", "2")]
    assert about == [Example("What is Document No. 19/UBND-NN about?", "nuoc", "")]


def test_a_question_begins_with_a_capital_whatever_the_document_begins_the_name_with():
    text = TEXT.replace("3. Sở Xây dựng chủ trì", "3. Giao trường trung học cơ sở chủ trì").replace(
        "a) Nước", "a) nước"
    )
    document = build_document(text, "nuoc")
    *_, terms, agencies, _ = examples_of(document, read_duties(document), "vi")
    assert [e.question for e in (*terms, *agencies)] == [
        "Nước sạch là gì?", "Xã khô là gì?", "Sở Y tế phải làm gì?", "Trường trung học cơ sở phải làm gì?",
    ]  # fmt: skip


def test_examples_are_questions_that_a_person_would_ask():
    text = """ỦY BAN NHÂN DÂN
TỈNH THẠCH GIANG
Số: 20/UBND-NN

Thạch Giang, ngày 05 tháng 4 năm 2021

1. Sở Y tế chủ trì bố trí bổ sung 6,4 tỷ đồng cho trạm y tế xã.
2. Sở Xây dựng chủ trì sửa chữa đường vào thôn và.
3. Sở Tài chính chủ trì kiểm tra sổ sách của xã hằng quý, báo cáo trước ngày 25 hằng tháng.
4. Các xã làm đến đâu chắc đến đó.
5. Sở Nội vụ chủ trì là cơ quan thường trực của ban.
6. Thôn trưởng nhóm lửa canh đê ngoài bãi, xong trước ngày 20/4/2021.
"""
    document = build_document(text, "nuoc")
    assert examples_of(document, read_duties(document), "vi")[:3] == [
        # A figure is not cut at its comma; what ends or begins amid a sentence, recurs, names nobody or no act is none.
        [Example("Ai chủ trì bố trí bổ sung 6,4 tỷ đồng cho trạm y tế xã?", "nuoc", "1")],
        [],
        [],
    ]
