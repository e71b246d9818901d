"""Makes the screenshots of HUONG-DAN.md again, of a service that runs: small PNGs in deploy/pictures.

chithi serve & python deploy/make_screenshots.py [--url http://127.0.0.1:8000]
"""

import argparse
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
QUESTION = "Ai chủ trì mua sắm thuốc?"


def chat(page: Page) -> None:
    """Asks a question and waits for its answer."""
    box = page.get_by_role("textbox").first
    box.fill(QUESTION)
    box.press("Enter")
    page.get_by_text("Sở Y tế").first.wait_for()


def main() -> None:
    """Makes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    url = parser.parse_args().url
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 760}, locale="vi-VN")
        page.set_default_timeout(120_000)
        for name, path in (("hoi-dap", "/"), ("nhiem-vu", "/duties"), ("van-ban", "/documents")):
            page.goto(url + path)
            page.wait_for_load_state("networkidle")
            if path == "/":
                chat(page)
                page.wait_for_load_state("networkidle")
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
