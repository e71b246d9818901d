"""The chat where the service keeps what was asked, in real browsers over the real service."""

import pytest

from api.app import create_app
from api.auth.trust import Trust
from api.state.state import State
from index.home import Home
from tests.api.web.conftest import PLAN, Office

TREES = "Ai chủ trì trồng cây xanh?"
FOLLOW_UP = "Ai phối hợp?"


@pytest.fixture(scope="module")
def office(tmp_path_factory, served, letter):
    """The two documents of the other modules, at a service that keeps conversations."""
    home = Home(tmp_path_factory.mktemp("keeping") / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    home.ingest_bytes(PLAN.encode(), "kh-chay-rung.txt", "kh-chay-rung")
    with served(create_app(home, trust=Trust(State(home.path), conversations=True))) as url:
        yield Office(url, home)


@pytest.fixture
def kept(office):
    """The conversations of everyone here; none is left after the test."""
    conversations = State(office.home.path).conversations
    yield conversations
    conversations.remove_all("local")


def test_what_was_asked_is_gone_on_with_in_another_browser(open_page, ask_page, kept):
    page = open_page("/")
    sent = []
    page.on("request", lambda r: sent.append(r.post_data_json) if r.url.endswith("/v1/ask") else None)
    ask_page(page, TREES)
    assert page.locator("#past-note").inner_text() == "Dịch vụ lưu theo tài khoản của anh/chị."
    assert page.evaluate("localStorage.getItem('chithi-chats')") is None
    (talk,) = kept.of("local")
    other = open_page("/")
    assert other.locator(".turn").count() == 0
    other.locator(".past-open").click()
    other.locator(".turn .lead").wait_for()
    assert other.locator(".lead").inner_text() == page.locator(".lead").inner_text()
    assert "Sở Tài chính" in ask_page(other, FOLLOW_UP).locator(".lead").inner_text()
    assert sent == [{"question": TREES, "conversation_id": talk.conversation_id}]
    assert [t.question for t in kept.turns("local", talk.conversation_id)] == [TREES, FOLLOW_UP]
    page.reload()
    page.locator(".turn").nth(1).wait_for()
    assert page.locator(".question").all_inner_texts() == [TREES, FOLLOW_UP]


def test_chats_are_renamed_and_erased(open_page, ask_page, kept):
    page = open_page("/")
    ask_page(page, TREES)
    page.once("dialog", lambda d: d.accept("Cây <b>xanh</b>"))
    page.get_by_role("button", name=f"Đổi tên “{TREES}”").click()
    page.locator(".past-open", has_text="Cây <b>xanh</b>").wait_for()
    assert [c.title for c in kept.of("local")] == ["Cây <b>xanh</b>"]
    page.get_by_role("button", name="Xóa “Cây <b>xanh</b>”").click()
    page.get_by_text("Chưa có lần hỏi nào.").wait_for()
    assert kept.of("local") == []
    assert page.locator(".turn").count() == 0
    ask_page(page, TREES)
    page.once("dialog", lambda d: d.accept())
    page.get_by_role("button", name="Xóa tất cả").click()
    page.get_by_text("Chưa có lần hỏi nào.").wait_for()
    assert kept.of("local") == []


@pytest.mark.usefixtures("kept")
def test_a_question_without_an_answer_outlives_a_reload(open_page, ask_page):
    page = open_page("/", excuse=["ERR_INTERNET_DISCONNECTED"])
    ask_page(page, TREES)
    page.context.set_offline(True)
    ask_page(page, FOLLOW_UP)
    page.context.set_offline(False)
    page.reload()
    page.locator(".lead").wait_for()
    assert page.locator(".question").all_inner_texts() == [TREES]
    assert page.locator("#q").input_value() == FOLLOW_UP


def test_a_home_that_cannot_be_written_answers_and_says_so(open_page, ask_page, office, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, _: path != office.home.path / "state.sqlite3")
    page = open_page("/", excuse=["507"])
    turn = ask_page(page, TREES)
    assert turn.locator(".lead").inner_text().startswith("Chủ trì: Sở Xây dựng.")
    page.get_by_text("Lần hỏi này không được lưu: ").wait_for()
