"""What a .docx shows or keeps beside its paragraphs and is not read: told, so that nobody takes it for searched.

Files set into it (a workbook as an annex, say), what readers noted at the margin, the text of diagrams and charts, and
pages that were put in as pictures.
"""

import re
from collections.abc import Iterator

from corpus.message import Message
from corpus.readers.docx.package import Element, Package, attribute, local

_EMU = 360_000  # a centimetre, as drawings are measured
_PAGE = (12, 15)  # centimetres: a picture so wide and high is a page, or most of it
# The kinds of drawings that say something, by the last part of their address, and what people call them.
_DRAWN = ("diagram", "chart")
# An equation set by another program is an object too, and no file.
_EQUATIONS = "Equation."
_POINTS = 2.54 / 72  # centimetres, as old drawings and those that were converted are measured
_SIZE = re.compile(r"(?<![\w-])(width|height):\s*([\d.]{1,9})pt")


def left_out(package: Package, body: Element, files: int = 0) -> list[Message]:
    """Returns what is not read of what stands in or at a body, a sentence each; files: joined to it and not read."""
    said: list[Message] = []
    if files or any(_is_file(element) for element in body.iter()):
        said.append(Message("The file holds other files inside it, which were not read."))
    comments = sum(1 for _ in _comments(package, body))
    if comments:
        said.append(Message("Comments at the margin that were not read: {comments}.", comments=comments))
    drawn = sum(any(kind in element.get("uri", "") for kind in _DRAWN) for element in _named(body, "graphicData"))
    if drawn:
        said.append(Message("Diagrams and charts whose text was not read: {drawn}.", drawn=drawn))
    return said


def pictures_of_a_page(body: Element) -> int:
    """Returns how many pictures of a body are as large as a page: scans, which hold text that nothing reads."""
    drawn = [(_named(drawing, "blip"), _extents(drawing)) for drawing in _named(body, "drawing")]
    old = [(_named(shape, "imagedata"), _styled(shape)) for shape in _named(body, "shape")]
    return sum(any(True for _ in picture) and any(map(_is_large, sizes)) for picture, sizes in [*drawn, *old])


def _named(parent: Element, name: str) -> Iterator[Element]:
    return (element for element in parent.iter() if local(element) == name)


def _is_file(element: Element) -> bool:
    """Returns whether an element stands for a file of its own, as it was joined or set in."""
    if local(element) == "OLEObject":
        return not element.get("ProgID", "").startswith(_EQUATIONS)
    return local(element) == "subDoc"


def _comments(package: Package, body: Element) -> Iterator[Element]:
    """Yields the comments that a body points to and that say something."""
    pointed = {attribute(element, "id") for element in _named(body, "commentReference")}
    part = package.related("comments") if pointed else None
    for comment in part if part is not None else ():
        if attribute(comment, "id") in pointed and any((e.text or "").strip() for e in _named(comment, "t")):
            yield comment


def _extents(drawing: Element) -> list[tuple[float, float]]:
    """Returns how wide and high a drawing is, in centimetres."""
    sizes = [(extent.get("cx", ""), extent.get("cy", "")) for extent in _named(drawing, "extent")]
    return [(int(x) / _EMU, int(y) / _EMU) for x, y in sizes if x.isdecimal() and y.isdecimal() and len(x + y) < 40]


def _styled(shape: Element) -> list[tuple[float, float]]:
    """Returns how wide and high a shape of the old kind is, in centimetres; one of another measure has none."""
    said = dict(_SIZE.findall(shape.get("style", "")))
    try:
        return [(float(said["width"]) * _POINTS, float(said["height"]) * _POINTS)]
    except (KeyError, ValueError):
        return []


def _is_large(size: tuple[float, float]) -> bool:
    return all(side >= least for side, least in zip(size, _PAGE, strict=True))
