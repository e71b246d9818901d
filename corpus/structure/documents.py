"""Where a second document begins in a file: at letterhead of its own, behind the first.

Forms in an annex and what a decision issues have letterhead too: theirs is blank, or says what it is issued with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon.names import is_name
from corpus.markers import markers
from corpus.patience import go_on
from corpus.structure.attachments import read_heading
from corpus.structure.head_lines import (
    ADDRESSEES,
    ISSUED_WITH,
    KIND_LINE,
    MOTTO,
    NUMBER_LINE,
    PLACE_DATE,
    SUBJECT,
    has_number,
    is_letterhead,
)
from corpus.structure.trailer_lines import CAPACITY, OFFICE, begins_trailer

COPY = re.compile(r"^(?:SAO Y|SAO LỤC|TRÍCH SAO)\b", re.I)  # letterhead of an office that copied the document
# Set above a draft's letterhead: "DỰ THẢO", "(Dự thảo lần 2)", "Dự thảo ngày 01/3/2025".
DRAFT = re.compile(r"^\W?(?:bản )?dự thảo\b(?!.*[.;:]$).{0,40}$", re.I)
NUMBER = re.compile(r"^\D{0,12}(\d[^,;]*?/[^,;]*)", re.I)
GAP = 2  # lines of another kind, of a subject set on several lines, that may stand in letterhead
LONGEST_IN_GAP = 100  # code points
LONGEST_DATE = 130  # code points of a line with a place and a date
TITLE_LINES = 6  # below letterhead, among which it says what it is issued with


@dataclass(frozen=True)
class _Head:
    """Letterhead at paragraphs[start:stop]: its number, "" where it has none; which of the rest it has.

    issuer: who issues it, in capitals; dated: with a day, not the blank of a form; form: with a place for a number or a
    day at least.
    """

    start: int
    stop: int
    number: str
    issuer: bool
    motto: bool
    dated: bool
    kind: bool
    form: bool

    @property
    def signs(self) -> int:
        """How many signs of a document it has beside its number and its issuer."""
        return self.motto + self.dated + self.kind


class _UnderWay:
    """The document under way, read once and as far as is asked.

    signed: whether a signature or Nơi nhận was read; attached: whether a heading of something attached was, after it.
    """

    def __init__(self, paragraphs: Sequence[str], start: int) -> None:
        self._paragraphs = paragraphs
        self._start = self._read = start
        self.signed = self.attached = False

    def read_to(self, stop: int) -> None:
        """Reads on to a paragraph."""
        for i in range(self._read, stop):
            self.signed = self.signed or begins_trailer(self._paragraphs, i, self._start)
            self.attached = self.attached or (self.signed and read_heading(self._paragraphs[i]) is not None)
        self._read = max(self._read, stop)


def document_starts(paragraphs: Sequence[str]) -> list[int]:
    """Returns the numbers of the paragraphs with which the documents in a text begin; the first is 0."""
    starts = [0]
    before: _Head | None = None
    under_way = _UnderWay(paragraphs, 0)
    for head in _heads(paragraphs):
        under_way.read_to(head.start)
        if _begins_another(head, before, under_way):
            starts.append(head.start)
            before = head
            under_way = _UnderWay(paragraphs, head.start)
        elif before is None or not before.number:
            before = head
    return starts


def _begins_another(head: _Head, before: _Head | None, under_way: _UnderWay) -> bool:
    """Returns whether letterhead begins another document than the one under way.

    before: the letterhead of that one, None where it has none.
    """
    if not under_way.signed:
        differs = before is not None and bool(before.number) and head.number not in ("", before.number)
        return differs and head.signs > 1
    if under_way.attached:
        return bool(head.number) and head.dated and head.kind
    numbered = bool(head.number) and head.signs + head.issuer > 1
    return numbered or (head.motto and head.kind and head.form)


def _heads(paragraphs: Sequence[str]) -> Iterator[_Head]:
    """Yields the letterheads in a text that are of documents of their own, in order."""
    stop = 0
    for i, p in enumerate(paragraphs):
        go_on()
        if i < stop or not _is_form(p):
            continue
        start, stop = _run(paragraphs, i, stop)
        below = paragraphs[start : stop + TITLE_LINES]
        if not any(COPY.match(q) or ISSUED_WITH.match(q) for q in below):
            yield _read_head(paragraphs, start, stop)


def _is_form(p: str) -> bool:
    """Returns whether a line holds a number, or a place and a date: letterhead without either is none."""
    if p[:1] in "SLNsln" and NUMBER_LINE.match(p):
        return True
    return len(p) < LONGEST_DATE and bool(PLACE_DATE.match(p))


def _run(paragraphs: Sequence[str], i: int, floor: int) -> tuple[int, int]:
    """Returns where the lines of letterhead round paragraph `i` begin and end, none of them before `floor`."""
    start, stop = i, i + 1
    for j in range(i - 1, floor - 1, -1):
        if _is_of_head(paragraphs[j]):
            start = j
        elif start - j > GAP or not _may_stand_in(paragraphs[j]):
            break
    while start > floor and DRAFT.match(paragraphs[start - 1]):
        start -= 1
    for j in range(i + 1, len(paragraphs)):
        if _is_of_head(paragraphs[j]):
            stop = j + 1
        elif j - stop >= GAP or not _may_stand_in(paragraphs[j]):
            break
    return start, stop


def _is_of_head(p: str) -> bool:
    return is_letterhead(p) or any(pattern.match(p) for pattern in (KIND_LINE, SUBJECT, ADDRESSEES))


def _may_stand_in(p: str) -> bool:
    signs = is_name(p) or CAPACITY.match(p) or OFFICE.match(p)
    return len(p) < LONGEST_IN_GAP and not signs and not markers(p) and not p.endswith(".")


def _read_head(paragraphs: Sequence[str], start: int, stop: int) -> _Head:
    lines = paragraphs[start:stop]
    number = next((m[1] for p in lines if NUMBER_LINE.match(p) and has_number(p) and (m := NUMBER.match(p))), "")
    days = [m for p in lines if (m := PLACE_DATE.match(p))]
    return _Head(
        start,
        stop,
        "".join(number.split()),
        issuer=any(p.isupper() and is_letterhead(p) and not MOTTO.match(p) and not NUMBER_LINE.match(p) for p in lines),
        motto=any(MOTTO.match(p) for p in lines),
        dated=any(m["day"].isdigit() and m["month"].isdigit() for m in days),
        kind=any(KIND_LINE.match(p) or SUBJECT.match(p) or ADDRESSEES.match(p) for p in lines),
        form=bool(days) or any(NUMBER_LINE.match(p) for p in lines),
    )
