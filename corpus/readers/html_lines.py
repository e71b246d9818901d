"""The elements of a page to lines: paragraphs, line breaks, lists with their markers written out, tables.

One walk over the tree, without recursion, so that no nesting is too deep for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from lxml import etree

from corpus.readers.html_marks import is_footnote, is_footnote_mark, list_marker, superscript
from corpus.readers.html_tables import TableLine, read_table

Element = etree._Element

NOT_TEXT = frozenset(
    "script style noscript template head title link meta iframe frame object embed applet audio video canvas svg math"
    " select option button input textarea datalist nav del s strike".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre search section summary table tbody td tfoot"
    " th thead tr ul".split()
)
LISTS = frozenset(("ol", "ul", "menu", "dir"))
HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
TOOLTIP = re.compile(r"\b(?:tooltip|popover|modal|dropdown-menu)\b", re.IGNORECASE)
BLANKS = re.compile(r"[\s\u00a0]+")
# A mark that an item already has of its own: `a)`, `1.`, `1.1.`, `IV.`, `(2)`, `Điều 5.`, `+`, `-`.
OWN_MARKER = re.compile(
    r"(?:[a-zđ][).]|[ivx]{1,5}\)|\d{1,3}[.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}[.)]|[IVX]{1,5}[.)]|\((?:\d{1,2}|[a-zđ])\)"
    r"|[Đđ]iều \d+[.:]|[-–—+•*·](?=\s))\s*\S"
)


class LineKind(StrEnum):
    """What a line is, beyond its text."""

    TEXT = "text"
    HEADER = "header"  # of a table that holds issuer and motto
    CLOSING = "closing"  # of a table that holds Nơi nhận and signature
    ROW = "row"  # a row of a table of data
    LINK = "link"  # nothing but links


@dataclass(frozen=True)
class Line:
    """A line of a page: its text, blanks folded; its kind; the block that it stands in."""

    text: str
    kind: LineKind = LineKind.TEXT
    owner: Element | None = field(default=None, compare=False, repr=False)


@dataclass
class Lost:
    """What was left out of the lines on purpose, counted."""

    footnotes: int = 0
    struck: int = 0


def read_lines(root: Element, lost: Lost | None = None) -> list[Line]:
    """Returns the lines of an element, in order, none empty; counts in `lost` what it leaves out."""
    writer = _Writer(root, lost or Lost())
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            writer.end(element)
        elif not writer.start(element):
            walker.skip_subtree()
    writer.flush()
    return writer.lines


@dataclass
class _List:
    """A list under way: its element and the numbers that its items take."""

    element: Element
    numbers: Iterator[int]
    bullets: int  # how many lists with bullets it stands in, itself included


class _Writer:
    """Lines under way."""

    def __init__(self, root: Element, lost: Lost) -> None:
        self.root = root
        self.lost = lost
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.linked = 0  # code points of the line that stand in links, blanks not counted
        self.links = self.verbatim = 0  # how many links, and <pre>, are open
        self.blocks: list[Element] = [root]
        self.lists: list[_List] = []
        self.marker = ""  # of an item none of whose text has come yet
        self.skipped: Element | None = None

    def start(self, element: Element) -> bool:
        """Opens an element; returns whether its contents are wanted."""
        tag = element.tag
        if (
            self._is_left_out(element)
            or tag == "sup"
            and self._raise(element)
            or tag == "table"
            and self._table(element)
        ):
            self.skipped = element
            return False
        if tag in BLOCKS:
            self.flush()
            self.blocks.append(element)
        if tag == "br":
            self.flush()
        elif tag == "li":
            self._item(element)
        elif tag in LISTS:
            self._list(element)
        self.links += _is_link(element)
        self.verbatim += tag == "pre"
        self.add(element.text)
        return True

    def end(self, element: Element) -> None:
        """Closes an element, and adds the text after it."""
        if element is self.skipped:
            self.skipped = None
        else:
            self._close(element)
        if element is not self.root:
            self.add(element.tail)

    def _close(self, element: Element) -> None:
        self.links -= _is_link(element)
        self.verbatim -= element.tag == "pre"
        if element.tag in BLOCKS:
            self.flush()
            self.blocks.pop()
        if element.tag == "li":
            self.marker = ""
        elif element.tag in LISTS:
            self.lists.pop()

    def add(self, text: str | None) -> None:
        if not text:
            return
        if not self.verbatim:
            self._piece(text)
            return
        first, *more = text.split("\n")
        self._piece(first)
        for line in more:
            self.flush()
            self._piece(line)

    def _piece(self, text: str) -> None:
        self.pieces.append(text)
        if self.links:
            self.linked += len("".join(text.split()))

    def flush(self) -> None:
        """Ends the line under way, if it holds anything."""
        text = BLANKS.sub(" ", "".join(self.pieces)).strip()
        if text:
            linked = self.linked >= 0.95 * len(text.replace(" ", ""))
            if self.marker and not _has_own(text, self.marker):
                text = f"{self.marker} {text}"
            self.marker = ""
            kind = LineKind.LINK if linked else LineKind.TEXT
            self.lines.append(Line(text, kind, self.blocks[-1]))
        self.pieces, self.linked = [], 0

    # --- what is not plain text

    def _is_left_out(self, element: Element) -> bool:
        if element.tag in ("del", "s", "strike"):
            self.lost.struck += bool("".join(element.itertext()).strip())
        if element.tag in NOT_TEXT or is_hidden(element) or is_footnote_mark(element):
            return True
        if is_footnote(element):
            self.lost.footnotes += 1
            return True
        return False

    def _raise(self, element: Element) -> bool:
        self._piece(superscript("".join(element.itertext()), "".join(self.pieces), element.tail or ""))
        return True

    def _table(self, element: Element) -> bool:
        """Writes the lines of a table; returns False where it only lays out what stands in it."""
        lines = read_table(element, lambda cell: [line.text for line in read_lines(cell, self.lost)])
        if lines is None:
            return False
        self.flush()
        self.lines += [self._table_line(line, element) for line in lines]
        return True

    def _table_line(self, line: TableLine, element: Element) -> Line:
        text, self.marker = (f"{self.marker} {line.text}" if self.marker else line.text), ""
        return Line(text, LineKind(line.kind), element)

    # --- lists

    def _list(self, element: Element) -> None:
        reversed_or_not = -1 if element.get("reversed") is not None else 1
        first = _integer(element.get("start"), 1 if reversed_or_not == 1 else len(element.findall("li")))
        above = self.lists[-1].bullets if self.lists else 0
        self.lists.append(_List(element, count(first, reversed_or_not), above + (element.tag != "ol")))

    def _item(self, element: Element) -> None:
        if self.marker and not self.marker[0] in "-+*":
            # An item that begins with a list of its own: its number stands on a line of its own.
            self.lines.append(Line(self.marker, LineKind.TEXT, self.blocks[-1]))
        self.marker = ""
        if not self.lists:
            return
        here = self.lists[-1]
        value = element.get("value")
        if value is not None:
            here.numbers = count(_integer(value, 1))
        self.marker = list_marker(here.element, element, next(here.numbers), here.bullets)


def is_hidden(element: Element) -> bool:
    """Returns whether a browser would not show an element until someone pointed at it."""
    return (
        element.get("hidden") is not None
        or bool(HIDDEN.search(element.get("style", "")))
        or bool(TOOLTIP.search(element.get("class", "")))
    )


def _has_own(text: str, marker: str) -> bool:
    """Returns whether an item's text already begins with a mark, so that the list's is not wanted."""
    return text.startswith(marker) or (marker in "-+*" and bool(OWN_MARKER.match(text)))


def _is_link(element: Element) -> bool:
    return element.tag == "a" and bool(element.get("href"))


def _integer(text: str | None, default: int) -> int:
    match = re.match(r"\s*(-?\d{1,9})", text or "")
    return int(match.group(1)) if match else default
