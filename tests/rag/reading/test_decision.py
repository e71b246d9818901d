import pytest

from rag.question.read import read_question
from rag.reading.decision import Decision, decide
from rag.retrieval.find import Found

THRESHOLD = 0.6
PLAIN = "Ai mua thuốc?"
CLAUSE = "Khoản 2 công văn 17 giao ai mua thuốc?"
DOCUMENT = "Công văn 17 giao ai mua thuốc?"


@pytest.mark.parametrize(
    ("text", "named", "answers", "lacking", "decision"),
    [
        # By how likely it answers, from the threshold on.
        (PLAIN, False, 0.6, False, Decision(answered=True, sure=0.6)),
        (PLAIN, False, 0.59, False, Decision(answered=False, sure=0.59)),
        # What is of another place, year or document is no answer, however likely.
        (PLAIN, False, 0.9, True, Decision(answered=False, sure=0.0)),
        # A clause that is named answers what it says, however unlikely.
        (CLAUSE, True, 0.1, False, Decision(answered=True, sure=0.6)),
        (CLAUSE, True, 0.9, False, Decision(answered=True, sure=0.9)),
        # One that is not there is answered by no other; nor is one of another document.
        (CLAUSE, False, 0.9, False, Decision(answered=False, sure=0.0)),
        (CLAUSE, True, 0.9, True, Decision(answered=False, sure=0.0)),
        # A document alone leaves the clause to be found, unless its opening was meant.
        (DOCUMENT, False, 0.9, False, Decision(answered=True, sure=0.9)),
        (DOCUMENT, False, 0.1, False, Decision(answered=False, sure=0.1)),
        (DOCUMENT, True, 0.1, False, Decision(answered=True, sure=0.6)),
        (DOCUMENT, True, 0.9, True, Decision(answered=False, sure=0.0)),
    ],
)
def test_decide_answers_from_the_threshold_on_and_what_a_named_clause_says(text, named, answers, lacking, decision):
    found = Found((), named, "")
    assert decide(read_question(text), found, answers, THRESHOLD, lacking) == decision


@pytest.mark.parametrize(
    ("decision", "likely"),
    [
        (Decision(answered=True, sure=0.3), True),
        (Decision(answered=True, sure=0.39, weighed=True), False),
        (Decision(answered=True, sure=0.4, weighed=True), True),
    ],
)
def test_what_was_weighed_is_likely_from_two_fifths_on(decision, likely):
    assert decision.likely is likely
