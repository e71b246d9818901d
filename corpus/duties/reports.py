"""Whom a text says to report to: "báo cáo Ủy ban nhân dân tỉnh", "gửi về Sở Tài chính"."""

import re

from corpus.duties.agency_phrases import agencies_at
from corpus.text.accents import UPPER

# Not "tờ trình", "quá trình", "chương trình", "công trình", "quy trình", "giáo trình".
_SUBMITS = (
    "".join(f"(?<!{word} )" for word in ("ờ", "uá", "ương", "ông", "uy", "áo", "hành", "lộ", "tiến")) + "[Tt]rình"
)
_REPORT = re.compile(
    rf"\b(?:[Bb]áo cáo|[Bb]áo|[Gg]ửi|{_SUBMITS}|[Nn]ộp|[Kk]iến nghị|[Gg]ửi về)\b"
    r"(?:(?!\b(?:báo cáo|gửi|trình|phối hợp)\b)[^;.]){0,70}?\s(?:(?:về|với|cho|đến|lên|trước|tới)\s+)?"
    rf"(?=[{UPPER}])"
)


def reports_to(text: str, start: int, end: int) -> str | None:
    """Returns whom text[start:end] says to report to, None where it says nothing."""
    for match in _REPORT.finditer(text, start, end):
        # "Theo báo cáo của Sở A, UBND tỉnh giao …": behind a comma somebody else begins to act.
        if match.group().rstrip().endswith(","):
            continue
        names, after = agencies_at(text, match.end(), end, plain=False)
        if names:
            return text[names[0].start : after]
    return None
