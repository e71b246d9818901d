"""Words that were marked, from their first whole word to the end of their phrase."""

import re

_STOP = re.compile(r"[;:](?=\s|$)|\.(?=\s|$|/)|,(?=\s)(?!\s+(?:hoặc|và|nhưng|trừ|nếu|kể cả)(?!\w))|\n")


def phrase(text: str, span: tuple[int, int], quote: tuple[int, int]) -> tuple[int, int]:
    """Returns a span from its first whole word to the mark behind it: where a reader stops is loose.

    A comma before "hoặc", "và" and the like ends nothing.
    """
    start, end = whole_words(text, span, quote)
    stop = _STOP.search(text, end, quote[1])
    return start, stop.start() if stop else quote[1]


def whole_words(text: str, span: tuple[int, int], quote: tuple[int, int]) -> tuple[int, int]:
    """Returns a span from its first whole word to its last."""
    start, end = span
    while start > quote[0] and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum() and not _closes(text[start:end]):
        end -= 1
    while start < end < quote[1] and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _closes(words: str) -> bool:
    """Returns whether words end with a sign of their own, or with a mark that closes what they open."""
    last = words[-1]
    opening = {")": "(", "”": "“", "»": "«"}.get(last)
    if last == '"':
        return words.count('"') % 2 == 0
    return last == "%" or (opening is not None and words.count(opening) >= words.count(last))
