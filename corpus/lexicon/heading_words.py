"""Headings as offices shorten them, spelt out: "ĐVCT" is "đơn vị chủ trì", "TG HT" is "thời gian hoàn thành".

All words here are folded: small letters, no accents, no punctuation ("p/hợp" is "p hop").
"""

import re

_WHO = {"cq": "co quan", "dv": "don vi", "cqdv": "co quan don vi", "pb": "phong ban"}
_DOES = {
    "ct": "chu tri",
    "ph": "phoi hop",
    "th": "thuc hien",
    "pt": "phu trach",
    "tm": "tham muu",
    "lq": "lien quan",
    "st": "soan thao",
}
_TIME = {"tg": "thoi gian", "th": "thoi han", "tgian": "thoi gian", "thoi gian": "thoi gian", "thoi han": "thoi han"}
_DONE = {"ht": "hoan thanh", "th": "thuc hien", "kt": "ket thuc"}
_ALONE = {
    **_WHO,
    "tg": "thoi gian",
    "tgian": "thoi gian",
    "t gian": "thoi gian",
    "t han": "thoi han",
    "nv": "nhiem vu",
    "n vu": "nhiem vu",
    "nd": "noi dung",
    "c tri": "chu tri",
    "p hop": "phoi hop",
    "p h": "phoi hop",
    "t hien": "thuc hien",
    "h thanh": "hoan thanh",
    "kq": "ket qua",
    "sp": "san pham",
    "kp": "kinh phi",
}


def _pairs(first: dict[str, str], second: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(first)}) ?({'|'.join(second)})\b")


_WHO_DOES = _pairs(_WHO, _DOES)
_TIME_DONE = _pairs(_TIME, _DONE)
_SINGLE = re.compile(rf"\b(?:{'|'.join(sorted(_ALONE, key=len, reverse=True))})\b")


def spelt_out(words: str) -> str:
    """Returns the folded words of a heading with what is shortened in them spelt out."""
    words = _WHO_DOES.sub(lambda m: f"{_WHO[m[1]]} {_DOES[m[2]]}", words)
    words = _TIME_DONE.sub(lambda m: f"{_TIME[m[1]]} {_DONE[m[2]]}", words)
    return _SINGLE.sub(lambda m: _ALONE[m.group()], words)
