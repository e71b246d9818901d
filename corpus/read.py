"""Bytes to Document: what files are read, in what encodings, and what is refused.

Readers are looked up by the ending of the file's name; each returns the raw text.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from corpus.build import build_document
from corpus.document import Document
from corpus.errors import InvalidIdentifier, ReadError

# Raised whenever the same bytes give another Document, so that stored ones are read again.
READER_VERSION = 2

LARGEST_FILE = 10 * 1024 * 1024  # bytes; about 5,000 pages of text
LONGEST_ID = 200  # code points

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (.docx, .xlsx, …)",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF file",
}


def read_path(path: Path, document_id: str | None = None) -> Document:
    """Returns the document in a file.

    Raises:
        ReadError: the file is missing, too large, empty, of another format, or not text.
        InvalidIdentifier: the id (given, or the file's stem) cannot stand in an address.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ReadError(_too_large(path, size))
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error})") from error
    return read_bytes(data, path.name, document_id if document_id is not None else path.stem)


def read_bytes(data: bytes, name: str, document_id: str) -> Document:
    """Returns the document in bytes that came under a file name; raises as `read_path`."""
    document_id = check_id(document_id)
    if len(data) > LARGEST_FILE:
        raise ReadError(_too_large(name, len(data)))
    suffix = Path(name).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        raise ReadError(
            f"{name}: {suffix or 'no ending'} found, {' or '.join(READERS)} expected;"
            " save the document as plain text (UTF-8) and ingest that"
        )
    raw = reader(data, name)
    document = build_document(raw, document_id, name, hashlib.sha256(data).hexdigest())
    if not document.text.strip():
        raise ReadError(f"{name}: the file is empty; expected the text of a directive")
    return document


def _too_large(name: Path | str, size: int) -> str:
    return f"{name}: {size:,} bytes found, at most {LARGEST_FILE:,} expected; split the file and ingest its parts"


def decode(data: bytes, name: str) -> str:
    """Returns the text of bytes in UTF-8, with or without a byte order mark, or in UTF-16 with one.

    Raises:
        ReadError: empty, binary, or in another encoding; says where the first wrong byte is.
    """
    if not data.strip():
        raise ReadError(f"{name}: the file is empty; expected the text of a directive")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(f"{name}: {what} found, plain text expected; open it and save it as .txt (UTF-8)")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16", name)
    if b"\0" in data[:4096]:
        raise ReadError(f"{name}: binary data found, plain text expected; ingest a text file")
    text = _decoded(data, "utf-8-sig", name)
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\v" for c in text[:4096])
    if controls > 0.02 * min(len(text), 4096):
        raise ReadError(f"{name}: binary data found, plain text expected; ingest a text file")
    return text


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + (3 if encoding == "utf-8-sig" and data.startswith(b"\xef\xbb\xbf") else 0)
        raise ReadError(
            f"{name}: byte 0x{data[at]:02X} at offset {at} is not"
            f" {'UTF-16' if encoding == 'utf-16' else 'UTF-8'};"
            " open the file in the program that made it and save it as text in UTF-8 (Unicode)"
        ) from error


READERS: dict[str, Callable[[bytes, str], str]] = {".txt": decode, ".md": decode}


def find_files(path: Path) -> Iterator[Path]:
    """Yields a file itself, or every visible file below a folder, sorted by path."""
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in child.relative_to(path).parts)
        if child.is_file() and not hidden:
            yield child


def check_id(document_id: str) -> str:
    """Returns a document id in NFC.

    Raises:
        InvalidIdentifier: empty, over 200 characters, dots only, or with slashes or control characters.
    """
    name = unicodedata.normalize("NFC", document_id.strip())
    bad = [c for c in name if c in "/\\" or unicodedata.category(c) in ("Cc", "Cs")]
    if not name or len(name) > LONGEST_ID or bad or not name.strip("."):
        raise InvalidIdentifier(
            f"document id {document_id[:60]!r}: expected 1 to {LONGEST_ID} characters without slashes"
            " or control characters; give another with --id"
        )
    return name


def url_id(document_id: str) -> str:
    """Returns a document id as it stands in a URL's path, percent-encoded."""
    return quote(document_id, safe="")
