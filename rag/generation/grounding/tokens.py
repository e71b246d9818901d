"""What a sentence is made of when it is held against another: agencies, figures and words, in order."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.lexicon.glossary import Entry, agency
from corpus.text.accents import UPPER
from index.words.terms import syllables

LONGEST_NAME = 12  # syllables


class Sort(StrEnum):
    """What a token is."""

    AGENCY = "agency"
    FIGURE = "figure"
    WORD = "word"


@dataclass(frozen=True)
class Token:
    """A part of a text: sort and value are compared, start and end are its span.

    Agency: the registered name with title and place; figure: what limits it, the figure, its unit; word: the
    syllable in small letters, its accents kept.
    """

    sort: Sort
    value: str
    start: int
    end: int


# Joins parts and says nothing; left out of the comparison on both sides.
_GLUE_WORDS = "là và thì mà các những rằng việc này"
GLUE = frozenset(_GLUE_WORDS.split())
_PIECE = re.compile(r"\w+")
_DATE_WORDS = re.compile(r"\b(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\b", re.IGNORECASE)
_DATE = re.compile(r"(?<![\w/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\w/])")
_FIGURE = re.compile(r"[+-]?\w*\d\w*(?:[.,:/+-]\w*\d\w*|[/-]\w+)*%?")
_LIMIT_WORDS = """
trước sau dưới trên ít nhất tối thiểu đa không quá đến từ hết chậm muộn hơn khoảng gần vòng trong chỉ dự kiến
tháng năm quý thứ cấp lần số
"""
_LIMITS = frozenset(_LIMIT_WORDS.split())
_NEUTRAL = frozenset(["ngày", "là", "vào", "lúc", "hồi"])
_NO_UNIT_WORDS = "cho của với được để trong nhưng hoặc trên dưới phải đã đến do từ trước sau"
_NO_UNIT = GLUE | frozenset(_NO_UNIT_WORDS.split())
_PART = re.compile(r"^(?:Cơ quan|Đơn vị) .*(?:chủ trì|phối hợp)")
_TITLE = re.compile(
    r"(?:(?:Phó )?(?:Giám đốc|Chủ tịch|Cục trưởng|Trưởng ban|Trưởng phòng)|Chánh Văn phòng|Chánh Thanh tra|Thủ trưởng"
    r"|Lãnh đạo|lãnh đạo|Văn phòng|Thanh tra|Đảng ủy|Công đoàn|Trưởng|Thường trực|Ban chỉ đạo|Tổ công tác) $"
)
_PLACE = re.compile(
    rf" (?:(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|khu vực) )?(?:[{UPPER}]\w*)(?: [{UPPER}]\w*)*"
)


def tokens(text: str) -> list[Token]:
    """Returns the tokens of a Vietnamese text, in order, glue left out."""
    found: list[Token] = []
    names = list(agency_names(text))
    figures = list(_figures(text))
    taken = sorted([*names, *figures], key=lambda t: t.start)
    at = 0
    for token in [*taken, None]:
        stop = token.start if token else len(text)
        found += _words(text, at, stop)
        if token and token.start >= at:
            found.append(token)
            at = token.end
    return [t for t in _with_limits(text, found) if t.sort is not Sort.WORD or t.value not in GLUE]


def agency_names(text: str) -> Iterator[Token]:
    """Yields the registered agencies that a text names, with title and place; a misspelt name is none."""
    pieces = list(_PIECE.finditer(text))
    at = 0
    while at < len(pieces):
        n = _name_length(text, pieces[at : at + LONGEST_NAME])
        if not n:
            at += 1
            continue
        start, end = pieces[at].start(), pieces[at + n - 1].end()
        entry = agency(text[start:end])
        place = _PLACE.match(text, end)
        title = _TITLE.search(text[max(0, start - 20) : start])
        value = f"{title.group() if title else ''}{entry.vi if entry else ''}{place.group() if place else ''}"
        yield Token(Sort.AGENCY, value, start, place.end() if place else end)
        at += n
        while place and at < len(pieces) and pieces[at].start() < place.end():
            at += 1


def _name_length(text: str, pieces: Sequence[re.Match[str]]) -> int:
    """Returns how many syllables the longest registered name at the first piece has, 0 for none."""
    if not pieces[0].group()[0].isupper():
        return 0
    for n in range(len(pieces), 0, -1):
        name = text[pieces[0].start() : pieces[n - 1].end()]
        if not set(name) & set("\n;") and (entry := agency(name)) and _is_name(name, entry):
            return n
    return 0


def _is_name(name: str, entry: Entry) -> bool:
    """Returns whether a registered name is spelt right, and names an office: "cơ quan chủ trì" is a part to play."""
    return not _PART.search(entry.vi) and tuple(syllables(name)) in _spellings(entry)


@functools.lru_cache(maxsize=2048)
def _spellings(entry: Entry) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(syllables(n)) for n in (entry.vi, *entry.abbreviations))


def _figures(text: str) -> Iterator[Token]:
    at = 0
    while match := _FIGURE.search(text, at):
        date = next((m for p in (_DATE_WORDS, _DATE) if (m := p.match(text, match.start()))), None)
        if date:
            yield Token(Sort.FIGURE, iso(date[1], date[2], date[3]), date.start(), date.end())
            at = date.end()
        else:
            yield Token(Sort.FIGURE, plain_figure(match.group()), match.start(), match.end())
            at = match.end()


def iso(day: str, month: str, year: str) -> str:
    """Returns a date as it is compared: `2023-03-15`."""
    return f"{int(year):04d}-{int(month):02d}-{int(day):02d}"


def plain_figure(raw: str) -> str:
    """Returns a figure as it is compared: `05` and `5`, `5.000` and `5000` are one."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", raw):
        raw = raw.replace(".", "")
    return raw.lstrip("0") or "0" if raw.isdecimal() else raw


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for piece in _PIECE.finditer(text, start, end):
        yield Token(Sort.WORD, syllables(piece.group())[0], piece.start(), piece.end())


def _with_limits(text: str, found: Sequence[Token]) -> Iterator[Token]:
    """Yields the tokens, each figure with the words that limit it and the word that is its unit."""
    for i, token in enumerate(found):
        if token.sort is not Sort.FIGURE:
            yield token
            continue
        limits: list[str] = []
        for before in reversed(found[:i]):
            if before.sort is not Sort.WORD or before.value not in _LIMITS | _NEUTRAL:
                break
            limits.insert(0, before.value)
        after = found[i + 1] if i + 1 < len(found) else None
        joined = after is not None and text[token.end : after.start] == " " and after.sort is Sort.WORD
        unit = after.value if after and joined and "-" not in token.value[1:] and after.value not in _NO_UNIT else ""
        limit = " ".join(w for w in limits if w not in _NEUTRAL)
        yield Token(Sort.FIGURE, f"{limit}|{token.value}|{unit}", token.start, token.end)
