import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.composing.quotes import Quote, of_the_exception
from rag.evidence import Evidence, clause_sentences
from rag.question.read import read_question
from rag.reading.denied import heads_denial, is_excepted, is_of_those_denied
from rag.reading.listed import list_asked, list_of_the_best

DOCUMENT = build_document(
    """QUYẾT ĐỊNH
Về hỗ trợ học phí

Điều 1. Hỗ trợ học phí
1. Đối tượng được hỗ trợ học phí gồm:
a) Học sinh hộ nghèo;
b) Học sinh khuyết tật.
2. Không hỗ trợ học phí theo Quyết định này đối với:
a) Người học chương trình nước ngoài;
b) Người đang hưởng học bổng.
""",
    "d",
)


def evidence(path):
    clause = DOCUMENT.clause(path)
    return Evidence(Hit("d", path, f"d#{path}", clause.start, clause.end, 0.5, 0.0, 0.0, 1), DOCUMENT, clause, ())


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Những đối tượng nào được hỗ trợ học phí?", True),
        ("Ai được hỗ trợ học phí?", True),
        ("Những đối tượng nào không được hỗ trợ học phí?", False),
        ("Người đang hưởng học bổng có được hỗ trợ học phí không?", False),  # "no" is its answer
        ("Học phí nộp khi nào?", False),
    ],
)
def test_who_gets_something_is_none_of_those_to_whom_a_lead_in_denies_it(text, denied):
    question = read_question(text)
    assert is_of_those_denied(question, evidence("D1.2.b")) is denied
    assert not is_of_those_denied(question, evidence("D1.1.b"))


@pytest.mark.parametrize(
    ("text", "head"),
    [("Những đối tượng nào được hỗ trợ học phí?", "D1.1"), ("Những đối tượng nào không được hỗ trợ học phí?", "D1.2")],
)
def test_a_list_below_a_denial_is_asked_for_only_where_the_question_denies(text, head):
    question = read_question(text)
    found = list_asked(question, [evidence("D1.2.a"), evidence("D1.1.a")], lambda hit: evidence(hit.path))
    assert found is not None
    assert found.clause.path == head


def test_no_list_is_made_of_those_denied():
    assert list_of_the_best(read_question("Những đối tượng nào được hỗ trợ học phí?"), evidence("D1.2.a")) is None


@pytest.mark.parametrize(
    ("lead", "denies"),
    [
        ("2. Không hỗ trợ học phí đối với:", True),
        ("Quy định này không áp dụng đối với các trường hợp sau đây, kể cả khi đã có văn bản khác hướng dẫn:", True),
        ("1. Người được hỗ trợ gồm:", False),
        ("Nộp trong thời hạn không quá 5 ngày:", False),
    ],
)
def test_a_lead_in_denies_what_follows(lead, denies):
    assert heads_denial(lead) is denies


COOLED = build_document(
    """CHỈ THỊ
Về tiết kiệm điện

1. Đặt máy lạnh từ 26 độ trở lên. Quy định này không áp dụng đối với phòng máy chủ, kho lưu trữ. Tắt đèn khi ra về.
""",
    "d",
)


@pytest.mark.parametrize(
    ("question", "excepted"),
    [
        ("Phòng máy chủ có phải đặt máy lạnh từ 26 độ không?", True),
        ("kho luu tru co phai de may lanh 26 do ko", True),
        ("Phòng họp có phải đặt máy lạnh từ 26 độ không?", False),
        ("Có phải đặt máy lạnh từ 26 độ trở lên không?", False),  # the rule itself
    ],
)
def test_what_a_sentence_excepts_from_the_rule_before_it_is_answered_by_that_sentence(question, excepted):
    clause = COOLED.clause("1")
    item = Evidence(Hit("d", "1", "d#1", clause.start, clause.end, 0.5, 0.0, 0.0, 1), COOLED, clause, ())
    rule, exception, _ = clause_sentences(COOLED, clause)
    asked = read_question(question)
    assert is_excepted(asked, item, exception, rule) is excepted
    quotes = of_the_exception(asked, item, [Quote(*rule, 1.0, None)])
    assert [q.span for q in quotes] == ([exception, rule] if excepted else [rule])
