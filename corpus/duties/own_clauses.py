"""Where a clause ends that tells which agency is meant: "đơn vị |vận hành hệ thống thông tin| lập hồ sơ"."""

import re

from corpus.duties.verbs import verb_at
from corpus.duties.words import BINDS, GOES_ON, MODIFIES

# Verbs that are no half of a name: "Trạm Y tế |có …".
MODAL = re.compile(
    r"(?:phải|được|có|không|chịu|đã|sẽ|là|tiếp tục|chủ trì|phối hợp|họp|gồm|cần|bị|nào|trình|gửi|lập|đề|cho|với"
    r"|tại|ở|và|do)(?!\w)"
)
# "GD&ĐT", "LĐ-TB&XH": initials that signs join.
WORD = re.compile(r"[^\W_]+(?:(?:[&./]|(?<=[A-ZĐ])-(?=[A-ZĐ]{2}))[^\W_]+)*(?:(?<=[A-Z])-\d{1,3}(?!\d))?")
_WHOLE = re.compile(
    r"(?:được(?: \w+){1,2}|soạn thảo|tố tụng|xuất khẩu|nhập khẩu|tham gia|tiếp nhận|thu mua|phụ trách|chủ quản|cấp trên"
    r"|cử đi|phái cử|thi công|vận tải|cho thuê|bảo dưỡng|ngập|bị)$"
)
LONGEST_KIND = 10  # words of a phrase of a kind, its head not counted


def own_clause_end(text: str, begin: int, after: int, limit: int, whole: bool = False) -> int | None:
    """Returns where a clause that tells which agency is meant ends, None where it is what the agency does.

    It tells which where another verb follows before any stop: "đơn vị vận hành hệ thống | lập hồ sơ". whole: whether
    the words up to `after` want no object.
    """
    place, at_once = after, None
    for count in range(LONGEST_KIND):
        word = WORD.match(text, place + 1 if text[place : place + 1] == " " else place, limit)
        if word is None or word.group() in ("thì", "được", "bị", "nào"):
            return at_once
        if BINDS.match(text, word.start(), limit):
            return word.start() - 1
        service = text.endswith(" dịch vụ ", begin, word.start()) and not MODAL.match(text, word.start(), limit)
        named = service or GOES_ON.match(text, word.start(), limit)
        verb = None if named else verb_at(text, word.start(), limit)
        if verb and (whole or count > 0 or _WHOLE.search(text[begin:after])):
            return word.start() - 1
        if verb and " " in verb:
            at_once = after  # "đơn vị thi công |phân loại| hồ sơ": nothing but this verb can be what it does
            if " " in text[begin:after].strip() and not MODIFIES.match(verb):
                return at_once
        place = word.end()
    return at_once
