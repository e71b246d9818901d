"""What an OLE2 file (Word, Excel and the like before 2007) holds, as far as its directory tells."""

import struct

from corpus.message import Message

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPENDOCUMENT = b"application/vnd.oasis.opendocument.text"
OLD_XML = b"http://schemas.microsoft.com/office/word/2003/wordml"
RTF = b"{\\rtf"  # what Word wrote under .doc, too
PASSWORD = Message("a document protected by a password found; open it in Word, take the password off and save it anew")
_ENTRY = 64  # bytes of a name in the directory
_FIRST_SECTOR = 116  # where in an entry its stream's first sector stands
_HEADER = 512
_SECTOR_SHIFT = 30
_WORD_97 = 0xA5EC  # at the start of a Word document's main stream
_ENCRYPTED = 0x0100
_KINDS = {
    "EncryptedPackage": PASSWORD,
    "Workbook": Message("an Excel workbook found, a Word document expected; save its text as a Word document"),
    "Book": Message("an Excel workbook found, a Word document expected; save its text as a Word document"),
    "PowerPoint Document": Message("a PowerPoint presentation found, a Word document expected"),
    "__properties_version1.0": Message(
        "an Outlook message found, a Word document expected; save what is attached to it"
    ),
}


def is_opendocument(data: bytes) -> bool:
    """Returns whether a file is an OpenDocument text (.odt): its zip begins with what it is, not packed."""
    return data.startswith(b"PK") and data[30:38] == b"mimetype" and data[38:].startswith(OPENDOCUMENT)


def is_old_xml(data: bytes) -> bool:
    """Returns whether a file is a Word document in one file of XML, as Word saved it before it had .docx."""
    return OLD_XML in data[:2048] and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def is_word(data: bytes) -> bool:
    """Returns whether an OLE2 file holds a Word document."""
    return _entry(data, "WordDocument") is not None


def what_is(data: bytes) -> str:
    """Returns what an OLE2 file is that no Word document can be read from, and what to do, as the end of a message."""
    found = next((what for stream, what in _KINDS.items() if _entry(data, stream) is not None), None)
    return found or Message("an old Office file without a Word document found; open it in Word and save it as .docx")


def is_locked(data: bytes) -> bool:
    """Returns whether a Word document in an OLE2 file has a password."""
    entry = _entry(data, "WordDocument")
    if entry is None or len(data) < _HEADER:
        return False
    try:
        (sector,) = struct.unpack_from("<I", data, entry + _FIRST_SECTOR)
        (shift,) = struct.unpack_from("<H", data, _SECTOR_SHIFT)
        if shift not in (9, 12):
            return False
        ident, _, _, _, _, flags = struct.unpack_from("<6H", data, (sector + 1) << shift)
    except struct.error:
        return False
    return ident == _WORD_97 and bool(flags & _ENCRYPTED)


def _entry(data: bytes, stream: str) -> int | None:
    """Returns where the directory's entry of a stream begins, None where there is none."""
    at = data.find(stream.encode("utf-16-le").ljust(_ENTRY, b"\0"))
    return at if at >= 0 else None
