"""The words that name days, months, quarters, half-years, years, hours and what recurs: one grammar of pieces.

Each piece is written once. `corpus.duties.deadlines` finds deadlines by them and `corpus.duties.meaning` reads what was
found by the same, so that what is found is found whole.
"""

NUMBER_WORDS = (
    *("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba"),
    *("mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi", "hai mươi mốt"),
    *("hai mươi hai", "hai mươi ba", "hai mươi bốn", "hai mươi lăm", "hai mươi sáu", "hai mươi bảy", "hai mươi tám"),
    *("hai mươi chín", "ba mươi", "ba mươi mốt"),
)
WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
EACH = r"(?:hằng|hàng|mỗi)"
JOINT = r"(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s*&\s*)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
# "tháng năm" is May, but "các tháng năm 2025" are months of 2025; "6 tháng một lần" recurs.
_MONTH_WORD = (
    r"(?:mười một|mười hai|mười|một|hai|ba|bốn|tư(?!\s+(?:vấn|pháp|nhân|liệu))|sáu|bảy|bẩy|tám|chín"
    r"|năm(?!\s+(?:\d|nay|này|sau|tới|trước|học|kế|tiếp|liền)))(?!\w)(?!\s+lần)"
)
_QUARTER = r"(?:quý|quí|qúy)"
_QUARTER_NO = r"(?:III|II|IV|I|0?[1-4]|một|hai|ba|bốn|tư)(?![\w%])"
_COUNT = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_UNIT = rf"(?:ngày|tuần|tháng|năm|{_QUARTER})(?!\w)"
_NO_NUMBER = r"(?!\s*\d|\s+[IV]+(?!\w)|\s+(?:hành chính|làm việc|học|tiếp|sau|kế|liền|nay|này|đầu|cuối))"
_ITEM_ENDS = r"(?=\s*(?:[,.;:)/&]|$|và\s|hoặc\s|(?:một|0?1)\s+lần|theo\s|báo cáo|gửi|tổng hợp))"
_SLASH, _DOT, _DASH = r"\s?/\s?", r"\s?\.\s?", r"\s?[-–‑‐]\s?"
_OF_YEAR = rf"(?:(?:{_SLASH}|{_DOT}|{_DASH}){_YEAR})"
# Shares ("1/3 số hộ") and spans ("10-12 ngày") are no days.
_NO_SHARE = r"(?!\s*(?:số|tổng|diện tích|thời gian|dân số|ngày|tháng|tuần|giờ|phút|năm(?!\s+\d)|%)(?!\w))"
_NAMED_DAY = r"ngày\s+(?:(?:mùng|mồng)\s+)?"
_FULL_DAY = "|".join(
    rf"{_DAY}{sign}{_MONTH}{sign}(?:{_YEAR}|\d\d(?![\d/-]|\.\d))" for sign in (_SLASH, _DOT, _DASH)
)  # fmt: skip
_SHORT_DAY = rf"{_DAY}(?:{_SLASH}|{_DASH}){_MONTH}(?!{_SLASH}\d|\s+(?:của\s+)?tháng)"
# A month in a list goes on to another, to what the list has in common, or ends the words.
_LIST_GOES_ON = r"(?=\s*(?:,\s*(?:\d|tháng\s+\d)|và\s+(?:\d|tháng)|hằng|hàng|mỗi|năm|[/.–-]\s?(?:19|20)\d\d|[.;:)]|$))"

# "nửa đầu |tháng 7|", "10 ngày đầu |của tháng 7|": the month is the piece that follows.
_OF_A_MONTH = rf"(?=\s+(?:của\s+)?tháng\s+(?:{_MONTH}|{_MONTH_WORD}))"
# "T4 - T5/2025"; without a year "T4" may be anything in a running text.
SHORT_MONTHS = rf"(?<![\w/.])T\.?{_MONTH}(?:(?:{JOINT}|{_DASH}|\s+đến\s+)T?\.?{_MONTH})"
# Which week of a month: a part of it, and no more exact than that.
WEEK_OF = r"tuần\s+(?:đầu(?:\s+tiên)?|cuối(?:\s+cùng)?|(?:lễ\s+)?thứ\s+\w+|[1-5](?![\d/])|I{1,3}|IV)(?!\w)(?:\s+của)?"

# A period ends with its last day: "ngày cuối cùng của quý II/2025".
_LAST_DAY_OF = r"(?:ngày\s+(?:làm việc\s+)?cuối cùng\s+(?:của\s+)?)"

# What the grammar is made of, in the order in which it is tried; meaning.py has an action for each name.
PIECES = {
    "iso": rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "figures": rf"(?:{_NAMED_DAY}|(?<=từ\s)){_DAY}(?:(?:{JOINT}|{_DASH}){_DAY})+{_SLASH}{_MONTH}(?:{_SLASH}{_YEAR})?"
    rf"|(?:{_NAMED_DAY})?(?:{_FULL_DAY})|{_NAMED_DAY}(?:{_SHORT_DAY}|{_DAY}{_DOT}{_MONTH}(?!\.\d))"
    rf"|{_SHORT_DAY}{_NO_SHARE}",
    "last_day": rf"ngày\s+(?:làm việc\s+)?cuối cùng\s+(?:của\s+)?(?:{EACH}\s+)?(?:tháng|{_QUARTER}|năm)(?!\w)"
    r"(?!\s+(?:\d|[IV]+(?!\w)))",
    "half": rf"(?:{_COUNT}\s+tháng\s+(?:đầu|cuối)|nửa\s+(?:đầu|cuối)|nửa\s+năm\s+(?:đầu|cuối))(?=\s+(?:của\s+)?năm)"
    r"(?:\s+(?:của\s+)?năm(?!\w)(?!\s+(?:\d|nay|này|sau|tới|học)))?|nửa\s+năm\s+(?:đầu|cuối)(?!\w)",
    "part_of_month": rf"(?:nửa\s+(?:đầu|cuối|sau)|(?:3[01]|[12]\d|0?[1-9]|{WORDS})\s+ngày\s+(?:đầu(?:\s+tiên)?"
    rf"|cuối(?:\s+cùng)?)){_OF_A_MONTH}",
    "in_quarter": r"(?:của\s+)?tháng\s+(?:đầu tiên|đầu|thứ nhất|thứ hai|giữa|thứ ba|cuối cùng|cuối)\s+"
    rf"(?:(?:của|{EACH})\s+)*{_QUARTER}(?!\w)(?!\s+(?:\d|[IV]+(?!\w)))(?:\s+(?:sau|tiếp theo|kế tiếp|liền kề))*",
    "next_month": r"(?:của\s+)?tháng\s+(?:(?:sau|tiếp theo|kế tiếp|liền kề|liền sau)(?!\w)\s*)+(?<!\s)",
    "month": rf"{_LAST_DAY_OF}?(?:của\s+)?(?:các\s+)?tháng\s+(?:{_MONTH}|{_MONTH_WORD})"
    rf"(?:(?:{JOINT}|{_DASH})(?:tháng\s+)?{_MONTH}{_LIST_GOES_ON})*{_OF_YEAR}?(?!\s+lần)"
    rf"|{SHORT_MONTHS}{_OF_YEAR}|(?<![\w/.])(?:T\.?)?{_MONTH}(?:{_SLASH}|{_DASH}|\.){_YEAR}",
    "quarter": rf"{_LAST_DAY_OF}?(?:các\s+)?{_QUARTER}\s+{_QUARTER_NO}"
    rf"(?:(?:{JOINT}|{_DASH})(?:{_QUARTER}\s+)?{_QUARTER_NO})*{_OF_YEAR}?"
    rf"|(?<!\w)Q\.?[1-4]{_OF_YEAR}",
    # A deadline only where it is all that is said: "tiêm 02 lần/năm" tells how often something is done.
    "so_often": r"(?:0?[124]|một|hai|bốn)\s+lần\s*(?:/|mỗi|một|trong)\s*năm(?!\w)"
    rf"|(?:0?1|một)\s+lần\s*(?:/|mỗi|một|trong)\s*(?:ngày|tuần|tháng|{_QUARTER})(?!\w)",
    "every": rf"nửa\s+năm\s+(?:một|0?1)\s+lần|(?:{EACH}|một)\s+năm\s+(?:0?2|hai|0?4|bốn)\s+lần"
    rf"|(?:(?:định kỳ\s+)?(?:{EACH}\s+{_UNIT}|(?:hằng|mỗi)\s+{_COUNT}\s+{_UNIT})"
    rf"|định kỳ\s+(?:{_COUNT}\s+)?{_UNIT}{_NO_NUMBER})"
    rf"(?:{JOINT}(?:(?:định kỳ|{EACH})\s+)*(?:{_COUNT}\s+)?{_UNIT}{_NO_NUMBER}{_ITEM_ENDS})*"
    r"(?:\s*/\s*lần|\s+(?:một|0?1)\s+lần)?"
    rf"|(?:{_COUNT}\s+)?(?:ngày|tuần|tháng|{_QUARTER}|năm)(?:\s*/\s*lần|\s+(?:một|0?1)\s+lần)",
    "year": rf"(?:của\s+)?(?:các\s+)?năm\s+(?:{_YEAR}(?:(?:\s?[-–]\s?|{JOINT}){_YEAR})*"
    r"|nay|này|sau|tới|kế tiếp|tiếp theo|liền kề|liền sau)(?!\w)",
    "weekday": r"(?:ngày\s+)?(?:(?:sáng|chiều)\s+)?(?:thứ\s+(?:[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)|chủ nhật)(?!\w)"
    r"(?:,(?=\s+(?:ngày|\d)))?",
    "day": rf"{_NAMED_DAY}(?:{_DAY}|(?:{WORDS})(?=\s+(?:của\s+)?tháng))"
    rf"(?:(?:{JOINT}|{_DASH})(?:ngày\s+)?{_DAY}(?![/.-]\d))*"
    rf"|{_DAY}(?=\s+tháng\s+(?:{_MONTH}|{_MONTH_WORD}))"
    rf"|(?<=từ\s){_DAY}(?=\s+đến\s+(?:hết\s+)?(?:ngày\s+)?{_DAY}(?:\s?/\s?{_MONTH}|\s+tháng\s))",
    "clock": r"(?:\d{1,2}\s?(?:giờ|h|g)(?:\s?[0-5]?\d(?!\d|\s?[/.-]\s?\d|\s+tháng)(?:\s?(?:phút|['’′]))?)?"
    r"|\d{1,2}[g:][0-5]\d['’′]?)(?:\s+(?:sáng|trưa|chiều|tối|đêm))?(?!\w)"
    r"|giờ\s+(?:hành chính|làm việc)(?:\s+của)?(?=\s+ngày)",
    "span": r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười lăm|mười|nửa)\s+(?:\([^()\d]{2,20}\)\s+)?"
    r"(?:ngày làm việc|ngày|giờ làm việc|giờ|tháng|tuần|phút|năm)(?!\w)"
    r"|\d{1,3}\s?h(?=\s+(?:kể\s+)?(?:từ|sau)\s)",
}


def piece(*names: str) -> str:
    """Returns pieces of the grammar, any of which may stand, as one group of a pattern; case does not matter in it."""
    return f"(?i:{'|'.join(PIECES[name] for name in names)})"


_STARTS = piece("iso", "figures", "last_day", "half", "part_of_month", "month", "quarter", "year", "day")
_FOLLOWS = piece("in_quarter", "next_month", "month", "quarter", "every", "year")
_WEEKDAY = piece("weekday")
_CHAIN = rf"(?:{_WEEKDAY}\s+)?{_STARTS}(?:\s+{_FOLLOWS})*"
# One, or two joined by "và", or some before what they have in common: "15/3, 15/6 và 15/12 hằng năm".
CALENDAR = (
    rf"(?:{_CHAIN}(?:\s*,\s*{_CHAIN})*(?:,?\s+và\s+(?:trước\s+)?{_CHAIN})(?!\w)"
    rf"|{_CHAIN}(?:\s*,\s*{_CHAIN})+(?<=năm)(?!\w)|{_CHAIN}|{_WEEKDAY}(?:\s+{piece('every')})?)"
)
CLOCK = rf"(?:{piece('clock')}\s*,?\s*)"
EVERY, SPAN = piece("every"), piece("span")
# What is a date without a word that says "by": a day with its month, a quarter with its year.
WHOLE_DATE = (
    rf"(?:(?=ngày){piece('figures', 'last_day')}(?:\s?[-–]\s?{piece('figures')})?(?!\w)"
    rf"|(?=ngày){piece('day')}\s+{piece('month')}(?:\s+{piece('year')})?(?!\w)"
    rf"|{piece('quarter')}(?:\s+{piece('year')}|(?<=\d\d\d\d))(?!\w))"
)
