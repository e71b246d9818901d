"""By when: the words of a text that set a deadline, and which of several is the one that counts."""

import re

from corpus.duties.dated_things import is_of_a_thing, tells_which
from corpus.duties.dates import CALENDAR, CLOCK, EACH, EVERY, SPAN, WEEK_OF, WHOLE_DATE, piece
from corpus.once import once

# What the calendar's grammar does not have: seasons, feasts, sessions, days of a week to come.
_SEASON = (
    r"(?:ngày\s+làm việc\s+(?:kế tiếp|cuối cùng(?!\s+(?:của|hằng|hàng|mỗi|tháng|quý|năm)))"
    r"|ngày\s+[A-ZĐ][\w ]{2,25}\d{1,2}\s+tháng\s+\d{1,2}"
    r"|(?:(?:đầu|giữa|cuối)\s+)?năm\s+(?:học\s+(?:\d{4}\s*[-–]\s*\d{4}|mới))"
    r"|học kỳ\s+(?:II|I)(?:\s+năm học\s+\d{4}\s*[-–]\s*\d{4})?"
    r"|(?:sáng\s+|chiều\s+)?(?:thứ\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật)\s+của tuần kế tiếp"
    rf"|cuối\s+(?:{EACH}\s+)?(?:năm|tháng|quý|kỳ|ngày)(?!\s+(?:\d|[IV]+\b))|dịp hè|Tháng\s+[A-ZĐ]\w+(?: \w+)?"
    r"|(?:mùa|vụ)\s+(?:mưa|bão|khô|nắng|lũ|thu hoạch|cao điểm)(?:\s+bão)?(?:\s+(?:năm\s+)?\d{4}"
    r"|\s+đầu tháng \d{1,2}|\s+tháng \d{1,2})?"
    # Days of the moon's calendar, which the sun's does not have.
    r"|(?:ngày\s+)?\d{1,2}\s?(?:/|tháng)\s?\d{1,2}(?:\s?/\s?\d{4}|\s+năm\s+\d{4})?\s+\(?(?:âm lịch|ÂL)"
    r"|Tết(?:\s+Nguyên đán)?(?:\s+\d{4})?|Quốc khánh|(?:khi )?khai giảng"
    r"(?: năm học(?: \d{4}\s?[-–]\s?\d{4}| mới))?|rằm tháng \w+|hôm nay|ngày mai|giao thừa"
    r"|(?:kỳ họp|đại hội|kỳ nghỉ|kỳ tốt nghiệp|phiên giải trình)[^,;.:\n]{0,25}?(?=[,;.:\n]| ít nhất"
    r"|$)(?: ít nhất \d+ ngày)?"
    r"|tháng\s+(?:Chạp|Giêng)|ngày\s+(?:mùng\s+)?\d{1,2}\s+(?:của\s+)?tháng\s+(?:Chạp|Giêng|trước|này))"
)
_PART = rf"(?:(?:đầu|giữa|cuối|{WEEK_OF})\s+)?"
_DATE = rf"(?:{_SEASON}|{_PART}{CALENDAR})"
_EVENT = (
    r"(?:(?:\s+(?:kể\s+)?|,\s+kể\s+)(?:từ|sau|trước)\s+(?:khi|ngày|lúc)\s[^,;.:\n]{1,60}(?:, chống [^,;.:\n]{1,60})?"
    r"|\s+sau (?:mỗi|đó|khi|thi|tổng)[^,;.:\n]{0,30})"
)
_SPAN = rf"{SPAN}{_EVENT}?"
_DONE = (
    r"(?:(?:[Hh]oàn thành|[Hh]oàn tất|[Xx]ong|[Cc]hậm nhất(?: là| đến| sau)?|[Mm]uộn nhất(?: là)?|[Tt]rễ nhất(?: là)?"
    r"|(?:[Hh]ạn|[Tt]hời hạn)(?: (?:chót|cuối|cuối cùng|nộp|gửi|báo cáo|hoàn thành|thực hiện|xử lý))*(?: là)?\s*:?"
    r"|[Tt]hời gian (?:hoàn thành|thực hiện|báo cáo|nộp|gửi)(?: là)?\s*:?)\s+)"
)
_BY = (
    r"(?:[Tt]rước(?: ít nhất| ngày truyền thống)?|[Đđ]ến(?: hết| cuối| hạn)?|[Hh]ết|[Vv]ào|[Tt]rong(?: suốt"
    r"| vòng| thời hạn)?"
    r"|[Tt]ừ|[Kk]hông (?:quá|muộn hơn|chậm hơn|trễ hơn|chậm quá|muộn quá)|(?<!nửa )[Ss]au|[Tt]ại(?= kỳ họp))\s+"
)
# What recurs, and on which day it does: "hằng tháng, trước ngày 25"; "hằng quý (ngày 15 tháng cuối quý)".
# A day with its year is none that recurs.
_NO_YEAR = r"(?!(?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d)"
_DAY, _OF_YEAR = piece("day"), r"(?![/.-]?\d|\s+năm\s+\d)"
_DAYS_OF = (
    rf"(?:(?<=tuần)SEP{CLOCK}?{piece('weekday')}|(?<=ngày)\s*,?\s+trước\s+{CLOCK}|(?<=quý)SEP{CLOCK}?{_DAY}\s+{piece('in_quarter')}"
    rf"|(?:(?<=năm)|(?<=[6u] tháng))SEP{CLOCK}?(?:{_DAY}\s+{piece('month')}|{_NO_YEAR}{piece('figures')}){_OF_YEAR}"
    rf"|(?<=tháng)SEP{CLOCK}?{_DAY}(?!\s+(?:của\s+)?tháng\s+\d))"
)
_BY_A_DAY = rf"(?:{_DONE}|{_BY}){{0,3}}"
_ON_EACH = rf"(?:{EVERY})(?:" + "|".join(
    (
        _DAYS_OF.replace("SEP", rf"\s*\(\s*{_BY_A_DAY}") + r"\s*\)",
        _DAYS_OF.replace("SEP", rf"\s*,?\s+(?:{_DONE}|{_BY}){{1,3}}"),
    )
) + ")"  # fmt: skip
# "ngày 15/5 và 15/11 hằng năm", "quý IV hằng năm", without a word that says "by".
_EACH_OF = "|".join(rf"(?<={e} {u})" for e in ("hằng", "hàng", "mỗi") for u in ("năm", "quý", "tháng", "tuần"))
_DEADLINE = (
    rf"(?<!\w)(?=(?i:định kỳ|hằng|hàng|mỗi)\s){_ON_EACH}(?:(?:,|\s+và)\s+{_ON_EACH}){{0,3}}(?![\w/])|"
    rf"(?<!\w)(?:(?:{_DONE}){{1,2}}(?:{_BY}){{0,2}}|(?:{_BY}){{1,3}})"
    rf"(?:{CLOCK}?{_DATE}|{_SPAN}|{CLOCK}(?:hằng|mỗi) ngày)(?!\w)"
    rf"(?:\s+đến\s+(?:hết\s+)?(?:{CLOCK})?{_DATE}(?!\w))?"
    rf"|(?<!\w)(?:{_DONE}){{0,2}}[Tt]rước\s+{CLOCK}(?!\w)|(?<!\w)[Ll]úc\s+{CLOCK}{_DATE}(?!\w)"
    r"|(?<!\w)[Nn]gay (?:sau )?khi (?:nhận(?: được)?|có)(?: \w+){1,3} này(?!\w)"
    rf"|(?<!\w)(?=(?i:ngày|tháng|quý|thứ)\s){CALENDAR}(?:{_EACH_OF})(?!\w)"
    rf"|(?<!\w)(?![Mm]ỗi (?!\w+(?: \w+)? (?:một|0?1) lần)){EVERY}(?!\w)"
    rf"|(?<!\w)(?:[Đđ]ịnh kỳ|[Nn]gay)\s+(?:trong\s+ngày|{_SPAN}|{_DATE})(?!\w)"
    r"|(?<!\w)(?:[Nn]gay )?[Tt]rong (?:cùng )?(?:ngày|đêm|năm nay|tháng này|quý này)(?! \d)(?!\w)"
)  # fmt: skip
_NUMBER = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa)"
_TIMES = rf"{_NUMBER} (?:lần|buổi|kỳ|lượt|phiên|cuộc|bản tin|chuyến)"
# Dates without a word that says "by": a deadline only where nothing else is one.
_BARE = re.compile(
    rf"(?<!\w)(?:đầu|giữa|cuối)\s+{piece('month', 'quarter')}(?:\s+{piece('year')})?(?!\w)|(?<!\w){WHOLE_DATE}"
    rf"|(?<!\w){piece('part_of_month')}\s+{piece('month')}(?:\s+{piece('year')})?(?!\w)"
    rf"|(?<!\w)(?:(?i:{WEEK_OF}) tháng \d{{1,2}}(?:/\d{{4}}| năm \d{{4}})?"
    r"|(?:[Cc]hiều|[Ss]áng) thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)(?: hằng tuần)?|[Mm]ỗi (?:quý|\d tháng)"
    rf"|(?:[Íí]t nhất|[Tt]ối thiểu) {_TIMES} ?(?:/|mỗi |một |trong (?:một )?)(?:ngày|tuần|tháng|quý|năm)"
    rf"|(?:{EACH}|[Mm]ỗi) (?:ngày|tuần|tháng|quý|năm) (?:ít nhất |tối thiểu )?{_TIMES}"
    rf"|(?:[Cc]ứ )?{_NUMBER} (?:giờ|phút) (?:một|0?1) lần|[Cc]ứ {_NUMBER} (?:giờ|phút|ngày)"
    r"|[Tt]rước khi [^,;.:\n]{3,25}(?=[,;.:\n])|[Cc]uối mỗi \w+"
    r"|[Ii]t nhất \d+ ngày trước khi [^,;.:\n]{3,30}|cùng kỳ [^,;.:\n]{3,30}|[Cc]uối (?:năm|học kỳ)(?: \d{4}"
    r"| nay)?)(?!\w)"
)
# How surely words set a deadline: "done by" before a span of days, that before a start, a year or a repetition.
_FIRM = re.compile(
    r"[Cc]hậm nhất|[Mm]uộn nhất|[Tt]rễ nhất|[Kk]hông (?:muộn|chậm|trễ)|[Tt]hời [^\d:]+:"
    r"|[Hh]oàn|[Xx]ong|[Tt]rước(?! (?:khi|\d+ (?:giờ|phút)))|[Đđ]ến (?:hết|ngày)|[Hh]ạn"
)
_LOOSE = re.compile(
    r"[Tt]ừ |[Ss]au |[Hh]ằng|[Hh]àng|[Mm]ỗi|[Đđ]ịnh kỳ|[Tt]rong năm \d|\w+ một lần|[Đđ]ến (?:năm|tháng)|[Vv]ào"
    r"|[Kk]hông quá"
    r"|[Tt]rong \w+ (?:tháng|năm)|[Tt]hời hạn"
)
_ON_A_DAY_OF_EACH = re.compile(r"(?:định kỳ|hằng|hàng|mỗi)\s.*(?:trước|chậm nhất|vào|ngày\s+\d)", re.IGNORECASE)
_RECURS = re.compile(rf"\s{EACH}\s\w+$")
_NO_DEADLINE = re.compile(r"(?:giai đoạn|kể từ|so với|trên|dưới|tuổi|lãi|hạn mức|cách|thời gian|từ \d{1,2} giờ)\s+$")
# "có hiệu lực thi hành |sau 10 ngày kể từ ngày ký|": when a document counts, not when a task is due.
_IN_FORCE = re.compile(r"hiệu lực(?: thi hành)?(?: kể)?\s+$")
_HOLDS_FROM = re.compile(r"hiệu lực(?: thi hành)?,?(?: kể)?(?: từ)?\s+$")
# Lengths of time, hours of opening and spans that are past: no deadlines, though they begin as one.
_LENGTH = re.compile(
    rf"[Tt]ừ\s+{_NUMBER}\s+(?:ngày|giờ|tháng(?! \d)|tuần|phút|năm)(?!\s+(?:\d\d\s+)?ngày)|[Tt]ừ năm|[Tt]rong hai năm"
    rf"|[Tt]rong\s+{_NUMBER}\s+(?:ngày|tháng|tuần|năm)\s+"
    r"(?:đầu(?! năm| của năm|(?: của)? tháng \d)|qua|gần|(?<!ngày )(?<!tuần )tới|liên|thử)"
    # What the months of a report have seen: "Trong 6 tháng đầu năm 2025, toàn tỉnh …"
    rf"|Trong\s+{_NUMBER}\s+tháng\s+(?:đầu|cuối)\s+[^,.;]{{3,15}},\s(?![A-ZĐ](?!.{{0,60}}\bđã\b))"
    r"|(?:[Ss]au|[Đđ]ến|[Tt]ừ|[Vv]ào)\s+\d{1,2}\s*(?:giờ|h)(?:\s*\d{2})?(?!\s*(?:phút|['’′])?\s*(?:ngày|\d|sáng|thứ|hôm|hằng|đêm))"
    r"|[Đđ]ến \d{1,3} (?:tháng(?! \d)|ngày|năm)|[Đđ]ến mười|[Kk]hông quá \d+ (?:phút|tháng|tuần)"
)


_DATED = re.compile(r"(?:ngày|quý)\s+\S*[\dIV]|\d\s?[/.–-]\s?\d")
_ON_A_DAY = re.compile(r"(?:[Vv]ào|[Ll]úc|[Nn]gày)\s")
# The day of a document that is named, and what stands in a title between quotation marks: no deadlines.
_OF_A_DOCUMENT = re.compile(r"(?:\d[\w.-]*/[\w/&-]+|(?<!\w)số\s+\S+)\s*,?\s+$")
_UNCLOSED = re.compile("“[^”]*$")


def _is_cited(text: str, start: int, at: int) -> bool:
    """Returns whether the words at an offset date a document or stand in a title."""
    before = text[max(start, at - 40) : at]
    return bool(_OF_A_DOCUMENT.search(before) or _UNCLOSED.search(text, start, at))


@once
def deadline_words() -> re.Pattern[str]:
    """Returns the pattern of the words that set a deadline; compiled when it is first needed: that takes 0.8 s."""
    return re.compile(_DEADLINE)


def deadline_in(text: str, start: int, end: int) -> str | None:
    """Returns the deadline that text[start:end] sets, as written; None where it sets none.

    Of several, the first that is firm ("trước ngày …") goes before the first of any kind ("từ ngày …", "hằng tuần").
    """
    best: tuple[int, str] | None = None
    others: list[tuple[int, int]] = []  # words like a deadline that are none
    for match in deadline_words().finditer(text, start, end):
        before = text[max(start, match.start() - 24) : match.start()]
        barred = not _FIRM.match(match.group()) and _NO_DEADLINE.search(before)
        barred = barred or (_IN_FORCE.search(before) and _LOOSE.match(match.group()))
        none = barred or _LENGTH.match(text, match.start(), end) or _is_cited(text, start, match.start())
        if none or _tells_of_a_thing(text, start, match):
            others.append(match.span())
            continue
        rank = _rank(match.group())
        if best is None or rank < best[0]:
            best = (rank, match.group().strip())
    if best:
        return best[1]
    dates = (m for m in _BARE.finditer(text, start, end) if not _is_bare_of_a_thing(text, start, m))
    return next((m.group() for m in dates if not any(a < m.end() and m.start() < b for a, b in others)), None)


def _tells_of_a_thing(text: str, start: int, words: re.Match[str]) -> bool:
    """Returns whether words with a day tell which thing is meant: "các hợp đồng ký |trước ngày 01/7/2024|"."""
    if not _DATED.search(words.group()):
        return False
    begins = _ON_A_DAY.match(words.group())
    return tells_which(text, start, words.start()) or bool(begins and is_of_a_thing(text, start, words.start()))


def _is_bare_of_a_thing(text: str, start: int, words: re.Match[str]) -> bool:
    """Returns whether a day without a word that says "by" dates a document, a thing, or when one takes effect."""
    at = words.start()
    if _is_cited(text, start, at) or _HOLDS_FROM.search(text[max(start, at - 30) : at]):
        return True
    return bool(_DATED.search(words.group())) and is_of_a_thing(text, start, at)


def surer(words: str | None, other: str | None) -> str | None:
    """Returns the deadline of two that counts: the second where there is no first, or where only it is firm."""
    if words and other and _rank(words) == 2 and _rank(other) == 0:
        return other
    return words or other


def _rank(words: str) -> int:
    """Returns 0 for a firm deadline, 2 for a start or a repetition, 1 for any other."""
    if _FIRM.match(words) or _ON_A_DAY_OF_EACH.match(words):
        return 0
    return 2 if _LOOSE.match(words) or _RECURS.search(words) else 1
