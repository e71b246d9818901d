"""Marks below the names of agencies: "CT" and "PH", or an x where a heading or a key says which part it stands for.

| Nhiệm vụ | Sở Xây dựng | Sở Y tế |      | Cơ quan | Rà soát bến | Mua thuốc |
| Rà soát  | CT          | PH      |  or  | Sở Y tế | PH          | CT        |

A mark whose part nobody says gives none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.duties.agency_lists import agency_list
from corpus.duties.agency_phrases import AgencyPhrase
from corpus.duty import COORDINATE, LEAD
from corpus.lexicon.task_columns import Column, column_of
from corpus.table import Words
from corpus.text.accents import fold

LONGEST_NAME = 80  # code points of the name of an agency over a column
LONGEST_ROLE = 30  # code points of a cell that says a part

Key = Mapping[str, str]  # what marks stand for, as the text round a table says

_PARTS = {
    LEAD: re.compile(r"ct|(?:co quan |don vi )?(?:chu tri|dau moi|chiu trach nhiem chinh)(?: chinh| thuc hien)?"),
    COORDINATE: re.compile(r"ph|(?:co quan |don vi )?(?:cung )?(?:phoi hop|tham gia|ho tro)(?: thuc hien)?"),
}
# A sign that says that something is so; what, its heading or a key says.
_BARE = re.compile(r"[xX×✓✔√☑●•○◯◎★☆*+vV]")
_MARK = r"[A-ZĐ]{1,3}|[xv×✓✔√☑●•○◯◎★☆*+∆Δ▲△]|\d"
_ROLE = (
    r"(?i:(?:là )?(?:các )?(?:(?:cơ quan|đơn vị|phòng|bộ phận)\s+)?"
    r"(?:(?P<lead>chủ trì|đầu mối)|(?P<help>phối hợp|tham gia)))"
)
_CALLED = r"(?i:(?:được )?(?:ký hiệu|đánh dấu|ghi)(?: là| bằng)?)\s*:?\s*"
# "CT: chủ trì"; "(x) là cơ quan phối hợp"; "chủ trì (X)"; "đơn vị phối hợp ký hiệu “O”".
_KEYS = (
    re.compile(rf"(?P<mark>[✓✔√☑●○◯◎★☆■□∆Δ▲△])\s*{_ROLE}(?!\w|\s*:[^\S\n]*[^\s])"),
    re.compile(rf"[\"“‘'(\[]\s?(?P<mark>[a-zđ])\s?[\"”’')\]]\s*(?:[:=–-]|là|chỉ|thể hiện)?\s*{_ROLE}(?!\w)"),
    re.compile(rf"(?<![\w/])(?P<mark>{_MARK})\s?[\"”’')\]]?\s*(?:[:=–-]|là|chỉ|thể hiện)\s*{_ROLE}(?!\w)"),
    re.compile(
        rf"(?<!\w){_ROLE}(?i: thực hiện)?,?\s*(?:{_CALLED}[\"“‘'(\[]?|[(\[](?:{_CALLED})?[\"“‘']?)"
        rf"(?P<mark>{_MARK})(?=\s*[\"”’')\],;.]|\s*$)"
    ),
)
_TIME = re.compile(r"(?:thang|quy|nam|tuan|ngay|giai doan|ky|dot|hoc ky|q|t) ?(?:\d|[ivx]+(?!\w))|\d")
FEWEST_NAMED = 2  # agencies among whom a task is marked
_NOTHING = re.compile(r"[-–—./\s]*")
_NAMED = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Marks:
    """Columns with marks, by their place.

    below: who acts and which part a bare mark has there, None where only a key says it; across: what is to be done, in
    a table whose rows are agencies; key: what marks stand for; bare: the part of a bare mark where each task has one.
    """

    below: Mapping[int, tuple[AgencyPhrase, str | None]] = field(default_factory=dict)
    across: Mapping[int, Words] = field(default_factory=dict)
    key: Key = field(default_factory=dict)
    bare: str | None = None

    def __bool__(self) -> bool:
        """Returns whether there are any."""
        return bool(self.below or self.across)

    def parts(self, row: Sequence[Words]) -> Iterator[tuple[str, AgencyPhrase]]:
        """Yields who has which part in a row, by its marks."""
        for i, (agency, bare) in self.below.items():
            role = role_of(row[i].text, self.key, bare or self.bare) if i < len(row) else None
            if role:
                yield role, agency

    def tasks(self, row: Sequence[Words]) -> Iterator[tuple[str, Words]]:
        """Yields which part whom a row names has in which task, by its marks."""
        for i, task in self.across.items():
            role = role_of(row[i].text, self.key, self.bare) if i < len(row) else None
            if role:
                yield role, task


NONE = Marks()


def read_key(text: str, start: int, end: int) -> Key:
    """Returns what marks stand for, as text[start:end] says: "x: cơ quan chủ trì"; a mark said to be two is none."""
    found: dict[str, set[str]] = {}
    for pattern in _KEYS:
        for said in pattern.finditer(text, start, end):
            found.setdefault(said["mark"], set()).add(LEAD if said["lead"] else COORDINATE)
    return {mark: roles.pop() for mark, roles in found.items() if len(roles) == 1}


def role_of(cell: str, key: Key, bare: str | None) -> str | None:
    """Returns the part that a cell marks, None for none; bare: which one a bare mark has."""
    mark = cell.strip(" .()")
    if not mark or len(mark) > LONGEST_ROLE:
        return None
    said = key.get(mark) or key.get(mark.swapcase())  # who typed X in one row typed x in the next
    if said:
        return said
    if _BARE.fullmatch(mark):
        return bare
    words = fold(mark)
    return next((role for role, pattern in _PARTS.items() if pattern.fullmatch(words)), None)


def is_mark(cell: str) -> bool:
    """Returns whether a cell holds a mark and no more, whatever it stands for."""
    mark = cell.strip(" .()")
    return bool(_BARE.fullmatch(mark) or re.fullmatch(_MARK, mark)) or role_of(cell, {}, None) is not None


def names_agency(words: Words) -> bool:
    """Returns whether a cell is the name of one agency and no more."""
    return len(agency_list(words.text, 0, len(words.text), strict=True)) == 1


def read_marks(heading: Sequence[Sequence[Words]], body: Sequence[Sequence[Words]], key: Key) -> Marks:
    """Returns the columns of a table in which marks say who has which part.

    heading, body: its rows; key: what the text round it says of them.
    """
    width = max(map(len, heading))
    said = {i: [row[i] for row in heading if i < len(row) and row[i].text] for i in range(width)}
    marked = {i: words[-1] for i, words in said.items() if words and _marked(words[-1], _cells(body, i), key)}
    agencies = sum(names_agency(words[-1]) for words in said.values() if words)
    alone = _bare_alone(marked, body, key) if agencies >= FEWEST_NAMED else None
    below, across = {}, {}
    for i, name in marked.items():
        above = column_of(" ".join(dict.fromkeys(w.text for w in said[i] if w.text != name.text)))
        bare = {Column.LEAD: LEAD, Column.COORDINATE: COORDINATE}.get(above) if above else None
        roles = [role_of(cell, key, bare or alone) for cell in _cells(body, i)]
        if any(roles) and all(role or is_mark(cell) for role, cell in zip(roles, _cells(body, i), strict=True)):
            below[i] = (AgencyPhrase(name.text, name.start, name.end), bare)
            across[i] = name
    if any(column_of(w[-1].text) is Column.TASK for w in said.values() if w):
        return Marks(below, key=key, bare=alone)
    if any(column_of(w[-1].text) is Column.LEAD for i, w in said.items() if w and i not in below):
        return Marks(across=across, key=key, bare=alone)
    first = task_column(heading[-1], body, tuple(below))
    if first is None:
        return NONE
    if all(names_agency(words) for i, words in marked.items() if i in below):
        return Marks(below, key=key, bare=alone)
    return Marks(across=across, key=key, bare=alone) if _are_agencies(body, first) else NONE


def task_column(heading: Sequence[Words], body: Sequence[Sequence[Words]], marked: Sequence[int]) -> int | None:
    """Returns the first column of words before those with marks, whose heading says nothing else; None for none."""
    for i in range(min(marked, default=0)):
        texts = [row[i].text for row in body if i < len(row) and row[i].text]
        free = i >= len(heading) or not heading[i].text or column_of(heading[i].text) in (None, *_NO_PART)
        if free and texts and all(" " in text and _NAMED.search(text) for text in texts):
            return i
    return None


_NO_PART = (Column.NUMBER, Column.TASK, Column.LEAD)


def _are_agencies(body: Sequence[Sequence[Words]], at: int) -> bool:
    cells = [row[at] for row in body if at < len(row) and row[at].text]
    return bool(cells) and all(map(names_agency, cells))


def _cells(body: Sequence[Sequence[Words]], at: int) -> list[str]:
    """Returns what the cells of a column say, those that say nothing left out."""
    return [row[at].text for row in body if at < len(row) and row[at].text and not _NOTHING.fullmatch(row[at].text)]


def _marked(heading: Words, cells: Sequence[str], key: Key) -> bool:
    """Returns whether a column may have marks: of an agency or a task, its cells short."""
    return _may_have_marks(heading) and bool(cells) and all(role_of(c, key, LEAD) or is_mark(c) for c in cells)


def _bare_alone(marked: Mapping[int, Words], body: Sequence[Sequence[Words]], key: Key) -> str | None:
    """Returns that bare marks say who leads, where nothing else tells and no task has two; None otherwise."""
    named = [i for i, words in marked.items() if names_agency(words)]
    rows = [[row[i].text.strip(" .()") for i in named if i < len(row) and row[i].text] for row in body]
    marks = [mark for row in rows for mark in row if not _NOTHING.fullmatch(mark)]
    told = key or not marks or not all(_BARE.fullmatch(mark) for mark in marks)
    return None if told or any(len(row) > 1 for row in rows) else LEAD


def _may_have_marks(heading: Words) -> bool:
    """Returns whether a column may be that of an agency or of a task: its heading is a name, and no time."""
    words = fold(heading.text)
    if not _NAMED.search(heading.text) or len(heading.text) > LONGEST_NAME or _TIME.match(words):
        return False
    known = column_of(heading.text)
    return known is None or names_agency(heading)
