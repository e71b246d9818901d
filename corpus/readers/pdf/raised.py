"""Raised characters on a page: small ones that stand higher than the word before them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpus.readers.page.word import Word
from corpus.readers.pdf.glyphs import Glyph
from corpus.text.raised import is_note, opening_note, raised, without_note_signs

# Of the size of the word that a raised character stands at: LibreOffice sets 0.8 for <sup>, browsers 5/6, rounded up.
SMALL = 0.84
# In ems of that word, how much higher raised characters stand, and how far from it at most.
HIGHER = 0.15
HIGHEST = 0.75
BESIDE = 0.6
LONGEST = 8  # characters of a note's number, brackets and all


def is_raised(glyph: Glyph, other: Glyph) -> bool:
    """Returns whether a character is small and stands higher than another."""
    higher = (other.base - glyph.base) / (other.size or 1.0)
    return glyph.size <= SMALL * other.size and HIGHER < higher < HIGHEST


def word_text(glyphs: Sequence[Glyph], largest: Glyph) -> str:
    """Returns the text of a word, without the numbers of notes that are raised in it."""
    if all(g.size > SMALL * largest.size for g in glyphs):
        return _without_signs("".join(g.text for g in glyphs))
    text, at = "", 0
    for up, group in groupby(glyphs, key=lambda g: is_raised(g, largest)):
        part = "".join(g.text for g in group)
        at += len(part)
        after = "".join(g.text for g in glyphs)[at:]
        if up and not text:
            text += opening_note(part) if is_note(part) else part
        else:
            text += raised(part, text, after) if up else part
    return text


def _without_signs(text: str) -> str:
    """Returns a word without signs of notes; what stands before one by itself is not known here."""
    return text if text.isascii() or text[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else without_note_signs(text)


def without_notes(words: Sequence[Word]) -> list[Word]:
    """Returns words without those that are the number of a note raised beside another word."""
    if not any(_may_be_note(w) for w in words):
        return list(words)
    by_base = sorted(words, key=lambda w: w.base)
    bases = [w.base for w in by_base]
    kept: list[Word] = []
    for word in words:
        if not _may_be_note(word):
            kept.append(word)
            continue
        lower = by_base[bisect_left(bases, word.base) : bisect_right(bases, word.base + 2 * word.size)]
        near = [w for w in lower if _stands_at(word, w)]
        before = next((w for w in near if -BESIDE * w.size < word.left - w.right < BESIDE * w.size), None)
        after = next((w for w in near if -BESIDE * w.size < w.left - word.right < 2 * BESIDE * w.size), None)
        if before is not None:
            text = raised(word.text, before.text, after.text if after else "")
            kept += [replace(word, text=text, base=before.base)] if text else []
        elif after is not None:
            kept.append(replace(word, text=opening_note(word.text).strip(), base=after.base))
        else:
            kept.append(word)
    return kept


def _may_be_note(word: Word) -> bool:
    return len(word.text) <= LONGEST and is_note(word.text)


def _stands_at(word: Word, other: Word) -> bool:
    """Returns whether a word is raised against another."""
    higher = (other.base - word.base) / (other.size or 1.0)
    return word.size <= SMALL * other.size and HIGHER < higher < HIGHEST
