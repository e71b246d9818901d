import pytest

from rag.assistant import Assistant
from rag.decider import Decider
from rag.desk import Desk
from rag.question.read import read_question
from rag.reading.listed import list_of_the_best
from rag.reading.reader import Reading
from rag.retrieval.find import Found
from rag.several import ReadHits

WHO = "Những sở nào chủ trì xây dựng?"
WHAT = "Những việc nào Sở Xây dựng chịu trách nhiệm?"


@pytest.fixture
def best(drought, evidence):
    """The last item of "2. Sở Xây dựng có trách nhiệm: a) …; b) …"."""
    return evidence(drought, "2.b")


@pytest.fixture
def list_of(small_home, best):
    """Returns the address of the list that is said instead of that item alone, None for none."""
    assistant = Assistant(small_home)
    desk = Desk(small_home, small_home.searcher(), assistant.duties, assistant.titles)
    decider = Decider(desk, assistant.reader, level="")

    def decide(text, answered):
        found = Found((best.hit,), named=False, unknown="")
        listed = decider.list_of(
            read_question(text), found, ReadHits((best.hit,), [best], [Reading(0.9, (), None, 1.0)]), answered
        )
        return listed and listed.clause.path

    return decide


def test_list_of_is_what_heads_the_best_where_several_are_asked_for_and_it_answers(list_of):
    assert (list_of(WHAT, True), list_of(WHAT, False)) == ("2", None)


def test_list_of_is_none_where_roles_are_asked_whatever_heads_the_best(list_of, best):
    question = read_question(WHO)
    assert (question.wanted.roles, question.wanted.several) == (("lead",), True)
    assert list_of_the_best(question, best) is None
    assert list_of(WHO, True) is None
