"""Logging in and out, in a real browser over the real service."""

import pytest

from api.app import create_app
from api.auth.trust import Trust
from api.state.state import State
from index.home import Home
from tests.api.web.conftest import Office
from tests.api.web.test_accessibility import axe, look
from tests.api.web.test_chat import FLIGHTS
from tests.api.web.test_documents_page import drop

__all__ = ["axe"]
KEYS = {}


@pytest.fixture(scope="module")
def office(tmp_path_factory, served, letter):
    """A service that asks who comes, over the one letter."""
    home = Home(tmp_path_factory.mktemp("locked") / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    state = State(home.path)
    KEYS["chief"] = state.keys.add("Trưởng phòng", ["write"], ["internal"])[1].whole
    KEYS["clerk"] = state.keys.add("Một cửa", ["read"], ["internal"])[1].whole
    with served(create_app(home, trust=Trust(state, open=False))) as url:
        yield Office(url, home)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_login_page_has_no_finding(open_page, axe, width):
    page = open_page("/login", width=width, excuse=["401"])
    look(page, axe)
    page.locator("#key").fill("khong-phai")
    page.keyboard.press("Enter")
    page.get_by_text("Khóa này không mở được.").wait_for()
    look(page, axe)


def test_a_key_opens_the_very_place_that_was_asked_for_and_leaving_closes_it(open_page, office):
    page = open_page("/v/cv-trong-cay#2", excuse=["401"])
    assert page.url == f"{office.url}/login?next=/v/cv-trong-cay#2"
    assert page.evaluate("document.activeElement.id") == "key"
    page.keyboard.type(KEYS["clerk"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{office.url}/v/cv-trong-cay#2")
    page.locator("#\\32").wait_for()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(f"{office.url}/login")
    page.goto(f"{office.url}/duties")
    assert page.url == f"{office.url}/login?next=/duties"


def enter(page, office, who):
    page.goto(f"{office.url}/login")
    page.locator("#key").fill(KEYS[who])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{office.url}/")
    page.locator("#past-list > *").first.wait_for()


def left_behind(page):
    """All that the browser keeps, as one text."""
    return page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")


def test_chats_are_of_the_account_alone_and_go_when_it_logs_out(open_page, ask_page, office):
    page = open_page("/login", excuse=["401"])
    enter(page, office, "clerk")
    assert page.locator("#past-note").inner_text() == "Chỉ lưu trong trình duyệt này, đến khi đăng xuất."
    ask_page(page, "Ai chủ trì trồng cây xanh?")
    page.locator(".past-open").wait_for()
    page.locator("#q").fill("câu còn dở")
    # The session ends without a word: another sees nothing, and whoever comes back finds it again.
    page.context.clear_cookies()
    enter(page, office, "chief")
    assert (page.locator(".past-open").count(), page.locator(".turn").count()) == (0, 0)
    assert page.locator("#q").input_value() == ""
    page.context.clear_cookies()
    enter(page, office, "clerk")
    assert page.locator(".turn .question").inner_text() == "Ai chủ trì trồng cây xanh?"
    assert page.locator("#q").input_value() == "câu còn dở"
    other = page.context.new_page()
    other.goto(office.url)
    other.locator(".past-open").wait_for()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(f"{office.url}/login")
    other.wait_for_url(f"{office.url}/login?next=/")
    for words in ("trồng cây", "500 cây xanh", "câu còn dở"):
        assert words not in left_behind(page) + left_behind(other)
    page.go_back()
    page.wait_for_url(f"{office.url}/login**")


def test_who_may_only_read_is_offered_nothing_else(open_page, ask_page, office):
    page = open_page("/login", excuse=["401"])
    for who, buttons in (("clerk", 0), ("chief", 2)):
        enter(page, office, who)
        page.goto(f"{office.url}/documents")
        page.locator("ul.documents li").wait_for()
        assert page.locator("#drop").is_visible() == (who == "chief")
        assert page.locator(".acts button").count() == buttons
        if who == "clerk":
            drop(page, a_txt="Điều 1. Cấm đỗ xe.".encode())
            page.get_by_text("Khóa của anh/chị chỉ để đọc").wait_for()
            page.locator("#find").fill("không có")
            page.locator(".empty").wait_for()
            assert page.locator(".empty").inner_text() == "Không văn bản nào khớp “không có”."
            page.goto(office.url)
            drop(page, a_txt="Điều 1. Cấm đỗ xe.".encode())
            page.get_by_text("Khóa của anh/chị chỉ để đọc").wait_for()
            told = ask_page(page, FLIGHTS).locator(".next").inner_text()
            assert told.endswith("Văn bản chưa có ở đây? Hãy báo người quản lý văn bản.")
        page.context.clear_cookies()
    assert list(office.home.store.heads()) == ["cv-trong-cay"]


def test_a_file_dropped_on_the_chat_is_sent_when_it_is_said_who_may_see_it(open_page, office):
    page = open_page("/login", excuse=["401"])
    enter(page, office, "chief")
    drop(page, mat_txt="Điều 1. Cấm đỗ xe.".encode())
    page.get_by_label("Ai được xem").fill("ban-giam-doc")
    assert page.locator("#uploads").is_hidden()
    page.keyboard.press("Enter")
    page.locator("#uploads-list .done").wait_for()
    assert office.home.store.load("mat").labels == {"ban-giam-doc"}
    office.home.remove("mat")
