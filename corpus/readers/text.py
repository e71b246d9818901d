"""Plain text (.txt): lines as they stand, without the marks of a mail that quotes them; pasted cells as rows."""

import re
from collections.abc import Iterator, Sequence

from corpus.encodings.decode import decode
from corpus.errors import ReadError
from corpus.lexicon.task_columns import Column, column_of, is_heading
from corpus.message import Message
from corpus.raw import Raw
from corpus.table import CELL

_MAGIC = {
    b"%PDF": Message("a PDF"),
    b"PK\x03\x04": Message("a ZIP archive (.docx, .xlsx, …)"),
    b"\xd0\xcf\x11\xe0": Message("an old Office file (.doc, .xls)"),
    b"\x89PNG": Message("a picture"),
    b"\xff\xd8\xff": Message("a picture"),
    b"GIF8": Message("a picture"),
    b"\x7fELF": Message("a program"),
    b"{\\rtf": Message("an RTF file"),
    b"MIME-Version:": Message("a web archive (MHTML)"),
    b"From: <Saved by": Message("a web archive (MHTML)"),
    b'From: "Saved by': Message("a web archive (MHTML)"),
}
_QUOTE = re.compile(r"^\s*> ?")
QUOTED_SHARE = 0.9  # of the lines of a text that is quoted as a whole
FEWEST_CELLS = 3


def read_text(data: bytes, name: str) -> Raw:
    """Returns the text of a plain text file in any encoding known here, in NFC, with a warning where one was guessed.

    Raises:
        ReadError: empty, binary, of another format, or in an encoding not known here.
    """
    if not data.strip():
        raise ReadError(Message("{name}: the file is empty; expected the text of a directive", name=name))
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(
                Message(
                    "{name}: {what} found, plain text expected; open it and save it as .txt (UTF-8)",
                    name=name,
                    what=what,
                )
            )
    try:
        text, warnings = decode(data)
    except ReadError as error:
        raise ReadError(Message("{name}: {error}", name=name, error=error)) from error
    return Raw("\n".join(_with_rows(_unquoted(text.split("\n")))), warnings=warnings)


def _unquoted(lines: Sequence[str]) -> Sequence[str]:
    """Returns lines without the ">" that a mail program sets before each of a text that it quotes."""
    while True:
        said = [line for line in lines if line.strip()]
        if not said or sum(line.lstrip().startswith(">") for line in said) < QUOTED_SHARE * len(said):
            return lines
        lines = [_QUOTE.sub("", line) for line in lines]


def _with_rows(lines: Sequence[str]) -> Iterator[str]:
    """Yields lines, those of a table that was pasted with tabs between its cells as its rows.

    Tabs set a head in columns too: only lines below a heading of tasks, or one that begins with "STT", are rows.
    """
    width = 0
    for line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) >= FEWEST_CELLS and _heads(cells):
            width = len(cells)
        elif not (width and 1 < len(cells) <= width):
            width = 0
        yield CELL.join(cells) if width else line


def _heads(cells: Sequence[str]) -> bool:
    columns = [column_of(cell) for cell in cells]
    return all(cells) and (columns[0] is Column.NUMBER or is_heading(cells, columns))
