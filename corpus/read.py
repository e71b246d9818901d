"""Files and bytes to Document, as one list of steps: what is read and what is refused.

The bytes become Raw by the reader of their format (`corpus.formats`), and Raw a Document in `corpus.build`.
"""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from corpus.build import build_documents
from corpus.document import Document
from corpus.errors import InvalidIdentifier, ReadError
from corpus.formats import check_size, read_raw
from corpus.layout.split_syllables import join_split_syllables
from corpus.litter import is_litter
from corpus.message import Message, reason
from corpus.patience import patience
from corpus.raw import Raw

# Raised whenever the same bytes give another Document, so that stored ones are read again.
READER_VERSION = 24

LONGEST_ID = 200  # code points
LONGEST_TEXT = 12_000_000  # code points; 5,000 pages have ten million


def read_path(path: Path, document_id: str | None = None) -> Document:
    """Returns the document in a file.

    Raises:
        ReadError: the file is missing, too large, empty, or of a format that is not read.
        InvalidIdentifier: the id (given, or the file's stem) cannot stand in an address.
    """
    return read_bytes(load(path), path.name, document_id if document_id is not None else path.stem)


def load(path: Path) -> bytes:
    """Returns the bytes of a file; raises ReadError where it is missing or larger than its format allows."""
    try:
        found = path.stat()
        # A pipe or a device never ends, and whoever reads it may wait for ever.
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise ReadError(Message("{path}: a pipe, socket or device found, a file expected", path=path))
        check_size(found.st_size, str(path))
        return path.read_bytes()
    except OSError as error:
        raise ReadError(Message("{path}: cannot be read ({reason})", path=path, reason=reason(error))) from error


def read_bytes(data: bytes, name: str, document_id: str) -> Document:
    """Returns the document in bytes that came under a file name, the first of several; raises as `read_path`."""
    return read_documents(data, name, document_id)[0]


def read_documents(data: bytes, name: str, document_id: str) -> tuple[Document, ...]:
    """Returns the documents in bytes that came under a file name, in order; raises as `read_path`.

    Most files hold one. The first has the id given, the second `<id>~2` and so on.
    """
    document_id = check_id(document_id)
    raw = read_raw(data, name)
    if len(raw.text) > LONGEST_TEXT:
        raise ReadError(
            Message(
                "{name}: {count:,} characters of text found, at most {longest_text:,} expected; split "
                "the file and ingest its parts",
                name=name,
                count=len(raw.text),
                longest_text=LONGEST_TEXT,
            )
        )
    try:
        with patience():
            documents = build_documents(_joined(raw), document_id, name, digest(data))
    except ReadError as error:
        raise type(error)(Message("{name}: {error}", name=name, error=error)) from error
    if not documents[0].text.strip():
        raise ReadError(Message("{name}: the file is empty; expected the text of a directive", name=name))
    return documents


def digest(data: bytes) -> str:
    """Returns the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _joined(raw: Raw) -> Raw:
    """Returns the text with syllables that were cut in two (`ĐIỀ U KHO ẢN`) joined, and a warning where any was."""
    before = unicodedata.normalize("NFC", raw.text)
    text = join_split_syllables(before)
    cut = len(before) - len(text)
    if not cut:
        return replace(raw, text=before)
    said = Message(
        "Blanks inside syllables (as in “KHO ẢN”) were taken out, {cut} in all: the text was badly extracted.", cut=cut
    )
    return replace(raw, text=text, warnings=(*raw.warnings, said))


def find_files(path: Path) -> Iterator[Path]:
    """Yields a file itself, or every file below a folder, sorted by path; of folders that cannot be listed themselves.

    What systems leave there is passed over, and links that lead out of the folder: whoever may write into it must not
    have any file of the machine read.
    """
    if not path.is_dir():
        yield path
        return
    root = os.path.realpath(path)
    closed: list[Path] = []
    below = [
        Path(folder, name)
        for folder, _, names in os.walk(path, onerror=lambda error: closed.append(Path(error.filename)))
        for name in names
    ]
    for child in sorted([*below, *closed]):
        # A link that leads in a circle leads nowhere: pathlib raises for it.
        if child.is_symlink() and not Path(os.path.realpath(child)).is_relative_to(root):
            continue
        if child in closed or (child.is_file() and not is_litter(child.relative_to(path).as_posix())):
            yield child


def check_id(document_id: str) -> str:
    """Returns a document id in NFC, without marks that cannot be seen (of direction, joiners, soft hyphens).

    Raises:
        InvalidIdentifier: empty, over 200 characters, dots only, or with slashes or control characters.
    """
    seen = "".join(c for c in document_id if unicodedata.category(c) != "Cf")
    name = unicodedata.normalize("NFC", seen.strip())
    bad = [c for c in name if c in "/\\" or unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    if not name or len(name) > LONGEST_ID or bad or not name.strip("."):
        raise InvalidIdentifier(
            Message(
                "document id {document_id}: expected 1 to {longest_id} characters without slashes or "
                "control characters; give another (--id, ?id=)",
                document_id=repr(document_id[:60]),
                longest_id=LONGEST_ID,
            )
        )
    return name


def url_id(document_id: str) -> str:
    """Returns a document id as it stands in a URL's path, percent-encoded."""
    return quote(document_id, safe="")
