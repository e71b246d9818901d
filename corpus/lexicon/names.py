"""Names as documents set them: persons below a signature, agencies in capitals."""

import re
from functools import lru_cache

from corpus.lexicon.glossary import agencies
from corpus.lexicon.levels import UNIT
from corpus.text.accents import fold

# What stands before a signer's name: a rank, a degree, an honour.
_RANK = re.compile(
    r"^(?:(?:(?:GS|PGS|TSKH|TS|Th\.?S|BS(?:\.?CK)?|CK|DS|KS|LS|CN|NGND|NGƯT|TTND|TTƯT|AHLĐ)"
    r"(?:\.?\s?(?:I{1,3}|[12]))?(?=[.,;/\s–-])[.,;/\s–-]*)+"
    r"|(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|[uú][yý])|(?:Chuẩn\s+|Phó\s+)?Đô\s+đốc"
    r"|(?:Phó\s+)?Giáo\s+sư|(?:Tiến|Thạc|Bác|Dược|Viện)\s+s[ĩỹ]|Kỹ\s+sư|Luật\s+sư|Cử\s+nhân"
    r"|(?:Nhà\s+giáo|Thầy\s+thuốc)\s+(?:nhân\s+dân|ưu\s+tú))(?:[.,;\s–-]+|$))+",
    re.IGNORECASE,
)
_PLACE = re.compile(rf"\b({UNIT}|(?:tỉnh|thành|huyện) (?:ủy|uỷ))\s+(?!(?:ủy|uỷ)\b)([\w ]+)$")
_TITLE = re.compile(
    r"(?:Phó chủ tịch|Chủ tịch|Phó giám đốc|Giám đốc|Chánh văn phòng|Bộ trưởng|Thứ trưởng)\s+", re.IGNORECASE
)
# Several agencies that issue together: "SỞ Y TẾ - SỞ XÂY DỰNG"; a dash is part of the name of one.
_TOGETHER = re.compile(
    r"\s+[-–]\s+(?=(?:SỞ|BỘ|BAN|UBND|[UỦ][YỶ] BAN|CỤC|CÔNG AN|HỘI|LIÊN ĐOÀN|BẢO HIỂM|VIỆN|TÒA ÁN|THANH TRA)\s)"
)
_SPOKEN = re.compile(r"[bcdghklmnpqrstvx]*[aeiouy]+(?:c|ch|m|n|ng|nh|p|t)?")


def without_rank(line: str) -> str:
    """Returns a signer's name without the ranks, degrees and honours before it; nothing of a line of these alone."""
    return _RANK.sub("", line)


def is_name(line: str) -> bool:
    """Returns whether a line is a person's name: two to five words, each with a capital first letter."""
    words = without_rank(line).split()
    return 2 <= len(words) <= 5 and all(
        w[0].isupper() and w.isalpha() and (len(w) == 1 or not w.isupper()) for w in words
    )


def sentence_case(name: str) -> str:
    """Returns an agency's name set in capitals as it is written in running text.

    Registered agencies and places keep their capitals, and so does what is no syllable: UBND, PCCC. Several are a list.
    """
    if len(several := _TOGETHER.split(name)) > 1:
        return ", ".join(map(sentence_case, several))
    words = [w.lower() if _SPOKEN.fullmatch(fold(w)) else w for w in name.split()]
    text = " ".join(words)
    text = text[:1].upper() + text[1:]
    title = _TITLE.match(text)
    at = title.end() if title else 0
    said = fold(text[at:])
    best = max((e.vi for e in agencies() if said.startswith(_folded(e.vi))), key=len, default="")
    if best and len(best) <= len(text) - at:
        text = text[:at] + _same_capitals(best, text[at : at + len(best)]) + text[at + len(best) :]
    text = _PLACE.sub(lambda m: f"{m.group(1)} {m.group(2).title()}", text)
    text = re.sub(r"^((?:Thành|Tỉnh|Huyện|Quận) (?:ủy|uỷ)) ([\w ]+)$", lambda m: f"{m[1]} {m[2].title()}", text)
    text = re.sub(r"(?<= khu vực )(\w+ [-–] )([\w ]+)$", lambda m: m[1].upper() + m[2].title(), text)
    return text.replace("việt nam", "Việt Nam")


@lru_cache(maxsize=1 << 14)
def _folded(name: str) -> str:
    return fold(name)


def _same_capitals(registered: str, written: str) -> str:
    """Returns the document's own letters with the capitals of the registered name."""
    return "".join(w.upper() if r.isupper() else w for r, w in zip(registered, written, strict=True))
