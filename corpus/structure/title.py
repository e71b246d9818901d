"""Where the title of a document ends: its first line and those that go on with it."""

import re

from corpus.layout.lead_ins import begins_text
from corpus.layout.unwrap import is_row
from corpus.structure.attachments import begins_form
from corpus.structure.head_lines import (
    ADDRESSEES,
    ISSUED_WITH,
    MOTTO,
    NUMBER_LINE,
    PLACE_DATE,
    SEPARATOR,
    author_lines,
    opens_unit,
)

# A title that ends with one of these goes on, with a name in capitals perhaps.
_UNFINISHED = re.compile(
    r"\b(?:tỉnh|thành phố|quận|huyện|xã|phường|thị xã|thị trấn|của|và|về|tại|cho|với|trong|các|những|theo|ngày|số"
    r"|giai đoạn|năm)$"
)
LONGEST_TITLE_LINE = 160


def title_end(paragraphs: list[str], i: int, end: int, attached: bool) -> int:
    """Returns where the title that starts at paragraph i ends: its first line and those that go on.

    attached: whether it is that of an attached document, which may have none: what ends like a sentence is one.
    """
    i += author_lines(paragraphs[i : min(end, i + 2)])
    first = i
    while i < end and i < first + 6:
        p = paragraphs[i]
        if attached and begins_form(p, numbered=i == first):
            break
        if SEPARATOR.match(p) or ISSUED_WITH.match(p) or is_row(p) or opens_unit(p):
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
    if line.isupper() or len(line) > LONGEST_TITLE_LINE or begins_text(previous, line):
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
