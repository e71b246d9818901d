"""English for bodies, people and posts that have no name: "các cơ quan, tổ chức, cá nhân có liên quan".

A table (`bodies.tsv`) has the nouns; a list, its number, and what is said of all of it are told by a rule. What is not
told to its last word has no English.
"""

import functools
import re
from importlib import resources

from corpus.lexicon.plurals import listed, plural
from corpus.text.tones import new_tones

_SEVERAL = re.compile(r"(?:các|những|mọi|toàn bộ(?: các)?)\s+", re.IGNORECASE)
_EACH = re.compile(r"(?:mỗi|từng)\s+", re.IGNORECASE)
_CONCERNED = re.compile(r",?\s+(?:có\s+)?liên quan$", re.IGNORECASE)
_WHERE = {
    "trên địa bàn": " in the area",
    "ở trung ương": " at the centre",
    "ở địa phương": " in the localities",
    "trong tỉnh": " in the province",
    "được giao": " charged with it",
}
_AT_END = re.compile(rf"\s+(?P<where>{'|'.join(_WHERE)})$", re.IGNORECASE)
_JOINT = re.compile(r"\s*,\s+(?:và\s+)?|\s+(?:và|hoặc)\s+")
_QUALITIES = {
    "khác": "other",
    "còn lại": "remaining",
    "trực thuộc": "subordinate",
    "công lập": "public",
    "tư thục": "private",
    "ngoài công lập": "non-public",
    "nước ngoài": "foreign",
    "địa phương": "local",
    "trung ương": "central",
    "cấp trên": "superior",
    "cấp dưới": "lower-level",
    "cùng cấp": "same-level",
    "chuyên môn": "specialised",
    "cấp tỉnh": "provincial-level",
    "cấp huyện": "district-level",
    "cấp xã": "commune-level",
}
_QUALITY = re.compile(
    rf"(?P<noun>.+?)\s+(?P<said>{'|'.join(sorted(_QUALITIES, key=len, reverse=True))})", re.IGNORECASE
)


def body_in_english(name: str) -> str | None:
    """Returns a body without a name in English: "Agencies concerned"; None where a word is not known."""
    words = " ".join(name.split())
    concerned = _CONCERNED.search(words)
    words = words[: concerned.start()] if concerned else words
    where = _AT_END.search(words)
    words = words[: where.start()] if where else words
    several, each = _SEVERAL.match(words), _EACH.match(words)
    words = words[(several or each).end() :] if several or each else words  # type: ignore[union-attr]
    parts = _whole_nouns([_SEVERAL.sub("", part) for part in _JOINT.split(words)])
    many = bool(several) or (len(parts) > 1 and not each)
    said = [_noun(part, many) for part in parts]
    if not all(said):
        return None
    text = listed([s for s in said if s])
    text = f"{'each ' if each else ''}{text}{_WHERE[where['where'].lower()] if where else ''}"
    return f"{text[:1].upper()}{text[1:]}{' concerned' if concerned else ''}"


def noun_in_english(name: str) -> str | None:
    """Returns one body or post in English, with a capital letter: "Village head"; None where it is not known."""
    known = _bodies().get(new_tones(" ".join(name.lower().split())))
    return f"{known[:1].upper()}{known[1:]}" if known else None


def _whole_nouns(parts: list[str]) -> list[str]:
    """Returns parts of a list, those of one noun together: "cơ sở sản xuất", "kinh doanh"."""
    whole: list[str] = []
    for part in parts:
        joined = f"{whole[-1]}, {part}" if whole else ""
        if joined and new_tones(joined.lower()) in _bodies():
            whole[-1] = joined
        else:
            whole.append(part)
    return whole


def _noun(words: str, many: bool) -> str | None:
    known = _bodies().get(new_tones(words.lower()))
    if known:
        return plural(known) if many else known
    quality = _QUALITY.fullmatch(words)
    noun = _noun(quality["noun"], many) if quality else None
    return f"{_QUALITIES[quality['said'].lower()]} {noun}" if quality and noun else None


@functools.lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    lines = (resources.files("corpus.lexicon") / "bodies.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[2:])
    return {new_tones(vietnamese): english for vietnamese, english in rows}
