"""The line of a head that says where and when a document was signed: `Sơn Hạ, ngày 05 tháng 3 năm 2025`."""

import datetime
import re
from typing import NamedTuple

from corpus.text.accents import UPPER
from corpus.text.line_pattern import LinePattern

# A number, or the blank that is left for the stamp.
# Possessive, as are all of a date: a row of dots can be cut into day, month and year in countless ways.
_BLANK = r"[…._ ]*+"
_DATE = (
    rf"(?=\s*\d|{_BLANK}/\d|.*(?i:tháng))(?P<day>\d{{1,2}}|{_BLANK})\s*(?:(?i:tháng)|[/.-])\s*(?P<month>\d{{1,2}}|{_BLANK})"
    rf"\s*(?:(?i:năm)|[/.-])\s*(?P<year>\d{{4}}|\d{{2}}(?!\d)|{_BLANK})\s*[.;]?"
)
_UNIT = r"(?:Thành phố|TP\.?|Tỉnh|Thị xã|Xã|Phường|Đặc khu)"
_WORD = rf"[{UPPER}]\w*"
# Without a comma only a name of two words, or of a unit, is a place: "Trước ngày 30/6/2025" is a deadline.
_PLACE = rf"(?:{_UNIT} ?{_WORD}(?: (?:- )?{_WORD}){{0,4}}|{_WORD}(?: (?:- )?{_WORD}){{1,4}})"
DATELINE = rf"(?P<place>[^,;:|]{{2,60}}?(?=\s*,)|{_PLACE}(?=\s))\s*,?\s*(?i:ngày)\s*{_DATE}$"
DATE_ALONE = rf"(?:(?i:ngày)\s*{_DATE}|(?:{_PLACE}\s*,\s*)?\d{{1,2}}(?P<sign>[/.-])\d{{1,2}}(?P=sign)\d{{4}}\s*\.?)$"
PLACE_DATE = LinePattern(re.compile(DATELINE))
_ALONE = LinePattern(re.compile(DATE_ALONE))
_NUMBERS = re.compile(r"\d+")
CENTURY = 2000


class Dateline(NamedTuple):
    """Where a document was signed and when; None where the line does not say, or says no day of the calendar."""

    place: str | None
    day: datetime.date | None


def read_dateline(line: str) -> Dateline | None:
    """Returns what a line says of place and day, None for a line that is none of this form."""
    whole = PLACE_DATE.match(line)
    if whole:
        return Dateline(whole["place"].strip(), to_date(whole["day"], whole["month"], whole["year"]))
    if not _ALONE.match(line):
        return None
    place = line.partition(",")[0].strip() if "," in line else None
    return Dateline(place, to_date(*(_NUMBERS.findall(line) + 3 * [""])[:3]))


def to_date(day: str, month: str, year: str) -> datetime.date | None:
    """Returns the day that three numbers name, None where one is blank or the calendar has no such day."""
    try:
        return datetime.date(int(year) + (CENTURY if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
