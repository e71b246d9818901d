"""Where a phrase of a kind ends: "các cơ quan, đơn vị |lập", "Đơn vị vận hành hệ thống thông tin |báo cáo"."""

import re

from corpus.duties.heads import HEAD, KINDS
from corpus.duties.names import after_comma, after_hyphen, goes_on, name_end
from corpus.duties.own_clauses import LONGEST_KIND, MODAL, WORD, own_clause_end
from corpus.duties.sorts import sort_end
from corpus.duties.tails import parent_begins, tail_end
from corpus.duties.verbs import NO_PREDICATE, names_a_field, seems_verb, verb_at
from corpus.duties.words import BINDS, MODIFIES, neighbours
from corpus.text.accents import UPPER

_MORE_KINDS = (
    "tiểu học|trung học cơ sở|trung học phổ thông|trung học|cao đẳng|ngoài công lập|tư thục|dân lập|thành ủy"
    "|chữa bệnh|đoàn viên|nhà nghỉ|cá nhân"
    "|nhà trọ|quầy thuốc|nhà ga|bến bãi|chợ đầu mối|quán cà phê"
)
_KIND_TOO = re.compile(rf"(?:{KINDS}|{_MORE_KINDS})(?!\w)")
_JOINT = re.compile(r"(?:, | và | hoặc )")
# One agency each, so that what follows a comma is another.
_ONE = re.compile(
    r"(?:[Cc]ác )?(?:quận ủy|huyện ủy|thị ủy|thành ủy|đảng ủy|đảng đoàn|ban cán sự đảng)"
    r"|(?:các )?ngành (?:\w+ )?\w+"
    r"|(?:trạm y tế|công an|nhà trường|giám đốc|hiệu trưởng|bộ đội)"
)
# Heads that are nobody without a word more: "Tổ |kiểm tra|", "Ban |biên soạn|".
_BARE = re.compile(r"(?:(?:[Cc]ác|[Mm]ỗi) )?(?:Tổ|Đội|Đoàn|Ban|Phòng|Bộ phận|Hội đồng|bộ phận|tổ|đội|phòng|hội đồng)$")
_TELLS_WHICH = re.compile(
    r"(?:có (?!trách nhiệm|ý kiến|văn bản|mặt|thể\b|quyền|kế hoạch|biện pháp|hình thức|giải pháp"
    r"|nhiệm vụ (?!quá))|nơi |tại |ở |trên tuyến )"
)
_SAID_ALREADY = ("này", "đó", "khác", "lại", "tỉnh", "huyện", "trường", "xã")
_STOP = re.compile(
    r"[^\w\s-]|\s(?:bị|được|phải|thì|mà|nào|với|về|tại|trong|đối với|như|nhằm|trên|vào|ở|qua|bằng|của|để|các|mỗi"
    r"|những|bao"
    r"|tối thiểu|ít nhất|dưới|xảy ra|chậm|thiếu|gặp|vi phạm|nên|luôn|cũng|đều|vừa|hãy)(?!\w)"
)
# Words that close a phrase of a kind, whatever follows: "các cơ quan chức năng |xử lý nghiêm".
_CLOSED = ("chức năng", "liên quan", "hữu quan")
_TAIL = re.compile(
    rf"\s+(?:nói trên|nêu trên|có tên|(?:có )?liên quan|của (?:Bộ|Sở|[Tt]ỉnh|[Nn]gành|[Tt]hành phố)(?! [{UPPER}])"
    rf"|trực thuộc (?:Thành ủy|Tỉnh ủy|Huyện ủy|Sở|Bộ|Chính phủ))(?!\w)"
)
# Whose work a verb may name: "công chức |thống kê| nhập …".
_WORKS_AT = re.compile(
    r"(?:[Cc]ông chức|[Cc]án bộ|[Nn]hân viên|[Bb]ộ phận|[Cc]huyên viên|[Vv]iên chức|[Đđ]ội|[Tt]ổ|[Bb]an|[Pp]hòng"
    r"|[Đđ]ơn vị|[Cc]ơ quan"
    r"|[Dd]oanh nghiệp|[Cc]ơ sở)(?: (?:bị|được))?$"
)
# A subject reaches to what binds it: "Cơ quan |được lấy ý kiến về dự thảo| phải trả lời".
_TO_BE_BOUND = re.compile(
    r"(?P<which>[^.;:()\n]{3,110}?)\s(?:phải|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|có nghĩa vụ|có quyền)(?!\w)"
)
# What stands in no subject: words that begin a condition or another clause.
_NO_SUBJECT = re.compile(
    r"(?:^|\s)(?:thì|nếu|khi|để|mà|vì|do|nhưng|đồng thời|trong thời hạn|trước|sau|không|phải|nào|tự|sai)(?!\w)"
    r"|^ (?:và|hoặc|liên quan)\s|(?:,|\s(?:và|hoặc))\s*$|,(?: \w+){5}"
)
_BEGINS = re.compile(r"(?:^|[.;:\n]|\n[-+*•]|\d\.|[a-zđ]\)|, )\s*(?:[-+*•]\s+)?$")
_SECOND = re.compile(r" [^\W\d_]+")
# What no phrase ends with: words that join it to more.
_LOOSE_END = re.compile(
    r"(?:,? (?:mà|việc|có(?: nhiều)?|đang|đã|sẽ|của|và|hoặc|nơi|khi|để|ở|tại|về|trong|cho|với|do|vì|nhằm))+\s*$"
)
# What the verb is that "việc" is the object of: "|kiểm tra| việc".
_SAID_LAST = re.compile(r" [^\W\d_]+ [^\W\d_]+$")
LONGEST_BOUND = 18  # words of a subject up to what binds it


def kind_end(text: str, at: int, head_end: int, limit: int) -> int:
    """Returns where a phrase of a kind ends: at a verb, or at what cannot stand in it."""
    end = head_end
    while text.count(" ", head_end, end) < LONGEST_KIND:
        further = _after(text, at, end, limit, head_end)
        if further is None:
            break
        end = further
    end = _without_loose_end(text, head_end, end)
    bound = _bound_end(text, at, end, limit)
    if bound:
        return bound
    matter = tail_end(text, at, end, limit) if text[at].isupper() or text.startswith("cơ quan", at) else None
    if matter:
        return matter
    tail = _TAIL.match(text, end, limit)
    return tail.end() if tail else end


def _without_loose_end(text: str, head_end: int, end: int) -> int:
    """Returns where a phrase ends without the words at its end that want another behind them: "các đơn vị| đang".

    A verb whose object is "việc" goes with them.
    """
    loose = _LOOSE_END.search(text, head_end, end)
    if loose is None:
        return end
    does = _SAID_LAST.search(text, head_end, loose.start()) if text.startswith(" việc", loose.start()) else None
    return does.start() if does and verb_at(text, does.start() + 1, loose.start()) else loose.start()


def _bound_end(text: str, at: int, end: int, limit: int) -> int | None:
    """Returns where a subject ends that tells at length which of its kind must do something, None for any other."""
    begins = _BEGINS.search(text[max(0, at - 8) : at]) and not BINDS.match(text, end + 1, limit)
    found = _TO_BE_BOUND.match(text, end, limit) if begins else None
    if (
        found is None
        or text.endswith(_CLOSED, at, end)
        or _NO_SUBJECT.search(found["which"])
        or HEAD.search(found["which"])
    ):
        return None
    words = found["which"].split()
    return found.end("which") if 1 < len(words) <= LONGEST_BOUND and found["which"][0] == " " else None


def _after(text: str, at: int, end: int, limit: int, head_end: int) -> int | None:
    """Returns where a phrase ends with its next word taken in, None where the word does not belong to it."""
    parent = parent_begins(text, end, limit)
    if parent:
        return name_end(text, parent, limit)
    whose = _OF_BODY.match(text, end, limit) if _PERSON_OF.fullmatch(text, at, end) else None
    if whose:
        return name_end(text, whose.end(), limit) if HEAD.match(text, whose.end(), limit) else None
    joint = _JOINT.match(text, end, limit)
    if joint:
        kind = _KIND_TOO.match(text, joint.end(), limit)
        if kind:
            single = _ONE.match(text, at, end) or text.endswith(_CLOSED, at, end)
            return None if single else kind.end()
        return after_comma(text, at, end, limit) if text[end] == "," else None
    if end >= limit or text[end] != " ":
        return None
    word = WORD.match(text, end + 1, limit)
    if word is None:
        return after_hyphen(text, end, limit)
    if text.endswith(_CLOSED, at, end):
        return goes_on(text, end + 1, limit)
    return goes_on(text, end + 1, limit) or _after_word(text, at, end, word, limit, head_end)


# "Người phát ngôn |của Sở Y tế|".
_PERSON_OF = re.compile(r"(?:[Nn]gười (?:phát ngôn|đứng đầu|quản lý)|[Ll]ãnh đạo|[Đđ]ại diện)")
_OF_BODY = re.compile(r" của ")
# Kinds that nobody gives a task to without a word more.
_NEVER_ALONE = re.compile(r"Đơn vị|Cơ sở|Cơ quan|Doanh nghiệp|Tổ chức|Chủ \w+|Trường học|Cán bộ|Công chức")
_LONGEST_DEED = 7  # words
# Who is told by the work: "nhân viên |soát vé| đối chiếu thẻ".
_BY_WORK = re.compile(r"(?:(?:[Cc]ác|[Mm]ỗi) )?(?:[Nn]hân viên|[Cc]ông nhân)")
_LONGEST_WORK = 3  # words
# What a body is there for even behind another word of that kind: "đơn vị tư vấn |giám sát|".
_FIELDS = ("giám sát", "điều tra", "thi công", "thiết kế", "thẩm định", "kiểm định", "xây dựng")


def _told_by_deed(text: str, end: int, word: re.Match[str], limit: int) -> int | None:
    """Returns where the deed ends that tells which of a kind act at the head of a sentence, None for what they do.

    A kind alone does not act there ("Đơn vị |nhận khoán rừng| tuần tra"), so that of two verbs the first tells which.
    """
    deed = None if MODAL.match(text, word.start(), limit) else verb_at(text, word.start(), limit)
    dealt = end + 1 + len(deed or "")  # where the deed's object begins
    if deed is None or deed in (*NO_PREDICATE, "tự", "trực tiếp") or verb_at(text, dealt + 1, limit):
        return None
    over = own_clause_end(text, end, dealt, limit)
    does = verb_at(text, over + 1, limit) if over else None
    fits = over is not None and text.count(" ", end, over) <= _LONGEST_DEED
    acts = does is not None and does not in (*NO_PREDICATE, "quy định") and not MODAL.match(does)
    return over if fits and acts else None


def _told_already(text: str, head_end: int, end: int) -> bool:
    """Returns whether a word behind the kinds of a phrase tells which are meant: "Cơ quan |nhà nước| cung cấp"."""
    which = _JOINT.split(text[head_end:end])[-1].strip()
    return which[:1].islower() and not _KIND_TOO.fullmatch(which)


def _after_word(text: str, at: int, end: int, word: re.Match[str], limit: int, head_end: int) -> int | None:
    """Returns where a phrase ends that goes on with a word that is no place and no sort."""
    if _BARE.match(text, at, end) and not MODAL.match(text, word.start(), limit):
        second = _SECOND.match(text, word.end(), limit)
        return second.end() if second and not MODAL.match(text, second.start() + 1, limit) else word.end()
    field = verb_at(text, word.start(), limit)
    modifies = MODIFIES.match(text, word.start(), limit)
    if _NEVER_ALONE.fullmatch(text, at, end) and _BEGINS.search(text[max(0, at - 8) : at]):
        deed_end = _told_by_deed(text, end, word, limit)
        if deed_end:
            return deed_end
    if _BY_WORK.fullmatch(text, at, end):
        work = own_clause_end(text, end, word.end(), limit)
        if work and text.count(" ", end, work) <= _LONGEST_WORK:
            return work
    sort = None if modifies else sort_end(text, end, limit)
    sorted_end = own_clause_end(text, end, sort, limit, whole=True) if sort else None
    if sorted_end:
        return sorted_end
    works = names_a_field(text, word.start(), limit) if _WORKS_AT.search(text[at:end]) else None
    if works:
        return works
    if modifies and field and len(field) > len(modifies.group()):
        modifies = None  # "Nhà văn hóa |mở cửa|", not "|mở| ngành"
    told = (
        modifies
        and field
        and " " in field
        and len(modifies.group()) <= len(field)
        and _told_already(text, head_end, end)
    )
    if told and field not in _FIELDS:
        return None
    which = _TELLS_WHICH.match(text, word.start(), limit) or modifies
    if which and not text.endswith(_SAID_ALREADY, at + 8, end):
        return own_clause_end(text, end, which.end(), limit)
    verb = verb_at(text, word.start(), limit)
    if (text[at:end].rsplit(" ", 1)[-1].lower(), word.group()) in neighbours() and (
        not verb or (" " not in verb and text.startswith(" - ", word.end()))
    ):
        return word.end()
    stops = verb or _STOP.match(text, end, limit) or seems_verb(text, word.start(), limit)
    return None if stops else word.end()
