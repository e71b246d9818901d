"""The characters of a PDF's page and their places, as PDFium tells them; those that nobody sees are left out."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]
LINE_HEIGHT = 1.11  # ascent and descent of Times New Roman and Arial, in ems
# One character in so many is asked which way it stands.
ASKED = 8
MOST_CLIPS = 64  # paths that clip one object, and points of a path: more are a drawing
EVERYWHERE = (-math.inf, -math.inf, math.inf, math.inf)


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


def turn_of(text: Any, count: int) -> int:
    """Returns by how many quarters most characters of a page are turned."""
    turns = Counter(quarter(text, i) for i in range(0, count, ASKED))
    return max(turns, key=lambda t: turns[t], default=0)


def quarter(text: Any, index: int) -> int:
    """Returns by how many quarters a character is turned."""
    from pypdfium2 import raw

    return int(round(raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)) % 4)


def read_glyphs(text: Any, count: int, page: Box, turn: int) -> Iterator[Glyph]:
    """Yields the characters of a page that are seen, in the file's order, with the blanks that it has or leaves."""
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    blank: float | None = None
    broken = True
    stretches = _Stretches(text)
    for i in range(count):
        code = raw.FPDFText_GetUnicode(text, i)
        character = chr(code) if 0 < code < 0x110000 else ""
        if character in "\r\n":
            broken = broken or bool(character)
            continue
        if not raw.FPDFText_GetLooseCharBox(text, i, box) or not raw.FPDFText_GetCharOrigin(text, i, x, y):
            continue
        places = (box.left, box.bottom, box.right, box.top)
        left, right, base, height = upright(places, (x.value, y.value), page, turn)
        size = stretches.size(i)
        if size is not None and (size or not character.isspace()) and _is_on(page, places):
            wide = left - blank if blank is not None else 0.0
            yield Glyph(character, left, right, base, max(size, height / LINE_HEIGHT), i, wide, broken)
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


class _Stretches:
    """The stretches of text that characters were set in: how large their font is, and whether they are seen at all.

    A browser draws a letter whose mark reaches over a page's edge on both pages, clipped to each.
    """

    def __init__(self, text: Any) -> None:
        self.text = text
        self.sizes: dict[bytes, float | None] = {}

    def size(self, index: int) -> float | None:
        """Returns the size of a character's font; None where it is clipped away.

        It is 0 of what was set in no stretch: a blank is then a guess of PDFium's.
        """
        from pypdfium2 import raw

        item = raw.FPDFText_GetTextObject(self.text, index)
        key = bytes(item)
        if key not in self.sizes:
            self.sizes[key] = (self._size(index) if _is_shown(item) else None) if item else 0.0
        return self.sizes[key]

    def _size(self, index: int) -> float:
        from pypdfium2 import raw

        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.text, index, matrix)
        return abs(math.hypot(matrix.c, matrix.d) * float(raw.FPDFText_GetFontSize(self.text, index)))


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
