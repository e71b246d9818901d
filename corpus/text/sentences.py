"""Sentences of Vietnamese official text, as spans into it."""

import re

from corpus.text.accents import UPPER

# A full stop after these does not end a sentence: titles, places, abbreviations, "v.v.", initials.
_ABBREVIATIONS = (
    "TP|Tp|tp|Q|P|H|TX|TT|ThS|Ths|TS|PGS|GS|BS|KS|CN|Ông|Bà|Đ/c|đ/c|tr|v|Tr|St|No|Nxb|NXB|Điều|khoản|điểm|số|Số"
)
# A row of dots is read once, from its first.
_END = re.compile(
    rf"(?P<end>(?<![.!?…])[.!?…]++[”\"’)\]]*+|\./\.)\s+(?=[{UPPER}\d“\"(\-–+*])",
)
# Figures set with blanks behind their stops: a date, "30. 6. 2025", and a sum of millions, "1. 250. 000".
_SPACED = re.compile(
    r"(?<![\d.])(?:(?:0?[1-9]|[12]\d|3[01])\s?\.\s?(?:0?[1-9]|1[0-2])\s?\.\s?(?:(?:19|20)\d\d|\d\d(?=\D|$))"
    r"|\d{1,3}(?:\.\s?\d{3}){2,})(?!\d)"
)
_MARKER = re.compile(r"\s*(?:Điều\s+)?(?:[\dIVXLC.]{1,8}|[ivxl]{1,5}|[a-zđ]\d?|\d{1,3}[a-zđ])\.")
_PROTECTED = re.compile(rf"(?:^|[\s(/“\"])(?:{_ABBREVIATIONS}|[{UPPER}])\.$")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Returns the spans of the sentences in text[start:end], blanks round them left out.

    A newline ends a sentence; a full stop does when a capital, a figure or a quotation follows and it is
    not part of an abbreviation. Together the spans hold every character that is not blank.
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    at = start
    while at < end:
        line_end = text.find("\n", at, end)
        line_end = end if line_end < 0 else line_end
        spans += _in_line(text, at, line_end)
        at = line_end + 1
    return spans


def _in_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    at = start
    figures = [m.span() for m in _SPACED.finditer(text, start, end)]
    for match in _END.finditer(text, start, end):
        stop = match.end("end")
        if any(first < stop < last for first, last in figures):
            continue
        if _PROTECTED.search(text[max(at, stop - 12) : stop]) or _is_marker(text, at, stop):
            continue
        spans.append((at, stop))
        at = match.end()
    spans.append((at, end))
    return [s for s in (_trimmed(text, a, b) for a, b in spans) if s[0] < s[1]]


def _is_marker(text: str, start: int, stop: int) -> bool:
    """Returns whether the sentence so far is nothing but a marker, such as `4.`, `1.2.`, `a.` or `đ1.`."""
    return bool(_MARKER.fullmatch(text[start:stop]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
