import math

import pytest

from rag.question.read import read_question
from rag.reading.load import OFF, load_reader
from rag.reading.reader import Span
from rag.reading.unread import NO_WORD


@pytest.fixture(scope="module")
def unread():
    return load_reader(OFF)


def test_a_clause_answers_as_likely_as_its_score_and_its_sentences_go_by_their_words(unread, drought, evidence):
    item = evidence(drought, "1")
    [reading] = unread.read(read_question("Sửa máy lọc nước hỏng?"), [item])
    text = drought.text
    # sửa, máy, lọc, nước, hỏng and the pairs máy lọc, lọc nước: 7 words; máy lọc nước: 5; nước: 1.
    expected = [
        ("Máy lọc nước hỏng phải", 8),
        ("Sở Y tế chủ trì, phối", 5),
        ("Về nguồn nước.", 1),
        ("Trời nắng", NO_WORD),
    ]
    assert [(text[s.start :].startswith(t), s.score) for s, (t, _) in zip(reading.spans, expected, strict=True)] == [
        (True, pytest.approx(math.log(n))) for _, n in expected
    ]
    assert (reading.answers, reading.verdict, reading.score) == (1.0, None, 0.0)


def test_a_clause_without_any_word_of_the_question_is_quoted_from_its_begin(unread, drought, evidence):
    [reading] = unread.read(read_question("Which bridge?"), [evidence(drought, "3")])
    clause = drought.clause("3")
    assert reading.spans == (Span(clause.start + 3, clause.own_end, pytest.approx(math.log(NO_WORD))),)


def test_another_threshold_holds_for_every_form(unread):
    shy = unread.with_threshold(1.0)
    assert {f.threshold for f in shy.calibration.forms.values()} == {1.0}
    assert {f.weight for f in shy.calibration.forms.values()} == {0.0}
