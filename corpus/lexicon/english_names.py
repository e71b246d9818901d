"""English names of agencies that the register lacks, made by a rule: a head, its fields, a place.

"Sở Dân tộc và Tôn giáo" is a head ("Department of {}") and two fields; fields are read off the registered names
("Sở Y tế", "Department of Health") and the glossary's terms. A name that is not told to its last word has none.
"""

import functools
import re

from corpus.lexicon.english_bodies import body_in_english, noun_in_english
from corpus.lexicon.english_heads import ALONE, FIELDS, HEADS, LEVELS, PLURAL_LEVELS, POSTS
from corpus.lexicon.glossary import Lexicon, english_name, lexicon
from corpus.lexicon.levels import UNIT
from corpus.lexicon.plurals import listed
from corpus.text.accents import UPPER, fold
from corpus.text.tones import new_tones

_TITLED = {"Chánh": "Chief", "Trưởng": "Head", "Phó": "Deputy Head"}
_OF_REGISTER = re.compile(r"(?:Ministry|Department|Division|Board|Office) of (?P<field>.+)")
_HEAD_OF_REGISTER = re.compile(r"(?:Bộ|Sở|Phòng|Ban|Cục|Vụ) (?P<field>.+)")
_LEVEL = rf"(?:{UNIT})"
_SEVERAL = re.compile(
    rf"\s+((?:các\s+{_LEVEL}|{_LEVEL}\s*(?:,|và)\s*{_LEVEL})(?:\s*(?:,|và)\s*{_LEVEL})*)"
    r"(?P<central>\s+trực\s+thuộc\s+[Tt]rung\s+ương)?$"
)
_NAMES = rf"[{UPPER}]\w*(?:\s+[{UPPER}]\w*)*"
_PLACES = re.compile(
    rf"\s+(?:các\s+)?(?P<places>{_LEVEL}\s+{_NAMES}(?:\s*(?:,|và)\s*(?:các\s+)?(?:{_LEVEL}\s+)?{_NAMES})+)$"
)
_ONE_PLACE = re.compile(rf"(?:(?P<level>{_LEVEL})\s+)?(?P<place>{_NAMES})")
_BRANCH = re.compile(
    rf"(?P<body>.+?),?\s+(?:-\s+)?[Cc]hi nhánh\s+(?:[Kk]hu vực\s+(?P<region>\d+)"
    rf"|(?P<level>{_LEVEL})(?:\s+(?P<place>{_NAMES}))?)"
)
# "Các Sở: Công Thương, Tài chính, Y tế"
_GROUP = re.compile(r"(?P<title>Giám đốc\s+)?(?:[Cc]ác\s+)?(?P<head>Sở|Bộ|Phòng)\s*:\s*(?P<fields>.+)")
_LONGEST_TITLE = 6  # syllables
_IN_FULL = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc"}
_SHORT = re.compile(rf"(?<!\w)({'|'.join(_IN_FULL)})(?!\w)")
_PROPER_NAME = re.compile(rf"(?P<fields>.+?)\s+(?P<proper>[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{1,2}})$")
_OF_ONE = re.compile(r"\s+of\s+(?:an?\s+.*|division|board|committee|department)$")
# What the register says of one level or of the whole country, where a name says which.
_GENERAL = re.compile(rf"^(?:Provincial|District|City|Vietnam|Regional) (?=.* of .+ (?:{'|'.join(LEVELS.values())})$)")
_PLACED = re.compile(rf"\s+(?:của\s+|cấp\s+)?(?P<level>{UNIT})(?:\s+(?P<place>[{UPPER}]\w*(?:\s+[{UPPER}]\w*)*))?$")
_PROPER = re.compile(rf"\s+(?P<place>[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{1,2}})$")
_NOTE = re.compile(r"\s*\([^()]*\)")
_JOINTS = re.compile(r"(\s*,\s*|\s+và\s+|\s+[-–]\s+|\s+)")
_LONGEST_FIELD = 8  # syllables
_HEADED = sorted(HEADS, key=len, reverse=True)
_STANDING = sorted(ALONE, key=len, reverse=True)


def english_agency_name(name: str) -> str | None:
    """Returns the English name of an agency: the register's, else one made by the rule; None where neither knows it."""
    name = _SHORT.sub(lambda m: _IN_FULL[m[1]], name)
    known = _titles(lexicon()).get(_key(name)) or noun_in_english(name)
    return known or _named(name) or _branch(name) or _under(name) or _post(name) or body_in_english(name)


def _named(name: str) -> str | None:
    if group := _GROUP.fullmatch(name):
        fields = english_fields(group["fields"])
        heads = f"{HEADS[group['head']].split(' of ')[0]}s of {fields}".replace("Ministrys", "Ministries")
        return f"{'Directors of the ' * bool(group['title'])}{heads}" if fields else None
    several = _SEVERAL.search(name)
    if several:
        body = _alone(name[: several.start()]) or english_agency_name(name[: several.start()])
        levels = [PLURAL_LEVELS[level] for level in re.findall(UNIT, several[1])]
        where = f"{listed(levels)}{' under the central Government' if several['central'] else ''}"
        return f"{_many(body)} of {where}" if body else None
    registered = english_name(name)
    if registered:
        return _GENERAL.sub("", _NOTE.sub("", registered))
    if places := _PLACES.search(name):
        body = _alone(name[: places.start()]) or english_agency_name(name[: places.start()])
        return f"{_many(body)} of {listed(_placed(places['places']))}" if body else None
    placed = _PLACED.search(name)
    if placed and (body := english_agency_name(name[: placed.start()]) or _alone(name[: placed.start()])):
        level = LEVELS[placed["level"]]
        where = f"{placed['place']} {level}" if placed["place"] else f"the {level}"
        return _GENERAL.sub("", f"{body} of {where}")
    if not name[:1].isupper():
        return None
    return _of_another(name) or _with_fields(name) or _of_a_place(name) or _titled_head(name)


def _placed(places: str) -> list[str]:
    """Returns places by name, each with the level that is said of it or of one before it."""
    said, level = [], ""
    for found in _ONE_PLACE.finditer(places):
        level = LEVELS[found["level"]] if found["level"] else level
        said.append(f"{found['place']} {level}")
    return said


def _branch(name: str) -> str | None:
    """Returns a branch: "Ngân hàng Chính sách xã hội Chi nhánh tỉnh", "Ngân hàng Nhà nước chi nhánh Khu vực 13"."""
    found = _BRANCH.fullmatch(name)
    body = english_agency_name(found["body"]) if found else None
    if found is None or body is None:
        return None
    if found["region"]:
        return f"Region {found['region']} branch of the {body}"
    where = f"{found['place']} " if found["place"] else ""
    level = LEVELS[found["level"]] if found["level"] else ""
    level = level if where else {"province": "Provincial"}.get(level, level.capitalize())
    return f"{where}{level}".rstrip() + f" branch of the {body}"


def _under(name: str) -> str | None:
    """Returns an agency that is said to be part of another: "Phòng Quản lý nhà thuộc Sở Xây dựng"."""
    for joint in (" trực thuộc ", " thuộc ", " của "):
        part, said, whole = name.rpartition(joint)
        if said and part:
            body, of = english_agency_name(part), english_agency_name(whole)
            return f"{body} of the {of}" if body and of else None
    part, government, rest = name.rpartition(" Chính phủ")
    body = _named(part) if government and not rest else None
    return f"{body} of the Government" if body else None


def _post(name: str) -> str | None:
    """Returns a post of an agency in English: "Cục trưởng Cục Đường bộ Việt Nam", "Thủ trưởng các cơ quan, đơn vị"."""
    titles, words = _titles(lexicon()), name.split()
    for n in range(min(len(words) - 1, _LONGEST_TITLE), 0, -1):
        title, rest = titles.get(_key(" ".join(words[:n]))), " ".join(words[n:])
        body = (_named(f"{rest[:1].upper()}{rest[1:]}") or body_in_english(rest)) if title else None
        if title and body:
            one = _OF_ONE.sub("", title)
            many = rest.startswith(("các ", "những ")) or ", " in rest
            return f"{f'{one}s' if many else one} of {'' if many else 'the '}{_small(body, many)}"
    return None


def _small(body: str, many: bool) -> str:
    """Returns several bodies without a name with a small first letter."""
    return f"{body[:1].lower()}{body[1:]}" if many else body


def _many(body: str) -> str:
    """Returns a name in the plural: "Chairpersons of the People's Committees"."""
    return re.sub(r"\b(Chairperson|Committee|Council|Director|Head|Centre|Division|Department|Station)\b", r"\1s", body)


def _titled_head(name: str) -> str | None:
    """Returns who heads an agency: "Chánh Thanh tra huyện", "Trưởng phòng Tư pháp"."""
    title, _, rest = name.partition(" ")
    body = _named(rest[:1].upper() + rest[1:]) if title in _TITLED and rest else None
    return f"{_TITLED[title]} of the {body}" if body else None


def _alone(name: str) -> str | None:
    return next((ALONE[head] for head in _STANDING if fold(head) == fold(name)), None)


def _of_another(name: str) -> str | None:
    """Returns the office, inspectorate or police of another agency: "Thanh tra Sở Y tế"."""
    for head in ("Văn phòng", "Thanh tra", "Đảng ủy", "Công đoàn"):
        if name.startswith(f"{head} "):
            body = english_agency_name(name[len(head) + 1 :])
            title = {"Đảng ủy": "Party Committee", "Công đoàn": "Trade Union"}.get(head) or ALONE[head]
            return f"{title} of the {body}" if body else None
    return None


def _with_fields(name: str) -> str | None:
    for head in _HEADED:
        if name.startswith(f"{head} "):
            rest = name[len(head) + 1 :]
            if fields := english_fields(rest):
                return HEADS[head].format(fields)
            named = _PROPER_NAME.fullmatch(rest) if HEADS[head].startswith("{}") else None
            fields = english_fields(named["fields"]) if named else None
            return HEADS[head].format(f"{named['proper']} {fields}") if named and fields else None
    return None


def _of_a_place(name: str) -> str | None:
    """Returns what a head and a name of a place alone are: "Báo Lâm Trạch"."""
    proper = _PROPER.search(name)
    before = name[: proper.start()] if proper else ""
    body = _alone(before) or (english_name(before) if before else None)
    return f"{body} of {proper['place']}" if proper and body else None


def english_fields(text: str) -> str | None:
    """Returns fields of work in English: "Kinh tế và Hạ tầng"; None where a word of them is not known."""
    parts = _JOINTS.split(text)
    words, joints = parts[::2], parts[1::2]
    table = _fields(lexicon())
    said: list[str] = []
    at = 0
    while at < len(words):
        for n in range(min(_LONGEST_FIELD, len(words) - at), 0, -1):
            field = table.get(_key(" ".join(words[at : at + n])))
            if field:
                break
        else:
            return None
        said.append(f"{_joint(joints[at - 1]) if at else ''}{field}")
        at += n
    return "".join(said) or None


def _key(words: str) -> str:
    """Returns words as they are compared: with their marks, by which a chapter is no stable."""
    return new_tones(words.lower())


def _joint(written: str) -> str:
    if "," in written:
        return ", "
    return " and " if "và" in written or "-" in written or "–" in written else " "


@functools.lru_cache(maxsize=1)
def _titles(words: Lexicon) -> dict[str, str]:
    """Returns the English of posts by their Vietnamese in small letters."""
    titles = (e for e in words.entries if e.kind == "title" and e.en)
    return POSTS | {_key(e.vi): _NOTE.sub("", e.en[0]) for e in titles}


@functools.lru_cache(maxsize=1)
def _fields(words: Lexicon) -> dict[str, str]:
    """Returns English fields of work by Vietnamese ones: of the register, then of the glossary's nouns."""
    table = {_key(field): english for field, english in FIELDS.items()}
    for entry in words.entries:
        if not entry.en:
            continue
        first = _NOTE.sub("", entry.en[0])
        vietnamese, english = _HEAD_OF_REGISTER.fullmatch(entry.vi), _OF_REGISTER.fullmatch(first)
        if entry.kind == "agency" and vietnamese and english and "Committee" not in first:
            table.setdefault(_key(vietnamese["field"]), english["field"])
    for entry in words.entries:
        if entry.kind == "term" and entry.en:
            table.setdefault(_key(entry.vi), _titled(_NOTE.sub("", entry.en[0])))
    return table


def _titled(words: str) -> str:
    small = ("and", "of", "for", "the", "in", "to", "with")
    return " ".join(w if w in small else w[:1].upper() + w[1:] for w in words.split())
