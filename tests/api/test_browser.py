import shutil
from urllib.parse import quote

import pytest

MEDICINE = "Ai chủ trì mua sắm thuốc?"
ENGLISH = "Who leads medicine procurement?"
UNESCAPED = "!~*'()"  # what encodeURIComponent leaves alone
FLIGHTS = "Giá vé máy bay đi Paris tháng sau là bao nhiêu?"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
IN_VIEW = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
BACKGROUND = "e => getComputedStyle(e).backgroundColor"
MARK, NO_MARK = "rgb(255, 243, 191)", "rgba(0, 0, 0, 0)"


@pytest.fixture(scope="module")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no chromium, chromium-browser or google-chrome on this machine")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, sample_url):
    """Opens pages in a browser of one language; after the test, all they asked for came from the service."""
    contexts, requested, complaints = [], [], []

    def complain(message):
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def open_at(path, locale="vi-VN"):
        context = chromium.new_context(locale=locale, viewport={"width": 1000, "height": 800}, color_scheme="light")
        context.set_default_timeout(15_000)
        context.on("request", lambda r: requested.append(r.url))
        context.on("console", complain)
        context.on("weberror", lambda e: complaints.append(str(e.error)))
        contexts.append(context)
        page = context.new_page()
        page.goto(sample_url + path)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert requested
    assert [u for u in requested if not u.startswith(f"{sample_url}/")] == []
    assert complaints == []


def follow(page, link):
    with page.context.expect_page() as opened:
        link.click()
    opened.value.wait_for_load_state()
    return opened.value


def highlighted(page):
    return [e.get_attribute("id") for e in page.locator(".clause").all() if e.evaluate(BACKGROUND) != NO_MARK]


def test_a_question_in_vietnamese_leads_to_its_highlighted_clause(open_page, sample):
    page = open_page("/")
    assert page.locator("html").get_attribute("lang") == "vi"
    page.get_by_role("button", name=MEDICINE).click()
    answer = page.locator(".answer")
    answer.locator("> p").first.wait_for()
    assert page.locator(".question").inner_text() == MEDICINE
    told = sample.post("/v1/ask", json={"question": MEDICINE}).json()
    assert answer.locator("> p").all_inner_texts() == told["answer"].split("\n")
    cited = told["citations"][0]
    assert answer.locator(".sources a").first.inner_text() == f"{cited['label']}, {cited['document']}"
    link = answer.get_by_role("link", name="[1]").first
    assert link.get_attribute("href") == cited["url"]

    viewer = follow(page, link)
    assert viewer.url.endswith(f"/v/{cited['document_id']}#{cited['clause']}")
    clause = viewer.locator(f'[id="{cited["clause"]}"]')
    assert cited["quote"] in clause.inner_text()
    assert highlighted(viewer) == [cited["clause"]]
    assert clause.evaluate(BACKGROUND) == MARK
    assert clause.evaluate(IN_VIEW)
    assert page.locator("#hint").is_hidden()


def test_a_question_in_english_needs_no_mouse(open_page, sample):
    page = open_page("/")
    for _ in range(10):
        if page.evaluate("document.activeElement.dataset.lang") == "en":
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("button", name="English").get_attribute("aria-pressed") == "true"
    assert page.get_by_role("button", name="Ask", exact=True).is_visible()
    for _ in range(10):
        if page.evaluate("document.activeElement.id") == "q":
            break
        page.keyboard.press("Tab")
    page.keyboard.type(ENGLISH)
    page.keyboard.press("Enter")
    page.locator(".answer").wait_for()
    assert page.locator(".question").inner_text() == ENGLISH
    told = sample.post("/v1/ask", json={"question": ENGLISH}).json()
    assert page.locator(".answer .lead").inner_text() == told["answer"].split("\n")[0]
    assert told["answer"].startswith("Lead: Department of Health (Sở Y tế).")
    page.wait_for_function("document.activeElement.id == 'q'")
    assert page.locator("#q").input_value() == ""

    # The answer's links come before the box where the next question is typed.
    for _ in range(10):
        if page.evaluate("document.activeElement.tagName") == "A":
            break
        page.keyboard.press("Shift+Tab")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    opened.value.wait_for_load_state()
    assert highlighted(opened.value) == [told["citations"][-1]["clause"]]


def test_a_refusal_shows_the_nearest_clauses_as_links(open_page, sample):
    page = open_page("/")
    page.locator("#q").fill(FLIGHTS)
    page.get_by_role("button", name="Hỏi", exact=True).click()
    refusal = page.locator(".answer.refused")
    refusal.wait_for()
    told = sample.post("/v1/ask", json={"question": FLIGHTS}).json()
    assert refusal.locator("> p").all_inner_texts() == [told["answer"]]
    links = refusal.get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"/v/{h['document_id']}#{quote(h['clause'], safe=UNESCAPED)}" for h in told["hits"][:3]
    ]
    viewer = follow(page, links.first)
    assert highlighted(viewer) == [told["hits"][0]["clause"]]
    assert viewer.locator(".at").evaluate(IN_VIEW)


@pytest.mark.parametrize(
    ("path", "clause"),
    [
        ("/v/cv-tiet-kiem-dien-phu-khe#2.-4", "2.-4"),
        ("/v/qd-quan-ly-tai-san-cong-hai-binh#Qy%C4%90.D4.2.a", "QyĐ.D4.2.a"),
        ("/v/qd-quan-ly-tai-san-cong-hai-binh#QyĐ.D4.2.a", "QyĐ.D4.2.a"),
    ],
)
def test_an_address_after_the_hash_is_highlighted_and_in_view(open_page, path, clause):
    page = open_page(path)
    assert highlighted(page) == [clause]
    assert page.locator(".at").evaluate(IN_VIEW)


def test_another_hash_moves_the_highlight_and_an_unknown_one_drops_it(open_page):
    page = open_page("/v/cv-y-te-tinh-lam-trach#4")
    page.evaluate("location.hash = '6'")
    page.wait_for_function("document.querySelector('.at')?.id == '6'")
    assert highlighted(page) == ["6"]
    page.evaluate("location.hash = '%E0%A4%A'")
    page.wait_for_function("!document.querySelector('.at')")
    assert highlighted(page) == []


def test_a_follow_up_is_asked_with_the_questions_of_the_page(open_page):
    page = open_page("/")
    sent = []
    page.on("request", lambda r: r.url.endswith("/v1/ask") and sent.append(r.post_data_json))
    for n, question in enumerate(("Ai chủ trì mua sắm thuốc ở Hải Bình?", "Thế ở Lâm Trạch thì sao?")):
        page.locator("#q").fill(question)
        page.keyboard.press("Enter")
        page.locator(".answer:not(.hint)").nth(n).wait_for()
    assert [r["history"] for r in sent] == [[], [{"question": "Ai chủ trì mua sắm thuốc ở Hải Bình?"}]]
    link = page.locator(".turn").nth(1).get_by_role("link", name="[1]").first
    assert link.get_attribute("href") == "/v/cv-y-te-tinh-lam-trach#4"
    page.reload()
    page.get_by_role("button", name=MEDICINE).click()
    page.locator(".answer:not(.hint)").wait_for()
    assert sent[2]["history"] == []


def test_markup_in_a_question_is_shown_as_text(open_page):
    page = open_page("/")
    page.locator("#q").fill("<img src=x onerror=alert(1)> ai chủ trì mua thuốc?")
    page.keyboard.press("Enter")
    page.locator(".answer").wait_for()
    assert page.locator(".question").inner_text() == "<img src=x onerror=alert(1)> ai chủ trì mua thuốc?"
    assert page.locator("img").count() == 0


def test_the_chosen_language_is_remembered(open_page):
    page = open_page("/", locale="en-US")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="Tiếng Việt").click()
    page.reload()
    assert page.locator("html").get_attribute("lang") == "vi"
    assert page.locator("#send").inner_text() == "Hỏi"
