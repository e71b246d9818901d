import pytest

from eval.systems.installation import Installation
from eval.systems.service import Service
from eval.systems.without_abstention import Unrefused
from index.home import Home
from rag.reading.load import OFF, load_reader


@pytest.fixture(scope="module")
def installation(sample_home):
    return Installation(Home(sample_home))


@pytest.fixture(scope="module")
def unrefusing(installation):
    return installation.unrefusing()


def test_an_answer_is_the_same_and_says_how_sure_it_is(installation, unrefusing):
    found = unrefusing.ask("Ai chủ trì mua sắm thuốc ở tỉnh Lâm Trạch?")
    answer = installation.ask("Ai chủ trì mua sắm thuốc ở tỉnh Lâm Trạch?")
    untimed = {"took_ms": 0, "timings_ms": {}}
    assert {**found.answer, **untimed} == {**answer, **untimed}
    assert unrefusing.threshold == load_reader(OFF).calibration.threshold("vi") <= found.support < 1


def test_what_is_refused_has_the_answer_that_it_would_have_had(installation, unrefusing):
    assert installation.ask("Giá vé máy bay đi Paris là bao nhiêu?")["status"].startswith("unanswerable")
    found = unrefusing.ask("Giá vé máy bay đi Paris là bao nhiêu?")
    assert found.answer["citations"] != []
    assert 0 <= found.support < 0.5


def test_a_clause_that_is_named_is_answered_at_any_threshold(unrefusing):
    assert unrefusing.ask("Khoản 4 Công văn số 5237/UBND-KGVX nói gì?").support == 1.0


def test_what_is_no_question_has_no_answer_at_any_threshold(unrefusing):
    assert unrefusing.ask("?!") == Unrefused(None, 0.0)


def test_a_service_does_not_say_how_sure_it_is():
    assert Service("http://127.0.0.1:1").unrefusing() is None
