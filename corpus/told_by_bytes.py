"""What a file is by its bytes, where its name says something else: a PDF that an e-office program saved as .docx."""

import io
import zipfile

from corpus.message import Message

WORD = (".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt", ".ott")
SHEETS = (".xlsx", ".xlsm")
PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
PICTURES = (".png", ".jpg", ".jpeg", ".jfif", ".tif", ".tiff", ".bmp", ".webp")
_FAMILIES = (WORD, SHEETS, PAGES, PICTURES)
OLD_SHEETS = (".xls",)
_FLAT = b"http://schemas.microsoft.com/office/2006/xmlPackage"  # a Word document in one file of XML
_OLD_XML = b"http://schemas.microsoft.com/office/word/2003/wordml"  # as Word saved before it
_STARTS = {
    b"%PDF-": ".pdf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ".doc",
    b"{\\rtf": ".rtf",
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
}
_PARTS = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}
_NAMES = {
    ".pdf": Message("a PDF"),
    ".docx": Message("a Word document"),
    ".doc": Message("a Word document"),
    ".rtf": Message("an RTF file"),
    ".xlsx": Message("a workbook"),
    ".html": Message("a web page"),
    ".mht": Message("a web archive"),
    ".png": Message("a picture"),
    ".jpg": Message("a picture"),
    ".txt": Message("plain text"),
}


def told(data: bytes, suffix: str) -> str:
    """Returns the ending that bytes should have, `suffix` itself where they may be what it says, or nothing is told."""
    found = next((ending for start, ending in _STARTS.items() if data.startswith(start)), None)
    if data.startswith(b"PK"):
        found = _packed(data)
    elif found is None:
        found = _xml(data) or _page(data, suffix)
    alike = any(found in family and suffix in family for family in _FAMILIES)
    # Old workbooks and slides begin as old documents do, and say what they are themselves.
    old = found == ".doc" and suffix in (*SHEETS, *OLD_SHEETS)
    return suffix if found is None or alike or old else found


def said(ending: str) -> Message:
    """Returns the warning that a file was read as what its bytes are."""
    return Message("By its bytes the file is {what}, whatever its name says: it was read as that.", what=_NAMES[ending])


def _packed(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None
    return next((ending for part, ending in _PARTS.items() if part in names), None)


def _xml(data: bytes) -> str | None:
    """Returns the ending of a Word document that is one file of XML."""
    start = data[:2048]
    return ".docx" if _FLAT in start else ".doc" if _OLD_XML in start else None


def _page(data: bytes, suffix: str) -> str | None:
    """Returns the ending of a web page under the name of another format, of plain text under that of a page."""
    if suffix not in (".docx", ".docm", ".dotx", ".pdf", ".html", ".htm", *SHEETS, *OLD_SHEETS):
        return None
    from corpus.readers.html.mhtml import looks_like_mhtml
    from corpus.readers.html.read import has_tags, looks_like_html

    if suffix in PAGES:
        return None if not data.strip() or b"\0" in data or looks_like_mhtml(data) or has_tags(data) else ".txt"
    if looks_like_mhtml(data):
        return ".mht"
    return ".html" if looks_like_html(data) else None
