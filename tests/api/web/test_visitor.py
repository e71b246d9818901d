"""Who may read without logging in, and has come to log in, in a real browser over the real service."""

import pytest

from api.app import create_app
from api.auth.trust import Trust
from api.state.state import State
from index.home import Home
from tests.api.web.conftest import Office
from tests.api.web.test_accessibility import axe, look

__all__ = ["axe"]
KEYS = {}


@pytest.fixture(scope="module")
def office(tmp_path_factory, served, letter):
    """A service of an office's network where nobody has to log in, over the one letter."""
    home = Home(tmp_path_factory.mktemp("open") / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    state = State(home.path)
    KEYS["chief"] = state.keys.add("Trưởng phòng", ["write"], ["internal"])[1].whole
    with served(create_app(home, trust=Trust(state, open=True, beyond=True))) as url:
        yield Office(url, home)


@pytest.mark.parametrize("path", ["/", "/duties?role=lead", "/documents", "/v/cv-trong-cay#2", "/docs"])
def test_every_page_leads_in_and_back_to_where_one_was(open_page, office, path):
    page = open_page(path)
    page.get_by_role("link", name="Đăng nhập").click()
    page.wait_for_url(f"{office.url}/login?**")
    page.locator("#key").fill(KEYS["chief"])
    page.keyboard.press("Enter")
    page.wait_for_url(office.url + path)
    page.get_by_role("button", name="Đăng xuất").wait_for()
    assert page.get_by_role("link", name="Đăng nhập").count() == 0


@pytest.mark.parametrize("width", [390, 1440])
def test_the_way_in_can_be_reached_by_key_and_left_again(open_page, office, axe, width):
    page = open_page("/documents", width=width)
    page.locator("ul.documents li").wait_for()
    look(page, axe)
    assert page.locator("#drop").is_hidden()
    page.get_by_role("link", name="Đăng nhập").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{office.url}/login?next=%2Fdocuments")
    look(page, axe)
    page.get_by_role("link", name="Xem tiếp không đăng nhập").click()
    page.wait_for_url(f"{office.url}/documents")


def test_a_visitor_is_told_of_logging_in_not_of_a_key_of_theirs(open_page):
    from tests.api.web.test_documents_page import drop

    page = open_page("/documents", locale="en-GB")
    page.locator("ul.documents li").wait_for()
    drop(page, a_txt="Điều 1. Cấm đỗ xe.".encode())
    page.get_by_text("Log in to add documents").wait_for()
