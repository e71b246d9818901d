"""Words behind a name that tell which body is meant: its place, its matter, more of its fields, its parent.

"Thương vụ Việt Nam |ở nước ngoài|", "Ban Chỉ đạo |rà soát hộ nghèo xã|", "Trung tâm Thông tin|, dữ liệu tỉnh|". A tail
is taken only where a verb, or the end of what is said, follows it: else the words are what the agency does.
"""

import re

from corpus.duties.heads import HEAD, KINDS
from corpus.duties.verbs import LONG_VERBS, verb_at
from corpus.duties.words import field_pairs
from corpus.lexicon.levels import UNIT
from corpus.text.accents import UPPER

_LEVEL = (
    rf"(?:{UNIT}|quốc gia|Quốc gia|[Tt]rung ương|thôn|bản|ấp|khu phố|cấp (?:tỉnh|huyện|xã))(?!\w)(?: \d{{1,2}}(?!\d))?"
)
_SMALL = "[a-zà-ỹđ]+"
_PLACE = re.compile(rf" (?:tại|ở) (?:nước ngoài|(?:{UNIT} )?[{UPPER}]\w*(?: [{UPPER}]\w*)*)")
_OF_PARENT = re.compile(rf" (?:trực )?thuộc (?={HEAD.pattern})")
# Bodies that are named after what they are for.
_FOR_A_MATTER = re.compile(
    r"(?:Ban (?:Chỉ đạo|Chỉ huy|Vận động|Tổ chức|Điều hành)|Tiểu ban|Tổ công tác|(?:Tổ|Đội|Nhóm)(?: [a-zà-ỹđ]+){1,2})$"
)
# What they are for, up to their level; no object, circumstance or order begins in it.
_NO_MATTER = (
    "các|những|mọi|toàn|từng|mỗi|việc|tại|trên|trong|theo|cho|với|để|khi|có|phải|không|chủ trì|họp|báo cáo|trình"
    "|quyết định|yêu cầu|giao|do|là|gồm|tham mưu|tiếp tục|ban hành|phối hợp|đề nghị"
)
_MATTER = re.compile(
    rf"(?: (?!(?:{_NO_MATTER}|{_LEVEL})(?!\w))(?:{_SMALL},?|Đề án \d+|[{UPPER}]{{2,}}(?:-\d+)?)){{2,9}}"
    rf" {_LEVEL}(?: [{UPPER}]\w*)*"
)
_FOR_A_MATTER_ABOUT = re.compile(
    r"(?:(?:Ban Chỉ đạo|Tổ công tác|Ủy ban|Văn phòng|Hội đồng)(?: \d+)?(?: (?:[Qq]uốc gia|[Tt]rung ương|[Ll]iên ngành"
    rf"|{UNIT}(?: [{UPPER}]\w*)*|cấp \w+))?(?<!Ủy ban)(?<!Văn phòng)(?<!Hội đồng)"
    r"|[Cc]ơ quan (?:quản lý nhà nước|quản lý|chuyên môn|nhà nước có thẩm quyền))$"
)
_ABOUT = re.compile(rf" về (?={_SMALL})")
_AGAINST = re.compile(rf"(?:phòng,? )?chống {_SMALL}(?: {_SMALL})?")
_ABOUT_BEGUN = re.compile(rf" về(?: {_SMALL})*$")
_WORD = re.compile(r"(?:,? )?[^\W_]+")
_LONGEST_MATTER = 14  # words
_FIELDED = re.compile(r"(?:Phòng|Trung tâm|Chi cục|Cục|Vụ|Viện)(?!\w)")
_FIELD = re.compile(rf"(?:,| và)(?! (?:{KINDS})(?!\w)) ({_SMALL}) ({_SMALL})")
_MORE_FIELD = re.compile(rf"(?:,| và|)(?! (?:{KINDS})(?!\w)) ({_SMALL}) ({_SMALL})")
_LEVEL_SAID = re.compile(rf" {_LEVEL}(?: [{UPPER}]\w*)*")
_PEOPLE = re.compile(r"(?:người|hộ|bà|trẻ|học|nhân|đoàn|hội|cha|phụ|gia|nông|ngư|tiểu|du|khách|chủ|cán|công|cư|thí)$")
# Bodies that are named after what they do to something: "Cục Quản lý |nhà|".
_DEED = re.compile(
    rf"(?:Phòng|Trung tâm|Chi cục|Cục|Vụ|Viện|Ban|Hội|Quỹ) (?P<deed>[{UPPER}]{_SMALL} {_SMALL})(?P<whom>(?: {_SMALL})*)"
)
_NO_OBJECT = re.compile(rf" (?:{KINDS}|{_NO_MATTER})(?!\w)")
_NAMED_PLACE = re.compile(rf"(?: [{UPPER}]\w*)+")
_SMALL_SAID = re.compile(rf" (?!(?:{_NO_MATTER}|ở|của)(?!\w)){_SMALL}(?!\w)")
_LONGEST_OBJECT = 7  # words
_OVER = re.compile(r"\s*(?:[.;:|]|$)")
_BINDS = re.compile(r" (?:do|gồm|phải|có trách nhiệm|chịu|sẽ|không|là)(?!\w)")


def tail_end(text: str, at: int, end: int, limit: int) -> int | None:
    """Returns where the words end that tell which body the name text[at:end] is, None where none follow it."""
    name = text[at:end]
    tails = (_place(text, end, limit), _matter(text, name, end, limit), _about(text, name, end, limit))
    fields = (_fields(text, name, end, limit), _object(text, name, end, limit))
    return next((t for t in (*tails, *fields) if t), None)


def parent_begins(text: str, end: int, limit: int) -> int | None:
    """Returns where the name of a parent begins that "thuộc" joins to a body, None where something else follows."""
    found = _OF_PARENT.match(text, end, limit)
    return found.end() if found else None


def _acts(text: str, end: int, limit: int) -> bool:
    """Returns whether what a body does, or is bound to, stands at an offset."""
    return bool(_BINDS.match(text, end, limit)) or verb_at(text, end + 1, limit) is not None


def _place(text: str, end: int, limit: int) -> int | None:
    found = _PLACE.match(text, end, limit)
    return found.end() if found and _acts(text, found.end(), limit) else None


def _matter(text: str, name: str, end: int, limit: int) -> int | None:
    found = _MATTER.match(text, end, limit) if _FOR_A_MATTER.search(name) else None
    return found.end() if found and _acts(text, found.end(), limit) else None


def _about(text: str, name: str, end: int, limit: int) -> int | None:
    """Returns where "về" and what a body is for end: before the verb behind it, itself often a verb and its object."""
    begun = _ABOUT_BEGUN.search(name)
    whole = name[: begun.start()] if begun else name
    found = _ABOUT.match(text, end - len(name) + len(whole), limit) if _FOR_A_MATTER_ABOUT.search(whole) else None
    if found is None:
        return None
    start = found.end()
    against = _AGAINST.match(text, start, limit)
    first = against.group() if against else verb_at(text, start, limit) or ""
    at = start + len(first)
    for count in range(_LONGEST_MATTER):
        said = at > start and (count or " " in first) and not text.endswith((" và", ","), start, at)
        level = _LEVEL_SAID.match(text, at, limit)
        if said and not level and (_OVER.match(text, at, limit) or _acts(text, at, limit)):
            return at
        if text.startswith(" và ", at) and HEAD.match(text, at + len(" và "), limit):
            return at if said else None
        word = level or _WORD.match(text, at, limit)
        if word is None:
            return None
        at = word.end()
    return None


def _fields(text: str, name: str, end: int, limit: int) -> int | None:
    """Returns where fields in small letters end that a comma or "và" joins to a name."""
    at = end
    while _FIELDED.match(name) and (field := (_FIELD if at == end else _MORE_FIELD).match(text, at, limit)):
        known = (field[1], field[2]) in field_pairs()
        if not known and (
            _PEOPLE.match(field[1]) or verb_at(text, field.start(1), limit) or not _acts(text, field.end(), limit)
        ):
            break
        at = field.end()
    level = _LEVEL_SAID.match(text, at, limit) if at > end else None
    at = level.end() if level else at
    return at if at > end and (_acts(text, at, limit) or _OVER.match(text, at, limit)) else None


def _object(text: str, name: str, end: int, limit: int) -> int | None:
    """Returns where what a body works on ends: "Cục Quản lý nhà |và thị trường bất động sản|", None for no more of it.

    A first object goes to a level of government, a second behind "và" also to what the body does, its parent or a stop.
    """
    deed = _DEED.fullmatch(name)
    second = deed is not None and bool(deed["whom"])
    if deed is None or deed["deed"].lower() not in LONG_VERBS or (second and not text.startswith(" và ", end, limit)):
        return None
    at = end + len(" và") if second else end
    if _NO_OBJECT.match(text, at, limit) or verb_at(text, at + 1, limit):
        return None
    # People act with a body, unless it is there for people: "Hội Bảo trợ người khuyết tật |và trẻ mồ côi|".
    if _PEOPLE.match(text[at + 1 :].partition(" ")[0]) and not _PEOPLE.match(deed["whom"].strip().partition(" ")[0]):
        return None
    for count in range(_LONGEST_OBJECT):
        if count and (level := _LEVEL_SAID.match(text, at, limit)):
            return level.end()
        place = _NAMED_PLACE.match(text, at, limit)
        over = place.end() if place and not HEAD.match(text, at + 1, limit) else at
        ends = _OVER.match(text, over, limit) or _acts(text, over, limit) or _OF_PARENT.match(text, at, limit)
        if count and second and ends:
            return over
        word = _SMALL_SAID.match(text, at, limit)
        if word is None:
            return None
        at = word.end()
    return None
