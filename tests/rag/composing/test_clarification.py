from index.hit import Hit
from rag.answer import NamedHit
from rag.composing.clarification import clarification_text
from rag.question.read import read_question


def test_clarification_asks_back_and_names_three_clauses():
    hits = tuple(
        NamedHit(Hit("d", str(n), f"d#{n}", 0, 1, 0.5, 0.5, 0.0, n), f"khoản {n}", "Công văn số 1") for n in range(1, 5)
    )
    assert clarification_text(read_question("Sở Y tế?"), hits) == (
        "Anh/chị muốn hỏi gì về “Sở Y tế”: ai chủ trì, ai phối hợp, thời hạn hay nội dung một việc cụ thể? Các khoản"
        " gần nhất: (1) khoản 1, Công văn số 1; (2) khoản 2, Công văn số 1; (3) khoản 3, Công văn số 1."
    )
    assert clarification_text(read_question("谁负责采购药品"), hits) == (
        "Xin hỏi bằng tiếng Việt hoặc tiếng Anh. Please ask in Vietnamese or English."
    )
    # Nothing in it says of what: no clause is near.
    assert clarification_text(read_question("thế ai phối hợp?"), hits) == (
        "“thế ai phối hợp”: anh/chị hỏi về việc nào, hay văn bản nào? Xin nêu việc, cơ quan hoặc số văn bản."
    )
    assert clarification_text(read_question("what about the districts"), hits) == (
        "“what about the districts”: about which task or document? Please name the task, the agency or the"
        " document's number."
    )
    assert clarification_text(read_question("the vaccine"), ()) == (
        "What about “the vaccine” do you want to know: who leads, who coordinates, by when, or what a clause says?"
    )
