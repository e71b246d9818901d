import pytest

from corpus.build import build_document
from rag.composing.compose import compose
from rag.composing.excepted import excepted_by
from rag.config import learnt_config
from rag.evidence import clause_sentences
from rag.question.read import read_question
from rag.reading.reader import Reading, Span

DOCUMENT = build_document(
    """THÔNG TƯ
Về xét nghiệm

Điều 6. Hiệu lực
1. Thông tư này có hiệu lực từ ngày 15/8/2026, trừ trường hợp quy định tại khoản 2 Điều này.
2. Điều 2 Thông tư này có hiệu lực từ ngày 01/7/2026.
3. Bãi bỏ Thông tư số 7/2020/TT-BYT, trừ trường hợp quy định tại Điều 3 Thông tư số 9/2021/TT-BYT.
4. Cơ sở thực hiện theo khoản 2 Điều này.
""",
    "d",
)


@pytest.mark.parametrize(("path", "excepted"), [("D6.1", "D6.2"), ("D6.2", None), ("D6.3", None), ("D6.4", None)])
def test_the_clause_that_a_sentence_excepts_is_found_by_its_number(path, excepted, evidence):
    item = evidence(DOCUMENT, path)
    found = excepted_by(item, clause_sentences(DOCUMENT, item.clause)[0])
    assert (found and found[0].clause.path) == excepted
    if found:
        assert DOCUMENT.text[slice(*found[1])] == "Điều 2 Thông tư này có hiệu lực từ ngày 01/7/2026."


def test_what_is_excepted_stands_beneath_the_rule(evidence):
    item = evidence(DOCUMENT, "D6.1")
    day = DOCUMENT.text.index("từ ngày 15/8/2026")
    reading = Reading(0.9, (Span(day, day + 17, -0.1),), None, 1.0)
    composed = compose(read_question("Thông tư có hiệu lực từ ngày nào?"), [item], [reading], learnt_config())
    assert composed.text.splitlines() == [
        "Từ ngày 15/8/2026. [1]",
        "Khoản 1 Điều 6, Thông tư: Về xét nghiệm: “Thông tư này có hiệu lực từ ngày 15/8/2026, trừ trường hợp quy định "
        "tại khoản 2 Điều này.” [1]",
        "Khoản 2 Điều 6, Thông tư: Về xét nghiệm: “Điều 2 Thông tư này có hiệu lực từ ngày 01/7/2026.” [2]",
    ]
    assert [c.clause for c in composed.citations] == ["D6.1", "D6.2"]
