"""Lists by what is in force, which of two documents comes first, where something is laid down."""

import pytest

from corpus.build import build_document
from rag.answer import Status


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "Quyết định 30/2024/QĐ-UBND với quyết định 12/2021/QĐ-UBND cái nào ra trước?",
            "Quyết định số 12/2021/QĐ-UBND (04/03/2021) ban hành trước Quyết định số 30/2024/QĐ-UBND (20/05/2024)."
            " [1] [2]",
        ),
        (
            "Which is newer, Decision 30/2024/QĐ-UBND or Decision 12/2021/QĐ-UBND?",
            "Decision No. 30/2024/QĐ-UBND (20 May 2024) was issued after Decision No. 12/2021/QĐ-UBND (4 March 2021)."
            " [1] [2]",
        ),
        (
            "quyet dinh 30/2024/qd-ubnd va quyet dinh 12/2021/qd-ubnd cai nao co hieu luc sau?",
            "Quyết định số 30/2024/QĐ-UBND (01/06/2024) có hiệu lực sau Quyết định số 12/2021/QĐ-UBND (15/03/2021)."
            " [1] [2]",
        ),
        ("Những quyết định nào còn hiệu lực?", "Quyết định số 30/2024/QĐ-UBND."),
        ("which decisions are no longer in force?", "Decision No. 12/2021/QĐ-UBND."),
        ("các quyết định có hiệu lực trong tháng 6/2024", "Quyết định số 30/2024/QĐ-UBND."),
        ("văn bản nào có hiệu lực từ tháng 4/2021 đến tháng 6/2024", "Quyết định số 30/2024/QĐ-UBND."),
        ("Which decisions took effect in March 2021?", "Decision No. 12/2021/QĐ-UBND."),
        ("So sánh hai quyết định giá nước sạch", "So sánh:"),
        ("Decision 30/2024/QĐ-UBND and Decision 12/2021/QĐ-UBND: what are the differences?", "Compared:"),
        (
            "Letter 77/UBND-VX was sent to whom?",
            "Addressees: Department of Home Affairs (Sở Nội vụ); Ủy ban nhân dân các huyện. [1]",
        ),
        ("tất cả kế hoạch đang có", "Có 1 kế hoạch đã nạp:"),
        ("Which letters are there?", "1 official letter stored:"),
        ("What is the oldest document you hold?", "Decision No. 12/2021/QĐ-UBND. [1]"),
        ("2 quyết định mới nhất", "Quyết định số 30/2024/QĐ-UBND; Quyết định số 12/2021/QĐ-UBND."),
        ("qyết định 30/2024 ai kí", "Lê Thị Hoa, Phó Chủ tịch. [1]"),
        ("công văn hôm 2/2/2025 gửi ai", "Kính gửi: Sở Nội vụ; Ủy ban nhân dân các huyện. [1]"),
        ("số văn bản ban hành năm 2025", "Có 2 văn bản phù hợp, mới nhất trước:"),
        ("nghỉ lễ Quốc khánh thì theo công văn số mấy?", "Công văn số 77/UBND-VX."),
        ("So sánh hai quyết định về giá nước sạch", "So sánh:"),
        (
            "Which tasks must be finished before 30 June 2025, and by whom?",
            "2 tasks fall due:",
        ),
        ("Việc nào phải xong trước 30/6/2025 và của ai?", "Có 2 việc đến hạn:"),
    ],
)  # fmt: skip
def test_what_is_asked_of_all_or_of_two_is_told_in_the_first_line(question, first, librarian):
    answer = librarian.ask(question)
    assert (answer.status, answer.text.split("\n")[0]) == (Status.ANSWERED, first)


def test_a_list_that_no_title_fits_is_answered_by_a_clause_or_denied(librarian):
    assert librarian.ask("Văn bản nào nói về tàu vũ trụ?").status == Status.NO_EVIDENCE


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Nghị định 99/2030/NĐ-CP còn hiệu lực không?", "Chưa có Nghị định số 99/2030/NĐ-CP trong kho"),
        ("Is Decree 99/2030/NĐ-CP still in force?", "Decree 99/2030/NĐ-CP is not stored"),
    ],
)
def test_whether_a_document_that_nothing_is_known_of_holds_no_clause_tells(question, text, librarian):
    answer = librarian.ask(question)
    assert answer.status == Status.NO_EVIDENCE
    assert answer.text.startswith(text)


AMENDING = """BỘ GIÁO DỤC VÀ ĐÀO TẠO
THÔNG TƯ
Về trường lớp
Điều 1. Trường có 9 lớp.
Điều 2. Thông tư này có hiệu lực từ ngày 01 tháng 3 năm 2031.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Thông tư 45/2030 có hiệu lực khi nào?", "Từ ngày 01/03/2031. [1]"),
        ("Thông tư 15/2025 có hiệu lực khi nào?", "Trong các văn bản đã nạp không có văn bản nào mang số đó."),
    ],
)
def test_a_file_is_named_by_its_own_number_and_not_by_that_of_what_it_amends(question, told, tell_of):
    found = tell_of(question, build_document(AMENDING, "thong-tu-45-2030-tt-bgddt-sua-doi-tt-15-2025"))
    assert found.text.startswith(told)
