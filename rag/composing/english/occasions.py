"""Times that have a name, in English: a session, a school year, a season, the Lunar New Year."""

import re

_NAMES = {
    "kỳ họp cuối năm": "the year-end session",
    "kỳ họp giữa năm": "the mid-year session",
    "kỳ họp gần nhất": "the next session",
    "kỳ họp thường lệ": "the regular session",
    "kỳ họp": "the session",
    "dịp hè": "the summer holidays",
    "hè": "the summer",
    "mùa mưa": "the rainy season",
    "mùa khô": "the dry season",
    "mùa nắng": "the hot season",
    "tết nguyên đán": "the Lunar New Year",
    "tết": "the Lunar New Year",
    "học kỳ i": "the first term",
    "học kỳ ii": "the second term",
    "cuối tháng": "the end of the month",
    "đầu tháng": "the beginning of the month",
    "cuối quý": "the end of the quarter",
    "cuối năm": "the end of the year",
    "đầu năm học": "the beginning of the school year",
    "cuối năm học": "the end of the school year",
    "năm tiếp theo": "the following year",
    "năm sau": "the following year",
    "tháng sau": "the following month",
    "vụ thu hoạch": "the harvest",
}
_WHEN = {
    "trước": "before",
    "sau": "after",
    "trong": "in",
    "vào": "at",
    "tại": "at",
    "từ": "from",
    "hết": "until",
    "đến": "by",
    "đến hết": "until",
}
_NAMED = re.compile(
    rf"(?P<when>{'|'.join(sorted(_WHEN, key=len, reverse=True))})\s+"
    rf"(?:(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))})(?:\s+(?P<year>\d{{4}}))?"
    r"|năm\s+học\s+(?P<first>\d{4})\s*[-–]\s*(?P<last>\d{4}))",
    re.IGNORECASE,
)


def occasion_in_english(words: str) -> str | None:
    """Returns a time that has a name in English: "at the year-end session"; None for any other."""
    found = _NAMED.fullmatch(" ".join(words.split()))
    if found is None:
        return None
    when = _WHEN[found["when"].lower()]
    if found["first"]:
        return f"{when} the school year {found['first']}–{found['last']}"
    year = f" of {found['year']}" if found["year"] else ""
    return f"{when} {_NAMES[found['name'].lower()]}{year}"
