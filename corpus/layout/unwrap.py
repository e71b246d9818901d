"""Lines of a page joined into paragraphs.

PDF extraction gives the lines as they were set: broken at the right margin, and often with a blank
line between every two, so that neither a line end nor a blank line says where a paragraph ends. What does
is whether the next word would still have fitted, whether the sentence was over, and whether the next line
begins with the marker that is due.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.layout.lead_ins import begins_text
from corpus.markers import BULLETS, Marker, Style, markers
from corpus.patience import go_on
from corpus.text.accents import UPPER
from corpus.text.document_kinds import KINDS

SPACES = re.compile(r" {2,}")
SEPARATOR = re.compile(r"^[-–—_=*.\s]{3,}$")
TERMINAL = re.compile(r"[.;:!?…][”“»\"')\]]*$")
# What a line ends with whose number stands on the next: "trước ngày" / "30/6/2025", a note of a mail cut at a column.
WANTS_NUMBER = re.compile(r"(?<!\w)(?:ngày|tháng|năm|quý|số|khoản|điều|điểm|mục)$", re.IGNORECASE)
TRAILER = re.compile(r"^(Nơi nhận|T/?M\b|KT\.|TL\.|TUQ\.|K/T\b|T/L\b|T/UQ\b)")
# A row of a table, as every reader writes it; a cell at either end may be empty.
ROW = re.compile(r" \| |^\| | \|$")
# What a sentence goes on from to a unit: "theo quy định tại" / "Điều 5 Quy chế này".
LEADS_TO_UNIT = re.compile(
    r"(?:,|(?<!\w)(?:tại|theo|của|và|hoặc|các|với|trong|từ|đến|như|trừ|thuộc|vào|ở|cả|này"
    r"|(?:[Kk]hoản|[Đđ]iểm|[Mm]ục) \S+))$"
)
# The line of a document's kind, below which its title stands.
KIND = re.compile(rf"(?i:{KINDS})\b.{{0,40}}$")
# Who does what, or by when: "Bộ Tài chính: …", "Thời gian hoàn thành: …".
LABELLED = re.compile(rf"[{UPPER}][^.,;:()]{{1,60}}:(?:\s|$)")
# A unit whose word stands on a line of its own, above its number.
UNIT_WORD = re.compile(r"(?:Điều|ĐIỀU|Chương|CHƯƠNG)$")
UNIT_NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,5})[a-zđ]?\s?(?:[.:]|$)")
FULL = 0.12  # of the width: a line is full where less is left beside the word that comes next
# A line this long was never set on one line of a page.
LONGEST_SET_LINE = 125
LONGEST_ALONE = 12  # code points of a marker by itself


@dataclass(frozen=True)
class Layout:
    """How the lines were set.

    wrapped: lines end at a right margin, amid sentences; width: its column, in characters; gap: blank lines that
    stand between two lines of one paragraph.
    """

    wrapped: bool
    width: int
    gap: int


@dataclass
class _Sequence:
    """The last value seen of every list, by the style and sign of its markers: what may come next."""

    last: dict[tuple[Style, str], int] = field(default_factory=dict)

    def due(self, marker: Marker) -> bool:
        if marker.style in BULLETS:
            return True
        last = self.last.get((marker.style, marker.sign), 0)
        return marker.value in (1, last + 1) or (bool(marker.inserted) and marker.value == last)

    def take(self, marker: Marker) -> None:
        self.last[marker.style, marker.sign] = marker.value


def is_row(line: str) -> bool:
    """Returns whether a line is a row of a table: a paragraph of its own, and never a clause."""
    return "|" in line and bool(ROW.search(line.strip()))


def measure_layout(lines: list[str]) -> Layout:
    """Returns how the lines were set, from their lengths and the blank lines between them.

    Rows of tables have no say in the lengths: a row is one line, however long its cells are.
    """
    filled = [i for i, s in enumerate(lines) if s.strip()]
    lengths = sorted(len(lines[i].strip()) for i in filled if not is_row(lines[i]))
    if not lengths:
        return Layout(wrapped=False, width=0, gap=0)
    longest = lengths[min(len(lengths) - 1, int(len(lengths) * 0.97))]
    body = [n for n in lengths if n >= 40]
    width = body[int(len(body) * 0.8)] if body else longest
    room = FULL * width
    broken = any(
        not TERMINAL.search(lines[i].strip()) and _room(width, lines[i].strip(), lines[j].strip()) < room
        for i, j in pairwise(filled)
        if not is_row(lines[i])
    )
    gaps = [j - i - 1 for i, j in pairwise(filled)]
    doubled = bool(gaps) and sum(g >= 1 for g in gaps) > 0.6 * len(gaps)
    return Layout(longest <= LONGEST_SET_LINE and len(body) >= 3 and broken, width, 1 if doubled else 0)


def _room(width: int, line: str, following: str) -> int:
    """Returns how many characters would be left beside a line with the first word of the next."""
    return width - len(line) - 1 - len(following.split(" ", maxsplit=1)[0])


def join_lines(lines: list[str]) -> list[str]:
    """Returns paragraphs: lines unwrapped, words rejoined across line ends, runs of spaces folded."""
    layout = measure_layout(lines)
    paragraphs: list[list[str]] = []  # the lines of each, joined at the end: a paragraph may be a whole file
    seen = _Sequence()
    previous = ""  # the last line of the paragraph under way
    titled = False  # whether that is a title
    blank = 0
    for raw in lines:
        go_on()
        line = SPACES.sub(" ", raw.strip())
        if not line:
            blank += 1
            continue
        begun = paragraphs[-1][: LONGEST_ALONE + 1] if paragraphs else []
        alone = len(begun) <= LONGEST_ALONE and _is_marker_alone("".join(begun))
        ends_title = titled and line[0].isupper() and begins_text(previous, line)
        if paragraphs and not ends_title and _continues(previous, line, alone, blank, layout, seen):
            paragraphs[-1] += (_between(previous, line), line)
        else:
            titled = previous.isupper() and bool(KIND.match(previous))
            paragraphs.append([line])
            _take_first(line, seen)
        previous, blank = line, 0
    return ["".join(pieces) for pieces in paragraphs]


def fold_lines(lines: list[str]) -> list[str]:
    """Returns the lines that hold something, each a paragraph, runs of spaces folded; a marker alone takes the next."""
    paragraphs: list[str] = []
    for raw in lines:
        go_on()
        line = SPACES.sub(" ", raw.strip())
        above = paragraphs[-1] if paragraphs else ""
        marker_alone = _is_marker_alone(above) and not (markers(line) or is_row(line))
        if line and (marker_alone or _is_cut(above, line)):
            paragraphs[-1] += _between(paragraphs[-1], line) + line
        elif line:
            paragraphs.append(line)
    return paragraphs


def _continues(previous: str, line: str, alone: bool, blank: int, layout: Layout, seen: _Sequence) -> bool:
    """Returns whether a line goes on with the paragraph under way; alone: whether that is a marker by itself."""
    if is_row(line) or is_row(previous):
        return False
    if _is_cut(previous, line):
        return True
    if alone:
        return not markers(line)
    if SEPARATOR.match(line) or SEPARATOR.match(previous):
        return False
    numbered = line[0].isdigit() and bool(WANTS_NUMBER.search(previous))  # "Thông tư số" / "40/2021/TT-BTC"
    if TRAILER.match(line) or TRAILER.match(previous) or (_is_heading_line(previous, line) and not numbered):
        return False
    over = bool(TERMINAL.search(previous))
    lower = line[0].islower() or numbered
    if not layout.wrapped:
        # No paragraph begins with a small letter: a title or subject set on two lines.
        return lower and not over and not markers(line) and len(previous) < LONGEST_SET_LINE
    room = _room(layout.width, previous, line)
    full = room < FULL * layout.width
    found = markers(line)
    if found:
        return _marker_is_text(found, line, full and not over and not _is_bare_article(found, previous, seen), seen)
    if blank > layout.gap:
        return lower and not over
    if lower:
        return not over or full
    if line[0] in "“«\"'(" and not over and len(previous) > 0.6 * layout.width:
        return True
    return full and (not over or (room < 0.05 * layout.width and not LABELLED.match(line)))


def _marker_is_text(found: list[Marker], line: str, broken: bool, seen: _Sequence) -> bool:
    """Returns whether what looks like a marker is the rest of a sentence broken at the margin."""
    if not broken:
        return False
    if found[0].style in BULLETS:
        # "kinh tế" / "- xã hội": a dash between words, not a list.
        return line[found[0].length].islower()
    return not any(seen.due(m) and not m.weak for m in found)


def _is_bare_article(found: list[Marker], previous: str, seen: _Sequence) -> bool:
    """Returns whether "Điều 2 Ban quản lý …" is due here, and the line before does not lead on to it."""
    article = next((m for m in found if m.style is Style.ARTICLE and m.weak), None)
    return article is not None and seen.due(article) and not LEADS_TO_UNIT.search(previous)


def _is_cut(previous: str, line: str) -> bool:
    """Returns whether a line begins with the number of the unit whose word is all that stands above it."""
    return bool(UNIT_WORD.match(previous) and UNIT_NUMBER.match(line))


def _is_marker_alone(paragraph: str) -> bool:
    return len(paragraph) <= LONGEST_ALONE and any(
        m.length == len(paragraph) and m.style not in (Style.CHAPTER, Style.ARTICLE, Style.STEP) and not m.weak
        for m in markers(paragraph)
    )


def _is_heading_line(previous: str, line: str) -> bool:
    """Returns whether one line is set in capitals and the other is not: a heading and its text."""
    return _is_capitals(previous) != _is_capitals(line) and (previous.isupper() != line.isupper())


def _is_capitals(line: str) -> bool:
    """Returns whether a line is set in capitals, and is more than an abbreviation."""
    return line.isupper() and (" " in line or len(line) > 12)


def _take_first(line: str, seen: _Sequence) -> None:
    for marker in markers(line):
        if marker.style not in BULLETS and seen.due(marker):
            seen.take(marker)
            return


def _between(previous: str, line: str) -> str:
    """Returns what stands between two lines that are joined: nothing in `COVID-` + `19` and `12/` + `NQ-CP`."""
    return "" if re.search(r"\w[-/]$", previous[-2:]) and re.match(r"\w", line) else " "
