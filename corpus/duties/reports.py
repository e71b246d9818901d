"""Whom a text says to report to: "báo cáo Ủy ban nhân dân tỉnh", "gửi về Sở Tài chính"."""

import re

from corpus.duties.agency_phrases import agencies_at

_REPORT = re.compile(
    r"\b(?:[Bb]áo cáo|[Bb]áo|[Gg]ửi|[Tt]rình|[Nn]ộp|[Kk]iến nghị|[Gg]ửi về)\b"
    r"(?:(?!\b(?:báo cáo|gửi|trình|phối hợp)\b)[^;.]){0,70}?\s(?:(?:về|với|cho|đến|lên|trước|tới)\s+)?(?=[A-ZĐÀ-ỹ])"
)


def reports_to(text: str, start: int, end: int) -> str | None:
    """Returns whom text[start:end] says to report to, None where it says nothing."""
    for match in _REPORT.finditer(text, start, end):
        names, after = agencies_at(text, match.end(), end, plain=False)
        if names:
            return text[names[0].start : after]
    return None
