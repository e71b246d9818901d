import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.answer import Status
from rag.composing.refusal import Nearest, nearest_of, refusal_text, refused_status
from rag.evidence import Evidence
from rag.question.read import read_question

NEAR = [Nearest(f"khoản {n}", f"Công văn số {n}", f"Việc {n}.") for n in range(1, 6)]


def test_refused_status_tells_out_of_scope_from_no_evidence():
    assert refused_status(read_question("Thời tiết mai thế nào?")) is Status.OUT_OF_SCOPE
    assert refused_status(read_question("Ai mua kính thiên văn?")) is Status.NO_EVIDENCE


@pytest.mark.parametrize(
    ("text", "reason", "expected"),
    [
        (
            "ai mua kinh",
            "Các văn bản đã nạp không nêu năm 2019.",
            "Không tìm thấy quy định nào trong các văn bản đã nạp trả lời được câu hỏi này. Các văn bản đã nạp không"
            " nêu năm 2019.\nGần nhất:\n- Khoản 1, Công văn số 1: “Việc 1.”\n- Khoản 2, Công văn số 2: “Việc 2.”\n"
            "- Khoản 3, Công văn số 3: “Việc 3.”",
        ),
        (
            "Who buys telescopes?",
            "",
            "Nothing in the stored documents answers this question.\nNearest:\n- Khoản 1, Công văn số 1: “Việc 1.”\n"
            "- Khoản 2, Công văn số 2: “Việc 2.”\n- Khoản 3, Công văn số 3: “Việc 3.”",
        ),
    ],
)
def test_refusal_text_says_why_and_what_the_three_nearest_clauses_say(text, reason, expected):
    assert refusal_text(read_question(text), Status.NO_EVIDENCE, reason, NEAR, any_stored=True) == expected


def test_refusal_text_where_nothing_is_near_says_what_can_be_asked():
    asked = read_question("Ai mua kính?")
    assert refusal_text(asked, Status.NO_EVIDENCE, "", [], any_stored=True) == (
        "Không tìm thấy quy định nào trong các văn bản đã nạp trả lời được câu hỏi này. Anh/chị thử hỏi về một việc, cơ"
        " quan, thời hạn hoặc văn bản cụ thể."
    )


def test_refusal_text_over_no_documents_says_that_there_are_none():
    vi, en = read_question("Ai mua kính?"), read_question("Who buys it?")
    assert refusal_text(vi, Status.NO_EVIDENCE, "", (), any_stored=False).endswith("Chưa có văn bản nào được nạp.")
    assert refusal_text(en, Status.NO_EVIDENCE, "", (), any_stored=False).endswith("No document is stored yet.")


def test_refusal_text_out_of_scope_says_what_can_be_asked_and_names_no_clause():
    vi = refusal_text(read_question("Thời tiết mai thế nào?"), Status.OUT_OF_SCOPE, "", NEAR, any_stored=True)
    en = refusal_text(read_question("Who won the World Cup?"), Status.OUT_OF_SCOPE, "", NEAR, any_stored=True)
    assert vi.startswith("Câu hỏi này nằm ngoài phạm vi các văn bản chỉ đạo đã nạp. Hãy hỏi về ")
    assert en.startswith("This is outside what the stored directives treat. Ask about ")
    assert "khoản" not in (vi + en).lower()


def test_nearest_of_shows_the_sentence_that_says_most_of_what_is_asked(drought, evidence):
    assert nearest_of(evidence(drought, "3"), read_question("Người dân phải làm gì?")) == Nearest(
        "khoản 3", "Công văn số 17/UBND-NN", "Người dân tiết kiệm nước."
    )
    mends = nearest_of(evidence(drought, "1"), read_question("Máy lọc nước hỏng thì ai đền?"))
    assert mends.says == "Máy lọc nước hỏng phải sửa trong 05 ngày."
    # A heading alone says nothing.
    body = "CHỈ THỊ\nVề rác\n\n1. Về rác thải.\nTổ dân phố quét đường vào thứ Bảy.\n"
    document = build_document(body, "rac")
    clause = document.clause("1")
    hit = Hit("rac", "1", "rac#1", clause.start, clause.end, 0.0, 0.0, 0.0, 1)
    item = Evidence(hit, document, clause, ())
    assert nearest_of(item, read_question("Rác thải thu mấy lần?")).says == "Tổ dân phố quét đường vào thứ Bảy."


def test_nearest_of_is_cut_at_a_word():
    body = f"CHỈ THỊ\nVề rác\n\n1. Sở Xây dựng {'dọn kênh, ' * 20}quét vôi.\n"
    document = build_document(body, "rac")
    clause = document.clause("1")
    item = Evidence(Hit("rac", "1", "x", clause.start, clause.end, 0.0, 0.0, 0.0, 1), document, clause, ())
    said = nearest_of(item, read_question("Who cleans the canals?"))
    assert said.label == "clause 1"
    assert said.says.endswith(("dọn kênh…", "dọn…"))
    assert len(said.says) <= 130


def test_which_office_sees_to_something_is_never_out_of_scope():
    assert refused_status(read_question("Sở nào phải lo phim ảnh?")) is Status.NO_EVIDENCE
    assert refused_status(read_question("phim nào hay?")) is Status.OUT_OF_SCOPE
