"""Agencies that share the word they begin with: "các Sở: Xây dựng, Tài chính và Y tế", "UBND các xã: An Hòa, An Phú".

Each is one agency, named with the word that all share: "Sở Tài chính". What stands behind the word is such a list where
the register knows its first member by that word, or where places stand behind a level of government and a colon.
"""

import re
from collections.abc import Iterator

from corpus.duties.heads import HEAD
from corpus.duties.words import registered
from corpus.lexicon.levels import UNIT
from corpus.text.accents import UPPER

LONGEST_MEMBER = 120  # code points
MOST_MEMBERS = 200  # more than a province has of departments or communes
FEWEST_MEMBERS = 2
_OFFICE = r"(?:(?:Phó )?Giám đốc|Lãnh đạo|lãnh đạo|Thủ trưởng|(?:Phó )?Cục trưởng|Bộ trưởng) "
_BODIES = r"Sở|Bộ|Ban|Phòng|Tổng cục|Cục|Chi cục|Vụ|Trung tâm|Hội|Viện|Liên đoàn"
_SHARED = re.compile(
    rf"(?P<office>(?:{_OFFICE})?)(?P<several>(?:[Cc]ác )?)(?P<body>{_BODIES}|(?<=ác )(?i:{_BODIES}))"
    r"(?:,? (?:ban|ngành|đơn vị|cơ quan)(?!\w))*(?P<sign>\s?:\s?|\s)"
)
_PLACES = re.compile(
    rf"(?P<office>(?:(?:Phó )?Chủ tịch |Bí thư |Trưởng )?(?:UBND|Ủy ban nhân dân|HĐND|Công an|Đảng ủy)) các"
    rf" (?P<level>{UNIT})\s?:\s?"
)
_PLACE = rf"[{UPPER}\d][\w.]*(?: [{UPPER}\d][\w.]*)*"
# "các xã: An Hòa, An Phú và phường An Bình": a place of another level says its own.
_PLACE_TOO = rf"(?:{UNIT} )?{_PLACE}"
_PLACE_LIST = re.compile(rf"{_PLACE}(?:[,;] {_PLACE_TOO})*(?:(?: và |, và |[,;] ){_PLACE_TOO})(?!\w)")
_PLACE_ALONE = re.compile(rf"(?:(?P<level>{UNIT}) )?(?P<place>{_PLACE})")
_OF_A_LEVEL = re.compile(rf" (?:{UNIT}|nhân dân|các)(?!\w)")
_JOINT = re.compile(r"[,;]\s+(?:và\s+)?|\s+và\s+")


def shared_names(text: str, at: int, limit: int) -> list[tuple[str, int, int]]:
    """Returns the agencies of a list that begins at an offset with the word they share, each with its span.

    That of the first begins at the offset, those of the others with their own words. Empty where no such list stands
    there.
    """
    places, shared = _PLACES.match(text, at, limit), _SHARED.match(text, at, limit)
    found = list(_places(text, places, limit)) if places else list(_members(text, shared, limit)) if shared else []
    if len(found) < FEWEST_MEMBERS:
        return []
    (name, _, end), *others = found
    return [(name, at, end), *others]


def _places(text: str, head: re.Match[str], limit: int) -> Iterator[tuple[str, int, int]]:
    listed = _PLACE_LIST.match(text, head.end(), limit)
    if listed and not HEAD.match(text, head.end(), limit):
        for place in _PLACE_ALONE.finditer(text, *listed.span()):
            level = place["level"] or head["level"]
            yield f"{head['office']} {level} {place['place']}", *place.span()


def _members(text: str, head: re.Match[str], limit: int) -> Iterator[tuple[str, int, int]]:
    """Yields the members of a list of bodies, as far as the register knows each by the word that they share."""
    body = head["body"][0].upper() + head["body"][1:]
    at = head.end()
    for _ in range(MOST_MEMBERS):
        known = registered(f"{body} {text[at : min(limit, at + LONGEST_MEMBER)]}") - len(body) - 1
        # "Bộ Tư pháp, Công an tỉnh": the police of a province, and no ministry.
        other = HEAD.match(text, at, limit) and _OF_A_LEVEL.match(text, at + known, limit)
        if known <= 0 or not text[at].isupper() or other:
            return
        yield f"{head['office']}{body} {text[at : at + known]}", at, at + known
        joint = _JOINT.match(text, at + known, limit)
        if joint is None:
            return
        at = joint.end()
