import os

import pytest

from api.app import create_app
from index.home import Home
from tests.api.wire import ask, assert_problem

EVIL = {"Origin": "https://evil.example"}


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def test_an_opinion_is_kept_word_for_word_with_what_it_is_about(home, served, open_client):
    app = create_app(home)
    said = {"helpful": False, "reason": "Sai <b>cơ quan</b>\u0000", "question": "Ai?", "answer": {"status": "answered"}}
    with served(app) as url, open_client(url) as client:
        first, second = (client.post("/v1/feedback", json=body) for body in (said, {"helpful": True}))
    assert (first.status_code, second.status_code) == (201, 201)
    kept = list(app.state.trust.state.feedback.export())
    assert [k["feedback_id"] for k in kept] == [r.json()["feedback_id"] for r in (first, second)]
    assert [(k["account"], k["helpful"], k["question"], k["answer"]) for k in kept] == [
        ("local", False, "Ai?", {"status": "answered"}),
        ("local", True, "", None),
    ]
    assert kept[0]["reason"].startswith("Sai <b>cơ quan</b>")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"helpful": "yes"},
        {"helpful": None},
        {"helpful": True, "reason": "x" * 2001},
        [],
        {"helpful": True, "answer": 5},
    ],
)
def test_what_is_no_opinion_is_refused(bench, body):
    assert_problem(bench.post("/v1/feedback", json=body), 422, "Invalid request")


def test_another_sites_page_has_no_opinion(bench):
    assert_problem(bench.post("/v1/feedback", json={"helpful": True}, headers=EVIL), 403, "Foreign origin")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_home_that_cannot_be_written_says_that_nothing_is_kept(home, served, open_client):
    home.path.mkdir(mode=0o500)
    with served(create_app(home)) as url, open_client(url) as client:
        assert_problem(client.post("/v1/feedback", json={"helpful": True}), 507, "Not kept")


def test_the_answer_that_was_shown_can_be_sent_as_it_came(bench):
    answer = ask(bench, "Ai chủ trì trồng cây xanh?")
    response = bench.post("/v1/feedback", json={"helpful": True, "question": answer["question"], "answer": answer})
    assert response.status_code == 201
