"""The published state of an index: which segments are searched, and which of their documents are not.

index/state.json     the state, replaced by a rename: a reader sees the one before or the next
index/segments/<n>/  `index.local.segment`: never changed; deleted one state after the last that names it
index/encoded/       `index.local.encoding`
"""

import hashlib
import json
import shutil
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.message import Message
from index.errors import IndexDamaged
from index.local.durable import make_folder, replace_synced
from index.local.segment import FORMAT, damaged
from index.local.write import BUILDING, SEGMENTS

STATE = "state.json"
OLD_POINTER = "current"  # what named the published folder up to format 6


@dataclass(frozen=True)
class Member:
    """A segment of a state: its name, the SHA-256 of its manifest, and which of its documents are removed, by place."""

    name: str
    digest: str
    removed: tuple[int, ...] = ()


@dataclass(frozen=True)
class State:
    """What is published; number: one higher with each."""

    number: int = 0
    members: tuple[Member, ...] = ()


def read_state(root: Path) -> State | None:
    """Returns the published state, None where none ever was.

    Raises:
        IndexDamaged: it is cut, changed or of another format.
    """
    path = root / STATE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        if (root / OLD_POINTER).exists():
            raise IndexDamaged(
                damaged(root / OLD_POINTER, Message("an older format found, {format} expected", format=FORMAT))
            ) from None
        return None
    except OSError as error:
        raise IndexDamaged(damaged(path, error)) from error
    return parse_state(path, data)


def parse_state(path: Path, data: bytes) -> State:
    """Returns the state in the bytes of its file; raises IndexDamaged."""
    try:
        raw = json.loads(data)
        if raw["format"] != FORMAT:
            raise IndexDamaged(
                damaged(path, Message("format {found} found, {format} expected", found=raw["format"], format=FORMAT))
            )
        members = tuple(Member(m["name"], m["digest"], tuple(m["removed"])) for m in raw["segments"])
        state = State(int(raw["number"]), members)
    except (ValueError, TypeError, KeyError) as error:
        raise IndexDamaged(damaged(path, error)) from error
    if _as_bytes(state) != data:
        raise IndexDamaged(damaged(path, Message("it is not as it was written")))
    return state


def publish(root: Path, state: State, before: State) -> None:
    """Makes a state the published one, and deletes what neither it nor the one before names."""
    make_folder(root)
    replace_synced(root / STATE, _as_bytes(state))
    _drop(root, {m.name for m in (*state.members, *before.members)})


def segment_folders(root: Path) -> list[Path]:
    """Returns the folders of all segments that are there, whatever names them."""
    segments = root / SEGMENTS
    found = [p for p in segments.iterdir() if p.name.isdigit()] if segments.is_dir() else []
    return sorted(found, key=lambda p: int(p.name))


def _as_bytes(state: State) -> bytes:
    values = {"format": FORMAT, "number": state.number, "segments": [asdict(m) for m in state.members]}
    digest = hashlib.sha256(json.dumps(values).encode()).hexdigest()
    return json.dumps({**values, "sha256": digest}).encode()


def _drop(root: Path, named: Collection[str]) -> None:
    for path in (root / SEGMENTS).iterdir() if (root / SEGMENTS).is_dir() else ():
        if path.name.startswith(BUILDING) or (path.name.isdigit() and path.name not in named):
            shutil.rmtree(path, ignore_errors=True)
    pointer = root / OLD_POINTER
    if pointer.exists():
        for path in root.iterdir():
            if path.is_dir() and (path.name.isdigit() or path.name.startswith(BUILDING)):
                shutil.rmtree(path, ignore_errors=True)
        pointer.unlink(missing_ok=True)
