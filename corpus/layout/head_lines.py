"""Lines of a head as they are meant: a number between quotation marks, figures set on the dots of a form.

A form has dots where number and day are written by hand ("Số: ..12../CT-UBND, ngày ..05.. tháng ..3.. năm 2025"); a
clerk sets a number between marks, or a hyphen in it that only shows at the end of a line.
"""

import re

SOFT = "\u00ad"  # a hyphen that shows only at the end of a line
_LABEL = r"^(?P<label>\s*(?:Số(?:\s*(?:,|và)?\s*(?:ký\s*)?hiệu)?)\s*[:.]?\s*)"
_QUOTED = re.compile(rf"{_LABEL}[\"“”„'‘’«»]+\s*(?P<number>\d[^\"“”„'‘’«»\n]{{1,60}}?)\s*[\"“”„'‘’«»]+", re.I | re.M)
_DOTS = r"(?:\.{2,}|…)[.… ]*"
_DOTTED = re.compile(rf"{_LABEL}{_DOTS}\s*(?P<number>\d{{1,5}}[a-zđ]?)\s*(?:[.…]+\s*)?(?=\s*[/-])", re.I | re.M)
_DAY = re.compile(
    rf"(?P<word>\b(?i:ngày|tháng|năm))\s*{_DOTS}\s*(?P<number>\d{{1,4}})(?!\d)(?:\s*(?:\.{{2,}}|…)[.…]*)?"
    r"(?=\s*(?:tháng|năm|$))",
    re.M,
)
_SYMBOL = r"[A-ZĐ]{2,}[a-z]?"
_SOFT_NUMBER = re.compile(rf"(?<![\w/])\d{{1,5}}[a-zđ]?(?:/\d{{4}})?(?:[/-]{SOFT}?{_SYMBOL}|{SOFT}-?{SOFT}?{_SYMBOL})+")


def with_hyphens(text: str) -> str:
    """Returns text in which the hyphens of a document's number that are not meant to show are hyphens."""
    if SOFT not in text:
        return text
    return _SOFT_NUMBER.sub(lambda m: re.sub(rf"{SOFT}?-{SOFT}?|(?<![/-]){SOFT}", "-", m[0]), text)


def filled_in(text: str) -> str:
    """Returns text with the number and the day of a head as they would be printed: no marks, no dots round them."""
    text = _QUOTED.sub(r"\g<label>\g<number>", text)
    text = _DOTTED.sub(r"\g<label>\g<number>", text)
    return _DAY.sub(r"\g<word> \g<number>", text) if ".." in text or "…" in text else text
