"""Formats: which reader reads a file, by the ending of its name, or by its bytes where they are surely another's.

A reader is imported when a file of its format is read: most take long to import, and questions need none.
"""

import importlib
from dataclasses import replace
from pathlib import Path
from typing import cast

from corpus.errors import ReadError
from corpus.litter import LOCK
from corpus.message import Message
from corpus.raw import Raw, Reader
from corpus.told_by_bytes import OLD_SHEETS, said, told
from corpus.unread import way_out

LARGEST_TEXT = 10 * 1024 * 1024  # bytes; about 5,000 pages
LARGEST_FILE = 64 * 1024 * 1024  # bytes of a format that holds pictures too

_PICTURE = "corpus.readers.ocr.read:read_image"
_READERS = {
    ".txt": "corpus.readers.text:read_text",
    ".md": "corpus.readers.markdown:read_markdown",
    ".markdown": "corpus.readers.markdown:read_markdown",
    ".html": "corpus.readers.html.mhtml:read_mhtml",
    ".htm": "corpus.readers.html.mhtml:read_mhtml",
    ".xhtml": "corpus.readers.html.mhtml:read_mhtml",
    ".mht": "corpus.readers.html.mhtml:read_mhtml",
    ".mhtml": "corpus.readers.html.mhtml:read_mhtml",
    ".docx": "corpus.readers.docx.read:read_docx",
    ".docm": "corpus.readers.docx.read:read_docx",
    ".dotx": "corpus.readers.docx.read:read_docx",
    ".xlsx": "corpus.readers.xlsx.read:read_xlsx",
    ".xlsm": "corpus.readers.xlsx.read:read_xlsx",
    ".doc": "corpus.readers.docx.doc:read_doc",
    ".rtf": "corpus.readers.docx.doc:read_doc",
    ".odt": "corpus.readers.docx.doc:read_odt",
    ".ott": "corpus.readers.docx.doc:read_odt",
    ".pdf": "corpus.readers.pdf.read:read_pdf",
    ".png": _PICTURE,
    ".jpg": _PICTURE,
    ".jpeg": _PICTURE,
    ".jfif": _PICTURE,
    ".tif": _PICTURE,
    ".tiff": _PICTURE,
    ".bmp": _PICTURE,
    ".webp": _PICTURE,
}
ARCHIVE, MAIL = ".zip", ".eml"
# Other endings of formats that are told by their first.
_HIDDEN = (".markdown", ".htm", ".xhtml", ".mhtml", ".docm", ".dotx", ".xlsm", ".ott", ".jpeg", ".jfif", ".tif")
_TEXT = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")


def read_raw(data: bytes, name: str) -> Raw:
    """Returns what the reader of a file's format makes of its bytes.

    Raises:
        ReadError: no such format, too large, or what the reader says.
    """
    if Path(name).name.startswith(LOCK):
        raise ReadError(
            Message(
                "{name}: a lock file of Word found, which it keeps while a document is open; ingest the "
                "document itself",
                name=name,
            )
        )
    suffix = Path(name).suffix.lower()
    check_size(len(data), name)
    # What portals export as .xls is a page of HTML as often as not.
    open_to_doubt = suffix in _READERS or suffix in OLD_SHEETS or way_out(suffix) is None
    ending = told(data, suffix) if open_to_doubt else suffix
    raw = _reader(ending, name)(data, name)
    return raw if ending == suffix else replace(raw, warnings=(said(ending), *raw.warnings))


def largest(name: str) -> int:
    """Returns how many bytes a file of this name may have."""
    return LARGEST_TEXT if Path(name).suffix.lower() in _TEXT else LARGEST_FILE


def check_size(size: int, name: str) -> None:
    """Raises ReadError for a file larger than its format allows."""
    limit = largest(name)
    if size > limit:
        raise ReadError(
            Message(
                "{name}: {size:,} bytes found, at most {limit:,} expected; split the file and ingest its parts",
                name=name,
                size=size,
                limit=limit,
            )
        )


def _reader(suffix: str, name: str) -> Reader:
    where = _READERS.get(suffix)
    if where is None:
        way = way_out(suffix)
        if way:
            raise ReadError(
                Message("{name}: {what} ({suffix}) found; {do}", name=name, what=way[0], suffix=suffix, do=way[1])
            )
        # No archive among them: none is a format that a document is saved in, and one that is sent is refused.
        endings = ", ".join(s for s in _READERS if s not in _HIDDEN)
        raise ReadError(
            Message(
                "{name}: {suffix} found, one of {endings} expected; save the document in one of these "
                "formats and ingest that",
                name=name,
                suffix=suffix or Message("no ending"),
                endings=endings,
            )
        )
    module, _, function = where.partition(":")
    try:
        return cast("Reader", getattr(importlib.import_module(module), function))
    except ImportError as error:
        raise ReadError(
            Message(
                "{name}: {module} is missing to read {suffix}; install chithi again",
                name=name,
                module=error.name,
                suffix=suffix,
            )
        ) from error
