"""Marker: what a numbered unit begins with, how it is written, and which place of its list it is."""

from dataclasses import dataclass
from enum import StrEnum

from corpus import marker_patterns as patterns


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
    PAREN_ROMAN = "paren_roman"  # (ii)
    CIRCLED = "circled"  # ②
    LETTER_NUMBER = "letter_number"  # A1.
    STEP = "step"  # Bước 2:
    ORDINAL = "ordinal"  # Hai là,
    AGENCY = "agency"  # Bộ Y tế:
    DASH = "dash"  # -, and every sign that is no plus and no star: • ➢ ✓ o →
    PLUS = "plus"  # +
    STAR = "star"  # *


BULLETS = {Style.DASH: "-", Style.PLUS: "+", Style.STAR: "*"}

LETTERS = "abcdđefghijklmnopqrstuvwxyz"
LARGEST_ROMAN = 60  # no list goes on beyond; L. and C. are letters
CONTAINERS = ["Phần", "Chương", "Mục", "Tiểu mục"]


@dataclass(frozen=True)
class Marker:
    """A marker that a paragraph begins with.

    style: how it is written; value: its place in the list, from 1 (0 for bullets, which are
    counted where they stand); text: what goes into the address; length: code points it takes up
    in the paragraph; weak: written without the usual sign after it, so only taken in sequence;
    prefix: the numbers before the last of a decimal marker; level: which container word; sign: what a
    list keeps to beside its style (of a bullet that is counted as a dash but is none, the A of `A1`, the Bước of
    `Bước 2`); alike: in letters that only look like a numeral.
    """

    style: Style
    value: int
    text: str
    length: int
    weak: bool = False
    prefix: tuple[int, ...] = ()
    level: int = 0
    sign: str = ""
    alike: bool = False

    @property
    def inserted(self) -> int:
        """Its place among the units put in later after the one of its number: 1 for `1a` and `a1`, 0 for `1`."""
        found = patterns.INSERTED.search(self.text.strip("()"))
        if not found:
            return 0
        return int(found[0]) if found[0].isdigit() else LETTERS.index(found[0].lower()) + 1
