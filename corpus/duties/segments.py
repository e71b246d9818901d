"""The pieces of a clause that give out tasks: its own sentences, cut at semicolons."""

import re
from collections.abc import Iterator

from corpus.clause import Clause
from corpus.markers import BULLETS, markers
from corpus.text.sentences import sentences

_PIECE = re.compile(r"[^;]+")
# Code points of a piece that are read: names and verbs are looked for from each of them, and no sentence is so long.
LONGEST_PIECE = 3000


def segments(text: str, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yields the spans of a clause's own sentences, cut at semicolons, markers left out."""
    for first, end in sentences(text, clause.start, clause.own_end):
        start = first + _marker_length(text, first, end, first == clause.start)
        for piece in _PIECE.finditer(text, start, end):
            begin = piece.start()
            while begin < piece.end() and text[begin].isspace():
                begin += 1
            if begin < piece.end():
                yield begin, min(piece.end(), begin + LONGEST_PIECE)


def _marker_length(text: str, start: int, end: int, first: bool) -> int:
    """Returns the length of the marker that a sentence begins with, 0 for none."""
    if not first and text[start] not in "-–+*":
        return 0
    found = markers(text[start:end].partition("\n")[0])
    if not found or (first and found[0].weak) or (not first and found[0].style not in BULLETS):
        return 0
    return found[0].length
