import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.opposites import is_of_the_opposite


@pytest.mark.parametrize(
    ("question", "text", "opposite"),
    [
        ("Doanh nghiệp lớn được hỗ trợ bao nhiêu?", "Doanh nghiệp nhỏ được hỗ trợ 30%.", True),
        ("doanh nghiep lon duoc ho tro bao nhieu", "Doanh nghiệp nhỏ được hỗ trợ 30%.", True),
        ("Doanh nghiệp nhỏ được hỗ trợ bao nhiêu?", "Doanh nghiệp nhỏ được hỗ trợ 30%.", False),
        ("Doanh nghiệp lớn được hỗ trợ bao nhiêu?", "Doanh nghiệp nhỏ 30%, doanh nghiệp lớn 10%.", False),
        ("Trường mầm non tư thục thu bao nhiêu?", "Trường mầm non công lập thu 50.000 đồng.", True),
        # Of something else the other way round.
        ("Kho lớn chứa bao nhiêu?", "Doanh nghiệp nhỏ có kho chứa 30 tấn.", False),
        ("How much do large enterprises get?", "Doanh nghiệp nhỏ được hỗ trợ 30%.", False),
    ],
)
def test_a_clause_of_the_opposite_has_it_behind_the_same_noun(question, text, opposite):
    document = build_document(f"CHỈ THỊ\nVề việc thu\n\n1. {text}\n2. Khác.", "d")
    clause = document.clause("1")
    item = Evidence(Hit("d", "1", "x", clause.start, clause.end, 1, 1, 1, 1), document, clause, ())
    assert is_of_the_opposite(read_question(question), item) is opposite
