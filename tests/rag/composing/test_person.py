import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.composing.person import compose_person
from rag.evidence import Evidence
from rag.question.read import read_question

HELD = "Tại hội trường, Phó Chủ tịch Ủy ban nhân dân tỉnh Lê Hoàng Phúc chủ trì cuộc họp về chợ."
ASKS = "Vướng mắc xin gọi bà Đoàn Thị Mỹ Hạnh, Trưởng phòng Tư pháp, số máy 211."
NAMES = "Đường Trần Văn Ơn rộng 12 m, do Giám đốc Sở Xây dựng quản lý."
DOCUMENT = build_document(f"THÔNG BÁO\nVề chợ\n\n1. {HELD}\n2. {ASKS}\n3. {NAMES}\n", "cho")
ITEMS = [
    Evidence(Hit("cho", c.path, "x", c.start, c.end, 0.0, 0.0, 0.0, 1), DOCUMENT, c, ())
    for c in map(DOCUMENT.clause, "123")
]


@pytest.mark.parametrize(
    ("text", "line", "quote", "marked"),
    [
        ("Lê Hoàng Phúc là ai?", "Phó Chủ tịch Ủy ban nhân dân tỉnh. [1]", HELD, "Phó Chủ tịch Ủy ban nhân dân tỉnh"),
        ("le hoang phuc la ai", "Phó Chủ tịch Ủy ban nhân dân tỉnh. [1]", HELD, "Phó Chủ tịch Ủy ban nhân dân tỉnh"),
        (
            "Who is Đoàn Thị Mỹ Hạnh?",
            "Head of the Division of Justice (Trưởng phòng Tư pháp). [1]",
            ASKS,
            "Trưởng phòng Tư pháp",
        ),
    ],
)
def test_who_somebody_is_is_the_post_beside_the_name(text, line, quote, marked):
    said = compose_person(read_question(text), ITEMS)
    assert said.text.splitlines()[0] == line
    (citation,) = said.citations
    assert (citation.quote, citation.quote[slice(*citation.highlight)]) == (quote, marked)


@pytest.mark.parametrize("text", ["Trần Văn Ơn là ai?", "Lê Hoàng Phú là ai?", "Ai chủ trì cuộc họp về chợ?"])
def test_whom_no_clause_gives_a_post_nobody_is_told_of(text):
    assert compose_person(read_question(text), ITEMS) is None
