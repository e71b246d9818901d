"""What a line may begin with: the markers of numbered units, whatever document they stand in.

A marker is only a possibility here. Whether it opens a clause is decided by `structure`, from the
sequence it continues and the units it stands in.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.text.accents import UPPER
from corpus.text.roman import roman_value


class Style(StrEnum):
    """How a unit is marked; two units of one list share a style."""

    CHAPTER = "chapter"  # Phần, Chương, Mục, Tiểu mục: containers, not in the address
    ARTICLE = "article"  # Điều 5.
    LETTER_UPPER = "letter_upper"  # A.
    ROMAN = "roman"  # II.
    NUMBER = "number"  # 4.
    DECIMAL = "decimal"  # 1.2.
    LETTER = "letter"  # a)
    ROMAN_LOWER = "roman_lower"  # ii)
    PAREN = "paren"  # (3)
    PAREN_LETTER = "paren_letter"  # (a)
    ORDINAL = "ordinal"  # Hai là,
    AGENCY = "agency"  # Bộ Y tế:
    DASH = "dash"  # -
    PLUS = "plus"  # +
    STAR = "star"  # *


BULLETS = {Style.DASH: "-", Style.PLUS: "+", Style.STAR: "*"}

LETTERS = "abcdđefghijklmnopqrstuvwxyz"
ORDINALS = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"]
CONTAINERS = ["Phần", "Chương", "Mục", "Tiểu mục"]


@dataclass(frozen=True)
class Marker:
    """A marker that a paragraph begins with.

    style: how it is written; value: its place in the list, from 1 (0 for bullets, which are
    counted where they stand); text: what goes into the address; length: code points it takes up
    in the paragraph; weak: written without the usual sign after it, so only taken in sequence;
    prefix: the numbers before the last of a decimal marker; level: which container word.
    """

    style: Style
    value: int
    text: str
    length: int
    weak: bool = False
    prefix: tuple[int, ...] = ()
    level: int = 0


_ROMAN = re.compile(
    rf"([IVXLC]{{1,7}})(\s?[.)](?:\s?[-–])?|\s?/(?=\s|[{UPPER}]|$)|\s?[-–:](?=\s|[{UPPER}]|$))\s*(?=\S|$)"
)
_LETTER_UPPER = re.compile(r"([A-ZĐ])(\s?[.)/](?:\s?[-–])?|\s?[-–])\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})(\s?[.)/](?![\d/])(?:\s?[-–])?|\s?[-–](?=\s))\s*(?=\S|$)")
_NUMBER_BARE = re.compile(r"(\d{1,2})\s(?=\S)")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?!\.?\d)(?:\s?[.)/](?!\d))?(?:\s?[-–:](?=\s))?\s*(?=\D)")
_LETTER = re.compile(r"([a-zđ])(\s?[)/]|\.(?=\s))\s*(?=\S|$)")
_ROMAN_LOWER = re.compile(r"([ivx]{1,5})(\s?[)/]|\.(?=\s))\s*(?=\S|$)")
_PAREN = re.compile(r"\((\d{1,2})\)\s*(?=\S|$)")
_PAREN_LETTER = re.compile(r"\(([a-zđ])\)\s*(?=\S|$)")
_ORDINAL = re.compile(r"(" + "|".join(ORDINALS) + r") là\b[,:]?\s*")
_ARTICLE = re.compile(r"[Đđ](?:iều|IỀU)\s+(\d{1,3})\s?([a-zđ]?)(\s?[.:](?!\d)|\s?[-–](?=\s)|$)\s*")
_CONTAINER = re.compile(
    r"(Tiểu mục|Mục|Chương|Phần)\s+(?:thứ\s+)?([IVXLC]+|\d{1,2}|"
    r"nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?=$|\s?[.:\-–]|\s)",
    re.IGNORECASE,
)
_DASH = re.compile(r"[-–—−‐‑](?![-–—−])\s*(?=\S)")
_PLUS = re.compile(r"\+\s*(?=\S)")
_STAR = re.compile(r"[*•●▪■◦○·](?!\*)\s*(?=\S)")

_ORDINAL_WORDS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]


def markers(paragraph: str) -> list[Marker]:
    """Returns every marker that the paragraph may begin with, the likeliest first.

    `I.` may be a Roman one or the letter I; `i)` may be a letter or a small Roman one: both are
    returned and the sequence decides.
    """
    return [m for read in _READERS if (m := read(paragraph)) is not None]


def is_marked(paragraph: str) -> bool:
    """Returns whether the paragraph may begin with a marker."""
    return bool(markers(paragraph))


def without_marker(paragraph: str) -> str:
    """Returns a paragraph without the marker that it begins with, itself where it begins with none."""
    found = [m for m in markers(paragraph.partition("\n")[0]) if not m.weak]
    return paragraph[found[0].length :] if found else paragraph


def _container(p: str) -> Marker | None:
    m = _CONTAINER.match(p)
    if not m:
        return None
    word, number = m.group(1).capitalize(), m.group(2)
    rest = p[m.end() :].lstrip(" .:-–")
    # "Mục 2 Chương này quy định …" is running text: a heading stands alone, or goes on in capitals.
    if rest and not rest[0].isupper():
        return None
    if rest.split(" ")[0] in ("Chương", "Điều", "Nghị", "Thông", "Luật", "Quy", "Phần", "Mục"):
        return None
    value = _container_value(number)
    if value is None:
        return None
    return Marker(Style.CHAPTER, value, f"{word} {number}", m.end(), level=CONTAINERS.index(word))


def _container_value(number: str) -> int | None:
    """Returns the value of `2`, `II` or `hai`, None for anything else."""
    if number.isdigit():
        return int(number)
    if number.lower() in _ORDINAL_WORDS:
        return _ORDINAL_WORDS.index(number.lower()) + 1
    return roman_value(number)


def _article(p: str) -> Marker | None:
    m = _ARTICLE.match(p)
    if not m:
        return None
    suffix = m.group(2)
    return Marker(Style.ARTICLE, int(m.group(1)), f"D{m.group(1)}{suffix}", m.end())


def _roman(p: str) -> Marker | None:
    m = _ROMAN.match(p)
    value = roman_value(m.group(1)) if m else None
    if not m or value is None or value > 60:
        return None
    return Marker(Style.ROMAN, value, m.group(1), m.end())


def _letter_upper(p: str) -> Marker | None:
    m = _LETTER_UPPER.match(p)
    if not m:
        return None
    letter = m.group(1)
    return Marker(Style.LETTER_UPPER, LETTERS.index(letter.lower()) + 1, letter, m.end())


def _decimal(p: str) -> Marker | None:
    m = _DECIMAL.match(p)
    if not m:
        return None
    numbers = tuple(int(n) for n in m.group(1).split("."))
    if 0 in numbers:
        return None
    return Marker(Style.DECIMAL, numbers[-1], m.group(1), m.end(), prefix=numbers[:-1])


def _number(p: str) -> Marker | None:
    m = _NUMBER.match(p)
    if m and int(m.group(1)) > 0:
        if m.group(2).strip() in ("-", "–") and not _starts_upper(p[m.end() :]):
            return None
        return Marker(Style.NUMBER, int(m.group(1)), str(int(m.group(1))), m.end())
    m = _NUMBER_BARE.match(p)
    if m and int(m.group(1)) > 0 and _starts_upper(p[m.end() :]):
        return Marker(Style.NUMBER, int(m.group(1)), str(int(m.group(1))), m.end(), weak=True)
    return None


def _letter(p: str) -> Marker | None:
    m = _LETTER.match(p)
    if not m:
        return None
    return Marker(Style.LETTER, LETTERS.index(m.group(1)) + 1, m.group(1), m.end())


def _roman_lower(p: str) -> Marker | None:
    m = _ROMAN_LOWER.match(p)
    value = roman_value(m.group(1)) if m else None
    if not m or value is None:
        return None
    return Marker(Style.ROMAN_LOWER, value, m.group(1), m.end())


def _paren(p: str) -> Marker | None:
    m = _PAREN.match(p)
    if m and int(m.group(1)) > 0:
        return Marker(Style.PAREN, int(m.group(1)), f"({int(m.group(1))})", m.end())
    m = _PAREN_LETTER.match(p)
    if m:
        index = LETTERS.index(m.group(1)) + 1
        return Marker(Style.PAREN_LETTER, index, f"({m.group(1)})", m.end())
    return None


def _ordinal(p: str) -> Marker | None:
    m = _ORDINAL.match(p)
    if not m:
        return None
    return Marker(Style.ORDINAL, ORDINALS.index(m.group(1)) + 1, m.group(1), m.end())


def _bullet(p: str) -> Marker | None:
    for style, pattern in ((Style.DASH, _DASH), (Style.PLUS, _PLUS), (Style.STAR, _STAR)):
        m = pattern.match(p)
        if m:
            return Marker(style, 0, BULLETS[style], m.end())
    return None


def _starts_upper(text: str) -> bool:
    return bool(text) and text[0].isupper()


_READERS = (
    _container,
    _article,
    _roman,
    _letter_upper,
    _decimal,
    _number,
    _letter,
    _roman_lower,
    _paren,
    _ordinal,
    _bullet,
)
