"""What a paragraph of a .docx says: its runs as text, with the fields, notes and text boxes in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.encodings.charsets import Charset
from corpus.encodings.fonts import reading_of
from corpus.layout.unwrap import TERMINAL
from corpus.markers import is_marked
from corpus.readers.docx.figures import symbol, without_private
from corpus.readers.docx.package import Element, attribute, child, is_on, local
from corpus.readers.docx.styles import Styles, font_of, is_raised, is_struck, shows_capitals
from corpus.text.raised import is_note, opening_note, raised, without_note_signs

# In the text of a paragraph: a page begun by its writer, and one begun where the last was full. XML can hold neither.
NEW_PAGE = "\f"
FULL_PAGE = "\v"
BLANKS = " \t\u00a0"
LOOKED_AT = 200  # code points on either side of raised text, by which it is told what it is
# Where text was left out, until it is known what stands on either side. XML cannot hold it either.
GAP = "\0"
_GAP = re.compile(rf"([ \u00a0]{{0,9}}{GAP}[ \u00a0{GAP}]*)(?=([.,;:)])?)")

DELETED = frozenset({"del", "moveFrom"})
SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
    "lastRenderedPageBreak": FULL_PAGE,
}
BREAKS = {"page": NEW_PAGE}
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
OBJECTS = frozenset({"drawing", "pict", "object", "AlternateContent"})
_UNREAD = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "rubyPr", "rt", "fldData"}) | DELETED


@dataclass
class Fields:
    """The fields that are open at a place: their instructions are not text, and a table of contents is none either."""

    balanced: bool = True
    _open: list[list[str]] = field(default_factory=list)  # [instruction, "" or "result"]

    def mark(self, kind: str | None) -> None:
        """Takes note of w:fldChar: a field begins, its result begins, it ends."""
        if kind == "begin":
            self._open.append(["", ""])
        elif self._open and kind == "separate":
            self._open[-1][1] = "result"
        elif self._open and kind == "end":
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Takes note of a piece of an instruction."""
        if self._open and len(self._open[-1][0]) < 20:
            self._open[-1][0] += text

    @property
    def hide(self) -> bool:
        """Whether text here is no text of the page; where fields are not closed, all of it is taken to be."""
        return self.balanced and any(not state or code.split()[:1] == ["TOC"] for code, state in self._open)


@dataclass
class Lost:
    """What was left out of a document, counted: passages struck through or hidden, files joined to it and not read."""

    struck: int = 0
    hidden: int = 0
    files: int = 0


@dataclass
class Inline:
    """What was found in a paragraph: its text, the notes it refers to as (part, id), the text boxes anchored in it.

    struck: whether some of it is struck through and left out.
    """

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    struck: bool = False


@dataclass(frozen=True)
class Look:
    """How a run is set, as far as its text depends on it: hidden, in which font, raised above the line."""

    hidden: bool = False
    font: str = ""
    raised: bool = False
    capitals: bool = False


class InlineReader:
    """Reads the paragraphs of one story (the body, a note, a text box), in order: a field may span several.

    lost: counts what is struck through; old: the encodings of fonts that text was read in, added to.
    """

    def __init__(self, story: Element, styles: Styles, lost: Lost, old: set[Charset]) -> None:
        kinds = [attribute(e, "fldCharType") for e in story.iter() if local(e) == "fldChar"]
        self._fields = Fields(balanced=kinds.count("begin") == kinds.count("end"))
        self._styles = styles
        self._lost = lost
        self._old = old
        self._paragraph_struck = self._in_struck = self._in_hidden = False
        self.table_font: str | None = None  # of the style of the table that is read

    def read(self, paragraph: Element) -> Inline:
        """Returns what a paragraph says, without its number and without what is struck through."""
        found = Inline()
        style_id = attribute(child(paragraph, "pPr", "pStyle")) or self._styles.default
        self._paragraph_struck, self._in_struck = self._styles.strikes(style_id), False
        self._in_hidden = False
        look = Look(
            self._styles.hides(style_id),
            self._styles.paragraph_font(style_id, self.table_font),
            self._styles.raises(style_id) or False,
            self._styles.capitals(style_id),
        )
        parts = [part for element in paragraph for part in self._parts(element, look, found)]
        stretches = [("".join(t for t, _ in group), look) for look, group in groupby(parts, key=lambda part: part[1])]
        written = _written([(self._as_shown(text, look), look.raised) for text, look in stretches])
        text = without_private(_GAP.sub(_closed_gap, written))
        found.text = "\n".join(map(without_note_signs, text.split("\n")))
        return found

    def _as_shown(self, text: str, look: Look) -> str:
        """Returns text as it is shown: by a font of an old encoding, in capitals that were not typed."""
        reading = reading_of(self._styles.named(look.font))
        read = text if reading is None else reading.read(text)
        if reading is not None and read != text:
            self._old.add(reading.charset)
        return read.upper() if look.capitals else read

    def _parts(self, element: Element, look: Look, found: Inline) -> Iterator[tuple[str, Look]]:
        """Yields the text of an element of a paragraph, whatever it is wrapped in, and how it is set."""
        name = local(element)
        if name in _UNREAD:
            if name == "instrText":
                self._fields.instruct(element.text or "")
        elif name == "fldChar":
            self._fields.mark(attribute(element, "fldCharType"))
        elif name in OBJECTS:
            found.boxes += [] if look.hidden or self._fields.hide else list(text_boxes(element))
        elif name in ("t", "sym", "br", *SIGNS, *NOTES):
            if look.hidden:
                self._leave_hidden(element)
            elif not self._fields.hide:
                self._in_hidden = False
                yield self._sign(element, name, found), look
        elif name == "r" and self._strikes(element):
            yield from self._left_out(element, self._look(element, look), found)
        else:
            inner = self._look(element, look) if name == "r" else look
            for part in element:
                yield from self._parts(part, inner, found)

    def _left_out(self, run: Element, look: Look, found: Inline) -> Iterator[tuple[str, Look]]:
        """Yields what a struck run holds that is no text of it: gaps, ends of pages; counts a passage of runs once."""
        # The run is read all the same: the fields that it opens or closes stand.
        said = "".join(part for e in run for part, _ in self._parts(e, look, Inline(boxes=found.boxes)))
        if said.strip():
            self._lost.struck += not self._in_struck
            self._in_struck = found.struck = True
        gaps = "".join(sign if sign in (NEW_PAGE, FULL_PAGE) else " " if sign.isspace() else GAP for sign in said)
        yield gaps, look

    def _leave_hidden(self, element: Element) -> None:
        """Counts hidden text, a passage of several runs once."""
        if local(element) == "t" and (element.text or "").strip() and not self._fields.hide:
            self._lost.hidden += not self._in_hidden
            self._in_hidden = True

    def _strikes(self, run: Element) -> bool:
        """Returns whether a run is struck through: by itself, else by its style, else by its paragraph's style."""
        properties = child(run, "rPr")
        own = is_struck(properties)
        if own is None:
            own = self._paragraph_struck or self._styles.strikes(attribute(child(properties, "rStyle")))
        if not own and any(part.text and part.text.strip() for part in run if local(part) == "t"):
            self._in_struck = False
        return own

    @staticmethod
    def _sign(element: Element, name: str, found: Inline) -> str:
        if name == "t":
            return (element.text or "").replace("\n", " ")
        if name == "br":
            return BREAKS.get(attribute(element, "type") or "", "\n")
        if name == "sym":
            return symbol(attribute(element, "char") or "", attribute(element, "font") or "")
        if name in NOTES:
            found.notes.append((NOTES[name], attribute(element, "id") or ""))
            return ""
        return SIGNS[name]

    def _look(self, run: Element, inherited: Look) -> Look:
        """Returns how a run is set: by itself, else by its style, else as its paragraph's style says."""
        properties = child(run, "rPr")
        style_id = attribute(child(properties, "rStyle"))
        hidden, lifted, font = is_on(child(properties, "vanish")), is_raised(properties), font_of(properties)
        capitals = shows_capitals(properties)
        if hidden is None:
            hidden = inherited.hidden or self._styles.hides(style_id)
        if lifted is None:
            lifted = self._styles.raises(style_id)
        if font is None:
            font = self._styles.font(style_id)
        if capitals is None:
            capitals = self._styles.capitals(style_id) or inherited.capitals
        return Look(
            hidden,
            inherited.font if font is None else font,
            inherited.raised if lifted is None else lifted,
            capitals,
        )


def _written(stretches: Sequence[tuple[str, bool]]) -> str:
    """Returns stretches of text, each with whether it is raised, as one: what points to a note is left out."""
    written: list[str] = []
    line = ""  # the last of it, as far back as a raised sign is told by
    for (stretch, is_up), after in zip(stretches, _following(stretches), strict=True):
        mark = stretch.strip() if is_up else ""
        if not mark or not (line + after).strip():
            piece = stretch
        else:
            lead, trail = stretch.partition(mark)[::2]
            opens = not line.rpartition("\n")[2].strip() and is_note(mark)
            piece = opening_note(mark, trail + after) + trail if opens else lead + raised(mark, line, after) + trail
        written.append(piece)
        line = (line + piece)[-LOOKED_AT:]
    return "".join(written)


def _following(stretches: Sequence[tuple[str, bool]]) -> list[str]:
    """Returns for each stretch the beginning of what stands behind it."""
    found: list[str] = []
    behind = ""
    for stretch, _ in reversed(stretches):
        found.append(behind)
        behind = (stretch + behind)[:LOOKED_AT]
    return found[::-1]


def _closed_gap(gap: re.Match[str]) -> str:
    """Returns what stays of a place where text was left out: one blank between words, none before a stop."""
    return "" if gap[2] or gap[1].strip(GAP) == "" else " "


def text_boxes(element: Element) -> Iterator[Element]:
    """Yields the contents of the text boxes in a drawing, each once: of alternatives, the first that has one."""
    if local(element) == "txbxContent":
        yield element
        return
    if local(element) == "AlternateContent":
        versions = [list(text_boxes(version)) for version in element]
        yield from next((boxes for boxes in versions if boxes), [])
        return
    for part in element:
        yield from text_boxes(part)


def unbroken(lines: Sequence[str]) -> list[str]:
    """Returns lines without those breaks that stand in the middle of a sentence: a small letter goes on after them."""
    groups: list[list[str]] = []
    for line in lines:
        text, last = line.strip(), groups[-1][-1].strip() if groups else ""
        if last and text[:1].islower() and not TERMINAL.search(last) and not is_marked(text):
            groups[-1].append(line.strip(BLANKS))
        else:
            groups.append([line])
    return [" ".join([first.rstrip(BLANKS), *rest]) if rest else first for first, *rest in groups]
