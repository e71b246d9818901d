"""Syllables that PDF extraction cut before a letter with a mark (`ĐIỀ U KHO ẢN`), joined again.

Only where it is sure: the whole is a syllable and a piece of it is none, or is one that Vietnamese does not use.
"""

import re
from functools import lru_cache

from corpus.text.syllables import PLAIN, is_syllable

# The syllables without an onset that occur in the codified law twenty times or more; "ản" and "iề" are not used.
_USED = (
    "a á à ả ạ ai ái am ám án an ăn ấn ẩn ân ang anh ánh ảnh ao áo ảo áp ác át ách ăng âm ấm ẩm ầm âu ấu ấp ập ấy "
    "ắt e em én eo ép ét êm ếch i ia ích im in ít o oan oán ong óc ói ô ổ ôi ối ôm ốm ôn ổn ồn ông ống ốc ốp ơi "
    "ơn ở ớt u ủ ủi ụ ung úng ủng ùn uốn uống út úc úy úý uy uý uỷ ủy ư ưa ức ứng ươm ương ước ướp ướt ưu y ý yêu "
    "yếu yên yến yếm yết"
)
_BARE = frozenset(_USED.split())
_VOWEL = re.compile(r"[aăâeêioôơuưy]")
_LETTER = r"[^\W\d_]"
_VOWELS = "".join(sorted({*"aăâeêioôơuưy", *PLAIN} | {*"AĂÂEÊIOÔƠUƯY"}))
# A piece, a second that begins with a vowel, and perhaps a third, with one blank between them.
_PIECES = re.compile(
    rf"(?<![^\W_])({_LETTER}{{1,5}}) ([{_VOWELS}]{_LETTER}{{0,4}})(?![^\W_])(?: ({_LETTER}{{1,3}})(?![^\W_]))?"
)


def join_split_syllables(text: str) -> str:
    """Returns a text (NFC) with syllables joined that stand in two or three pieces, and all else as it is."""
    out: list[str] = []
    at = 0
    found = _PIECES.search(text)
    while found:
        count = 3 if found[3] and _is_split(found[1], found[2], found[3]) else 2 if _is_split(found[1], found[2]) else 1
        out += [text[at : found.start()], *found.groups()[:count]]
        at = found.end(count)
        found = _PIECES.search(text, at)
    return "".join(out) + text[at:]


@lru_cache(maxsize=1 << 14)
def _is_split(head: str, *rest: str) -> bool:
    """Returns whether pieces in a row are one syllable that was cut."""
    whole = "".join((head, *rest))
    if whole.isascii() or not (whole.isupper() or whole[1:].islower()) or not is_syllable(whole):
        return False
    # A letter by itself may be a point of a list: "điểm b ăn" is not "băn".
    cut_after = len(head) > 1 and not is_used(head)
    return (cut_after or not is_used(rest[0])) and (len(rest) == 1 or not all(map(is_used, rest)))


def is_used(word: str) -> bool:
    """Returns whether a word is a syllable that Vietnamese has: one without an onset must be known."""
    lower = word.lower()
    return lower in _BARE if _VOWEL.match(PLAIN.get(lower[0], lower[0])) else is_syllable(lower)
