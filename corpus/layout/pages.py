"""Where the pages of a file begin in the text of its document."""

from bisect import bisect_right
from collections.abc import Sequence

from corpus.layout.normalise import clean_characters
from corpus.layout.unwrap import SPACES
from corpus.patience import go_on
from corpus.raw import PAGE_BREAK

SHORTEST_SIGN = 8  # code points of a line by which a page is known again
MOST_LINES = 12  # of a page, from its beginning and from its end, that are looked for
LARGEST_GROWTH = 4  # code points that one may become: a sign of a fraction, written out
SLACK = 4096  # code points further on than its page reaches that a line is looked for
MOST_READ = 200  # times that a text is read in all


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
    places = _Places(text)
    for page in pages:
        go_on()
        lines = _signs(page)
        places.reach += LARGEST_GROWTH * len(page)
        found = places.first(lines[:MOST_LINES])
        starts.append(found)
        if found >= 0:
            # The next page begins after the last line of this one, which may stand on every page.
            places.first(lines[: -MOST_LINES - 1 : -1], from_end=True)
    starts[0] = 0
    return tuple(_filled(starts, len(text)))


class _Places:
    """Where lines stand in a text, one after the other.

    after: the offset from which they are looked for; reach: how far on they may stand. Both bound how much is read to
    find what is not there, and `left` bounds it for a text as a whole.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = MOST_READ * (len(text) + SLACK)
        self.after = 0
        self.reach = SLACK

    def first(self, lines: Sequence[str], from_end: bool = False) -> int:
        """Returns where the first of the lines stands that is found, -1 where none is; the next are looked for there.

        from_end: look behind that line, not from it on, the next time.
        """
        for line in lines:
            stop = min(len(self._text), self.after + self.reach)
            at = self._text.find(line, self.after, stop) if self._left > 0 else -1
            self._left -= (at if at >= 0 else stop) - self.after + 1
            if at >= 0:
                self.reach = max(SLACK, self.reach - (at - self.after))
                self.after = at + len(line) if from_end else at
                return at
        return -1


def page_of(pages: tuple[int, ...], offset: int) -> int | None:
    """Returns the number, from 1, of the page that an offset stands on; None where the file has no pages."""
    if not pages:
        return None
    return max(bisect_right(pages, offset), 1)


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
