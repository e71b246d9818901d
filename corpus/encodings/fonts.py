"""Fonts that show an old encoding: .VnTime, VNI-Times and their kin, and text that was set in them.

Their letters stand on the codes of Western signs, so a file that knows only characters has `Së Y tÕ` where the page
shows Sở Y tế. A font's name says which encoding to try, and the words whether it was meant: where somebody set
Unicode text in such a font, or changed the font afterwards, the text stays as it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.encodings.charsets import CHARSETS, Charset
from corpus.encodings.extracted import with_horns, with_octets
from corpus.encodings.misread import as_octets, is_beyond_octets
from corpus.encodings.tcvn3 import ABC
from corpus.message import Message
from corpus.text.syllables import measure

_VNI, _VISCII, _VPS = CHARSETS[1:]
# By how the name begins, without a dot, blanks, and the six letters that mark a part of a font: `ABCDEF+.VnTimeH`.
_FAMILIES = (
    (re.compile(r"VNI[-_]?(?=[A-Z]|$)"), _VNI),
    (re.compile(r"VPS"), _VPS),
    (re.compile(r"VISCII|VI[-_](?=[A-Z])"), _VISCII),
    (re.compile(r"V[nN](?=[3A-Z])"), ABC),
)
_PART = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"[-,_]?(?:Bold|Italic|Regular|Oblique|Normal|MT|PS)+$", re.IGNORECASE)
# Codes of a font of symbols, as Word writes them.
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}


@dataclass(frozen=True)
class FontReading:
    """How text in a font is read: its encoding, and whether the font shows small letters as capitals."""

    charset: Charset
    capitals: bool = False

    def read(self, text: str) -> str:
        """Returns text set in the font as the font shows it, unless its words say that it is Unicode already."""
        whole = with_octets(text.translate(_PRIVATE))
        if is_beyond_octets(whole):
            return text
        read = self.charset.decode(as_octets(whole))
        read = with_horns(read) if self.charset is ABC else read
        if measure(whole).value > measure(read).value:
            return text
        return read.upper() if self.capitals else text if read == whole else read


@lru_cache(maxsize=1024)
def reading_of(font: str) -> FontReading | None:
    """Returns how text in a font of this name is read, None where the name tells of no old encoding."""
    name = _PART.sub("", font.replace("#20", " ").strip()).lstrip(".@").replace(" ", "-")
    charset = next((charset for pattern, charset in _FAMILIES if pattern.match(name)), None)
    if charset is None:
        return None
    return FontReading(charset, charset is ABC and _STYLE.sub("", name).endswith("H"))


def font_warnings(charsets: Iterable[Charset]) -> tuple[Message, ...]:
    """Returns what a person should know of text that was read in encodings that its fonts told, a sentence each."""
    names = sorted({charset.name for charset in charsets})
    return tuple(Message("Text in fonts of {name} was read as {name}; it is not Unicode.", name=name) for name in names)
