"""Text that was read in the wrong encoding before it was saved, and read again.

`VÄƒn báº£n` is UTF-8 read as Windows-1252, `C«ng v¨n` TCVN3 read so; `v&#259;n b&#7843;n` was meant for a browser. Such
text is valid Unicode, so only its words tell: what is repaired was no Vietnamese before and is after, and a line with
a letter that no one-byte encoding has is never touched.
"""

import re
import unicodedata
from collections.abc import Iterable
from html import unescape
from itertools import product

from corpus.encodings.charsets import CHARSETS, CP1252, OCTETS, Charset, uncertain_of
from corpus.encodings.tcvn3 import ABC, VN1, which_tcvn
from corpus.encodings.viqr import VIQR, is_viqr
from corpus.message import Message
from corpus.text.syllables import COMMON, WORD, Fit, Verdict, is_syllable, judge, measure

READINGS = (ABC, VN1, *CHARSETS)
SAMPLE = 60_000  # characters by which an encoding is told
LEAST = 3  # words that a text must have before its encoding is guessed
_RIGHT = (Verdict.FORMED, Verdict.USUAL)

# Beyond ASCII, or a control character where TCVN3, VISCII and VPS have capitals.
_STRANGE = re.compile("[\x01-\x06\x10-\x1e]|[^\x00-\x7f]")
# A letter that is no byte of Windows-1252.
_BEYOND = re.compile("(?![ŒœŠšŽžŸƒˆ˜])[\u0100-\u1fff\u2c00-\ud7ff\uf900-\ufaff]")
_REFERENCE = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")

# UTF-8 as octets: a letter of two bytes, or a letter or sign of three.
_UTF8 = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}")
# What is left of a letter whose last byte got lost: Windows-1252 has no sign for 81 8D 8F 90 9D, A0 is a blank to many
# programs and AD is not shown.
_REMAINS = re.compile("(\xe1\xba|\xe1\xbb|[\xc3\xc4\xc6])\ufffd?(?![\x80-\xbf])")
_LOST = {"\xe1\xba": "Ạậ", "\xe1\xbb": "ềọỏỐờỠử", "\xc3": "àíÁÍ", "\xc4": "Đ", "\xc6": "Ơ"}
_SIGNS = {code: CP1252[code] for code in range(0x80, 0xA0)}


def repair(text: str) -> tuple[str, tuple[Message, ...]]:
    """Returns a text with what was read wrongly read again, and a sentence on each thing done; most as they are."""
    text, warnings = _references(text)
    if text.isascii():
        if is_viqr(sample(text.split("\n"))):
            return VIQR.decode(text), (
                *warnings,
                Message("The text was read as {name}.", name=VIQR.name),
                *uncertain_of(VIQR),
            )
        return text, warnings
    lines = text.split("\n")
    open_lines = [i for i, line in enumerate(lines) if _STRANGE.search(line) and not _BEYOND.search(line)]
    if not open_lines:
        return text, warnings
    warnings += _utf8(lines, open_lines)
    warnings += _one_byte(lines, [i for i in open_lines if not _BEYOND.search(lines[i])])
    return "\n".join(lines), warnings


def best_reading(octets: str, readings: Iterable[Charset] = READINGS) -> tuple[Charset, Fit]:
    """Returns the encoding that reads octets as the most Vietnamese text, and how Vietnamese that is."""
    fits = [(charset, measure(charset.decode(octets))) for charset in readings]
    charset, fit = max(fits, key=lambda pair: pair[1].value)
    return (which_tcvn(octets), fit) if charset in (ABC, VN1) else (charset, fit)


def is_vietnamese(fit: Fit) -> bool:
    """Returns whether a reading is Vietnamese and not chance."""
    return fit.telling >= LEAST and fit.different >= 2 and fit.share >= 0.8 and fit.density >= 0.15


def as_octets(text: str) -> str:
    """Returns a text as the octets that Windows-1252 has for it; what it has no code for stays as it is."""
    return text.translate(OCTETS)


def is_beyond_octets(text: str) -> bool:
    """Returns whether a text has a letter that no encoding of one byte has: it was not read in a wrong one."""
    return _BEYOND.search(text) is not None


def sample(lines: list[str]) -> str:
    """Returns lines from all over a text, about as many as an encoding can be told by."""
    step = max(1, sum(map(len, lines)) // SAMPLE)
    return "\n".join(lines[::step])[: 2 * SAMPLE]


def _references(text: str) -> tuple[str, tuple[Message, ...]]:
    """Returns a text with HTML's references as letters, where they make Vietnamese words of it."""
    if not _REFERENCE.search(text):
        return text, ()
    lines = sample([line for line in text.split("\n") if "&" in line])
    referring = [word for word in lines.split() if _REFERENCE.search(word)]
    words = [word for whole in referring for word in WORD.findall(unescape(whole))]
    if sum(judge(word) in _RIGHT for word in words) < max(LEAST, 0.5 * len(words)):
        return text, ()
    text = unicodedata.normalize("NFC", _REFERENCE.sub(lambda found: unescape(found[0]), text))
    return text, (Message("Letters were written as references of HTML (&#259;): they were read as letters."),)


def _utf8(lines: list[str], numbers: list[int]) -> tuple[Message, ...]:
    """Reads lines of those numbers again if they are UTF-8 read as Windows-1252; returns what was done."""
    again = {i: line for i in numbers if (line := _from_utf8(lines[i])) != lines[i]}
    fits = {i: (measure(lines[i]), measure(line)) for i, line in again.items()}
    wrong = sum(old.wrong for old, _ in fits.values())
    if sum(new.right - old.right for old, new in fits.values()) <= 0.5 * wrong:
        return ()
    done = [i for i, (old, new) in fits.items() if new.wrong <= old.wrong]
    for i in done:
        lines[i] = again[i]
    return (Message("UTF-8 had been read as Windows-1252 in {lines}: it was read as UTF-8.", lines=_lines(len(done))),)


def _from_utf8(line: str) -> str:
    octets = as_octets(line)
    if not _UTF8.search(octets):
        return line
    read = _UTF8.sub(_letter, octets)
    if _REMAINS.search(read):
        read = WORD.sub(_completed, read)
    return unicodedata.normalize("NFC", read).translate(_SIGNS)


def _letter(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode()
    except UnicodeDecodeError:
        return found[0]


def _completed(found: re.Match[str]) -> str:
    """Returns a word with its half letters made whole, where that gives one syllable, or one of the commonest."""
    word = found[0]
    halves = _REMAINS.findall(word)
    if not 0 < len(halves) <= 2:
        return word
    pattern = _REMAINS.sub("\0", word)
    words = [_filled(pattern, letters) for letters in product(*(_LOST[half] for half in halves))]
    formed = [w for w in words if is_syllable(w)]
    usual = [w for w in formed if w.lower() in COMMON]
    return (usual if len(usual) == 1 else formed)[0] if 1 in (len(usual), len(formed)) else word


def _filled(pattern: str, letters: tuple[str, ...]) -> str:
    for letter in letters:
        pattern = pattern.replace("\0", letter, 1)
    return pattern


def _one_byte(lines: list[str], numbers: list[int]) -> tuple[Message, ...]:
    """Reads lines of those numbers again if they are in an old encoding read as Windows-1252; returns what was done."""
    charset = None
    if len(numbers) == sum(_STRANGE.search(line) is not None for line in lines):
        charset = _misread_charset(lines, numbers)
    if charset is None:  # Some lines only, or none: those with words that are no syllables.
        numbers = [i for i in numbers if measure(lines[i]).wrong]
        charset = _misread_charset(lines, numbers)
        if charset is None:
            return ()
        numbers = [i for i in numbers if measure(charset.decode(as_octets(lines[i]))).value > measure(lines[i]).value]
    for i in numbers:
        lines[i] = charset.decode(as_octets(lines[i]))
    name = charset.name
    said = Message(
        "{name} had been read as Windows-1252 in {lines}: it was read as {name}.", name=name, lines=_lines(len(numbers))
    )
    return (said, *uncertain_of(charset))


def _misread_charset(lines: list[str], numbers: list[int]) -> Charset | None:
    """Returns the encoding that makes Vietnamese of lines that are none, if there is one."""
    text = sample([lines[i] for i in numbers])
    if not text or is_vietnamese(measure(text)):
        return None
    charset, fit = best_reading(as_octets(text))
    return charset if is_vietnamese(fit) else None


def _lines(number: int) -> str:
    return Message("one line") if number == 1 else Message("{number:,} lines", number=number)
