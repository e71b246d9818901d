"""The particulars that web sites set beside a document: `Số hiệu | 12/2026/TT-BYT`, `Ngày ban hành: 30/6/2026`.

Labels are compared folded, since some sites write without accents; a value must be of the form that its label asks for.
"""

import datetime
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from corpus.layout.dateline import to_date
from corpus.layout.unwrap import is_row
from corpus.lexicon.glossary import agencies
from corpus.lexicon.names import is_name
from corpus.structure.head_lines import KINDS
from corpus.text.accents import fold


class Label(StrEnum):
    """What a particular says; OTHER is what no field of ours is for: its field of work, its state, its file."""

    NUMBER = "number"
    KIND = "kind"
    ISSUER = "issuer"
    DATE = "date"
    TITLE = "title"
    SIGNER = "signer"
    OTHER = "other"


@dataclass(frozen=True)
class Particulars:
    """What was said of a document, each None where it was not: kind, number, issuer, date, title, signer."""

    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    signer: str | None = None


_WORDS: dict[Label, str] = {
    Label.NUMBER: "so hieu|so ky hieu|so va ky hieu|ky hieu|so hieu van ban|so ky hieu van ban|so van ban|so hieu vb",
    Label.KIND: "loai van ban|loai vb|hinh thuc van ban|hinh thuc|the loai|the loai van ban|loai"
    "|phan loai|phan loai van ban",
    Label.ISSUER: "co quan ban hanh|noi ban hanh|don vi ban hanh|co quan ban hanh chuc danh nguoi ky"
    "|co quan ban hanh van ban|co quan nguoi ban hanh|cq ban hanh|to chuc ban hanh",
    Label.DATE: "ngay ban hanh|ngay ban hanh van ban|ngay ky|ngay van ban|ngay ky ban hanh|thoi gian ban hanh",
    Label.TITLE: "trich yeu|trich yeu noi dung|ten van ban|tieu de|tieu de van ban|trich yeu van ban",
    Label.SIGNER: "nguoi ky|nguoi ky van ban|nguoi ky ban hanh|nguoi ky duyet|ho ten nguoi ky|nguoi ky so|nguoi duyet"
    "|lanh dao ky|nguoi ky va chuc vu",
    Label.OTHER: "ngay hieu luc|ngay co hieu luc|hieu luc|hieu luc tu|ngay ap dung|ngay het hieu luc|tinh trang"
    "|tinh trang hieu luc|trang thai|linh vuc|linh vuc nganh|nganh|nhom|pham vi|chuc danh|ngay dang|ngay cong bao"
    "|so cong bao|cong bao|ngay cap nhat|cap nhat|ngay den|do mat|do khan|nguon|nguon chinh thuc|nguon thu thap|truong"
    "|thuoc tinh|thong tin|tep dinh kem|file dinh kem|tai lieu dinh kem|van ban goc|van ban pdf|pdf goc|luot xem"
    "|tu khoa"
    "|thay the|van ban thay the|can cu phap ly|so dieu|so chuong|so trang|ky hop|nguoi dang|nguoi luu|nguoi cap nhat"
    "|nguoi so hoa|ngay luu|link|url|ma|ngon ngu",
}
_LABELS = {word: label for label, words in _WORDS.items() for word in words.split("|")}
# Labels that are headings where they stand alone.
_HEADINGS = frozenset(
    ("can cu phap ly", "thay the", "van ban thay the", "thong tin", "thuoc tinh", "truong", "noi dung")
)
_LONGEST_LABEL = max(len(word.split()) for word in _LABELS)
_NUMBER = re.compile(r"\d+[a-zđ]?(?:\s?[/-]\s?[\w&.]+)+")
_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:[/.-]|\s+th[aá]ng\s+)(?P<month>\d{1,2})(?:[/.-]|\s+n[aă]m\s+)(?P<year>\d{4})"
    r"|(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    re.IGNORECASE,
)
_KINDS = {fold(kind): kind for kind in KINDS.values()}
_NOTE = re.compile(r"\s*\(.*$")  # "Nguyễn Văn A (KT. Bộ trưởng)"
_AUTHORITY = re.compile(
    r"(?:[ỦU][ỷy] ban|UBND|Bộ|Sở|Chính phủ|Quốc hội|Thủ tướng|Hội đồng|HĐND|Tỉnh ủy|Thành ủy|Huyện ủy"
    r"|Đảng|Ban|Cục|Chi cục|Tổng|Văn phòng|Ngân hàng|Chủ tịch|Viện|Tòa|Toà|Kiểm toán|Thanh tra|Liên)\b"
)
_SEVERAL = re.compile(r"\s*[/;]\s*")
LONGEST_NAME = 90


def label_of(text: str) -> Label | None:
    """Returns what a label means, None where it is none that we know."""
    return _LABELS.get(fold(text))


def pairs(line: str) -> Iterator[tuple[Label, str]]:
    """Yields the labels that a line holds with their values: a row of cells, `label: value`, or just side by side."""
    cells = [cell.strip() for cell in line.split("|")] if is_row(line) else [line]
    i = 0
    while i < len(cells):
        name, colon, value = cells[i].partition(":")
        label = label_of(name)
        if label and value.strip():
            yield label, value.strip()
        elif label and len(cells) > i + 1:
            yield label, cells[i + 1]
            i += 1
        elif label and colon:
            yield label, ""
        elif len(cells) == 1 and (beside := _beside(line)):
            yield beside
        i += 1


def _beside(line: str) -> tuple[Label, str] | None:
    """Returns label and value of a line without a colon: the value beside it, where it is sure, or on the next line."""
    label = label_of(line)
    if label:
        return None if fold(line) in _HEADINGS else (label, "")
    words = line.split()
    for n in range(min(_LONGEST_LABEL, len(words) - 1), 0, -1):
        label, value = label_of(" ".join(words[:n])), " ".join(words[n:])
        if label and _is_sure(label, value, n):
            return label, value
    return None


def _is_sure(label: Label, value: str, words: int) -> bool:
    """Returns whether a value can be nothing but what its label of so many words asks for."""
    if label is Label.ISSUER:
        return bool(_AUTHORITY.match(value))
    if label is Label.SIGNER:
        return is_name(value)
    if label in (Label.TITLE, Label.OTHER):
        return words > 1 and (value[0].isupper() or value[0].isdigit())
    form = {Label.NUMBER: _NUMBER, Label.DATE: _DATE}.get(label)
    return bool(form.fullmatch(value)) if form else fold(value) in _KINDS


def names_document(labels: Set[Label]) -> bool:
    """Returns whether labels are those of a data sheet: two that identify, and not only who signed and when."""
    return len(labels - {Label.OTHER}) > 1 and bool(labels - {Label.OTHER, Label.SIGNER, Label.DATE})


def read_particulars(lines: Sequence[str]) -> Particulars:
    """Returns what rows and lines say of a document: the first value of each label that is of its form."""
    said: dict[Label, str | datetime.date] = {}
    for i, line in enumerate(lines):
        for label, value in pairs(line):
            below = lines[i + 1] if not value and i + 1 < len(lines) and not any(pairs(lines[i + 1])) else ""
            read = _value(label, value or below)
            if read is not None:
                said.setdefault(label, read)
    texts = {label: value for label, value in said.items() if isinstance(value, str)}
    day = said.get(Label.DATE)
    return Particulars(
        kind=texts.get(Label.KIND),
        number=texts.get(Label.NUMBER),
        issuer=texts.get(Label.ISSUER),
        date=day if isinstance(day, datetime.date) else None,
        title=texts.get(Label.TITLE),
        signer=texts.get(Label.SIGNER),
    )


def _value(label: Label, text: str) -> str | datetime.date | None:
    """Returns a value as its label asks for it, None where it is not of that form."""
    if label is Label.NUMBER:
        number = _NUMBER.match(text)
        return re.sub(r"\s", "", number.group()) if number else None
    if label is Label.KIND:
        return _KINDS.get(fold(_NOTE.sub("", text)))
    if label is Label.DATE:
        day = _DATE.match(text)
        return (to_date(day["day"] or day["d"], day["month"] or day["m"], day["year"] or day["y"])) if day else None
    name = _NOTE.sub("", text) if label is Label.SIGNER else text
    if label is Label.ISSUER:
        name = _spelt(_SEVERAL.split(_NOTE.sub("", text))[0])
    return name if name and (label is Label.TITLE or len(name) <= LONGEST_NAME) else None


def _spelt(name: str) -> str:
    """Returns an agency's name with the accents of the register, where it was typed without."""
    return next((a.vi for a in agencies() if fold(a.vi) == fold(name)), name) if name.isascii() else name
