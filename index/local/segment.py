"""A segment: some documents with their passages, vectors and postings, in a folder that never changes once it is named.

segment.json     what it is: format, encoder, counts, and the SHA-256 of the other files
documents.jsonl  each document as it was stored, whole (`corpus.store.serialised`), but for who may see it
heads.jsonl      of each document: id, state, digest of its text, places, kind and number, metadata
passages.jsonl   one passage a line
arrays.safetensors  mapped; rows are passages, in the order of passages.jsonl
    tokens, token_starts   `index.local.late`; digests: SHA-256 of what was encoded
    first_rows   where the passages of each document begin, and where the last end
    passage_ends, document_ends   where each line of the .jsonl files ends, in bytes
    the postings of each field: `index.local.postings`
vectors.faiss    `index.local.vectors`
"""

import functools
import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document, Metadata
from corpus.message import Message
from corpus.store.serialised import Row, document_of, metadata_of
from index.engine import Entry
from index.errors import IndexDamaged
from index.local.arrays import arrays_in, mapped
from index.local.late import TokenStore
from index.local.postings import Postings
from index.local.vectors import VECTORS, VectorStore
from index.words.terms import FIELDS

FORMAT = 7
MANIFEST = "segment.json"
DOCUMENTS, HEADS, PASSAGES, ARRAYS = "documents.jsonl", "heads.jsonl", "passages.jsonl", "arrays.safetensors"
FILES = (DOCUMENTS, HEADS, PASSAGES, ARRAYS, VECTORS)
MOST_ENTRIES_KEPT = 4096


@dataclass(frozen=True)
class About:
    """What a segment says of itself; files: the SHA-256 of each other file, by name."""

    format: int
    encoder: str
    encoder_revision: str
    dimension: int
    splitter: int
    documents: int
    passages: int
    files: dict[str, str]

    def as_bytes(self) -> bytes:
        """Returns it as the manifest's bytes."""
        return json.dumps(asdict(self), indent=1).encode()


@dataclass(frozen=True)
class Head:
    """A document of a segment without its text.

    state: of what it was built from (`Document.state`); places: it is from, folded; number: kind and number,
    folded, None where it has none; metadata: JSON.
    """

    document_id: str
    state: str
    text_sha256: str
    places: tuple[str, ...]
    number: tuple[str, str] | None
    metadata: str

    def as_line(self) -> str:
        """Returns it as a line of heads.jsonl."""
        return json.dumps(list(asdict(self).values()), ensure_ascii=False) + "\n"

    @classmethod
    def of_line(cls, line: str) -> "Head":
        """Returns the head in a line."""
        document_id, state, text_sha256, places, number, metadata = json.loads(line)
        return cls(document_id, state, text_sha256, tuple(places), tuple(number) if number else None, metadata)


class Segment:
    """A segment, checked and mapped; it stays readable though its folder is deleted. Safe to share by threads.

    digest: the SHA-256 of its manifest, None where that is not known.

    Raises:
        IndexDamaged: a file is missing, cut, of another format, or another than the manifest says.
    """

    def __init__(self, folder: Path, digest: str | None = None) -> None:
        self.folder, self.name = folder, folder.name
        self.about, self.digest = _checked_manifest(folder / MANIFEST, digest)
        files = {name: _checked(folder / name, self.about.files.get(name, "")) for name in FILES}
        self.size = sum(map(len, files.values()))
        try:
            self._documents, self._passages = files[DOCUMENTS], files[PASSAGES]
            self.heads = tuple(map(Head.of_line, bytes(files[HEADS]).decode().splitlines()))
            self._arrays = arrays_in(files[ARRAYS])
            self.vectors = VectorStore(folder / VECTORS)
            self.digests: NDArray[np.uint8] = self._arrays["digests"]
            self.first_rows: NDArray[np.int64] = self._arrays["first_rows"]
            self.tokens = TokenStore(self._arrays)
            self.postings = {field: Postings(self._arrays, field) for field in FIELDS}
            self._check_counts()
        except (RuntimeError, ValueError, TypeError, KeyError, IndexError) as error:
            raise IndexDamaged(damaged(folder, error)) from error
        self.entry = functools.lru_cache(MOST_ENTRIES_KEPT)(self._entry)

    def __len__(self) -> int:
        return self.about.passages

    def _check_counts(self) -> None:
        lengths = {len(self.vectors), len(self.digests), len(self.tokens), len(self._arrays["passage_ends"])}
        lengths |= {len(p.lengths) for p in self.postings.values()} | {int(self.first_rows[-1]), len(self)}
        documents = {len(self.heads), len(self.first_rows) - 1, len(self._arrays["document_ends"])}
        if len(lengths) != 1 or documents != {self.about.documents}:
            raise ValueError(
                Message(
                    "its parts differ in number: {lengths} passages, {documents} documents",
                    lengths=sorted(lengths),
                    documents=sorted(documents),
                )
            )

    # --- passages

    def _entry(self, row: int) -> Entry:
        """Returns a passage by its number."""
        return Entry(*json.loads(self.passage_line(row)))

    def passage_line(self, row: int) -> bytes:
        """Returns the line of a passage."""
        return _line(self._passages, self._arrays["passage_ends"], row)

    def document_at(self, row: int) -> int:
        """Returns which document a passage is of, by its place in `heads`."""
        return int(np.searchsorted(self.first_rows, row, side="right")) - 1

    def rows_of(self, document: int) -> range:
        """Returns the numbers of the passages of a document, by its place in `heads`."""
        return range(int(self.first_rows[document]), int(self.first_rows[document + 1]))

    @functools.cached_property
    def rows_by_digest(self) -> dict[bytes, int]:
        """The number of a passage with each digest."""
        data = self.digests.tobytes()
        return {data[32 * row : 32 * row + 32]: row for row in range(len(self))}

    # --- documents

    def document_line(self, document: int) -> bytes:
        """Returns the line of a document, by its place in `heads`."""
        return _line(self._documents, self._arrays["document_ends"], document)

    def document(self, document: int) -> Document:
        """Returns a document as it was stored, by its place in `heads`.

        Raises:
            IndexDamaged: its text is not the one that was indexed.
        """
        head = self.heads[document]
        try:
            row = json.loads(self.document_line(document))
            corrected = tuple(row.pop("corrected"))
            found = replace(document_of(Row(**row)), corrected=corrected, digest=head.state)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise IndexDamaged(damaged(self.folder / DOCUMENTS, error)) from error
        if found.text_sha256 != head.text_sha256:
            # Quotes are checked against this text: one that was changed beneath us must not vouch for itself.
            what = Message(
                "the text of {document_id} has SHA-256 {text_sha256}, {indexed} was indexed",
                document_id=repr(head.document_id),
                text_sha256=found.text_sha256,
                indexed=head.text_sha256,
            )
            raise IndexDamaged(damaged(self.folder / DOCUMENTS, what))
        return found

    @functools.cached_property
    def metadata(self) -> tuple[Metadata, ...]:
        """The metadata of its documents, in the order of `heads`."""
        return tuple(metadata_of(head.metadata) for head in self.heads)


def damaged(path: Path, what: object) -> Message:
    """Returns what is said of a damaged file of an index."""
    return Message(
        "{path}: damaged ({what}); `chithi reindex` builds the index again from the stored documents",
        path=path,
        what=what,
    )


def _checked_manifest(path: Path, digest: str | None) -> tuple[About, str]:
    try:
        data = path.read_bytes()
        raw = json.loads(data)
        # Before anything else: another format has other fields.
        if raw["format"] != FORMAT:
            raise IndexDamaged(
                damaged(path, Message("format {found} found, {format} expected", found=raw["format"], format=FORMAT))
            )
        about = About(**raw)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise IndexDamaged(damaged(path, error)) from error
    found = hashlib.sha256(data).hexdigest()
    if digest is not None and found != digest:
        raise IndexDamaged(
            damaged(path, Message("SHA-256 {found} found, {digest} expected", found=found, digest=digest))
        )
    return about, found


def _checked(path: Path, expected: str) -> memoryview:
    """Returns the bytes of a file, mapped."""
    try:
        data = mapped(path)
    except OSError as error:
        raise IndexDamaged(
            damaged(path, Message("SHA-256 missing found, {expected} expected", expected=expected))
        ) from error
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        raise IndexDamaged(
            damaged(path, Message("SHA-256 {found} found, {expected} expected", found=found, expected=expected))
        )
    return data


def _line(data: memoryview, ends: NDArray[Any], number: int) -> bytes:
    return bytes(data[int(ends[number - 1]) if number else 0 : int(ends[number])])
