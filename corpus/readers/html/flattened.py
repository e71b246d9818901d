"""Cells whose lines a converter has joined, split again: `CHÍNH PHỦ ----- Số: 3/NĐ-CP` is three lines of paper.

A line that is whole comes back as it is.
"""

import re

from corpus.lexicon.names import is_name
from corpus.structure.head_lines import MOTTO
from corpus.structure.trailer_lines import CAPACITY, RECIPIENTS, TITLES
from corpus.text.accents import UPPER

RULE = re.compile(r"\s*(?:[-_–—=]{3,}|\*{3,}|o0o)\s*")
DEVICE = re.compile(r"(?<=\S)\s*(?=Độc lập\s*[-–—])|(?<=Hạnh phúc)[.,]?\s*(?=[^\s.,])", re.IGNORECASE)
# Where a line break was lost with the blank, a capital stands before it: `CHÍNH PHỦSố: 3/NĐ-CP`.
NUMBER = re.compile(rf"(?<=\S)\s+(?=Số\s*:)|(?<=[{UPPER}])(?=Số\s*:)|(?<=\S)\s+(?=V/v\b)")
BELOW = re.compile(
    r"^((?:BỘ|UBND|[UỦ][YỶ] BAN NHÂN DÂN|TỔNG CỤC)\b.*?)\s+"
    r"((?:SỞ|CỤC|TỔNG CỤC|CHI CỤC|VĂN PHÒNG|BAN QUẢN LÝ|THANH TRA|TRƯỜNG|VIỆN)\s.*)$"
)
ADDRESSED = re.compile(r"(?<=[;:])\s+(?=[-–+]\s)|(?<=[.])\s+(?=[-–]\s*Lưu\b)")
CAPACITIES = re.compile(r"\s+(?=(?:T/?M|K/?T|T/?L|T/?UQ)\.\s)")
TITLE = re.compile(rf"^(.+?)\s+((?:{TITLES}))$")
SIGNED = re.compile(rf"^(?:{TITLES})\s+\S")
ISSUED = re.compile(r"\s+(?=\((?:Ban hành )?[Kk]èm theo\b[^()]*\)$)")
ONLY_CAPACITY = re.compile(r"^(?:T/?M|K/?T|T/?L|T/?UQ|Q)\.?$")
MARKS = re.compile(r"\((?:đã ký|đã kí)[^)]*\)", re.IGNORECASE)
LONGEST_NAME = 6  # words, with a rank


def split_cell(line: str) -> list[str]:
    """Returns the lines that a line of a header, a list of recipients or a signature was joined from."""
    if RECIPIENTS.match(line) or line.startswith(("Kính gửi", "- ")):
        return ADDRESSED.split(line)
    if not RULE.search(line) and (CAPACITY.match(line) or SIGNED.match(line)):
        return _split_signature(line)
    parts = [part for part in RULE.split(line) if part] if RULE.search(line) else [line]
    return [piece for part in parts for piece in _split_header(part)] or [line]


def split_title(line: str) -> list[str]:
    """Returns a title in capitals and the note of what it was issued with, each on its line."""
    parts = ISSUED.split(line)
    return parts if len(parts) == 2 and parts[0].isupper() else [line]


def _split_header(part: str) -> list[str]:
    if MOTTO.match(part) or "Độc lập" in part:
        return [p for p in DEVICE.split(part) if p]
    pieces = NUMBER.split(part)
    below = BELOW.match(pieces[0]) if pieces[0].isupper() else None
    return [*below.groups(), *pieces[1:]] if below else pieces


def _split_signature(line: str) -> list[str]:
    """Returns `TM. CHÍNH PHỦ`, `THỦ TƯỚNG`, `(Đã ký)` and the name, each on its line."""
    words = line.split()
    capitals = next((i for i, w in enumerate(words) if not w.isupper() and any(c.isalpha() for c in w)), len(words))
    rest = words[capitals:]
    name = next((n for n in range(min(LONGEST_NAME, len(rest)), 1, -1) if is_name(" ".join(rest[-n:]))), 0)
    between = " ".join(rest[: len(rest) - name])
    if between and not MARKS.search(between):
        return [line]
    lines = [t for segment in CAPACITIES.split(" ".join(words[:capitals])) for t in _split_title(segment)]
    lines += [m.group() for m in MARKS.finditer(between)]
    return lines + ([" ".join(rest[-name:])] if name else [])


def _split_title(segment: str) -> list[str]:
    segment = segment.rstrip(" [(")
    match = TITLE.match(segment)
    if match is None or ONLY_CAPACITY.match(match.group(1)):
        return [segment]
    return [match.group(1), match.group(2)]
