import struct

import pytest

from corpus.errors import ReadError
from corpus.readers.ocr.picture import dots_per_inch, what_picture

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR"
JPEG = b"\xff\xd8" + b"\xff\xe0\0\x04ab"  # then comes the frame's header


def png(width, height):
    return PNG + struct.pack(">II", width, height)


def jpeg(width, height):
    return JPEG + b"\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width)


def bmp(width, height):
    return b"BM".ljust(18, b"\0") + struct.pack("<ii", width, height)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(827, 1169), "a PNG picture"),
        (jpeg(827, 1169), "a JPEG picture"),
        (bmp(827, -1169), "a BMP picture"),  # rows from the top down
        (b"P5\n827 1169\n255\n", "a PNM picture"),
        (b"II*\0", "a TIFF picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
    ],
)
def test_what_picture_is_told_from_its_first_bytes(data, kind):
    assert what_picture(data, "a.png") == kind


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b" \n", "a.png: an empty file found, a picture (PNG, JPEG, TIFF, BMP, WebP) expected; save it as PNG"),
        (b"%PDF", "a.png: another format found, a picture (PNG, JPEG, TIFF, BMP, WebP) expected; save it as PNG"),
        (
            png(20_000, 5_001),
            "a.png: a PNG picture of 20,000 × 5,001 dots found, at most 100,000,000 expected; make it smaller",
        ),
    ],
)
def test_what_picture_refuses_other_formats_and_too_many_dots(data, message):
    with pytest.raises(ReadError) as caught:
        what_picture(data, "a.png")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("data", "dots"),
    [
        # The narrow side is that of a page, 8.27 inches.
        (png(827, 1169), 827 / 8.27),
        (jpeg(1654, 827), 827 / 8.27),
        (bmp(1654, -2339), 1654 / 8.27),
        (png(100, 100), 70.0),  # no coarser
        (b"II*\0", 300.0),  # does not say
        (PNG, 300.0),
        (b"P5\nwide high", 300.0),
    ],
)
def test_dots_per_inch_is_told_from_the_size(data, dots):
    assert dots_per_inch(data) == dots
