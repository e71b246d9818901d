"""What the headings of a table of tasks, and the labels below a task, say stands under them.

"Cơ quan chủ trì" over a column and "Cơ quan chủ trì:" before a name are one vocabulary, read here once for both.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from corpus.lexicon.heading_words import spelt_out
from corpus.text.accents import fold, strip_accents

LONGEST_HEADING = 90  # code points
LONGEST_LABEL = 60


class Column(StrEnum):
    """What stands in a column of a table of tasks, or behind a label."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    COORDINATE = "coordinate"
    BOTH = "both"  # who leads and who coordinates, in one column
    DEADLINE = "deadline"
    REPORT = "report"
    ROLE = "role"  # which part who stands in the column beside has
    OTHER = "other"  # a result, a sum, a note: known, and nobody's part


PARTS = (Column.LEAD, Column.COORDINATE, Column.BOTH)

# All patterns read folded text: small letters, no accents, no punctuation.
_WHO = (
    "(?:co quan|don vi|co quan don vi|to chuc|bo phan|ca nhan|nguoi|can bo|phong|phong ban|ban|nganh|so|so nganh"
    "|so ban nganh|dia phuong|doanh nghiep|chu the)"
)
_WHOS = rf"{_WHO}(?: (?:va |hoac )?(?:cac )?{_WHO})*"
_WORK = "nhiem vu|cong viec|noi dung|dau viec|hoat dong|giai phap|viec|de an|chuong trinh|du an|van ban|hang muc"
_LEADS = "chu tri|dau moi|chiu trach nhiem|phu trach|duoc giao|duoc phan cong|soan thao|tham muu|trien khai|thuc hien"
# Only right behind words for any office: "Sở Xây dựng" and "Ban Tổ chức" are names.
_OFFICE = "(?:co quan|don vi|to chuc|bo phan|ca nhan|nguoi|can bo|chu the)"
_OFFICES = rf"{_OFFICE}(?: (?:va |hoac )?(?:cac )?{_OFFICE})*"
_LEADS_TOO = (
    "giai quyet|xu ly|xay dung|du thao|bien soan|to chuc|thi hanh|tra loi|dam nhan|dam nhiem|nhan viec|nhan nhiem vu"
)
_NUMBER = re.compile(r"(?:stt|tt|so tt|so thu tu|thu tu|muc|ma|ma so)")
_TASK = re.compile(rf"(?:(?:cac|ten|nhom|noi dung|danh muc|tom tat|mo ta) )*(?:{_WORK}|y kien chi dao|chi dao)\b")
# "Nhiệm vụ 1: Rà soát bến": a task, and no heading over some.
_COUNTED_TASK = re.compile(
    r"\s*(?:nhiệm vụ|công việc|nội dung|việc|đầu việc|hoạt động)(?: số)? ?\d{1,2}\s*[:.)–-]\s*\w", re.I
)
_TASK_TOO = re.compile(rf"\b(?:{_WORK}|yeu cau)\b")
# "Chỉ tiêu, nhiệm vụ": a goal that is named beside the task; alone it is what the task is to reach.
_GOAL = r"(?:chi tieu|muc tieu|san pham|ket qua)\b"
_GOAL_AND_TASK = re.compile(rf"{_GOAL}.*[,;/&-]\s*(?:nhiem vu|cong viec|dau viec|giai phap|hoat dong)\b")
# What a paper is about is the task in a list of papers to be dealt with.
_GOALS = re.compile(rf"{_GOAL}|trich yeu\b")
_COUNT = re.compile(r"(?:tổng )?số(?!\w)", re.IGNORECASE)  # "Số hồ sơ giải quyết": not "Sở", and nobody's part
_OTHER = re.compile(
    r"(?:san pham|ket qua|dau ra|hinh thuc|muc tieu|chi tieu|ghi chu|kinh phi|nguon|so tien|gia tri|so luong"
    r"|khoi luong|dia diem|dia ban|don vi tinh|dvt|can cu|co so|tinh trang|hien trang|tong|don gia|thanh tien|dien tich"
    r"|muc do|doi tuong|quy mo|thoi gian bat dau|bat dau|ngay bat dau"
    # Days of the document, and of those who pass it on: of what e-office tools list beside each task.
    r"|(?:ngay|thoi gian|thoi diem) (?:vb|van ban|cong van|cv|ky(?! ket)|den(?! han)|di|giao|nhan|tiep nhan|phat hanh"
    r"|ban hanh|cap nhat|vao so|tao|lap|ghi|nhap|chuyen|phan cong)|trich yeu|trang thai)\b"
)
_DEADLINE = re.compile(
    r"(?:(?:cac )?(?:moc )?(?:thoi gian|thoi han|thoi diem|tien do)|(?:han|han chot|ngay|moc|nam|lo trinh|du kien)"
    r"(?! (?:muc|che|ban hanh|sinh|cap))|hoan thanh|hoan tat|ket thuc"
    r"|(?:can |phai )?xong|truoc ngay|cham nhat|bao gio|khi nao)\b"
)
_DEADLINE_TOO = re.compile(r"\b(?:thoi han|thoi gian|tien do|hoan thanh)\b")
_REPORT = re.compile(
    r"(?:cap|co quan|noi|noi nhan|don vi|nguoi) (?:trinh|nhan bao cao|nhan ket qua|tiep nhan bao cao|phe duyet|ban hanh"
    r"|bao cao)\b|cap co tham quyen\b"
)
_COORDINATE = re.compile(
    rf"\bphoi hop\b|\bcung (?:thuc hien|lam|tham gia|trien khai|xu ly|giai quyet)\b"
    rf"|{_WHOS} (?:cung )?(?:tham gia|lien quan|co lien quan|ho tro|tham dinh|gop y|cho y kien|duoc lay y kien)\b"
)
_LEAD = re.compile(
    rf"\bchu tri\b|(?:{_WHOS} )?(?:dau moi|trach nhiem|chiu trach nhiem|phan cong|phu trach|nguoi duoc giao)\b"
    rf"|{_WHOS} (?:\w+ ){{0,2}}(?:{_LEADS})\b|{_OFFICES} (?:{_LEADS_TOO})\b|thuc hien$|giao {_WHOS}|{_WHOS}$"
)
_BARE = re.compile(_WHOS)
# What is a part only where agencies stand below it: "Hỗ trợ" over sums is money.
_UNSURE = {
    Column.LEAD: re.compile(r"ct|giao(?: cho)?|ai(?: lam)?|chinh|noi thuc hien"),
    Column.COORDINATE: re.compile(
        r"ph|ho tro|tham gia|lien quan|thanh vien|tham dinh|gop y|supports?|partners?|participants?"
    ),
}
# Headings in English, of a project with partners abroad; a heading with Vietnamese letters is read as Vietnamese.
_ENGLISH = {
    Column.NUMBER: re.compile(r"no|nr|s n|item no|ord(?:er|inal)?(?: no)?|number"),
    Column.OTHER: re.compile(
        r"(?:(?:expected|main|key) )?(?:outputs?|results?|outcomes?|products?|deliverables?|notes?|remarks?|comments?"
        r"|budget|costs?|fund(?:s|ing)?|indicators?|status|location|unit(?: price| of measure)?$|amount|quantity|total"
        r"|start\w*)\b.*"
    ),
    Column.REPORT: re.compile(r"(?:report(?:s|ed|ing)?|submit(?:s|ted)?|approved|approval)(?: to| by)\b.*"),
    Column.ROLE: re.compile(r"roles?"),
    Column.DEADLINE: re.compile(
        r"(?:due|deadlines?|time ?(?:line|frame|limit|schedule)?|timing|schedule|by when|complet(?:e|ed|ion)"
        r"|(?:target|end|finish(?:ing)?) date|date of completion)\b.*"
    ),
    Column.BOTH: re.compile(r"(?:lead|implement|responsible).*\b(?:support|co ?ordinat|co ?operat|collaborat).*"),
    Column.COORDINATE: re.compile(
        r"(?:in )?(?:supporting|co ?ordinat|co ?operat|collaborat|participating|assisting|partner).*"
    ),
    Column.LEAD: re.compile(
        r"(?:lead|leading|leads|responsib\w+|implement(?:ing|ed|er)\w*|execut(?:ing|ed)|in charge|owner|assigne[ed]|pic"
        r"|focal point|(?:person|agency|unit|party|office|department)s?(?: in charge| responsible| assigned)|who)\b.*"
    ),
    Column.TASK: re.compile(
        r"(?:(?:main|key|specific|assigned|detailed|proposed) )*(?:tasks?|activit(?:y|ies)|actions?|assignments?"
        r"|work(?: items?)?|contents?|duties)\b.*"
    ),
}  # fmt: skip
# What each line of a budget or a count has, beside who spends it.
_SUM = re.compile(r"(?:so tien|kinh phi|thanh tien|don gia|gia tri|so luong|khoi luong|du toan|tong)\b")
_LABELS = {
    Column.LEAD: re.compile(
        rf"{_OFFICES} (?:{_LEADS_TOO})"
        rf"|(?!to chuc thuc hien)(?:(?:giao |phan cong )?{_WHOS} )?(?:{_LEADS}|trach nhiem|phan cong|giao)"
        r"(?: (?:chinh|thuc hien|xay dung|soan thao|tham muu|trien khai|chu tri|to chuc|nhiem vu))*"
    ),
    Column.COORDINATE: re.compile(
        rf"(?:cac )?(?:{_WHOS} )?(?:cung )?(?:phoi hop|tham gia|ho tro)(?: (?:thuc hien|chinh|trien khai))*"
    ),
    Column.BOTH: re.compile(rf"(?:{_WHOS} )?chu tri (?:va )?phoi hop(?: thuc hien)?"),
    Column.DEADLINE: re.compile(
        r"(?:thoi (?:gian|han|diem)|han|han chot|tien do|moc thoi gian|moc|ngay)"
        r"(?: (?:hoan thanh|hoan tat|thuc hien|bao cao|trinh|ket thuc|xong|gui|nop|giai quyet|phai|can|du kien"
        r"|trien khai))*|hoan thanh(?: truoc)?"
    ),
    Column.TASK: re.compile(rf"(?:ten )?(?:{_WORK})(?: (?:cong viec|nhiem vu|thuc hien|cu the|trong tam))*"),
    Column.REPORT: re.compile(rf"(?:{_REPORT.pattern})"),
    Column.OTHER: re.compile(r"(?:san pham|ket qua|dau ra|kinh phi|nguon kinh phi|ghi chu|dia diem)(?: \w+){0,4}"),
}
_BARE_NO_LABEL = frozenset({"ngay", "viec", "van ban", "chuong trinh", "de an", "du an", "giai phap"})


_PERIOD = re.compile(
    r"(?:quy|thang|tuan|nam|giai doan|dot|hoc ky|q|t) ?(?:\d{1,4}|[ivx]{1,4})(?: (?:nam )?\d{4})?|(?:19|20)\d\d"
    r"|6 thang (?:dau|cuoi) nam(?: \d{4})?"
)


def column_of(heading: str) -> Column | None:
    """Returns what stands in the column of a table with this heading, None where the heading is not known."""
    words = _words(heading)
    if not words or len(heading) > LONGEST_HEADING:
        return None
    english = _unbracketed(heading).isascii() and next((c for c, p in _ENGLISH.items() if p.fullmatch(words)), None)
    if english:
        return english
    if _NUMBER.fullmatch(words):
        return Column.NUMBER
    if _COUNTED_TASK.match(heading):
        return None
    if _TASK.match(words) or _GOAL_AND_TASK.match(strip_accents(heading).lower()):
        return Column.TASK
    if words == "vai tro":
        return Column.ROLE
    if _OTHER.match(words) or _COUNT.match(heading):
        return Column.OTHER
    return _part_of(words) or (Column.TASK if _TASK_TOO.search(words) else None)


def unsure_part_of(heading: str) -> Column | None:
    """Returns which part those below a heading have if they are agencies, None where the heading tells of none."""
    words = _words(heading)
    return next((column for column, pattern in _UNSURE.items() if pattern.fullmatch(words)), None)


def is_goal(heading: str) -> bool:
    """Returns whether a heading is of goals, results or papers, which are the tasks of a table that has no other."""
    return bool(_GOALS.match(_words(heading)))


def _words(heading: str) -> str:
    """Returns a heading as all patterns here read it: folded, spelt out, without what stands in brackets."""
    return spelt_out(fold(_unbracketed(heading)) or fold(heading))


def _unbracketed(heading: str) -> str:
    return re.sub(r"\([^)]*\)", " ", heading)


def column_under(headings: Sequence[str]) -> Column | None:
    """Returns what stands below headings over each other: what the lowest says where that is plain.

    "Sản phẩm" below "Phân công thực hiện" is a result, and nobody's part; "Đơn vị" below "Phối hợp" is who helps.
    """
    lowest = column_of(headings[-1])
    plain = lowest is not None and not _BARE.fullmatch(_words(headings[-1]))
    return lowest if plain else column_of(" ".join(headings))


def _part_of(words: str) -> Column | None:
    """Returns which part in a task a folded heading tells of, None for none."""
    coordinates = _COORDINATE.search(words)
    if _DEADLINE.match(words):
        return Column.DEADLINE
    if coordinates:
        return Column.BOTH if re.search(r"\bchu tri\b", words) else Column.COORDINATE
    if _REPORT.match(words):
        return Column.REPORT
    if _LEAD.match(words) or re.search(r"\bchu tri\b", words):
        return Column.LEAD
    return Column.DEADLINE if _DEADLINE_TOO.search(words) else None


def is_period(heading: str) -> bool:
    """Returns whether the heading of a column is a span of time, below which marks say when: "Quý I", "Tháng 3"."""
    return bool(_PERIOD.fullmatch(fold(heading)))


def is_heading(cells: Sequence[str], columns: Sequence[Column | None]) -> bool:
    """Returns whether a row heads a table of tasks: half of its cells are known, and they tell of a part or a time.

    columns: what stands in the column of each cell.
    """
    known = [c for c in columns if c is not None]
    said = [text for text in cells if text and not is_period(text)]
    if len(known) < 2 or 2 * len(known) < len(said) or any(text[0].isdigit() for text in said[:1]):
        return False
    # "Đơn vị" alone heads lists of people and sums too.
    bare = Column.ROLE not in known  # beside "Vai trò" it is of who has that part
    parts = [c in PARTS and not (bare and _BARE.fullmatch(_words(t))) for t, c in zip(cells, columns, strict=False)]
    if Column.TASK in known:
        sums = any(_SUM.match(_words(text)) for text in said)
        return any(parts) or Column.DEADLINE in known or (any(c in PARTS for c in known) and not sums)
    return any(parts) and len(set(known)) > 1


def label_of(words: str) -> Column | None:
    """Returns what stands behind a label ("Cơ quan chủ trì" before its colon), None where the words are none."""
    folded = spelt_out(fold(words))
    if len(words) > LONGEST_LABEL or folded in _BARE_NO_LABEL:
        return None
    return next((column for column, pattern in _LABELS.items() if pattern.fullmatch(folded)), None)
