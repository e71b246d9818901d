"""What is drawn on a PDF's page: the straight lines that may be rules of tables, and pictures of text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.readers.page.tables import NEAR, Rule
from corpus.readers.pdf.glyphs import upright

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
MOST_OBJECTS = 50_000  # on a page: more are a drawing
MOST_STROKES = 20_000
SHORTEST_RULE = 8.0  # points
STRAIGHT = 1.0  # points that the ends of a rule may differ by
PICTURE_SHARE = 0.5  # of a page, from which on a picture may be a scan of it
MANY_SHAPES = 200  # curves without any text may be letters


@dataclass
class Drawn:
    """Rules of a page, and what may be text without characters: as a scan, or drawn as curves."""

    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    pictured: bool = False
    shaped: bool = False


def read_drawn(page: "PdfPage", turn: int) -> Drawn:
    """Returns what is drawn on a page whose text is turned by so many quarters."""
    from pypdfium2 import raw

    drawn, shapes, pictures = Drawn(), 0, 0.0
    box = page.get_bbox()
    area = max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
    for item in islice(page.get_objects(filter=kinds, max_depth=4), MOST_OBJECTS):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += _area(_placed(item, (0, 0, 1, 1)), box)
            continue
        shapes += 1
        if len(drawn.level) + len(drawn.upright) <= MOST_STROKES:
            _add_rules(drawn, item, box, turn)
    drawn.pictured = pictures > PICTURE_SHARE * area
    drawn.shaped = shapes > MANY_SHAPES
    return drawn


def _add_rules(drawn: Drawn, item: Any, page: Box, turn: int) -> None:
    if not _is_seen(item):
        return
    for a, b in _strokes(item):
        left, right, base, _ = upright((a[0], a[1], b[0], b[1]), a, page, turn)
        _, _, other, _ = upright((a[0], a[1], b[0], b[1]), b, page, turn)
        across, down = abs(right - left), abs(other - base)
        if down <= STRAIGHT and across >= SHORTEST_RULE:
            drawn.level.append(Rule((base + other) / 2, min(left, right), max(left, right)))
        elif across <= STRAIGHT and down >= SHORTEST_RULE:
            drawn.upright.append(Rule((left + right) / 2, min(base, other), max(base, other)))


def _is_seen(item: Any) -> bool:
    """Returns whether a path draws lines: it is stroked, or filled and thin. A filled area is a background."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke):
        return False
    if stroke.value or not fill.value:
        return bool(stroke.value)
    left, bottom, right, top = item.get_bounds()
    return bool(min(right - left, top - bottom) <= NEAR)


def _strokes(item: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yields the straight strokes of a path, from point to point on the page."""
    from pypdfium2 import raw

    matrix = _matrix(item)
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for i in range(min(raw.FPDFPath_CountSegments(item), MOST_STROKES)):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = _moved((x.value, y.value), matrix)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, point
        if kind != raw.FPDF_SEGMENT_MOVETO and raw.FPDFPathSegment_GetClose(segment):
            yield point, begun
        last = point


def _matrix(item: Any) -> list[Matrix]:
    """Returns the matrices that take a point of an object to the page, in order: its own, then those it stands in."""
    matrices: list[Matrix] = []
    while item is not None:
        matrices.append(item.get_matrix().get())
        item = item.container
    return matrices


def _moved(point: tuple[float, float], matrices: list[Matrix]) -> tuple[float, float]:
    x, y = point
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def _placed(item: Any, box: Box) -> Box:
    matrix = _matrix(item)
    (x, y), (z, w) = _moved(box[:2], matrix), _moved(box[2:], matrix)
    return min(x, z), min(y, w), max(x, z), max(y, w)


def _area(box: Box, page: Box) -> float:
    """Returns how much of a page a box covers, in square points."""
    across = min(box[2], page[2]) - max(box[0], page[0])
    down = min(box[3], page[3]) - max(box[1], page[1])
    return max(0.0, across) * max(0.0, down)
