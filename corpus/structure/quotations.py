"""Which paragraphs stand inside a quotation: the numbers they begin with are those of another document.

What a mark does is told by what stands round it, not by its glyph alone: “ may be closed by ", and programs set ” where
“ is meant. A quotation is as long as it is; one that nothing closes quotes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MARK = re.compile(r"[“”„‟«»\"＂〝〞‘’]|(?<!\d)″|''|``|<<|>>")
# Apostrophes set as quotation marks, of several paragraphs.
_APOSTROPHE_OPENS = re.compile(r"^'(?=\w)")
_APOSTROPHE_ANNOUNCED = re.compile(r":\s?'(?=\w)(?!.*')")
_APOSTROPHE_CLOSES = re.compile(r"(?<=[^\W\d][.;,!?])'([.;,]*)$|(?<=[^\W\d])'([.;,]*)$")
OPENING, CLOSING = ("“", "„", "‟", "«", "〝", "``", "<<"), ("”", "»", "〞", ">>")
# Single marks are those of minutes and names too ("17h00’", "M’Gar"): one closes what its paragraph opened, or ends it.
SINGLE = "‘’"
BEFORE_OPENING = " ([{-–—/:"
AFTER_CLOSING = " .,;:!?)]}…-–—/"
# A quotation of more paragraphs than this must look like an amendment: announced by a colon, ended where a line ends.
LONGEST_UNANNOUNCED = 60


@dataclass(frozen=True)
class _Line:
    """The marks of a paragraph.

    steps: what each does: 1 opens a quotation, -1 closes one; opens, closes: whether the paragraph begins with one that
    opens, and ends with one; announces, announced: whether it ends with a colon, and has one before its first mark.
    """

    steps: tuple[int, ...] = ()
    opens: bool = False
    closes: bool = False
    announces: bool = False
    announced: bool = False

    def depth(self, depth: int = 0, first: int = 0) -> int:
        """Returns how many quotations are open behind its marks from `first` on; none closes what is not open."""
        for step in self.steps[first:]:
            depth = max(depth + step, 0)
        return depth


def quoted_paragraphs(paragraphs: Sequence[str], start: int, stop: int) -> frozenset[int]:
    """Returns which of paragraphs[start:stop] begin inside quotation marks, or with those that open a quotation.

    What the first begins with is its own.
    """
    lines = [_read_line(p) for p in _with_plain_marks(paragraphs[start:stop])]
    quoted: set[int] = set()
    i = 0
    while i < len(lines):
        own = i > 0 and lines[i].opens
        if own or lines[i].depth():
            end = _closing(lines, i) if lines[i].depth() else i
            if end is not None:
                quoted.update(range(start + i + (not own), start + end + 1))
                i = end
            elif own:
                i = _last_alike(lines, i)
        i += 1
    return frozenset(quoted)


def _with_plain_marks(paragraphs: Sequence[str]) -> list[str]:
    """Returns paragraphs in which the apostrophes round an announced quotation of several are quotation marks.

    Any other is a sign of minutes, part of a name, or a speck.
    """
    out = list(paragraphs)
    i = 0
    while i < len(out):
        opens = _APOSTROPHE_OPENS.search(out[i]) if i and out[i - 1].endswith(":") else None
        opens = opens or _APOSTROPHE_ANNOUNCED.search(out[i])
        near = range(i + 1, min(len(out), i + LONGEST_UNANNOUNCED)) if opens else ()
        end = next((j for j in near if _APOSTROPHE_CLOSES.search(out[j])), None)
        if opens and end is not None:
            out[i] = f"{out[i][: opens.end() - 1]}“{out[i][opens.end() :]}"
            out[end] = _APOSTROPHE_CLOSES.sub("”", out[end])
            i = end
        i += 1
    return out


def _closing(lines: Sequence[_Line], start: int) -> int | None:
    """Returns the line that closes the quotation which line `start` leaves open, None where none does.

    A mark before a later paragraph goes on with the quotation and opens none of its own; where the line before
    announces a quotation, the one under way was left open.
    """
    announced = lines[start - 1].announces if start and lines[start].opens else lines[start].announced
    stop = len(lines) if announced else min(len(lines), start + LONGEST_UNANNOUNCED)
    depth = lines[start].depth()
    each = lines[start].opens  # whether every paragraph so far begins with a mark
    for j in range(start + 1, stop):
        line, goes_on = lines[j], False
        if line.opens:
            inside = line.depth()
            if inside and lines[j - 1].announces and not each:
                return None
            goes_on = inside > 0 or (each and line.closes)
        else:
            each = False
        depth = line.depth(depth, first=int(goes_on))
        if not depth:
            return j if j - start < LONGEST_UNANNOUNCED or line.closes else None
    return None


def _last_alike(lines: Sequence[_Line], i: int) -> int:
    """Returns the last of the lines from `i` on that open a quotation each: where the first is not closed, none is."""
    while i + 1 < len(lines) and lines[i + 1].opens and lines[i].depth() == lines[i + 1].depth() == 1:
        i += 1
    return i


def _read_line(paragraph: str) -> _Line:
    paragraph = paragraph.replace("\\", "")  # what programs leave before a mark: \\"a\\"
    found = list(MARK.finditer(paragraph))
    if not found:
        return _Line(announces=paragraph.endswith(":"))
    steps = tuple(_read_steps(paragraph, found))
    return _Line(
        steps,
        opens=found[0].start() == 0 and steps[0] > 0,
        closes=not paragraph[found[-1].end() :].strip(" .,;:"),
        announces=paragraph.endswith(":"),
        announced=paragraph[: found[0].start()].rstrip().endswith(":"),
    )


def _read_steps(paragraph: str, found: Sequence[re.Match[str]]) -> Iterator[int]:
    depth = 0
    single = 0  # how many single marks are open in the paragraph
    for mark in found:
        step = _step(paragraph, mark, depth)
        if mark.group() in SINGLE:
            ends = not paragraph[mark.end() :].strip(" .,;:") and not paragraph[: mark.start()][-1:].isdigit()
            step = step if (step > 0 and mark.group() == SINGLE[0]) or (step < 0 and (single or ends)) else 0
            single = max(single + step, 0)
        depth = max(depth + step, 0)
        yield step


def _step(paragraph: str, mark: re.Match[str], depth: int) -> int:
    """Returns whether a mark opens (1) or closes (-1) a quotation; depth: how many are open in the paragraph."""
    before = paragraph[mark.start() - 1 : mark.start()] if mark.start() else ""
    after = paragraph[mark.end() : mark.end() + 1]
    may_open = (not before or before in BEFORE_OPENING or bool(MARK.match(before))) and after not in ("", *" .,;:")
    over = not after or after in ".,;:!?)"
    may_close = over or (before not in ("", *" (") and (after in AFTER_CLOSING or bool(MARK.match(after))))
    if may_open != may_close:
        return 1 if may_open else -1
    if mark.group() in OPENING:
        return 1
    return -1 if mark.group() in CLOSING or depth else 1
