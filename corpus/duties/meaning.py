"""What the words of a deadline mean: the pieces of `corpus.duties.dates`, put together from left to right.

A day waits for its month, a month for its year: "ngày 15 và 30 | tháng 6 | năm 2025", "15/6 và 15/12 | hằng năm". What
cannot be read to its last word has no meaning here: nothing is guessed.
"""

import datetime
import re

from corpus.due import Due
from corpus.duties.dates import PIECES, SHORT_MONTHS, WEEK_OF
from corpus.duties.deadline_pieces import ACTIONS
from corpus.duties.reading import Reading
from corpus.text.accents import strip_accents

# What stands between the pieces. An anchor tells from when days run.
_BETWEEN = {
    "base": r"(?:(?:kể\s+)?(?:từ|sau)|trước)(?=\s+ngày\s+\d)",
    "anchor": r"(?:kể\s+)?(?:từ|sau)\s+(?:(?:khi|ngày|lúc)\s+)+(?!\d)[^,;.:\n]+|sau\s+(?:đó|thi|tổng)[^,;.:\n]*"
    r"|(?<!trước\s)khi\s+[^,;.:\n]+",
    "at_once": r"ngay\s+trong\s+ngày(?!\w)(?!\s+\d)|trong\s+cùng\s+ngày(?!\w)|ngay(?=\s+(?:sau\s+)?khi(?!\w))",
    "until_year": r"(?<=[-–]\s)(?:19|20)\d\d(?!\d)|(?<=\d[-–])(?:19|20)\d\d(?!\d)",
    "joint": r"(?:,\s*và|và|&)(?!\w)",
    "range": r"đến(?:\s+hết)?(?!\w)|[-–]",
    "start": r"(?:từ|sau)(?!\w)",
    "glue": r"(?:(?:thời\s+(?:hạn|gian)|hạn)(?:\s+(?:chót|cuối|cùng|nộp|gửi|báo cáo|hoàn thành|thực hiện|xử lý))*|trước"
    r"|hết|vào|trong|vòng|suốt|chậm nhất|muộn nhất|trễ nhất|là|không|quá|muộn hơn|chậm hơn|trễ hơn|hoàn thành|hoàn tất"
    rf"|xong|đầu|giữa|cuối|ít nhất|lúc|ngày|ngay|cùng|{WEEK_OF}|tại)(?!\w)|[:,()]",
}
# An hour of a day, not so many hours; "trước 5 ngày" is no span from now on.
_CLOCK = rf"(?:{PIECES['clock']})(?=\s*,?\s*(?:ngày|thứ|chủ nhật|hằng|hàng|mỗi|\d|các ngày))"
_CLOCK = rf"{_CLOCK}|(?<=trước\s)(?:{PIECES['clock']})(?=\s*\)?$)"
_SPAN = rf"(?<!trước\s)(?:{PIECES['span']})"
# What is a deadline as a whole may be short: "T4-T5".
_STEPS = {**PIECES, "clock": _CLOCK, "span": _SPAN, "short_months": SHORT_MONTHS, **_BETWEEN}


def _tokens(fold: bool) -> re.Pattern[str]:
    every = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _STEPS.items())
    return re.compile(strip_accents(every) if fold else every, re.IGNORECASE)


_TOKEN = _tokens(fold=False)
# Typed without accents, "thang sau" is next month and June: the grammar's order decides.
_TYPED = _tokens(fold=True)
_BLANKS = re.compile(r"\s*")


def read_due(words: str, issued: datetime.date | None = None, effective: datetime.date | None = None) -> Due | None:
    """Returns what the words of a deadline mean, None where they cannot be read to the last.

    issued: the document's date, which tells a year that is not said and from when "kể từ ngày ký" runs; effective: the
    day it takes effect, from which "kể từ ngày Chỉ thị này có hiệu lực" does.
    """
    token = _TYPED if strip_accents(words) == words else _TOKEN
    text = words.rstrip(" .;,")
    reading = Reading(issued, effective)
    at = _BLANKS.match(text).end()  # type: ignore[union-attr]
    while at < len(text):
        found = token.match(text, at)
        if found is None or found.end() == at:
            return None
        said = " ".join(strip_accents(found.group()).lower().split())
        if not ACTIONS[found.lastgroup or ""](reading, said):
            return None
        at = _BLANKS.match(text, found.end()).end()  # type: ignore[union-attr]
    terms = reading.whole()
    return Due(terms, issued) if terms else None
