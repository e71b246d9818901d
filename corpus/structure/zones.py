"""Where the header, the body and the trailer of a document are, and of each document attached to it.

Works on paragraphs; every zone is a half-open range of paragraph numbers.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.clause import ATTACHMENTS
from corpus.layout.dateline import DATELINE, read_dateline
from corpus.layout.unwrap import is_row
from corpus.lexicon.names import is_name
from corpus.markers import BULLETS, Style, markers
from corpus.patience import go_on
from corpus.structure.attachments import COUNTED, FORMS, Heading, may_head, number_in_address, read_heading
from corpus.structure.headings import ends_sentence
from corpus.text.accents import UPPER
from corpus.text.line_pattern import LinePattern

LONGEST_NUMBER = 80  # code points of a document's number
LONGEST_AUTHOR = 600  # of a line that says who gives a document, and what it is about
SAMPLE = re.compile(r"^\[VĂN BẢN MẪU")
MOTTO = re.compile(r"^(CỘNG H[OÒ][AÀ] X[AÃ] HỘI|ĐẢNG CỘNG SẢN VIỆT NAM$|Độc lập\s*[-–—])", re.I)
SEPARATOR = re.compile(r"^([-–—_=*.\s]{2,}|\*)$")
NUMBER_LINE = re.compile(
    r"^Số\s*(?:(?:(?:và|,)?\s*ký\s*)?hiệu)?\s*[:.]?\s*(?=\d|/|[-–…._]|$)|^(?:Luật|Nghị quyết) số\s*:", re.I
)
_SYMBOLS = rf"\s?[/–-]\s?[A-ZĐ]{{2,}}[\w&.]*(?:\s?[/–-]\s?[{UPPER}&][\w&.]*)*"
# A number of which the word "Số" was lost.
NUMBER_ALONE = LinePattern(re.compile(rf"^(?P<number>\d{{1,5}}[a-zđ]?(?:/\d{{4}})?{_SYMBOLS})$"), LONGEST_NUMBER)
PLACE_DATE = LinePattern(re.compile(DATELINE))
SUBJECT = re.compile(r"^V/v\b|^Về việc\b.{0,200}$", re.I)
URGENCY = re.compile(r"^(HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|ĐỘ KHẨN.*|MẬT|TỐI MẬT|TUYỆT MẬT)$")
ADDRESSEES = re.compile(r"^Kính gửi\b\s*:?|^.{3,80}\bđiện\s*:", re.I)
ISSUED_WITH = re.compile(r"^\(?\s*(Ban hành )?[Kk]èm theo\b", re.I)
# "Nơi nhận hồ sơ: …" is a place where papers are handed in.
RECIPIENTS = re.compile(r"^Nơi nhận\b(?! (?-i:[^\W\d_A-ZĐ]))", re.I)
# An abbreviation ends with its stop or a blank: "KTBĐS" is a word.
CAPACITY = re.compile(rf"^(?:(?:T/?M|KT|TL|TUQ)(?:\s*\.\s*|\s+)|Q\.\s*)[{UPPER}]{{2}}")
TITLES = (
    "CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG"
    "|PHÓ CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|PHÓ CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|PHÓ TỔNG GIÁM ĐỐC|BỘ TRƯỞNG, CHỦ NHIỆM"
    "|BỘ TRƯỞNG, CHỦ NHIỆM VĂN PHÒNG CHÍNH PHỦ|BỘ TRƯỞNG - CHỦ NHIỆM|PHÓ CHỦ NHIỆM|CHỦ NHIỆM|BÍ THƯ|PHÓ BÍ THƯ"
    "|PHÓ BÍ THƯ THƯỜNG TRỰC|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|TỔNG CỤC TRƯỞNG|CHỦ TỊCH QUỐC HỘI|CHỦ TỊCH NƯỚC"
    "|HIỆU TRƯỞNG|VIỆN TRƯỞNG|TỔNG BÍ THƯ|TRƯỞNG PHÒNG|CHI CỤC TRƯỞNG|THỐNG ĐỐC|PHÓ THỐNG ĐỐC"
    "|TỔNG THANH TRA|CHÁNH ÁN|VIỆN TRƯỞNG"
)
TITLE_LINE = re.compile(rf"^({TITLES})$")
OFFICE = re.compile(rf"^(?:{TITLES}|QUYỀN|PHÓ|TRƯỞNG|CHÁNH|THỦ TRƯỞNG|KẾ TOÁN|ĐẠI DIỆN|NGƯỜI)\b")
KINDS = {
    name.upper(): name
    for name in (
        "Công văn", "Chỉ thị", "Kế hoạch", "Thông báo", "Quyết định", "Công điện", "Nghị quyết", "Nghị định",
        "Thông tư", "Thông tư liên tịch", "Luật", "Bộ luật", "Pháp lệnh", "Hướng dẫn", "Báo cáo", "Tờ trình",
        "Chương trình", "Quy chế", "Quy định", "Phương án", "Đề án", "Kết luận", "Lệnh", "Hiến pháp", "Quy trình",
        "Thông báo liên ngành", "Kế hoạch liên ngành", "Hướng dẫn liên ngành", "Công văn liên ngành",
        "Nghị quyết liên tịch", "Kế hoạch liên tịch", "Chương trình phối hợp", "Kế hoạch phối hợp", "Quy chế phối hợp",
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
_AUTHOR_GOES_ON = re.compile(
    r"^(?:TỈNH|THÀNH|HUYỆN|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU|THỊ XÃ|ĐẢNG|TRUNG ƯƠNG|NƯỚC|KH[OÓ][AÁ]|LẦN THỨ|NHIỆM KỲ)\b"
)
ATTACHMENT = re.compile(
    rf"^({'|'.join(sorted(map(str.upper, ATTACHMENTS), key=len, reverse=True))}|"
    rf"{'|'.join(sorted(ATTACHMENTS, key=len, reverse=True))})"
    r"(?:\s+(?:SỐ\s+|số\s+)?(?P<number>[IVX]{1,5}|\d{1,2}))?\s*[:.]?$"
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
# How a line of an issuer's name in capitals begins.
ISSUER_LINE = re.compile(
    r"^(?:[UỦ][YỶ] BAN|UBND|HỘI ĐỒNG|HĐND|CHÍNH PHỦ|QUỐC HỘI|BỘ|SỞ|BAN|CỤC|TỔNG|CHI CỤC|VĂN PHÒNG|THANH TRA|CÔNG AN"
    r"|PHÒNG|TRUNG TÂM|VIỆN|TRƯỜNG|CÔNG TY|TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG|ĐẶC KHU|ĐẢNG|MẶT TRẬN|TÒA ÁN|TOÀ ÁN"
    r"|NGÂN HÀNG|KHO BẠC|ĐẠI HỌC)\b"
)
LONGEST_ISSUER_LINE = 80  # code points
LONGEST_OFFICE = 60  # code points of an office, on a line of its own
LONGEST_HEADER = 40
FIRST_LINES = 4  # in which an annex that has a file of its own is headed
LONGEST_STRAY, MOST_STRAY = 80, 3  # code points and lines of what a stamp or a seal left amid the head
LONGEST_TITLE_LINE = 160
MOST_TITLE_LINES = 3  # between an annex's heading and what it is issued with
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
        return ATTACHMENTS[kind][0] + (number_in_address(kind, number) if number else "")


def find_zones(paragraphs: list[str], front: Collection[int] = ()) -> list[Zone]:
    """Returns the zones of a document in order: itself, then what is attached to it.

    front: the numbers of the paragraphs that others set before its text (`corpus.structure.front`).
    """
    starts = _attachment_starts(paragraphs)
    first = _alone_attachment(paragraphs, starts)
    cuts = [*starts, (len(paragraphs), None)]
    zones = []
    if not starts or starts[0][0] > 0:
        zones.append(read_zone(paragraphs, 0, cuts[0][0], first, front))
    for (start, attachment), (end, _) in zip(starts, cuts[1:], strict=True):
        zones.append(read_zone(paragraphs, start, end, attachment))
    return zones


def read_zone(
    paragraphs: list[str], start: int, end: int, attachment: tuple[str, str] | None, front: Collection[int] = ()
) -> Zone:
    """Returns the zone at paragraphs[start:end], which begins with the heading of an attached document if it is one.

    front: the numbers of the paragraphs that others set before its text.
    """
    body = _body_start(paragraphs, start, end, attachment is not None, front)
    if attachment is not None and body == end:
        body = min(start + 1, end)  # nothing but titles: they are all that it says
    others = tuple(i for i in sorted(front) if start <= i < body)
    return Zone(start, body, _trailer_start(paragraphs, body, end), end, attachment, others)


def _attachment_starts(paragraphs: list[str]) -> list[tuple[int, tuple[str, str] | None]]:
    """Returns where attached documents begin: a line that heads one, after a signature or issued with it."""
    starts: list[tuple[int, tuple[str, str] | None]] = []
    signed = False
    before: Heading | None = None
    for i, p in enumerate(paragraphs):
        go_on()
        signed = signed or begins_trailer(paragraphs, i)
        heading = _heading(p)
        if heading is not None and before is None and i < FIRST_LINES and not signed and _may_stand_alone(heading):
            before = heading  # a file of annexes alone
            continue
        if heading is None or i == 0:
            continue
        if _begins_by_signature(heading, paragraphs, i) if signed else _is_another(heading, before, paragraphs, i):
            starts.append((i, (heading.kind, heading.number)))
            signed, before = False, heading
    return starts


def _heading(line: str) -> Heading | None:
    """Returns what a line heads, a lone kind with a plain number first: "ĐỀ ÁN 06"."""
    if not may_head(line):
        return None
    alone = ATTACHMENT.match(line)
    if alone is None:
        return read_heading(line)
    return Heading(alone.group(1).capitalize(), alone.group("number") or "", "", alone.group(1).isupper())


def _begins_by_signature(heading: Heading, paragraphs: list[str], i: int) -> bool:
    """Returns whether a heading that comes after a signature begins an attached document."""
    if not heading.title or heading.kind in COUNTED:
        return True
    return any(ISSUED_WITH.match(q) for q in paragraphs[i + 1 : i + 8])


def _is_another(heading: Heading, before: Heading | None, paragraphs: list[str], i: int) -> bool:
    """Returns whether a heading below an attached document begins the next: it has a number, or is its only annex.

    Headings with titles in a row are a table of contents. Forms and tables in an annex are parts of it.
    """
    if before is None:
        return False
    if not heading.number:
        return before.kind != "Phụ lục" and _is_only_annex(heading, paragraphs[i + 1 : i + 1 + MOST_TITLE_LINES])
    if not heading.title:
        return heading.kind not in FORMS or before.kind != "Phụ lục"
    after = _heading(paragraphs[i + 1]) if i + 1 < len(paragraphs) else None
    listed = after is not None and after.kind == heading.kind
    same = heading.kind == before.kind and heading.capitals == before.capitals
    return same and not listed


def _is_only_annex(heading: Heading, below: Sequence[str]) -> bool:
    """Returns whether an annex without a number begins: what it is issued with, or a title in capitals, is below it."""
    if heading.kind != "Phụ lục" or heading.title or not below:
        return False
    return any(map(ISSUED_WITH.match, below)) or (below[0].isupper() and not _opens_unit(below[0]))


def _alone_attachment(
    paragraphs: list[str], starts: list[tuple[int, tuple[str, str] | None]]
) -> tuple[str, str] | None:
    """Returns kind and number of the first annex or form where the file holds nothing else, None for any other file."""
    others = {attachment[0] if attachment else "" for _, attachment in starts}
    for p in paragraphs[:FIRST_LINES]:
        heading = _heading(p)
        if heading is None or not _may_stand_alone(heading) or not others <= {"Phụ lục", *FORMS}:
            continue
        if heading.kind == "Phụ lục" or heading.kind in others:
            return heading.kind, heading.number
    return None


def _may_stand_alone(heading: Heading) -> bool:
    """Returns whether a heading may be the first of a file of annexes or forms alone."""
    return heading.counted or (heading.kind == "Phụ lục" and not heading.title)


def _body_start(paragraphs: list[str], start: int, end: int, attached: bool, front: Collection[int] = ()) -> int:
    """Returns the number of the first paragraph that is neither header nor title.

    attached: whether the first paragraph may head an attached document.
    """
    addressing = titled = False
    i = start
    while i < min(end, start + LONGEST_HEADER + len(front)):
        p = paragraphs[i]
        heading = _heading(p) if i == start and attached else None
        if i in front or (heading is not None and heading.title):
            i += 1
        elif is_row(p) and (titled or attached):
            return i
        elif (i > start and _goes_on_with_subject(paragraphs[i - 1], p)) or (addressing and _is_addressee(p)):
            i += 1
        elif ADDRESSEES.match(p):
            addressing = True
            i += 1
        elif heading or _is_kind(paragraphs, start, i) or ATTACHMENT.match(p):
            if titled:
                return i
            i = _title_end(paragraphs, i + 1, end, attached)
            titled = True
        elif not titled and (KIND_NUMBER.match(p) or _is_stray(paragraphs, start, i, end)):
            titled = bool(KIND_NUMBER.match(p))
            i = _title_end(paragraphs, i + 1, end, attached) if titled else i + 1
        elif _is_header(p, titled):
            addressing = addressing and bool(SEPARATOR.match(p))
            i += 1
        else:
            return i
    return i


def _is_kind(paragraphs: Sequence[str], start: int, i: int) -> bool:
    """Returns whether a line names the kind: in capitals, or in small letters with the motto above it."""
    p = paragraphs[i]
    return bool(KIND_LINE.match(p) or (KIND_SMALL.match(p) and any(map(MOTTO.match, paragraphs[start:i]))))


def _goes_on_with_subject(previous: str, p: str) -> bool:
    """Returns whether a line goes on with the subject that the one before begins, and opens no unit."""
    if not SUBJECT.match(previous) or len(p) >= LONGEST_SUBJECT_LINE:
        return False
    return p[0].islower() and not markers(p)


def _is_addressee(p: str) -> bool:
    found = markers(p)
    return bool(found and found[0].style in BULLETS) or (p.endswith(";") and len(p) < 120 and not found)


def _is_header(p: str, titled: bool) -> bool:
    plain = any(pattern.match(p) for pattern in (SAMPLE, MOTTO, SEPARATOR, NUMBER_LINE, PLACE_DATE, URGENCY)) or (
        not titled and bool(SUBJECT.match(p) or NUMBER_ALONE.match(p) or read_dateline(p))
    )
    # "Kèm theo Công văn này là danh sách các bến." is a sentence of the body.
    if plain or (ISSUED_WITH.match(p) and (p[0] == "(" or not ends_sentence(p))):
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


def is_letterhead(p: str) -> bool:
    """Returns whether a line is of the letterhead above a title: who issues it, motto, number, place and date."""
    if any(pattern.match(p) for pattern in (MOTTO, SEPARATOR, NUMBER_LINE, PLACE_DATE, URGENCY)):
        return True
    issuer = p.isupper() and len(p) < LONGEST_ISSUER_LINE and ISSUER_LINE.match(p)
    return bool(issuer) and not OFFICE.match(p)


def _title_end(paragraphs: list[str], i: int, end: int, attached: bool) -> int:
    """Returns where the title that starts at paragraph i ends: its first line and those that go on.

    attached: whether it is that of an attached document, which may have none: what ends like a sentence is one.
    """
    i += author_lines(paragraphs[i : min(end, i + 2)])
    first = i
    while i < end and i < first + 6:
        p = paragraphs[i]
        if SEPARATOR.match(p) or ISSUED_WITH.match(p) or is_row(p) or _opens_unit(p):
            break
        sentence = p.endswith((".", ";", ":")) and not p.isupper()
        if i == first and sentence and (attached or len(p) > LONGEST_TITLE_LINE):
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
    return next((i for i in range(body, end) if begins_trailer(paragraphs, i, body)), end)


def begins_trailer(paragraphs: Sequence[str], i: int, body: int = 0) -> bool:
    """Returns whether Nơi nhận or a signature begins at a paragraph: a capacity, or an office above a name."""
    p = paragraphs[i]
    if RECIPIENTS.match(p) or CAPACITY.match(p):
        return True
    return (
        len(p) < LONGEST_OFFICE
        and bool(TITLE_LINE.match(p))
        and i > body
        and _looks_like_name(paragraphs[i + 1 : i + 4])
    )


def _looks_like_name(following: Sequence[str]) -> bool:
    return any(is_name(p) for p in following)
