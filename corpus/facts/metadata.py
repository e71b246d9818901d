"""What the header and the trailer of a document say: Metadata, each field None where they do not."""

import re
from datetime import date

from corpus.document import Metadata
from corpus.facts.issuers import find_issuers, is_authority
from corpus.lexicon.names import is_name, without_rank
from corpus.markers import BULLETS, markers
from corpus.structure.zones import (
    ADDRESSEES,
    ATTACHMENT,
    CAPACITY,
    ISSUED_WITH,
    KIND_LINE,
    KINDS,
    NUMBER_LINE,
    PLACE_DATE,
    RECIPIENTS,
    SAMPLE,
    SEPARATOR,
    SUBJECT,
    TITLE_LINE,
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
SUBJECT_COLON = re.compile(r"^(V/v|Về việc)\s*[:–-]\s*", re.IGNORECASE)
_CUT = re.compile(r"[;.,:]+$")


def read_metadata(paragraphs: list[str], zone: Zone) -> Metadata:
    """Returns what the header and the trailer of a zone say of its document."""
    header = [p for p in paragraphs[zone.start : zone.body] if not SAMPLE.match(p)]
    trailer = paragraphs[zone.trailer : zone.end]
    number = _number(header)
    kind = _kind(header, number) or (zone.attachment[0] if zone.attachment else None)
    title = _title(header)
    place, day = _place_date(header)
    capacity, signer = _signature(trailer)
    parent, issuer = find_issuers(header, paragraphs[zone.body : zone.trailer], kind, title, capacity)
    return Metadata(
        kind=kind,
        number=number,
        issuer=issuer,
        parent=parent,
        place=place,
        date=day,
        title=title,
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
        if KIND_LINE.match(p) or ATTACHMENT.match(p):
            lines: list[str] = []
            for q in header[i + 1 :]:
                if SEPARATOR.match(q) or ISSUED_WITH.match(q) or ADDRESSEES.match(q) or PLACE_DATE.match(q):
                    break
                if (lines and q.isupper() != lines[0].isupper()) or (lines and is_authority(q)):
                    break
                lines.append(q)
            if lines:
                return " ".join(lines)
    for i, p in enumerate(header):
        if SUBJECT.match(p):
            more = [q for q in header[i + 1 : i + 3] if _goes_on_with_subject(q)]
            return SUBJECT_COLON.sub(r"\1 ", " ".join([p, *more[:1]]))
    return None


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
    """Returns (capacity, signer): the lines in capitals, and the name below them, without rank or degree."""
    capacity: list[str] = []
    for p in trailer:
        if CAPACITY.match(p) or TITLE_LINE.match(p.upper()) or (capacity and p.isupper()):
            capacity.append(p)
        elif capacity and is_name(name := without_rank(p)):
            return " ".join(capacity), name
    return (" ".join(capacity) or None), None
