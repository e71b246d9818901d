"""What people say, by region or every day, as offices write it: "heo" is "lợn", "18 mét" is "18 m".

A table (`spoken.tsv`) of words that mean one thing in a question to an office; units of measure behind a figure.
"""

import functools
import re
from importlib import resources

# Behind a figure or "một", "mỗi" alone: "ký" is to sign, "cân" to weigh elsewhere.
_UNITS = {
    # "Công văn 612 ký ngày nào" weighs nothing.
    "kg": r"k[ýí](?: lô)?(?!\s+(?:ngày|hôm|khi|lúc|bao giờ|vào|tháng|năm|tên|bởi|ban hành|duyệt|chưa|thay|là ai))"
    r"|ki lô(?: gam)?|ki-lô-gam|cân",
    "m2": r"mét vuông|m vuông",
    "m3": r"mét khối|m khối|khối",
    "km": r"cây số|ki lô mét|ki-lô-mét",
    "m": r"mét",
    "ha": r"héc ta|hecta|héc",
}
# A figure with its unit on it: "tàu 13m", "2ha"; "13h" and "5k" are other things.
_GLUED = re.compile(
    r"(?<![\w/.,-])(\d[\d.,]*)(kg|km|mm|cm|m2|m3|m²|m³|m|ha|tuổi|tháng|năm|ngày|người|hộ)(?!\w)", re.IGNORECASE
)
_MEASURED = tuple(
    (re.compile(rf"(?<!\w)(\d[\d.,]*|một|mỗi)\s*(?:{said})(?!\w)", re.IGNORECASE), rf"\1 {written}")
    for written, said in _UNITS.items()
)


# What is typed short in chat for one thing alone.
_SHORT = {
    "ko": "không", "k": "không", "hok": "không", "dc": "được", "đc": "được", "bn": "bao nhiêu",
    "bnhiu": "bao nhiêu", "cty": "công ty", "trc": "trước", "vs": "với", "j": "gì", "gi": "gì", "cx": "cũng",
    "ntn": "như thế nào", "sdt": "số điện thoại", "sđt": "số điện thoại", "vb": "văn bản",
    "tphcm": "Thành phố Hồ Chí Minh", "bhyt": "bảo hiểm y tế", "bhxh": "bảo hiểm xã hội",
    "bhtn": "bảo hiểm thất nghiệp", "csgt": "cảnh sát giao thông", "pccc": "phòng cháy, chữa cháy",
    "gplx": "giấy phép lái xe", "cccd": "căn cước công dân",
}  # fmt: skip
_TYPED_SHORT = re.compile(rf"(?<![\w/.&-])(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})(?![\w/&-])(?!\s\d)")


_SHORT_EN = {
    "dept": "department", "depts": "departments", "dep": "department", "govt": "government", "doc": "document",
    "docs": "documents", "u": "you", "ur": "your", "wat": "what", "wut": "what", "wen": "when",
}  # fmt: skip
_TYPED_SHORT_EN = re.compile(
    rf"(?<![\w/.&-])({'|'.join(sorted(_SHORT_EN, key=len, reverse=True))})(?![\w/&-])(\.(?=\s))?", re.IGNORECASE
)


def english_in_full(text: str) -> str:
    """Returns an English text with what is typed short in chat in full: "dept" is "department"."""
    return _TYPED_SHORT_EN.sub(lambda m: _SHORT_EN[m[1].lower()], text)


# An English word that asks, before Vietnamese ones: "Who quyết định đổi tên thôn?".
_ASKED_EN = {
    "who": "ai", "by when": "khi nào", "when": "khi nào", "where": "ở đâu", "why": "vì sao", "how much": "bao nhiêu",
    "how many": "bao nhiêu", "how long": "bao lâu", "which agency": "cơ quan nào", "which department": "sở nào",
}  # fmt: skip
_BEGINS_IN_ENGLISH = re.compile(rf"^\s*({'|'.join(sorted(_ASKED_EN, key=len, reverse=True))})(?=\s)", re.IGNORECASE)


def asked_in_vietnamese(text: str) -> str:
    """Returns a Vietnamese text that begins with an English word that asks, with the Vietnamese one."""
    return _BEGINS_IN_ENGLISH.sub(lambda m: _ASKED_EN[m[1].lower()], text)


# "Mấy con bò có phải tiêm không?" counts nothing.
_SEVERAL = re.compile(
    r"^(mấy|may)(?= (?!giờ|gio|ngày|ngay|tháng|thang|năm|nam|lần|lan|tuần|tuan|h )(?:\S+ ){1,6}?"
    r"(?:có|co|phải|phai|được|duoc|cần|can|đã|da|bị|bi)(?!\w).* (?:không|khong|ko|k|chưa|chua|hông|hong)\W*$)",
    re.IGNORECASE,
)
_THE = {"Mấy": "Các", "mấy": "các"}


def counts_nothing(text: str) -> str:
    """Returns a Vietnamese text that wants a yes or a no with "mấy" for some things as "các": "mấy cơ quan này"."""
    return _SEVERAL.sub(lambda m: _THE.get(m[1], "cac"), text)


def typed_in_full(text: str) -> str:
    """Returns a Vietnamese text with what is typed short in chat in full: "ko" is "không"; capitals stay."""
    return _TYPED_SHORT.sub(lambda m: _SHORT[m[0]], text)


@functools.lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    lines = (resources.files("corpus.lexicon") / "spoken.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return dict(sorted(((said, written) for said, written in rows), key=lambda row: -len(row[0])))


@functools.lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _table()))})(?!\w)", re.IGNORECASE)


def as_offices_write(text: str) -> str:
    """Returns a Vietnamese text with its accents in the words of offices; names, which begin with a capital, stay."""
    said = _words().sub(lambda m: _in_case(m[0], m.start()), text)
    for pattern, written in _MEASURED:
        said = pattern.sub(written, said)
    return _GLUED.sub(r"\1 \2", said)


def _in_case(said: str, at: int) -> str:
    """Returns what is written for a word; a capital within a text begins a name ("xã Heo Nước")."""
    if at and said[:1].isupper():
        return said
    written = _table()[said.lower()]
    return f"{written[:1].upper()}{written[1:]}" if said[:1].isupper() else written
