"""What duties are read by, told by one digest: the code that reads them, and the lexicon in force.

Whoever keeps duties keeps it with them, and reads them again where it is another: neither a new extractor nor another
table of agencies (`CHITHI_AGENCIES`) leaves old ones behind.
"""

import functools
import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

from corpus.lexicon.glossary import Lexicon, lexicon

# What a duty is read by; corpus/duties itself, and what it stands on.
_FOLDERS = ("duties", "lexicon", "text")
_FILES = ("due.py", "duty.py", "table.py", "markers.py", "marker_patterns.py")


def duties_version() -> str:
    """Returns the digest of what duties are read by now, hex."""
    return _with(lexicon())


@functools.lru_cache(maxsize=4)
def _with(of: Lexicon) -> str:
    return hashlib.sha256(f"{_code()}{of.own!r}".encode()).hexdigest()


@functools.cache
def _code() -> str:
    root = files("corpus")
    found = [f for folder in _FOLDERS for f in _sorted(root.joinpath(folder))]
    digest = hashlib.sha256()
    for file in (*found, *(root.joinpath(name) for name in _FILES)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sorted(folder: Traversable) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith((".py", ".tsv"))), key=lambda f: f.name)
