"""The index on disk: one folder, described by a manifest, published whole.

    index/current            the name of the published folder
    index/<n>/manifest.json  what it is: format, encoder, counts, digests of the files
    index/<n>/passages.jsonl one passage a line, in the order of the vectors
    index/<n>/vectors.faiss  FAISS, exact inner product
    index/<n>/tokens.npy, token_offsets.npy  vectors of the passages' tokens (`index.local.late`)
    index/<n>/lexical/       tantivy

A folder is written beside the published one and then named in `current` by a rename, so a reader sees the old or the
new index, never half of one.
"""

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import IndexDamaged, IndexWriteError

FORMAT = 6
POINTER = "current"
MANIFEST = "manifest.json"
PASSAGES = "passages.jsonl"
VECTORS = "vectors.faiss"
LEXICAL = "lexical"


@dataclass(frozen=True)
class Manifest:
    """What an index folder holds, and from what it was built.

    documents: the digest of each document's text, by id; places: where they are from, folded; superseded: for
    each document that another replaces, repeals or amends, how and which other; numbers: kind and number of each
    document that has a number, folded; files: the SHA-256
    of each file, by name.
    """

    format: int
    encoder: str
    encoder_revision: str
    dimension: int
    passages: int
    splitter: int
    documents: dict[str, str]
    places: list[str]
    superseded: dict[str, list[list[str]]]
    numbers: dict[str, list[str]]
    files: dict[str, str]


def published(root: Path) -> Path | None:
    """Returns the published index folder, None where none ever was.

    Raises:
        IndexDamaged: the pointer names a folder that is not there.
    """
    pointer = root / POINTER
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(_damaged(pointer, str(error))) from error
    folder = root / name
    if not name or "/" in name or not folder.is_dir():
        raise IndexDamaged(_damaged(pointer, f"it names {name[:60]!r}, which is no folder of the index"))
    return folder


def load_manifest(folder: Path) -> Manifest:
    """Returns the manifest of an index folder, every file checked against it.

    Raises:
        IndexDamaged: a file is missing or another than the manifest describes; the format is another.
    """
    path = folder / MANIFEST
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        # Before anything else: another format has other fields.
        if raw["format"] != FORMAT:
            raise IndexDamaged(_damaged(path, f"format {raw['format']} found, {FORMAT} expected"))
        manifest = Manifest(**raw)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise IndexDamaged(_damaged(path, str(error))) from error
    for name, expected in manifest.files.items():
        found = _sha256(folder / name)
        if found != expected:
            raise IndexDamaged(_damaged(folder / name, f"SHA-256 {found or 'missing'} found, {expected} expected"))
    return manifest


def scratch(root: Path) -> Path:
    """Returns a new empty folder beside the published one, to build in."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        numbers = [int(p.name) for p in root.iterdir() if p.name.isdigit()]
        folder = root / f".building-{max(numbers, default=0) + 1}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    except OSError as error:
        raise IndexWriteError(_unwritable(root, error)) from error
    return folder


def publish(root: Path, folder: Path, manifest: Manifest) -> Path:
    """Makes a built folder the index, and returns where it stands now.

    The one published before stays until the next is, for those who have it open.
    """
    try:
        (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
        target = root / folder.name.removeprefix(".building-")
        shutil.rmtree(target, ignore_errors=True)
        folder.rename(target)
    except OSError as error:
        raise IndexWriteError(_unwritable(root, error)) from error
    try:
        _point_to(root, target)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        raise IndexWriteError(_unwritable(root, error)) from error
    _drop_old(root, int(target.name))
    return target


def _point_to(root: Path, target: Path) -> None:
    """Names the published folder, by a rename."""
    beside = root / f".{POINTER}"
    with beside.open("w", encoding="utf-8") as file:
        file.write(target.name)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(root / POINTER)


def digests(folder: Path) -> dict[str, str]:
    """Returns the SHA-256 of every file in a folder, by its name in it."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(folder).as_posix(): _sha256(p) for p in files if not p.name.endswith(".lock")}


def _drop_old(root: Path, newest: int) -> None:
    for path in root.iterdir():
        old = path.name.isdigit() and int(path.name) < newest - 1
        abandoned = path.name.startswith(".building-")
        if path.is_dir() and (old or abandoned):
            shutil.rmtree(path, ignore_errors=True)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _damaged(path: Path, what: str) -> str:
    return f"{path}: damaged ({what}); `chithi reindex` builds the index again from the stored documents"


def _unwritable(root: Path, error: OSError) -> str:
    return f"{root}: cannot be written ({error.strerror or error}); choose another folder with --home or CHITHI_HOME"
