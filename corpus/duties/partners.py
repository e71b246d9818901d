"""Who helps and is no agency: enterprises, households, the press, scientists, named after "phối hợp với".

They are read nowhere else: a rule for households or scientists is no task that a directive hands out. A list that
begins with agencies goes on with them, over an abbreviation in brackets: "phối hợp với VCCI (…), hộ kinh doanh".
"""

import re

from corpus.duties.agency_phrases import AgencyPhrase, agencies_at
from corpus.duties.kinds import kind_end
from corpus.duties.own_clauses import own_clause_end
from corpus.duties.verbs import listed, verb_at

_WHO = listed(r"""
    gia đình|cha mẹ học sinh|cha mẹ|phụ huynh học sinh|phụ huynh|cộng đồng dân cư|cộng đồng|dòng họ
    hộ (?:gia đình|kinh doanh|sản xuất|chăn nuôi|nông dân|dân|nuôi)|hộ
    nhà (?:khoa học|tài trợ|hảo tâm|đầu tư|sản xuất|phân phối|bán lẻ|cung ứng|vườn|nghiên cứu|báo)|chuyên gia|cá nhân
    doanh nhân|đối tác|nghệ nhân|già làng|trưởng bản|người có uy tín|chức sắc|tôn giáo|nhân dân|người dân|quần chúng
    đoàn viên|hội viên|tình nguyện viên|báo chí|luật sư|sàn (?:thương mại điện tử|giao dịch)|đại lý|cửa hàng|chợ
    viện nghiên cứu|viện|quỹ|hiệp hội|hội|cơ sở (?:nghiên cứu|đào tạo|sản xuất|kinh doanh)|nền tảng|mạng xã hội
    nhóm|câu lạc bộ|tổ chức|doanh nghiệp|hợp tác xã|liên hiệp hợp tác xã|ngân hàng|công ty|tập đoàn|nước|tỉnh
    đơn vị|phía|bên|chủ \w+
""")
_PARTNER = re.compile(rf"(?:(?:(?:tất cả )?các|những|một số|từng|mỗi)\s+)?(?:{_WHO})(?!\w)")
_AFTER_WITH = re.compile(
    r"(?<!\w)(?:[Pp]hối hợp(?: chặt chẽ| thường xuyên)?(?: cùng)?(?: với)?|[Pp]hối kết hợp với|sự tham gia của)\s+"
)
_WITH = re.compile(r"(?:với|cùng|của|và|,) $")
_BRACKETS = re.compile(r"\s\([^()\n]{1,60}\)")
_JOINT = re.compile(r"(?:,\s+(?:và\s+|cùng\s+)?|\s+và\s+|\s+cùng\s+)")


def partners_at(text: str, at: int, limit: int) -> tuple[list[AgencyPhrase], int]:
    """Returns those who are listed from an offset behind "phối hợp với", agencies too, and where the list ends.

    Empty where no partner begins there: a list of agencies alone is not read here.
    """
    end = _one(text, at, limit)
    return more_partners(text, [AgencyPhrase(text[at:end], at, end)], end, limit) if end else ([], at)


def more_partners(text: str, names: list[AgencyPhrase], end: int, limit: int) -> tuple[list[AgencyPhrase], int]:
    """Returns a list of names that ends at an offset with the partners and the agencies that go on with it."""
    found = list(names)
    while joint := _JOINT.match(text, _past_brackets(text, end, limit), limit):
        more, after = agencies_at(text, joint.end(), limit)
        one = None if more else _one(text, joint.end(), limit)
        if one:
            more, after = [AgencyPhrase(text[joint.end() : one], joint.end(), one)], one
        if not more:
            break
        found += more
        end = after
    return found, end


def partner_lists(text: str, start: int, end: int) -> list[int]:
    """Returns where in text[start:end] lists begin whose first is a partner, and no agency."""
    behind = (match.end() for match in _AFTER_WITH.finditer(text, start, end))
    return [at for at in behind if not agencies_at(text, at, end)[0] and _one(text, at, end)]


def _past_brackets(text: str, end: int, limit: int) -> int:
    brackets = _BRACKETS.match(text, end, limit)
    return brackets.end() if brackets else end


def _one(text: str, at: int, limit: int) -> int | None:
    """Returns where the one partner that begins at an offset ends, None where none does."""
    who = _PARTNER.match(text, at, limit)
    if who and who.group() == "tổ chức" and not _WITH.search(text[max(0, at - 6) : at]):
        return None  # "phối hợp |tổ chức| kỳ thi"
    if who and who.group() in ("bên", "phía") and verb_at(text, who.end() + 1, limit):
        return own_clause_end(text, who.end(), who.end(), limit)
    joint = _JOINT.search(text, who.end(), limit) if who else None
    return kind_end(text, at, who.end(), joint.start() if joint else limit) if who else None
