"""The bytes that documents were read from, kept by their digest: each once, whatever it is the source of.

    sources/<2 letters>/<sha256>       as they came
    sources/<2 letters>/<sha256>.gz    where compressing them pays

A file is written beside, through to the disk, and renamed: what has its name is whole. It is for its user alone.
"""

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import SourceNotKept, StoreError
from corpus.message import Message, reason
from corpus.store.own_folder import own_folder

FOLDER = "sources"
SAMPLE = 64 * 1024  # bytes by which it is told whether compressing pays
PAYS = 0.9  # of their size: what stays larger is kept as it came
_DAMAGED = (OSError, EOFError, zlib.error)


class Originals:
    """The kept bytes of a folder; whoever changes them holds its lock."""

    def __init__(self, home: Path) -> None:
        self.path = home / FOLDER

    def keep(self, data: bytes) -> None:
        """Keeps bytes, unless they are here and whole.

        Raises:
            StoreError: they cannot be written; what was here before is unchanged.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            if self.load(sha256) == data:
                return
        except (SourceNotKept, StoreError):  # or damaged: here they come again
            pass
        squeezed = _squeezed(data)
        name = sha256 if squeezed is None else f"{sha256}.gz"
        try:
            self._write(self._folder(sha256) / name, data if squeezed is None else squeezed)
        except OSError as error:
            raise StoreError(
                Message(
                    "{path}: the file as it came cannot be kept ({reason}); make room, or choose another "
                    "folder with --home or CHITHI_HOME",
                    path=self.path,
                    reason=reason(error),
                )
            ) from error

    def load(self, sha256: str) -> bytes:
        """Returns bytes by their digest.

        Raises:
            SourceNotKept: they are not here.
            StoreError: they are damaged.
        """
        path = self._find(sha256)
        if path is None:
            raise SourceNotKept(
                Message(
                    "{path}: the bytes {sha256}… are not kept; ingest their file again",
                    path=self.path,
                    sha256=sha256[:12],
                )
            )
        try:
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            why: object = "" if hashlib.sha256(data).hexdigest() == sha256 else Message("they have another SHA-256")
        except _DAMAGED as error:
            why = error
        if why:
            raise StoreError(
                Message("{path}: the bytes of a source are damaged ({why}); ingest its file again", path=path, why=why)
            )
        return data

    def holds(self, sha256: str) -> bool:
        """Returns whether bytes of a digest are here, whole or not."""
        return self._find(sha256) is not None

    def remove(self, sha256: str) -> None:
        """Removes bytes that nothing refers to; what cannot be removed now is found by `chithi doctor`."""
        for path in self._paths(sha256):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue

    def kept(self) -> frozenset[str]:
        """Returns the digests of all that is kept."""
        return frozenset(path.name.removesuffix(".gz") for path in self._files() if not path.name.startswith("."))

    def litter(self) -> list[Path]:
        """Returns what writers that died left behind."""
        return [path for path in self._files() if path.name.startswith(".")]

    def _files(self) -> Iterator[Path]:
        for folder in sorted(self.path.iterdir()) if self.path.is_dir() else ():
            yield from sorted(folder.iterdir()) if folder.is_dir() else ()

    def _folder(self, sha256: str) -> Path:
        return self.path / sha256[:2]

    def _paths(self, sha256: str) -> tuple[Path, Path]:
        folder = self._folder(sha256)
        return folder / sha256, folder / f"{sha256}.gz"

    def _find(self, sha256: str) -> Path | None:
        return next((path for path in self._paths(sha256) if path.is_file()), None)

    def _write(self, path: Path, data: bytes) -> None:
        for folder in (self.path.parent, self.path, path.parent):
            if not folder.is_dir():
                own_folder(folder)
                _sync(folder.parent)
        beside = path.with_name(f".{path.name}")
        try:
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        for other in self._paths(path.name.removesuffix(".gz")):
            if other != path:
                other.unlink(missing_ok=True)
        _sync(path.parent)


def _squeezed(data: bytes) -> bytes | None:
    """Returns bytes compressed, None where that does not pay."""
    if len(zlib.compress(data[:SAMPLE])) > PAYS * len(data[:SAMPLE]):
        return None
    return gzip.compress(data, mtime=0)


def _sync(folder: Path) -> None:
    """Writes through to the disk which names a folder holds; Windows does so by itself, and opens no folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
