"""Every page as axe-core finds it: WCAG 2.2 AA and good practice, in both widths and both schemes."""

from pathlib import Path

import pytest

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = f"() => axe.run(document, {{ runOnly: {RULES} }})"
ABOUT = "thu thập, tổng hợp, đánh giá tình hình thực hiện quy chuẩn về phòng cháy, chữa cháy của nhà cao tầng"
ENOUGH = 20  # rules that pass on any of these pages: fewer, and nothing was looked at


@pytest.fixture(scope="module")
def axe():
    found = pytest.importorskip(
        "axe_playwright_python", reason="axe-playwright-python, which brings axe-core, is not installed"
    )
    return (Path(found.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def findings(page, axe, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(f"{axe}; 0")
    result = page.evaluate(RUN)
    assert len(result["passes"]) >= ENOUGH
    return [f"{v['id']}: {n['html'][:200]}" for v in result["violations"] for n in v["nodes"]]


# The words of buttons that stand on two lines, which no word of a label has to.
BROKEN = """() => [...document.querySelectorAll("button, a.primary, a.plain")].flatMap((button) => {
  for (let box = button; box; box = box.parentElement) if (box.clientWidth === 1) return [];  // for who listens alone
  const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const word of node.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size > 1) found.push(word[0]);
    }
  return found;
})"""


def look(page, axe):
    """Looks at a page as it stands in both schemes."""
    assert page.evaluate(BROKEN) == []
    assert findings(page, axe, "light") == findings(page, axe, "dark") == []


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_has_a_finding(open_page, ask_page, office, axe, width):
    office.home.ingest_bytes(f"CÔNG VĂN\n\nV/v {ABOUT}\n\n1. Sở Y tế mua thuốc.\n".encode(), "dai.txt", "dai")
    page = open_page("/", width=width, excuse=["404"])
    page.locator("#examples button").first.wait_for()
    look(page, axe)
    turn = ask_page(page, "Ai chủ trì tuần tra rừng phòng hộ?")
    for folded in turn.locator("summary").all():
        folded.click()
    turn.get_by_role("button", name="Không hữu ích").click()
    look(page, axe)
    turn.locator(".chip").first.click()
    page.locator(".pane mark").wait_for()
    look(page, axe)
    page.goto(f"{office.url}/duties")
    page.locator("tbody tr").first.wait_for()
    look(page, axe)
    page.goto(f"{office.url}/documents")
    page.locator("ul.documents .acts button").first.click()
    page.locator("dialog[open]").wait_for()
    look(page, axe)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=f"Gỡ Công văn: V/v {ABOUT}").click()
    page.get_by_role("button", name="Hoàn tác").wait_for()
    look(page, axe)
    page.keyboard.press("Enter")
    for path in ("/v/kh-chay-rung?start=300&end=340#II.1", "/v/khong-co", "/docs"):
        page.goto(office.url + path)
        page.locator("main h1").wait_for()
        look(page, axe)
