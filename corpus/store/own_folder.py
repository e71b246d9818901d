"""A folder that its user alone may look into."""

import os
from pathlib import Path


def own_folder(folder: Path) -> None:
    """Makes a folder if it is not there, for its user alone, on the disk before this returns; one that is there stays.

    What is kept in it would be lost with its name where the power is cut.
    """
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for made in reversed(missing):
        _sync(made.parent)


def _sync(folder: Path) -> None:
    if os.name == "nt":  # which writes names through by itself, and opens no folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
