"""Plain text (.txt): lines as they stand."""

from corpus.encodings.decode import decode
from corpus.errors import ReadError
from corpus.message import Message
from corpus.raw import Raw

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
    return Raw(text, warnings=warnings)
