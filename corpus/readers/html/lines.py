"""The elements of a page to lines: paragraphs, line breaks, lists with their markers written out, tables.

One walk over the tree, without recursion, so that no nesting is too deep for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count, groupby

from lxml import etree

from corpus.readers.html.marks import (
    OWN_MARKER,
    has_own_marker,
    inner_text,
    integer,
    is_footnote,
    is_footnote_mark,
    is_hidden,
    list_marker,
)
from corpus.readers.html.tables import TableLine, read_table
from corpus.readers.html.tips import is_tip
from corpus.table import set_in_a_cell
from corpus.text.raised import raised

Element = etree._Element

NOT_TEXT = frozenset((
    "script", "style", "noscript", "template", "head", "title", "link", "meta", "iframe", "frame", "object",
    "embed", "applet", "audio", "video", "canvas", "svg", "math", "select", "option", "button", "input", "textarea",
    "datalist", "nav", "del", "s", "strike",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
LISTS = frozenset(("ol", "ul", "menu", "dir"))
BLANKS = re.compile(r"[\s\u00a0]+")
# A paragraph broken by <br> is joined again up to so many code points.
LONGEST_JOINED = 5000
SENTENCE_END = re.compile(r"[.;:!?…|][”\"')\]]{0,8}$")


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
    tips: int = 0


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
        self.broken = False  # whether the line under way follows another of its paragraph

    def start(self, element: Element) -> bool:
        """Opens an element; returns whether its contents are wanted."""
        tag = element.tag
        if self._is_left_out(element) or self._is_written_whole(element):
            self.skipped = element
            return False
        if tag in BLOCKS:
            self.flush()
            self.broken = False
            self.blocks.append(element)
        if tag == "br":
            self.flush()
            self.broken = True
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
            self.broken = False
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
            if self.marker and not has_own_marker(text, self.marker):
                text = f"{self.marker} {text}"
            self.marker = ""
            self._line(text, LineKind.LINK if linked else LineKind.TEXT)
        self.pieces, self.linked = [], 0

    def _line(self, text: str, kind: LineKind) -> None:
        """Adds a line, or joins it to the one above where the two are a sentence that was broken."""
        above = self.lines[-1] if self.broken and self.lines else None
        goes_on = text[0].islower() and not OWN_MARKER.match(text)
        if (
            above is not None
            and goes_on
            and len(above.text) < LONGEST_JOINED
            and not SENTENCE_END.search(above.text[-9:])
        ):
            kind = kind if kind is above.kind else LineKind.TEXT
            self.lines[-1] = Line(f"{above.text} {text}", kind, above.owner)
        else:
            self.lines.append(Line(text, kind, self.blocks[-1]))

    def _is_left_out(self, element: Element) -> bool:
        if element.tag in ("del", "s", "strike"):
            text = inner_text(element)
            self.lost.struck += bool(text.strip())
            if text != text.strip():
                self._piece(" ")
        if element.tag in NOT_TEXT or is_hidden(element) or is_footnote_mark(element):
            return True
        if is_tip(element):
            self.lost.tips += bool(inner_text(element).strip())
            return True
        if is_footnote(element):
            self.lost.footnotes += 1
            return True
        return False

    def _is_written_whole(self, element: Element) -> bool:
        """Writes raised text, or a table of data, as a whole; returns False where an element is neither."""
        if element.tag == "sup":
            self._piece(raised(inner_text(element), "".join(self.pieces), element.tail or ""))
            return True
        return element.tag == "table" and self._table(element)

    def _table(self, element: Element) -> bool:
        """Writes the lines of a table; returns False where it only lays out what stands in it."""
        lines = read_table(element, lambda cell: list(_cell_lines(cell, self.lost)))
        if lines is None:
            return False
        self.flush()
        self.lines += [self._table_line(line, element) for line in lines]
        return True

    def _table_line(self, line: TableLine, element: Element) -> Line:
        text, self.marker = (f"{self.marker} {line.text}" if self.marker else line.text), ""
        return Line(text, LineKind(line.kind), element)

    def _list(self, element: Element) -> None:
        reversed_or_not = -1 if element.get("reversed") is not None else 1
        first = integer(element.get("start"), 1 if reversed_or_not == 1 else len(element.findall("li")))
        above = self.lists[-1].bullets if self.lists else 0
        self.lists.append(_List(element, count(first, reversed_or_not), above + (element.tag != "ol")))

    def _item(self, element: Element) -> None:
        if self.marker and self.marker[0] not in "-+*":
            # An item that begins with a list of its own: its number stands on a line of its own.
            self.lines.append(Line(self.marker, LineKind.TEXT, self.blocks[-1]))
        self.marker = ""
        if not self.lists:
            return
        here = self.lists[-1]
        value = element.get("value")
        if value is not None:
            here.numbers = count(integer(value, 1))
        self.marker = list_marker(here.element, element, next(here.numbers), here.bullets)


def _cell_lines(cell: Element, lost: Lost) -> Iterator[str]:
    """Yields the lines of a cell, those of a table in it as what the cell says."""
    for _, run in groupby(read_lines(cell, lost), key=lambda line: line.owner if line.kind is LineKind.ROW else None):
        lines = list(run)
        texts = [line.text for line in lines]
        yield from set_in_a_cell(texts) if lines[0].kind is LineKind.ROW else texts


def _is_link(element: Element) -> bool:
    return element.tag == "a" and bool(element.get("href"))
