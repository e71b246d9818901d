"""By when: the words of a text that set a deadline, and which of several is the one that counts."""

import re

_NUMBER = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa)"
_EACH = r"(?:hằng|hàng|mỗi)"
_YEAR = rf"(?:[/.-]\d{{4}}|\s+năm\s+(?:\d{{4}}|nay|sau|tới)|\s+{_EACH}\s+năm)"
_DAY = (
    rf"(?:ngày\s+(?:mùng\s+)?)?\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?(?:\s+(?:và\s+\d{{1,2}}[/-]\d{{1,2}}\s+)?{_EACH}\s+năm)?"
    rf"|ngày\s+(?:mùng\s+)?\d{{1,2}}(?:\s+(?:của\s+)?tháng\s+(?:\d{{1,2}}|sau|trước|Chạp|Giêng|đầu|cuối|này)"
    rf"{_YEAR}?(?:\s+(?:mỗi\s+)?quý(?:\s+sau)?)?|\s+{_EACH}\s+(?:tháng|quý))?"
    r"|ngày\s+làm việc\s+(?:kế tiếp|cuối cùng)|ngày\s+[A-ZĐ][\w ]{2,25}\d{1,2}\s+tháng\s+\d{1,2}"
    r"|ngày\s+cuối cùng của (?:mỗi )?tháng"
)
_PART = r"(?:(?:đầu|giữa|cuối|tuần (?:đầu|cuối|thứ \w+)(?: của)?|nửa (?:đầu|cuối))\s+)?"
_DATE = (
    rf"(?:{_DAY}|{_PART}(?:(?:các )?tháng\s+(?:\d{{1,2}}(?: (?:và|,) tháng \d{{1,2}})?)|quý\s+(?:IV|I{{1,3}}"
    rf"|\d)(?!\w)){_YEAR}?"
    rf"|{_PART}năm\s+(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?|nay|sau|học\s+(?:\d{{4}}\s*[-–]\s*\d{{4}}|mới))"
    r"|học kỳ\s+(?:II|I)(?:\s+năm học\s+\d{4}\s*[-–]\s*\d{4})?"
    rf"|(?:sáng\s+|chiều\s+)?(?:thứ\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật)(?:\s+(?:{_EACH} tuần|của tuần kế tiếp))?"
    rf"|cuối\s+(?:{_EACH}\s+)?(?:năm|tháng|quý|kỳ|ngày)|dịp hè|Tháng\s+[A-ZĐ]\w+(?: \w+)?"
    r"|(?:mùa|vụ)\s+(?:mưa|bão|khô|nắng|lũ|thu hoạch|cao điểm)(?:\s+bão)?(?:\s+(?:năm\s+)?\d{4}"
    r"|\s+đầu tháng \d{1,2}|\s+tháng \d{1,2})?"
    r"|Tết(?:\s+Nguyên đán)?(?:\s+\d{4})?|Quốc khánh|(?:khi )?khai giảng|rằm tháng \w+|hôm nay|ngày mai|giao thừa"
    r"|(?:kỳ họp|đại hội|kỳ nghỉ|kỳ tốt nghiệp|phiên giải trình)[^,;.:\n]{0,25}?(?=[,;.:\n]| ít nhất"
    r"|$)(?: ít nhất \d+ ngày)?)"
)
_CLOCK = r"(?:\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?(?:\s+(?:sáng|trưa|chiều|tối|đêm))?\s*)"
_EVENT = (
    r"(?:\s+(?:kể\s+)?(?:từ|sau|trước)\s+(?:khi|ngày|lúc)\s[^,;.:\n]{1,60}"
    r"|\s+sau (?:mỗi|đó|khi|thi|tổng)[^,;.:\n]{0,30})"
)
_SPAN = rf"{_NUMBER}\s+(?:ngày làm việc|ngày|giờ làm việc|giờ|tháng|tuần|phút|năm)(?!\w){_EVENT}?"
_DONE = (
    r"(?:[Hh]oàn thành|[Hh]oàn tất|[Xx]ong|[Cc]hậm nhất(?: là| đến| sau)?|[Mm]uộn nhất(?: là)?|[Hh]ạn|[Tt]hời hạn)\s+"
)
_BY = (
    r"(?:[Tt]rước(?: ít nhất| ngày truyền thống)?|[Đđ]ến(?: hết| cuối| hạn)?|[Hh]ết|[Vv]ào|[Tt]rong(?: suốt"
    r"| vòng| thời hạn)?"
    r"|[Tt]ừ|[Kk]hông quá|[Ss]au|[Tt]ại(?= kỳ họp))\s+"
)
DEADLINE = re.compile(
    rf"(?<!\w)(?:(?:{_DONE}){{1,2}}(?:{_BY}){{0,2}}|(?:{_BY}){{1,3}})"
    rf"(?:{_CLOCK}?{_DATE}|{_SPAN}|{_CLOCK}(?:hằng|mỗi) ngày)(?!\w)"
    rf"(?:\s+đến\s+(?:hết\s+)?(?:{_CLOCK})?{_DATE}(?!\w))?"
    rf"|(?<!\w)(?:{_DONE}){{0,2}}[Tt]rước\s+{_CLOCK}(?!\w)|(?<!\w)[Ll]úc\s+{_CLOCK}{_DATE}(?!\w)"
    rf"|(?<!\w)(?:[Đđ]ịnh kỳ\s+)?(?:[Hh]ằng|[Hh]àng)\s+(?:ngày|tuần|tháng|quý|năm)(?!\w)"
    rf"|(?<!\w)(?:[Đđ]ịnh kỳ|[Nn]gay)\s+(?:trong\s+ngày|{_SPAN}|{_DATE})(?!\w)"
    r"|(?<!\w)(?:[Nn]gay )?[Tt]rong (?:cùng )?(?:ngày|đêm|năm nay|tháng này|quý này)(?! \d)(?!\w)"
    rf"|(?<!\w)(?:[Mm]ỗi\s+(?:ngày|tuần|tháng|quý|năm)|{_NUMBER}\s+(?:tháng|tuần|năm))\s+một lần"
)  # fmt: skip
# Dates without a word that says "by": a deadline only where nothing else is one.
_BARE = re.compile(
    r"(?<!\w)(?:ngày\s+\d{1,2}(?:(?:,| và) \d{1,2})*(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
    r"|/\d{1,2}(?:/\d{4})?)"
    r"|[Tt]uần (?:đầu|cuối|thứ \w+)(?: của)? tháng \d{1,2}(?: năm \d{4})?|[Qq]uý (?:IV|I{1,3})(?:/\d{4}"
    r"| năm \d{4})"
    r"|(?:[Cc]hiều|[Ss]áng) thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)(?: hằng tuần)?|[Mm]ỗi (?:quý|\d tháng)"
    r"|[Tt]rước khi [^,;.:\n]{3,25}(?=[,;.:\n])|[Cc]uối mỗi \w+"
    r"|[Ii]t nhất \d+ ngày trước khi [^,;.:\n]{3,30}|cùng kỳ [^,;.:\n]{3,30}|[Cc]uối (?:năm|học kỳ)(?: \d{4}"
    r"| nay)?)(?!\w)"
)
# How surely words set a deadline: "done by" before a span of days, that before a start, a year or a repetition.
_FIRM = re.compile(
    r"[Cc]hậm nhất|[Mm]uộn nhất|[Hh]oàn|[Xx]ong|[Tt]rước(?! (?:khi|\d+ (?:giờ|phút)))|[Đđ]ến (?:hết|ngày)|[Hh]ạn"
)
_LOOSE = re.compile(
    r"[Tt]ừ |[Ss]au |[Hh]ằng|[Hh]àng|[Mm]ỗi|[Đđ]ịnh kỳ|[Tt]rong năm \d|\w+ một lần|[Đđ]ến (?:năm|tháng)|[Vv]ào"
    r"|[Kk]hông quá"
    r"|[Tt]rong \w+ (?:tháng|năm)|[Tt]hời hạn"
)
_NO_DEADLINE = re.compile(r"(?:giai đoạn|kể từ|so với|trên|dưới|tuổi|lãi|hạn mức|cách|thời gian|từ \d{1,2} giờ)\s+$")
# Lengths of time, hours of opening and spans that are past: no deadlines, though they begin as one.
_LENGTH = re.compile(
    rf"[Tt]ừ\s+{_NUMBER}\s+(?:ngày|giờ|tháng|tuần|phút|năm)(?!\s+(?:\d\d\s+)?ngày)|[Tt]ừ năm|[Tt]rong hai năm"
    rf"|[Tt]rong\s+{_NUMBER}\s+(?:ngày|tháng|tuần|năm)\s+(?:đầu|qua|gần|tới|liên|thử)"
    r"|(?:[Ss]au|[Đđ]ến|[Tt]ừ|[Vv]ào)\s+\d{1,2}\s*(?:giờ|h)(?:\s*\d{2})?(?!\s*(?:ngày|\d|sáng|thứ|hôm|hằng|đêm))"
    r"|[Đđ]ến \d{1,3} (?:tháng|ngày|năm)|[Đđ]ến mười|[Kk]hông quá \d+ (?:phút|tháng|tuần)"
)


# The day of a document that is named, and what stands in a title between quotation marks: no deadlines.
_OF_A_DOCUMENT = re.compile(r"(?:\d[\w.-]*/[\w/&-]+|(?<!\w)số\s+\S+)\s*,?\s+$")
_UNCLOSED = re.compile("“[^”]*$")


def _is_cited(text: str, start: int, at: int) -> bool:
    """Returns whether the words at an offset date a document or stand in a title."""
    before = text[max(start, at - 40) : at]
    return bool(_OF_A_DOCUMENT.search(before) or _UNCLOSED.search(text, start, at))


def deadline_in(text: str, start: int, end: int) -> str | None:
    """Returns the deadline that text[start:end] sets, as written; None where it sets none.

    Of several, the first that is firm ("trước ngày …") goes before the first of any kind ("từ ngày …", "hằng tuần").
    """
    best: tuple[int, str] | None = None
    for match in DEADLINE.finditer(text, start, end):
        barred = _NO_DEADLINE.search(text[max(start, match.start() - 12) : match.start()])
        if barred or _LENGTH.match(text, match.start(), end) or _is_cited(text, start, match.start()):
            continue
        rank = _rank(match.group())
        if best is None or rank < best[0]:
            best = (rank, match.group().strip())
    if best:
        return best[1]
    dates = (m for m in _BARE.finditer(text, start, end) if not _is_cited(text, start, m.start()))
    return next((m.group() for m in dates), None)


def surer(words: str | None, other: str | None) -> str | None:
    """Returns the deadline of two that counts: the second where there is no first, or where only it is firm."""
    if words and other and _rank(words) == 2 and _rank(other) == 0:
        return other
    return words or other


def _rank(words: str) -> int:
    """Returns 0 for a firm deadline, 2 for a start or a repetition, 1 for any other."""
    if _FIRM.match(words):
        return 0
    return 2 if _LOOSE.match(words) else 1
