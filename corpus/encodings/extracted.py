"""Text of old encodings as programs pull it out of pages: with signs that look the same, and hyphens for ư.

TCVN3 keeps ư where Western encodings have a hyphen that is not shown, and what comes out of a PDF for it is that
sign, a hyphen or a minus: `tr­íc`, `tr-íc`, `tr−íc`. Its à is µ, which many write as the Greek letter.
"""

import re

from corpus.encodings.misread import repair
from corpus.message import Message
from corpus.text.syllables import is_syllable

_ALIKE = {0x03BC: 0xB5, 0x2219: 0xB7, 0x02DC: 0x98}
_SOFT = re.compile(r"(?<=[^\W\d_])[\u2010\u2011\u2212]|(?<!\S)[\u2010\u2011\u2212](?=[^\W\d_])")
_HYPHENED = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]+|(?<!\S))(?:-[^\W\d_]+)+-?|(?<![^\W\d_])[^\W\d_]+-(?![\w-])")


def with_octets(text: str) -> str:
    """Returns a text with signs that only look like octets of TCVN3 as these octets."""
    return _SOFT.sub("\xad", text.translate(_ALIKE))


def with_horns(text: str) -> str:
    """Returns a text read as TCVN3 with hyphens as ư where that makes syllables: `nh-` is như, `CT-UBND` stays."""
    return _HYPHENED.sub(_with_horn, text) if "-" in text else text


def _with_horn(found: re.Match[str]) -> str:
    word = found[0]
    whole = word.replace("-", "ư")
    if len(word) == 2 and word[0].isupper():  # a marker of a list: `A- Mục tiêu`
        return word
    parts = word.split("-")
    if not is_syllable(whole) or all(map(is_syllable, parts)):
        return word
    capitals = len(word) > 2 and word.isupper()
    return whole.upper() if capitals else whole[0].upper() + whole[1:] if word[0].isupper() else whole


def repair_lines(lines: list[str]) -> tuple[list[str], tuple[Message, ...]]:
    """Returns lines out of a page with what was read in the wrong encoding read again, and a sentence on each thing."""
    before = [with_octets(line) for line in lines]
    text, warnings = repair("\n".join(before))
    if not warnings:
        return lines, ()
    after = text.split("\n")
    horned = any("TCVN3" in warning for warning in warnings)
    read = zip(lines, before, after, strict=True)
    return [line if was == now else with_horns(now) if horned else now for line, was, now in read], warnings
