"""The chat, in a real browser over the real service."""

import json

import pytest

from api.state.state import State

TREES = "Ai chủ trì trồng cây xanh?"
TREES_EN = "Who leads planting trees along the roads?"
PATROL = "Ai chủ trì tuần tra rừng phòng hộ?"
REPORT = "Hạt Kiểm lâm báo cáo số vụ cháy rừng trước ngày nào?"
FLIGHTS = "Giá vé máy bay đi Paris tháng sau là bao nhiêu?"
IN_VIEW = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
# An element stands between the bar above and the box below.
CLEAR = """e => {
  const [above, below] = [".bar", "#form"].map((s) => document.querySelector(s).getBoundingClientRect());
  const r = e.getBoundingClientRect();
  return r.top >= above.bottom && r.bottom <= below.top + 12;
}"""
FOCUSED = "document.activeElement"
# Every step that is shown, in order.
WATCH_STEPS = """() => {
  window.steps = [];
  new MutationObserver(() => {
    const said = document.querySelector(".step")?.textContent;
    if (said && said !== steps.at(-1)) steps.push(said);
  }).observe(document.getElementById("log"), { subtree: true, childList: true, characterData: true });
}"""


def told(page):
    """What the service answered last, as the page kept it."""
    return json.loads(page.evaluate("localStorage.getItem('chithi-chats')"))[0]["turns"][-1]["answer"]


def marked(citation):
    start, end = citation["highlight"]
    return citation["quote"][start:end]


def test_a_question_is_answered_shortly_and_its_source_opens_beside_at_the_very_words(open_page, ask_page):
    page = open_page("/")
    turn = ask_page(page, PATROL)
    cited = told(page)["citations"][0]
    assert turn.locator(".question").inner_text() == PATROL
    assert turn.locator(".lead").inner_text().startswith("Chủ trì: Sở Nông nghiệp và Môi trường.")
    assert turn.locator("blockquote").first.inner_text() == f"“{cited['quote']}”"
    assert turn.locator("blockquote mark").first.inner_text() == marked(cited) == "Sở Nông nghiệp và Môi trường"
    chip = turn.locator(".chip").first
    assert chip.inner_text().split("\n") == ["1", "Mục II › khoản 1", "Kế hoạch số 12/KH-UBND"]

    chip.focus()
    page.keyboard.press("Enter")
    said = page.locator(".pane mark")
    said.wait_for()
    assert page.locator(".pane h2").inner_text() == "Kế hoạch số 12/KH-UBND"
    assert page.locator(".pane .where").inner_text() == "Mục II › khoản 1"
    assert said.inner_text() == marked(cited)
    assert said.evaluate(IN_VIEW)
    assert page.locator(".pane .at").get_attribute("id") == "II.1"
    assert page.url.endswith("/")
    page.keyboard.press("Escape")
    assert page.locator(".pane").is_hidden()
    assert chip.evaluate(f"e => e === {FOCUSED}")


@pytest.mark.parametrize(
    ("locale", "question"),
    [
        ("vi-VN", "ai chu tri trong cay xanh ven duong"),
        ("vi-VN", "Ai chur trif troongf caay xanh?"),
        ("vi-VN", "Cho tôi hỏi sở nào lo việc trồng cây xanh vậy?"),
        ("en-US", TREES_EN),
        ("en-US", TREES),
    ],
)
def test_a_question_is_answered_in_whatever_form_it_is_typed(open_page, ask_page, locale, question):
    page = open_page("/", locale=locale)
    turn = ask_page(page, question)
    assert "Sở Xây dựng" in turn.locator(".lead").inner_text()
    assert turn.locator(".chip .trail").first.inner_text() == ("Khoản 1" if question != TREES_EN else "Clause 1")
    assert told(page)["language"] == ("vi" if question != TREES_EN else "en")


def test_what_is_thought_of_an_answer_is_kept_with_its_reason(open_page, ask_page, office):
    page = open_page("/")
    turn = ask_page(page, TREES)
    bad, good = (turn.get_by_role("button", name=name, exact=True) for name in ("Không hữu ích", "Hữu ích"))
    bad.click()
    assert turn.locator(".reasons").evaluate(CLEAR)
    turn.get_by_role("button", name="Gửi ý kiến").click()  # without a reason nothing is sent
    turn.get_by_label("Sai cơ quan, thời hạn hoặc số liệu").check()
    turn.get_by_label("Ghi thêm (không bắt buộc)").fill("Là <b>Sở Tài chính</b>")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Cảm ơn, ý kiến đã được ghi lại.").wait_for()
    assert (bad.get_attribute("aria-pressed"), good.get_attribute("aria-pressed")) == ("true", "false")
    assert turn.locator(".reasons").count() == 0
    good.click()
    turn.locator("[title='Hữu ích'][aria-pressed=true]").wait_for()
    answer = told(page)
    kept = [{k: v for k, v in o.items() if k != "at"} for o in State(office.home.path).feedback.export()]
    reason = "Sai cơ quan, thời hạn hoặc số liệu: Là <b>Sở Tài chính</b>"
    asked = {"account": "local", "question": TREES}
    assert [{**o, "answer": o["answer"]["answer"]} for o in kept] == [
        asked | {"feedback_id": 1, "helpful": False, "reason": reason, "answer": answer["answer"]},
        asked | {"feedback_id": 2, "helpful": True, "reason": "", "answer": answer["answer"]},
    ]
    page.reload()
    assert page.get_by_role("button", name="Hữu ích", exact=True).get_attribute("aria-pressed") == "true"


def test_documents_that_are_listed_open_beside_the_chat(open_page, ask_page):
    page = open_page("/")
    turn = ask_page(page, "Có những văn bản nào?")
    links = turn.locator(".answer li a")
    assert links.all_inner_texts() == [d["name"] for d in told(page)["documents"]]
    links.filter(has_text="12/KH-UBND").click()
    page.locator(".pane article").wait_for()
    assert page.locator(".pane h2").inner_text() == "Kế hoạch số 12/KH-UBND"


def test_a_follow_up_is_asked_with_what_answered_before(open_page, ask_page):
    page = open_page("/")
    sent = []
    page.on("request", lambda r: sent.append(r.post_data_json) if r.url.endswith("/v1/ask") else None)
    ask_page(page, TREES)
    ask_page(page, "Ai phối hợp?")
    first = {"question": TREES, "status": "answered", "document_id": "cv-trong-cay", "clause": "1"}
    assert [r["history"] for r in sent] == [[], [first]]
    assert "Sở Tài chính" in page.locator(".turn").nth(1).locator(".lead").inner_text()
    page.get_by_role("button", name="Lần hỏi mới").click()
    ask_page(page, TREES)
    assert sent[2]["history"] == []


def test_a_reload_loses_nothing_and_what_is_kept_can_be_erased(open_page, ask_page):
    page = open_page("/")
    ask_page(page, TREES)
    lead = page.locator(".lead").inner_text()
    page.locator("#q").fill("Ai phối")
    page.reload()
    assert page.locator(".lead").inner_text() == lead
    assert page.locator("#q").input_value() == "Ai phối"
    page.get_by_role("button", name="Lần hỏi mới").click()
    assert page.locator(".turn").count() == 0
    page.get_by_role("button", name=TREES, exact=True).click()
    assert page.locator(".lead").inner_text() == lead
    page.once("dialog", lambda d: d.accept())
    page.get_by_role("button", name="Xóa tất cả").click()
    assert page.locator(".turn").count() == 0
    page.reload()
    assert page.locator("#past-list").inner_text() == "Chưa có lần hỏi nào."


def test_two_windows_lose_nothing_of_each_other(open_page, ask_page):
    page = open_page("/")
    ask_page(page, TREES)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".lead").wait_for()
    ask_page(page, PATROL)
    other.locator(".turn").nth(1).wait_for()  # what is asked in the same chat is seen in both
    ask_page(other, "Ai phối hợp?")
    page.locator(".turn").nth(2).wait_for()
    page.get_by_role("button", name="Lần hỏi mới").click()
    ask_page(page, REPORT)
    other.locator("#q").fill("Ai phối")
    page.reload()
    other.reload()
    assert page.locator(".question").all_inner_texts() == [REPORT]
    assert other.locator(".question").all_inner_texts() == [TREES, PATROL, "Ai phối hợp?"]
    assert (page.locator("#q").input_value(), other.locator("#q").input_value()) == ("", "Ai phối")


def test_a_question_that_is_too_long_is_kept_whole_and_not_sent(open_page, ask_page):
    page = open_page("/", width=390)
    long = f"{TREES} " + "gấp " * 500
    page.locator("#q").fill(long)
    page.keyboard.press("Enter")
    assert page.locator("#q-hint").inner_text() == "Câu hỏi dài 2.026 ký tự, nhiều nhất 2.000: hãy rút gọn rồi gửi."
    assert page.locator("#q").input_value() == long
    assert page.locator(".turn").count() == 0
    turn = ask_page(page, long[:1900].strip())
    assert turn.locator(".question").bounding_box()["height"] < 120
    turn.get_by_role("button", name="Xem hết câu hỏi").click()
    assert turn.locator(".question").bounding_box()["height"] > 300
    assert page.locator("#q-hint").is_hidden()


def test_an_earlier_chat_is_renamed(open_page, ask_page):
    page = open_page("/")
    ask_page(page, TREES)
    page.once("dialog", lambda d: d.accept("Cây xanh"))
    page.get_by_role("button", name=f"Đổi tên “{TREES}”").click()
    page.locator(".past-open", has_text="Cây xanh").wait_for()
    ask_page(page, "Ai phối hợp?")
    page.reload()
    assert page.locator(".past-open").inner_text() == "Cây xanh"


def test_an_error_never_loses_the_question(open_page, ask_page):
    page = open_page("/", excuse=["ERR_INTERNET_DISCONNECTED"])
    page.locator("#examples button").first.wait_for()
    page.context.set_offline(True)
    turn = ask_page(page, TREES)
    assert turn.locator(".failed").inner_text().startswith("Không hỏi được: không kết nối được với dịch vụ")
    page.context.set_offline(False)
    page.reload()
    assert page.locator(".question").inner_text() == TREES
    page.get_by_role("button", name="Hỏi lại").click()
    page.locator(".answered").wait_for()
    assert page.locator(".question").all_inner_texts() == [TREES]


def test_a_refusal_offers_the_nearest_clauses(open_page, ask_page):
    page = open_page("/")
    turn = ask_page(page, FLIGHTS)
    answer = told(page)
    assert turn.locator(".refused .lead").inner_text() == answer["answer"]
    assert turn.locator(".next a").get_attribute("href") == "/documents"
    turn.locator("summary").click()
    assert turn.locator(".near .trail").all_text_contents() == [h["label"] for h in answer["hits"][:3]]
    turn.locator(".near").first.click()
    page.locator(".pane .at").wait_for()
    assert page.locator(".pane .at").get_attribute("id") == answer["hits"][0]["clause"]


def test_what_is_being_done_is_said_while_it_is_done(open_page, ask_page):
    page = open_page("/")
    page.evaluate(WATCH_STEPS)
    ask_page(page, TREES)
    said = page.evaluate("steps")
    assert said[0] == "Đang trả lời…"
    assert "Đang tìm điều khoản" in said
    assert said.index("Đang tìm điều khoản") < said.index("Đang đối chiếu từng câu trích với văn bản")


def test_the_answer_is_copied_with_its_place_as_official_papers_cite_it(open_page, ask_page):
    page = open_page("/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask_page(page, PATROL)
    turn.get_by_role("button", name="Sao chép").click()
    copied = page.get_by_text("Đã sao chép câu trả lời kèm nguồn.")
    copied.wait_for()
    turn.get_by_role("button", name="Sao chép").click()
    assert copied.count() == 1
    below = page.locator("#form").evaluate("e => e.getBoundingClientRect().top")
    assert copied.evaluate("e => e.parentElement.getBoundingClientRect().bottom") <= below  # what is typed is seen
    first, *rest = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert first == "Chủ trì: Sở Nông nghiệp và Môi trường."
    place = "khoản 1 Mục II Kế hoạch số 12/KH-UBND ngày 15 tháng 4 năm 2024 của Ủy ban nhân dân tỉnh An Lạc"
    assert rest[0] == f"“{told(page)['citations'][0]['quote']}” ({place})"


def test_everything_is_reached_by_the_keyboard_in_english(open_page):
    page = open_page("/", locale="en-US", width=390)

    def tab_to(selector, most=40):
        for _ in range(most):
            if page.evaluate(f"{FOCUSED}.matches({selector!r})"):
                return
            page.keyboard.press("Shift+Tab")
        raise AssertionError(f"{selector} was not reached")

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate(f"{FOCUSED}.id") == "q"
    page.keyboard.type(TREES_EN)
    page.keyboard.press("Enter")
    page.locator(".answered .lead").wait_for()
    assert page.locator(".lead").inner_text().startswith("Lead: Department of Construction (Sở Xây dựng).")
    tab_to(".chip")
    page.keyboard.press("Enter")
    page.locator(".pane mark").wait_for()
    assert page.locator(".pane").evaluate("e => e.getBoundingClientRect().width") == 390
    assert page.evaluate(f"{FOCUSED}.closest('.pane') !== null")
    for _ in range(6):  # what it covers is out of reach
        page.keyboard.press("Tab")
        assert page.evaluate(f"{FOCUSED} === document.body || {FOCUSED}.closest('.pane') !== null")
    page.locator(".pane-body").focus()
    page.keyboard.press("Escape")
    assert page.evaluate(f"{FOCUSED}.matches('.chip')")
    tab_to("[data-lang=vi]")
    page.keyboard.press("Enter")
    assert page.locator("#send").inner_text() == "Hỏi"
    page.reload()
    assert page.locator("html").get_attribute("lang") == "vi"


def test_colours_follow_the_system_until_they_are_chosen(open_page):
    page = open_page("/", scheme="dark")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.get_by_role("button", name="Màu: theo máy").click()
    assert page.locator("html").get_attribute("data-theme") == "light"
    page.reload()
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Màu: sáng").click()
    page.get_by_role("button", name="Màu: tối").wait_for()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_markup_in_a_question_stays_text(open_page, ask_page):
    question = "<img src=x onerror=alert(1)></script><b>${1}</b> ai chủ trì trồng cây?"
    page = open_page("/")
    turn = ask_page(page, question)
    page.reload()
    assert page.locator(".question").inner_text() == question
    assert page.locator(".past-open").inner_text() == question
    assert page.locator("#log img, #log script, #log b, .past img").count() == 0
    assert turn.count() == 1


def test_a_greeting_offers_questions_that_can_be_asked(open_page, ask_page):
    page = open_page("/")
    turn = ask_page(page, "xin chào")
    asked = turn.locator(".example").first.inner_text()
    turn.locator(".example").first.click()
    page.locator(".answered").wait_for()
    assert page.locator(".question").nth(1).inner_text() == asked


def test_one_answer_is_printed_alone_and_without_what_is_no_paper(open_page, ask_page):
    page = open_page("/")
    page.evaluate("window.print = () => {}")
    ask_page(page, TREES)
    ask_page(page, PATROL).get_by_role("button", name="In", exact=True).click()
    page.emulate_media(media="print")
    assert [t.is_visible() for t in page.locator(".turn").all()] == [False, True]
    assert not page.locator(".bar").is_visible()
    assert not page.locator("#form").is_visible()
    place = "Khoản 1 Mục II Kế hoạch số 12/KH-UBND ngày 15 tháng 4 năm 2024 của Ủy ban nhân dân tỉnh An Lạc"
    assert page.locator(".printed .chip").first.inner_text().split("\n") == ["1", place]


# Once the page knows of its new width: it is told of it before the frame after is drawn.
SETTLED_WIDTH = """() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(
  () => told(document.documentElement.scrollWidth))))"""


# The buttons of one word that stands on two lines; those that are hidden are shown for it.
BROKEN_WORDS = """() => [...document.querySelectorAll("button, .primary")].filter((b) => {
  const hidden = b.hidden, words = document.createRange();
  b.hidden = false;
  words.selectNodeContents(b);
  const tops = new Set([...words.getClientRects()].map((r) => Math.round(r.top)));
  b.hidden = hidden;
  return /^\\S+$/.test(b.textContent) && tops.size > 1;
}).map((b) => b.textContent)"""


def test_no_page_is_wider_than_its_window(open_page, ask_page, office):
    page = open_page("/")

    def assert_fits():
        for width in (320, 390, 768, 1440, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(SETTLED_WIDTH) <= width, page.url

    for scale in ("", "150%"):
        page.evaluate("(size) => document.documentElement.style.fontSize = size", scale)
        page.set_viewport_size({"width": 320, "height": 900})
        assert page.evaluate(BROKEN_WORDS) == []
    page.evaluate("document.documentElement.style.fontSize = ''")
    ask_page(page, PATROL).locator(".chip").first.click()
    page.locator(".pane mark").wait_for()
    assert_fits()
    for path in ("/duties", "/documents", "/v/kh-chay-rung#II.1"):
        page.goto(office.url + path)
        page.locator("tbody tr, ul.documents li, article .clause").first.wait_for()
        assert_fits()


def test_on_a_narrow_page_earlier_chats_come_when_called(open_page, ask_page):
    page = open_page("/", width=390)
    ask_page(page, TREES)
    assert page.locator("#past").is_hidden()
    page.get_by_role("button", name="Các lần hỏi trước").click()
    assert page.locator(".past-open").inner_text() == TREES
    page.locator("#past-close").click()
    assert page.locator("#past").is_hidden()
    assert page.evaluate(f"{FOCUSED}.id") == "past-button"
    page.get_by_role("button", name="Lần hỏi mới").click()
    assert (page.locator(".turn").count(), page.evaluate(f"{FOCUSED}.id")) == (0, "q")
    assert page.get_by_role("button", name="Lần hỏi mới").count() == 0


# Forty chats as the browser keeps them.
FORTY = """() => localStorage.setItem("chithi-chats", JSON.stringify([...Array(40).keys()].map((n) =>
  ({ id: `c${n}`, at: n, title: `Lần ${n}`, turns: [] }))))"""


@pytest.mark.parametrize("width", [390, 1440])
def test_what_is_done_with_all_chats_stays_in_sight_below_many(open_page, width):
    page = open_page("/", width=width)
    page.evaluate(FORTY)
    page.reload()
    page.locator(".past-open").nth(39).wait_for(state="attached")
    if width == 390:
        page.get_by_role("button", name="Các lần hỏi trước").click()
    assert page.locator("#erase").evaluate(IN_VIEW)
    assert page.locator("#new").evaluate(IN_VIEW)
    page.locator(".past-open").nth(39).scroll_into_view_if_needed()
    assert page.locator("#erase").evaluate(IN_VIEW)


# An answer as the service gives it, shown by the page's own module; each test changes what it is about.
SHOW = """async (answer) => {
  const { answerBox } = await import("/assets/answer.js");
  const log = document.getElementById("log");
  log.replaceChildren(answerBox(answer, () => {}, () => {}));
}"""
CITED = {
    "n": 1, "document_id": "cap", "document": "Chỉ thị: Về cáp: treo gọn", "called": "Chỉ thị: Về cáp: treo gọn",
    "clause": "1.a", "label": "điểm a khoản 1", "quote": "Chủ trì phối hợp với Sở Xây dựng;", "start": 9, "end": 42,
    "url": "/v/cap#1.a", "highlight": None, "trail": ["Khoản 1", "điểm a"], "page": None, "reference": "",
}  # fmt: skip
ANSWER = {"language": "vi", "status": "answered", "more": "", "citations": [CITED], "hits": []}
PLACE = "Điểm a khoản 1, Chỉ thị: Về cáp: treo gọn"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"{PLACE}: “{CITED['quote']}” [1]", []),
        (f"{PLACE}: Chủ trì: Sở Y tế. “{CITED['quote']}” [1]", ["Chủ trì: Sở Y tế"]),
        (f"{PLACE} (Sở Y tế, 5/3/2024): Chủ trì: Sở Y tế. “{CITED['quote']}” [1]", ["Chủ trì: Sở Y tế"]),
        (f"Xem thêm {PLACE[0].lower()}{PLACE[1:]}: “{CITED['quote']}” [1]", []),
    ],
)
def test_of_a_line_with_a_quote_the_place_stands_in_the_chip_alone(open_page, line, said):
    page = open_page("/")
    page.evaluate(SHOW, ANSWER | {"answer": f"Sở Y tế. [1]\n{line}"})
    assert page.locator("#log .said").all_inner_texts() == said
    assert page.locator("#log .chip .doc").inner_text() == CITED["document"]


def test_an_english_answer_names_the_document_in_english_where_it_is_cited(open_page):
    page = open_page("/", locale="en-US")
    cited = CITED | {"called": "Directive “Về cáp: treo gọn”", "label": "point a, clause 1"}
    line = f"Point a, clause 1, Directive “Về cáp: treo gọn”: “{CITED['quote']}” [1]"
    page.evaluate(SHOW, ANSWER | {"language": "en", "citations": [cited], "answer": f"The Department. [1]\n{line}"})
    assert page.locator("#log .chip .doc").inner_text() == "Directive “Về cáp: treo gọn”"
    assert page.locator("#log .said").count() == 0


def test_many_sources_are_folded_and_said_as_the_first_and_the_last(open_page):
    page = open_page("/")
    many = [CITED | {"n": n, "clause": f"1.{n}", "quote": f"việc {n}", "trail": [f"Khoản {n}"]} for n in range(1, 7)]
    line = "Sáu việc. [1][2] [3][4][5][6]"
    page.evaluate(SHOW, ANSWER | {"answer": line, "citations": many})
    assert page.locator("#log .lead").inner_text() == "Sáu việc. 1–6"
    assert page.locator("#log summary").inner_text() == "Xem 6 nguồn"
    page.evaluate(SHOW, ANSWER | {"answer": f"{line}\n{PLACE}: “việc 1” [1]", "citations": many})
    assert page.locator("#log summary").inner_text() == "Xem 5 nguồn còn lại"
    page.evaluate(SHOW, ANSWER | {"answer": line, "citations": many})
    assert not page.locator("#log .chip").first.is_visible()
    page.evaluate(SHOW, ANSWER | {"answer": "Hai việc. [1][3]", "citations": many})
    assert page.locator("#log .lead .ref").all_inner_texts() == ["1", "3"]
    assert page.locator("#log .chip").first.is_visible()


def test_of_many_sources_of_a_document_the_copy_names_the_document_once(open_page):
    page = open_page("/")
    many = [
        CITED | {"n": n, "quote": f"việc {n}", "label": f"khoản {n}", "reference": f"khoản {n} Chỉ thị số {d}/CT-UBND"}
        for n, d in ((1, 7), (2, 9), (3, 7))
    ]
    answer = ANSWER | {"answer": "Ba việc. [1][2][3]", "citations": many}
    copied = page.evaluate("async (answer) => (await import('/assets/answer.js')).asText(answer)", answer)
    assert copied == "Ba việc.\nNguồn: khoản 1, khoản 3 Chỉ thị số 7/CT-UBND; khoản 2 Chỉ thị số 9/CT-UBND."


def test_an_item_of_a_list_is_quoted_below_what_introduces_it(open_page):
    page = open_page("/")
    cited = CITED | {"lead_in": "1. Mức 30% đối với:"}
    page.evaluate(SHOW, ANSWER | {"answer": f"{PLACE}: “{CITED['quote']}” [1]", "citations": [cited]})
    assert page.locator("#log blockquote p").all_inner_texts() == ["1. Mức 30% đối với:", f"“{CITED['quote']}”"]


@pytest.mark.parametrize("words", ["Các khoản gần nhất", "Nearest clauses"])
def test_a_question_back_lists_the_places_once(open_page, words):
    page = open_page("/")
    hit = {
        "document_id": "cap", "clause": "1.a", "label": "điểm a khoản 1", "document": "Chỉ thị số 9", "text": "a) Cáp.",
        "start": 0, "end": 7, "url": "/v/cap#1.a", "score": 0.5, "rank": 1,
    }  # fmt: skip
    back = f"Anh/chị muốn hỏi gì về “cáp”? {words}: (1) điểm a khoản 1, Chỉ thị số 9."
    asked = {"status": "clarification", "citations": [], "hits": [hit], "answer": back}
    page.evaluate(SHOW, ANSWER | asked)
    assert page.locator("#log .lead").inner_text() == "Anh/chị muốn hỏi gì về “cáp”?"
    assert page.locator("#log .near").all_inner_texts() == ["Điểm a khoản 1\nChỉ thị số 9"]


def test_quoted_words_are_marked_where_they_stand_by_now_and_missed_where_they_are_gone(office, open_page, ask_page):
    text = "Điều 1. Sở Xây dựng chủ trì lắp đèn đường Trần Phú.\nĐiều 2. Công ty Điện lực cấp điện."
    office.home.ingest_bytes(text.encode(), "den.txt", "den")
    page = open_page("/")
    chip = ask_page(page, "Ai chủ trì lắp đèn đường Trần Phú?").locator(".chip").first
    cited = told(page)["citations"][0]
    assert (cited["document_id"], marked(cited)) == ("den", "Sở Xây dựng")
    office.home.ingest_bytes(f"QUYẾT ĐỊNH\nVề việc lắp đèn\n{text}".encode(), "den.txt", "den")
    chip.click()
    page.locator(".pane mark").wait_for()
    assert page.locator(".pane mark").inner_text() == "Sở Xây dựng"
    assert page.locator(".pane .standing").count() == 0
    office.home.ingest_bytes(text.replace("Trần Phú", "Lê Lợi").encode(), "den.txt", "den")
    chip.click()
    page.locator(".pane .standing").wait_for()
    assert page.locator(".pane .standing").inner_text().startswith("Văn bản đã thay đổi sau khi trả lời")
    assert page.locator(".pane mark").count() == 0
    office.home.remove("den")


@pytest.mark.parametrize("words", ["cảm ơn", "xin chào", "bạn làm được gì?"])
def test_small_talk_is_answered_as_a_person_would(open_page, ask_page, words):
    turn = ask_page(open_page("/"), words)
    assert turn.locator(".answer").get_attribute("class") == "answer talk"
    assert turn.locator(".next").count() == 0


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("/v/khong-co", ("Không có văn bản này – Chỉ Thị", "There is no such document – Chỉ Thị")),
        ("/khong-co", ("Không có trang này – Chỉ Thị", "There is no such page – Chỉ Thị")),
        ("/docs", ("Giao diện lập trình – Chỉ Thị", "The interface – Chỉ Thị")),
    ],
)
def test_every_page_is_called_something_in_both_languages(open_page, path, titles):
    page = open_page(path, excuse=["404"])
    page.locator("main h1").wait_for()
    for language, title in zip(("vi", "en"), titles, strict=True):
        page.locator(f"[data-lang={language}]").click()
        assert page.title() == title
        assert page.locator("main h1").inner_text() == title.split(" – ")[0]


def test_on_a_narrow_screen_one_begins_at_the_top_and_goes_back_from_a_document_to_the_answer(open_page, ask_page):
    page = open_page("/", width=360)
    page.locator(".example").first.wait_for()
    assert page.evaluate("[scrollY, document.activeElement.id]") == [0, "q"]
    ask_page(page, "Ai chủ trì trồng cây?")
    chip = page.locator("a.chip").first
    for leave in (page.go_back, page.get_by_role("button", name="Đóng").last.click):
        chip.click()
        page.locator("#pane mark").first.wait_for()
        leave()
        page.locator("#pane").wait_for(state="hidden")
        assert (page.locator(".answer").count(), page.evaluate("location.pathname")) == (1, "/")
        assert chip.evaluate("e => e === document.activeElement")


def test_who_goes_by_keys_stays_where_they_were_when_what_they_used_is_gone(open_page, ask_page):
    focused = "(e => e.getAttribute('aria-label') || e.textContent)(document.activeElement)"
    page = open_page("/")
    for question in ("Ai chủ trì trồng cây?", "Ai chủ trì tuần tra rừng?"):
        page.get_by_role("button", name="Lần hỏi mới").click()
        turn = ask_page(page, question)
    turn.get_by_role("button", name="Không hữu ích").press("Enter")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_text("Cảm ơn, ý kiến đã được ghi lại.").wait_for()
    assert page.evaluate(focused) == "Không hữu ích"
    page.get_by_role("button", name="Xóa “Ai chủ trì trồng cây?”").press("Enter")
    page.locator("#past-list li").nth(1).wait_for(state="detached")
    assert page.evaluate(focused) == "Xóa “Ai chủ trì tuần tra rừng?”"
