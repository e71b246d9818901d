"""Logging in and out, in a real browser over the real service."""

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
    """A service that asks who comes, over the one letter."""
    home = Home(tmp_path_factory.mktemp("locked") / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    state = State(home.path)
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
