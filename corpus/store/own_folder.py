"""A folder that its user alone may look into."""

from pathlib import Path


def own_folder(folder: Path) -> None:
    """Makes a folder if it is not there, for its user alone; one that is there stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
