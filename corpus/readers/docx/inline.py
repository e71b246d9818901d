"""What a paragraph of a .docx says: its runs as text, with the fields, notes and text boxes in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.encodings.charsets import Charset
from corpus.encodings.fonts import reading_of
from corpus.layout.unwrap import TERMINAL
from corpus.markers import is_marked
from corpus.readers.docx.figures import symbol, without_private
from corpus.readers.docx.package import Element, attribute, child, is_on, local
from corpus.readers.docx.styles import Styles, font_of, is_raised
from corpus.text.raised import is_note, opening_note, raised, without_note_signs

# In the text of a paragraph: a page begun by its writer, and one begun where the last was full. XML can hold neither.
NEW_PAGE = "\f"
FULL_PAGE = "\v"
BLANKS = " \t\u00a0"

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
class Inline:
    """What was found in a paragraph: its text, the notes it refers to as (part, id), the text boxes anchored in it."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass(frozen=True)
class Look:
    """How a run is set, as far as its text depends on it: hidden, in which font, raised above the line."""

    hidden: bool = False
    font: str = ""
    raised: bool = False


class InlineReader:
    """Reads the paragraphs of one story (the body, a note, a text box), in order: a field may span several.

    old: the encodings of fonts that text was read in, added to.
    """

    def __init__(self, story: Element, styles: Styles, old: set[Charset]) -> None:
        kinds = [attribute(e, "fldCharType") for e in story.iter() if local(e) == "fldChar"]
        self._fields = Fields(balanced=kinds.count("begin") == kinds.count("end"))
        self._styles = styles
        self._old = old

    def read(self, paragraph: Element) -> Inline:
        """Returns what a paragraph says, without its number."""
        found = Inline()
        style_id = attribute(child(paragraph, "pPr", "pStyle"))
        look = Look(
            self._styles.hides(style_id),
            self._styles.paragraph_font(style_id),
            self._styles.raises(style_id) or False,
        )
        parts = [part for element in paragraph for part in self._parts(element, look, found)]
        stretches = [("".join(t for t, _ in group), look) for look, group in groupby(parts, key=lambda part: part[1])]
        text = without_private(_written([(self._as_shown(text, look.font), look.raised) for text, look in stretches]))
        found.text = "\n".join(map(without_note_signs, text.split("\n")))
        return found

    def _as_shown(self, text: str, font: str) -> str:
        """Returns text as its font shows it, where that is one of an old encoding."""
        reading = reading_of(font)
        read = text if reading is None else reading.read(text)
        if reading is not None and read != text:
            self._old.add(reading.charset)
        return read

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
            if not look.hidden and not self._fields.hide:
                yield self._sign(element, name, found), look
        else:
            inner = self._look(element, look) if name == "r" else look
            for part in element:
                yield from self._parts(part, inner, found)

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
        if hidden is None:
            hidden = inherited.hidden or self._styles.hides(style_id)
        if lifted is None:
            lifted = self._styles.raises(style_id)
        if font is None:
            font = self._styles.font(style_id)
        return Look(
            hidden,
            inherited.font if font is None else font,
            inherited.raised if lifted is None else lifted,
        )


def _written(stretches: Sequence[tuple[str, bool]]) -> str:
    """Returns stretches of text, each with whether it is raised, as one: what points to a note is left out."""
    text = ""
    for i, (stretch, is_up) in enumerate(stretches):
        mark = stretch.strip() if is_up else ""
        after = "".join(later for later, _ in stretches[i + 1 :]) if mark else ""
        if not mark or not (text + after).strip():
            text += stretch
            continue
        lead, trail = stretch.partition(mark)[::2]
        if not text.rpartition("\n")[2].strip() and is_note(mark):
            text += opening_note(mark, trail + after) + trail
        else:
            text += lead + raised(mark, text, after) + trail
    return text


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
