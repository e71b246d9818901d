"""A folder of documents and what is known of them: their outlines and metadata, for benchmarks of reading.

It holds `text/`, `originals/`, `outline.jsonl` and `meta.jsonl`; `bench_structure` says what stands in them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.document import Document
from corpus.errors import CorpusError
from corpus.message import Message
from corpus.read import load, read_path
from corpus.readers.pdf.process import Unreadable, open_and_read
from eval.errors import EvalError


@dataclass(frozen=True)
class Folder:
    """Documents, and what is known of them, by the name they go by."""

    root: Path
    outlines: dict[str, dict[str, Any]]
    metadata: dict[str, dict[str, Any]]
    scans: bool

    def path(self, doc: str) -> Path:
        """Returns the file of a document."""
        return next(p for p in (self.root / "text" / f"{doc}.txt", self.root / "originals" / doc) if p.is_file())

    def originals(self) -> list[Path]:
        """Returns the originals in order, scans only where they are wanted."""
        return [p for p in sorted((self.root / "originals").iterdir()) if self.scans or not is_scan(p)]

    def wanted(self, known: Iterable[str]) -> list[tuple[str, Path]]:
        """Returns the documents to be judged, each with its file."""
        paths = [(doc, self.path(doc)) for doc in known]
        return [(doc, path) for doc, path in paths if self.scans or not is_scan(path)]


def load_folder(root: Path, scans: bool = False) -> Folder:
    """Returns the documents of a folder; raises EvalError where a file is missing or not what it should be."""
    try:
        folder = Folder(root, _rows(root / "outline.jsonl"), _rows(root / "meta.jsonl"), scans)
        for name in ("text", "originals"):
            next((root / name).iterdir(), None)
        for doc in (*folder.outlines, *folder.metadata):
            folder.path(doc)
    except StopIteration as error:
        raise EvalError(
            Message("{root}: {doc} is named there, but is in neither text/ nor originals/", root=root, doc=doc)
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvalError(
            Message(
                "{root}: text/, originals/, outline.jsonl and meta.jsonl expected ({error})",
                root=root,
                error=repr(error),
            )
        ) from error
    return folder


def _rows(path: Path) -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return {str(row["doc"]): row for row in rows}


@cache
def is_scan(path: Path) -> bool:
    """Returns whether a file is a PDF whose first page is a picture."""
    if path.suffix.lower() != ".pdf":
        return False
    try:
        _, pages = open_and_read(load(path))
        return next((page.scan for page in pages), False)
    except (Unreadable, CorpusError):
        return False


@cache
def read(path: Path) -> Document:
    """Returns the document in a file; one that cannot be read is empty, and its warning says why."""
    try:
        return read_path(path)
    except CorpusError as error:
        return Document(path.stem, "", (), warnings=(error.message,))


def why_unread(path: Path) -> str:
    """Returns why a file could not be read, nothing where it could."""
    document = read(path)
    return "" if document.text else " ".join(document.warnings)
