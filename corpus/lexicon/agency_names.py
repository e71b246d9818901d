"""The registered agencies that a Vietnamese text names, where they stand in it."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon.glossary import Entry, Lexicon, lexicon
from corpus.lexicon.levels import UNIT
from corpus.text.accents import UPPER, fold
from corpus.text.syllables import is_syllable
from corpus.text.terms import syllables

LONGEST_NAME = 12  # syllables
_PIECE = re.compile(r"\w+")
# "Cơ quan chủ trì" is a part to play, not an office.
_PART = re.compile(r"^(?:Cơ quan|Đơn vị) .*(?:chủ trì|phối hợp)")
_TITLE = re.compile(
    r"(?:(?:Phó )?(?:Giám đốc|Chủ tịch|Cục trưởng|Trưởng ban|Trưởng phòng)|Chánh Văn phòng|Chánh Thanh tra|Thủ trưởng"
    r"|Lãnh đạo|lãnh đạo|Văn phòng|Thanh tra|Đảng ủy|Công đoàn|Trưởng|Thường trực|Ban chỉ đạo|Tổ công tác) $"
)
_PLACE = re.compile(rf" (?:(?:{UNIT}|khu vực) )?(?:[{UPPER}]\w*)(?: [{UPPER}]\w*)*")


@dataclass(frozen=True)
class NamedAgency:
    """An agency named in a text: its entry, its name with title and place, and the span of name and place."""

    entry: Entry
    name: str
    start: int
    end: int


def agency_names(text: str) -> Iterator[NamedAgency]:
    """Yields the registered agencies that a text names, with title and place; a misspelt name is none."""
    pieces = list(_PIECE.finditer(text))
    at = 0
    while at < len(pieces):
        found = _longest_name(text, pieces[at : at + LONGEST_NAME])
        if found is None:
            at += 1
            continue
        entry, n = found
        start, end = pieces[at].start(), pieces[at + n - 1].end()
        place = _PLACE.match(text, end)
        title = _TITLE.search(text[max(0, start - 20) : start])
        name = f"{title.group() if title else ''}{entry.vi}{place.group() if place else ''}"
        yield NamedAgency(entry, name, start, place.end() if place else end)
        at += n
        while place and at < len(pieces) and pieces[at].start() < place.end():
            at += 1


def names_an_agency(folded: str) -> bool:
    """Returns whether a folded text, blanks round it, has the official name of an agency."""
    return any(name in folded for name in _official(lexicon()))


@functools.lru_cache(maxsize=1)
def _official(words: Lexicon) -> tuple[str, ...]:
    return tuple(f" {fold(e.vi)} " for e in words.agencies)


# A language has a few thousand syllables: each is folded once.
_key = functools.lru_cache(maxsize=1 << 14)(fold)


def _longest_name(text: str, pieces: Sequence[re.Match[str]]) -> tuple[Entry, int] | None:
    """Returns the entry of the longest registered name at the first piece and how many syllables it has."""
    if not pieces[0].group()[0].isupper():
        return None
    table = lexicon().by_name
    keys = [_key(p.group()) for p in pieces]
    for n in range(len(pieces), 0, -1):
        entry = table.get(" ".join(filter(None, keys[:n])))
        if entry is None:
            continue
        name = text[pieces[0].start() : pieces[n - 1].end()]
        if not set(name) & set("\n;") and _is_name(name, entry):
            return entry, n
    return None


def _is_name(name: str, entry: Entry) -> bool:
    """Returns whether a registered name is spelt right, and names an office.

    "Thu hồi" begins with a word, not with "ThU": what stands for an office in letters has capitals, where it could be a
    word.
    """
    if name[1:].islower() and is_syllable(name) and fold(name) != fold(entry.vi):
        return False
    return not _PART.search(entry.vi) and tuple(syllables(name)) in _spellings(entry)


@functools.lru_cache(maxsize=2048)
def _spellings(entry: Entry) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(syllables(n)) for n in (entry.vi, *entry.abbreviations))
