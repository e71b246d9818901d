"""Vietnamese as keys were pressed for it, with no input method running: Telex ("thuoocs") and VNI ("thuo6c1").

A key is a letter, or changes one before it: a mark on a vowel, the stroke of đ, the tone of the syllable. What a key
was meant for is told by what it comes to: a reading counts that makes the word a syllable. Marks and tones may be typed
where they belong or at the end of the word.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.text.syllables import is_syllable

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_BREVE = {"a": "ă"}
_HORN = {"o": "ơ", "u": "ư"}
_STROKE = {"d": "đ"}
FEWEST_TELLING = 0.25  # of a text's words; of those typed so about half have a mark
FEWEST_SYLLABLES = 0.75  # of a text's words, once it is read
_VOWELS = frozenset("aăâeêioôơuưy")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Keys:
    """A way of typing. tones: the tone of a key; marks: by key the letters that it changes, and into what."""

    tones: Mapping[str, str]
    marks: Mapping[str, Mapping[str, str]]


TELEX = Keys(
    {"f": _GRAVE, "s": _ACUTE, "x": _TILDE, "r": _HOOK, "j": _DOT},
    {"a": {"a": "â"}, "e": {"e": "ê"}, "o": {"o": "ô"}, "d": _STROKE, "w": {**_BREVE, **_HORN}},
)
VNI = Keys(
    {"2": _GRAVE, "1": _ACUTE, "4": _TILDE, "3": _HOOK, "5": _DOT},
    {"6": _CIRCUMFLEX, "7": _HORN, "8": _BREVE, "9": _STROKE},
)


def as_written(text: str) -> str:
    """Returns a text with its keystrokes made letters; a text that is not typed so stays as it is.

    It is where words that are no syllables become syllables, and nearly all words are some then: "ai chur trif".
    """
    if not text.isascii():
        return text
    words = _WORD.findall(text)
    for keys in (TELEX, VNI):
        telling = sum(_tells(w, keys) for w in words)
        formed = sum(_tells(w, keys) or _is_plain(w) for w in words)
        enough = telling >= 2 or (telling == 1 and len(words) > 2 and formed == len(words))
        if enough and telling >= FEWEST_TELLING * len(words) and formed >= FEWEST_SYLLABLES * len(words):
            return _WORD.sub(lambda m, keys=keys: _cased(m[0], read_keys(m[0].lower(), keys)), text)  # type: ignore[misc]
    return text


@lru_cache(maxsize=1 << 12)
def _read(word: str, telex: bool) -> str:
    keys = TELEX if telex else VNI
    return next((w for letters, tone in _readings(word, keys) if is_syllable(w := _toned(letters, tone))), word)


def read_keys(word: str, keys: Keys) -> str:
    """Returns the syllable that keys, in small letters, were pressed for; the word itself where they make none."""
    return _read(word, keys is TELEX)


def _tells(word: str, keys: Keys) -> bool:
    """Returns whether a word is no syllable as it stands, and one when its keys are read."""
    lower = word.lower()
    return not is_syllable(lower) and read_keys(lower, keys) != lower


def _is_plain(word: str) -> bool:
    return is_syllable(word.lower()) or word.isupper() or any(map(str.isdigit, word))


def _readings(word: str, keys: Keys) -> Iterator[tuple[str, str]]:
    """Yields the letters and the tone that a word's keys may stand for, those that use most keys as marks first."""
    if len(word) > _LONGEST:
        return
    states = [("", "")]
    for key in word:
        states = list(dict.fromkeys(after for state in states for after in _after(*state, key, keys)))
    yield from states


_LONGEST = 12  # keys; "nghieengx" has nine


def _after(letters: str, tone: str, key: str, keys: Keys) -> Iterator[tuple[str, str]]:
    """Yields what letters and a tone become by one more key."""
    changed = keys.marks.get(key, {})
    if "u" in changed and "o" in changed and "uo" in letters:
        yield letters.replace("uo", "ươ"), tone
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in changed:
            yield letters[:at] + changed[letters[at]] + letters[at + 1 :], tone
    if key in keys.tones and not tone and not _VOWELS.isdisjoint(letters):
        yield letters, keys.tones[key]
    if key == "w" and keys is TELEX:
        yield letters + "ư", tone
    if key.isalpha():
        yield letters + key, tone


def _toned(letters: str, tone: str) -> str:
    """Returns a syllable with its tone on the vowel that bears it."""
    at = _bearer(letters)
    if not tone or at < 0:
        return letters
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


def _bearer(letters: str) -> int:
    """Returns where the tone stands: on a vowel with a mark, before a final consonant, else before the last vowel."""
    begin = 2 if letters.startswith("qu") or re.match(r"gi[aăâeêoôơuưy]", letters) else 0
    vowels = [i for i, c in enumerate(letters) if c in _VOWELS and i >= begin]
    if not vowels:
        return -1
    marked = [i for i in vowels if letters[i] in "ăâêôơư"]
    if marked:
        return marked[-1]
    return vowels[-1] if vowels[-1] < len(letters) - 1 or len(vowels) == 1 else vowels[-2]


def _cased(typed: str, written: str) -> str:
    if typed.lower() == written:
        return typed
    if typed.isupper() and len(typed) > 1:
        return written.upper()
    return written[:1].upper() + written[1:] if typed[:1].isupper() else written
