"""Adding, finding, correcting and removing documents, in a real browser over the real service."""

import base64
import threading
from pathlib import Path

import httpx
import pytest

PDF = Path(__file__).parents[3] / "corpus" / "sample" / "kh-phan-loai-rac-son-linh.pdf"
EVIL = "<img src=x onerror=alert(1)>"
EVIL_TEXT = f"QUYẾT ĐỊNH\nVề việc {EVIL}\nĐiều 1. <script>alert(2)</script> Sở Y tế mua thuốc.\n"
TYPED = "words => document.getElementById('q').value === words"
DROP = """(files) => {
  const carried = new DataTransfer();
  const bytes = (data) => Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  for (const [name, data] of files) carried.items.add(new File([bytes(data)], name));
  const options = { bubbles: true, cancelable: true, dataTransfer: carried };
  (document.getElementById("drop") ?? document.body).dispatchEvent(new DragEvent("drop", options));
}"""


def drop(page, **files):
    """Drops files onto the page, by name without their dot: a_txt."""
    page.evaluate(DROP, [[n.replace("_", "."), base64.b64encode(data).decode()] for n, data in files.items()])


def names(page):
    page.locator("#list[aria-busy=false]").wait_for()
    page.locator("ul.documents li, .empty").first.wait_for()
    return page.locator("ul.documents .what > .name").all_inner_texts()


@pytest.fixture
def clean(office):
    """Removes after the test what it added."""
    yield
    with httpx.Client(base_url=office.url, trust_env=False, timeout=60) as client:
        for document in list(office.home.store.heads()):
            if document not in ("cv-trong-cay", "kh-chay-rung"):
                office.home.remove(document)
        client.patch("/v1/documents/kh-chay-rung", json={"reset": True})


@pytest.mark.usefixtures("clean")
def test_a_pdf_is_dropped_and_asked_about(open_page, ask_page, office):
    page = open_page("/documents", excuse=["422"])
    names(page)
    drop(page, rac_pdf=PDF.read_bytes(), xau_txt=b"")
    page.locator("#uploads-list .done").wait_for()
    page.locator("#uploads-list .failed").wait_for()
    assert page.locator(".done .state").inner_text() == "đã nạp"
    assert page.locator(".failed .state").inner_text().startswith("không nạp được: tệp ")
    assert page.locator("#uploads-sum").inner_text() == "xong 1 trên 2 tệp, 1 tệp không nạp được"
    assert "Kế hoạch số 61/KH-UBND" in names(page)
    page.locator(".done .name").first.click()
    page.locator(".pane .tree a").first.wait_for()
    assert page.locator(".pane article p[data-page='2']").count() == 1
    page.locator(".done").get_by_role("link", name="Hỏi về văn bản này").click()
    page.wait_for_url(f"{office.url}/")
    page.wait_for_function(TYPED, arg="Kế hoạch số 61/KH-UBND nói về gì?")
    turn = ask_page(page, "Kế hoạch số 61/KH-UBND của cơ quan nào?")
    assert "Sơn Lĩnh" in turn.locator(".lead").inner_text()


@pytest.mark.usefixtures("clean")
def test_a_file_that_is_dropped_on_the_chat_is_taken_in_and_asked_about(open_page, ask_page):
    page = open_page("/")
    ask_page(page, "Ai chủ trì trồng cây xanh?")
    drop(page, hop_txt="Số: 5/TB-UBND\nTHÔNG BÁO\nVề việc họp dân\n1. Trưởng thôn mời họp.\n".encode())
    page.locator("#uploads-list .done").wait_for()
    page.get_by_role("link", name="Hỏi về văn bản này").click()
    page.wait_for_function(TYPED, arg="Thông báo số 5/TB-UBND nói về gì?")
    assert page.locator(".turn").count() == 0


@pytest.mark.usefixtures("clean")
def test_a_file_is_given_up_while_it_is_read_by_the_keyboard(open_page, office):
    page = open_page("/documents", excuse=["404"])
    names(page)
    drop(page, lau_txt="".join(f"{n}. Sở Y tế mua {n} hộp thuốc.\n" for n in range(60_000)).encode())
    page.get_by_role("button", name="Hủy lau.txt").focus()
    page.locator("#uploads-list .reading").wait_for()
    with page.expect_response(lambda r: r.request.method == "DELETE") as given_up:
        page.keyboard.press("Enter")
    assert given_up.value.status == 204
    assert page.locator("#uploads-list .given_up .state").inner_text() == "đã hủy"
    for thread in threading.enumerate():
        if thread.name == "jobs":
            thread.join(60)
    assert sorted(office.home.store.heads()) == ["cv-trong-cay", "kh-chay-rung"]


@pytest.mark.usefixtures("clean")
def test_a_title_is_corrected_and_kept_when_the_file_is_read_again(open_page, office):
    page = open_page("/documents")
    names(page)
    page.get_by_role("button", name="Sửa thông tin Kế hoạch số 12/KH-UBND").click()
    assert page.locator("label.date output").inner_text() == "15/04/2024"
    page.get_by_label("Số, ký hiệu").fill("13/KH-UBND")
    page.get_by_label("Trích yếu").fill("Phòng cháy <b>rừng</b>")
    page.get_by_label("Thay thế văn bản").select_option("cv-trong-cay")
    page.get_by_role("button", name="Lưu").click()
    page.locator(".name", has_text="Kế hoạch số 13/KH-UBND").first.wait_for()
    plan = page.locator("li[data-id=kh-chay-rung]")
    assert plan.locator(".title").inner_text() == "Phòng cháy <b>rừng</b>"
    assert plan.locator(".tag").all_inner_texts() == ["đã sửa tay", "Thay thế"]
    letter = page.locator("li[data-id=cv-trong-cay] .bearing")
    assert letter.inner_text() == "Bị thay thế bởi Kế hoạch số 13/KH-UBND"
    page.get_by_role("button", name="Sửa thông tin Kế hoạch số 13/KH-UBND").click()
    replaced = page.get_by_label("Thay thế văn bản")
    page.locator("option[value=cv-trong-cay]", has_text="Công văn số 45/UBND-NN").wait_for(state="attached")
    assert replaced.input_value() == "cv-trong-cay"
    replaced.select_option("")
    page.get_by_role("button", name="Lưu").click()
    letter.wait_for(state="detached")
    assert plan.locator(".tag").all_inner_texts() == ["đã sửa tay"]
    again = office.home.store.load("kh-chay-rung").text.encode()
    drop(page, **{"kh-chay-rung_txt": again})
    page.locator("#uploads-list .done").wait_for()
    assert names(page)[0] == "Kế hoạch số 13/KH-UBND"
    page.get_by_role("button", name="Sửa thông tin Kế hoạch số 13/KH-UBND").click()
    page.get_by_role("button", name="Bỏ mọi sửa đổi").click()
    page.locator(".name", has_text="Kế hoạch số 12/KH-UBND").first.wait_for()


@pytest.mark.usefixtures("clean")
def test_removing_can_be_undone_and_happens_only_after_its_time(open_page, office):
    office.home.ingest_bytes(b"1. So Y te mua thuoc.\n", "thua.txt", "thua")
    page = open_page("/documents")
    page.clock.install()
    page.reload()
    shown = names(page)
    page.get_by_role("button", name="Gỡ Văn bản (thua)").click()
    assert len(names(page)) == len(shown) - 1
    assert page.evaluate("document.activeElement.textContent") == "Hoàn tác"
    page.keyboard.press("Enter")
    page.clock.run_for(20_000)
    assert names(page) == shown
    assert "thua" in office.home.store.heads()
    gone = page.get_by_text("Đã gỡ Văn bản (thua).")
    page.get_by_role("button", name="Gỡ Văn bản (thua)").focus()
    page.keyboard.press("Enter")
    page.clock.run_for(120_000)  # whoever is on the notice has as long as they need
    assert page.locator(".notice .left").inner_text() == "đang chờ"
    page.locator("#find").focus()
    page.clock.run_for(19_000)
    assert page.locator(".notice .left").inner_text() == "còn 1 giây"
    page.locator(".notice").hover()
    page.clock.run_for(60_000)
    assert "thua" in office.home.store.heads()
    page.mouse.move(0, 0)
    page.clock.run_for(2_000)
    gone.wait_for()
    assert "thua" not in office.home.store.heads()


@pytest.mark.usefixtures("clean")
def test_what_is_to_go_goes_at_once_where_one_says_so(open_page, office):
    office.home.ingest_bytes(b"1. So Y te mua thuoc.\n", "thua.txt", "thua")
    page = open_page("/documents")
    names(page)
    page.get_by_role("button", name="Gỡ Văn bản (thua)").click()
    page.get_by_role("button", name="Gỡ ngay").click()
    page.get_by_text("Đã gỡ Văn bản (thua).").wait_for()
    assert "thua" not in office.home.store.heads()


@pytest.mark.usefixtures("clean")
def test_many_documents_come_a_page_at_a_time_and_are_found_among_all(open_page, office):
    for n in range(30):
        office.home.ingest_bytes(f"Điều 1. Cấm đỗ xe ở phố số {n}.".encode(), f"pho-{n}.txt", f"pho-{n}")
    page = open_page("/documents")
    assert len(names(page)) == 25
    assert page.locator("#count").inner_text() == "32 văn bản"
    page.get_by_role("button", name="Trang sau").click()
    page.get_by_text("Trang 2 / 2").wait_for()
    assert len(names(page)) == 7
    assert page.evaluate("document.activeElement.textContent") == "Trang trước"
    page.locator("#find").fill("pho-29")
    assert names(page) == ["Văn bản (pho-29)"]
    assert page.locator("#count").inner_text() == "1 trên 32 văn bản"


@pytest.mark.usefixtures("clean")
def test_a_file_is_sent_with_who_may_see_it(open_page, office):
    page = open_page("/documents")
    names(page)
    page.get_by_label("Ai được xem").fill("Thanh tra, internal")
    drop(page, mat_txt="Điều 1. Cấm đỗ xe.".encode())
    page.locator("#uploads-list .done").wait_for()
    assert page.locator("#uploads-list .tag").all_inner_texts() == ["Thanh tra", "internal"]
    assert office.home.store.load("mat").labels == {"Thanh tra", "internal"}
    page.locator("li[data-id=mat] .tag").first.wait_for()
    assert page.locator("li[data-id=mat] .tag").all_inner_texts() == ["Thanh tra", "internal"]


@pytest.mark.usefixtures("clean")
def test_scripts_in_texts_titles_and_file_names_stay_text(open_page, office):
    page = open_page("/documents")
    names(page)
    drop(page, **{f"{EVIL}_txt": EVIL_TEXT.encode()})
    page.locator("#uploads-list .done").wait_for()
    assert page.locator("#uploads-list .file").inner_text() == f"{EVIL}.txt"
    page.locator(".title", has_text=EVIL).wait_for()
    page.locator("#uploads-list .name").first.click()
    page.locator(".pane article").wait_for()
    assert "<script>alert(2)</script> Sở Y tế mua thuốc." in page.locator(".pane article").inner_text()
    assert page.locator("main img, .pane img, .pane script").count() == 0
    assert any(EVIL in h for h in office.home.store.heads())


def test_documents_are_found_by_words_with_or_without_marks(open_page):
    page = open_page("/documents")
    assert names(page) == ["Kế hoạch số 12/KH-UBND", "Công văn số 45/UBND-NN"]
    assert page.locator("#count").inner_text() == "2 văn bản"
    for words, expected in (("chay rung", ["Kế hoạch số 12/KH-UBND"]), ("An Lạc 45", ["Công văn số 45/UBND-NN"])):
        page.locator("#find").fill(words)
        assert names(page) == expected
        assert page.locator("#count").inner_text() == "1 trên 2 văn bản"
    page.locator("#find").fill("không có")
    assert page.locator(".empty").inner_text() == "Không văn bản nào khớp “không có”."
