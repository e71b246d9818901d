import pytest

from index.hit import Hit
from rag.answer import NamedHit
from rag.composing.clarification import clarification_text, is_vague
from rag.question.explicit_reference import read_pointed
from rag.question.read import read_question


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("sở y tế", True),
        ("SYT", True),
        ("báo cáo", True),
        ("bao cao", True),
        ("Ủy ban nhân dân thành phố", True),
        ("vaccine", True),
        ("Department of Health", False),  # two words or more may be searched
        ("Ai?", True),
        ("khi nào nộp", True),
        ("Ai chủ trì?", True),
        ("hạn nộp báo cáo", True),
        ("By when?", True),
        ("Who leads this task?", True),
        ("khi nào nộp hồ sơ thi", False),
        ("khoản 4", False),
        ("công văn 6184", False),
        ("phòng cháy karaoke", False),
        ("Sở Y tế làm gì?", False),
        ("谁负责采购药品，什么时候完成采购工作", True),
        ("Кто закупает лекарства для больниц?", True),
        ("Ai mua thuốc 药品?", False),
    ],
)
def test_is_vague_of_a_name_or_a_word_alone(text, vague):
    question = read_question(text)
    assert is_vague(question, read_pointed(question.text, question.language)) is vague


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
    assert clarification_text(read_question("the vaccine"), ()) == (
        "What about “the vaccine” do you want to know: who leads, who coordinates, by when, or what a clause says?"
    )
