"""Questions that ask something of a document and something of its clauses, answered as one."""

import pytest

from rag.answer import Citation
from rag.both import renumbered
from rag.question.document_words import Attribute
from rag.question.read import read_question


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Công văn 612 ai ký và phải tắt đèn lúc mấy giờ?",
            [("Công văn 612 ai ký", "signer"), ("phải tắt đèn lúc mấy giờ", "")],
        ),
        (
            "cong van 612 ai ky, ngay nao, va phai tat den luc may gio",
            [("cong van 612 ai ky", "signer"), ("ngay nao", "date"), ("phai tat den luc may gio", "")],
        ),
        (
            "When was Plan 52/KH-UBND issued and how many days of exams are there?",
            [("When was Plan 52/KH-UBND issued", "date"), ("how many days of exams are there", "")],
        ),
        (
            "Who leads the exams, and who signed Plan 52/KH-UBND?",
            [("Who leads the exams", ""), ("who signed Plan 52/KH-UBND", "signer")],
        ),
        (
            "At which session was Resolution 15/2025/NQ-HĐND passed, and who leads its work?",
            [("At which session was Resolution 15/2025/NQ-HĐND passed", "session"), ("who leads its work", "")],
        ),
        # What is sent weekly, and to whom, a clause says.
        ("Báo cáo tuần về chợ gửi ai, hạn mấy giờ?", []),
        ("Ai chủ trì mua thuốc và hạn khi nào?", []),  # nothing is asked of a document
        ("Công văn 612 ai ký và ký ngày nào?", []),  # nothing is asked of a clause
    ],
)  # fmt: skip
def test_what_is_asked_of_a_document_is_told_from_what_is_asked_of_its_clauses(question, asked):
    found = read_question(question).document_askings
    assert [(a.said, a.about.attribute.value if a.about else "") for a in found] == asked
    assert all(len(a.about.mentions) == 1 for a in found if a.about)


@pytest.mark.parametrize(
    ("question", "lines", "clauses"),
    [
        (
            "Ai ký Quyết định 30/2024/QĐ-UBND và giá nước sạch là bao nhiêu?",
            [
                "Lê Thị Hoa, Phó Chủ tịch. [1] 11.000 đồng một mét khối. [2]",
                "Phần ký, Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An Hòa; ký thay Chủ"
                " tịch, thay mặt Ủy ban nhân dân.",
                "Điều 1, Quyết định số 30/2024/QĐ-UBND: “Giá nước sạch sinh hoạt là 11.000 đồng một mét khối.” [2]",
            ],
            [None, "D1"],
        ),
        (
            "Quyết định 30/2024/QĐ-UBND ký ngày nào, ai chủ trì rà soát phí thoát nước và ai ký?",
            [
                "Ngày 20/05/2024; Lê Thị Hoa, Phó Chủ tịch. [1] [2] Chủ trì: Sở Xây dựng. [3]",
                "Phần đầu văn bản và phần ký, Quyết định số 30/2024/QĐ-UBND ngày 20/05/2024 của Ủy ban nhân dân tỉnh An"
                " Hòa; ký thay Chủ tịch, thay mặt Ủy ban nhân dân.",
                "Điều 2, Quyết định số 30/2024/QĐ-UBND: “Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát phí"
                " thoát nước, hoàn thành trước ngày 30/9/2024.” [3]",
            ],
            [None, None, "D2"],
        ),
        (
            "Who signed Decision 30/2024/QĐ-UBND and what is the fine?",
            [
                "Lê Thị Hoa, Vice Chairperson (Phó Chủ tịch). [1]",
                "Signature, Decision No. 30/2024/QĐ-UBND of 20 May 2024, People's Committee of An Hòa province (Ủy ban"
                " nhân dân tỉnh An Hòa); for the Chairperson, on behalf of the People's Committee.",
                "Nothing was found that answers “what is the fine”.",
            ],
            [None],
        ),
    ],
)
def test_both_are_answered_and_what_is_not_is_said(question, lines, clauses, librarian):
    answer = librarian.ask(question)
    assert answer.text.split("\n") == lines
    shown = [c for c in answer.citations if f"[{c.n}]" in answer.text]
    assert [c.clause for c in shown] == clauses
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_marks_count_on_and_those_within_quotes_stay():
    cited = [Citation(1, "a", "A", "2", "khoản 2", "theo biểu [1] và [2]", 0, 20)]
    assert renumbered("Có. [1]\nKhoản 2: “theo biểu [1] và [2]” [1]", cited, {1: 4}) == (
        "Có. [4]\nKhoản 2: “theo biểu [1] và [2]” [4]"
    )


def test_a_colon_heads_what_is_asked_of_a_document():
    about = read_question("Notice 118: whose conclusions and who signed it?").about
    assert {about.attribute, *about.also} == {Attribute.CONCLUDER, Attribute.SIGNER}
    assert about.mentions[0].number.number == "118"
