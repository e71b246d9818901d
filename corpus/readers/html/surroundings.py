"""What stands round a document in a file taken from a web site, taken off: titles, data sheets, notes of the source.

Works on lines, so that it serves every format that comes from the web. Nothing is dropped once the body has begun.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon.names import is_name
from corpus.message import Message
from corpus.readers.html.lines import Line, LineKind
from corpus.structure.attachments import read_heading
from corpus.structure.front import SITE_TITLE
from corpus.structure.head_lines import (
    ADDRESSEES,
    KIND_LINE,
    MOTTO,
    NUMBER_LINE,
    PLACE_DATE,
    SEPARATOR,
    SUBJECT,
    URGENCY,
)
from corpus.structure.particulars import names_document, pairs
from corpus.structure.trailer_lines import CAPACITY, TITLE_LINE

# How far down a document's own header may begin, in lines.
LONGEST_FRONT = 120
LONGEST_STACKED_HEADER = 8

SHEET = re.compile(
    r"^(Trường \| Giá trị|Số hiệu|Số,? ký hiệu|Ký hiệu|Ngày ban hành|Ngày (?:có )?hiệu lực|Ngày hết hiệu lực|Ngày đăng"
    r"|Ngày công báo|Số công báo|Cơ quan ban hành|Nơi ban hành|Đơn vị ban hành|Người ký|Chức danh|Loại văn bản"
    r"|Hình thức văn bản|Trích yếu|Lĩnh vực|Lĩnh vực, ngành|Ngành|Tình trạng|Hiệu lực|Tình trạng hiệu lực|Phạm vi"
    r"|Văn bản gốc|Căn cứ pháp lý|Thuộc tính|Tệp đính kèm|File đính kèm|Lượt xem|Cập nhật|Từ khóa|Độ mật|Mã)"
    r"\s*(?:[|:]|$)",
    re.IGNORECASE,
)
SHEET_NUMBER = re.compile(
    r"^(?:Số hiệu|Số,? ký hiệu)(?: văn bản)?\s*[|:]\s*(?P<number>\d+[\w.]*(?:[/-][\w.&]+)+)\s*(?:\||$)", re.IGNORECASE
)
SITE_HEADING = re.compile(
    r"^(?:thông tin (?:chung|văn bản|thuộc tính)|thuộc tính(?: văn bản)?|(?:nội dung|toàn văn)(?: văn bản)?|văn bản"
    r"|tóm tắt(?: văn bản)?|mục lục|chi tiết văn bản|văn bản pháp luật|trang chủ)\s*:?$",
    re.IGNORECASE,
)
SOURCE = re.compile(r"^(?:source|nguồn|link|url|xem tại|tải về|download)\b[^:|]{0,20}:|^https?://\S+$", re.IGNORECASE)
BODY = re.compile(r"^(?:Điều \d+\b|Căn cứ [^|:]+$|[IVX]+\.\s|\d+\.\s|Chương [IVX\d]+\b)")
AFTER = re.compile(
    r"^(?:(?:văn bản|vb) (?:liên quan|cùng|được|bị|dẫn chiếu|căn cứ|hướng dẫn|mới|hết hiệu lực|còn hiệu lực|sửa đổi"
    r"|bổ sung|thay thế|hợp nhất|đính chính|gốc)|(?:bản án|pháp lý|biểu mẫu) liên quan|tin (?:liên quan|khác|cùng)"
    r"|bài viết (?:liên quan|khác)|bình luận|ý kiến (?:bạn đọc|của bạn)|chia sẻ|lượt xem|tải về|tải văn bản"
    r"|in (?:bài|trang|văn bản|từ)|xem thêm|xem chi tiết|gửi (?:email|bình luận|phản hồi)|quay lại|về đầu trang"
    r"|từ khóa|tags?|đánh giá|lưu trữ|facebook|zalo|theo dõi|đang theo dõi|các tin khác|©|copyright|bản quyền)\b",
    re.IGNORECASE,
)
# What the foot of a page begins with: whose site it is. Its last lines say how to reach them.
FOOT = re.compile(r"^(?:©|copyright\b|bản quyền (?:©|\(c\)|thuộc|website|\d{4}))", re.IGNORECASE)
LONGEST_FOOT = 8  # lines
PORTAL = re.compile(
    r"^(?:Đang theo dõi|Theo dõi văn bản|Hỏi đáp pháp luật|Xem thêm|(?:Văn bản|VB|Bản án|Pháp lý|Biểu mẫu) liên quan"
    r"|Lưu trữ|Chia sẻ|Facebook|Zalo|Tải về|Đánh dấu|Sao chép|Xem chi tiết|Xem nội dung(?: VB)?|Về đầu trang)\s*:?$"
)
# A line amid a text that only leads to other pages of the site.
LEADS_ON = re.compile(
    r"^[\[(]?(?:xem thêm|xem chi tiết|văn bản liên quan|tin liên quan|bài viết liên quan|đọc thêm)\s*:\s*\S.{4,200}$",
    re.IGNORECASE,
)
SIGNATURE = 4  # lines from who signs, and in what office, to the name


def strip_surroundings(lines: Sequence[Line], known_number: str | None = None) -> tuple[list[Line], list[Message]]:
    """Returns the lines of the document alone, its header first, and what a person should know of what was done.

    known_number: the document's number, where something outside the lines states it (front matter).
    """
    kept, notes = _without_tools(lines)
    start = _start(kept)
    front, document = kept[:start], _without_end(kept[start:])
    document, moved = _header_first(document)
    notes += moved
    said = _particulars(front)
    number = None if said else _sheet_number(front) or known_number
    if number and not any(NUMBER_LINE.match(line.text) for line in document[:LONGEST_FRONT]):
        document = _with_number(document, number)
        notes.append(
            Message(
                "The number {number} stands only in the data that the site gives; it was put into the header.",
                number=number,
            )
        )
    return [*said, *document], notes


def _without_tools(lines: Sequence[Line]) -> tuple[list[Line], list[Message]]:
    """Returns the lines without those by which a site leads to its other pages, and a note where any named some.

    What only names a tool ("Văn bản liên quan", "Lưu trữ") goes with the links right below it.
    """
    kept: list[Line] = []
    said: list[str] = []
    below_tool = False
    for line in lines:
        tool = bool(PORTAL.match(line.text))
        if tool or (below_tool and line.kind is LineKind.LINK):
            below_tool = True
        elif LEADS_ON.match(line.text) and line.kind is not LineKind.ROW:
            said.append(line.text)
        else:
            below_tool = False
            kept.append(line)
    if not said:
        return kept, []
    note = Message(
        "What only leads to other pages of the site was left out, {count} in all: “{first}”.",
        count=len(said),
        first=said[0][:80],
    )
    return kept, [note]


def _particulars(front: Sequence[Line]) -> list[Line]:
    """Returns the lines of a site's front that say what document it is, each once; none where it has no data sheet."""
    rows = {line.text: replace(line, kind=LineKind.TEXT) for line in front if any(pairs(line.text))}
    titles = {line.text: line for line in front if SITE_TITLE.match(line.text)}
    labels = {label for text in rows for label, _ in pairs(text)}
    return [*titles.values(), *rows.values()] if names_document(labels) else []


def _start(lines: list[Line]) -> int:
    """Returns the number of the first line of the document."""
    front = lines[:LONGEST_FRONT]
    body = next((i for i, line in enumerate(front) if _is_body(line)), len(front))
    header = next((i for i, line in enumerate(front[:body]) if line.kind is LineKind.HEADER), None)
    if header is not None:
        return header
    motto = next((i for i, line in enumerate(front[:body]) if MOTTO.match(line.text)), None)
    if motto is not None:
        return _stacked_start(front, motto)
    return _after_site(front[:body])


def _is_body(line: Line) -> bool:
    return line.kind is LineKind.TEXT and bool(BODY.match(line.text) or ADDRESSEES.match(line.text))


def _stacked_start(front: list[Line], motto: int) -> int:
    """Returns the first line of a header that is set line below line: issuer, number, subject, down to the motto."""
    start = motto
    while start > 0 and motto - start < LONGEST_STACKED_HEADER:
        above = front[start - 1]
        if not _is_header_line(above):
            break
        start -= 1
    return start


def _is_header_line(line: Line) -> bool:
    text = line.text
    if SITE_HEADING.match(text) or SHEET.match(text) or line.kind is not LineKind.TEXT:
        return False
    if any(pattern.match(text) for pattern in (NUMBER_LINE, SEPARATOR, URGENCY, PLACE_DATE)):
        return True
    return text.isupper() and not SUBJECT.match(text) and not KIND_LINE.match(text)


def _after_site(front: list[Line]) -> int:
    """Returns the first line after what a site sets before a document that has no header of its own."""
    start = 0
    for i, line in enumerate(front):
        said_by_site = any(pattern.match(line.text) for pattern in (SHEET, SITE_HEADING, SOURCE))
        if said_by_site or (line.kind is LineKind.LINK and i == start):
            start = i + 1
    return start


def _without_end(lines: list[Line]) -> list[Line]:
    """Returns the lines without the notes, links and offers of a site after the last of the document."""
    signed = max((i for i, line in enumerate(lines) if line.kind is LineKind.CLOSING), default=_last_name(lines))
    if signed is not None:
        tail = lines[signed + 1 :]
        if not any(line.kind in (LineKind.ROW, LineKind.HEADER) for line in tail):
            own = max((i for i, line in enumerate(tail) if _is_body(line) or read_heading(line.text)), default=-1)
            cut = next((i for i, line in enumerate(tail) if i > own and _is_site(line)), len(tail))
            lines = [*lines[: signed + 1], *tail[:cut]]
    last = range(max(0, len(lines) - LONGEST_FOOT), len(lines))
    end = next((i for i in last if FOOT.match(lines[i].text) and not any(map(_is_body, lines[i:]))), len(lines))
    while end and (_is_site(lines[end - 1]) or SITE_HEADING.match(lines[end - 1].text)):
        end -= 1
    return list(lines[:end])


def _last_name(lines: Sequence[Line]) -> int | None:
    """Returns the number of the line with the name of who signed, None where no signature stands line below line."""
    for i in range(len(lines) - 1, 0, -1):
        above = lines[max(0, i - SIGNATURE) : i]
        if is_name(lines[i].text) and any(CAPACITY.match(x.text) or TITLE_LINE.match(x.text) for x in above):
            return i
    return None


def _is_site(line: Line) -> bool:
    return line.kind is LineKind.LINK or bool(AFTER.match(line.text) or SOURCE.match(line.text))


def _header_first(lines: list[Line]) -> tuple[list[Line], list[Message]]:
    """Returns the lines with a header that stands behind the text, where some converters put it, in front."""
    heads = [i for i, line in enumerate(lines) if line.kind is LineKind.HEADER]
    mottos = [i for i, line in enumerate(lines) if MOTTO.match(line.text)]
    if not heads or heads[0] == 0 or mottos[0] < heads[0]:
        return lines, []
    behind = [line for line in lines[heads[0] :] if line.kind is not LineKind.HEADER]
    if not any(_is_body(line) for line in lines[: heads[0]]) or any(b.kind is not LineKind.CLOSING for b in behind):
        return lines, []
    note = Message("The header stood behind the text; it was put in front, as on paper.")
    return [*(lines[i] for i in heads), *lines[: heads[0]], *behind], [note]


def _sheet_number(front: list[Line]) -> str | None:
    """Returns the number that the data sheet before a document gives, None where it gives none or several."""
    found = {m["number"] for line in front if (m := SHEET_NUMBER.match(line.text))}
    return found.pop() if len(found) == 1 else None


def _with_number(lines: list[Line], number: str) -> list[Line]:
    """Returns the lines with the number where paper has it: above the motto, below the issuer, or first."""
    motto = next((i for i, line in enumerate(lines[:LONGEST_STACKED_HEADER]) if MOTTO.match(line.text)), 0)
    added = replace(lines[motto], text=f"Số: {number}") if lines else Line(f"Số: {number}")
    return [*lines[:motto], added, *lines[motto:]]
