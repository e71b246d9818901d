"""TCVN3, the encoding of the ABC fonts (.VnTime), and VN1, the standard's full table that it is part of.

VN1 has every capital, on codes that Windows uses for signs and on control codes. The ABC fonts have Windows' signs
there and no toned capital: a heading is set in a font of capitals (.VnTimeH), or its plain letters are typed as
capitals and its toned ones stay small (`CéNG HßA`). Plain text keeps no fonts, so the first comes out in small letters.

Source: TCVN 5712:1993 (VN1, VN3).
"""

import re
import unicodedata
from itertools import accumulate

from corpus.encodings.charsets import CP1252, TCVN, Charset, missing
from corpus.message import Message
from corpus.text.syllables import PLAIN, measure

_ABC = {code: TCVN[code] for code in range(0xA0, 0x100)} | {code: CP1252[code] for code in range(0x80, 0xA0)}
# A combining mark after a letter that it cannot stand on was a sign.
_LONE_MARKS = {ord(TCVN[code]): CP1252[code] for code in range(0xB0, 0xB5)}

_TONED = "".join(c for c in PLAIN if c.islower())
_CAPITAL = "A-ZĂÂĐÊÔƠƯ"
# A capital followed by the same letter with a tone: another way to write a toned capital.
_TWICE = re.compile(f"([AĂÂEÊIOÔƠUƯY])([{_TONED}])")
_MIXED = re.compile(f"[{_CAPITAL}]{{2}}[{_TONED}]|[{_TONED}][{_CAPITAL}]")
# What stands between two columns: each is judged by itself.
_GAP = re.compile(r"(\s{2,}|\t)")
_LETTERS = re.compile(r"[^\W\d_]+")
_EITHER = re.compile(f"[{_CAPITAL}]|[{_CAPITAL}]?[{_TONED}]+")
_IN_CAPITALS = re.compile(f"[{_CAPITAL}{_TONED}]*[{_CAPITAL}{_TONED}][{_CAPITAL}][{_CAPITAL}{_TONED}]*")

# Codes that VN1 and Windows disagree on, and the words that they stand in.
_DISPUTED = re.compile(r"[\x01\x02\x04-\x06\x11-\x17\x80-\x9f]")
# Codes that Windows has no sign for, and letters by themselves that would be the signs € ƒ ˜ ™ before a word.
_NO_SIGNS = re.compile(
    r"[\x01\x02\x04-\x06\x11-\x17\x81\x8d\x8f\x90\x9d]"
    r"|(?<!\S)[\x80\x83\x98\x99](?= [a-z\xa1-\xff])|(?<= )\x83(?!\S)"
)
_OCTET_WORD = re.compile(r"[A-Za-z\x01\x02\x04-\x06\x11-\x17\x80-\x9f\xa1-\xff]+")


def _decode_vn1(octets: str) -> str:
    return unicodedata.normalize("NFC", octets.translate(TCVN)).translate(_LONE_MARKS)


def _decode_abc(octets: str) -> str:
    text = unicodedata.normalize("NFC", octets.translate(_ABC)).translate(_LONE_MARKS)
    text = _TWICE.sub(lambda m: m[2].upper() if PLAIN[m[2]].upper() == m[1] else m[0], text)
    return "\n".join(_columns_with_capitals(line) if _MIXED.search(line) else line for line in text.split("\n"))


def _columns_with_capitals(line: str) -> str:
    return "".join(map(_with_capitals, _GAP.split(line)))


def _with_capitals(run: str) -> str:
    """Returns a run of words with those in capitals wholly so: `CộNG HòA Xã HộI` is CỘNG HÒA XÃ HỘI.

    A word like `Xã`, which may be either, goes by the nearest words that may not.
    """
    words = list(_LETTERS.finditer(run))
    sure = [None if _EITHER.fullmatch(w[0]) else bool(_IN_CAPITALS.fullmatch(w[0])) for w in words]
    before = list(accumulate(sure, _latest))
    after = list(accumulate(reversed(sure), _latest))[::-1]
    out, at = [], 0
    for word, left, right in zip(words, before, after, strict=True):
        capitals = (left or right) and False not in (left, right)
        out += [run[at : word.start()], word[0].upper() if capitals else word[0]]
        at = word.end()
    return "".join(out) + run[at:]


def _latest(known: bool | None, this: bool | None) -> bool | None:
    return known if this is None else this


def which_tcvn(octets: str) -> Charset:
    """Returns VN1 or ABC, whichever reads the disputed codes of a text as Vietnamese.

    Where neither does, codes that Windows has no signs for are VN1's, and others are signs.
    """
    if not _DISPUTED.search(octets):
        return ABC
    disputed = " ".join(w for w in _OCTET_WORD.findall(octets) if _DISPUTED.search(w))
    one, other = (measure(charset.decode(disputed)) for charset in (VN1, ABC))
    gain = (one.telling - 2 * one.wrong) - (other.telling - 2 * other.wrong)
    return VN1 if gain > 0 or (gain == 0 and _NO_SIGNS.search(octets)) else ABC


ABC = Charset(
    "TCVN3 (ABC)",
    _decode_abc,
    Message(
        "TCVN3 has no toned capital letters: words in capitals were told by their plain letters "
        "and the words beside them, and headings set in a font of capitals are in small letters "
        "here."
    ),
)
VN1 = Charset("TCVN3 (TCVN 5712:1993, VN1)", _decode_vn1, missing("TCVN 5712", "“”‘’–—…•°"))
