"""Hours of a day and days of a week in English: opening hours, "Saturday morning", "before 16:00"."""

import re

_DAYS = {
    "hai": "Monday",
    "ba": "Tuesday",
    "tư": "Wednesday",
    "năm": "Thursday",
    "sáu": "Friday",
    "bảy": "Saturday",
    "2": "Monday",
    "3": "Tuesday",
    "4": "Wednesday",
    "5": "Thursday",
    "6": "Friday",
    "7": "Saturday",
}
_PARTS = {"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "night"}
_HOUR = r"\d{1,2}\s*(?:giờ|[hg](?![^\W\d])|:)(?:\s*\d{2}(?!\d))?(?:\s*phút)?(?:\s+(?:sáng|trưa|chiều|tối|đêm))?"
_DAY = rf"(?:(?:{'|'.join(_PARTS)})\s+)?(?:thứ\s+(?:{'|'.join(_DAYS)})|chủ\s+nhật)(?!\w)"
_STEPS = re.compile(
    rf"(?P<hours>(?:từ\s+)?(?P<h1>{_HOUR})\s*(?:đến|tới|[-–])\s*(?P<h2>{_HOUR}))"
    rf"|(?P<days>(?:từ\s+)?(?P<d1>{_DAY})\s*(?:đến|tới|[-–])\s*(?P<d2>{_DAY}))"
    rf"|(?P<hour>(?:(?P<when>trước|sau|đến|từ|lúc|vào lúc|chậm nhất(?: là)?)\s+)?(?P<h>{_HOUR}))"
    rf"|(?P<day>(?:vào\s+)?(?:ngày\s+)?(?P<d>{_DAY}))"
    r"|(?P<joint>\s*,\s*|\s+và\s+|\s+)|(?P<filler>vào|(?:các|những)\s+ngày|trong\s+tuần)(?!\w)",
    re.IGNORECASE,
)
_WHEN = {"": "at", "trước": "before", "sau": "after", "đến": "until", "từ": "from", "lúc": "at", "vào lúc": "at"}
_LATER = re.compile(r"(?:chiều|tối)$", re.IGNORECASE)
NOON = 12


def hours_in_english(words: str) -> str | None:
    """Returns hours and days of the week in English: "from 07:30 to 20:00, from Tuesday to Sunday".

    None where another word stands among them.
    """
    said: list[str] = []
    at = 0
    while at < len(words):
        found = _STEPS.match(words, at)
        if found is None:
            return None
        at = found.end()
        part = _said(found)
        if part:
            said.append(part)
    return ", ".join(said) or None


def _said(found: re.Match[str]) -> str:
    if found["hours"]:
        return f"from {_clock(found['h1'])} to {_clock(found['h2'])}"
    if found["days"]:
        return f"from {_day(found['d1'])} to {_day(found['d2'])}"
    if found["hour"]:
        return f"{_WHEN.get((found['when'] or '').lower(), 'by')} {_clock(found['h'])}"
    return f"on {_day(found['d'])}" if found["day"] else ""


def _clock(written: str) -> str:
    """Returns a time of day by 24 hours: "7 giờ 30 phút" is 07:30, "5 giờ chiều" 17:00."""
    figures = re.findall(r"\d+", written)
    hour = int(figures[0])
    if _LATER.search(written.strip()) and hour < NOON:
        hour += NOON
    return f"{hour:02}:{figures[1] if len(figures) > 1 else '00'}"


def _day(written: str) -> str:
    """Returns a day of the week: "sáng thứ Bảy" is Saturday morning."""
    words = written.lower().split()
    part = _PARTS.get(words[0], "")
    name = _DAYS.get(words[-1], "Sunday")
    return f"{name} {part}".rstrip()
