"""Types of answers: what a question may ask for, and what official text holds: a date, an amount, who leads."""

import re
from enum import StrEnum

from corpus.duties.deadlines import deadline_words
from corpus.text.accents import UPPER


class AnswerType(StrEnum):
    """What may be asked for, and what a text may hold."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    REPORT_TO = "report_to"
    WHEN = "when"
    HOUR = "hour"
    MONEY = "money"
    PERCENT = "percent"
    PHONE = "phone"
    HOW_MUCH = "how_much"
    NUMBER = "number"
    WHY = "why"
    PERSON = "person"
    WHERE_SAID = "where_said"
    OTHER = "other"


_PATTERNS = {
    AnswerType.WHEN: re.compile(
        r"\b(?:ngày|tháng|quý|năm|tuần)\s+(?:\d|thứ|cuối|đầu|I|cùng)|\d{1,2}/\d{1,2}"
        r"|\bthứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)"
        r"|\b(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)"
    ),
    AnswerType.HOUR: re.compile(r"\d\s*(?:giờ|h)\b|\d{1,2}:\d\d"),
    AnswerType.MONEY: re.compile(
        r"\d[\d.,]*\s*(?:đồng|nghìn|ngàn|triệu|tỷ|tỉ|đ)\b|\d(?:[.,]\d{3}){2,}|miễn phí|không thu",
        re.IGNORECASE,
    ),
    AnswerType.PERCENT: re.compile(r"\d\s*%|phần trăm"),
    AnswerType.PHONE: re.compile(r"\b0\d{2,3}[\s.]?\d{3,4}[\s.]?\d{3,4}\b|\b1[89]00[\s.]?\d{4}"),
    AnswerType.HOW_MUCH: re.compile(
        r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:lần|buổi|tổ|người|đợt|cuộc|bộ|ngày|tháng)"
    ),
    AnswerType.NUMBER: re.compile(r"\b[Ss]ố:?\s*\d+|\b\d+(?:/\d{4})?[/-][A-ZĐ]{2}"),
    AnswerType.WHY: re.compile(r"\b(?:vì|do|bởi|nhằm|nguyên nhân|lý do|để|xuất phát|trước tình hình)\b", re.IGNORECASE),
    AnswerType.PERSON: re.compile(rf"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Bb]ác sĩ)(?:\s+[{UPPER}]\w*){{2,4}}"),
    AnswerType.LEAD: re.compile(
        r"chủ trì|chịu trách nhiệm|đầu mối|có trách nhiệm|thường trực|\bgiao\s", re.IGNORECASE
    ),
    AnswerType.COORDINATE: re.compile(r"phối hợp|\bcùng\b|tham gia|hỗ trợ", re.IGNORECASE),
    AnswerType.REPORT_TO: re.compile(r"báo cáo|\bgửi\b|\btrình\b|\bnộp\b|\bbáo\b", re.IGNORECASE),
}  # fmt: skip


def answer_types_in(text: str) -> frozenset[AnswerType]:
    """Returns the types of answer that a text has something of."""
    # The grammar of deadlines is long: it is tried last, and not compiled once more within another pattern.
    held = {kind for kind, pattern in _PATTERNS.items() if pattern.search(text)}
    if AnswerType.WHEN not in held and deadline_words().search(text):
        held.add(AnswerType.WHEN)
    return frozenset(held)
