"""What takes a task away, and where one is given again: "Bãi bỏ việc giao …", "không giao … nữa, giao …".

A task is taken away by a word that ends or denies and a word that hands out behind it. Whoever is named from there on
has no part, until an order begins again. "Chuyển nhiệm vụ … từ A sang B" takes from A and gives to B.
"""

import re
from collections.abc import Iterator

from corpus.duties.heads import HEAD

_HANDS_OUT = r"(?:giao(?! (?:dịch|thông|lưu|tiếp|ban|ước))|phân công|ủy quyền|phân cấp)"
# What may stand between: "bãi bỏ |nội dung đã| giao"; behind a word that only denies there is less room.
_ENDS = (
    r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|hủy|huỷ|thu hồi|chấm dứt|đình chỉ|rút|dừng|ngừng|ngưng|tạm dừng|kết thúc|không tiếp tục"
    r"|không còn|gỡ bỏ|loại bỏ)(?: (?!(?:và|đồng thời|để)(?!\w))[^\s,;.:()]+){0,12}?"
)
_DENIES = r"(?:không|chưa|thôi|bỏ|khỏi|chẳng)(?: (?:phải|việc|được|tiếp tục|tiếp|cần|còn))?"
_TAKEN = re.compile(rf"(?<!\w)(?i:{_ENDS}|{_DENIES}) {_HANDS_OUT}(?!\w)(?! nhau)")
# What who is named does not do: "không chịu trách nhiệm", "thôi chủ trì". What is only forbidden is a task.
DECLINES = (
    r"(?:không (?:chịu trách nhiệm|làm đầu mối|phụ trách|đảm nhiệm|đảm nhận|được giao|thực hiện nhiệm vụ"
    r"|tham gia (?:đoàn|tổ|hội đồng|ban|việc|thực hiện))"
    r"|(?:thôi(?! (?:việc|học|thúc|miên))|(?:ngừng|dừng|ngưng)(?: việc)? (?:chủ trì|làm|giữ|phối hợp|đảm nhiệm"
    r"|phụ trách|tham gia)))(?!\w)"
)
# What frees somebody of a task, from the beginning of a piece on: "không phải báo cáo", "miễn báo cáo cho Sở A".
_FREES = re.compile(
    r"(?:[Kk]hông (?:phải|cần|nhất thiết|bắt buộc|yêu cầu|giao|phân công|có (?:trách nhiệm|nghĩa vụ|nhiệm vụ))"
    r"|[Cc]hưa (?:phải|cần|giao|yêu cầu)|[Mm]iễn (?:thực hiện|báo cáo|nhiệm vụ|trách nhiệm|tham gia))(?!\w)"
    rf"|(?i:{DECLINES})"
)
_AGAIN = re.compile(
    rf"(?:[,;]|(?<!\w)(?:và|mà|để|nhưng))\s+(?:(?:nay|đồng thời|thay vào đó|mà)\s+)*"
    rf"(?=(?:giao|phân công|yêu cầu|đề nghị|chuyển(?: (?:cho|sang|về))?)\s+(?:cho\s+)?{HEAD.pattern})"
)
_TASKS = (
    r"(?:chức năng|nhiệm vụ|quyền hạn|thẩm quyền|trách nhiệm|vai trò|đầu mối|việc|công tác|công việc|chủ trì|mảng"
    r"|lĩnh vực|quản lý)(?!\w)"
)
# "Chuyển |nhiệm vụ quản lý bến từ Sở A| sang Sở B".
_TRANSFER = re.compile(
    rf"(?:(?:[Nn]ay|[Tt]hống nhất|[Đđ]ồng ý|[Cc]ho phép|[Vv]iệc)\s+)?(?i:chuyển giao|chuyển|điều chuyển|bàn giao) "
    rf"(?:các |toàn bộ |nguyên trạng )*{_TASKS}[^;.\n]*?\s(?:từ|của)\s+(?={HEAD.pattern})"
)
RECEIVES = re.compile(r"(?<!\w)(?:sang(?: cho)?|về|cho|đến|qua)\s+$")
# "chuyển |cho Sở Tài chính chủ trì|".
_PASSED_ON = re.compile(r"(?<!\w)chuyển(?:\s+(?:cho|sang|về))?\s+$")
_TAKES_ON = re.compile(r"\s*(?:chủ trì|thực hiện|đảm nhiệm|đảm nhận|phụ trách|quản lý|làm đầu mối|tiếp nhận)(?!\w)")


def behind_denial(text: str, start: int, end: int) -> int:
    """Returns where in a piece an order begins again that begins by freeing somebody: `start` where none does so."""
    return _again(text, start, end) if _FREES.match(text, start, end) else start


def taken_away(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the spans of a piece whose agencies have a task taken away."""
    for found in _TAKEN.finditer(text, start, end):
        yield found.start(), _again(text, found.end(), end)


def transfer(text: str, start: int, end: int) -> int | None:
    """Returns where whom a task is taken from is named, in a piece that gives it to another; None for any other."""
    found = _TRANSFER.match(text, start, end)
    return found.end() if found else None


def passed_on(words: str, rest: str) -> bool:
    """Returns whether the words on either side of a name pass a task on to it: "chuyển Sở A chủ trì"."""
    return bool(_PASSED_ON.search(words) and _TAKES_ON.match(rest))


def _again(text: str, start: int, end: int) -> int:
    found = _AGAIN.search(text, start, end)
    return found.end() if found else end
