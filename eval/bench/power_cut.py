"""What is on a disk after the power is cut: recorded from a process that writes, and cut at any instant.

`record.c`, loaded into the process, writes down every change below a folder. After a cut there is, of a file, what was
synced and any part of what was written since; of a folder, the names it had when it was synced and some of the changes
since, in their order. Nothing else is sure: neither that a file is there because it was synced, nor that what was
written first came first.
"""

import os
import random
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(__file__).with_name("record.c")


def build_recorder(folder: Path) -> Path | None:
    """Returns the library made of `record.c`; None where there is no compiler, or not Linux."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not Path("/proc/self/fd").exists():
        return None
    library = folder / "record.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-w", "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return library


def environment_of(library: Path, below: Path, to: Path) -> dict[str, str]:
    """Returns the environment of a process whose changes below a folder are recorded in a file."""
    return {**os.environ, "LD_PRELOAD": str(library), "RECORD_BELOW": str(below), "RECORD_TO": str(to)}


@dataclass(frozen=True)
class Change:
    """What a process did: kind (`record.c`), path, another path or "", offset or length, data."""

    kind: str
    path: str
    other: str = ""
    number: int = 0
    data: bytes = b""


def read_changes(record: bytes) -> Iterator[Change]:
    """Yields the changes in a record, in order."""
    at = 0

    def number() -> int:
        nonlocal at
        at += 8
        return int.from_bytes(record[at - 8 : at], "little")

    def text() -> bytes:
        nonlocal at
        length = number()
        at += length
        return record[at - length : at]

    while at < len(record):
        kind = chr(record[at])
        at += 1
        path = text().decode()
        if kind == "w":
            offset = number()
            yield Change(kind, path, number=offset, data=text())
        elif kind == "t":
            yield Change(kind, path, number=number())
        elif kind == "r":
            yield Change(kind, path, text().decode())
        else:
            yield Change(kind, path)


@dataclass
class _File:
    synced: bytes = b""
    since: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        self.synced, self.since = _written(self.synced, self.since), []

    def after_cut(self, draw: random.Random) -> bytes:
        return _written(self.synced, [_torn(c, draw) for c in self.since if draw.random() < 0.5])


@dataclass
class _Folder:
    now: dict[str, "_File | _Folder"] = field(default_factory=dict)
    synced: dict[str, "_File | _Folder"] = field(default_factory=dict)
    since: list[dict[str, "_File | _Folder | None"]] = field(default_factory=list)

    def set(self, names: Mapping[str, "_File | _Folder | None"]) -> None:
        """Gives names to what they lead to from now on, None for nothing; all at once."""
        self.since.append(dict(names))
        _name(self.now, names)

    def sync(self) -> None:
        self.synced, self.since = dict(self.now), []

    def after_cut(self, draw: random.Random) -> "dict[str, _File | _Folder]":
        names = dict(self.synced)
        for change in self.since[: draw.randint(0, len(self.since))]:
            _name(names, change)
        return names


class Disk:
    """A folder that was empty when a record began, on which the changes of the record are made one by one."""

    def __init__(self, below: str) -> None:
        self._below = below
        self._root = _Folder()

    def make(self, change: Change) -> None:
        """Makes a change."""
        folder, name = self._folder_of(change.path)
        node = folder.now.get(name) if name else self._root
        if change.kind == "s" and node is not None:
            node.sync()
        elif change.kind in "wt" and isinstance(node, _File):
            node.since.append(change)
        elif change.kind == "c" and node is None:
            folder.set({name: _File()})
        elif change.kind == "m":
            folder.set({name: _Folder()})
        elif change.kind in "ud":
            folder.set({name: None})
        elif change.kind == "r":
            target, other = self._folder_of(change.other)
            if target is folder:
                folder.set({name: None, other: node})
            else:
                target.set({other: node})
                folder.set({name: None})

    def write_after_cut(self, to: Path, draw: random.Random) -> None:
        """Writes what may be left if the power is cut now."""
        _write(self._root, to, draw)

    def _folder_of(self, path: str) -> tuple[_Folder, str]:
        *above, name = os.path.relpath(path, self._below).split(os.sep)
        folder = self._root
        for step in above:
            found = folder.now[step]
            if not isinstance(found, _Folder):
                raise TypeError(f"{path}: {step} is a file")
            folder = found
        return folder, "" if name == "." else name


def _name(names: "dict[str, _File | _Folder]", change: "Mapping[str, _File | _Folder | None]") -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _written(data: bytes, changes: list[Change]) -> bytes:
    out = bytearray(data)
    for c in changes:
        end = c.number + len(c.data)
        out.extend(bytes(max(0, (end if c.kind == "w" else c.number) - len(out))))
        if c.kind == "w":
            out[c.number : end] = c.data
        else:
            del out[c.number :]
    return bytes(out)


def _torn(change: Change, draw: random.Random) -> Change:
    """Returns a write as it may have come to the disk: all of it, or some of its sectors from the first."""
    if change.kind != "w" or draw.random() < 0.5:
        return change
    sectors = -(-len(change.data) // 512)
    return Change("w", change.path, "", change.number, change.data[: 512 * draw.randint(0, sectors)])


def _write(folder: _Folder, to: Path, draw: random.Random) -> None:
    to.mkdir(parents=True)
    for name, node in folder.after_cut(draw).items():
        if isinstance(node, _Folder):
            _write(node, to / name, draw)
        else:
            (to / name).write_bytes(node.after_cut(draw))
