"""VIQR: Vietnamese in ASCII, marks as signs after their letters (`Co^ng va(n so^'`).

The standard reads a sign as a mark wherever it can be one, and wants a backslash before a full stop that is none. What
people wrote often has no backslashes, so where a text has none, a stop before a capital or a line's end is a stop.

Source: RFC 1456, section 4; `*` for the horn as VPSKeys wrote it.
"""

import re
import unicodedata
from functools import lru_cache

from corpus.encodings.charsets import Charset
from corpus.message import Message
from corpus.text.syllables import COMMON, is_syllable

_MODIFIERS = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_TONE_SIGNS = {"`": "\u0300", "'": "\u0301", "~": "\u0303", "?": "\u0309", ".": "\u0323"}
_TONE = "['`?~.]?"
_LETTER = (
    rf"[dD]{{2}}|[aA](?:\^|\((?=['`?~.]?[a-zA-Z]))?{_TONE}|[eE]\^?{_TONE}|[oO][\^+*]?{_TONE}|[uU][+*]?{_TONE}"
    rf"|[iIyY]{_TONE}|[a-zA-Z]"
)
_LETTERS = re.compile(_LETTER)
_PIECE = re.compile(rf"\\(.)|((?:{_LETTER})+)", re.DOTALL)
# Signs that cannot be the end of a sentence: inside a word, or not a stop at all.
_WITHIN = re.compile(r"[\^(+*~`]|['?.][a-zA-Z]|dd|DD|Dd")
_PLAIN_SIGNS = re.compile(r"[aeoAEO]\^|[uoUO][+*]|[aA]\([a-z'`?~.]")
_LONE = {"dd": "đ", "DD": "Đ", "Dd": "Đ"}
_STOPS = ".?'"
_SENTENCE_OVER = re.compile(r"[\"')\]]*(?:[ \t]+[A-Z]|[ \t]*(?:[\r\n]|$))")


def is_viqr(text: str) -> bool:
    """Returns whether a text is Vietnamese in VIQR: a quarter of its words have marks that make them syllables."""
    if not text.isascii() or 100 * len(_PLAIN_SIGNS.findall(text)) < len(text):
        return False
    words = [word for _, word in _PIECE.findall(text) if word]
    marked = [word for word in words if _WITHIN.search(word)]
    if len(marked) < 3 or len(marked) < 0.25 * len(words):
        return False
    syllables = {word for word in set(marked) if is_syllable(_letters(word).rstrip(_STOPS))}
    formed = sum(word in syllables for word in marked)
    return formed >= 0.8 * len(marked) and formed >= 0.25 * len(words)


def decode_viqr(text: str) -> str:
    """Returns a text with its signs made marks, in NFC; a word that they make no syllable of stays as it is."""
    escaped = re.search(r"\\[.?'`~^(+*dD\\]", text) is not None

    def read(found: re.Match[str]) -> str:
        if found[1] is not None:
            return found[1]
        if found[2] in _LONE and text[found.end() : found.end() + 1] != "/":  # a point of a list, not dd/mm
            return _LONE[found[2]]
        over = not escaped and _SENTENCE_OVER.match(text, found.end()) is not None
        return _read_word(found[2], over)

    return unicodedata.normalize("NFC", _PIECE.sub(read, text))


@lru_cache(maxsize=1 << 14)
def _read_word(word: str, over: bool) -> str:
    """Returns a word with its signs made marks; over: whether a stop at its end would end a sentence."""
    whole = _letters(word)
    if whole == word:
        return word
    if word[-1] in _STOPS:
        bare = _letters(word[:-1])
        if is_syllable(bare) and (not is_syllable(whole) or (over and whole.lower() not in COMMON)):
            return bare + word[-1]
    if is_syllable(whole) or (word.isupper() and "DD" in word) or re.search(r"[\^(]|[uo]\+", word):
        return whole
    return word


def _letters(word: str) -> str:
    return unicodedata.normalize("NFC", _LETTERS.sub(_letter, word))


def _letter(found: re.Match[str]) -> str:
    signs = found[0]
    if len(signs) == 2 and signs.lower() == "dd":
        return "Đ" if signs[0] == "D" else "đ"
    return signs[0] + "".join(_MODIFIERS.get(s) or _TONE_SIGNS[s] for s in signs[1:])


VIQR = Charset(
    "VIQR (RFC 1456)",
    decode_viqr,
    Message(
        "VIQR writes the hook as a question mark and the dot below as a full stop: after a vowel "
        "one may have been taken for the other. It has no codes for {signs}: where the original had such "
        "signs, they are missing here.",
        signs=" ".join("“”‘’–—…•°"),
    ),
)
