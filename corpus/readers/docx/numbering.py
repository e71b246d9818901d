"""The automatic numbers of a .docx, counted as Word counts them.

Lists are described twice: abstract lists have levels, and numbered ones ("num") stand on an abstract one and may set
levels or starts of their own. Those that stand on one abstract list count on from one another.
Source: ECMA-376, part 1, 17.9; what it leaves open (a level whose parents never came) as LibreOffice and Word do.
"""

import re
from dataclasses import dataclass, field, replace

from corpus.encodings.fonts import reading_of
from corpus.readers.docx.figures import bullet, figure
from corpus.readers.docx.package import Element, attribute, child, is_on, number
from corpus.readers.docx.styles import Styles, font_of, numbering_of

LEVELS = 9
LONGEST_PATTERN = 60  # code points; "Chương %1." has ten
LONGEST_LINK = 5  # lists that name a style that names a list …
_PLACE = re.compile(r"%([1-9])")
_BARE = re.compile(r"(?:Điều\s)?[^\W_]+", re.IGNORECASE)


@dataclass(frozen=True)
class Level:
    """One level of a list, as w:lvl says it.

    restart: the levels above, from 1, that begin it anew (None: all); font: of its marker (None: its paragraph's).
    """

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    glued: bool = False
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    picture: bool = False
    font: str | None = None


@dataclass
class _List:
    """A numbered list: its levels, the starts of its own, and the count that it shares with others."""

    levels: dict[int, Level]
    starts: dict[int, int]
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def start(self, level: int) -> int:
        return self.levels.get(level, Level()).start

    def count(self, level: int) -> None:
        """Counts one item of a level; levels below it begin anew, levels above it that never came have begun."""
        own = self.starts.pop(level, None)
        last = self.counts[level]
        self.counts[level] = own if own is not None else self.start(level) if last is None else last + 1
        for above in range(level):
            if self.counts[above] is None:
                self.counts[above] = self.starts.pop(above, self.start(above))
        for below in range(level + 1, LEVELS):
            restart = self.levels.get(below, Level()).restart
            if restart is None or level < restart:
                self.counts[below] = None

    def marker(self, level: int) -> str:
        """Returns the marker of the item counted last."""
        shape = self.levels.get(level, Level())
        if shape.form == "bullet":
            return "-" if shape.picture else bullet(shape.pattern)
        return _PLACE.sub(lambda m: self._figure(int(m[1]) - 1, shape.legal), shape.pattern).strip()

    def _figure(self, level: int, legal: bool) -> str:
        value = self.counts[level]
        form = self.levels.get(level, Level()).form
        return "" if value is None else figure(value, "decimal" if legal and form != "none" else form)


class Numbering:
    """The lists of a document, counted while its paragraphs are read in order."""

    def __init__(self, tree: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[int, Element] = {}
        self._numbered: dict[int, Element] = {}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[int, list[int | None]] = {}
        for element in [] if tree is None else tree:
            for key, found in (("abstractNumId", self._abstract), ("numId", self._numbered)):
                value = number(element, key)
                if value is not None:
                    found[value] = element

    def marker(self, properties: Element | None, style_id: str | None, alone: bool = False) -> str:
        """Returns what stands before a paragraph, with the blank after it, and counts it; empty where nothing does.

        alone: the marker is a figure of its own (in a table's cell): a bare one stays bare. Elsewhere it gets a full
        stop, for a marker is known here and nobody later could tell it from a number that begins a sentence.
        """
        num_id, level = self._place(properties, style_id)
        numbered = self._list(num_id) if num_id else None
        if numbered is None or not 0 <= level < LEVELS:
            return ""
        numbered.count(level)
        marker = numbered.marker(level)
        reading = reading_of(self._styles.named(self._font(numbered, level, properties, style_id)))
        marker = marker if reading is None else reading.read(marker)
        if not marker:
            return ""
        if not alone and _BARE.fullmatch(marker):
            return f"{marker}. "
        return marker if numbered.levels[level].glued else f"{marker} "

    def _font(self, numbered: _List, level: int, properties: Element | None, style_id: str | None) -> str:
        """Returns the font that a marker is set in: its level's, else that of its paragraph's end."""
        own = numbered.levels.get(level, Level()).font
        return own or font_of(child(properties, "rPr")) or self._styles.paragraph_font(style_id)

    def _place(self, properties: Element | None, style_id: str | None) -> tuple[int | None, int]:
        """Returns (numId, level) of a paragraph, from itself or the styles it stands on; numId 0 or None: no list."""
        num_id, level = numbering_of(properties)
        for link, style in self._styles.chain(style_id):
            styled, styled_level = style.numbering
            if num_id is None and styled is not None:
                num_id = styled
                level = self._linked(num_id, link) if level is None else level
            level = styled_level if level is None else level
            if num_id is not None and level is not None:
                break
        return num_id, level or 0

    def _linked(self, num_id: int, style_id: str) -> int | None:
        """Returns the level of a list that is bound to a style."""
        numbered = self._list(num_id)
        levels = numbered.levels.items() if numbered is not None else ()
        return next((i for i, level in levels if level.style == style_id), None)

    def _list(self, num_id: int) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: int) -> _List | None:
        element = self._numbered.get(num_id)
        found = self._abstract_of(element)
        if element is None or found is None:
            return None
        abstract_id, abstract = found
        levels = _levels(abstract)
        starts: dict[int, int] = {}
        for override in element:
            i = number(override, "ilvl")
            if i is None or not 0 <= i < LEVELS:
                continue
            levels |= {k: v for k, v in _levels(override).items() if k == i}
            start = number(child(override, "startOverride"))
            if start is not None:
                starts[i] = start
                levels[i] = replace(levels.get(i, Level()), start=start)
        counts = self._counts.setdefault(abstract_id, [None] * LEVELS)
        return _List(levels, starts, counts)

    def _abstract_of(self, element: Element | None) -> tuple[int, Element] | None:
        """Returns the abstract list that a numbered one stands on, by way of a style perhaps."""
        for _ in range(LONGEST_LINK):
            abstract_id = number(child(element, "abstractNumId"))
            abstract = self._abstract.get(abstract_id) if abstract_id is not None else None
            if abstract is None or abstract_id is None:
                return None
            link = attribute(child(abstract, "numStyleLink"))
            if link is None:
                return abstract_id, abstract
            linked = next((s.numbering[0] for _, s in self._styles.chain(link) if s.numbering[0]), None)
            element = self._numbered.get(linked) if linked is not None else None
        return None


def _levels(element: Element) -> dict[int, Level]:
    """Returns the levels that an abstract list, or an override, describes."""
    levels: dict[int, Level] = {}
    for described in element:
        i = number(described, "ilvl")
        if i is not None and 0 <= i < LEVELS:
            start = number(child(described, "start"))
            levels[i] = Level(
                start=0 if start is None else start,
                form=attribute(child(described, "numFmt")) or "decimal",
                pattern=(attribute(child(described, "lvlText")) or "")[:LONGEST_PATTERN],
                glued=attribute(child(described, "suff")) == "nothing",
                restart=number(child(described, "lvlRestart")),
                legal=is_on(child(described, "isLgl")) or False,
                style=attribute(child(described, "pStyle")),
                picture=child(described, "lvlPicBulletId") is not None,
                font=font_of(child(described, "rPr")),
            )
    return levels
