"""Names as documents set them: persons below a signature, agencies in capitals."""

import re

from corpus.accents import fold
from corpus.glossary import agencies

_RANK = re.compile(r"^((PGS|GS|TS|ThS|BS|CKI+)\.?\s*)+|^(Thượng|Đại|Trung|Thiếu)? ?(tướng|tá|úy)\s+")
_PLACE = re.compile(
    r"\b(tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|tỉnh ủy|thành ủy|huyện ủy)\s+(?!ủy\b)([\w ]+)$"
)
_TITLE = re.compile(
    r"(?:Phó chủ tịch|Chủ tịch|Phó giám đốc|Giám đốc|Chánh văn phòng|Bộ trưởng|Thứ trưởng)\s+", re.IGNORECASE
)
_SPOKEN = re.compile(r"[bcdghklmnpqrstvx]*[aeiouy]+(?:c|ch|m|n|ng|nh|p|t)?")


def is_name(line: str) -> bool:
    """Returns whether a line is a person's name: two to five words, each with a capital first letter."""
    words = _RANK.sub("", line).split()
    return 2 <= len(words) <= 5 and all(
        w[0].isupper() and w.isalpha() and (len(w) == 1 or not w.isupper()) for w in words
    )


def sentence_case(name: str) -> str:
    """Returns an agency's name set in capitals as it is written in running text.

    Registered agencies and places keep their capitals, and so does what is no syllable: UBND, PCCC.
    """
    words = [w.lower() if _SPOKEN.fullmatch(fold(w)) else w for w in name.split()]
    text = " ".join(words)
    text = text[:1].upper() + text[1:]
    title = _TITLE.match(text)
    at = title.end() if title else 0
    best = max((e.vi for e in agencies() if fold(text[at:]).startswith(fold(e.vi))), key=len, default="")
    if best and len(best) <= len(text) - at:
        text = text[:at] + _same_capitals(best, text[at : at + len(best)]) + text[at + len(best) :]
    text = _PLACE.sub(lambda m: f"{m.group(1)} {m.group(2).title()}", text)
    text = re.sub(r"^(Thành ủy|Tỉnh ủy|Huyện ủy|Quận ủy) ([\w ]+)$", lambda m: f"{m[1]} {m[2].title()}", text)
    return text.replace("việt nam", "Việt Nam")


def _same_capitals(registered: str, written: str) -> str:
    """Returns the document's own letters with the capitals of the registered name."""
    return "".join(w.upper() if r.isupper() else w for r, w in zip(registered, written, strict=True))
