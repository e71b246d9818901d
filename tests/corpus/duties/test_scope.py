import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from corpus.duties.scope import behind_itself, outside_quotes, without_tasks


def document(*paragraphs):
    return build_document("\n\n".join(paragraphs) + "\n", "x")


def agencies(*paragraphs):
    return [(d.clause, d.agency) for d in read_duties(document(*paragraphs))]


@pytest.mark.parametrize(
    "heading",
    [
        "Phạm vi điều chỉnh",
        "Đối tượng áp dụng",
        "Phạm vi điều chỉnh và đối tượng áp dụng",
        "Phạm vi điều chỉnh, đối tượng áp dụng",
        "Đối tượng áp dụng của Nghị định này bao gồm:",
        "Giải thích từ ngữ",
        "Quyền hạn",
        "Thẩm quyền xử phạt của Thanh tra viên",
    ],
)
def test_without_tasks_are_scope_definitions_and_powers_with_all_below_them(heading):
    below = ("1. Sở Y tế:", "a) Mua thuốc.", "b) Mua bông.", "2. Công an tỉnh gác kho.")
    found = document(f"Điều 1. {heading}", *below, "Điều 2. Thi hành", "1. Sở Y tế mua màn.", "2. Hết.")
    assert without_tasks(found) == {"D1", "D1.1", "D1.1.a", "D1.1.b", "D1.2"}


@pytest.mark.parametrize("heading", ["Quyền và nghĩa vụ của Sở Y tế", "Phạm vi kiểm tra", "Trách nhiệm của Sở Y tế"])
def test_without_tasks_are_no_articles_that_bind(heading):
    assert without_tasks(document(f"Điều 1. {heading}", "1. Mua thuốc.", "Điều 2. Thi hành", "1. Mua màn.")) == set()


def test_powers_are_no_tasks_and_what_stands_beside_them_is():
    assert agencies(
        "Điều 1. Kiểm tra chợ",
        "1. Sở Công Thương có quyền:",
        "a) Phạt cảnh cáo;",
        "b) Tịch thu hàng giả.",
        "2. Sở Công Thương có quyền và nghĩa vụ sau đây:",
        "a) Lập biên bản;",
        "b) Nộp sổ.",
    ) == [("D1.2.a", "Sở Công Thương"), ("D1.2.b", "Sở Công Thương")]


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị này có hiệu lực sau 10 ngày.",
        "Quyết định này thay thế Quyết định số 5/2020/QĐ-UBND.",
        "Thông tư này hết hiệu lực từ ngày 01/01/2030.",
        "Bản Quy chế này áp dụng cho các trường.",
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ 20 thông qua ngày 05 tháng 3 năm 2025.",
        "Nghị quyết được Hội đồng nhân dân xã thông qua ngày 05/3/2025 và có hiệu lực từ ngày 15/3/2025./.",
        "Luật này được Quốc hội thông qua ngày 19 tháng 6 năm 2023.",
        "Biên bản này được Sở Nội vụ lập thành 02 bản.",
    ],
)
def test_what_a_text_says_of_itself_is_no_task_of_who_is_named_above(text):
    assert behind_itself(text, 0, len(text)) == len(text)
    assert agencies("1. Sở Y tế:", f"a) {text}", "b) Mua màn.", "2. Hết.") == [("1.b", "Sở Y tế")]


def test_what_a_text_says_of_itself_ends_where_somebody_acts():
    text = "Trong 60 ngày kể từ ngày Quy chế này có hiệu lực, Sở Y tế mua màn."
    assert behind_itself(text, 0, len(text)) == 0
    assert agencies(f"1. {text}", "2. Hết.") == [("1", "Sở Y tế")]


def test_the_closing_has_no_subject_of_what_stands_before_it():
    found = agencies(
        "1. Đê phải cao.",
        "2. Sở Y tế mua màn. Sở Xây dựng:",
        "a) Sửa cổng.",
        "b) Sửa đê.",
        "Chỉ thị này có hiệu lực từ ngày ký. Nộp sổ theo dõi trước ngày 05/6./.",
    )
    assert found == [("2", "Sở Y tế"), ("2.a", "Sở Xây dựng"), ("2.b", "Sở Xây dựng")]


def test_what_is_put_into_another_document_is_no_task_here():
    first = "Sửa đổi khoản 2 Điều 5 như sau:"
    assert agencies(f"Điều 1. {first}", "“2. Sở Y tế mua màn.”", "Điều 2. Sở Xây dựng sửa cổng.") == [
        ("D2", "Sở Xây dựng")
    ]


def test_outside_quotes_are_the_pieces_up_to_where_the_quoted_text_begins():
    text = "1. Sở Y tế sửa Điều 5 như sau: “Sở Xây dựng sửa cổng.” Công an tỉnh gác."
    clause = build_document(f"{text}\n2. Hết.\n", "x").clauses[0]
    close = text.index("”")
    pieces = [(3, close + 1), (text.index("Sở Xây"), close), (close + 2, len(text))]
    found = [text[start:end] for start, end in outside_quotes(text, clause, pieces)]
    assert found == ["Sở Y tế sửa Điều 5 như sau:", "Công an tỉnh gác."]


def test_the_end_of_a_resolution_sets_no_deadline_for_the_task_above_it():
    end = "Nghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày 05/3/2025 và có hiệu lực từ ngày 15/3/2025."
    found = read_duties(document("Điều 1. Mua màn.", f"Điều 2. Giao Sở Y tế mua màn.\n{end}"))
    assert [(d.clause, d.agency, d.task, d.deadline) for d in found] == [("D2", "Sở Y tế", "mua màn", None)]


def test_an_order_at_the_end_of_what_a_text_says_of_itself_is_a_task():
    said = "Nghị quyết này được Hội đồng nhân dân xã thông qua ngày 05/3/2025, giao Sở Y tế mua màn."
    given = "Kế hoạch này được giao Sở Nội vụ triển khai."
    assert agencies(f"1. {said}", "2. Hết.") == [("1", "Sở Y tế")]
    assert behind_itself(given, 0, len(given)) == 0


@pytest.mark.parametrize(
    "quoted", ["«Sở Y tế mua màn.»", "‘Sở Y tế mua màn.’", '“Sở Y tế mua màn."', '"Sở Y tế mua màn;".']
)
@pytest.mark.parametrize("before", ["Sửa đổi khoản 2 Điều 5 như sau:", "Điểm a sửa thành:", "Bổ sung khoản 5:"])
def test_what_is_put_elsewhere_is_no_task_whatever_signs_quote_it(before, quoted):
    assert agencies(f"Điều 1. {before} {quoted}", "Công an tỉnh gác.", "Điều 2. Sở Xây dựng sửa cổng.") == [
        ("D1", "Công an tỉnh"),
        ("D2", "Sở Xây dựng"),
    ]


def test_pieces_of_what_is_quoted_within_a_sentence_are_no_tasks():
    text = "Điều 1. Sở Y tế giữ “4 tại chỗ” (“chỉ huy tại chỗ; lực lượng tại chỗ; hậu cần tại chỗ”)."
    assert agencies(text, "Điều 2. Đê cao.") == [("D1", "Sở Y tế")]
