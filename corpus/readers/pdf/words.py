"""The words of a PDF's page, from the places of its characters.

PDFium says what characters a page has and where. What a word is is decided here, by the gaps between them: a blank in
the file may have no width (a syllable split where its font changes), and a gap may have no blank. Nor need the file
have the characters as they are read: where a font lacks letters, some programs set a line without them, and then the
letters from another font into the gaps.
"""

import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from corpus.readers.page.word import Word
from corpus.readers.pdf.glyphs import Glyph, printed_once, read_glyphs, turn_of
from corpus.readers.pdf.raised import without_notes, word_text

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
# In ems: a blank narrower than the first is none; where the file has no blank, there is one from the second on.
NARROWEST_BLANK = 0.09
WORD_GAP = 0.28
# Pieces of a word set at different times lie over one another, apart, and off one baseline, by less: in ems.
OVERLAP = 0.25
SPACED = 0.15
SAME_BASE = 0.1
NEARLY_UPRIGHT = 8  # degrees off, as a page on a scanner lies
FEWEST_UPRIGHT = 40  # characters that are a text, and no page number
SLANT = 3.0  # degrees that a line may rise by against most of its page: a scan's do
FIRST_MARK = "\u0300"  # of those that combine; all letters of plain text come before
BESIDE = 0.5  # ems: a layer to be searched need not lie on its words exactly


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters set one after the other without any gap; follows: they go on with the piece before, in the file."""

    glyphs: list[Glyph]
    run: int
    follows: bool

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def largest(self) -> Glyph:
        """The character that tells its line: one that is raised stands at the beginning of some."""
        return max(self.glyphs, key=lambda glyph: glyph.size)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a page.

    words: those that stand upright, in NFC; turn: by how many quarters the page was turned for that, None where it has
    too many characters; slanting: the text that was left out because it stands otherwise; untold: how many signs have a
    place and no character, since their font does not say which they are.
    """

    words: list[Word]
    turn: int | None
    slanting: str = ""
    untold: int = 0


def read_words(page: "PdfPage", most: int) -> Read:
    """Returns the words of a page. Where most text lies on its side, that text counts as upright.

    most: characters that a page may have; of one with more only so many are read.
    """
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), most)
        turn = turn_of(text.raw, count)
        untold: list[int] = []
        glyphs = list(read_glyphs(text.raw, count, page.get_bbox(), turn, untold))
        level, slanting = _level(glyphs, turn)
        ink = printed_once([g for g in level if not g.stretch.faint])
        words = _words(ink)
        if len(ink) < len(level):
            words += unseen(words, _words(printed_once([g for g in level if g.stretch.faint])))
        words = without_notes(words)
        return Read(words, turn if text.count_chars() <= most else None, slanting, len(untold))
    finally:
        text.close()


def _level(glyphs: Sequence[Glyph], turn: int) -> tuple[list[Glyph], str]:
    """Returns the characters that stand as most of a page do, on a slant perhaps, and the text of the others."""
    found = {g.stretch.slant for g in glyphs}
    if not found or max(found) - min(found) <= SLANT:
        return list(glyphs), ""
    slants = Counter(round(g.stretch.slant + 90 * turn) % 360 for g in glyphs if not g.text.isspace())
    most = _main(slants)
    level: list[Glyph] = []
    slanting: list[Glyph] = []
    for glyph in glyphs:
        off = (glyph.stretch.slant + 90 * turn - most + 180) % 360 - 180
        # A blank that PDFium guessed has no slant of its own.
        (level if abs(off) <= SLANT or not glyph.stretch.size else slanting).append(glyph)
    words = ((" " if g.blank_before or g.break_before else "") + g.text for g in slanting)
    return level, " ".join("".join(words).split())


def _main(slants: Counter[int]) -> int:
    """Returns the slant of a page's own text: the commonest that is nearly upright, whatever a watermark repeats."""
    upright = {slant: n for slant, n in slants.items() if abs((slant + 45) % 90 - 45) <= NEARLY_UPRIGHT}
    own = upright if sum(upright.values()) >= FEWEST_UPRIGHT else slants
    return max(own, key=lambda slant: own[slant], default=0)


def _words(glyphs: Iterable[Glyph]) -> list[Word]:
    """Returns runs of characters without a blank between them."""
    blanks: list[Glyph] = []
    pieces = list(_pieces(_inked(glyphs, blanks)))
    links = _links(pieces, _Blanks(blanks))
    inner = set(links.values())
    words = []
    for i, piece in enumerate(pieces):
        if i in inner:
            continue
        chain, at = list(piece.glyphs), i
        while at in links:
            at = links[at]
            chain += pieces[at].glyphs
        words.append(_word(chain, piece.run))
    return words


def unseen(seen: Sequence[Word], faint: Sequence[Word]) -> list[Word]:
    """Returns the words of a layer without ink that do not stand over words that are seen: those are read once."""
    by_base = sorted(seen, key=lambda w: w.base)
    bases = [w.base for w in by_base]
    return [replace(w, run=-w.run) for w in faint if not _covered(w, by_base, bases)]


def _covered(word: Word, by_base: Sequence[Word], bases: Sequence[float]) -> bool:
    middle, room = (word.left + word.right) / 2, BESIDE * word.size
    first, last = bisect_left(bases, word.base - word.size), bisect_right(bases, word.base + word.size)
    return any(by_base[i].left - room <= middle <= by_base[i].right + room for i in range(first, last))


def _inked(glyphs: Iterable[Glyph], blanks: list[Glyph]) -> Iterator[Glyph]:
    """Yields the characters that are no blanks, and adds those that are to a list."""
    for glyph in glyphs:
        if glyph.text.isspace():
            blanks.append(glyph)
        else:
            yield glyph


def _pieces(glyphs: Iterable[Glyph]) -> Iterator[_Piece]:
    """Yields characters up to the next gap in which another may have been set, or step back."""
    piece: _Piece | None = None
    for glyph in glyphs:
        if piece is None:
            piece = _Piece([glyph], 1, follows=False)
            continue
        last = piece.glyphs[-1]
        follows = _goes_on(last, glyph)
        if follows and (_is_mark(glyph) or -OVERLAP < _gap(last, glyph) < NARROWEST_BLANK):
            piece.glyphs.append(glyph)
            continue
        yield piece
        new = not follows and (glyph.break_before or abs(glyph.base - last.base) > glyph.size)
        piece = _Piece([glyph], piece.run + new, follows)
    if piece is not None:
        yield piece


def _links(pieces: Sequence[_Piece], blanks: "_Blanks") -> dict[int, int]:
    """Returns which piece goes on with which one, by their places in a sequence."""
    links = dict(_touching(pieces, blanks))
    inner = set(links.values())
    for i, (a, b) in enumerate(pairwise(pieces)):
        if b.follows and a.left < b.left and i not in links and i + 1 not in inner and not blanks.part(a, b):
            links[i] = i + 1
    return links


def _touching(pieces: Sequence[_Piece], blanks: "_Blanks") -> Iterator[tuple[int, int]]:
    """Yields pieces side by side on a line, without a blank between them, that the file has at different places."""
    bases = sorted(range(len(pieces)), key=lambda i: pieces[i].largest.base)
    starts = {b for a, b in pairwise(bases) if not _is_level(pieces[a].largest, pieces[b].largest)}
    line = 0
    lines = {i: (line := line + (i in starts)) for i in bases}
    for _, group in groupby(sorted(bases, key=lambda i: (lines[i], pieces[i].left)), key=lambda i: lines[i]):
        for i, j in pairwise(group):
            if j != i + 1 and _touch(pieces[i], pieces[j]) and not blanks.part(pieces[i], pieces[j]):
                yield i, j


def _touch(a: _Piece, b: _Piece) -> bool:
    """Returns whether one piece ends where the other begins."""
    last, first = a.glyphs[-1], b.glyphs[0]
    # What begins a line in the file may stand in the next cell of a table.
    return a.left < b.left and -OVERLAP < _gap(last, first) < (NARROWEST_BLANK if first.break_before else SPACED)


class _Blanks:
    """The blanks of a page, by where they stand."""

    def __init__(self, blanks: Iterable[Glyph]) -> None:
        self.places = sorted((b.left, b.base) for b in blanks)

    def part(self, a: _Piece, b: _Piece) -> bool:
        """Returns whether a blank that has a width begins between two pieces, or under the end of the first."""
        last, first = a.glyphs[-1], b.glyphs[0]
        size = max(last.size, first.size)
        start = bisect_right(self.places, ((last.left + last.right) / 2, math.inf))
        end = bisect_left(self.places, (first.left - NARROWEST_BLANK * size, -math.inf))
        return any(abs(base - first.base) < SAME_BASE * size for _, base in self.places[start:end])


def _is_level(a: Glyph, b: Glyph) -> bool:
    return abs(a.base - b.base) < SAME_BASE * max(a.size, b.size)


def _gap(a: Glyph, b: Glyph) -> float:
    """Returns how far apart two characters are, in ems."""
    return (b.left - a.right) / (max(a.size, b.size) or 1.0)


def _is_mark(glyph: Glyph) -> bool:
    return glyph.text >= FIRST_MARK and bool(unicodedata.combining(glyph.text[0]))


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    """Returns whether a character belongs to the word that the last one ended."""
    if _is_mark(glyph):
        return True
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    if abs(glyph.base - last.base) > 0.6 * size or gap < -size:
        return False
    # In a font that is not in the file, the last character may seem to reach over the blank.
    gap = max(gap, glyph.blank_before)
    return gap < (NARROWEST_BLANK if glyph.blank_before or glyph.break_before else WORD_GAP) * size


def _word(glyphs: list[Glyph], run: int) -> Word:
    largest = max(glyphs, key=lambda g: g.size)
    text = unicodedata.normalize("NFC", word_text(glyphs, largest).translate(SIGNS))
    font = next((g for g in glyphs if not g.text.isascii()), largest).stretch.font
    left, right = min(g.left for g in glyphs), max(g.right for g in glyphs)
    return Word(text, left, right, largest.base, largest.size, run, font)
