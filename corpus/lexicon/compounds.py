"""Where one word of two syllables stands: Vietnamese writes a blank between syllables, not between words.

A table (`compounds.tsv`) has how firmly two syllables hold together: what an end may not cut ("vận|tải").
"""

import functools
import re
from importlib import resources

_BEFORE = re.compile(r"(?:([^\W\d_]+) )?([^\W\d_]+)$")
_AFTER = re.compile(r"([^\W\d_]+)(?: ([^\W\d_]+))?")
_REACH = 24  # code points that two syllables take at most


@functools.lru_cache(maxsize=1)
def compounds() -> dict[str, int]:
    """Returns how firmly the two syllables of each word hold together, 30 to 100, by the word in small letters."""
    lines = (resources.files("corpus.lexicon") / "compounds.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: int(strength) for word, strength in rows}


def inside_a_word(text: str, at: int) -> bool:
    """Returns whether the blank at an offset parts two syllables that are one word.

    They are where they hold together more firmly than the first does with what stands before it, and the second with
    what follows: "thi công phân|loại", not "công|phân".
    """
    if text[at : at + 1] != " ":
        return False
    before = _BEFORE.search(text[max(0, at - _REACH) : at])
    after = _AFTER.match(text, at + 1)
    if before is None or after is None:
        return False
    holds = _strength(before[2], after[1])
    return holds > max(_strength(before[1], before[2]), _strength(after[1], after[2]))


def _strength(first: str | None, second: str | None) -> int:
    return compounds().get(f"{first} {second}".lower(), 0)
