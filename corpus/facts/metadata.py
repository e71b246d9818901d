"""What the header and the trailer of a document say: Metadata, each field None where they do not."""

import re
from datetime import date

from corpus.document import Metadata
from corpus.facts.front import read_front
from corpus.facts.issuers import find_issuers, is_authority
from corpus.facts.references import read_date
from corpus.layout.dateline import read_dateline
from corpus.lexicon.names import is_name, without_rank
from corpus.markers import BULLETS, markers
from corpus.structure.attachments import ATTACHMENT
from corpus.structure.head_lines import (
    ADDRESSEES,
    AUTHOR,
    ISSUED_WITH,
    KIND_LINE,
    KIND_NUMBER,
    KIND_SMALL,
    KINDS,
    MOTTO,
    NUMBER_ALONE,
    NUMBER_LINE,
    PLACE_DATE,
    SAMPLE,
    SEPARATOR,
    SUBJECT,
    author_lines,
    has_number,
    is_issuer_line,
)
from corpus.structure.trailer_lines import CAPACITY, RECIPIENTS, TITLE_LINE, office_and_name
from corpus.structure.zones import Zone
from corpus.text.line_pattern import LinePattern

# A dash between blanks is of the number where a symbol follows: "12/CT – UBND", not "12/CT-UBND – An Sơn".
_JOINT = r"(?:[-/]|[‒–—](?=\s*[A-ZĐ]{2}))"
NUMBER = LinePattern(
    re.compile(rf"(?P<number>\d+[a-zA-Z]?\s*(?:{_JOINT}\s*[\wĐ&.]+\s*)*(?:{_JOINT}\s*[\wĐ&.]+)+)", re.UNICODE)
)
# The abbreviation of a kind in a document's symbol: 12/2012/QĐ-UBND, 25-CT/TW.
SYMBOLS = {
    "QĐ": "Quyết định", "CT": "Chỉ thị", "NQ": "Nghị quyết", "TB": "Thông báo", "KH": "Kế hoạch",
    "CĐ": "Công điện", "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "HD": "Hướng dẫn",
    "BC": "Báo cáo", "TTr": "Tờ trình", "CTr": "Chương trình", "KL": "Kết luận", "QyĐ": "Quy định",
    "QC": "Quy chế", "PA": "Phương án", "ĐA": "Đề án",
}  # fmt: skip
SUBJECT_COLON = re.compile(r"^(V/v|Về việc)\s*[:–-]\s*", re.IGNORECASE)
_CUT = ";.,:"  # what an item of a list ends with
TITLE_ENDS = (SEPARATOR, ISSUED_WITH, ADDRESSEES, PLACE_DATE, MOTTO, NUMBER_LINE)


def read_metadata(paragraphs: list[str], zone: Zone) -> Metadata:
    """Returns what the header and the trailer of a zone say of its document."""
    own = (p for i, p in enumerate(paragraphs[zone.start : zone.body], zone.start) if i not in zone.front)
    header = [p for p in own if not SAMPLE.match(p)]
    front = read_front([paragraphs[i] for i in zone.front])
    trailer = paragraphs[zone.trailer : zone.end]
    number = _number(header) or front.number
    kind = _kind(header) or front.kind or _kind_of(header, number) or (zone.attachment[0] if zone.attachment else None)
    title = _title(header) or front.title
    place, day = _place_date(header)
    capacity, signer = _signature(trailer)
    parent, issuer = find_issuers(header, paragraphs[zone.body : zone.trailer], kind, title, capacity, front.issuer)
    return Metadata(
        kind=kind,
        number=number,
        issuer=issuer,
        parent=parent,
        place=place,
        date=day or front.date,
        title=title,
        addressees=tuple(_addressees(header)),
        recipients=tuple(_recipients(trailer)),
        signer=signer or front.signer,
        capacity=capacity,
    )


def _number(header: list[str]) -> str | None:
    said = [NUMBER.search(p.partition("ngày")[0]) for p in header if NUMBER_LINE.match(p) and has_number(p)]
    alone = [NUMBER_ALONE.match(p) or KIND_NUMBER.match(p) or AUTHOR.match(p) for p in header]
    return next((_joined(m["number"]) for m in (*said, *alone) if m and m["number"]), None)


def _joined(number: str) -> str:
    """Returns a number without blanks, its dashes hyphens."""
    return re.sub("[‒–—]", "-", re.sub(r"\s+", "", number)).rstrip(".,;")


def _kind(header: list[str]) -> str | None:
    """Returns the kind that a line of the head names."""
    found = next((m for p in header if (m := KIND_LINE.match(p) or KIND_NUMBER.match(p) or KIND_SMALL.match(p))), None)
    return KINDS[found.group(1).upper()] if found else None


def _kind_of(header: list[str], number: str | None) -> str | None:
    """Returns the kind that a number's symbol stands for, or that of a letter.

    A kind stands before who issues it: `KL` in 12-KL/TU. Of a letter, 332/SXD-KL has who issued and who drafted it, and
    so has 45/CT-TTHT of a CỤC THUẾ.
    """
    letter = any(re.match(r"^(Kính gửi|V/v)\b", p) for p in header)
    symbols = [s for s in re.split(r"[/.-]", number or "")[1:] if not s.isdigit()]
    kind = SYMBOLS.get(symbols[0]) if symbols else None
    if kind and not (letter and any(_initials(p).startswith(symbols[0].upper()) for p in header if is_issuer_line(p))):
        return kind
    return "Công văn" if letter else None


def _initials(name: str) -> str:
    """Returns the first letters of a name's words, as symbols have them: `CTTAS` of CỤC THUẾ TỈNH AN SƠN."""
    return "".join(word[0] for word in name.split())


def _place_date(header: list[str]) -> tuple[str | None, date | None]:
    found = next((line for p in header if (line := read_dateline(p))), None)
    if found:
        return found.place, found.day
    author = next((read_date(m["day"]) for p in header if (m := AUTHOR.match(p)) and m["day"]), None)
    return None, author or next((day for p in header if NUMBER_LINE.match(p) and (day := _day_behind(p))), None)


def _day_behind(number_line: str) -> date | None:
    """Returns the day that stands behind a number: "Số: 12/CT-UBND, ngày 05/3/2025"."""
    _, named, rest = number_line.partition("ngày")
    line = read_dateline(f"{named}{rest}") if named else None
    return line.day if line else None


def _title(header: list[str]) -> str | None:
    for i, p in enumerate(header):
        if any(pattern.match(p) for pattern in (KIND_LINE, KIND_NUMBER, KIND_SMALL, ATTACHMENT)):
            lines = _title_lines(header[i + 1 + author_lines(header[i + 1 :]) :])
            if lines:
                return " ".join(lines)
    for i, p in enumerate(header):
        if SUBJECT.match(p):
            more = [q for q in header[i + 1 : i + 3] if _goes_on_with_subject(q)]
            return SUBJECT_COLON.sub(r"\1 ", " ".join([p, *more[:1]]))
    return None


def _title_lines(below: list[str]) -> list[str]:
    """Returns the lines of the title that begins below the kind; who gives it may stand before it on its line."""
    lines: list[str] = []
    for q, following in zip(below, [*below[1:], ""], strict=False):
        if any(pattern.match(q) for pattern in TITLE_ENDS) or (q.isupper() and MOTTO.match(following)):
            break
        if lines and (q.isupper() != lines[0].isupper() or is_authority(q)):
            break
        author = None if lines else AUTHOR.match(q)
        lines.append(q[author.end() :].strip() if author else q)
    return lines


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
        return [n for n in (n.rstrip(_CUT).strip() for n in named) if n]
    return []


def _recipients(trailer: list[str]) -> list[str]:
    out: list[str] = []
    listing = False
    for p in trailer:
        if RECIPIENTS.match(p):
            listing = True
            rest = p.partition(":")[2].strip()
            out += [_without_bullet(rest)] if rest else []
        # In a text of two columns the signature stands amid the list.
        elif _without_bullet(p) != p and (listing or (out and out[-1].endswith((";", ",")))):
            out.append(_without_bullet(p))
        elif CAPACITY.match(p) or TITLE_LINE.match(p) or (p.isupper() and len(p) > 6):
            listing = False
        elif listing and not is_name(p):
            out.append(p)
    return [n for n in (n.rstrip(_CUT).strip() for n in out) if n]


def _without_bullet(p: str) -> str:
    found = markers(p)
    return p[found[0].length :] if found and found[0].style in BULLETS else p


def _signature(trailer: list[str]) -> tuple[str | None, str | None]:
    """Returns (capacity, signer): the lines in capitals, and the name below them, without rank or degree.

    The name may stand behind the office on one line: "PHÓ THỐNG ĐỐC Phạm Tiến Dũng".
    """
    capacity: list[str] = []
    for p in (part for line in trailer for part in office_and_name(line)):
        if CAPACITY.match(p) or TITLE_LINE.match(p.upper()) or (capacity and p.isupper()):
            capacity.append(p)
        elif capacity and is_name(name := without_rank(p).rstrip(" .,;")):
            return " ".join(capacity), name
    return (" ".join(capacity) or None), None
