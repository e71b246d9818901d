"""How many places the ranges of a workbook cover: openpyxl makes a cell of each, whatever the sheet holds.

A range over a whole sheet, in a file of one kilobyte, is seventeen thousand million cells.
"""

import io
import re
import zipfile
from xml.parsers import expat

MOST_PLACES = 300_000  # that merged cells and links cover together
MOST_PAIRS = 3_000_000  # of a link and a merged range: each link is looked for in every range
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})", re.IGNORECASE)
_PIECE = 1 << 16  # bytes


def spreads_too_far(data: bytes) -> bool:
    """Returns whether ranges of a workbook cover more places than can be made; data: a zip."""
    places, links, merged = 0, 0, 0

    def begun(tag: str, attributes: dict[str, str]) -> None:
        nonlocal places, links, merged
        name = tag.rpartition(" ")[2]
        if name in ("mergeCell", "hyperlink"):
            places += _places(attributes.get("ref", ""))
            links += name == "hyperlink"
            merged += name == "mergeCell"

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():  # a sheet may have any name
            with package.open(entry) as part:
                parser = expat.ParserCreate(namespace_separator=" ")
                parser.StartElementHandler = begun
                try:
                    while piece := part.read(_PIECE):
                        parser.Parse(piece)
                except expat.ExpatError:  # a picture, or damage that openpyxl tells of
                    continue
    return places > MOST_PLACES or links * merged > MOST_PAIRS


def _places(ref: str) -> int:
    found = _RANGE.fullmatch(ref.strip())
    if found is None:
        return 1
    left, top, right, bottom = _column(found[1]), int(found[2]), _column(found[3]), int(found[4])
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
