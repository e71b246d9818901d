"""Which end of a time a question asks for: from when, or until when."""

import re
from enum import StrEnum

from rag.question.typed import Typed

_LAST = {
    "vi": re.compile(
        r"\b(?:den|toi) (?:het )?(?:khi nao|luc nao|bao gio|(?:ngay|thang|quy|nam)(?: \w+)? (?:nao|may|bao nhieu))\b"
        r"|\bhet (?:hieu luc|han|ap dung|thoi han)\b|\bket thuc\b"
        r"|\b(?:han chot|han cuoi|cham nhat|muon nhat|tre nhat)\b"
        r"|\b(?:den|toi) (?:khi|bao gio|dau)\b"
    ),
    "en": re.compile(
        r"\b(?:until|till|to when|expir\w*|by (?:when|what|which)|ends?|ended|ending|finish\w*|latest|ceases?"
        r"|last day|deadline)\b"
    ),
}
_FIRST = {
    "vi": re.compile(
        r"\b(?:tu|ke tu) (?:khi nao|luc nao|bao gio|hom nao|(?:ngay|thang|quy|nam)(?: \w+)? (?:nao|may|bao nhieu))\b"
        r"|\bbat dau\b|(?<!het )\bhieu luc (?:tu|ke tu)\b|(?<!het )\bco hieu luc\b(?! (?:den|toi)\b)"
    ),
    "en": re.compile(
        r"\b(?:from (?:when|what|which)|since when|starts?|begins?|beginning|takes? effect|in force from|in effect from"
        r"|comes? into (?:force|effect)|effective (?:from|date))\b"
    ),
}


class Bound(StrEnum):
    """An end of a time."""

    FIRST = "first"
    LAST = "last"


def read_bound(typed: Typed) -> Bound | None:
    """Returns the end that a question asks for; None where it asks for neither, or for both."""
    last, first = (ends[typed.language].search(typed.folded) for ends in (_LAST, _FIRST))
    if bool(last) is bool(first):
        return None
    return Bound.LAST if last else Bound.FIRST
