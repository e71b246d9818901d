"""What kinds of answer a piece of official text can give: a date, an amount of money, who leads, who is told."""

import re

from corpus.duties.deadlines import DEADLINE
from corpus.text.accents import UPPER

WHEN, HOUR, MONEY, PERCENT, PHONE, HOW_MUCH = (
    "when",
    "hour",
    "money",
    "percent",
    "phone",
    "how_much",
)
NUMBER, WHY, PERSON = "number", "why", "person"
LEAD, COORDINATE, REPORT_TO = "lead", "coordinate", "report_to"

_PATTERNS = {
    WHEN: re.compile(
        rf"{DEADLINE.pattern}|\b(?:ngày|tháng|quý|năm|tuần)\s+(?:\d|thứ|cuối|đầu|I|cùng)|\d{{1,2}}/\d{{1,2}}"
        rf"|\bthứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)"
        r"|\b(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)"
    ),
    HOUR: re.compile(r"\d\s*(?:giờ|h)\b|\d{1,2}:\d\d"),
    MONEY: re.compile(
        r"\d[\d.,]*\s*(?:đồng|nghìn|ngàn|triệu|tỷ|tỉ|đ)\b|\d(?:[.,]\d{3}){2,}|miễn phí|không thu",
        re.IGNORECASE,
    ),
    PERCENT: re.compile(r"\d\s*%|phần trăm"),
    PHONE: re.compile(r"\b0\d{2,3}[\s.]?\d{3,4}[\s.]?\d{3,4}\b|\b1[89]00[\s.]?\d{4}"),
    HOW_MUCH: re.compile(
        r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:lần|buổi|tổ|người|đợt|cuộc|bộ|ngày|tháng)"
    ),
    NUMBER: re.compile(r"\b[Ss]ố:?\s*\d+|\b\d+(?:/\d{4})?[/-][A-ZĐ]{2}"),
    WHY: re.compile(r"\b(?:vì|do|bởi|nhằm|nguyên nhân|lý do|để|xuất phát|trước tình hình)\b", re.IGNORECASE),
    PERSON: re.compile(rf"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Bb]ác sĩ)(?:\s+[{UPPER}]\w*){{2,4}}"),
    LEAD: re.compile(
        r"chủ trì|chịu trách nhiệm|đầu mối|có trách nhiệm|thường trực|\bgiao\s", re.IGNORECASE
    ),
    COORDINATE: re.compile(r"phối hợp|\bcùng\b|tham gia|hỗ trợ", re.IGNORECASE),
    REPORT_TO: re.compile(r"báo cáo|\bgửi\b|\btrình\b|\bnộp\b|\bbáo\b", re.IGNORECASE),
}  # fmt: skip


def kinds_given(text: str) -> frozenset[str]:
    """Returns the kinds of answer that a text has something of."""
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(text))
