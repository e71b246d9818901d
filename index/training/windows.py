"""Pieces of texts: one of a long text, with the answer or anywhere; a text without the sentence that answers."""

import random
import re
from collections.abc import Sequence

# Where a sentence ends; a full stop within a figure or an address does not end one.
_END = re.compile(r"[\n;]\s*|\.(?=\s|$)\s*")


def piece(text: str, size: int, rng: random.Random, answer: str = "") -> str:
    """Returns at most so many code points of a text: with the answer whole where one is given and fits, else anywhere.

    With an answer, it begins at a sentence where one begins in between; without, half of the time at the text's start.
    """
    if len(text) <= size:
        return text
    at = text.find(answer) if answer else -1
    if at < 0:
        start = rng.randint(0, len(text) - size) if rng.random() < 0.5 else 0
        return text[start : start + size]
    start = max(0, at - rng.randint(0, max(0, size - len(answer))))
    begins = _END.search(text, start, at) if start else None
    start = begins.end() if begins else start
    return text[start : start + size]


def without(text: str, answers: Sequence[str]) -> str | None:
    """Returns a text without the sentences that hold answers; None where one is not found, or left elsewhere."""
    if not answers or any(a not in text for a in answers):
        return None
    rest = text
    for answer in answers:
        at = rest.find(answer)
        if at >= 0:  # else its sentence has gone with another answer's
            ends = [m.end() for m in _END.finditer(rest)]
            start = max((e for e in ends if e <= at), default=0)
            stop = min((e for e in ends if e >= at + len(answer)), default=len(rest))
            rest = rest[:start] + rest[stop:]
    return None if any(a in rest for a in answers) else rest.strip()
