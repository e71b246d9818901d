"""Who issued a document: named in the header, by whoever orders in the opening, in the signature or at the end."""

import re
from collections import Counter

from corpus.lexicon.names import sentence_case
from corpus.structure.attachments import ATTACHMENT
from corpus.structure.head_lines import (
    ADDRESSEES,
    AUTHOR,
    ISSUED_WITH,
    ISSUER_LINE,
    KIND_LINE,
    MOTTO,
    NUMBER_LINE,
    PLACE_DATE,
    SEPARATOR,
    SUBJECT,
    URGENCY,
    author_lines,
)
from corpus.text.accents import UPPER
from corpus.text.tones import new_tones

# Titles that begin as an issuer's name does.
_TITLE = re.compile(
    r"(?:BAN HÀNH|THÀNH (?:LẬP|VIÊN|PHẦN|TÍCH)|PHÒNG (?:CHỐNG|CHÁY|NGỪA)|BỘ (?:TIÊU CHÍ|CHỈ SỐ|CÂU HỎI|ĐỀ))\b"
)
# Numbers that are part of an office's name: "CHI CỤC THUẾ KHU VỰC 2", "TRƯỜNG TIỂU HỌC SỐ 1".
_COUNTED = re.compile(
    r"\b(?:KHU VỰC|LIÊN HUYỆN SỐ|SỐ|QUÂN KHU|QUÂN ĐOÀN|SƯ ĐOÀN|TRUNG ĐOÀN|ĐỘI|KHỐI|VÙNG) \d{1,3}(?![\w/–-])"
)
# The kind of an office, which has a name only with the line below it: "CÔNG TY CỔ PHẦN", "TỔNG LIÊN ĐOÀN".
_ONLY_KIND = re.compile(
    r"(?:^|[-–,]\s*)(?:(?:TỔNG )?CÔNG TY(?: (?:CỔ PHẦN|TNHH|TRÁCH NHIỆM HỮU HẠN))?(?: (?:MTV|MỘT THÀNH VIÊN))?"
    r"|TẬP ĐOÀN|(?:TỔNG )?LIÊN ĐOÀN|HỘI LIÊN HIỆP|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|VIỆN(?: KIỂM SÁT)?|TRUNG TÂM|NGÂN HÀNG"
    r"|TRƯỜNG(?: (?:ĐẠI HỌC|CAO ĐẲNG|TRUNG CẤP|TIỂU HỌC|MẦM NON|THCS|THPT|TRUNG HỌC (?:CƠ SỞ|PHỔ THÔNG)))?"
    r"|BAN (?:QUẢN LÝ|CHỈ ĐẠO|CHỈ HUY|THƯỜNG TRỰC|CHẤP HÀNH)|(?:ĐOÀN CHỦ TỊCH )?[UỦ][YỶ] BAN TRUNG ƯƠNG"
    r"|ĐOÀN CHỦ TỊCH|SỞ|CỤC|CHI CỤC)$"
)
OPENING = 12  # paragraphs of the body in which somebody may order
LONGEST_ORDER = 3000  # code points from the beginning of a paragraph in which that is said
ISSUER_VERB = re.compile(
    rf"(?P<issuer>(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Thủ tướng Chính phủ|Chính phủ|Bộ trưởng|Bộ|Sở|Ban Thường vụ"
    rf"|Tỉnh ủy|Thành ủy|Huyện ủy|Văn phòng|Chủ tịch Ủy ban nhân dân|Chủ tịch UBND|Giám đốc Sở|Cục|Tổng cục"
    rf"|Hội đồng nhân dân)"
    rf"(?:\s(?:[{UPPER}][\w]*|và|tỉnh|thành|phố|huyện|quận|xã|phường|thị|trấn|đặc|khu|nhân|dân|ủy|uỷ|hội|dục|tế|chính|học|thông|vụ"
    rf"|nghiệp|trường|đồng|nghệ|dựng|thương|tải|tư|hoạch|sản|du|lịch|xây|giáo|đào|tạo|văn|hóa|môi|pháp|phòng|công|an|thao"
    rf"|ngoại|giao|nguyên|bình|binh|động|truyền|thuật|thôn|triển|tra|kho|bạc|quan|thuế))*?),?"
    r"\s+(?:(?:xin )?(?:yêu cầu|chỉ thị|đề nghị|thông báo|ban hành|xây dựng [Kk]ế hoạch|kết luận|giao)\b"
    r"|(?:hướng dẫn|quy định|quyết định)\b[^.;]*:$)"
)
# Who meets and decides: "Hội nghị lần thứ 4 Ban Chấp hành … (khóa X) họp ngày …".
MEETING = re.compile(
    r"^Hội nghị (?:(?:toàn thể )?lần thứ [\w ]{1,20}?,? )?"
    r"(?P<issuer>(?:Ban Chấp hành|Ban Thường vụ|Đảng bộ|Tỉnh ủy|Thành ủy|Huyện ủy)\b[^(,.;:]{3,80}?)"
    r"\s*(?:[(,]|\bkh[oó][aá]\b|\bhọp\b|\bđã\b|\bthống nhất\b)",
    re.IGNORECASE,
)
ISSUED_BY = re.compile(r"\bcủa\s+(?P<issuer>[^();]{3,80})\)?$")
# A notice of what was concluded names at the end of its title, in capitals, whose meeting it was.
TITLE_OF = re.compile(r"\bCỦA (?P<issuer>(?:BỘ|SỞ|[UỦ][YỶ] BAN NHÂN DÂN|UBND|TỔNG CỤC|CỤC) [^,;]{3,60})$")
OF_A_MEETING = ("Thông báo", "Kết luận", "Báo cáo", "Chương trình", "Kế hoạch")


def find_issuers(
    header: list[str],
    body: list[str],
    kind: str | None,
    title: str | None,
    capacity: str | None,
    sheet: str | None = None,
) -> tuple[str | None, str | None]:
    """Returns (parent, issuer) of a document, None where it does not name them.

    header, body: its paragraphs; kind, title, capacity: what is known of it already; sheet: whom a data sheet names.
    """
    parent, issuer = _above_the_number(header)
    issuer = issuer or _above_the_motto(header) or _author(header) or _beside_the_title(header) or sheet
    orders = (found for p in reversed(body[:OPENING]) if (found := _who_orders(p)))
    issuer = issuer or next(orders, None) or _signed_for(capacity)
    return parent, issuer or _at_the_end(body, kind, title)


def _above_the_number(header: list[str]) -> tuple[str | None, str | None]:
    """Returns (parent, issuer) from the capitals above the number, the motto and the kind."""
    names: list[str] = []
    for p in header:
        if any(pattern.match(p) for pattern in (KIND_LINE, ATTACHMENT, NUMBER_LINE, SUBJECT, ADDRESSEES)):
            break
        if SEPARATOR.match(p) or MOTTO.match(p) or URGENCY.match(p) or PLACE_DATE.match(p):
            continue
        if p.isupper() and not any(c.isdigit() for c in _COUNTED.sub("", p)):
            names = _add_name(names, p)
    # Without a motto, a number or a day a line in capitals may be any title: "DANH MỤC NHIỆM VỤ".
    heads = any(pattern.match(p) for p in header for pattern in (MOTTO, NUMBER_LINE, PLACE_DATE))
    names = [name for name in names if heads or (ISSUER_LINE.match(name) and not _TITLE.match(name))]
    if not names:
        return None, None
    cased = [sentence_case(n) for n in names]
    return (cased[-2] if len(cased) > 1 else None), cased[-1]


def _above_the_motto(header: list[str]) -> str | None:
    """Returns who issued a document whose kind or number was set above its head."""
    motto = next((i for i, p in enumerate(header) if MOTTO.match(p)), 0)
    names: list[str] = []
    for p in [p for p in header[:motto] if not SEPARATOR.match(p)][-2:]:
        known = any(pattern.match(p) for pattern in (KIND_LINE, NUMBER_LINE, PLACE_DATE, SEPARATOR, URGENCY))
        named = p.isupper() and not known and not any(c.isdigit() for c in _COUNTED.sub("", p))
        names = _add_name(names, p) if named else []
    return sentence_case(names[-1]) if names else None


def _add_name(names: list[str], line: str) -> list[str]:
    """Returns the issuer lines with one more: `TỈNH TUYÊN QUANG` goes on with the line above it."""
    goes_on = re.match(r"^(TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ|THỊ TRẤN|ĐẶC KHU|VÀ|THUỘC|KHU VỰC)\b", line)
    if names and (goes_on or re.search(r"(\bVÀ|[-,]|\bCỦA)$", names[-1]) or _ONLY_KIND.search(names[-1])):
        return [*names[:-1], f"{names[-1]} {line}"]
    return [*names, line]


def is_authority(line: str) -> bool:
    """Returns whether a line in capitals names who issues what the title above it names."""
    return bool(re.match(r"^(THỦ TƯỚNG|CHÍNH PHỦ$|BỘ TRƯỞNG|[UỦ][YỶ] BAN|UỶ BAN|CHỦ TỊCH|GIÁM ĐỐC)", line))


def _beside_the_title(header: list[str]) -> str | None:
    """Returns who sends a telegram, with whose decision rules are issued, or who stands below the title."""
    for p in header:
        match = re.match(r"^(?P<issuer>.{3,80}?)\s+điện\s*:", p) or (ISSUED_WITH.match(p) and ISSUED_BY.search(p))
        if match:
            name = match["issuer"]
            return sentence_case(name) if name.isupper() else _office(name)
    titled = False
    for p in header:
        titled = titled or bool(KIND_LINE.match(p))
        if titled and re.match(r"^(Ủy|Uỷ) ban nhân dân", p):
            return p
        if titled and is_authority(p) and p.isupper():
            return sentence_case(p)
    return None


def _author(header: list[str]) -> str | None:
    """Returns who gives a document by the line of its kind or the next: `CỦA BAN THƯỜNG VỤ TỈNH ỦY`."""
    at, kind = next(((i, m) for i, p in enumerate(header) if (m := KIND_LINE.match(p))), (0, None))
    if kind is None:
        return None
    below = header[at + 1 :]
    match = AUTHOR.match(kind["author"] or " ".join(below[: max(1, author_lines(below))]))
    return (sentence_case(match["name"]) if match["name"].isupper() else match["name"]) if match else None


def _signed_for(capacity: str | None) -> str | None:
    """Returns for whom a document is signed: `TM. ỦY BAN NHÂN DÂN`."""
    match = re.match(rf"^T/?M\.?\s*(?P<body>[{UPPER} ]+?)(?=\s+(?:KT\.|PHÓ|CHỦ TỊCH|BỘ TRƯỞNG)|$)", capacity or "")
    return sentence_case(match["body"]) if match else None


def _who_orders(paragraph: str) -> str | None:
    """Returns who orders, asks or concludes in a paragraph, or whose meeting decides; None where nobody is named."""
    toned = new_tones(paragraph[:LONGEST_ORDER])
    meeting = MEETING.match(toned)
    if meeting:
        return paragraph[slice(*meeting.span("issuer"))]
    named = (paragraph[slice(*m.span("issuer"))] for m in reversed(list(ISSUER_VERB.finditer(toned))))
    return next((office for name in named if (office := _office(name))), None)


def _office(name: str) -> str | None:
    """Returns the office that a name stands for: `Bộ Y tế` for its minister, None for one of no name."""
    office = re.sub(r"^Bộ trưởng (?=Bộ )", "", name)
    return None if office in ("Bộ trưởng", "Bộ", "Sở", "Văn phòng", "Văn phòng Bộ", "Cục", "Tổng cục") else office


def as_it_is_written(name: str | None, text: str) -> str | None:
    """Returns an issuer's name with the capitals that its document mostly writes it with below its head."""
    if name is None:
        return None
    parts = name.split(", ")
    return ", ".join(_written(part, text) for part in parts)


def _written(name: str, text: str) -> str:
    found = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    cased = Counter(said for said in found if said[0].isupper() and not said.isupper() and said != name)
    # The register's own spelling, or none at all, is written as sentences are.
    most, count = cased.most_common(1)[0] if cased else (name, 0)
    return most if count > found.count(name) else name


def _at_the_end(body: list[str], kind: str | None, title: str | None) -> str | None:
    """Returns the issuer where only the last paragraph, or a notice's title, names it."""
    found = next((o for p in body[-1:] if (o := _who_orders(p))), None)
    named = TITLE_OF.search(title or "") if kind in OF_A_MEETING else None
    return found or (sentence_case(named["issuer"]) if named else None)
