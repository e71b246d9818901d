import pytest

from index.hit import Hit
from rag.answer import NamedHit, Status
from rag.composing.refusal import refusal_text, refused_status
from rag.question.read import read_question

HITS = tuple(
    NamedHit(Hit("d", str(n), f"d#{n}", 0, 1, 1.0, 1.0, 1.0, n), f"khoản {n}", f"Công văn số {n}") for n in range(1, 6)
)


def test_refused_status_tells_out_of_scope_from_no_evidence():
    assert refused_status(read_question("Thời tiết mai thế nào?")) is Status.OUT_OF_SCOPE
    assert refused_status(read_question("Ai mua kính thiên văn?")) is Status.NO_EVIDENCE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ai mua kinh",
            "Không tìm thấy quy định nào trong các văn bản đã nạp trả lời được câu hỏi này. Gần nhất: khoản 1, Công văn"
            " số 1; khoản 2, Công văn số 2; khoản 3, Công văn số 3. Hãy xem các khoản đó, hoặc hỏi cơ quan ban hành văn"
            " bản.",
        ),
        (
            "Who buys telescopes?",
            "Nothing in the stored documents answers this question. Nearest: khoản 1, Công văn số 1; khoản 2, Công văn"
            " số 2; khoản 3, Công văn số 3. Look at those clauses, or ask the agency that issued the document.",
        ),
    ],
)
def test_refusal_text_names_the_three_nearest_clauses_and_what_to_do(text, expected):
    assert refusal_text(read_question(text), Status.NO_EVIDENCE, HITS) == expected


def test_refusal_text_over_no_documents_says_that_there_are_none():
    assert refusal_text(read_question("Ai mua kính?"), Status.NO_EVIDENCE, ()).endswith("Chưa có văn bản nào được nạp.")
    assert refusal_text(read_question("Who buys it?"), Status.NO_EVIDENCE, ()).endswith("No document is stored yet.")


def test_refusal_text_out_of_scope_says_what_can_be_asked_and_names_no_clause():
    vi = refusal_text(read_question("Bạn là ai?"), Status.OUT_OF_SCOPE, HITS)
    en = refusal_text(read_question("Who are you?"), Status.OUT_OF_SCOPE, HITS)
    assert vi.startswith("Câu hỏi này nằm ngoài phạm vi các văn bản chỉ đạo đã nạp. Hãy hỏi về ")
    assert en.startswith("This is outside what the stored directives treat. Ask about ")
    assert "khoản" not in vi + en
