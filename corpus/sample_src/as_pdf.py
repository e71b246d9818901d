"""HTML printed to PDF by Chromium, with the date of making fixed; the sample wants the font Liberation Serif."""

import re
import shutil

# `/CreationDate (D:20261124…)` and `/ModDate`, overwritten by a date as long, so that no offset in the file moves.
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
MADE = b"20250410000000"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Returns the path of a Chromium, None where there is none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def print_pdf(page: str) -> bytes:
    """Returns a page of HTML as PDF, in the size and margins that its own style names.

    Raises:
        RuntimeError: no Chromium is installed.
    """
    from playwright.sync_api import sync_playwright

    program = find_chromium()
    if program is None:
        raise RuntimeError(f"none of {', '.join(PROGRAMS)} found, which print the PDF; install one (apt: chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        try:
            tab = browser.new_page()
            tab.set_content(page)
            printed = tab.pdf(prefer_css_page_size=True, print_background=True, tagged=False)
        finally:
            browser.close()
    return _DATE.sub(rb"\g<1>" + MADE, printed)
