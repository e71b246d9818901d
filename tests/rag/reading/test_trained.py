"""The reader that ships, on clauses written here: what it must never do, whatever its weights say."""

from dataclasses import replace

import pytest

from corpus.build import build_document
from rag.question.read import read_question
from rag.reading.load import load_reader
from rag.reading.trained import passages

LONG = "1. Sở Y tế mua thuốc. " + "Trạm y tế xã nhận thuốc và ghi sổ. " * 1000 + "\n2. Sở Tài chính cấp tiền.\n"


@pytest.fixture(scope="module")
def reader():
    return load_reader("bundled")


@pytest.mark.parametrize(
    "text", ["Ai mua máy lọc nước?", "ai mua may loc nuoc", "Who buys water filters?", "谁购买净水器"]
)
def test_spans_lie_in_the_clause_and_probabilities_between_0_and_1(reader, drought, evidence, text):
    items = [evidence(drought, path) for path in ("1", "2.a", "3")]
    for item, reading in zip(items, reader.read(read_question(text), items), strict=True):
        assert 0.0 <= reading.answers <= 1.0
        assert all(item.clause.start <= a < b <= item.clause.end for a, b, _ in reading.spans)


def test_the_clause_that_answers_is_read_as_more_likely(reader, drought, evidence):
    items = [evidence(drought, path) for path in ("1", "2.b", "3")]
    scores = [r.score for r in reader.read(read_question("Sở nào mua máy lọc nước cho trạm y tế?"), items)]
    assert scores[0] == max(scores)


def test_a_clause_of_35_000_characters_is_read_in_parts(reader, evidence):
    document = build_document(LONG, "dai")
    assert len(document.text) > 35_000
    item = evidence(document, "1")
    found = replace(item, hit=replace(item.hit, start=20_000, end=20_600))
    [reading] = reader.read(read_question("Ai mua thuốc?"), [found])
    start, end, _ = reading.spans[0]
    assert document.text[start:end].strip()
    assert 18_000 < start < 23_000  # about the part that was found, and no more: time is bounded


def test_a_reading_does_not_depend_on_what_is_read_beside_it(reader, drought, evidence):
    question = read_question("Ai mua máy lọc nước?")
    alone = reader.read(question, [evidence(drought, "1")])[0]
    beside = reader.read(question, [evidence(drought, p) for p in ("3", "1")])[1]
    assert beside == alone


def test_yes_or_no_is_said_only_of_a_question_that_supposes_something(reader, drought, evidence):
    asked = read_question("Ai mua máy lọc nước?")
    assert [r.verdict for r in reader.read(asked, [evidence(drought, "1")])] == [None]


def test_spans_begin_with_a_word(reader, drought, evidence):
    readings = reader.read(read_question("Sở nào mua máy lọc nước?"), [evidence(drought, p) for p in ("1", "2.a", "3")])
    assert not any(drought.text[s.start].isspace() for r in readings for s in r.spans)


RATES = build_document(
    "NGHỊ ĐỊNH\nVề phụ cấp\n\n1. Mức 45% được áp dụng đối với:\na) Giáo viên mầm non;\nb) Giáo viên tiểu học.\n"
    "2. Ban Quản lý chợ có trách nhiệm:\na) Thu phí;\n",
    "muc",
)


@pytest.mark.parametrize(
    ("question", "path", "read"),
    [
        ("Giáo viên mầm non được mấy %?", "1.a", "1. Mức 45% được áp dụng đối với:\na) Giáo viên mầm non;"),
        ("Giáo viên mầm non dạy ở đâu?", "1.a", "a) Giáo viên mầm non;"),
        ("Giáo viên mầm non được áp dụng khi nào?", "1.a", "a) Giáo viên mầm non;"),  # a share is no day
        ("Ai thu phí?", "2.a", "2. Ban Quản lý chợ có trách nhiệm:\na) Thu phí;"),
        ("Thu phí bao nhiêu phần trăm?", "2.a", "a) Thu phí;"),
    ],
)
def test_what_heads_a_clause_is_read_with_it_where_it_says_what_is_asked(evidence, question, path, read):
    [passage] = passages(read_question(question), evidence(RATES, path))
    assert passage.endswith(f"\n{read}")
    assert not passage.endswith(f":\n{read}\n{read}")
