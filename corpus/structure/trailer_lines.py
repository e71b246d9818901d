"""Lines of the trailer of a document: who receives it, in whose name, by which office and by whom it is signed."""

import re
from collections.abc import Sequence

from corpus.lexicon.names import is_name
from corpus.text.accents import UPPER

# "Nơi nhận hồ sơ: …" is a place where papers are handed in.
RECIPIENTS = re.compile(r"^Nơi nhận\b(?! (?-i:[^\W\d_A-ZĐ]))", re.I)
# An abbreviation ends with its stop or a blank: "KTBĐS" is a word.
CAPACITY = re.compile(rf"^(?:(?:T/?M|K/?T|T/?L|T/?UQ)(?:\s*\.\s*|\s+)|Q\.\s*)[{UPPER}]{{2}}")
TITLES = (
    "CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG"
    "|PHÓ CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|PHÓ CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|PHÓ TỔNG GIÁM ĐỐC|BỘ TRƯỞNG, CHỦ NHIỆM"
    "|BỘ TRƯỞNG, CHỦ NHIỆM VĂN PHÒNG CHÍNH PHỦ|BỘ TRƯỞNG - CHỦ NHIỆM|PHÓ CHỦ NHIỆM|CHỦ NHIỆM|BÍ THƯ|PHÓ BÍ THƯ"
    "|PHÓ BÍ THƯ THƯỜNG TRỰC|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|TỔNG CỤC TRƯỞNG|CHỦ TỊCH QUỐC HỘI|CHỦ TỊCH NƯỚC"
    "|HIỆU TRƯỞNG|VIỆN TRƯỞNG|TỔNG BÍ THƯ|TRƯỞNG PHÒNG|CHI CỤC TRƯỞNG|THỐNG ĐỐC|PHÓ THỐNG ĐỐC"
    "|TỔNG THANH TRA|CHÁNH THANH TRA|CHÁNH ÁN|PHÓ CHÁNH ÁN|THẨM PHÁN|PHÓ VIỆN TRƯỞNG|PHÓ HIỆU TRƯỞNG|TRƯỞNG KHOA"
    "|PHÓ TRƯỞNG PHÒNG|CHỈ HUY TRƯỞNG|CHÍNH [UỦ][YỶ]|TƯ LỆNH|PHÓ TƯ LỆNH|TRƯỞNG ĐOÀN|TỔNG KIỂM TOÁN NHÀ NƯỚC"
    "|KIỂM TOÁN TRƯỞNG"
)
# "GIÁM ĐỐC SỞ TÀI CHÍNH": of two who sign together each says which office is his.
_OF_WHAT = (
    "BỘ|SỞ|BAN|CỤC|CHI CỤC|TRUNG TÂM|BỆNH VIỆN|TRƯỜNG|CÔNG TY|PHÒNG|T[ÒO][AÀ] ÁN|VIỆN|CÔNG AN|UBND|[UỦ][YỶ] BAN|HĐND"
    "|HỘI ĐỒNG|HỘI|LIÊN ĐOÀN|BẢO HIỂM|NGÂN HÀNG|KHO BẠC|THUẾ|HẢI QUAN"
)
TITLE_LINE = re.compile(rf"^({TITLES})(?:\s+(?:{_OF_WHAT})\b[^.:;,]{{0,60}})?$")
# "SỞ Y TẾ" above "GIÁM ĐỐC": the office of one of several who sign.
_OFFICE_ABOVE = re.compile(rf"^(?:{_OF_WHAT})\b[^.:;,]*$")
OFFICE = re.compile(rf"^(?:{TITLES}|QUYỀN|PHÓ|TRƯỞNG|CHÁNH|THỦ TRƯỞNG|KẾ TOÁN|ĐẠI DIỆN|NGƯỜI)\b")
LONGEST_OFFICE = 60  # code points of an office, on a line of its own


def office_and_name(line: str) -> tuple[str, ...]:
    """Returns an office and the name behind it as two lines, "PHÓ THỐNG ĐỐC |Phạm Tiến Dũng|", any other as it is."""
    words = line.split()
    office = next((n for n, word in enumerate(words) if not word.isupper()), 0)
    whole, name = " ".join(words[:office]), " ".join(words[office:])
    both = office and (TITLE_LINE.match(whole) or CAPACITY.match(whole)) and is_name(name.rstrip(" .,;"))
    return (whole, name) if both else (line,)


def begins_trailer(paragraphs: Sequence[str], i: int, body: int = 0) -> bool:
    """Returns whether Nơi nhận or a signature begins at a paragraph: a capacity, or an office above a name."""
    p = paragraphs[i]
    if RECIPIENTS.match(p) or CAPACITY.match(p):
        return True
    if len(p) >= LONGEST_OFFICE or i <= body:
        return False
    if _OFFICE_ABOVE.match(p) and p.isupper() and i + 1 < len(paragraphs) and TITLE_LINE.match(paragraphs[i + 1]):
        return _looks_like_name(paragraphs[i + 2 : i + 5])
    return len(office_and_name(p)) > 1 or (bool(TITLE_LINE.match(p)) and _looks_like_name(paragraphs[i + 1 : i + 4]))


def _looks_like_name(following: Sequence[str]) -> bool:
    return any(is_name(p.rstrip(" .,;")) for p in following)
