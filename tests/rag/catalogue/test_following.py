"""What follows a question about a document: asked of the same, of another like it, or of the one that it replaced."""

import pytest

from corpus.build import build_document
from rag.answer import Status
from rag.conversation.turn import Turn
from rag.question.document_question import read_document_question
from rag.question.typed import read_typed

SIGNED, SIGNED_EN = "Ai ký Quyết định 30/2024/QĐ-UBND?", "Who signed Decision 30/2024/QĐ-UBND?"
REPLACED = "Quyết định 30/2024/QĐ-UBND thay thế quyết định nào?"
REPLACED_EN = "What does Decision 30/2024/QĐ-UBND replace?"
REPLACED_BY = "No: it has been replaced by Circular No. 9/2031/TT-BVT. [1]"


@pytest.mark.parametrize(
    ("asked", "document", "question", "first"),
    [
        (SIGNED, "gia", "gửi những đâu?", "Nơi nhận: Bộ Tài chính (để b/c); Sở Xây dựng; Lưu: VT. [1]"),
        (SIGNED, "gia", "còn ký hôm nào?", "Ngày 20/05/2024. [1]"),
        (SIGNED_EN, "gia", "who else signed it?", "Lê Thị Hoa, Vice Chairperson (Phó Chủ tịch). [1]"),
        (SIGNED, "gia", "có mấy điều?", "Quyết định số 30/2024/QĐ-UBND có 3 điều."),
        (SIGNED, "gia", "còn 77 thì sao?", "Trần Văn Bình, Phó Chủ tịch. [1]"),
        ("Ai ký Công văn 77/UBND-VX?", "nghi", "nó sửa văn bản nào nữa?", "Kế hoạch số 8/KH-UBND. [1]"),
        # Of the one that was replaced, which is stored.
        (REPLACED, "gia", "cái đó ban hành ngày nào?", "Ngày 04/03/2021. [1]"),
        (REPLACED_EN, "gia", "and the old one, when was it issued?", "4 March 2021. [1]"),
        (
            REPLACED_EN,
            "gia",
            "is that one still in force?",
            "No: it has been replaced by Decision No. 30/2024/QĐ-UBND. [1]",
        ),
        ("Văn bản mới nhất là gì?", "nghi", "thế cái trước đó?", "Kế hoạch số 8/KH-UBND. [1]"),
        ("Có những quyết định nào?", "", "cái nào của năm 2021?", "Quyết định số 12/2021/QĐ-UBND."),
    ],
)  # fmt: skip
def test_what_follows_a_question_of_a_document_is_asked_of_it_or_of_what_it_names(
    asked, document, question, first, librarian
):
    answer = librarian.ask(question, [Turn(asked, document, "", "answered")])
    assert answer.text.split("\n")[0] == first


OLD_KNOWN_BY_ANOTHER = """BỘ VẬN TẢI
Số: 9/2031/TT-BVT
THÔNG TƯ
Về bến đò
Điều 1. Bến đò thu 2.000 đồng.
Điều 2. Thông tư này thay thế Thông tư số 4/2028/TT-BVT ngày 03 tháng 02 năm 2028.
"""


@pytest.mark.parametrize(
    ("question", "status", "first"),
    [
        ("cái cũ ra ngày nào?", Status.ANSWERED, "Ngày 03/02/2028. [1]"),
        ("the old one: is it in force?", Status.ANSWERED, REPLACED_BY),
        ("văn bản cũ ai ký?", Status.NO_EVIDENCE, "Thông tư số 4/2028/TT-BVT ngày 03/02/2028 chưa được nạp."),
    ],
)  # fmt: skip
def test_of_a_replaced_document_that_is_not_stored_the_other_tells(question, status, first, tell_of):
    before = read_document_question(read_typed("Thông tư 9/2031/TT-BVT thay thế thông tư nào?"))
    told = tell_of(question, build_document(OLD_KNOWN_BY_ANOTHER, "do"), before="do", follows=before)
    assert (told.status, told.text.split("\n")[0]) == (status, first)
