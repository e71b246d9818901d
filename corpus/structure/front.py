"""Which paragraphs before a document's text are not its own: what web sites, signature tools and receivers put there.

They stay in the text, are metadata, and are no clause. A site's front is a data sheet (`Số hiệu | …`), a title line
(`Thông tư 12/2026/TT-BYT quy định …`), headings of the site, who saved it from where, and what an editor summed up
between the sheet and the document's own first line.
"""

import re
from collections.abc import Sequence

from corpus.layout.dateline import read_dateline
from corpus.layout.unwrap import TERMINAL, is_row
from corpus.markers import markers
from corpus.structure.above_head import lines_above
from corpus.structure.head_lines import KIND_LINE, KINDS, MOTTO, NUMBER_ALONE, NUMBER_LINE, SEPARATOR
from corpus.structure.notes import find_notes
from corpus.structure.particulars import Label, names_document, pairs
from corpus.text.accents import UPPER, fold
from corpus.text.line_pattern import LinePattern

DEEPEST_SHEET = 40  # paragraphs before which a data sheet must begin
LONGEST_FRONT = 200  # paragraphs that a site may set before a document
LONGEST_HEADING = 80
LONGEST_TITLE = 600
LONGEST_NOTE = 250
MOST_NAMES = 4  # lines of who issues
_KINDS = "|".join(sorted((*KINDS, *KINDS.values()), key=len, reverse=True))
_ABOUT = "về|v/v|ban hành|quy định|hướng dẫn|sửa đổi|bổ sung|phê duyệt|bãi bỏ|công bố|triển khai|tăng cường"
# What a site calls a document by: kind and number, perhaps its day and issuer, and what it is about.
SITE_TITLE = LinePattern(
    re.compile(
        rf"^(?P<kind>{_KINDS})\s+(?:(?i:số)\s*:?\s*)?(?P<number>\d{{1,5}}[a-zđ]?(?:/\d{{4}})?(?:[/-][A-ZĐ][\w&.]*)+)"
        r"(?:,?\s+năm\s+\d{4}(?!\d))?(?:,?\s+ngày\s+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
        rf"(?:,?\s+(?:của|do)\s+(?P<issuer>[{UPPER}][^,.;:]*?)(?=\s+(?:{_ABOUT})\b|$))?(?P<about>\s+[^.;:]*[^.;:\s])?$"
    ),
    LONGEST_TITLE,
)
# Where a page stands on its site: "Trang chủ » Văn bản » Chỉ thị".
_BREADCRUMBS = re.compile(r"^[^»›>|]{2,40}(?:\s*[»›]\s*[^»›>|]{2,60}|\s>\s[^»›>|]{2,60})+$")
_HEADING = re.compile(
    r"^(?:thong tin (?:chung|van ban|thuoc tinh|ve van ban)|thuoc tinh(?: van ban)?|chi tiet van ban|van ban phap luat"
    r"|tom tat(?: van ban| noi dung)?|muc luc|noi dung(?: chi tiet| van ban| toan van)?|toan van(?: van ban)?|trang chu"
    r"|trich yeu|luoc do|tai (?:ve|xuong|van ban)|in (?:van ban|trang)|chia se"
    r"|xem van ban goc|noi dung \d+ \d+ dieu|thong tin chi tiet)$"
)
_CONTENTS = re.compile(r"^(?:noi dung|toan van)\b(?! (?:chinh|moi|noi bat|co ban))")
_NOTE = re.compile(
    r"^(?:nguon|nguon (?:tong hop|chinh thuc|thu thap)|link|url|source|xem (?:tai|them)|tai (?:ve|xuong)|luot xem"
    r"|nguoi (?:luu|dang|nhap|suu tam|tong hop|cap nhat|so hoa)|suu tam|cap nhat|ban luu|ngay (?:luu|dang|cap nhat|tai)"
    r"|(?:duoc )?(?:luu|dang|sao chep|sao luu|chep|trich|tai) (?:tu|boi|lai|ngay|luc)|https?"
    r"|(?:noi dung|van ban|ban|tai lieu|toan van)(?: nay| tren)?(?: da)? (?:duoc|do)(?: \w+){0,6}?"
    r" (?:luu|so hoa|sao chep|tai|trich|chep|suu tam|dang|nhan dang|ocr|quet))\b"
)
_ARTICLE = re.compile(r"^(?:dieu 1|chuong (?:i|1)|phan (?:i|1|thu nhat))\b")
_SENTENCE = re.compile(r"\w{2,}[.!?;]$")
_BASIS = re.compile(r"^(?:Căn cứ (?!pháp)|Xét |Theo đề nghị |Thực hiện |Để )\S.*[;,:.]$")


def find_front(paragraphs: Sequence[str]) -> frozenset[int]:
    """Returns the numbers of the paragraphs before a text, and amid its head, that are not the document's own."""
    notes, above = _fronts(paragraphs)
    return frozenset(notes | above)


def sentences_above(paragraphs: Sequence[str]) -> list[str]:
    """Returns the sentences that whoever sent a text set above its letterhead: a mail's, those of a cover sheet."""
    above = sorted(_fronts(paragraphs)[1])
    return [paragraphs[i] for i in above if _SENTENCE.search(paragraphs[i])]


def _fronts(paragraphs: Sequence[str]) -> tuple[set[int], set[int]]:
    """Returns the numbers of the paragraphs that sites set before a text, and of those above its letterhead."""
    rows = frozenset(range(*sheet_rows(paragraphs)))
    # "Người ký: …" is a row of a sheet, or a line of a signature's note.
    notes = find_notes(["" if i in rows else p for i, p in enumerate(paragraphs)])
    others = [i for i in range(len(paragraphs)) if i not in notes]
    notes |= {others[i] for i in _site([paragraphs[i] for i in others])}
    own = [i for i in range(len(paragraphs)) if i not in notes]
    near = [paragraphs[i] for i in own[:DEEPEST_SHEET]]
    return notes, {own[i] for i in lines_above(near[: _head_end(near)])}


def _site(paragraphs: Sequence[str]) -> set[int]:
    found = set[int]()
    for i, p in enumerate(paragraphs[: _head_end(paragraphs)]):
        titles = len(found) == i and SITE_TITLE.match(p)  # a title stands first, or below what else a site says
        if titles or _HEADING.match(fold(p)) or _is_note(p) or _BREADCRUMBS.match(p):
            found.add(i)
    return found | _sheet(paragraphs) | _title_above_head(paragraphs)


def _head_end(paragraphs: Sequence[str]) -> int:
    """Returns where the document's own text begins at the latest: at its first marker or legal basis."""
    near = enumerate(paragraphs[:DEEPEST_SHEET])
    return next((i for i, p in near if _is_body(p)), min(len(paragraphs), DEEPEST_SHEET))


def _is_body(p: str) -> bool:
    return bool(_BASIS.match(p)) or (
        any(not m.weak for m in markers(p)) and not NUMBER_ALONE.match(p) and not _is_note(p)
    )


def _is_note(p: str) -> bool:
    """Returns whether a line says from where a text was taken, by whom or when."""
    return len(p) <= LONGEST_NOTE and bool(_NOTE.match(fold(p))) and (":" in p or "(" in p or _says_who(p))


def _says_who(p: str) -> bool:
    return bool(re.search(r"\b(?:từ|bởi|ngày|lúc|do)\b|\d", p))


def _is_paper(p: str) -> bool:
    return any(pattern.match(p) for pattern in (MOTTO, KIND_LINE, NUMBER_LINE, NUMBER_ALONE)) or bool(read_dateline(p))


def _sheet(paragraphs: Sequence[str]) -> set[int]:
    """Returns the rows of a data sheet and what its site says after it, down to the document's own next line."""
    first, last = sheet_rows(paragraphs)
    if first == last:
        return set()
    rows = set(range(first, last))
    heading = {first - 1} if first and _HEADING.match(fold(paragraphs[first - 1])) else set()
    return rows | heading | set(range(last, _sections_end(paragraphs, last)))


def sheet_rows(paragraphs: Sequence[str]) -> tuple[int, int]:
    """Returns the half-open range of the sheet's rows; an empty one where there are not two labels that identify."""
    for first in range(_head_end(paragraphs)):
        if not any(pairs(paragraphs[first])):
            continue
        last, labels = first, set[Label]()
        while last < len(paragraphs) and (found := _row(paragraphs, first, last)) is not None:
            labels |= found
            last += 1
        if names_document(labels):
            above = first - 1 if first and is_row(paragraphs[first - 1]) else first  # "Thuộc tính | Nội dung"
            return above, last
    return 0, 0


def _row(paragraphs: Sequence[str], first: int, i: int) -> set[Label] | None:
    """Returns the labels of a line of the sheet, an empty set for a line that goes on with it, None for its end."""
    p = paragraphs[i]
    labels = {label for label, _ in pairs(p)}
    if labels and not (NUMBER_LINE.match(p) and not labels - {Label.NUMBER} and _ends_sheet(paragraphs, i)):
        return labels
    waits = i > first and any(not value for _, value in pairs(paragraphs[i - 1]))
    return set() if is_row(p) or (waits and not MOTTO.match(p)) or SEPARATOR.match(p) else None


def _ends_sheet(paragraphs: Sequence[str], i: int) -> bool:
    """Returns whether a line with a number is the document's own: its motto or its place and day stand near."""
    return any(MOTTO.match(p) or read_dateline(p) for p in paragraphs[max(0, i - 3) : i + 4])


def _sections_end(paragraphs: Sequence[str], start: int) -> int:
    """Returns where what a site's editor wrote after the sheet ends: at the document's head, its basis or Điều 1."""
    region = range(start, min(len(paragraphs), start + LONGEST_FRONT))
    end = start
    while end in region and (_HEADING.match(fold(paragraphs[end])) or _is_note(paragraphs[end])):
        end += 1
    own = next((i for i in region if _is_own(paragraphs, i)), None)
    if own is None or (own > end and not (_is_heading(paragraphs[end]) or _opens_section(paragraphs[end - 1]))):
        return end
    contents = next(
        (i for i in range(end, own) if _CONTENTS.match(fold(paragraphs[i])) and _is_heading(paragraphs[i])), None
    )
    return own if contents is None else contents + 1


def _opens_section(p: str) -> bool:
    return bool(_HEADING.match(fold(p))) and not _CONTENTS.match(fold(p))


def _is_own(paragraphs: Sequence[str], i: int) -> bool:
    p = paragraphs[i]
    return _names_issuer(paragraphs, i) or _is_paper(p) or bool(_BASIS.match(p) or _ARTICLE.match(fold(p)))


def _names_issuer(paragraphs: Sequence[str], i: int) -> bool:
    """Returns whether a line in capitals, and those below it, stand right above a motto or a number."""
    end = i
    while end < min(len(paragraphs), i + MOST_NAMES) and paragraphs[end].isupper() and not MOTTO.match(paragraphs[end]):
        end += 1
    below = (p for p in paragraphs[end : end + MOST_NAMES] if not SEPARATOR.match(p))
    following = next(below, "")
    return end > i and bool(MOTTO.match(following) or NUMBER_LINE.match(following))


def _is_heading(p: str) -> bool:
    return len(p) <= LONGEST_HEADING and not TERMINAL.search(p) and not markers(p) and not is_row(p)


def _title_above_head(paragraphs: Sequence[str]) -> set[int]:
    """Returns the lines above a head on paper that begin with a kind, where the kind stands below the motto again."""
    if not paragraphs or not KIND_LINE.match(paragraphs[0]):
        return set()
    end = _head_end(paragraphs)
    motto = next((i for i, p in enumerate(paragraphs[:end]) if MOTTO.match(p)), None)
    if motto is None or paragraphs[0] not in paragraphs[motto:end]:
        return set()
    head = motto
    while head > 1 and (paragraphs[head - 1].isupper() or _is_paper(paragraphs[head - 1])):
        head -= 1
    return set() if any(map(_is_paper, paragraphs[1:head])) else set(range(head))
