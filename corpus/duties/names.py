"""Where a name in capitals ends: "Sở Nông nghiệp và Môi trường |kiểm tra", "Công an các xã, phường |lập".

A name goes on with capitals, with a level of government or a place, and with small words until a verb; after a place,
or where the register has the name whole, small words are no longer taken for part of it.
"""

import re

from corpus.duties.heads import HEAD, KIND
from corpus.duties.own_clauses import MODAL, WORD, own_clause_end
from corpus.duties.sorts import sort_end
from corpus.duties.tails import parent_begins, tail_end
from corpus.duties.verbs import LONG_VERBS, names_a_field, seems_verb, takes_an_object, verb_at
from corpus.duties.words import GOES_ON, after_a_comma, neighbours, registered
from corpus.lexicon.compounds import inside_a_word
from corpus.lexicon.levels import BODY_OF_A_PLACE, UNIT
from corpus.text.accents import UPPER

# Words that no name goes on with, whatever comes before them.
_NO_NAME = re.compile(
    r"(?:với|của|về|tại|trong|trên|dưới|bằng|vì|như|nhằm|ở|nhưng|mà|thì|là|này|đó|những|mỗi|đối|qua|bị|nào|tối"
    r"|ít|bao|khi"
    r"|vào|hoặc|hay|ngày|năm|tháng|hai|ba|bốn|một|toàn|thêm|tạm|sớm|rồi|lần|nhiều|luôn|cũng|đều|thường xuyên|cho"
    r"|vừa|hãy|nên)(?!\w)"
)
_PLACE_AT_END = re.compile(rf"(?:{UNIT}|vực|Xã|Tỉnh|\bủy|thôn|các cấp)$")
_PLACE = re.compile(rf"(?:{UNIT}|thành ủy|bản)(?!\w)")
_NUMBERED = re.compile(r"(?:vực|án|đạo|ngành|số|nhóm|khu|vùng|Vùng|quận|Quận|đội|hạng)$")
_NAMED_PLACES = re.compile(
    rf"(?:các|hai|ba|bốn) (?:{UNIT}|thôn)(?: [{UPPER}]\w*)+"
    rf"(?:(?:, | và )(?:(?:{UNIT}|thôn) )?[{UPPER}]\w*(?: [{UPPER}]\w*)*)*$"
)
_LEVEL = rf"{UNIT}|thôn"
# "các huyện, thị xã Long Khánh |, thành phố …": levels, some with the one place that is meant.
_LEVELS = re.compile(rf"(?:các|hai|ba|bốn) (?:{_LEVEL})(?:(?:, | và )(?:{_LEVEL})(?: [{UPPER}]\w*)*)+$")
# "UBND các xã, phường |và đặc khu|".
_UNITS_LISTED = re.compile(rf"(?:các|từng|mỗi|\d{{1,3}}) (?:{_LEVEL})(?:, (?:{_LEVEL}))*$")
_PLACE_NAMED = re.compile(rf"(?:{_LEVEL})(?= [{UPPER}])")
_LIST_OF_FIELDS = re.compile(rf"[{UPPER}]\w*(?: \w+){{0,3}} và [{UPPER}]")
# "Ban Quản lý Khu công nghệ cao |và các khu công nghiệp|".
_ZONES = re.compile(r"các (?:khu|cụm) (?:công nghiệp|kinh tế|chế xuất|công nghệ cao)(?!\w)")
# Two names joined by "và" that are one agency.
_TWO_IN_ONE = frozenset({"Báo"})
# Forces that are half of a body's name: "Chi cục Thủy sản |và Kiểm ngư|".
_FORCE = re.compile(r"(?:Kiểm (?:ngư|lâm)|Thú y)(?!\w)(?! (?:vùng|tỉnh|xã|phường)\b)")
_OF_A_FORCE = re.compile(rf"(?:Chi cục|Cục|Tổng cục) [{UPPER}]\w*(?: \w+){{0,3}}$")
_PRESS = re.compile(r"(?i:(?:đài )?phát thanh(?:, | và | [-–] )truyền hình)(?!\w)")
# "Tòa án nhân dân khu vực 2 |- An Sơn|".
_AREA_OF_PLACE = re.compile(rf"(?<=\d) [-–] (?:{UNIT} )?[{UPPER}]\w*(?: [{UPPER}]\w*)*")
# The office of several bodies is one: "Văn phòng Đoàn ĐBQH |và HĐND| tỉnh".
_BODY = r"(?:Đoàn (?:ĐBQH|[Đđ]ại biểu Quốc hội)|HĐND|Hội đồng nhân dân|UBND|Ủy ban nhân dân)(?!\w)"
_SHARED_OFFICE = re.compile(rf"(?:(?:Phó )?Chánh |Lãnh đạo )?Văn phòng {_BODY}(?:(?:, | và | & ){_BODY})*$")
_BODIES = re.compile(_BODY)
# Capitals that are a word by themselves, so that no second half follows.
_SINGLE = frozenset({"Thuế", "Hội", "Sở", "Bộ"})
# What bodies are for: in capitals after a head, these want an object ("Quỹ Bảo vệ |phát triển rừng").
_FOR_SOMETHING = re.compile(
    "quản lý|bảo vệ|phát triển|nghiên cứu|hỗ trợ|xúc tiến|kiểm soát|tư vấn|phục vụ|điều hành|ứng dụng|điều phối|dịch vụ"
    "|bảo tồn|khai thác|giải phóng|vận động|kiểm định|đăng ký"
)
# A place that is no name, and words that say which of its kind is meant.
_SORT_OF_PLACE = re.compile(rf"(?:các|những|từng|mỗi) (?:{UNIT}|thôn)$")
_WHICH_PLACE = re.compile(
    r"(?:ven|giáp|dọc|thượng|hạ|vùng|bị|ngập|trên|thuộc"
    r"|có(?! (?:trách nhiệm|nhiệm vụ|ý kiến|văn bản|kế hoạch|biện pháp)))"
    r"(?!\w)"
)
_BEFORE_HYPHEN = re.compile(rf"(?: [^\W\d_A-ZĐ]+){{1,3}}(?= [-–] [{UPPER}][^\W\d_]*(?! \d))")
_BEFORE_CAPITAL = re.compile(rf"(?: [^\W\d_A-ZĐ]+){{1,2}}(?= [{UPPER}][^\W\d_{UPPER}]+)")
_SMALL_WORD = re.compile(r"[^\W\d_]+")
# Fields of work in small letters behind a hyphen: "công chức tư pháp - |hộ tịch|".
_FIELD = re.compile(
    r"(?:hộ tịch|xã hội|trật tự|xây dựng|môi trường|thống kê|thông tin|kế hoạch|đô thị|nông nghiệp|kế toán|thể thao"
    r"|văn hóa|tài chính|lưu trữ|thương binh|hành chính|thủ quỹ)(?!\w)"
)
# Verbs that bodies are named after, where another verb follows: "Cơ quan Cảnh sát |điều tra| gửi mẫu".
_FIELDS = re.compile(
    r"(?:điều tra|vận chuyển|cấp cứu|chế biến|thi hành|bồi thường|cứu hộ|kiểm dịch|tuyển sinh|giám định"
    r"|kiểm định)(?!\w)"
)
# Levels and kinds that a hyphen joins: "các sở - |ngành|", "các quận - |huyện|".
_LEVEL_BEFORE = re.compile(rf"(?:{UNIT}|sở|Sở|ban)$")
_LEVEL_TOO = re.compile(rf"(?:{UNIT}|ban|ngành)(?: ?[-–] ?(?:{UNIT}|ngành))?(?!\w)")
_ENDS_IN_A_NUMBER = re.compile(r" (?:\d+|[IVX]+)$")
_INITIALS_AND = re.compile(r"(?<=[A-ZĐ]{2}) ?& ?[A-ZĐ]{2,}(?!\w)")
_NEXT = re.compile(r" ([^\W\d_]+)")
LONGEST_NAME = 300  # code points


def name_end(text: str, at: int, limit: int) -> int:
    """Returns where the name in capitals that starts at an offset with a head word ends."""
    limit = min(limit, at + LONGEST_NAME)
    head = HEAD.match(text, at, limit)
    end = max(head.end() if head else at, at + registered(text[at:limit]))
    while (further := _after(text, at, end, limit)) is not None:
        end = further
    if not parent_begins(text, end, limit):
        end = tail_end(text, at, end, limit) or end
    parent = parent_begins(text, end, limit)
    return name_end(text, parent, limit) if parent else end


def _after(text: str, at: int, end: int, limit: int) -> int | None:
    """Returns where a name ends with its next word taken in, None where the word does not belong to it."""
    if end >= limit or text[end] not in " ,&":
        return None
    initials = _INITIALS_AND.match(text, end, limit)
    if initials or text[end] == "&":
        return initials.end() if initials else None
    if text[end] == ",":
        return after_comma(text, at, end, limit)
    area = _AREA_OF_PLACE.match(text, end, limit) if "khu vực" in text[at:end] else None
    if area:
        return area.end()
    word = WORD.match(text, end + 1, limit)
    if word is None:
        shared = text.startswith(" & ", end, limit) and _SHARED_OFFICE.match(text, at, end)
        return _after_and(text, at, end, limit) if shared else after_hyphen(text, end, limit)
    if word.group() == "và":
        return _after_and(text, at, end, limit)
    if word.group()[0].isupper() or inside_a_word(text, end):
        return word.end()
    further = (
        goes_on(text, end + 1, limit)
        or _which_places(text, at, end, limit)
        or _up_to_hyphen(text, end, limit)
        or _up_to_capital(text, end, limit)
        or (names_a_field(text, end + 1, limit) if _FIELDS.match(text, end + 1, limit) else None)
    )
    if further:
        return further
    if word.group().isdigit():
        numbered = _NUMBERED.search(text[at:end]) or (
            len(word.group()) < 4
            and (_is_over(text, word.end(), limit) or HEAD.match(text, word.end() + 1, limit) is not None)
        )
        return word.end() if numbered else None
    if word.group() == "nơi" and not _ENDS_IN_A_NUMBER.search(text[at:end]):
        return own_clause_end(text, word.start(), word.end(), limit)
    placed = _PLACE_AT_END.search(text[at:end]) and word.group() not in ("hội", "đoàn", "ủy")
    if placed or _ENDS_IN_A_NUMBER.search(text[at:end]):
        return None
    return _after_small_word(text, at, end, limit)


def _up_to_hyphen(text: str, end: int, limit: int) -> int | None:
    """Returns the end of small words that a hyphen joins to more of a name: "Khoa Hồi sức |tích cực| - Chống độc"."""
    found = _BEFORE_HYPHEN.match(text, end, limit)
    return found.end() if found and not HEAD.match(text, found.end() + 3, limit) else None


def _up_to_capital(text: str, end: int, limit: int) -> int | None:
    """Returns the end of small words before a capital that goes on a name: "Trường Trung cấp |nghề| Dân tộc"."""
    found = _BEFORE_CAPITAL.match(text, end, limit)
    if found is None or any(verb_at(text, m.start(), limit) for m in _SMALL_WORD.finditer(text, end, found.end())):
        return None
    begins = found.end() + 1
    other = HEAD.match(text, begins, limit) or KIND.match(text, begins, limit) or registered(text[begins:limit])
    return None if other or _NO_NAME.match(text, end + 1, limit) or MODAL.match(text, end + 1, limit) else found.end()


def _is_over(text: str, end: int, limit: int) -> bool:
    """Returns whether what a number belongs to ends behind it: at a sign, or at a verb."""
    return end >= limit or text[end] in ",.;:" or verb_at(text, end + 1, limit) is not None


def _which_places(text: str, at: int, end: int, limit: int) -> int | None:
    """Returns the end of the words that say which places are meant: "UBND các xã |ven sông| nhận"."""
    if not _SORT_OF_PLACE.search(text[at:end]):
        return None
    which = _WHICH_PLACE.match(text, end + 1, limit)
    return own_clause_end(text, end, which.end(), limit) if which else None


def goes_on(text: str, begin: int, limit: int) -> int | None:
    """Returns the end of the words of a level, a place or a sort that stand at an offset, None where none do."""
    more = GOES_ON.match(text, begin, limit)
    if more is None:
        return None
    return more.end() - 1 if text[more.end() - 1].isspace() else more.end()


def _after_small_word(text: str, at: int, end: int, limit: int) -> int | None:
    """Returns where a name ends that goes on with a word in small letters, None where the word is what it does."""
    word = _NEXT.match(text, end, limit)
    if word is None:
        return None
    sort = sort_end(text, end, limit)
    sorted_end = own_clause_end(text, end, sort, limit, whole=True) if sort else None
    if sorted_end:
        return sorted_end
    previous, small = text[at:end].rsplit(" ", 1)[-1].lower(), word.group(1)
    follower = _NEXT.match(text, word.end(), limit)
    paired = (previous, small) in neighbours() or f"{previous} {small}" in LONG_VERBS
    joined = follower is not None and (small, follower.group(1)) in neighbours()
    whole = end - at == registered(text[at:limit])
    half = _is_half_said(text[at:end]) or _wants_object(text[at:end])
    verb = verb_at(text, word.start(1), limit)
    half = half and not takes_an_object(text, word.start(1), limit)
    if verb and not (half and not MODAL.match(verb) and (" " not in verb or _wants_object(text[at:end]))):
        return word.end() if paired and (joined or " " not in verb) and not whole else None
    if paired or not joined:
        unlike = not half and (whole or seems_verb(text, word.start(1), limit))
        return None if not paired and (unlike or _NO_NAME.match(small)) else word.end()
    # What the register has whole does not go on: "báo cáo Sở Công Thương |kết quả|".
    return follower.end() if follower and not whole else None


def _is_half_said(name: str) -> bool:
    """Returns whether a name is a head and one capital, which mostly wants a second syllable: "Trạm Khuyến|nông"."""
    head = HEAD.match(name)
    rest = name[head.end() :].strip() if head else ""
    return bool(rest) and " " not in rest and rest[0].isupper() and rest not in _SINGLE


def _wants_object(name: str) -> bool:
    """Returns whether a name is a head and a verb in capitals, so that what follows is its object: "Quỹ Bảo vệ |…"."""
    head = HEAD.match(name)
    rest = name[head.end() :].strip().lower() if head else ""
    return bool(_FOR_SOMETHING.fullmatch(rest))


def after_comma(text: str, at: int, comma: int, limit: int) -> int | None:
    """Returns where a name ends that goes on after a comma: "Sở Văn hóa, Thể thao …", "… các xã, phường"."""
    begin = comma + 2
    word = WORD.match(text, begin, limit)
    if word is None:
        return None
    body = _BODIES.match(text, begin, limit)
    if body and _SHARED_OFFICE.match(text, at, comma):
        return body.end()
    inner, headed = text[at:comma], HEAD.match(text, begin, limit)
    named = _PLACE_NAMED.match(text, begin, limit)
    if named and (_LEVELS.search(inner) or _NAMED_PLACES.search(inner)):
        return named.end()
    level = _PLACE.match(text, begin, limit)
    if level and _PLACE_AT_END.search(inner):
        return level.end()
    previous = inner.rsplit(" ", 1)[-1].lower()
    place = _NAMED_PLACES.search(inner) and word.group()[0].isupper()
    if not headed and (place or (previous, word.group().lower()) in after_a_comma()):
        return word.end()
    fields = _LIST_OF_FIELDS.match(text, begin, limit)
    return word.end() if fields and not headed and not KIND.match(text, begin, limit) else None


def after_hyphen(text: str, end: int, limit: int) -> int | None:
    """Returns where a name ends that goes on after a hyphen: "Phòng Tài chính - Kế hoạch"."""
    if text[end + 1 : end + 3] not in ("- ", "– "):
        return None
    word = WORD.match(text, end + 3, limit)
    field = _FIELD.match(text, end + 3, limit)
    if field:
        return field.end()
    level = _LEVEL_TOO.match(text, end + 3, limit)
    if level and _LEVEL_BEFORE.search(text[:end][-20:]):
        return level.end()
    if word is None or HEAD.match(text, end + 3, limit) or not text[end - 1].isalpha():
        return None
    return word.end() if word.group()[0].isupper() else None


def _after_and(text: str, at: int, end: int, limit: int) -> int | None:
    """Returns where a name ends that goes on after "và": "Sở Nông nghiệp và Môi trường"."""
    begin = end + (len(" và ") if text[end + 1] == "v" else len(" & "))
    word = WORD.match(text, begin, limit)
    if word is None:
        return None
    inner = text[at:end]
    press = _PRESS.match(text, begin, limit) if inner in _TWO_IN_ONE else None
    if press:
        return press.end()
    force = _FORCE.match(text, begin, limit) if _OF_A_FORCE.match(inner) else None
    if force:
        return force.end()
    body = _BODIES.match(text, begin, limit)
    if body and _SHARED_OFFICE.match(text, at, end):
        return body.end()
    zones = _ZONES.match(text, begin, limit)
    if zones and "Quản lý" in inner:
        return zones.end()
    unit = _PLACE.match(text, begin, limit)
    if unit and _UNITS_LISTED.search(inner) and not _PLACE_NAMED.match(text, begin, limit):
        return unit.end()
    named = _PLACE_NAMED.match(text, begin, limit)
    listed = _LEVELS.search(inner) or _NAMED_PLACES.search(inner)
    if named and (listed or re.search(rf"(?:các|hai|ba|bốn) (?:{_LEVEL})$", inner)):
        return named.end()
    if named and BODY_OF_A_PLACE.fullmatch(inner):
        return named.end()
    if word.group()[0].isupper():
        starts = HEAD.match(text, begin, limit) or KIND.match(text, begin, limit)
        return word.end() if inner in _TWO_IN_ONE or not starts else None
    previous = inner.rsplit(" ", 1)[-1].lower()
    return word.end() if {(previous, "và"), ("và", word.group())} <= neighbours() else None
