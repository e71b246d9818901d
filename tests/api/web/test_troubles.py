"""What goes wrong, as a person reads it in a browser and as a program reads it."""

import html
import re

import pytest

from api.state.database import FILE
from tests.api.wire import assert_problem

PERSON = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def words(page):
    """The words of a page's main part, a line each."""
    main = re.search(r"<main.*?</main>", page.text, re.S).group(0)
    return [html.unescape(re.sub(r"<.*?>", "", line)) for line in main.splitlines()]


@pytest.fixture
def fails(guarded):
    """Gives clients of a service on which much goes wrong."""
    client = guarded(audit="required")

    @client.app.get("/fails")
    def _():
        raise RuntimeError("password=tulip")

    return client


TROUBLES = {
    "unknown host": ("GET", "/", {"Host": "evil.example"}, 421, "Unknown host"),
    "no file": ("GET", "/v1/documents/khong-co/source", {}, 404, "Unknown document"),
    "no such sheet": ("GET", "/duties.xlsx?document=khong-co", {}, 404, "Unknown document"),
    "a typing error": ("GET", "/duties.csv?due_befor=2025", {}, 422, "Invalid request"),
    "not theirs": ("GET", "/metrics", {}, 403, "Not allowed"),
    "a wrong method": ("POST", "/duties", {}, 403, "Not allowed"),
    "another's form": ("POST", "/login", {"Origin": "http://evil.example"}, 403, "Foreign origin"),
    "what nobody expected": ("GET", "/fails", {}, 500, "Internal error"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_person_reads_a_page_where_a_program_reads_a_problem(fails, name):
    method, path, headers, status, title = TROUBLES[name]
    reader = fails("reader")
    detail = assert_problem(reader.request(method, path, headers=headers), status, title)
    told = reader.request(method, path, headers=headers | PERSON)
    assert (told.status_code, told.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert words(told)[:3] == ["Chưa làm được việc này", title, detail]
    assert words(told)[3].endswith(f": {told.headers['x-request-id']}")
    assert {"content-security-policy", "x-content-type-options"} <= set(told.headers)
    vietnamese = reader.request(method, path, headers=headers | PERSON | {"Accept-Language": "vi"})
    assert words(vietnamese)[1] != title


def test_a_person_is_told_that_the_database_is_away_on_every_page_and_when_they_log_in(fails, guarded_home):
    file = guarded_home[0].path / FILE
    assert fails("reader").get("/duties").status_code == 200  # of a database that was there
    browser = fails()
    browser.cookies.set("chithi_session", "x" * 43)
    away = file.rename(file.with_name("away"))
    try:
        for page in (
            browser.get("/", headers=PERSON),
            browser.post("/login", data={"key": fails.secrets["reader"]}, headers=PERSON),
        ):
            assert (page.status_code, words(page)[1]) == (503, "The database does not answer")
    finally:
        away.rename(file)


def test_what_is_told_is_text(fails):
    told = fails("reader").get("/v1/documents/<img src=x onerror=alert(1)>/text", headers=PERSON)
    assert "<img" not in told.text
    assert words(told)[2].startswith("document '<img src=x onerror=alert(1)>': ")


def test_a_crowd_is_told_as_a_page_with_when_to_come_again(guarded):
    client = guarded(rate=1)
    reader = client("reader")
    reader.get("/duties", headers=PERSON)
    told = reader.get("/duties", headers=PERSON)
    assert (told.status_code, words(told)[1]) == (429, "Too many requests")
    assert int(told.headers["retry-after"]) > 0


def test_the_page_is_in_both_languages_and_leads_back(open_page, office):
    page = open_page("/duties.csv?document=khong-co", locale="en-GB", excuse=["404"])
    assert page.get_by_role("heading").inner_text() == "This could not be done"
    page.get_by_role("button", name="Tiếng Việt").click()
    assert page.get_by_role("heading").inner_text() == "Chưa làm được việc này"
    page.get_by_role("link", name="Về trang hỏi đáp").click()
    page.wait_for_url(f"{office.url}/")
