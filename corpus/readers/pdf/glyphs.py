"""The characters of a PDF's page and their places, as PDFium tells them; those that nobody sees are left out."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]
LINE_HEIGHT = 1.11  # ascent and descent of Times New Roman and Arial, in ems
# One character in so many is asked which way it stands.
ASKED = 8
MOST_CLIPS = 64  # paths that clip one object, and points of a path: more are a drawing
EVERYWHERE = (-math.inf, -math.inf, math.inf, math.inf)
LONGEST_NAME = 128  # bytes of a font's name
# The same character again, shifted by less, in ems, is the same one printed bold.
SAME_PLACE = 0.12
NEAR_PLACE = 2.0  # points that such a shift has at most


@dataclass(frozen=True, slots=True)
class Stretch:
    """How a stretch of text was set.

    size: of its font, 0 of what was set in no stretch (a blank is then a guess of PDFium's), None where it is clipped
    away; slant: degrees by which it rises; faint: it leaves no ink, or white ink; font: the name of its font.
    """

    size: float | None
    slant: float = 0.0
    faint: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its place, as `Word`; what the file has before it: a line's end, a blank so wide (0: none)."""

    text: str
    left: float
    right: float
    base: float
    size: float
    index: int
    blank_before: float
    break_before: bool
    stretch: Stretch


def turn_of(text: Any, count: int) -> int:
    """Returns by how many quarters most characters of a page are turned."""
    turns = Counter(quarter(text, i) for i in range(0, count, ASKED))
    return max(turns, key=lambda t: turns[t], default=0)


def quarter(text: Any, index: int) -> int:
    """Returns by how many quarters a character is turned."""
    from pypdfium2 import raw

    return int(round(raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)) % 4)


def read_glyphs(text: Any, count: int, page: Box, turn: int, untold: list[int]) -> Iterator[Glyph]:
    """Yields the characters of a page that are seen, in the file's order, with the blanks that it has or leaves.

    untold: added to with the places of signs whose font does not say which characters they are.
    """
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    blank: float | None = None
    broken = True
    stretches = _Stretches(text)
    for i in range(count):
        code = raw.FPDFText_GetUnicode(text, i)
        character = chr(code) if 0 < code < 0x110000 else ""
        if not character:
            untold.append(i)
        if character in "\r\n":
            broken = broken or bool(character)
            continue
        if not raw.FPDFText_GetLooseCharBox(text, i, box) or not raw.FPDFText_GetCharOrigin(text, i, x, y):
            continue
        places = (box.left, box.bottom, box.right, box.top)
        left, right, base, height = upright(places, (x.value, y.value), page, turn)
        stretch = stretches.of(i)
        size = stretch.size
        if size is not None and (size or not character.isspace()) and _is_on(page, places):
            wide = left - blank if blank is not None else 0.0
            yield Glyph(character, left, right, base, max(size, height / LINE_HEIGHT), i, wide, broken, stretch)
            blank, broken = (blank, broken) if character.isspace() else (None, False)
        if character.isspace() and blank is None:
            blank = left


def _is_on(page: Box, box: Box) -> bool:
    """Returns whether the middle of a box is on the page."""
    return page[0] <= (box[0] + box[2]) / 2 <= page[2] and page[1] <= (box[1] + box[3]) / 2 <= page[3]


def upright(box: Box, origin: tuple[float, float], page: Box, turn: int) -> tuple[float, float, float, float]:
    """Returns left, right, baseline and height of a character, on a page turned so that it stands upright."""
    left, bottom, right, top = box
    x, y = origin
    if turn == 3:
        return bottom - page[1], top - page[1], x - page[0], right - left
    if turn == 2:
        return page[2] - right, page[2] - left, y - page[1], top - bottom
    if turn == 1:
        return page[3] - top, page[3] - bottom, page[2] - x, right - left
    return left - page[0], right - page[0], page[3] - y, top - bottom


def printed_once(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Returns characters without those printed again on their own place, which makes them bold."""
    cells = {(g.text, int(g.left / NEAR_PLACE), int(g.base / NEAR_PLACE)) for g in glyphs}
    if len(cells) == len(glyphs):  # as on nearly every page: no two are near enough to be looked at
        return glyphs
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        x, y = int(glyph.left / NEAR_PLACE), int(glyph.base / NEAR_PLACE)
        around = ((glyph.text, i, j) for i in (x, x - 1, x + 1) for j in (y, y - 1, y + 1))
        if not any(_is_same(glyph, other) for cell in around for other in places.get(cell, ())):
            kept.append(glyph)
            places.setdefault((glyph.text, x, y), []).append(glyph)
    return kept


def _is_same(a: Glyph, b: Glyph) -> bool:
    near = min(SAME_PLACE * a.size, NEAR_PLACE)
    return abs(a.left - b.left) < near and abs(a.base - b.base) < near


class _Stretches:
    """The stretches of text that characters were set in: how large their font is, and whether they are seen at all.

    A browser draws a letter whose mark reaches over a page's edge on both pages, clipped to each.
    """

    def __init__(self, text: Any) -> None:
        from pypdfium2 import raw

        self.raw = raw  # looked up once: it is asked of every character
        self.text = text
        self.found: dict[bytes, Stretch] = {}
        self.fonts: dict[bytes, str] = {}

    def of(self, index: int) -> Stretch:
        """Returns the stretch that a character was set in."""
        item = self.raw.FPDFText_GetTextObject(self.text, index)
        key = bytes(item)
        if key not in self.found:
            self.found[key] = self._read(item, index) if item else Stretch(0.0)
        return self.found[key]

    def _read(self, item: Any, index: int) -> Stretch:
        from pypdfium2 import raw

        if not _is_shown(item):
            return Stretch(None)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.text, index, matrix)
        size = abs(math.hypot(matrix.c, matrix.d) * float(raw.FPDFText_GetFontSize(self.text, index)))
        return Stretch(size, math.degrees(math.atan2(matrix.b, matrix.a)), _is_faint(item), self._font(item))

    def _font(self, item: Any) -> str:
        from pypdfium2 import raw

        font = raw.FPDFTextObj_GetFont(item)
        key = bytes(font)
        if key not in self.fonts:
            name = ctypes.create_string_buffer(LONGEST_NAME)
            raw.FPDFFont_GetBaseFontName(font, name, LONGEST_NAME)
            self.fonts[key] = name.value.decode("utf-8", "replace")
        return self.fonts[key]


def _is_faint(item: Any) -> bool:
    """Returns whether a stretch of text leaves no ink, or white ink: a layer to be searched, over a picture perhaps."""
    from pypdfium2 import raw

    if raw.FPDFTextObj_GetTextRenderMode(item) in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return True
    red, green, blue, ink = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, ink):
        return False
    return ink.value == 0 or min(red.value, green.value, blue.value) == 255


def _is_shown(item: Any) -> bool:
    """Returns whether a stretch of text is within its clipping paths by half its height (or width) at least."""
    from pypdfium2 import raw

    paths = raw.FPDFPageObj_GetClipPath(item)
    clips = [_path_box(paths, i) for i in range(min(raw.FPDFClipPath_CountPaths(paths), MOST_CLIPS))]
    edges = [ctypes.c_float() for _ in range(4)]
    if not clips or not raw.FPDFPageObj_GetBounds(item, *edges):
        return True
    left, bottom, right, top = (edge.value for edge in edges)
    across = min(right, *(c[2] for c in clips)) - max(left, *(c[0] for c in clips))
    down = min(top, *(c[3] for c in clips)) - max(bottom, *(c[1] for c in clips))
    return min(across, down) >= min(right - left, top - bottom) / 2


def _path_box(paths: Any, number: int) -> Box:
    """Returns the box round one of the paths that clip an object."""
    from pypdfium2 import raw

    count = raw.FPDFClipPath_CountPathSegments(paths, number)
    x, y = ctypes.c_float(), ctypes.c_float()
    segments = (raw.FPDFClipPath_GetPathSegment(paths, number, i) for i in range(count if count <= MOST_CLIPS else 0))
    points = [(x.value, y.value) for segment in segments if raw.FPDFPathSegment_GetPoint(segment, x, y)]
    if not points:
        return EVERYWHERE
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)
