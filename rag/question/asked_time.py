"""When a question means: "từ năm 2024", "trong tháng này", "before 30 June 2025"; counted from today later."""

import calendar
import datetime
import re
from dataclasses import dataclass

from corpus.due import Period
from corpus.duties.meaning import read_due

IN, SINCE, AFTER, BEFORE, UNTIL, BETWEEN = "in", "since", "after", "before", "until", "between"
_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_UNITS = {"tuan": "week", "thang": "month", "quy": "quarter", "nam": "year", "hom": "day", "ngay": "day"}
_STEPS = {"nay": 0, "this": 0, "sau": 1, "toi": 1, "next": 1, "truoc": -1, "qua": -1, "vua qua": -1, "last": -1}

_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{4}-\d{2}-\d{2}"
_RELATIVE_VI = r"(?:tuan|thang|quy|nam|hom) (?:nay|sau|toi|truoc|vua qua|qua)|ngay mai"
_ABSOLUTE_VI = (
    rf"(?:(?:ngay|hom) )?(?:{_DAY})|(?:ngay \d{{1,2}} )?thang \d{{1,2}}(?:/\d{{4}}| nam \d{{4}})?"
    r"|quy (?:[1-4]|iv|i{1,3})(?:/\d{4}| nam \d{4}| \d{4})?|nam \d{4}|6 thang (?:dau|cuoi) nam(?: \d{4})?"
)
_MONTH = "|".join(_MONTHS)
_RELATIVE_EN = r"(?:this|next|last) (?:week|month|quarter|year)|today|tomorrow"
_MONTH_ALONE = _MONTH.replace("may|", "")  # "may" by itself is a verb
_ABSOLUTE_EN = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?: \d{{4}})?"
    rf"|(?:{_MONTH}) \d{{4}}|(?:{_MONTH_ALONE})|q[1-4](?: \d{{4}}|/\d{{4}})?"
    r"|(?:the )?(?:first|second|third|fourth|last) quarter(?:(?: of)? \d{4})?"
    rf"|(?:the year )?(?:19|20)\d\d|{_DAY}"
)
# What only says that it goes on to this day, behind a period.
_ONWARDS = {
    "vi": "tro di|tro lai(?: day)?|(?:cho )?(?:den|toi) (?:nay|gio|bay gio|hien tai)",
    "en": "onwards?|on(?=$)|(?:until|till|to|up to) (?:now|date|today)",
}
_HOW = {
    "vi": ((UNTIL, "cho den het|den het|truoc het|cho den|tinh den|den|toi"), (SINCE, "ke tu|tu sau|tinh tu|tu"),
           (BEFORE, "truoc"), (AFTER, "sau"), (IN, "trong nam|trong|vao|cua|o|luc|")),
    "en": ((UNTIL, "up to|until|by|as of|as at"), (SINCE, "since|from"), (BEFORE, "before|prior to"), (AFTER, "after"),
           (IN, "in|during|within|on|of|for|dated|")),
}  # fmt: skip
# From one period on to the end of another.
_RANGE = {
    "vi": r"(?:trong )?(?:khoang |khoang thoi gian |thoi gian )?(?:ke tu|tu|giua) {a}"
    r" (?:cho den|den|toi|va)(?: het)? {b}",
    "en": r"(?:from|between) {a} (?:to|and|until|till|through|up to) {b}",
}


@dataclass(frozen=True)
class AskedTime:
    """A time that a question names.

    how: how it bounds; period: in Vietnamese without accents or in English; last: the period with which one ends that
    begins with the other, empty for none.
    """

    how: str
    period: str
    last: str = ""

    def bounds(self, today: datetime.date) -> tuple[datetime.date | None, datetime.date | None] | None:
        """Returns the days between which it lies, neither counted; None where it names no day of the calendar."""
        found = self._days(today)
        if found is None:
            return None
        first, last = found
        one = datetime.timedelta(1)
        return {
            IN: (first - one, last + one), SINCE: (first - one, None), AFTER: (last, None), BEFORE: (None, first),
            UNTIL: (None, last + one), BETWEEN: (first - one, last + one),
        }[self.how]  # fmt: skip

    def last_day(self, today: datetime.date) -> datetime.date | None:
        """Returns the last day of its period, None where it names no day of the calendar."""
        found = self._days(today)
        return found[1] if found else None

    def _days(self, today: datetime.date) -> tuple[datetime.date, datetime.date] | None:
        """Returns its first and last day, None where it names no day of the calendar."""
        if not self.last:
            return _period(self.period, today)
        # "tháng 7 đến tháng 9 năm 2026": the year is said once.
        year = re.search(r"(?:19|20)\d\d", self.last)
        dated = re.search(r"(?:19|20)\d\d|nay|truoc|this|last", self.period)
        said = f"{self.period}{'/' if re.search(r'[/.]', self.period) else ' nam '}{year[0]}" if year else ""
        found = (said and not dated and _period(said, today)) or _period(self.period, today)
        last = _period(self.last, today)
        return (found[0], last[1]) if found and last and found[0] <= last[1] else None


def take_time(text: str, language: str) -> tuple[AskedTime | None, str]:
    """Returns the first time that a text without marks names, and the text without it."""
    if found := _RANGES[language].search(text):
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        return AskedTime(BETWEEN, _without_year(found["a"]), _without_year(found["b"])), " ".join(rest.split())
    for bare in (False, True):
        for match in _patterns(language, bare):
            if found := match.search(text):
                how = next(name for name, _ in _HOW[language] if found[name] is not None)
                rest = f"{text[: found.start()]} {text[found.end() :]}"
                return AskedTime(how, _without_year(found["period"])), " ".join(rest.split())
    return None, text


def _without_year(period: str) -> str:
    """Returns a year by its figures alone, and any other period as it is."""
    return re.sub(r"^(?:nam|the year) (?=\d{4}$)", "", period)


def _patterns(language: str, bare: bool) -> list[re.Pattern[str]]:
    return _COMPILED[language, bare]


def _compiled(language: str, bare: bool) -> list[re.Pattern[str]]:
    """Returns the patterns of a language; bare: of a year by itself, which needs a word before it in Vietnamese."""
    relative, absolute = (_RELATIVE_VI, _ABSOLUTE_VI) if language == "vi" else (_RELATIVE_EN, _ABSOLUTE_EN)
    hows = "|".join(f"(?P<{name}>{words.rstrip('|') if bare else words})" for name, words in _HOW[language])
    period = r"(?:19|20)\d\d" if bare else f"{relative}|{absolute}"
    onwards = rf"(?: (?:{_ONWARDS[language]}))?"
    return [re.compile(rf"(?<!\S)(?:{hows}){' ' if bare else ' ?'}(?P<period>{period}){onwards}(?!\S)")]


def _range(language: str) -> re.Pattern[str]:
    relative, absolute = (_RELATIVE_VI, _ABSOLUTE_VI) if language == "vi" else (_RELATIVE_EN, _ABSOLUTE_EN)
    period = rf"{relative}|{absolute}|(?:19|20)\d\d|{_MONTH}"
    return re.compile(rf"(?<!\S){_RANGE[language].format(a=f'(?P<a>{period})', b=f'(?P<b>{period})')}(?!\S)")


_RANGES = {language: _range(language) for language in ("vi", "en")}
_COMPILED = {(language, bare): _compiled(language, bare) for language in ("vi", "en") for bare in (False, True)}


def _period(words: str, today: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    """Returns the first and last day of a period, None where it has none."""
    words = re.sub(r"^hom (?=\d)", "ngay ", words)
    relative = _relative(words, today)
    if relative:
        return relative
    if re.fullmatch(r"(?:19|20)\d\d", words):
        words = f"nam {words}"
    due = read_due(_in_vietnamese(words), today)
    term = due.terms[0] if due and len(due.terms) == 1 else None
    if isinstance(term, Period):
        return term.bounds
    return None


def _relative(words: str, today: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    if words in ("hom nay", "today", "tomorrow", "ngay mai"):
        day = today + datetime.timedelta(words in ("tomorrow", "ngay mai"))
        return day, day
    first, _, second = words.partition(" ")
    unit, step = (_UNITS.get(first), second) if first in _UNITS else (second, first)
    if step not in _STEPS:
        return None
    n = _STEPS[step]
    if unit == "week":
        monday = today - datetime.timedelta(today.weekday()) + datetime.timedelta(7 * n)
        return monday, monday + datetime.timedelta(6)
    if unit == "year":
        return datetime.date(today.year + n, 1, 1), datetime.date(today.year + n, 12, 31)
    months = {"month": 1, "quarter": 3}.get(unit or "")
    return _months(today, n, months) if months else None


def _months(today: datetime.date, n: int, size: int) -> tuple[datetime.date, datetime.date]:
    """Returns the bounds of the month or the quarter that lies so many of them after today's."""
    begin = today.year * 12 + (today.month - 1) // size * size + n * size
    end = begin + size - 1
    last = calendar.monthrange(end // 12, end % 12 + 1)[1]
    return datetime.date(begin // 12, begin % 12 + 1, 1), datetime.date(end // 12, end % 12 + 1, last)


def _in_vietnamese(words: str) -> str:
    """Returns an English period as a Vietnamese one is written: "30 june 2025" as 30/6/2025."""
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words):
        return f"{iso[3]}/{iso[2]}/{iso[1]}"
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\b(?:of|the)\b", "", words)
    parts = words.split()
    month = next((str(_MONTHS[p]) for p in parts if p in _MONTHS), "")
    day = next((p for p in parts if p.isdigit() and len(p) < 3), "")
    year = next((p for p in parts if p.isdigit() and len(p) == 4), "")
    if month:
        return "/".join(filter(None, (day, month, year))) if day else f"thang {month}{year and f'/{year}'}"
    if "quarter" in parts:
        return f"quy {_ORDINALS[parts[0]]}{year and f'/{year}'}"
    if quarter := re.match(r"q([1-4])[ /]?(\d{4})?", words):
        return f"quy {quarter[1]}{f'/{quarter[2]}' if quarter[2] else ''}"
    if quarter := re.fullmatch(r"quy (\S+) (\d{4})", words):
        return f"quy {quarter[1]}/{quarter[2]}"
    return words
