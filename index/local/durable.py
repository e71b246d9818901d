"""Files that outlast a power cut: their bytes are on the disk before a name leads to them."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def write_synced(path: Path, chunks: Iterable[bytes | memoryview]) -> str:
    """Writes a new file through to the disk, and returns the SHA-256 of its bytes, hex.

    Its name is not on the disk before its folder is synced.
    """
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Writes through to the disk which names a folder holds; Windows does so by itself, and opens no folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it, each on the disk before this returns; one that is there stays."""
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in reversed(missing):
        sync_folder(made.parent)


def rename_synced(source: Path, target: Path) -> None:
    """Gives what is on the disk already another name in its folder, replacing a file that has it."""
    source.replace(target)
    sync_folder(target.parent)


def replace_synced(path: Path, data: bytes) -> None:
    """Writes a file in place of the one before: whoever reads it finds the one or the other, whole."""
    beside = path.with_name(f".{path.name}")
    write_synced(beside, [data])
    rename_synced(beside, path)
