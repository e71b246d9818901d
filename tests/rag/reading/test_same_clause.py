import pytest

from corpus.duty import Duty
from index.hit import Hit
from rag.question.read import read_question
from rag.reading.same_clause import led_by, may_answer

TEXTS = {"1": "Sở Y tế mua thuốc.", "2": "Sở Y tế mua thuốc trước ngày 15/3/2023.", "3": "Mua thuốc."}


def hit(path, score, document="d", dense=0.5, rank=1):
    return Hit(document, path, f"{document}#{path}", 0, 9, score, dense, 1.0, rank)


def text_of(found):
    return TEXTS[found.path]


def duties_of(document_id):
    return [Duty(role, "Sở Y tế", "mua thuốc", None, None, document_id, "2", 0, 7) for role in ("lead", "coordinate")]


WHO, WHEN, WHAT = (read_question(q) for q in ("Ai mua thuốc?", "Khi nào mua thuốc?", "Mua thuốc làm gì?"))


def test_may_answer_wants_a_date_where_one_is_asked_for():
    assert may_answer(WHEN, TEXTS["2"])
    assert not may_answer(WHEN, TEXTS["1"])
    assert may_answer(WHO, TEXTS["1"])


@pytest.mark.parametrize(
    ("question", "same", "paths"),
    [
        (WHO, "2", ["2", "1", "3"]),
        (WHEN, "2", ["2", "1", "3"]),
        (WHAT, "3", ["3", "1", "2"]),
        # What is asked for now is not there: no duties, no date.
        (WHO, "3", ["1", "2", "3"]),
        (WHEN, "3", ["1", "2", "3"]),
    ],
)
def test_led_by_keeps_to_the_clause_that_was_answered_from(question, same, paths):
    hits = (hit("1", 0.9, rank=1), hit("2", 0.8, rank=2), hit("3", 0.7, rank=3))
    found = led_by(hit(same, 0.99), question, hits, text_of, duties_of)
    assert [h.path for h in found] == paths
    assert [h.rank for h in found] == [1, 2, 3]
    assert {h.path: h.score for h in found} == {"1": 0.9, "2": 0.8, "3": 0.7}


def test_led_by_brings_in_a_clause_that_the_follow_up_did_not_find():
    found = led_by(hit("2", 0.99), WHEN, (hit("1", 0.9),), text_of, duties_of)
    assert [(h.path, h.score, h.rank) for h in found] == [("2", 0.99, 1), ("1", 0.9, 2)]
