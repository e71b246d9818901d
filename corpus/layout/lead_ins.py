"""Lines that begin the text below a title: what a sentence begins with, and what leads in to the first unit."""

import re

from corpus.text.accents import UPPER

# What a sentence of the body begins with, and no second line of a title; `Từ Sơn` is a place.
_SENTENCE = re.compile(
    r"^(?:(?:Căn cứ|Thực hiện|Triển khai|Tiếp tục|Thi hành|Thời gian|Hiện nay|Hiện tại|Vừa qua|Những năm|Hằng năm"
    r"|Hàng năm|Bên cạnh|Tuy nhiên)\b|Ngày \d|Năm \d{4},"
    rf"|(?:Để|Nhằm|Sau|Trước|Trong|Qua|Từ|Theo|Xét|Tại) (?![{UPPER}])"
    r"|(?:Chủ tịch )?(?:[UỦ][yỷ] ban nhân dân|UBND)\b.* (?:yêu cầu|chỉ thị|đề nghị|giao|ban hành|xây dựng)\b)"
)
# "… kết luận như sau:", "… thực hiện các nội dung sau".
_LEADS_IN = re.compile(r":$|(?<!\w)(?:sau|sau đây|dưới đây)$")
# A person who speaks, where the line before is not waiting for one.
_SPEAKER = re.compile(r"^(?:Các đồng chí|Đồng chí|Ông|Bà) ")
_WAITS_FOR_SPEAKER = re.compile(r"(?<!\w)(?:của|với|do|và|cùng|bởi|cho|là)$")


def begins_text(previous: str, line: str) -> bool:
    """Returns whether a line below a title, whose last line comes before it, is the first of the text."""
    if _SENTENCE.match(line) or _LEADS_IN.search(line):
        return True
    return bool(_SPEAKER.match(line)) and not _WAITS_FOR_SPEAKER.search(previous)
