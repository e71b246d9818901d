"""Plain text (.txt): lines as they stand."""

from corpus.encodings.decode import decode
from corpus.errors import ReadError
from corpus.raw import Raw

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (.docx, .xlsx, …)",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF file",
    b"MIME-Version:": "a web archive (MHTML)",
    b"From: <Saved by": "a web archive (MHTML)",
    b'From: "Saved by': "a web archive (MHTML)",
}


def read_text(data: bytes, name: str) -> Raw:
    """Returns the text of a plain text file in any encoding known here, in NFC, with a warning where one was guessed.

    Raises:
        ReadError: empty, binary, of another format, or in an encoding not known here.
    """
    if not data.strip():
        raise ReadError(f"{name}: the file is empty; expected the text of a directive")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(f"{name}: {what} found, plain text expected; open it and save it as .txt (UTF-8)")
    try:
        text, warnings = decode(data)
    except ReadError as error:
        raise ReadError(f"{name}: {error}") from error
    return Raw(text, warnings=warnings)
