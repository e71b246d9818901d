"""Text to the terms that are searched by: syllables and pairs of syllables, with and without accents.

A Vietnamese word is mostly two syllables, so a pair of neighbours is what a word is elsewhere; pairs lift nDCG@10
from .60 to .71 on 42,471 law articles (`eval/bench/bench_lexical.py`). Folded terms are what accentless
questions find; the accented ones settle which of two look-alikes is meant.
"""

import functools
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from corpus.text.accents import SYLLABLE, strip_accents

# hoà = hòa, uỷ = ủy: the old and the new way to set a tone mark over a final pair of vowels.
_TONE = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_OLD_TONE = re.compile(r"(?<!q)(oa|oe|uy)$")


def syllables(text: str) -> list[str]:
    """Returns the syllables and numbers of a text, lower case, tone marks set the new way."""
    return [_new_tone(s) for s in SYLLABLE.findall(text.lower())]


def folded_terms(text: str) -> list[str]:
    """Returns accentless syllables and pairs of neighbours (`so`, `so_y`)."""
    return _with_pairs([_folded(s) for s in SYLLABLE.findall(text.lower())])


def accented_terms(text: str) -> list[str]:
    """Returns syllables as written and pairs of neighbours; only those that carry a mark say more."""
    return _with_pairs(syllables(text))


# A language has a few thousand syllables: each is folded once.
_folded = functools.lru_cache(maxsize=1 << 16)(strip_accents)


def has_accents(text: str) -> bool:
    """Returns whether any letter carries a Vietnamese mark."""
    return strip_accents(text) != text


def _with_pairs(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{a}_{b}" for a, b in pairwise(words))]


@functools.lru_cache(maxsize=1 << 16)
def _new_tone(syllable: str) -> str:
    """Returns a syllable with its tone mark set the new way: `hoà` → `hòa`, `thuỷ` → `thủy`."""
    decomposed = unicodedata.normalize("NFD", syllable)
    tone = next((c for c in decomposed if c in _TONE), "")
    if not tone:
        return syllable
    bare = unicodedata.normalize("NFC", decomposed.replace(tone, "", 1))
    if not _OLD_TONE.search(bare):
        return syllable
    return unicodedata.normalize("NFC", bare[:-1] + tone + bare[-1])
