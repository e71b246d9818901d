"""The encodings that Vietnamese was written in before Unicode: their tables, and how each is read.

Every reader takes the octets of a file as characters U+0000 to U+00FF (`bytes.decode("latin-1")`) and returns
Unicode in NFC. What an encoding leaves free, or uses as Windows does, is read as Windows-1252.

Sources: TCVN 5712:1993 (VN1; ISO-IR 180); RFC 1456 for VISCII 1.1; the character set of the VNI Software Company for
Windows; VPS as x-viet-vps of Mozilla's converters; Microsoft's code pages 1252 and 1258 are Python's own codecs.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from corpus.message import Message
from corpus.text.syllables import PLAIN, TONES

Table = dict[int, str]

# 0x80 to 0xFF, sixteen codes a line. TCVN 5712 has combining marks at 0xB0 to 0xB4.
_TCVN_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ"
    "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"
    "đựòóôõỏọụùúũủýợỮ"
)
_VPS_HIGH = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    "Ế‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    "\u00a0ắằẳẵặỠớÙờởỡŨỨợỪ"
    "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
    "ƯỦồốÔỏơÈừứÚũưÝẺß"
    "àáâãảạăçèéêẽìíîĩ"
    "ẴĐòóôõöƠụùúủüỶẼỳ"
)
# Capitals for which no place was left above 0x7F stand on control codes.
_TCVN_LOW = dict(zip((*b"\1\2\4\5\6", *range(0x11, 0x18)), "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True))
_VISCII_LOW = dict(zip((2, 5, 6, 0x14, 0x19, 0x1E), "ẲẴẪỶỸỴ", strict=True))
_VPS_LOW = dict(zip((*range(2, 7), *range(0x10, 0x16), 0x19, 0x1C, 0x1D), "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ", strict=True))


def _codec(name: str) -> Table:
    """Returns what Python's codec has above 0x7F; a byte that it does not know stays a control character."""
    return {code: bytes([code]).decode(name, "ignore") or chr(code) for code in range(0x80, 0x100)}


CP1252 = _codec("cp1252")
CP1258 = _codec("cp1258")
TCVN = dict(enumerate(_TCVN_HIGH, 0x80)) | _TCVN_LOW
VISCII = dict(enumerate(_VISCII_HIGH, 0x80)) | _VISCII_LOW
VPS = dict(enumerate(_VPS_HIGH, 0x80)) | _VPS_LOW
# The signs of Windows-1252 as codes again: U+201C is 0x93.
OCTETS = {ord(sign): code for code, sign in CP1252.items() if code < 0xA0}

# VNI sets a mark after its letter: ø grave, ù acute, õ tilde, û hook above, ï dot below; â circumflex, ê breve; one
# sign each for circumflex or breve with a tone. Capital signs (0x20 below) stand after capitals.
_VNI_MARKS = {
    **dict(zip("øùõûï", TONES, strict=True)),
    **{sign: "\u0302" + tone for sign, tone in zip("àáãåä", TONES, strict=True)},
    **{sign: "\u0306" + tone for sign, tone in zip("èéüúë", TONES, strict=True)},
    "â": "\u0302",
    "ê": "\u0306",
}
_SMALL = dict(zip("ôöñìíóæòî", "ơưđìíĩỉịỵ", strict=True))
VNI_LETTERS = _SMALL | {sign.upper(): letter.upper() for sign, letter in _SMALL.items()}
VNI_PAIRS: dict[str, str] = {}
for _base in "aeouyôöAEOUYÔÖ":
    for _sign, _marks in _VNI_MARKS.items():
        _letter = unicodedata.normalize("NFC", VNI_LETTERS.get(_base, _base) + _marks)
        if (_letter in PLAIN or _letter in "ăâêôĂÂÊÔ") and _letter not in "ỵỴ":
            VNI_PAIRS[_base + _sign] = VNI_PAIRS[_base + _sign.upper()] = _letter
_SIGNS = "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper()
_VNI = re.compile(f"[aeouyôöAEOUYÔÖ][{_SIGNS}]|[{''.join(VNI_LETTERS)}]")


@dataclass(frozen=True)
class Charset:
    """An encoding of one byte a character, or two.

    name: as a warning names it; decode: from octets to text; uncertain: a sentence on what the encoding cannot hold or
    tell apart, empty where it holds all.
    """

    name: str
    decode: Callable[[str], str]
    uncertain: Message | None = None


def uncertain_of(charset: Charset) -> tuple[Message, ...]:
    """Returns the sentence on what an encoding leaves in doubt, none where it leaves nothing."""
    return (charset.uncertain,) if charset.uncertain else ()


def missing(what: str, signs: str) -> Message:
    """Returns the sentence that says which signs an encoding has no codes for."""
    return Message(
        "{what} has no codes for {signs}: where the original had such signs, they are missing here.",
        what=what,
        signs=" ".join(signs),
    )


def by_table(table: Table) -> Callable[[str], str]:
    """Returns a reader of an encoding whose every byte is one character or one combining mark."""

    def decode(octets: str) -> str:
        return unicodedata.normalize("NFC", octets.translate(table))

    return decode


def _decode_vni(octets: str) -> str:
    return _VNI.sub(_vni_letter, octets).translate(_WINDOWS_SIGNS)


def _vni_letter(found: re.Match[str]) -> str:
    signs = found[0]
    return VNI_PAIRS.get(signs) or VNI_LETTERS.get(signs[0], signs[0]) + signs[1:]


_WINDOWS_SIGNS = {code: CP1252[code] for code in range(0x80, 0xA0)}
CHARSETS = (
    Charset("Windows-1258", by_table(CP1258)),
    Charset("VNI (VNI-Windows)", _decode_vni),
    Charset("VISCII (RFC 1456)", by_table(VISCII), missing("VISCII", "“”‘’–—…•°")),
    Charset("VPS", by_table(VPS), missing("VPS", "“”–—…•°")),
)
