"""Lists of agencies and nothing else, as cells of tables and labelled lines have them: no verbs, parts in parentheses.

"Sở Xây dựng (chủ trì), Sở Tài chính; - Công an tỉnh": each name up to the next sign that parts two of them. A name that
no register has is one all the same, since nothing else stands there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.duties.agency_phrases import AgencyPhrase, agencies_at
from corpus.duties.heads import HEAD
from corpus.duties.shared_heads import shared_names
from corpus.duties.words import registered
from corpus.duty import COORDINATE, LEAD
from corpus.text.accents import UPPER

LONGEST_UNKNOWN = 12  # words of a name that no head word begins
LONGEST_TAIL = 6  # words that a known name may go on with up to the next sign


@dataclass(frozen=True)
class Listed:
    """An agency of a list, and the part that the list gives it; None where it says none."""

    agency: AgencyPhrase
    role: str | None


_BETWEEN = re.compile(r"(?:[\s,;.:•*+]|[-–](?=\s)|\d{1,2}[.)](?=\s)|[a-zđ]\)(?=\s)|(?:và|cùng|với)(?=\s)|v\.v|…)+")
_SIGN = re.compile(rf"[,;:()]|\s[-–+•*]\s|(?<!\b[A-ZĐ])\.(?=\s|$)|\s(?:và|cùng)\s|\s?[/&]\s?(?={HEAD.pattern})")
# What no unknown name is: a time, a figure, a word that was cut from a heading ("thành").
_NO_NAME = re.compile(r"\d\s?[/.-]\s?\d|\d\s?%|(?i:quý) [IV\d]|(?i:tháng|ngày|năm) \d|^[a-zà-ỹđ]+$")
_STOP = re.compile(r"[;:()]")
_PARENTHESIS = re.compile(r"\s*\((?P<said>[^()]{0,120})\)")
_LEADS = r"(?:là )?(?:(?:cơ quan|đơn vị) )?(?:đồng )?(?:chủ trì|(?-i:CT)(?!\w))"
_HELPS = r"(?:là )?(?:(?:cơ quan|đơn vị) )?(?:cùng )?(?:phối hợp|tham gia|(?-i:PH)(?!\w))"
# Where such words end: at a sign, or where what was the next line of a cell begins.
_OVER = rf"(?=\s*(?:[,;.)]|$)|\s[-–+•*]\s|\s(?-i:{HEAD.pattern}))"
_ROLE_SAID = {
    LEAD: re.compile(
        rf"\s*(?:[-–—:]\s*)?(?:{_LEADS}|đầu mối|(?:tổ chức )?thực hiện)(?: thực hiện)?{_OVER}",
        re.IGNORECASE,
    ),
    COORDINATE: re.compile(rf"\s*(?:[-–—:]\s*)?{_HELPS}(?: thực hiện)?{_OVER}", re.IGNORECASE),
}
# What parts a list in two, wherever it stands: "Cơ quan chủ trì: Sở Xây dựng Cơ quan phối hợp: Công an tỉnh" were two
# lines of a cell. A name ends there, and whom it announces has that part.
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:[-–+•*]\s*)?(?:"
    r"(?:(?:các )?(?:cơ quan|đơn vị|sở, ngành|cơ quan, đơn vị) )?"
    r"(?:(?P<lead>(?:đồng )?chủ trì|đầu mối|(?-i:CT))|(?P<help>(?:cùng )?phối hợp|tham gia|(?-i:PH)))"
    r"(?: (?:thực hiện|chính|tham mưu|triển khai|giải quyết))*\s*:"
    r"|(?P<with>phối hợp (?:chặt chẽ )?(?:với|cùng)(?!\w)))\s*",
    re.IGNORECASE,
)
_ROLE_BEFORE = {
    LEAD: re.compile(rf"(?:{_LEADS})\s*[:-]?\s+", re.IGNORECASE),
    COORDINATE: re.compile(rf"(?:{_HELPS})(?:\s+với)?\s*[:-]?\s+", re.IGNORECASE),
}
# A person in place of an agency, with the offices that follow: "Đồng chí Lò Văn Mây, Phó Chủ tịch UBND tỉnh".
_OFFICE = (
    r"(?:Ủy viên|Uỷ viên|Phó|Quyền|Giám đốc|Chủ tịch|Trưởng|Chánh|Bí thư|Thứ trưởng|Bộ trưởng|Cục trưởng|Viện trưởng"
    r"|Vụ trưởng|Hiệu trưởng|Tổ trưởng|Chuyên viên|Chỉ huy)"
)
_PERSON = re.compile(
    rf"(?:[Đđ]ồng chí|Đ/[cC]|đ/c|Ông|Bà)[:\s]\s*[{UPPER}]\w*(?:\s(?!{HEAD.pattern})[{UPPER}]\w*){{1,4}}"
    rf"(?:\s*[,–-]\s*{_OFFICE}(?!\w)[^,;.:()–]*(?<!\s))*"
)
# One that has no parent named behind it, so that the next head word begins another: "Sở Xây dựng |Sở Tài chính".
_NO_PARENT = re.compile(r"(?:Sở|UBND|Ủy ban nhân dân|Công an|Ban Quản lý|Các)(?!\w)")
_NEXT_LINE = re.compile(
    r"(?<=[^\W\d_]) (?=(?:Sở|Bộ|UBND|HĐND|Ủy ban|Công an|Ban|Văn phòng|Chi cục|Cục|Tổng cục|Vụ|Thanh tra|Hội|Đoàn|Viện"
    r"|Tỉnh đoàn|Liên đoàn|Liên minh|Trung tâm|Bảo hiểm|Kho bạc|Ngân hàng|Đài|Báo|Trường|Công ty|Thuế|Hải quan|Điện lực"
    r"|Phòng|Mặt trận|Các|VNPT|Viettel)(?!\w))"
)
# "UBND các xã, phường, |đặc khu|": what a comma and a small letter follow belongs to the kinds before.
_MORE_OF_IT = re.compile(r",\s")


def agency_list(text: str, start: int, end: int, strict: bool = False) -> list[Listed]:
    """Returns the agencies listed in text[start:end], in order, each with the part that the list itself gives it.

    strict: nothing where something else than names of agencies stands there, a sentence say.
    """
    found: list[Listed] = []
    for role, first, last in _announced(text, start, end):
        listed = _listed(text, first, last, role, strict)
        if listed is None:
            return []
        found += listed
    return found


def _announced(text: str, start: int, end: int) -> Iterator[tuple[str | None, int, int]]:
    """Yields the parts of a list, and the role that the words before each announce; None before the first of them."""
    role, at = None, start
    for words in _ANNOUNCED.finditer(text, start, end):
        yield role, at, words.start()
        role, at = LEAD if words["lead"] else COORDINATE, words.end()
    yield role, at, end


def _listed(text: str, start: int, end: int, role: str | None, strict: bool) -> list[Listed] | None:
    """Returns the agencies of one part of a list, None where it is strict and holds something else."""
    found: list[Listed] = []
    at = start
    while (at := _past(_BETWEEN, text, at, end)) < end:
        said = next((r for r, p in _ROLE_BEFORE.items() if p.match(text, at, end)), None)
        if said:
            role, at = said, _past(_ROLE_BEFORE[said], text, at, end)
            continue
        names, after = _names(text, at, end)
        tail, after = _tail(text, after, end)
        if not names and found and _is_more(text, found[-1].agency, at):
            whole = _up_to_sign(text, at, end, [found[-1].agency])[0][-1]
            found[-1] = Listed(whole, found[-1].role)
            at = max(whole.end, at + 1)
            continue
        if strict and (not names or not _is_over(text, after, end)):
            return None
        if not names or tail is _UNSAID:
            names, after = _up_to_sign(text, at, end, names)
        found += [Listed(name, role if tail in (None, _UNSAID) else tail) for name in names]
        at = max(after, at + 1)
    return found


_UNSAID = "something else"


def _past(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    match = pattern.match(text, at, end)
    return match.end() if match else at


def _names(text: str, at: int, end: int) -> tuple[list[AgencyPhrase], int]:
    """Returns the names that begin at an offset, as far as no other begins without a sign between them."""
    person = _PERSON.match(text, at, end)
    if person:
        return [AgencyPhrase(person.group(), at, person.end())], person.end()
    stop = end if shared_names(text, at, end) else next(_lines(text, at, end))
    return agencies_at(text, at, stop)


def _lines(text: str, at: int, end: int) -> Iterator[int]:
    """Yields where what was a line of its own in a cell may end: before the head word of another name."""
    if _NO_PARENT.match(text, at, end):
        sign = _STOP.search(text, at, end)
        known = at + registered(text[at:end])
        yield from (m.start() for m in _NEXT_LINE.finditer(text, max(known, at + 1), sign.start() if sign else end))
    yield end


def role_in_parentheses(text: str, at: int, end: int) -> tuple[str | None, int]:
    """Returns the part that parentheses behind a name give it ("(chủ trì)"), None for none, and where they end."""
    parenthesis = _PARENTHESIS.match(text, at, end)
    if parenthesis is None:
        return None, at
    said = parenthesis["said"].strip()
    return next((r for r, p in _ROLE_SAID.items() if p.fullmatch(said)), None), parenthesis.end()


def _is_more(text: str, before: AgencyPhrase, at: int) -> bool:
    """Returns whether words in small letters behind a comma go on with the kinds that the name before lists."""
    kinds = "các " in before.text or before.generic
    return text[at].islower() and kinds and bool(_MORE_OF_IT.fullmatch(text, before.end, at))


def _tail(text: str, at: int, end: int) -> tuple[str | None, int]:
    """Returns the part that stands behind a name, None for none, `_UNSAID` where other words do, and where it ends."""
    role_said, after = role_in_parentheses(text, at, end)
    if after > at:
        return role_said, after
    for role, pattern in _ROLE_SAID.items():
        match = pattern.match(text, at, end)
        if match:
            return role, match.end()
    return (None if _is_over(text, at, end) else _UNSAID), at


def _is_over(text: str, at: int, end: int) -> bool:
    """Returns whether a name ends here: at a sign, at the end, or before the head word of the next."""
    rest = text[at:end]
    return not rest.strip() or bool(_SIGN.match(rest) or HEAD.match(rest.lstrip()) or rest.startswith(" Các "))


def _up_to_sign(text: str, at: int, end: int, names: list[AgencyPhrase]) -> tuple[list[AgencyPhrase], int]:
    """Returns names with the last of them reaching up to the next sign, or the one unknown name that stands there."""
    begin = names[-1].start if names else at
    sign = _SIGN.search(text, max(names[-1].end, at) if names else at, end)
    stop = sign.start() if sign else end
    words = text[begin:stop].strip()
    most = LONGEST_UNKNOWN if not names else len(names[-1].text.split()) + LONGEST_TAIL
    if not any(c.isalpha() for c in words) or len(words.split()) > most:
        return names, stop
    if not names and _NO_NAME.search(words):
        return names, stop
    return [*names[:-1], AgencyPhrase(words, begin, begin + len(words))], stop
