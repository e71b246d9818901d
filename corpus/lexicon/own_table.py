"""The rows of the user's own table of agencies, as editors and spreadsheets save it.

Tabs, semicolons or commas, cells in quotation marks or not, UTF-8 with or without a mark, UTF-16 ("Unicode Text"), or
the workbook itself.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus.encodings.decode import decode
from corpus.errors import ReadError, RegisterError
from corpus.message import Message
from corpus.reasons import why

COLUMNS = ("vi", "en", "abbreviations")
_SIGNS = "\t;,"
_SEP = re.compile(r"\s*sep=(.)[\r\n]+", re.IGNORECASE)  # a first line that Excel reads, and some programs write
_WORKBOOK = b"PK\x03\x04"
# What a spreadsheet leaves of letters that "CSV" in the system's code page does not have: "B?n Qu?n l?".
_LOST = re.compile(r"\w\?\w|\w\?(?=\s|$)|(?:^|\s)\?\w")
Row = dict[str, str]


def read_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Yields (line, cells by column) of a table, rows of blanks left out.

    Raises:
        RegisterError: it cannot be read, has no such columns, a row without a name, or lost its letters in saving.
    """
    try:
        lines = _lines(path.read_bytes())
    except (OSError, ReadError, csv.Error) as error:
        raise RegisterError(
            Message(
                "{path}: the table of agencies cannot be read ({error}); a UTF-8 file set apart by tabs, "
                "or what Excel saves as “CSV UTF-8”, “Unicode Text” or .xlsx, is expected, or unset "
                "CHITHI_AGENCIES",
                path=path,
                error=why(error),
            )
        ) from error
    head = [cell.lower() for cell in lines[0][1]] if lines else []
    missing = [c for c in COLUMNS if c not in head]
    if missing:
        raise RegisterError(
            Message(
                "{path}: line 1: no column {missing} found; the first line must name the columns vi, en, "
                "abbreviations, set apart by tabs, semicolons or commas",
                path=path,
                missing=repr(missing[0]),
            )
        )
    for number, cells in lines[1:]:
        if any(cells):
            yield number, _row(path, number, dict(zip(head, cells, strict=False)))


def _row(path: Path, number: int, row: Row) -> Row:
    name = row.get("vi", "")
    if not name:
        raise RegisterError(
            Message("{path}: line {number}: no name in the column vi; give one or drop it", path=path, number=number)
        )
    if _LOST.search(name):
        raise RegisterError(
            Message(
                "{path}: line {number}: letters were lost when the table was saved, {name} found; save "
                "it as “CSV UTF-8” or “Unicode Text”",
                path=path,
                number=number,
                name=repr(name),
            )
        )
    return {"vi": name.replace("\n", " ")} | {c: row.get(c, "").replace("\n", "|") for c in COLUMNS[1:]}


def _lines(data: bytes) -> list[tuple[int, list[str]]]:
    """Returns the rows with the numbers of their lines, cells stripped."""
    if data.startswith(_WORKBOOK):
        return _stripped(enumerate(_sheet(data), start=1))
    text, _ = decode(data)
    said = _SEP.match(text)
    text = text[said.end() :] if said else text
    sign = said[1] if said else max(_SIGNS, key=text.partition("\n")[0].count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        return _stripped((rows.line_num, row) for row in rows)
    except csv.Error:
        # A quotation mark that is part of a name, written by hand: no cell is in quotation marks then.
        plain = csv.reader(io.StringIO(text, newline=""), delimiter=sign, quoting=csv.QUOTE_NONE)
        return _stripped((plain.line_num, row) for row in plain)


def _stripped(rows: Iterable[tuple[int, Sequence[str]]]) -> list[tuple[int, list[str]]]:
    found = [(number, [cell.strip().replace("\r\n", "\n").replace("\r", "\n") for cell in row]) for number, row in rows]
    return [(number, row) for number, row in found if any(row)]


def _sheet(data: bytes) -> Iterator[list[str]]:
    """Yields the rows of the first sheet of a workbook; raises ReadError."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        for row in sheet.iter_rows(values_only=True):
            yield ["" if cell is None else str(cell) for cell in row]
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError) as error:
        raise ReadError(Message("no workbook ({error})", error=why(error))) from error
