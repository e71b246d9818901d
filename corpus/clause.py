"""Clause: a numbered unit of a document, its address and its name for people.

The address grammar is the product's contract: markers from the outermost unit to the innermost, joined
by dots.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from corpus.markers import Style

PREFACE = "0"
CLOSING = "end"
ENCLOSURE = "Phần kèm theo"  # what stands behind the signature under no heading of its own
NOTES = "Chú thích"  # notes that the last page has at its foot, below the signature

# Attached documents: their kind in the document, its prefix in addresses (abbreviations of Decree
# 30/2020/NĐ-CP, annex III, section I), its name in English.
ATTACHMENTS: dict[str, tuple[str, str]] = {
    "Quy chế": ("QC", "Regulations"),
    "Quy định": ("QyĐ", "Rules"),
    "Kế hoạch": ("KH", "Plan"),
    "Phụ lục": ("PL", "Annex"),
    "Chương trình": ("CTr", "Programme"),
    "Phương án": ("PA", "Scheme"),
    "Đề án": ("ĐA", "Project"),
    "Dự án": ("DA", "Project"),
    "Hướng dẫn": ("HD", "Guidance"),
    "Báo cáo": ("BC", "Report"),
    "Điều lệ": ("ĐL", "Charter"),
    "Quy trình": ("QTr", "Procedure"),
    "Danh mục": ("DM", "List"),
    "Mẫu số": ("MS", "Form"),
    "Biểu số": ("BS", "Table"),
    "Đề cương": ("ĐC", "Outline"),
    "Danh sách": ("DS", "Roll"),
    ENCLOSURE: ("KT", "Enclosure"),
    NOTES: ("CT", "Notes"),
}

_VI = {
    Style.ARTICLE: "Điều {}",
    Style.LETTER_UPPER: "phần {}",
    Style.ROMAN: "mục {}",
    Style.NUMBER: "khoản {}",
    Style.DECIMAL: "khoản {}",
    Style.LETTER: "điểm {}",
    Style.ROMAN_LOWER: "điểm {}",
    Style.PAREN: "điểm {}",
    Style.PAREN_LETTER: "điểm {}",
    Style.PAREN_ROMAN: "điểm {}",
    Style.LETTER_NUMBER: "mục {}",
    Style.STEP: "{}",
    Style.ORDINAL: "ý “{} là”",
    Style.AGENCY: "nhiệm vụ thứ {}",
    Style.DASH: "gạch đầu dòng thứ {}",
    Style.PLUS: "dấu cộng thứ {}",
    Style.STAR: "dấu sao thứ {}",
}
_EN = {
    Style.ARTICLE: "Article {}",
    Style.LETTER_UPPER: "part {}",
    Style.ROMAN: "section {}",
    Style.NUMBER: "clause {}",
    Style.DECIMAL: "clause {}",
    Style.LETTER: "point {}",
    Style.ROMAN_LOWER: "point {}",
    Style.PAREN: "item {}",
    Style.PAREN_LETTER: "item {}",
    Style.PAREN_ROMAN: "item {}",
    Style.LETTER_NUMBER: "item {}",
    Style.STEP: "{}",
    Style.ORDINAL: "item “{} là”",
    Style.AGENCY: "{} task",
    Style.DASH: "{} dash",
    Style.PLUS: "{} plus",
    Style.STAR: "{} star",
}
_STEPS_EN = {
    "bước": "step", "giai đoạn": "stage", "công đoạn": "stage", "đợt": "round", "trường hợp": "case", "nhóm": "group",
    "bài": "lesson", "câu": "question", "nội dung": "matter", "nhiệm vụ": "task", "giải pháp": "measure",
    "hoạt động": "activity", "tiêu chí": "criterion",
}  # fmt: skip
_CAPITAL = ("mục ", "phần ")  # steps that official papers write with a capital
_COUNTED = {Style.AGENCY, Style.DASH, Style.PLUS, Style.STAR}
_ORDINALS_EN = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


_REPEATED = re.compile(r"~(\d+)")
_TIMES_VI = ["", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]


@dataclass(frozen=True)
class Level:
    """One step of an address: how it is marked, and what is written (`4`, `II`, `đ`) or counted."""

    style: Style
    text: str


@dataclass(frozen=True)
class Clause:
    """A unit of a document with an address of its own.

    path: the address; levels: its steps (empty for `0` and `end`); attachment: kind and number of the
    attached document it stands in ("Phụ lục", "II"), or None; containers: Chương and Mục above it;
    heading: its heading, empty where it has none; start, end: its span in Document.text, units below it
    included; own_end: where the first unit below it starts, `end` where there is none.
    """

    path: str
    levels: tuple[Level, ...]
    heading: str
    start: int
    end: int
    own_end: int
    attachment: tuple[str, str] | None = None
    containers: tuple[str, ...] = ()

    @property
    def is_bullet(self) -> bool:
        """Whether it is a dash, plus or star item."""
        return bool(self.levels) and self.levels[-1].style in (Style.DASH, Style.PLUS, Style.STAR)

    def label(self, language: str = "vi") -> str:
        """Returns its name for people: `điểm đ khoản 2 Điều 5`; `point đ, clause 2, Article 5`.

        Of a marker that the document repeats, the second says so: `khoản 1 Phụ lục I (lần thứ hai)`.
        """
        said = _label_en(self) if language == "en" else _label_vi(self)
        return f"{said}{_times(self, language)}"

    def trail(self, language: str = "vi") -> tuple[str, ...]:
        """Returns the steps that lead to it, outermost first: `Quy định`, `Chương II`, `Điều 4`, `khoản 3`."""
        words = _EN if language == "en" else _VI
        steps = [words[s.style].format(_said_en(s) if language == "en" else s.text) for s in reversed(_steps(self))]
        outer = [_attachment_en(self) if language == "en" else _attachment_vi(self)] if self.attachment else []
        frame = [] if self.levels else [_frame(self.path, language)]
        return (*outer, *_containers(self, language), *map(_capital, steps), *frame)

    def administrative_label(self) -> str:
        """Returns its name as official papers cite it: `khoản 2 Mục II`, `điểm đ khoản 2 Điều 5`.

        Phần and Mục have capitals (Decree 30/2020/NĐ-CP, annex II, part V); Chương goes unsaid, since articles are
        numbered through all of them; what is attached is left to who names the document.
        """
        said = [_VI[s.style].format(s.text) for s in _steps(self)] if self.levels else [_frame(self.path, "vi")]
        return " ".join(map(_capital, said) if self.levels else said)


def _times(clause: Clause, language: str) -> str:
    """Returns what tells a unit from the first of its name, nothing for the first and where its containers do."""
    found = _REPEATED.findall(clause.path)
    if not found or (clause.containers and not clause.levels):
        return ""
    n = int(found[-1])
    if language == "en":
        return f" ({_ordinal_en(n)} occurrence)"
    return f" (lần thứ {_TIMES_VI[n] if n < len(_TIMES_VI) else n})"


def lies_in(path: str, ancestor: str) -> bool:
    """Returns whether an address equals another or lies below it: what counts as a hit.

    A decimal marker contains its parent: `1.2` lies in `1`.
    """
    return path == ancestor or path.startswith(f"{ancestor}.")


def is_frame(path: str) -> bool:
    """Returns whether an address is of the text before the first numbered unit, or after the last."""
    return _last_step(path) in (PREFACE, CLOSING)


def is_opening(path: str) -> bool:
    """Returns whether an address is of the text before the first numbered unit, of a document or of a Chương in it."""
    return _last_step(path) == PREFACE


def _last_step(path: str) -> str:
    """Returns the last step of an address, without the count of one that was given before: `0` of `PL1.0~2`."""
    return path.rpartition(".")[2].partition("~")[0]


def parent_path(path: str, paths: Iterable[str]) -> str | None:
    """Returns the nearest address above this one among `paths`, None at the top.

    paths: a set, or a mapping by address, where many are asked for: of anything else a set is made each time.
    """
    known = paths if isinstance(paths, Set | Mapping) else set(paths)
    head = path
    while "." in head:
        head = head.rpartition(".")[0]
        if head in known:
            return head
    return None


def _steps(clause: Clause) -> list[Level]:
    """Returns the steps to be said, innermost first; a decimal step says its parent's number too."""
    steps: list[Level] = []
    for level in reversed(clause.levels):
        if steps and steps[-1].style is Style.DECIMAL:
            inner = steps[-1].text
            if level.style in (Style.NUMBER, Style.DECIMAL) and inner.startswith(f"{level.text}."):
                continue
        steps.append(level)
    return steps


def _label_vi(clause: Clause) -> str:
    steps = [_VI[s.style].format(s.text) for s in _steps(clause)]
    said = " ".join(steps) if clause.levels else _frame(clause.path, "vi")
    if clause.containers and (not clause.levels or clause.levels[0].style is Style.ARTICLE):
        said += f" ({', '.join(clause.containers)})"
    return f"{said} {_attachment_vi(clause)}".rstrip()


def _attachment_vi(clause: Clause) -> str:
    return " ".join(clause.attachment).rstrip() if clause.attachment else ""


def _label_en(clause: Clause) -> str:
    if not clause.levels:
        said = _frame(clause.path, "en")
    else:
        said = ""
        for step in _steps(clause):
            part = _EN[step.style].format(_said_en(step))
            said = part if not said else f"{said}{_joint_en(said)}{part}"
    if clause.containers and (not clause.levels or clause.levels[0].style is Style.ARTICLE):
        said += f" ({', '.join(_container_en(c) for c in clause.containers)})"
    return f"{said}, {_attachment_en(clause)}" if clause.attachment else said


def _capital(step: str) -> str:
    return f"{step[:1].upper()}{step[1:]}" if step.startswith(_CAPITAL) else step


def _attachment_en(clause: Clause) -> str:
    kind, number = clause.attachment or ("", "")
    return f"{ATTACHMENTS[kind][1]} {number}".rstrip()


def _frame(path: str, language: str) -> str:
    """Returns what the text before the first numbered unit is called, or that after the last."""
    opening, closing = ("opening", "closing") if language == "en" else ("phần mở đầu", "phần kết")
    return opening if is_opening(path) else closing


def _containers(clause: Clause, language: str) -> list[str]:
    return [_container_en(c) for c in clause.containers] if language == "en" else list(clause.containers)


def _said_en(step: Level) -> str:
    if step.style is Style.STEP:
        name, _, number = step.text.rpartition(" ")
        return f"{_STEPS_EN[name]} {number}"
    return _ordinal_en(int(step.text)) if step.style in _COUNTED else step.text


def _joint_en(said: str) -> str:
    last = said.rpartition(", ")[2]
    return " of " if last.rpartition(" of ")[2].split(" ")[-1] in ("dash", "plus", "star") else ", "


def _container_en(name: str) -> str:
    words = {"Phần": "Part", "Chương": "Chapter", "Mục": "Section", "Tiểu mục": "Subsection"}
    head, _, number = name.rpartition(" ")
    return f"{words.get(head, head)} {number}"


def _ordinal_en(n: int) -> str:
    if n <= len(_ORDINALS_EN):
        return _ORDINALS_EN[n - 1]
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"
