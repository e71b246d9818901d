"""What the header and the trailer of a document say: Metadata, each field None where they do not."""

import re
from datetime import date

from corpus.accents import UPPER
from corpus.document import Metadata
from corpus.markers import BULLETS, markers
from corpus.names import is_name, sentence_case
from corpus.zones import (
    ADDRESSEES,
    CAPACITY,
    ISSUED_WITH,
    KIND_LINE,
    KINDS,
    MOTTO,
    NUMBER_LINE,
    PLACE_DATE,
    RECIPIENTS,
    SAMPLE,
    SEPARATOR,
    SUBJECT,
    TITLE_LINE,
    URGENCY,
    Zone,
)

NUMBER = re.compile(r"(?P<number>\d+[a-zA-Z]?\s*(?:[-/]\s*[\wĐ&.]+\s*)*(?:[-/]\s*[\wĐ&.]+)+)", re.UNICODE)
# The abbreviation of a kind in a document's symbol: 12/2012/QĐ-UBND, 25-CT/TW.
SYMBOLS = {
    "QĐ": "Quyết định", "CT": "Chỉ thị", "NQ": "Nghị quyết", "TB": "Thông báo", "KH": "Kế hoạch",
    "CĐ": "Công điện", "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "HD": "Hướng dẫn",
    "BC": "Báo cáo", "TTr": "Tờ trình", "CTr": "Chương trình", "KL": "Kết luận", "QyĐ": "Quy định",
    "QC": "Quy chế", "PA": "Phương án", "ĐA": "Đề án",
}  # fmt: skip
ISSUER_VERB = re.compile(
    rf"(?P<issuer>(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Thủ tướng Chính phủ|Chính phủ|Bộ trưởng|Bộ|Sở|Ban Thường vụ"
    rf"|Tỉnh ủy|Thành ủy|Huyện ủy|Văn phòng|Chủ tịch Ủy ban nhân dân|Chủ tịch UBND|Giám đốc Sở|Cục|Tổng cục"
    rf"|Hội đồng nhân dân)"
    rf"(?:\s(?:[{UPPER}][\w]*|và|tỉnh|thành|phố|huyện|quận|xã|phường|thị|trấn|nhân|dân|ủy|uỷ|hội|dục|tế|chính|học|thông|vụ"
    rf"|nghiệp|trường|đồng|nghệ|dựng|thương|tải|tư|hoạch|sản|du|lịch|xây|giáo|đào|tạo|văn|hóa|môi))*?),?"
    r"\s+(?:yêu cầu|chỉ thị|đề nghị|thông báo|ban hành|xây dựng [Kk]ế hoạch|kết luận|giao)\b"
)
_CUT = re.compile(r"[;.,:]+$")


def read_metadata(paragraphs: list[str], zone: Zone) -> Metadata:
    """Returns what the header and the trailer of a zone say of its document."""
    header = [p for p in paragraphs[zone.start : zone.body] if not SAMPLE.match(p)]
    trailer = paragraphs[zone.trailer : zone.end]
    preface = paragraphs[zone.body : min(zone.trailer, zone.body + 12)]
    number = _number(header)
    kind = _kind(header, number)
    parent, issuer = _issuers(header)
    place, day = _place_date(header)
    capacity, signer = _signature(trailer)
    return Metadata(
        kind=kind,
        number=number,
        issuer=issuer or _issuer_elsewhere(header, preface, capacity),
        parent=parent,
        place=place,
        date=day,
        title=_title(header),
        addressees=tuple(_addressees(header)),
        recipients=tuple(_recipients(trailer)),
        signer=signer,
        capacity=capacity,
    )


def _number(header: list[str]) -> str | None:
    for p in header:
        if NUMBER_LINE.match(p):
            match = NUMBER.search(p.partition("ngày")[0])
            return re.sub(r"\s+", "", match.group("number")) if match else None
    return None


def _kind(header: list[str], number: str | None) -> str | None:
    for p in header:
        match = KIND_LINE.match(p)
        if match:
            return KINDS[match.group(1)]
    if number:
        for part in re.split(r"[/-]", number)[1:]:
            if part in SYMBOLS:
                return SYMBOLS[part]
    if any(re.match(r"^(Kính gửi|V/v)\b", p) for p in header):
        return "Công văn"
    return None


def _issuers(header: list[str]) -> tuple[str | None, str | None]:
    """Returns (parent, issuer) from the capitals above the number, the motto and the kind."""
    names: list[str] = []
    for p in header:
        if KIND_LINE.match(p) or NUMBER_LINE.match(p) or SUBJECT.match(p) or ADDRESSEES.match(p):
            break
        if SEPARATOR.match(p) or MOTTO.match(p) or URGENCY.match(p) or PLACE_DATE.match(p):
            continue
        if p.isupper() and not any(c.isdigit() for c in p):
            names = _add_name(names, p)
    if not names:
        return None, None
    cased = [sentence_case(n) for n in names]
    return (cased[-2] if len(cased) > 1 else None), cased[-1]


def _add_name(names: list[str], line: str) -> list[str]:
    """Returns the issuer lines with one more: `TỈNH TUYÊN QUANG` goes on with the line above it."""
    goes_on = re.match(r"^(TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ XÃ|THỊ TRẤN|VÀ|THUỘC)\b", line)
    if names and (goes_on or re.search(r"(\bVÀ|[-,]|\bCỦA)$", names[-1])):
        return [*names[:-1], f"{names[-1]} {line}"]
    return [*names, line]


def _place_date(header: list[str]) -> tuple[str | None, date | None]:
    for p in header:
        match = PLACE_DATE.match(p)
        if not match:
            continue
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:  # a date left blank for the stamp, or none of the calendar
            day = None
        return match["place"].strip(), day
    return None, None


def _title(header: list[str]) -> str | None:
    for i, p in enumerate(header):
        if KIND_LINE.match(p):
            lines: list[str] = []
            for q in header[i + 1 :]:
                if SEPARATOR.match(q) or ISSUED_WITH.match(q) or ADDRESSEES.match(q) or PLACE_DATE.match(q):
                    break
                if (lines and q.isupper() != lines[0].isupper()) or (lines and _is_authority(q)):
                    break
                lines.append(q)
            if lines:
                return " ".join(lines)
    for i, p in enumerate(header):
        if SUBJECT.match(p):
            more = [q for q in header[i + 1 : i + 3] if _goes_on_with_subject(q)]
            return " ".join([p, *more[:1]])
    return None


def _is_authority(line: str) -> bool:
    return bool(re.match(r"^(THỦ TƯỚNG|CHÍNH PHỦ$|BỘ TRƯỞNG|[UỦ][YỶ] BAN|UỶ BAN|CHỦ TỊCH|GIÁM ĐỐC)", line))


def _goes_on_with_subject(line: str) -> bool:
    return line[0].islower()


def _addressees(header: list[str]) -> list[str]:
    for i, p in enumerate(header):
        match = ADDRESSEES.match(p)
        if not match:
            continue
        named = [p[match.end() :].strip(" :")]
        for q in header[i + 1 :]:
            if SEPARATOR.match(q) or KIND_LINE.match(q):
                break
            named.append(_without_bullet(q))
        return [n for n in (_CUT.sub("", n).strip() for n in named) if n]
    return []


def _recipients(trailer: list[str]) -> list[str]:
    out: list[str] = []
    listing = False
    for p in trailer:
        if RECIPIENTS.match(p):
            listing = True
            rest = p.partition(":")[2].strip()
            out += [_without_bullet(rest)] if rest else []
        elif listing and _without_bullet(p) != p:
            out.append(_without_bullet(p))
        elif CAPACITY.match(p) or TITLE_LINE.match(p) or (p.isupper() and len(p) > 6):
            listing = False
        elif listing and not is_name(p):
            out.append(p)
    return [n for n in (_CUT.sub("", n).strip() for n in out) if n]


def _without_bullet(p: str) -> str:
    found = markers(p)
    return p[found[0].length :] if found and found[0].style in BULLETS else p


def _signature(trailer: list[str]) -> tuple[str | None, str | None]:
    """Returns (capacity, signer): the lines in capitals, and the name below them."""
    capacity: list[str] = []
    for p in trailer:
        if CAPACITY.match(p) or TITLE_LINE.match(p.upper()) or (capacity and p.isupper()):
            capacity.append(p)
        elif capacity and is_name(p):
            return " ".join(capacity), p
    return (" ".join(capacity) or None), None


def _issuer_elsewhere(header: list[str], preface: list[str], capacity: str | None) -> str | None:
    """Returns the issuer where the header does not name it: who orders in the opening, or for whom it is signed."""
    for p in header:
        match = re.match(r"^(.{3,80}?)\s+điện\s*:", p)
        if match:
            name = match.group(1)
            return sentence_case(name) if name.isupper() else name
    titled = False
    for p in header:
        titled = titled or bool(KIND_LINE.match(p))
        if titled and re.match(r"^(Ủy|Uỷ) ban nhân dân", p):
            return p
        if titled and _is_authority(p) and p.isupper():
            return sentence_case(p)
    for p in reversed(preface):
        found = list(ISSUER_VERB.finditer(p))
        if found:
            return found[-1].group("issuer")
    match = re.match(
        rf"^T/?M\.?\s*(?P<body>[{UPPER} ]+?)(?=\s+(?:KT\.|PHÓ|CHỦ TỊCH|BỘ TRƯỞNG)|$)",
        capacity or "",
    )
    return sentence_case(match["body"]) if match else None
