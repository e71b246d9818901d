"""What kind of picture bytes are, how large it is and how fine, told from their first bytes."""

import struct

from corpus.errors import ReadError
from corpus.message import Message

DOTS_PER_INCH = 300.0  # taken where the picture does not say
MOST_DOTS = 100_000_000  # of a picture: A2 at 400 dots an inch has 62 million
_KINDS = {
    b"\x89PNG\r\n\x1a\n": Message("a PNG picture"),
    b"\xff\xd8\xff": Message("a JPEG picture"),
    b"II*\0": Message("a TIFF picture"),
    b"MM\0*": Message("a TIFF picture"),
    b"BM": Message("a BMP picture"),
    b"P4": Message("a PNM picture"),
    b"P5": Message("a PNM picture"),
    b"P6": Message("a PNM picture"),
}


def what_picture(data: bytes, name: str) -> Message:
    """Returns what kind of picture bytes are.

    Raises:
        ReadError: none that is read, or one of more than `MOST_DOTS`.
    """
    kind = next((kind for magic, kind in _KINDS.items() if data.startswith(magic)), None)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = Message("a WebP picture")
    if kind is None:
        what = Message("another format") if data.strip() else Message("an empty file")
        raise ReadError(
            Message(
                "{name}: {what} found, a picture (PNG, JPEG, TIFF, BMP, WebP) expected; save it as PNG",
                name=name,
                what=what,
            )
        )
    width, height = _size(data)
    if width * height > MOST_DOTS:
        raise ReadError(
            Message(
                "{name}: {kind} of {width:,} × {height:,} dots found, at most {most_dots:,} expected; make it smaller",
                name=name,
                kind=kind,
                width=width,
                height=height,
                most_dots=MOST_DOTS,
            )
        )
    return kind


def dots_per_inch(data: bytes) -> float:
    """Returns how many dots an inch a picture has, as far as it can be told from its size: a page is 8 inches wide."""
    width, height = _size(data)
    return max(70.0, min(width, height) / 8.27) if width and height else DOTS_PER_INCH


def _size(data: bytes) -> tuple[int, int]:
    """Returns width and height of a picture in dots, (0, 0) where its first bytes do not say."""
    try:
        if data.startswith(b"\x89PNG"):
            width, height = struct.unpack_from(">II", data, 16)
        elif data.startswith(b"BM"):
            width, height = struct.unpack_from("<ii", data, 18)
        elif data.startswith(b"\xff\xd8"):
            width, height = _jpeg_size(data)
        elif data[:1] == b"P":
            width, height = (int(n) for n in data[:64].split()[1:3])
        else:
            return 0, 0
    except (struct.error, ValueError):
        return 0, 0
    return abs(width), abs(height)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Returns width and height that a JPEG's frame header gives."""
    at = 2
    while data[at : at + 1] == b"\xff":
        marker, length = struct.unpack_from(">xBH", data, at)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length
    return 0, 0
