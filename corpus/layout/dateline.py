"""The line of a head that says where and when a document was signed: `Sơn Hạ, ngày 05 tháng 3 năm 2025`."""

import datetime
import re
from typing import NamedTuple

from corpus.text.accents import UPPER
from corpus.text.line_pattern import LinePattern
from corpus.text.number_words import NUMBER_WORD, number_of

# A number, or the blank that is left for the stamp.
# Possessive, as are all of a date: a row of dots can be cut into day, month and year in countless ways.
_BLANK = r"[…._ ]*+"
# In words, as minutes of meetings have it; "0 5", "2 0 2 5" set wide; a letter that a scan took for a figure.
_WORDS = rf"(?i:{NUMBER_WORD}(?:\s+{NUMBER_WORD}){{0,6}})"
_TWO = r"\d{1,2}|\d \d|[Oo]\d|[1l][Oo]"
_DAY = rf"{_TWO}|(?i:(?:mùng|mồng)\s+)?(?:{_WORDS}|\d{{1,2}})"
_MONTH = rf"{_TWO}|(?i:giêng|chạp)|{_WORDS}(?=\s+(?i:năm))"
_YEAR = rf"\d{{4}}|\d(?: \d){{3}}|\d{{2}}(?!\d)|(?i:(?:hai|một)\s+(?:nghìn|ngàn))(?:\s+{_WORDS})?"
_DATE = (
    rf"(?=\s*\d|{_BLANK}/\d|.*(?i:tháng))(?P<day>{_DAY}|{_BLANK})\s*(?:(?i:tháng)|[/.–-])\s*(?P<month>{_MONTH}|{_BLANK})"
    rf"\s*(?:,?\s*(?i:năm)|[/.–-])\s*(?P<year>{_YEAR}|{_BLANK})\s*[.;]?"
)
_UNIT = r"(?:Thành phố|TP\.?|Tỉnh|Thị xã|Xã|Phường|Đặc khu)"
_WORD = rf"[{UPPER}]\w*"
# Without a comma only a name of two words, or of a unit, is a place: "Trước ngày 30/6/2025" is a deadline.
_PLACE = rf"(?:{_UNIT} ?{_WORD}(?: (?:- )?{_WORD}){{0,4}}|{_WORD}(?: (?:- )?{_WORD}){{1,4}})"
# "1. Sở Y tế báo cáo trước thứ Sáu, ngày 13/6/2025." sets a deadline.
_NO_PLACE = r"(?![\d+*•–-]|[^,;:|]{0,60}\b(?:trước|sau|đến|hết|vào|chậm nhất|muộn nhất|thứ|giờ|phút|hạn)\b)"
# Of a telegram: "Trường Lâm, hồi 16 giờ 30 phút, ngày 05 tháng 01 năm 2026".
_HOUR = r"(?:,?\s*(?i:vào |vào hồi |hồi |lúc )?\s*\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{1,2}\s*(?:phút|p)?)?)?"
DATELINE = rf"(?P<place>{_NO_PLACE}[^,;:|]{{2,60}}?(?=\s*,)|{_PLACE}(?=\s)){_HOUR}\s*,?\s*(?i:ngày)\s*{_DATE}$"
DATE_ALONE = rf"(?:(?i:ngày)\s*{_DATE}|(?:{_PLACE}\s*,\s*)?\d{{1,2}}(?P<sign>[/.-])\d{{1,2}}(?P=sign)\d{{4}}\s*\.?)$"
PLACE_DATE = LinePattern(re.compile(DATELINE))
_ALONE = LinePattern(re.compile(DATE_ALONE))
_NUMBERS = re.compile(r"\d+")
CENTURY = 2000
_ALIKE = str.maketrans("ol", "01")
_MONTHS = {"giêng": 1, "chạp": 12}


class Dateline(NamedTuple):
    """Where a document was signed and when; None where the line does not say, or says no day of the calendar."""

    place: str | None
    day: datetime.date | None


def read_dateline(line: str) -> Dateline | None:
    """Returns what a line says of place and day, None for a line that is none of this form."""
    whole = PLACE_DATE.match(line)
    if whole:
        return Dateline(whole["place"].strip(), to_date(whole["day"], whole["month"], whole["year"]))
    alone = _ALONE.match(line)
    if alone is None:
        return None
    place = line.partition(",")[0].strip() if "," in line else None
    named = alone["day"] is not None
    parts = (alone["day"], alone["month"], alone["year"]) if named else (_NUMBERS.findall(line) + 3 * [""])[:3]
    return Dateline(place, to_date(*parts))


def to_date(day: str, month: str, year: str) -> datetime.date | None:
    """Returns the day that three numbers name, None where one is blank or the calendar has no such day."""
    numbers = [_number(text) for text in (year, month, day)]
    try:
        y, m, d = (n for n in numbers if n is not None)
        return datetime.date(y + (CENTURY if y < 100 else 0), m, d)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    """Returns the number that stands in a date, in figures or in words; None for a blank."""
    said = re.sub(r"^(?:mùng|mồng)\s+", "", text.strip().lower())
    figures = said.replace(" ", "").translate(_ALIKE)
    if figures.isdigit():
        return int(figures)
    return _MONTHS.get(said) or number_of(said)
