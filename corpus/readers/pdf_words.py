"""The words of a PDF's page, from the places of its characters.

PDFium says what characters a page has and where. What a word is is decided here, by the gaps between them: a blank in
the file may have no width (a syllable split where its font changes), and a gap may have no blank.
"""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.readers.page import Word

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Signs of Word's symbol font, which have no character of their own; ligatures; what PDFium makes of a last hyphen.
SIGNS = str.maketrans(
    {
        "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\uf02b": "+", "\uf0b0": "°",
        "\uf0b1": "±", "\uf0a3": "≤", "\uf0b3": "≥", "\uf0b4": "×", "\uf0ae": "→", "\uf0e0": "→",
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\x02": "-", "\ufffe": "-",
    }
)  # fmt: skip
LINE_HEIGHT = 1.11  # ascent and descent of Times New Roman and Arial, in ems
# In ems: a blank narrower than the first is none; where the file has no blank, there is one from the second on.
NARROWEST_BLANK = 0.09
WORD_GAP = 0.28
# One character in so many is asked which way it stands.
ASKED = 8


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character and its place, as `Word`; what the file has before it: a line's end, a blank so wide (0: none)."""

    text: str
    left: float
    right: float
    base: float
    size: float
    index: int
    blank_before: float
    break_before: bool


def read_words(page: "PdfPage", most: int) -> tuple[list[Word], int | None]:
    """Returns the words of a page that stand upright, in NFC, and by how many quarters the page was turned for that.

    Where most text lies on its side, that text counts as upright. most: characters that a page may have; of one with
    more only so many are read, and None is returned for the turn.
    """
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), most)
        turn = _turn(text.raw, count)
        words = list(_words(text.raw, _glyphs(text.raw, count, page.get_bbox(), turn), turn))
        return words, turn if text.count_chars() <= most else None
    finally:
        text.close()


def _turn(text: Any, count: int) -> int:
    """Returns by how many quarters most characters of a page are turned."""
    turns = Counter(_quarter(text, i) for i in range(0, count, ASKED))
    return max(turns, key=lambda t: turns[t], default=0)


def _quarter(text: Any, index: int) -> int:
    from pypdfium2 import raw

    return int(round(raw.FPDFText_GetCharAngle(text, index) / (math.pi / 2)) % 4)


def _glyphs(text: Any, count: int, page: tuple[float, float, float, float], turn: int) -> Iterator[_Glyph]:
    """Yields the characters of a page that are not blank, in the file's order."""
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    blank: float | None = None
    broken = True
    for i in range(count):
        code = raw.FPDFText_GetUnicode(text, i)
        character = chr(code) if 0 < code < 0x110000 else ""
        if character in "\r\n":
            broken = broken or bool(character)
            continue
        if not raw.FPDFText_GetLooseCharBox(text, i, box) or not raw.FPDFText_GetCharOrigin(text, i, x, y):
            continue
        left, right, base, height = upright((box.left, box.bottom, box.right, box.top), (x.value, y.value), page, turn)
        if character.isspace():
            blank = left if blank is None else blank
            continue
        yield _Glyph(
            character, left, right, base, height / LINE_HEIGHT, i, left - blank if blank is not None else 0.0, broken
        )
        blank, broken = None, False


def upright(
    box: tuple[float, float, float, float],
    origin: tuple[float, float],
    page: tuple[float, float, float, float],
    turn: int,
) -> tuple[float, float, float, float]:
    """Returns left, right, baseline and height of a character, on a page turned so that it stands upright."""
    left, bottom, right, top = box
    x, y = origin
    if turn == 3:
        return bottom - page[1], top - page[1], x - page[0], right - left
    if turn == 2:
        return page[2] - right, page[2] - left, y - page[1], top - bottom
    if turn == 1:
        return page[3] - top, page[3] - bottom, page[2] - x, right - left
    return left - page[0], right - page[0], page[3] - y, top - bottom


def _words(text: Any, glyphs: Iterator[_Glyph], turn: int) -> Iterator[Word]:
    """Yields runs of characters without a blank between them."""
    word: list[_Glyph] = []
    run = 0
    for glyph in glyphs:
        if word and _goes_on(word[-1], glyph):
            word.append(glyph)
            continue
        if word and _quarter(text, word[0].index) == turn:
            yield _word(word, run)
        run += not word or glyph.break_before or abs(glyph.base - word[-1].base) > glyph.size
        word = [glyph]
    if word and _quarter(text, word[0].index) == turn:
        yield _word(word, run)


def _goes_on(last: _Glyph, glyph: _Glyph) -> bool:
    """Returns whether a character belongs to the word that the last one ended."""
    if unicodedata.combining(glyph.text[:1] or " "):
        return True
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    if abs(glyph.base - last.base) > 0.6 * size or gap < -size:
        return False
    # In a font that is not in the file, the last character may seem to reach over the blank.
    gap = max(gap, glyph.blank_before)
    return gap < (NARROWEST_BLANK if glyph.blank_before or glyph.break_before else WORD_GAP) * size


def _word(glyphs: list[_Glyph], run: int) -> Word:
    text = unicodedata.normalize("NFC", "".join(g.text for g in glyphs).translate(SIGNS))
    size = max(g.size for g in glyphs)
    base = max(glyphs, key=lambda g: g.size).base
    return Word(text, min(g.left for g in glyphs), max(g.right for g in glyphs), base, size, run)
