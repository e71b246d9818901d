"""English names of agencies that the register lacks, made by a rule: a head, its fields, a place.

"Sở Dân tộc và Tôn giáo" is a head ("Department of {}") and two fields; fields are read off the registered names
("Sở Y tế", "Department of Health") and the glossary's terms. A name that is not told to its last word has none.
"""

import functools
import re

from corpus.lexicon.glossary import Lexicon, english_name, lexicon
from corpus.lexicon.levels import UNIT
from corpus.text.accents import UPPER, fold
from corpus.text.tones import new_tones

# What a head is with its fields, the longer name first; {} stands for the fields.
HEADS = {
    "Ban Chỉ đạo": "Steering Committee for {}",
    "Ban Quản lý dự án": "Project Management Board of {}",
    "Công ty Cổ phần": "{} Joint Stock Company",
    "Tổng công ty": "{} Corporation",
    "Tổng cục": "General Department of {}",
    "Chi cục": "Sub-department of {}",
    "Cục": "Department of {}",
    "Vụ": "Department of {}",
    "Sở": "Department of {}",
    "Bộ": "Ministry of {}",
    "Ban": "Board of {}",
    "Phòng": "Division of {}",
    "Trung tâm": "Centre of {}",
    "Bệnh viện": "{} Hospital",
    "Trường Cao đẳng": "College of {}",
    "Trường Đại học": "University of {}",
    "Trường": "School of {}",
    "Viện": "Institute of {}",
    "Trạm": "{} Station",
    "Hội": "Association of {}",
    "Liên hiệp Hội": "Union of Associations of {}",
    "Quỹ": "{} Fund",
    "Công ty": "{} Company",
    "Đội": "{} Team",
    "Tổ": "{} Group",
}
# Heads that need no field: "Công an huyện Phú Khê", "Báo Lâm Trạch"; before an agency the office is its own.
ALONE = {
    "Ủy ban nhân dân": "People's Committee",
    "Hội đồng nhân dân": "People's Council",
    "Công an": "Police",
    "Ban Chỉ đạo": "Steering Committee",
    "Thanh tra": "Inspectorate",
    "Văn phòng": "Office",
    "Trạm Y tế": "Health Station",
    "Trung tâm Y tế": "Health Centre",
    "Bệnh viện": "Hospital",
    "Báo": "Newspaper",
    "Đài Phát thanh và Truyền hình": "Radio and Television Station",
    "Đài Truyền thanh": "Broadcasting Station",
    "Phòng Y tế": "Health Division",
    "Điện lực": "Power Company",
    "Công ty Điện lực": "Power Company",
}
LEVELS = {
    "tỉnh": "province",
    "thành phố": "city",
    "quận": "district",
    "huyện": "district",
    "thị xã": "town",
    "thị trấn": "township",
    "xã": "commune",
    "phường": "ward",
    "đặc khu": "special zone",
}
_PLURAL = {
    "tỉnh": "provinces",
    "thành phố": "cities",
    "quận": "urban districts",
    "huyện": "districts",
    "thị xã": "towns",
    "thị trấn": "townships",
    "xã": "communes",
    "phường": "wards",
    "đặc khu": "special zones",
}
_TITLED = {"Chánh": "Chief", "Trưởng": "Head", "Phó": "Deputy Head"}
_OF_REGISTER = re.compile(r"(?:Ministry|Department|Division|Board|Office) of (?P<field>.+)")
_HEAD_OF_REGISTER = re.compile(r"(?:Bộ|Sở|Phòng|Ban|Cục|Vụ) (?P<field>.+)")
_LEVEL = rf"(?:{UNIT})"
_SEVERAL = re.compile(rf"\s+(?:các\s+{_LEVEL}|{_LEVEL}\s*(?:,|và)\s*{_LEVEL})(?:\s*(?:,|và)\s*{_LEVEL})*$")
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
    several = _SEVERAL.search(name)
    if several:
        body = _alone(name[: several.start()]) or english_agency_name(name[: several.start()])
        levels = [_PLURAL[level] for level in re.findall(UNIT, several[0])]
        return f"{_many(body)} of {_listed(levels)}" if body else None
    registered = english_name(name)
    if registered:
        return _GENERAL.sub("", _NOTE.sub("", registered))
    placed = _PLACED.search(name)
    if placed:
        body = english_agency_name(name[: placed.start()]) or _alone(name[: placed.start()])
        level = LEVELS[placed["level"]]
        where = f"{placed['place']} {level}" if placed["place"] else f"the {level}"
        return _GENERAL.sub("", f"{body} of {where}") if body else None
    if not name[:1].isupper():
        return None
    return _of_another(name) or _with_fields(name) or _of_a_place(name) or _titled_head(name)


def _many(body: str) -> str:
    """Returns a name in the plural: "Chairpersons of the People's Committees"."""
    return re.sub(r"\b(Chairperson|Committee|Council|Director|Head|Centre|Division|Department|Station)\b", r"\1s", body)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _titled_head(name: str) -> str | None:
    """Returns who heads an agency: "Chánh Thanh tra huyện", "Trưởng phòng Tư pháp"."""
    title, _, rest = name.partition(" ")
    body = english_agency_name(rest[:1].upper() + rest[1:]) if title in _TITLED and rest else None
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
            fields = english_fields(name[len(head) + 1 :])
            return HEADS[head].format(fields) if fields else None
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
def _fields(words: Lexicon) -> dict[str, str]:
    """Returns English fields of work by Vietnamese ones: of the register, then of the glossary's nouns."""
    table: dict[str, str] = {}
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
