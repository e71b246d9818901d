"""The whole of an enumeration of which a part was read: "a, b và c", "x; y; z", what follows a colon."""

import re

from rag.composing.first_line.phrase import phrase
from rag.evidence import Evidence
from rag.reading.reader import Reading

LISTED = re.compile(r"[,;+]\s| và | hoặc ")  # divides what is listed
FARTHEST = 200  # code points between a colon and what was read behind it
_COMPRISES = re.compile(r"(?<!\w)gồm(?: có)?:?\s+(?=\S)")
_COLON = re.compile(r":\s+(?=\S)")


def enumeration(item: Evidence, reading: Reading, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns the span of the enumeration in a sentence of which parts were read; None where none was.

    What was read is one itself where commas divide it. Else all that was read lies in it, with what stands
    between; it begins behind the colon that heads it, and where semicolons divide it it goes on to the last part.
    """
    text = item.document.text
    inside = [(max(s.start, quote[0]), min(s.end, quote[1])) for s in reading.spans]
    read = [(a, b) for a, b in inside if a < b]
    if not read:
        return None
    alone = next((span for span in read if LISTED.search(text, *span) and ";" not in text[slice(*span)]), None)
    if alone is not None and ";" not in text[slice(*read[0])]:
        return _behind_its_colon(text, alone, quote) or from_its_head(text, phrase(text, alone, quote), quote)
    start, end = phrase(text, (min(a for a, _ in read), max(b for _, b in read)), quote)
    whole = _behind_its_colon(text, (start, end), quote)
    if whole is not None and LISTED.search(text, *whole):
        return whole
    heads = [m.end() for m in _COLON.finditer(text, quote[0], start)]
    if heads and start - heads[-1] <= FARTHEST:
        start = heads[-1]
    if ";" in text[start:end] or text[end : end + 1] == ";":
        end = quote[1]
    return start, end


def _behind_its_colon(text: str, span: tuple[int, int], quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns all that a colon heads within a sentence of which a part was read, where no semicolon divides it."""
    heads = [m.end() for m in _COLON.finditer(text, quote[0], span[0] + 1)]
    if not heads or span[0] - heads[-1] > FARTHEST or ";" in text[heads[-1] : quote[1]]:
        return None
    return heads[-1], quote[1]


def from_its_head(text: str, span: tuple[int, int], quote: tuple[int, int]) -> tuple[int, int]:
    """Returns a span of several things from the first that is listed on: "gồm |đơn, bản sao hợp đồng và hóa đơn|".

    The span itself where it lists none, or what it is of is not said to be all: "Hồ sơ gồm".
    """
    if not LISTED.search(text, *span):
        return span
    heads = [m.end() for m in _COMPRISES.finditer(text, quote[0], span[0])]
    near = bool(heads) and span[0] - heads[-1] <= FARTHEST and ";" not in text[heads[-1] : span[0]]
    return (heads[-1], span[1]) if near else span
