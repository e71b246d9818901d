"""The document in a page: found among menus, related links and notices by what only an official text has.

Each line is weighed (motto, "Căn cứ", "Điều 1", "Nơi nhận", …; lines that are links weigh nothing), the weights are
added up the tree, and the smallest block is taken that holds all that matters.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from corpus.readers.html.hidden import held_in, opened
from corpus.readers.html.lines import Line, LineKind, read_lines
from corpus.structure.head_lines import ADDRESSEES, ISSUED_WITH, KIND_LINE, MOTTO, PLACE_DATE
from corpus.structure.trailer_lines import CAPACITY, RECIPIENTS
from corpus.text.line_pattern import LinePattern

Element = etree._Element

# What a block may leave behind in its surroundings, of the weight of all: quotations in notes and summaries.
MOST_LEFT_BEHIND = 0.05
LIGHTEST_HIDDEN = 4  # of all signs of what no browser shows: a note has hardly one
# Without a head and a foot a block must hold so much of the body's lines and of the running text; else it is a part.
MOST_OF_BODY, LEAST_TEXT = 0.8, 0.3
SHORTEST_DOCUMENT = 3  # lines
# A menu is at least so many lines, most of them links.
SHORTEST_MENU, MENU_LINKS = 3, 0.7
# A line so long is running text; what a page of no official signs is judged by.
RUNNING_TEXT = 80

ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|MẪU)\b\s*(?:số\s*)?[\dIVXA-Z]{0,5}\b[^.;:]{0,80}$")


class Part(StrEnum):
    """The part of a document that a sign stands for; a block that leaves one behind has torn the document apart."""

    MOTTO = "motto"
    HEADER = "header"
    BODY = "body"
    CLOSING = "closing"
    ANNEX = "annex"


SIGNS: tuple[tuple[re.Pattern[str] | LinePattern, float, Part], ...] = (
    (MOTTO, 3, Part.MOTTO),
    (RECIPIENTS, 3, Part.CLOSING),
    (CAPACITY, 3, Part.CLOSING),
    (ADDRESSEES, 2, Part.HEADER),
    (PLACE_DATE, 2, Part.HEADER),
    (re.compile(r"^Số\s*:\s*\d+"), 2, Part.HEADER),
    (KIND_LINE, 2, Part.ANNEX),
    (ANNEX, 2, Part.ANNEX),
    (ISSUED_WITH, 2, Part.ANNEX),
    (re.compile(r"^Điều \d+[a-zđ]?\s*(?:[.:–-]|$)"), 3, Part.BODY),
    (re.compile(r"^Căn cứ [^|:]{8,}"), 2, Part.BODY),
    (re.compile(r"^(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+[IVX\d]+\b"), 1, Part.BODY),
    (re.compile(r"^(?:\d{1,2}\.|[a-zđ]\)|[IVX]{1,4}\.|-)\s.{60,}"), 0.5, Part.BODY),
    # Menus have such lines too: they say nothing of where a document is, but none may be left behind.
    (re.compile(r"^(?:\d{1,2}[.)]|[a-zđ]\))\s"), 0, Part.BODY),
)


@dataclass
class _Sum:
    """What the lines of a block come to."""

    weight: float = 0
    parts: Counter[Part] = field(default_factory=Counter)
    lines: int = 0
    links: int = 0
    text: int = 0  # code points of running text

    def add(self, other: "_Sum") -> None:
        self.weight += other.weight
        self.parts.update(other.parts)
        self.lines += other.lines
        self.links += other.links
        self.text += other.text


@dataclass(frozen=True)
class Found:
    """The block that holds the document, and how much of an official text it is: 0 is none."""

    block: Element
    weight: float


def find_document(body: Element) -> Found:
    """Returns the block of a page that holds its document, menus inside it taken out of the tree."""
    sums = _sums(body)
    block = _descend(body, sums)
    _drop_menus(block, sums)
    return Found(block, sums[block].weight)


def reveal(body: Element) -> None:
    """Puts a document that browsers do not show as text of a page in its place, where the page shows none itself.

    It must weigh more than all that is shown, and so much that a note or a comment does not.
    """
    shown = max(_sums(body)[body].weight, LIGHTEST_HIDDEN) if (held := held_in(body)) else 0
    for element in held:
        block, parent = opened(element), element.getparent()
        if block is not None and parent is not None and _sums(block)[block].weight > shown:
            block.tail = element.tail
            parent.replace(element, block)


def _sums(body: Element) -> dict[Element, _Sum]:
    """Returns what every block with lines comes to, those in it included."""
    sums: dict[Element, _Sum] = {}
    for line in read_lines(body):
        owner = body if line.owner is None else line.owner
        sums.setdefault(owner, _Sum()).add(_weigh(line))
    for _, element in etree.iterwalk(body, events=("end",)):
        parent = element.getparent()
        if element is not body and element in sums and parent is not None:
            sums.setdefault(parent, _Sum()).add(sums[element])
    sums.setdefault(body, _Sum())
    return sums


def _weigh(line: Line) -> _Sum:
    if line.kind is LineKind.LINK:
        return _Sum(lines=1, links=1)
    running = len(line.text) if len(line.text) >= RUNNING_TEXT and line.kind is not LineKind.ROW else 0
    for pattern, weight, part in SIGNS:
        if pattern.match(line.text):
            return _Sum(weight, Counter((part,)), 1, 0, running)
    return _Sum(lines=1, text=running)


def _descend(body: Element, sums: dict[Element, _Sum]) -> Element:
    """Returns the smallest block that holds every part and nearly all weight (or text, where none weighs)."""
    here = body
    while True:
        children = [child for child in here if child in sums]
        if not children:
            return here
        official = sums[body].weight > 0
        best = max(children, key=lambda child: sums[child].weight if official else sums[child].text)
        if sums[best].lines < SHORTEST_DOCUMENT or not _holds_all(sums[best], sums[here], official):
            return here
        here = best


def _holds_all(best: _Sum, here: _Sum, official: bool) -> bool:
    if not official:
        return best.text > 0 and best.text >= (1 - MOST_LEFT_BEHIND) * here.text
    if here.weight - best.weight > MOST_LEFT_BEHIND * here.weight or best.parts[Part.ANNEX] < here.parts[Part.ANNEX]:
        return False
    if best.parts[Part.MOTTO] and best.parts[Part.CLOSING]:
        return True  # A document from head to foot: what is left is quoted, or said by readers.
    if best.parts[Part.BODY] < MOST_OF_BODY * here.parts[Part.BODY] or best.text < LEAST_TEXT * here.text:
        return False  # A header by itself, say: its document stands beside it.
    return all(best.parts[part] == here.parts[part] for part in (Part.MOTTO, Part.HEADER, Part.CLOSING))


def _drop_menus(block: Element, sums: dict[Element, _Sum]) -> None:
    """Takes the blocks out of a block that are lists of links and hold no sign of an official text."""
    open_blocks = [block]
    while open_blocks:
        for child in list(open_blocks.pop()):
            total = sums.get(child)
            if total is None:
                continue
            if not total.weight and total.lines >= SHORTEST_MENU and total.links >= MENU_LINKS * total.lines:
                child[:] = []
                child.text = None
            elif total.links:
                open_blocks.append(child)
