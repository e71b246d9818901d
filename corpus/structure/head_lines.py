"""Lines of the head of a document: motto, number, place and date, kind, who gives it and to whom it goes."""

import re
from collections.abc import Sequence

from corpus.layout.dateline import DATELINE
from corpus.markers import Style, markers
from corpus.structure.trailer_lines import OFFICE
from corpus.text.accents import UPPER
from corpus.text.line_pattern import LinePattern

LONGEST_NUMBER = 80  # code points of a document's number
LONGEST_AUTHOR = 600  # of a line that says who gives a document, and what it is about
SAMPLE = re.compile(r"^\[VĂN BẢN MẪU")
MOTTO = re.compile(r"^(CỘNG H[OÒ][AÀ] X[AÃ] HỘI|ĐẢNG CỘNG SẢN VIỆT NAM$|Độc lập\s*[-–—])", re.I)
SEPARATOR = re.compile(r"^([-–—_=*.\s]{2,}|\*)$")
NUMBER_LINE = re.compile(
    r"^Số\s*(?:(?:(?:và|,)?\s*ký\s*)?hiệu)?\s*[:.]?\s*(?=\d|/|[-–…._]|$)|^(?:Luật|Nghị quyết|Bản án) số\s*:", re.I
)
_SYMBOLS = rf"\s?[/–-]\s?[A-ZĐ]{{2,}}[\w&.]*(?:\s?[/–-]\s?[{UPPER}&][\w&.]*)*"
# A number of which the word "Số" was lost.
NUMBER_ALONE = LinePattern(re.compile(rf"^(?P<number>\d{{1,5}}[a-zđ]?(?:/\d{{4}})?{_SYMBOLS})$"), LONGEST_NUMBER)
PLACE_DATE = LinePattern(re.compile(DATELINE))
SUBJECT = re.compile(r"^V/v\b|^Về việc\b.{0,200}$", re.I)
URGENCY = re.compile(r"^(HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|ĐỘ KHẨN.*|MẬT|TỐI MẬT|TUYỆT MẬT)$")
ADDRESSEES = re.compile(r"^Kính gửi\b\s*:?|^.{3,80}\bđiện\s*:", re.I)
ISSUED_WITH = re.compile(r"^\(?\s*(Ban hành )?[Kk]èm theo\b", re.I)
KINDS = {
    name.upper(): name
    for name in (
        "Công văn", "Chỉ thị", "Kế hoạch", "Thông báo", "Quyết định", "Công điện", "Nghị quyết", "Nghị định",
        "Thông tư", "Thông tư liên tịch", "Luật", "Bộ luật", "Pháp lệnh", "Hướng dẫn", "Báo cáo", "Tờ trình",
        "Chương trình", "Quy chế", "Quy định", "Phương án", "Đề án", "Kết luận", "Lệnh", "Mệnh lệnh", "Bản án",
        "Thông cáo", "Giấy mời", "Biên bản", "Hợp đồng", "Phiếu chuyển", "Phiếu gửi", "Phiếu báo", "Bản ghi nhớ",
        "Bản thỏa thuận", "Giấy ủy quyền", "Giấy giới thiệu", "Thư công", "Hiến pháp", "Quy trình",
        "Nghị quyết liên tịch", "Chương trình phối hợp", "Kế hoạch phối hợp", "Quy chế phối hợp",
        *(
            f"{kind} {by}"
            for kind in ("Thông báo", "Kế hoạch", "Hướng dẫn", "Công văn", "Báo cáo", "Quyết định", "Tờ trình")
            for by in ("liên ngành", "liên sở", "liên tịch")
        ),
    )
}  # fmt: skip
_KINDS = "|".join(sorted(KINDS, key=len, reverse=True))
# Who gives a directive, on the kind's line or below it: the committees of the Party do.
_AUTHORITIES = (
    "BAN|BỘ|TỈNH|THÀNH|HUYỆN|QUẬN|ĐẢNG|[UỦ][YỶ] BAN|UBND|HỘI ĐỒNG|HĐND|THỦ TƯỚNG|CHÍNH PHỦ|CHỦ TỊCH|QUỐC HỘI|GIÁM ĐỐC"
    "|TỔNG|THƯỜNG TRỰC|SỞ|CỤC"
)
_AUTHOR = rf"CỦA (?:{_AUTHORITIES})\b(?:(?!\b(?:VỀ|TẠI|TRONG|THEO|NGÀY)\b)[^:;])*"
KIND_LINE = re.compile(rf"^({_KINDS})(\s*:)?(?:\s*\((?:HỎA TỐC|KHẨN)\)|\s+(?P<author>{_AUTHOR}))?$")
# A kind in small letters on a line of its own, below the motto.
KIND_SMALL = re.compile(rf"^({'|'.join(sorted(KINDS.values(), key=len, reverse=True))})$")
# The kind and the number on one line: `CHỈ THỊ SỐ 12/CT-UBND`.
KIND_NUMBER = LinePattern(
    re.compile(rf"^({_KINDS})\s+(?:(?i:số)\s*:?\s*)?(?P<number>\d{{1,5}}[a-zđ]?(?:/\d{{4}})?{_SYMBOLS})$")
)
# "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 12/2003/CT-TTg NGÀY 5 THÁNG 3 NĂM 2003 VỀ …", as the gazette once set it.
AUTHOR = LinePattern(
    re.compile(
        rf"^(?i:của)\s+(?=[{UPPER}])(?P<name>.+?)(?:\s+(?i:số)\s*:?\s*(?P<number>\d[^\s,]*))?"
        r"(?:,?\s+(?i:ngày)\s+(?P<day>\d.{2,20}?\d{4}))?(?=\s+(?i:về)\s|$)"
    ),
    LONGEST_AUTHOR,
)
# Who decides in a company or a union, without "CỦA", above what it is about.
_ORGAN = re.compile(
    r"^(?:HỘI ĐỒNG (?:QUẢN TRỊ|THÀNH VIÊN|TRƯỜNG|QUẢN LÝ)|ĐẠI HỘI ĐỒNG CỔ ĐÔNG|BAN (?:CHẤP HÀNH|THƯỜNG VỤ)"
    r"|ĐOÀN CHỦ TỊCH)(?![^\W\d_])"
)
_AUTHOR_GOES_ON = re.compile(
    r"^(?:TỈNH|THÀNH|HUYỆN|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU|THỊ XÃ|ĐẢNG|TRUNG ƯƠNG|NƯỚC|KH[OÓ][AÁ]|LẦN THỨ|NHIỆM KỲ)\b"
)
# How a line of an issuer's name in capitals begins.
ISSUER_LINE = re.compile(
    r"^(?:[UỦ][YỶ] BAN|UBND|HỘI ĐỒNG|HĐND|CHÍNH PHỦ|QUỐC HỘI|BỘ|SỞ|BAN|CỤC|TỔNG|CHI CỤC|VĂN PHÒNG|THANH TRA|CÔNG AN"
    r"|PHÒNG|TRUNG TÂM|VIỆN|TRƯỜNG|CÔNG TY|TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG|ĐẶC KHU|ĐẢNG|MẶT TRẬN|TÒA ÁN|TOÀ ÁN"
    r"|NGÂN HÀNG|KHO BẠC|ĐẠI HỌC|BỆNH VIỆN|BẢO HIỂM XÃ HỘI|LIÊN ĐOÀN|ĐOÀN(?! VIÊN)"
    r"|HỘI (?:LIÊN HIỆP|NÔNG DÂN|CỰU)|TẬP ĐOÀN|KIỂM TOÁN|ĐIỆN LỰC|CHI NHÁNH|HẢI QUAN|VỤ)\b"
)
LONGEST_ISSUER_LINE = 80  # code points
# The place for a number is blank in a draft, and what stands behind the blank is a year: "Số:      /2025/QĐ-UBND".
_FILLED_IN = re.compile(r"[^\d/]*\d")


def opens_unit(p: str) -> bool:
    """Returns whether a line begins with a marker, or with "Điều 1" without a stop after it."""
    return any(not m.weak or (m.style is Style.ARTICLE and m.value == 1) for m in markers(p))


def author_lines(lines: Sequence[str]) -> int:
    """Returns how many of the lines below the kind name who gives the document: `CỦA BAN THƯỜNG VỤ`, `TỈNH ỦY`."""
    if len(lines) > 1 and _ORGAN.match(lines[0]) and lines[0].isupper() and SUBJECT.match(lines[1]):
        return 1
    found = AUTHOR.match(lines[0]) if lines else None
    if not lines or found is None or found.end() < len(lines[0]):  # "… về việc" on the same line is the title's
        return 0
    more = lines[1] if len(lines) > 1 else ""
    return 1 + (lines[0].isupper() and more.isupper() and bool(_AUTHOR_GOES_ON.match(more)))


def is_letterhead(p: str) -> bool:
    """Returns whether a line is of the letterhead above a title: who issues it, motto, number, place and date."""
    if any(pattern.match(p) for pattern in (MOTTO, SEPARATOR, NUMBER_LINE, PLACE_DATE, URGENCY)):
        return True
    return is_issuer_line(p)


def is_issuer_line(p: str) -> bool:
    """Returns whether a line is of an issuer's name in capitals."""
    issuer = p.isupper() and len(p) < LONGEST_ISSUER_LINE and ISSUER_LINE.match(p)
    return bool(issuer) and not MOTTO.match(p) and not OFFICE.match(p)


def has_number(p: str) -> bool:
    """Returns whether a line is that of a document's number, with the number filled in."""
    return bool(NUMBER_ALONE.match(p) or (NUMBER_LINE.match(p) and _FILLED_IN.match(p)))
