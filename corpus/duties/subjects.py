"""Whose tasks follow: the agencies that a heading, a lead-in or a line of its own names and says nothing else of."""

import re
from dataclasses import dataclass

from corpus.clause import Clause
from corpus.duties.agency_phrases import AgencyPhrase, agencies_at
from corpus.duties.heads import KINDS
from corpus.duties.patterns import ORDER, ORDERED
from corpus.duties.roles import parts
from corpus.duties.segments import segments
from corpus.duty import LEAD
from corpus.lexicon.names import sentence_case
from corpus.markers import markers
from corpus.table import rows_of


@dataclass(frozen=True)
class Subject:
    """Who acts where a text below does not say.

    heading: whether that is all the heading says ("Sở Y tế:"); asked: whether a document turns to them before its
    numbered clauses, some of which may be of others.
    """

    agencies: tuple[AgencyPhrase, ...] = ()
    heading: bool = False
    asked: bool = False


# "Điều 8. Trách nhiệm của Sở Tài chính": the heading says whose tasks follow.
_TASKS_OF = re.compile(r"(?:(?:Trách nhiệm|Nhiệm vụ)(?:, quyền hạn)? của\s+(?!các\s)|(?:Đối với|Về phía)\s+)")
# "Các doanh nghiệp viễn thông hoạt động trên địa bàn tỉnh:": a kind told by what it does, and no task.
_KIND_LINE = re.compile(
    rf"(?P<kind>Các (?:{KINDS})(?:(?!phải|cần|được|sau(?!\w)|có trách nhiệm|thực hiện|chủ trì|phối hợp)"
    r"[^:;.()]){0,60}?)"
    r"(?:\s+(?:hoạt động|trên địa bàn|đóng trên)[^:;.]{0,60})?:"
)


# What stands below is no task: cases, conditions, papers. "…, trong các trường hợp sau đây:", "Hồ sơ gồm:".
_THINGS = (
    "trường hợp|điều kiện|nguyên tắc|tiêu chí|hình thức|đối tượng|giấy tờ|tài liệu|thành phần|căn cứ|phương thức|mức"
)
_LISTS_THINGS = re.compile(
    rf"(?<!\w)(?:{_THINGS})(?: (?:\w+ ){{0,4}}?(?:sau(?: đây)?|dưới đây|như sau|gồm))\s*:$"
    r"|(?<!\w)(?:[Hh]ồ sơ|[Gg]iấy tờ|[Tt]hành phần|[Kk]inh phí)[^.;:]{0,60}(?<!\w)gồm(?: có)?\s*:$"
)


def heading_subject(text: str, clause: Clause) -> Subject:
    """Returns the agencies that a clause is headed by, or that its lead-in ends with an order to."""
    own_end = clause.start + len(text[clause.start : clause.own_end].rstrip())
    found = markers(text[clause.start : own_end].partition("\n")[0])
    at = clause.start + (found[0].length if found and not found[0].weak else 0)
    line_end = text.find("\n", at, own_end)
    names = whole_line(text, at, own_end if line_end < 0 else line_end)
    if names:
        return Subject(names, heading=True)
    if text[own_end - 1 : own_end] != ":":
        return Subject()
    if _LISTS_THINGS.search(text, max(clause.start, own_end - 100), own_end):
        return Subject(heading=True)
    spans = list(segments(text, clause))
    led = [p.agencies for p in parts(text, *spans[-1], first=True) if p.role == LEAD] if spans else []
    return Subject(led[-1]) if led else Subject()


def asked_below(text: str, clause: Clause) -> Subject:
    """Returns those to whom the last sentence before the numbered clauses turns: "Bộ Y tế đề nghị các tỉnh:"."""
    own_end = clause.start + len(text[clause.start : clause.own_end].rstrip())
    spans = list(segments(text, clause)) if text[own_end - 1 : own_end] == ":" else []
    asked = [p.agencies for p in parts(text, *spans[-1], first=True) if p.role == LEAD] if spans else []
    # Of several, or of all of a kind, each has points of its own.
    if not asked or len(asked[-1]) > 1 or asked[-1][0].generic:
        return Subject()
    return Subject(asked[-1], asked=True) if ORDERED.search(text[spans[-1][0] : asked[-1][0].start]) else Subject()


def last_line_subject(text: str, clause: Clause) -> Subject:
    """Returns the agencies that are all that the last of several sentences of a clause's own text says."""
    own_end = clause.start + len(text[clause.start : clause.own_end].rstrip())
    if text[own_end - 1 : own_end] != ":":
        return Subject()
    spans = list(segments(text, clause))
    names = whole_line(text, spans[-1][0], own_end) if len(spans) > 1 else ()
    return Subject(names, heading=bool(names))


def lead_in(text: str, clause: Clause) -> tuple[AgencyPhrase, ...]:
    """Returns who leads by the line above the first table of a clause: "Sở Y tế thực hiện các nhiệm vụ sau:"."""
    table = next(rows_of(text, clause.start, clause.own_end), None)
    spans = [s for s in segments(text, clause) if table and s[1] <= table[0]]
    led = [p.agencies for p in parts(text, *spans[-1], first=True) if p.role == LEAD] if spans else []
    return led[-1] if led else ()


def _in_capitals(text: str, at: int, end: int) -> tuple[AgencyPhrase, ...]:
    """Returns the agencies that a line in capitals names, where it says nothing else: "SỞ XÂY DỰNG"."""
    line = text[at:end]
    for cased in (sentence_case(line), ", ".join(map(sentence_case, line.split(", ")))):
        names, after = agencies_at(cased, 0, len(cased))
        if names and len(cased) == len(line) and not cased[after:].strip(" :."):
            return tuple(AgencyPhrase(text[at + n.start : at + n.end], at + n.start, at + n.end) for n in names)
    return ()


def whole_line(text: str, at: int, end: int) -> tuple[AgencyPhrase, ...]:
    """Returns the agencies that a line names, where it says nothing else: "Sở Y tế:", "Giao Sở Y tế"."""
    order = ORDER.match(text, at, end) or _TASKS_OF.match(text, at, end)
    names, after = agencies_at(text, order.end() if order else at, end)
    if not text[after:end].strip().strip(":."):
        return tuple(names)
    if text[at:end].isupper():
        return _in_capitals(text, at, end)
    kind = _KIND_LINE.fullmatch(text, at, end)
    return (AgencyPhrase(kind["kind"], *kind.span("kind")),) if kind else ()
