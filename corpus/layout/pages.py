"""Where the pages of a file begin in the text of its document."""

from corpus.layout.normalise import clean_characters
from corpus.layout.unwrap import SPACES
from corpus.raw import PAGE_BREAK

SHORTEST_SIGN = 8  # code points of a line by which a page is known again
MOST_LINES = 12  # of a page that are looked for


def find_pages(raw: str, text: str) -> tuple[int, ...]:
    """Returns the offset in the normalised text at which each page begins, the first at 0; () where there are no pages.

    Each line of a page stands in the text as it is, blanks folded, so a page begins at the first of its lines that is
    found after the page before. A page none of whose lines is found (a picture, a dropped heading) begins where the
    next does.
    """
    pages = raw.split(PAGE_BREAK)
    if len(pages) < 2:
        return ()
    starts: list[int] = []
    after = 0
    for page in pages:
        lines = _signs(page)
        found = next((at for line in lines[:MOST_LINES] if (at := text.find(line, after)) >= 0), -1)
        starts.append(found)
        if found >= 0:
            # The next page begins after the last line of this one, which may stand on every page.
            last = next((at + len(line) for line in reversed(lines) if (at := text.find(line, found)) >= 0), found)
            after = last
    starts[0] = 0
    return tuple(_filled(starts, len(text)))


def page_of(pages: tuple[int, ...], offset: int) -> int | None:
    """Returns the number, from 1, of the page that an offset stands on; None where the file has no pages."""
    if not pages:
        return None
    return max(sum(start <= offset for start in pages), 1)


def _signs(page: str) -> list[str]:
    """Returns the lines by which a page can be known again, as they stand in the text."""
    lines = [SPACES.sub(" ", line.strip()) for line in clean_characters(page).split("\n")]
    return [line for line in lines if len(line) >= SHORTEST_SIGN]


def _filled(starts: list[int], end: int) -> list[int]:
    out = list(starts)
    following = end
    for i in range(len(out) - 1, -1, -1):
        following = out[i] = out[i] if out[i] >= 0 else following
    return out
