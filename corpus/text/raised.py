"""Raised characters: which belong to a unit or a power, and which only point to a note.

"km" with a raised 2 is a unit, "500" with a raised 2 is 500 and note 2: read as one number it would be 5002.
"""

import re

_DEGREE = ("o", "O", "0", "º")
_NUMBER = re.compile(r"[\[(]?\d{1,3}[a-z]?[\])]?(?:[,;][\[(]?\d{1,3}[a-z]?[\])]?)*|[*†‡]{1,3}")
_SIGNED = re.compile(r"[-+−–]\d{1,2}")
# A power with its sign ("10⁻³") is no note.
_FIGURES = re.compile("(?<![⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁽⁾]+[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_TO_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_TO_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
# What an area or a volume is measured in, at the end of a text, and the seconds of an acceleration.
_LENGTH = re.compile(r"(?:^|[\s\d/(.,·×x])(?:(?:da|[kdcmhµμN])?m|inch|ft|yd|hải lý|mét)$|m/s$", re.IGNORECASE)
# Words after which a letter or a number is a name: `điểm m`, `Điều 10`.
_CITING = (
    r"(?:điều|khoản|điểm|chương|mục|phần|luật|số|mẫu|biểu|bảng|hình|phụ lục|loại|nhóm|hạng|ngày|tháng|năm|tiết|ý|vùng)"
)
_NAMED = re.compile(rf"(?:^|\W){_CITING}\s+[^\W_]{{1,2}}$", re.IGNORECASE)
_VARIABLE = re.compile(r"(?:^|[^\w])[^\W\d_]$")
_TEN = re.compile(r"(?:^|\D)10$")


def raised(text: str, before: str, after: str) -> str:
    """Returns how raised text is written: `m2`, `10⁶`, `30°C`; a note's number is not written at all.

    before, after: the text of the line on either side.
    """
    text, before = "".join(text.split()), before.rstrip()
    figure = bool(re.search(r"\d$", before))
    if figure and (text == "0" or (text in _DEGREE and re.match(r"\s*[CFK]\b", after))):
        return "°"
    if _SIGNED.fullmatch(text):
        return text.translate(_TO_RAISED) if figure else text
    if not is_note(text):
        return text
    named = bool(_NAMED.search(before))
    if text[0] in "23" and not named and (_LENGTH.search(before) or (len(text) == 1 and _VARIABLE.search(before))):
        return text[0]  # what stands behind an exponent points to a note
    if _TEN.search(before) and text.isdigit() and text != "1" and not named:
        return text.translate(_TO_RAISED)
    return ""


def is_note(text: str) -> bool:
    """Returns whether raised text may point to a note: `3`, `[3]`, `(3)`, `3,4`, `*`."""
    return bool(_NUMBER.fullmatch("".join(text.split())))


def opening_note(text: str, after: str = "") -> str:
    """Returns the mark of a note as it is written before the note itself: `[3] `; after: what follows it."""
    number = "".join(text.split()).strip("[]()")
    return f"[{number}]" if after[:1].isspace() else f"[{number}] "


def without_note_signs(line: str) -> str:
    """Returns a line without the characters ¹ ² ³ … that point to notes; `km²` and `10⁶` stay as they are."""

    def written(found: re.Match[str]) -> str:
        before = line[: found.start()]
        mark = found[0].translate(_TO_PLAIN)
        if not before.strip():
            return opening_note(mark, line[found.end() :])
        kept = raised(mark, before, line[found.end() :])
        return found[0][: len(kept)] if kept else ""

    return _FIGURES.sub(written, line) if _FIGURES.search(line) else line
