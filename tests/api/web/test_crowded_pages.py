"""Pages of a service that takes only so many requests a minute, and keeps only so many files waiting."""

import re

import httpx
import pytest
from filelock import FileLock

from api.app import create_app
from api.auth.trust import Trust
from api.jobs import jobs
from api.state.state import State
from index.home import Home
from tests.api.web.conftest import Office
from tests.api.web.test_documents_page import drop

RATE = 60  # requests a minute: one more may be asked after a second


@pytest.fixture(scope="module")
def office(tmp_path_factory, served, letter):
    """A service that asks who comes and counts what they ask, over the one letter."""
    home = Home(tmp_path_factory.mktemp("crowded") / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    with served(create_app(home, trust=Trust(State(home.path), open=False, rate=RATE))) as url:
        yield Office(url, home)


@pytest.fixture
def key(office, request):
    """A clerk's own key: its minute begins with the test."""
    return State(office.home.path).keys.add(request.node.name, ["write"], ["internal"])[1].whole


@pytest.fixture
def page(open_page, key):
    """The page of documents, of a clerk who has logged in."""
    opened = open_page("/login?next=/documents", excuse=["401", "422", "429", "503", "ERR_INTERNET_DISCONNECTED"])
    opened.locator("#key").fill(key)
    opened.keyboard.press("Enter")
    opened.locator("ul.documents li").first.wait_for()
    return opened


@pytest.fixture
def used_up(office, key):
    """Asks with the clerk's key until the minute's requests are used up."""

    def use_up():
        headers = {"Authorization": f"Bearer {key}"}
        with httpx.Client(base_url=office.url, trust_env=False, headers=headers) as program:
            assert any(program.get("/v1/jobs").status_code == 429 for _ in range(3 * RATE))

    return use_up


def states(page):
    return [row.get_attribute("class") for row in page.locator("#uploads-list > li").all()]


def test_a_question_that_has_to_wait_is_kept_and_says_for_how_long(page, office, used_up, ask_page):
    page.goto(office.url)
    page.locator("#examples-title:not([hidden])").wait_for()
    used_up()
    turn = ask_page(page, "Ai chủ trì trồng cây xanh?")
    said = turn.locator(".failed .line").inner_text()
    assert re.fullmatch(r"Không hỏi được: đang có nhiều yêu cầu; thử lại sau \d+ giây\. Câu hỏi vẫn còn ở đây\.", said)
    page.wait_for_timeout(1000 * int(re.search(r"\d+", said).group()))
    turn.get_by_role("button", name="Hỏi lại").click()
    page.locator(".answered").wait_for()
    assert page.locator(".question").all_inner_texts() == ["Ai chủ trì trồng cây xanh?"]


def test_more_files_than_a_minute_allows_are_all_taken(page, office, used_up):
    used_up()
    drop(page, **{f"ngo-{n}_txt": f"Điều 1. Cấm đỗ xe ở ngõ {n}.".encode() for n in range(2)})
    page.locator("#uploads-list .crowded").wait_for()
    assert re.fullmatch(r"dịch vụ đang bận, sẽ gửi lại sau \d+ giây", page.locator(".crowded .state").inner_text())
    page.locator("#uploads-list > :is(.done, .failed)").nth(1).wait_for()
    assert states(page) == ["done"] * 2
    page.locator("li[data-id=ngo-1]").wait_for()  # the list too comes when there is room for it
    assert {f"ngo-{n}" for n in range(2)} <= set(office.home.store.heads())


def test_files_beyond_those_that_may_wait_are_sent_when_there_is_room(page, office, monkeypatch):
    monkeypatch.setattr(jobs, "MOST_WAITING", 1)
    page.clock.install()
    with FileLock(office.home.path / jobs.FOLDER / jobs.LOCK):  # as if another process of the home worked
        drop(page, **{f"hem-{n}_txt": f"Điều 1. Cấm đỗ xe ở hẻm {n}.".encode() for n in range(3)})
        page.locator("#uploads-list .crowded").wait_for()
        assert states(page) == ["in_line", "crowded", "waiting"]
        assert page.locator(".crowded .state").inner_text() == "dịch vụ đang bận, sẽ gửi lại sau 60 giây"
        page.get_by_role("button", name="Hủy hem-1.txt").click()
    page.locator("#uploads-list > .done").wait_for()
    page.clock.run_for(60_000)
    page.locator("#uploads-list > :is(.done, .failed)").nth(1).wait_for()
    assert states(page) == ["done", "given_up", "done"]


def test_a_file_that_did_not_arrive_is_sent_again_by_its_button_and_a_bad_one_is_not(page):
    page.context.set_offline(True)
    drop(page, xa_txt="Điều 1. Cấm đỗ xe ở xa lộ.".encode())
    page.locator("#uploads-list .failed").wait_for()
    assert page.locator(".failed .state").inner_text().startswith("không nạp được: không kết nối được với dịch vụ")
    page.context.set_offline(False)
    page.get_by_role("button", name="Gửi lại xa.txt").click()
    page.locator("#uploads-list .done").wait_for()
    drop(page, xau_txt=b"")
    page.locator("#uploads-list .failed").wait_for()
    assert page.locator("#uploads-list .failed button").count() == 0
