"""The table of duties, in a real browser over the real service, on days of our own choosing."""

import csv
import datetime
import io

import pytest
from openpyxl import load_workbook

SPRING = "2024-05-02T09:00:00"  # the trees were due on 30/4; patrols are due on 20/5, reports on 10/8
AGENCIES = ["Sở Xây dựng", "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Công an tỉnh", "Hạt Kiểm lâm"]


def agencies(page):
    page.locator("#table[aria-busy=false]").wait_for()
    return page.locator("td.agency").all_inner_texts()


def counts(page):
    page.locator(".card.this_quarter b", has_not_text="–").wait_for()
    return dict(c.split("\n")[::-1] for c in page.locator(".card").all_inner_texts())


def open_sheet(page, tmp_path):
    with page.expect_download() as download:
        page.locator("#xlsx").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    return load_workbook(file).active


def test_duties_stand_in_the_order_of_their_days(open_page):
    page = open_page("/duties", now=SPRING)
    shown = agencies(page)
    assert shown[:5] == AGENCIES[2:] + AGENCIES[:2]  # what falls due next, then what is past
    assert page.locator("#count").inner_text() == "8 nhiệm vụ · sắp đến hạn xếp trước, đã qua hạn xếp sau"
    assert page.locator("td.due").all_inner_texts()[3].split("\n")[:2] == ["30/04/2024quá hạn", "trước ngày 30/4/2024"]
    page.get_by_role("button", name="Thời hạn").click()
    assert agencies(page)[:5] == AGENCIES
    page.get_by_role("button", name="Thời hạn").click()
    assert agencies(page)[:3] == ["Hạt Kiểm lâm", "Sở Nông nghiệp và Môi trường", "Công an tỉnh"]
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Cơ quan").click()
    assert agencies(page) == sorted(shown, key=lambda a: a.replace("Đ", "D").lower())


def test_what_is_overdue_and_what_is_due_soon_is_seen_at_a_glance(open_page):
    page = open_page("/duties", now=SPRING)
    assert counts(page) == {"Tất cả": str(len(agencies(page))), "Quá hạn": "2", "Tháng này": "2", "Quý này": "4"}
    page.get_by_role("button", name="Quá hạn").click()
    page.wait_for_url("**/duties?to=2024-05-01")
    assert agencies(page) == AGENCIES[:2]
    page.get_by_role("button", name="Tháng này").click()
    page.wait_for_url("**/duties?from=2024-05-01&to=2024-05-31")
    assert agencies(page) == AGENCIES[2:4]
    page.reload()
    assert agencies(page) == AGENCIES[2:4]


def test_this_quarter_is_taken_away_as_a_sheet(open_page, tmp_path):
    page = open_page("/duties", now=SPRING)
    page.get_by_role("button", name="Quý này").click()
    page.wait_for_url("**/duties?from=2024-04-01&to=2024-06-30")
    assert sorted(agencies(page)) == sorted(AGENCIES[:4])
    assert page.locator("#count").inner_text().startswith("4 nhiệm vụ đến hạn từ 01/04/2024 đến hết 30/06/2024")
    sheet = open_sheet(page, tmp_path)
    rows = list(sheet.iter_rows(values_only=True))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:L5")
    assert rows[0][:5] == ("Cơ quan", "Vai trò", "Nhiệm vụ", "Thời hạn ghi trong văn bản", "Đến hạn")
    days = [datetime.datetime(2024, 4, 30)] * 2 + [datetime.datetime(2024, 5, 20)] * 2
    assert [(r[0], r[4]) for r in rows[1:]] == list(zip(AGENCIES[:4], days, strict=True))
    assert rows[3][8:10] == ("Kế hoạch số 12/KH-UBND (Ủy ban nhân dân tỉnh An Lạc, 15/04/2024)", "khoản 1 mục II")


def test_a_role_and_an_agency_by_its_abbreviation_narrow_the_table_and_the_file(open_page, tmp_path):
    page = open_page("/duties", now=SPRING)
    page.get_by_label("Vai trò").select_option("lead")
    page.get_by_label("Cơ quan").fill("so xay dung")
    page.wait_for_url("**/duties?agency=so+xay+dung&role=lead")
    assert agencies(page) == ["Sở Xây dựng"]
    assert [r[0].value for r in open_sheet(page, tmp_path).iter_rows(min_row=2)] == ["Sở Xây dựng"]
    with page.expect_download() as download:
        page.locator("#csv").click()
    table = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert [row[0] for row in table] == ["Cơ quan", "Sở Xây dựng"]


def test_a_row_opens_its_clause_at_the_words(open_page):
    page = open_page("/duties", now=SPRING)
    agencies(page)
    page.locator("tbody tr", has_text="tuần tra rừng").first.locator("td.task").click()
    page.locator(".pane mark").wait_for()
    assert page.locator(".pane mark").inner_text() == "Sở Nông nghiệp và Môi trường"
    assert page.locator(".pane .at").get_attribute("id") == "II.1"
    assert page.locator("tr.open td.agency").inner_text() == "Sở Nông nghiệp và Môi trường"


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ("agency==1+1", "Bỏ bớt điều kiện lọc, hoặc nạp thêm văn bản."),
        ("agency=Sở Không Có&from=2024-06-30&to=2024-06-30", "Bỏ bớt điều kiện lọc, hoặc nạp thêm văn bản."),
        ("from=2024-06-30&to=2024-06-29", "Ngày “từ” đang sau ngày “đến hết”: đổi lại hai ngày."),
    ],
)
def test_nothing_found_says_what_to_do(open_page, asked, advice):
    page = open_page(f"/duties?{asked}", now=SPRING)
    page.locator(".empty").wait_for()
    assert page.locator(".empty").inner_text().split("\n") == ["Không có nhiệm vụ nào khớp.", advice]
    page.get_by_role("button", name="Bỏ lọc").click()
    page.locator("tbody tr").first.wait_for()
    assert page.url.endswith("/duties")


def test_a_long_table_comes_a_hundred_rows_at_a_time(open_page, office):
    office.home.ingest_bytes(
        "".join(f"{n}. Sở Y tế chủ trì mua {n} hộp thuốc.\n" for n in range(1, 131)).encode(), "dai.txt", "dai"
    )
    try:
        page = open_page("/duties?document=dai", now=SPRING)
        assert len(agencies(page)) == 100
        assert page.locator("#count").inner_text().startswith("130 nhiệm vụ")
        page.get_by_role("button", name="Xem thêm 30 dòng").click()
        page.locator("tbody tr").nth(129).wait_for()
        assert page.evaluate("document.activeElement.textContent") == "khoản 101"
        assert "mua 130 hộp thuốc" in page.locator("td.task").last.inner_text()
    finally:
        office.home.remove("dai")
