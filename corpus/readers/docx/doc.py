"""Files named .doc, .rtf or .odt: what they hold tells how they are read."""

from corpus.errors import ReadError
from corpus.message import Message
from corpus.raw import Raw
from corpus.readers.docx.ole import OLE, RTF, is_old_xml
from corpus.readers.docx.read import read_docx

_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks, too


def read_odt(data: bytes, name: str) -> Raw:
    """Returns the text of an OpenDocument text, one paragraph a line; what else is named .odt is read as what it is.

    Raises:
        ReadError: empty, of another format, locked, damaged, or LibreOffice is missing or failed.
    """
    if data.startswith((b"PK", OLE, RTF)):
        return read_docx(data, name)
    what = Message("another format") if data.strip() else Message("an empty file")
    raise ReadError(
        Message("{name}: {what} found, an OpenDocument text (.odt) expected; save it as .docx", name=name, what=what)
    )


def read_doc(data: bytes, name: str) -> Raw:
    """Returns the text of a Word 97-2003 document, one paragraph a line.

    What programs and portals also name .doc is read as what it is: RTF, a .docx, a page of HTML, a web archive.

    Raises:
        ReadError: empty, of another format, locked, damaged, or LibreOffice is missing or failed.
    """
    if data.startswith((b"PK", OLE, RTF)) or is_old_xml(data):
        return read_docx(data, name)
    if data.lstrip(_BLANK).startswith(b"<"):
        from corpus.readers.html.read import looks_like_html, read_html

        if looks_like_html(data):
            return read_html(data, name)
    from corpus.readers.html.mhtml import looks_like_mhtml, read_mhtml

    if looks_like_mhtml(data):
        return read_mhtml(data, name)
    what = Message("another format") if data.strip() else Message("an empty file")
    raise ReadError(
        Message(
            "{name}: {what} found, a Word 97-2003 document (.doc) expected; save it as .docx in Word",
            name=name,
            what=what,
        )
    )
