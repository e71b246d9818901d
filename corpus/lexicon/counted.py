"""What official text counts, and by what it counts: households, sessions, shelf metres, kilowatt hours.

A table (`counted.tsv`) has them with their English, one of each.
"""

import functools
from importlib import resources

from corpus.text.tones import new_tones


@functools.lru_cache(maxsize=1)
def counted() -> dict[str, str]:
    """Returns the English of one of what is counted, by the Vietnamese in small letters with its marks."""
    lines = (resources.files("corpus.lexicon") / "counted.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[2:])
    return {new_tones(vietnamese): english for vietnamese, english in rows}


def longest_counted(words: str) -> int:
    """Returns how many of the words, from the first on, are the longest thing that is counted; 0 for none."""
    split = new_tones(words.lower()).split()
    return next((n for n in range(len(split), 0, -1) if " ".join(split[:n]) in counted()), 0)
