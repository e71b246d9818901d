"""What is printed on every page and belongs to none: running heads and feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.markers import markers
from corpus.readers.page.word import Line
from corpus.structure.head_lines import KIND_LINE, MOTTO

# How many lines at either end of a page may be such.
DEPTH = 3
# A head stands on that many pages at least, and on that share of them.
FEWEST_PAGES = 3
SHARE = 0.3
# The same head stands at the same height, in points, on all pages.
SAME_HEIGHT = 6.0
_GAZETTE = re.compile(r"^(?:\d{1,4}\s+)?CÔNG BÁO\s*/\s*Số\b.{0,80}$")
_NUMBER = re.compile(r"^[-–—\s]*(?:Trang|trang|Page)?\s*(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s.]*$")
# A page number with its word, or with how many pages there are, amid a head: "12/CT-UBND - Trang 2/5", "… 2/5".
_COUNTED = re.compile(
    r"(?:\b(?:Trang|trang|TRANG|Page|page|Tr\.|tr\.)\s*(\d{1,4})(?:\s*/\s*\d{1,4})?|(?<=\s)(\d{1,4})/\d{1,4})[\s–—.-]*$"
)
PAGE = "\f"  # in place of a page's number; no line has one
FEWEST_COUNTED = 2  # pages with the same head, each with its own number
_OUTER_NUMBER = re.compile(r"^\d{1,4}\s{3,}|\s{3,}\d{1,4}$")


def drop_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Returns the pages without running heads, running feet and page numbers."""
    shift = _shift(pages)
    often = _often(pages)
    kept = []
    for number, lines in enumerate(pages, 1):
        first, last = 0, len(lines)
        while first < min(DEPTH, last) and _is_head(lines[first], number, shift, often):
            first += 1
        while last > first and len(lines) - last < DEPTH and _is_head(lines[last - 1], number, shift, often):
            last -= 1
        kept.append(list(lines[first:last]))
    return kept


def _is_head(line: Line, number: int, shift: int | None, often: set[tuple[str, int]]) -> bool:
    text = line.text.strip()
    if _GAZETTE.match(text) or _key(line) in often:
        return True
    found = _NUMBER.match(text)
    return found is not None and shift is not None and int(found.group(1)) == number + shift


def _ends(lines: Sequence[Line]) -> list[Line]:
    """Returns the lines of a page that may be heads or feet."""
    return [*lines[:DEPTH], *lines[max(DEPTH, len(lines) - DEPTH) :]]


def _shift(pages: Sequence[Sequence[Line]]) -> int | None:
    """Returns by how much the numbers printed on the pages differ from their place, None where no two agree on it."""
    shifts: Counter[int] = Counter()
    for number, lines in enumerate(pages, 1):
        found = {int(m.group(1)) - number for line in _ends(lines) if (m := _NUMBER.match(line.text.strip()))}
        shifts.update(found)
    if not shifts:
        return None
    shift, times = max(shifts.items(), key=lambda item: (item[1], item[0] == 0))
    # One page number alone is believed where it is the right one: the second page of two.
    return shift if times >= 2 or (shift == 0 and len(pages) > 1) else None


def _often(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Returns the lines that stand at the same height of so many pages that they belong to none."""
    counts: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        counts.update({_key(line) for line in _ends(lines)})
    if len(pages) == FEWEST_PAGES:  # a head that the first page, with the letterhead, is without
        first, second, third = ({_key(line) for line in _ends(lines) if not line.is_row} for lines in pages)
        counts.update((second & third) - first)
    fewest = max(FEWEST_PAGES, SHARE * len(pages))
    counted = max(FEWEST_COUNTED, SHARE * len(pages))
    return {
        (text, height)
        for (text, height), n in counts.items()
        if n >= (counted if text.endswith(PAGE) else fewest) and _may_run(text)
    }


def _may_run(text: str) -> bool:
    """Returns whether a line may be a running head: it has words, not rules alone, opens no form and no clause."""
    if not re.search(r"[^\W_]", text) or MOTTO.search(text) or KIND_LINE.match(text):
        return False
    return text.endswith(PAGE) or not markers(text)


def _key(line: Line) -> tuple[str, int]:
    """Returns what is the same of a head on all pages: its text without the page number, and its height."""
    text = _OUTER_NUMBER.sub("", line.text).strip()
    return _COUNTED.sub(PAGE, text), round(line.base / SAME_HEIGHT)
