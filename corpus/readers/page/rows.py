"""Tables that go on over a page: their heading printed again, a row cut in two, a merged cell that is said once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.page.tables import NEAR, NUMBER, row_text
from corpus.readers.page.word import Line
from corpus.table import ABOVE, HERE, Place

# A cell that cannot end here, so that the row is not over: what it lacks stands on the next page.
_UNFINISHED = re.compile(
    r"(?:[,/(–-]|(?<!\w)(?:và|hoặc|của|các|với|về|cho|tại|từ|đến|trước|ngày|tháng|năm|quý|Quý|tỉnh|huyện|xã|phường"
    r"|thành phố|ủy|Ủy|ban|Ban|Sở|Bộ))$"
)
_HEADING_ROWS = 3  # of a table, at most


def go_on_over_pages(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Returns pages whose tables read as one table where the next page goes on with the one before.

    A heading that is printed again is left out, the rest of a row joins it, and a merged cell is said on both pages.
    """
    out: list[list[Line]] = []
    heading: list[Line] = []
    for page in pages:
        lines = list(page)
        last = next((p[-1] for p in reversed(out) if p), None)
        if last is not None and lines and _same_table(last, lines[0]):
            lines = _without_heading(lines, heading)
            if lines and _same_table(last, lines[0]) and _goes_on(last, lines[0]):
                home = next(p for p in reversed(out) if p)
                last = home[-1] = _joined(last, lines[0])
                lines = lines[1:]
            lines = _held_over(last, lines)
        if not (last is not None and page and _same_table(last, page[0]) and all(line.is_row for line in page)):
            heading = _heading(lines) or heading
        out.append(lines)
    return out


def _same_table(a: Line, b: Line) -> bool:
    """Returns whether two rows have the same columns at the same places."""
    columns = zip(a.columns, b.columns, strict=False)
    return a.is_row and b.is_row and len(a.columns) == len(b.columns) and all(abs(x - y) <= NEAR for x, y in columns)


def _heading(lines: Sequence[Line]) -> list[Line]:
    """Returns the first rows of the table that a page ends with."""
    first = len(lines)
    while first > 0 and lines[first - 1].is_row and _same_table(lines[first - 1], lines[-1]):
        first -= 1
    return list(lines[first : first + _HEADING_ROWS])


def _without_heading(lines: list[Line], heading: Sequence[Line]) -> list[Line]:
    n = 0
    while n < min(len(lines), len(heading)) and lines[n].text == heading[n].text:
        n += 1
    return lines[n:]


def _goes_on(row: Line, rest: Line) -> bool:
    """Returns whether the first row of a page is the rest of the last one on the page before."""
    pairs = [(a.text, b.text) for a, b in zip(row.places, rest.places, strict=True) if b.text and b.begun == HERE]
    if not pairs or (NUMBER.match(row.places[0].text) and rest.places[0].text):
        return False
    alone = len(pairs) == 1 and not rest.places[0].text and bool(pairs[0][0])
    return alone or any(a and (b[0].islower() or _UNFINISHED.search(a)) for a, b in pairs)


def _joined(row: Line, rest: Line) -> Line:
    pairs = zip(row.places, rest.places, strict=True)
    return _with(row, [replace(a, text=_run_on(a.text, b.text)) if b.begun == HERE else a for a, b in pairs])


def _run_on(text: str, rest: str) -> str:
    return text + rest if text.endswith("/") else f"{text} {rest}".strip()


def _held_over(last: Line, lines: list[Line]) -> list[Line]:
    """Returns the lines of a page, what a cell says that is merged over the page's end filled in."""
    held = list(last.places)
    out: list[Line] = []
    for at, line in enumerate(lines):
        if not _same_table(last, line):
            return out + lines[at:]
        below = lines[at + 1] if at + 1 < len(lines) and _same_table(last, lines[at + 1]) else None
        held = [_reaches(i, place, held, below, at == 0) for i, place in enumerate(line.places)]
        places = [p if p.text else h for p, h in zip(line.places, held, strict=True)]
        out.append(_with(line, places))
    return out


def _reaches(i: int, place: Place, held: Sequence[Place], below: Line | None, first: bool) -> Place:
    """Returns what a cell merged over the end of a page says in column `i` of a row; nothing where none reaches it."""
    reaches = place.begun == ABOVE or (
        first and (held[i].begun == ABOVE or (below is not None and below.places[i].begun == ABOVE))
    )
    return Place(held[i].text, ABOVE) if reaches and not place.text else Place("")


def _with(line: Line, places: Sequence[Place]) -> Line:
    segment = replace(line.segments[0], text=row_text(places))
    return replace(line, segments=(segment, *line.segments[1:]), places=tuple(places))
