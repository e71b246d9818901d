import json

import pytest

from corpus.environment import Environment
from eval.errors import SystemUnderTestError
from eval.systems.installation import Installation, installation_of
from eval.systems.service import Service
from index.home import Home
from index.ready import SAMPLE
from rag.reading.load import load_reader

MEDICINE = "Ai chủ trì mua sắm thuốc?"
LETTER = "cv-y-te-tinh-lam-trach"


@pytest.fixture(scope="module")
def installation(sample_home):
    return Installation(Home(sample_home), load_reader("bundled"))


def without_time(answer):
    return {k: v for k, v in answer.items() if k not in ("took_ms", "timings_ms")}


def test_installation_and_service_answer_alike(installation, sample_url):
    service = Service(sample_url)
    here, there = installation.ask(MEDICINE), service.ask(MEDICINE)
    assert without_time(here) == without_time(there)
    assert here["status"] == "answered"
    assert installation.text(LETTER) == service.text(LETTER)
    first = here["citations"][0]
    assert service.text(first["document_id"])[first["start"] : first["end"]] == first["quote"]


def test_what_is_no_question_is_no_answer_in_both(installation, sample_url):
    told = installation.ask("   ")
    assert (told["status"], told["citations"], told["hits"]) == ("error_question", [], [])
    assert "the question is empty" in told["answer"]
    # The service tells a person: a form that was sent too early is no mistake of a program's.
    told = Service(sample_url).ask("   ")
    assert (told["status"], told["citations"], told["hits"]) == ("clarification", [], [])


def test_an_unknown_document_has_no_text_in_both(installation, sample_url):
    assert (installation.text("khong co/#?"), Service(sample_url).text("khong co/#?")) == (None, None)


def test_installation_describes_what_answers_depend_on(installation):
    described = installation.describe()
    assert described["system"] == "installation"
    assert (described["documents"], described["config"]["hits"]) == (18, 10)
    assert sorted(described["reader"]["forms"]) == ["en", "vi", "vi-plain"]
    assert described["passages"] > 18
    assert len(described["encoder_revision"]) > 0
    json.dumps(described)


def test_an_empty_home_is_told_of_and_left_as_it_is(tmp_path):
    with pytest.raises(SystemUnderTestError) as raised:
        installation_of(Environment(tmp_path / "home"))
    assert str(raised.value) == (
        f"{tmp_path / 'home'}: no documents stored, nothing to judge; add yours with `chithi ingest PATH…`,"
        f" or the samples that the shipped gold asks about with `chithi ingest {SAMPLE}`"
    )
    assert not (tmp_path / "home").exists()


def test_installation_of_a_home_is_what_answers_there(sample_home):
    assert installation_of(Environment(sample_home)).describe()["documents"] == 18
