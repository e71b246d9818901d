"""The two ways to set a tone mark over a final pair of vowels: hoà and hòa, uỷ and ủy, khoẻ and khỏe."""

import re

_GRAVE_TO_DOT = ("àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ", "òóỏõọ", "ùúủũụ")
_A, _E, _Y, _O, _U = _GRAVE_TO_DOT
# The old way marks the second vowel: its letter, and the pair with the mark on the first.
_PAIRS = {f"{first}{marked}": f"{new}{plain}" for first, plain, olds, news in (
    ("o", "a", _A, _O), ("o", "e", _E, _O), ("u", "y", _Y, _U)
) for marked, new in zip(olds, news, strict=True)}  # fmt: skip
_NEW = {
    written(old): written(new) for old, new in _PAIRS.items() for written in (str, str.upper, str.capitalize)
}  # fmt: skip
_OLD = re.compile(rf"(?<![qQ])(?:{'|'.join(_NEW)})(?!\w)")


def new_tones(text: str) -> str:
    """Returns a text (NFC) with tone marks set the new way, every character where it was: "Đảng uỷ" → "Đảng ủy"."""
    return _OLD.sub(lambda match: _NEW[match.group()], text)
