"""What gives out no tasks, whoever is named in it: scope, definitions, powers, when a text takes effect, quoted text.

"Điều 2. Đối tượng áp dụng" lists whom a text is for; "… có quyền:" what somebody may do; what stands between quotation
marks behind "như sau:" is put into another document, and is a task there.
"""

import re
from collections.abc import Iterable, Iterator

from corpus.clause import Clause, parent_path
from corpus.document import Document
from corpus.text.accents import UPPER

_SCOPE = r"(?:Phạm vi(?: điều chỉnh| áp dụng)?|Đối tượng(?: áp dụng)?)"
_HEADING = re.compile(
    rf"{_SCOPE}(?:(?:, | và )(?i:{_SCOPE}))*(?: của (?:Chỉ thị|Nghị định|Thông tư|Quyết định|Quy \w+|Luật) này)?"
    r"(?: bao gồm| gồm)?"
    r"|Giải thích (?:từ ngữ|thuật ngữ|khái niệm)|Giải thích từ ngữ, chữ viết tắt"
    r"|(?:Quyền hạn|Quyền của [^,;:]+)|Thẩm quyền (?:xử phạt|lập biên bản)\b.*",
    re.DOTALL,
)
# What the text of a clause ends with that lists powers below it: "Thanh tra viên có quyền:".
_POWERS = re.compile(r"có (?:các )?quyền(?: hạn)?(?: sau(?: đây)?| như sau)?\s*:?\s*$")
# "Chỉ thị này có hiệu lực …", "Quyết định này thay thế …": what a text says of itself.
_OF_ITSELF = re.compile(
    r"(?:(?:Bản )?(?:Chỉ thị|Nghị định|Nghị quyết|Quyết định|Thông tư(?: liên tịch)?|Quy chế|Quy định|Kế hoạch"
    r"|Chương trình|Luật|Pháp lệnh|Văn bản|Hướng dẫn|Thông báo|Công văn|Quy trình|Điều lệ|Đề án|Biên bản) này"
    r"|(?:Nghị quyết|Luật|Pháp lệnh)(?=,? (?:đã |vừa )?được ))"
    r"(?: gồm[^.;]{0,60}?,| ban hành kèm theo[^.;]{0,60}?)?,? (?:đã |sẽ |vừa )?"
    r"(?:(?:có hiệu lực|hết hiệu lực|thay thế|bãi bỏ|áp dụng|quy định|không áp dụng|được áp dụng)(?!\w)"
    # "… được Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ 20 thông qua ngày …": who gave it, and when.
    r"|được (?:(?!giao |phân công )[^.;\n]){0,200}?"
    r"(?:thông qua|ban hành|công bố|phê chuẩn|lập thành|ký ban hành)(?!\w))"
)
# What a text says of itself may end with an order: "…, giao Ủy ban nhân dân tỉnh …".
_ORDERS_TOO = re.compile(rf"(?:[,;]|\s(?:và|đồng thời))\s+(?=(?:giao|yêu cầu|đề nghị|phân công)\s+(?:[{UPPER}]|các\s))")
# "… được sửa đổi như sau: “…”", "sửa thành: «…»", "Bổ sung khoản 5: ‘…’": put into another document.
_PUT_ELSEWHERE = re.compile(
    r"(?:như sau|(?:sửa(?: đổi)?|thay|thay thế|bổ sung|viết|điều chỉnh)[^.:\n]{0,200}?)\s*:\s*(?P<opens>[“\"«‘„'])",
    re.IGNORECASE,
)
# What closes a quotation: any sign that may, since typists mix them, where a sentence or a line ends.
_CLOSES = re.compile(r"(?<=[.;,!?])[”\"»’']|[”\"»’'](?=\s*(?:[.;,]|$|\n))")
_ASIDE = re.compile(r"“[^“”\n]{1,300}”")  # what is quoted within a sentence


def behind_itself(text: str, start: int, end: int) -> int:
    """Returns where in a piece begins what it does not say of its own text: the start, an order in it, or the end."""
    said = _OF_ITSELF.match(text, start, end)
    if said is None:
        return start
    order = _ORDERS_TOO.search(text, said.end(), end)
    return order.end() if order else end


def without_tasks(document: Document) -> frozenset[str]:
    """Returns the addresses of the clauses that give out no tasks: scope, definitions, powers, all that is below."""
    found: set[str] = set()
    for clause in document.clauses:
        above = parent_path(clause.path, document.by_path)
        heading = clause.heading.strip(" .:")
        inside = above in found or (above is not None and _lists_powers(document, document.by_path[above]))
        if inside or (clause.levels and _HEADING.fullmatch(heading)):
            found.add(clause.path)
    return frozenset(found)


def _lists_powers(document: Document, clause: Clause) -> bool:
    return _POWERS.search(document.text, max(clause.start, clause.own_end - 60), clause.own_end) is not None


def outside_quotes(text: str, clause: Clause, pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yields the pieces of a clause's own text without what is quoted to be put into another document."""
    quoted = list(_put_elsewhere(text, clause.start, clause.own_end))
    aside = [(m.start() + 1, m.end()) for m in _ASIDE.finditer(text, clause.start, clause.own_end)]
    for start, end in pieces:
        if any(begin <= start < close for begin, close in (*quoted, *aside)):
            continue
        begins = min((begin for begin, _ in quoted if start < begin < end), default=end)
        yield start, start + len(text[start:begins].rstrip())


def _put_elsewhere(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while opening := _PUT_ELSEWHERE.search(text, at, end):
        begin = opening.start("opens")
        close = _CLOSES.search(text, begin + 1, end)
        # A sign that each paragraph opens with, or that nobody closed, goes on to the end.
        at = close.end() if close else end
        yield begin, at
