"""Ranges that cover more places than can be made are told before openpyxl makes them, however they are written."""

import io
import zipfile

import pytest

from corpus.errors import ReadError
from corpus.readers.xlsx.read import read_xlsx
from corpus.readers.xlsx.spread import MOST_PAIRS, MOST_PLACES, spreads_too_far

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(sheet, name="xl/worksheets/sheet1.xml"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "")
        package.writestr(name, sheet)
    return out.getvalue()


def sheet(*elements, prefix=""):
    space = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    inside = "".join(f"<{prefix}{element}/>" for element in elements)
    return f'<{prefix}worksheet {space}="{NS}">{inside}</{prefix}worksheet>'


WHOLE = 'mergeCell ref="A1:XFD1048576"'
SIDE = int(MOST_PAIRS**0.5) + 1


@pytest.mark.parametrize(
    "data",
    [
        zipped(sheet(WHOLE)),
        zipped(sheet("mergeCell ref='$xfd$1048576:$a$1'")),
        zipped(sheet('mergeCell ref="A1&#58;XFD1048576"')),
        zipped(sheet('hyperlink ref="A1:XFD1048576" location="a"')),
        zipped(sheet(WHOLE, prefix="x:")),
        zipped(f'<?xml version="1.0" encoding="utf-16"?>{sheet(WHOLE)}'.encode("utf-16")),
        zipped(sheet(WHOLE), "xl/media/picture.png"),
        zipped(sheet(*[f'mergeCell ref="A1:A{MOST_PLACES // 2}"'] * 2, 'mergeCell ref="B1:B2"')),
        zipped(sheet(*['mergeCell ref="A1:B1"', 'hyperlink ref="B1"'] * SIDE)),
    ],
)
def test_what_covers_too_much_is_refused_before_it_is_opened(data):
    with pytest.raises(ReadError) as caught:
        read_xlsx(data, "a.xlsx")
    assert str(caught.value) == (
        "a.xlsx: merged cells or links over more than 300,000 places found; undo what is merged where nothing stands, "
        "and save it anew"
    )


@pytest.mark.parametrize(
    "data",
    [
        zipped(sheet('mergeCell ref="A1:XFD1"', 'mergeCell ref="A2:C9000"', 'hyperlink ref="A1"', "mergeCell")),
        zipped(sheet(*['hyperlink ref="B1"'] * SIDE)),
        zipped(b"\x89PNG\r\n"),
        zipped(sheet('c r="A1:XFD1048576"')),
    ],
)
def test_what_people_merge_and_link_is_read(data):
    assert not spreads_too_far(data)
