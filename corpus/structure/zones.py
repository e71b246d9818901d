"""Where the header, the body and the trailer of a document are, and of each document attached to it.

Works on paragraphs; every zone is a half-open range of paragraph numbers.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.clause import ATTACHMENTS
from corpus.layout.dateline import DATELINE, read_dateline
from corpus.lexicon.names import is_name
from corpus.markers import BULLETS, Style, markers
from corpus.text.accents import UPPER
from corpus.text.roman import roman_value

SAMPLE = re.compile(r"^\[VĂN BẢN MẪU")
MOTTO = re.compile(r"^(CỘNG H[OÒ][AÀ] X[AÃ] HỘI|ĐẢNG CỘNG SẢN VIỆT NAM$|Độc lập\s*[-–—])", re.I)
SEPARATOR = re.compile(r"^([-–—_=*.\s]{2,}|\*)$")
NUMBER_LINE = re.compile(
    r"^Số\s*(?:(?:(?:và|,)?\s*ký\s*)?hiệu)?\s*[:.]?\s*(?=\d|/|[-–…._]|$)|^(?:Luật|Nghị quyết) số\s*:", re.I
)
_SYMBOLS = rf"\s?[/–-]\s?[A-ZĐ]{{2,}}[\w&.]*(?:\s?[/–-]\s?[{UPPER}&][\w&.]*)*"
# A number of which the word "Số" was lost.
NUMBER_ALONE = re.compile(rf"^(?P<number>\d{{1,5}}[a-zđ]?(?:/\d{{4}})?{_SYMBOLS})$")
PLACE_DATE = re.compile(DATELINE)
SUBJECT = re.compile(r"^V/v\b|^Về việc\b.{0,200}$", re.I)
URGENCY = re.compile(r"^(HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|ĐỘ KHẨN.*|MẬT|TỐI MẬT|TUYỆT MẬT)$")
ADDRESSEES = re.compile(r"^Kính gửi\b\s*:?|^.{3,80}\bđiện\s*:", re.I)
ISSUED_WITH = re.compile(r"^\(?\s*(Ban hành )?[Kk]èm theo\b", re.I)
RECIPIENTS = re.compile(r"^Nơi nhận\b", re.I)
CAPACITY = re.compile(rf"^(T/?M\.?|KT\.?|TL\.?|TUQ\.?|Q\.)\s*[{UPPER}]{{2}}")
TITLES = (
    "CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG"
    "|PHÓ CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|PHÓ CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|PHÓ TỔNG GIÁM ĐỐC|BỘ TRƯỞNG, CHỦ NHIỆM"
    "|BỘ TRƯỞNG, CHỦ NHIỆM VĂN PHÒNG CHÍNH PHỦ|BỘ TRƯỞNG - CHỦ NHIỆM|PHÓ CHỦ NHIỆM|CHỦ NHIỆM|BÍ THƯ|PHÓ BÍ THƯ"
    "|PHÓ BÍ THƯ THƯỜNG TRỰC|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|TỔNG CỤC TRƯỞNG|CHỦ TỊCH QUỐC HỘI|CHỦ TỊCH NƯỚC"
    "|HIỆU TRƯỞNG|VIỆN TRƯỞNG|TỔNG BÍ THƯ|TRƯỞNG PHÒNG|CHI CỤC TRƯỞNG|THỐNG ĐỐC|PHÓ THỐNG ĐỐC"
    "|TỔNG THANH TRA|CHÁNH ÁN|VIỆN TRƯỞNG"
)
TITLE_LINE = re.compile(rf"^({TITLES})$")
KINDS = {
    name.upper(): name
    for name in (
        "Công văn", "Chỉ thị", "Kế hoạch", "Thông báo", "Quyết định", "Công điện", "Nghị quyết", "Nghị định",
        "Thông tư", "Thông tư liên tịch", "Luật", "Bộ luật", "Pháp lệnh", "Hướng dẫn", "Báo cáo", "Tờ trình",
        "Chương trình", "Quy chế", "Quy định", "Phương án", "Đề án", "Kết luận", "Lệnh", "Hiến pháp", "Quy trình",
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
# The kind and the number on one line: `CHỈ THỊ SỐ 12/CT-UBND`.
KIND_NUMBER = re.compile(rf"^({_KINDS})\s+(?:(?i:số)\s*:?\s*)?(?P<number>\d{{1,5}}[a-zđ]?(?:/\d{{4}})?{_SYMBOLS})$")
# "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 12/2003/CT-TTg NGÀY 5 THÁNG 3 NĂM 2003 VỀ …", as the gazette once set it.
AUTHOR = re.compile(
    rf"^(?i:của)\s+(?=[{UPPER}])(?P<name>.+?)(?:\s+(?i:số)\s*:?\s*(?P<number>\d[^\s,]*))?"
    r"(?:,?\s+(?i:ngày)\s+(?P<day>\d.{2,20}?\d{4}))?(?=\s+(?i:về)\s|$)"
)
_AUTHOR_GOES_ON = re.compile(
    r"^(?:TỈNH|THÀNH|HUYỆN|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU|THỊ XÃ|ĐẢNG|TRUNG ƯƠNG|NƯỚC|KH[OÓ][AÁ]|LẦN THỨ|NHIỆM KỲ)\b"
)
ATTACHMENT = re.compile(
    rf"^({'|'.join(sorted(map(str.upper, ATTACHMENTS), key=len, reverse=True))}|"
    rf"{'|'.join(sorted(ATTACHMENTS, key=len, reverse=True))})"
    r"(?:\s+(?:SỐ\s+|số\s+)?(?P<number>[IVX]{1,5}|\d{1,2}))?\s*[:.]?$"
)
ATTACHMENT_TITLED = re.compile(
    rf"^({'|'.join(sorted(map(str.upper, ATTACHMENTS), key=len, reverse=True))})\b(?=\s+[{UPPER}]{{2}})"
)
# A title that ends with one of these goes on, with a name in capitals perhaps.
_UNFINISHED = re.compile(
    r"\b(?:tỉnh|thành phố|quận|huyện|xã|phường|thị xã|thị trấn|của|và|về|tại|cho|với|trong|các|những|theo|ngày|số"
    r"|giai đoạn|năm)$"
)
# What a sentence of the body begins with, and no second line of a title; `Từ Sơn` is a place.
_OPENING = re.compile(
    r"^(?:(?:Căn cứ|Thực hiện|Triển khai|Tiếp tục|Thi hành|Thời gian|Hiện nay|Hiện tại|Vừa qua|Những năm|Hằng năm"
    r"|Hàng năm|Bên cạnh|Tuy nhiên)\b|Ngày \d|Năm \d{4},"
    rf"|(?:Để|Nhằm|Sau|Trước|Trong|Qua|Từ|Theo|Xét|Tại) (?![{UPPER}])"
    r"|(?:Chủ tịch )?(?:[UỦ][yỷ] ban nhân dân|UBND)\b.* (?:yêu cầu|chỉ thị|đề nghị|giao|ban hành|xây dựng)\b)"
)
LONGEST_HEADER = 40
LONGEST_STRAY, MOST_STRAY = 80, 3  # code points and lines of what a stamp or a seal left amid the head
LONGEST_TITLE_LINE = 160
LONGEST_SUBJECT_LINE = 150


@dataclass(frozen=True)
class Zone:
    """A document or one attached to it: ranges of paragraph numbers, and its prefix in addresses.

    attachment: its kind and number ("Phụ lục", "II"), None for the document itself; front: the paragraphs before the
    body that are not of the document: a site's particulars, a signature's note, a receiver's stamp.
    """

    start: int
    body: int
    trailer: int
    end: int
    attachment: tuple[str, str] | None = None
    front: tuple[int, ...] = ()

    @property
    def prefix(self) -> str:
        """What its addresses begin with: `QC`, `PL2`; empty for the document itself."""
        if self.attachment is None:
            return ""
        kind, number = self.attachment
        return ATTACHMENTS[kind][0] + _arabic(number)


def find_zones(paragraphs: list[str], front: Collection[int] = ()) -> list[Zone]:
    """Returns the zones of a document in order: itself, then what is attached to it.

    front: the numbers of the paragraphs that others set before its text (`corpus.structure.front`).
    """
    starts = _attachment_starts(paragraphs)
    first = _alone_attachment(paragraphs, starts)
    cuts = [*starts, (len(paragraphs), None)]
    zones = []
    if not starts or starts[0][0] > 0:
        zones.append(_zone(paragraphs, 0, cuts[0][0], first, front))
    for (start, attachment), (end, _) in zip(starts, cuts[1:], strict=True):
        zones.append(_zone(paragraphs, start, end, attachment))
    return zones


def _zone(
    paragraphs: list[str], start: int, end: int, attachment: tuple[str, str] | None, front: Collection[int] = ()
) -> Zone:
    body = _body_start(paragraphs, start, end, front)
    others = tuple(i for i in sorted(front) if start <= i < body)
    return Zone(start, body, _trailer_start(paragraphs, body, end), end, attachment, others)


def _attachment_starts(paragraphs: list[str]) -> list[tuple[int, tuple[str, str] | None]]:
    """Returns where attached documents begin: a line with their kind, after a signature or issued with it."""
    starts: list[tuple[int, tuple[str, str] | None]] = []
    signed = False
    for i, p in enumerate(paragraphs):
        signed = signed or bool(RECIPIENTS.match(p) or CAPACITY.match(p))
        alone, titled = ATTACHMENT.match(p), ATTACHMENT_TITLED.match(p)
        found = alone or titled
        if not found or i == 0:
            continue
        issued = any(ISSUED_WITH.match(q) for q in paragraphs[i + 1 : i + 8])
        another = bool(starts) and alone is not None and bool(alone.group("number"))
        if (signed and alone) or (issued and signed) or another:
            number = (alone.group("number") or "") if alone else ""
            starts.append((i, (found.group(1).capitalize(), number)))
            signed = False
    return starts


def _alone_attachment(
    paragraphs: list[str], starts: list[tuple[int, tuple[str, str] | None]]
) -> tuple[str, str] | None:
    """Returns kind and number where the file holds nothing but an annex."""
    for p in paragraphs[:4]:
        match = ATTACHMENT.match(p)
        if match and match.group(1).capitalize() == "Phụ lục" and not starts:
            return "Phụ lục", match.group("number") or ""
    return None


def _body_start(paragraphs: list[str], start: int, end: int, front: Collection[int] = ()) -> int:
    """Returns the number of the first paragraph that is neither header nor title."""
    addressing = titled = False
    i = start
    while i < min(end, start + LONGEST_HEADER + len(front)):
        p = paragraphs[i]
        if (
            i in front
            or (i > start and _goes_on_with_subject(paragraphs[i - 1], p))
            or (addressing and _is_addressee(p))
        ):
            i += 1
        elif ADDRESSEES.match(p):
            addressing = True
            i += 1
        elif KIND_LINE.match(p) or ATTACHMENT.match(p):
            if titled:
                return i
            i = _title_end(paragraphs, i + 1, end)
            titled = True
        elif not titled and (KIND_NUMBER.match(p) or _is_stray(paragraphs, start, i, end)):
            titled = bool(KIND_NUMBER.match(p))
            i = _title_end(paragraphs, i + 1, end) if titled else i + 1
        elif _is_header(p, titled):
            addressing = addressing and bool(SEPARATOR.match(p))
            i += 1
        else:
            return i
    return i


def _goes_on_with_subject(previous: str, p: str) -> bool:
    """Returns whether a line goes on with the subject that the one before begins, and opens no unit."""
    return bool(SUBJECT.match(previous)) and p[0].islower() and len(p) < LONGEST_SUBJECT_LINE and not _opens_unit(p)


def _is_addressee(p: str) -> bool:
    found = markers(p)
    return bool(found and found[0].style in BULLETS) or (p.endswith(";") and len(p) < 120 and not found)


def _is_header(p: str, titled: bool) -> bool:
    plain = any(
        pattern.match(p) for pattern in (SAMPLE, MOTTO, SEPARATOR, NUMBER_LINE, PLACE_DATE, URGENCY, ISSUED_WITH)
    ) or (not titled and bool(SUBJECT.match(p) or NUMBER_ALONE.match(p) or read_dateline(p)))
    if plain:
        return True
    if _opens_unit(p):
        return False
    if p.isupper():
        return not p.endswith(":")
    # "Ủy ban nhân dân tỉnh" on a line of its own between title and body: who issues it.
    return titled and len(p) < 60 and p[0].isupper() and bool(re.match(r"^(Ủy|Uỷ) ban nhân dân", p)) and p[-1].isalpha()


def _opens_unit(p: str) -> bool:
    """Returns whether a line begins with a marker, or with "Điều 1" without a stop after it."""
    return any(not m.weak or (m.style is Style.ARTICLE and m.value == 1) for m in markers(p))


def _is_stray(paragraphs: list[str], start: int, i: int, end: int) -> bool:
    """Returns whether a paragraph is a short line of whatever kind between the motto and the line of the kind."""
    p, following = paragraphs[i], paragraphs[i + 1 : min(end, i + 1 + MOST_STRAY)]
    if len(p) > LONGEST_STRAY or KIND_LINE.match(p) or _opens_unit(p):
        return False
    return any(map(MOTTO.match, paragraphs[start:i])) and any(map(KIND_LINE.match, following))


def author_lines(lines: Sequence[str]) -> int:
    """Returns how many of the lines below the kind name who gives the document: `CỦA BAN THƯỜNG VỤ`, `TỈNH ỦY`."""
    found = AUTHOR.match(lines[0]) if lines else None
    if not lines or found is None or found.end() < len(lines[0]):  # "… về việc" on the same line is the title's
        return 0
    more = lines[1] if len(lines) > 1 else ""
    return 1 + (lines[0].isupper() and more.isupper() and bool(_AUTHOR_GOES_ON.match(more)))


def _title_end(paragraphs: list[str], i: int, end: int) -> int:
    """Returns where the title that starts at paragraph i ends: its first line and those that go on."""
    i += author_lines(paragraphs[i : min(end, i + 2)])
    first = i
    while i < end and i < first + 6:
        p = paragraphs[i]
        if SEPARATOR.match(p) or ISSUED_WITH.match(p) or _opens_unit(p):
            break
        if ADDRESSEES.match(p) or NUMBER_LINE.match(p) or PLACE_DATE.match(p) or MOTTO.match(p):
            break
        if i > first and not _title_goes_on(paragraphs[i - 1], p):
            break
        if p.isupper() and i + 1 < end and MOTTO.match(paragraphs[i + 1]):
            break  # the issuer, where a title was set above the head
        i += 1
    return i


def _title_goes_on(previous: str, line: str) -> bool:
    """Returns whether a line goes on with the title that the previous one is of, and is not the body's first."""
    if previous.isupper():
        # An issuer's line in capitals below a title in capitals is its own line.
        return line.isupper() and not _names_issuer(line)
    if line.isupper() or line.endswith(":") or len(line) > LONGEST_TITLE_LINE or _OPENING.match(line):
        return False
    if line[0].islower():
        return True
    unfinished = bool(_UNFINISHED.search(previous)) or (line[0].isdigit() and len(line) < 90) or line[0] in '“"('
    return unfinished and not line.endswith((".", ";"))


def _names_issuer(line: str) -> bool:
    return bool(
        re.match(
            r"^(BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ$|[UỦ][YỶ] BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHỦ TỊCH"
            r"|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|BAN THƯỜNG VỤ|QUỐC HỘI$)",
            line,
        )
    )


def _trailer_start(paragraphs: list[str], body: int, end: int) -> int:
    """Returns the number of the first paragraph of Nơi nhận or the signature block."""
    for i in range(body, end):
        p = paragraphs[i]
        if RECIPIENTS.match(p) or CAPACITY.match(p):
            return i
        if TITLE_LINE.match(p) and i > body and _looks_like_name(paragraphs[i + 1 : i + 4]):
            return i
    return end


def _looks_like_name(following: list[str]) -> bool:
    return any(is_name(p) for p in following)


def _arabic(number: str) -> str:
    if not number:
        return ""
    return number if number.isdigit() else str(roman_value(number) or number)
