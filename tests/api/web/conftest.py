import re
import shutil
from dataclasses import dataclass

import pytest

from api.app import create_app
from index.home import Home

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
# Lists that grow with what is stored, asked for without saying how much of them.
WHOLE = re.compile(r"GET \S+/v1/(documents|duties|conversations)(\?(?!.*\blimit=)\S*)?")
# A plan with sections; the letter of tests/api/conftest.py stands beside it.
PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH AN LẠC
-------
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Lạc, ngày 15 tháng 4 năm 2024
KẾ HOẠCH
Phòng, chống cháy rừng mùa khô
I. MỤC ĐÍCH
Giảm số vụ cháy rừng so với năm trước.
II. NHIỆM VỤ
1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Công an tỉnh tuần tra rừng phòng hộ trước ngày 20/5/2024.
2. Báo cáo: Hạt Kiểm lâm báo cáo Ủy ban nhân dân tỉnh số vụ cháy rừng trước ngày 10/8/2024.
Nơi nhận:
- Các sở, ngành;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu"""


@dataclass(frozen=True)
class Office:
    """A service over two letters, and how it is reached."""

    url: str
    home: Home


@pytest.fixture(scope="module")
def office(tmp_path_factory, served, letter):
    """A service of the module's own: the letter `cv-trong-cay` and the plan `kh-chay-rung`."""
    home = Home(tmp_path_factory.mktemp("office") / "home")
    home.ingest_bytes(letter.encode(), "cv-trong-cay.txt", "cv-trong-cay")
    home.ingest_bytes(PLAN.encode(), "kh-chay-rung.txt", "kh-chay-rung")
    with served(create_app(home)) as url:
        yield Office(url, home)


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
def open_page(chromium, office):
    """Opens pages in a browser of its own; after the test, all they asked for came from the service, in peace.

    excused: words of complaints that a test brings about on purpose.
    """
    contexts, requested, whole, complaints, excused = [], [], [], [], []

    def complain(message):
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def open_at(path, locale="vi-VN", width=1440, scheme="light", now=None, excuse=()):
        excused.extend(excuse)
        context = chromium.new_context(
            locale=locale, viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True
        )
        context.set_default_timeout(20_000)
        context.on("request", lambda r: requested.append(r.url))
        context.on("request", lambda r: WHOLE.fullmatch(f"{r.method} {r.url}") and whole.append(r.url))
        context.on("console", complain)
        context.on("weberror", lambda e: complaints.append(str(e.error)))
        contexts.append(context)
        page = context.new_page()
        if now:
            page.clock.set_fixed_time(now)
        page.goto(office.url + path)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert requested
    assert [u for u in requested if not u.startswith((f"{office.url}/", "blob:"))] == []
    assert whole == []
    assert [c for c in complaints if not any(e in c for e in excused)] == []


@pytest.fixture
def ask_page():
    """Types a question into the chat and waits for what becomes of it; gives the turn."""

    def ask(page, question):
        n = page.locator(".turn").count()
        page.locator("#q").fill(question)
        page.keyboard.press("Enter")
        page.locator(".turn").nth(n).locator(".answer:not(.waiting)").wait_for()
        return page.locator(".turn").nth(n)

    return ask
