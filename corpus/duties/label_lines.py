"""The labels of one line: "Chủ trì: Sở Xây dựng; phối hợp: Sở Tài chính; thời gian: trước 30/6/2025".

A label counts only where what follows it is what it announces: a list of agencies behind "Chủ trì", words that set a
time behind "Thời hạn".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.duties.agency_lists import Listed, agency_list
from corpus.duties.agency_phrases import AgencyPhrase
from corpus.duties.deadlines import deadline_in
from corpus.duties.heads import KINDS
from corpus.duties.verbs import verb_at
from corpus.duty import COORDINATE, LEAD
from corpus.lexicon.task_columns import LONGEST_LABEL, Column, label_of
from corpus.table import Words

MOST_SIGNS = 12  # in a list's last words, one of which may part it from a time
LONGEST_DEADLINE = 60  # of what stands behind a label and is a deadline as a whole
# What a label ends with: a colon; "Cơ quan chủ trì là Sở Xây dựng"; "Chủ trì - Sở Xây dựng" where a line begins so.
_COLON = re.compile(r"\s?:(?=\s|$|[A-ZĐ])\s*|(?:(?<=chủ trì)|(?<=phối hợp)|(?<=đầu mối)) là(?=\s)\s*")
_DASH = re.compile(r"\s[-–—](?=\s)\s*")
_TASK_COLON = re.compile(r"\s?:\s+(?=[A-ZĐ])")
# What names no task before a colon: whom something goes to, who is meant by a kind, of whom a body consists.
_HANDS_OUT = re.compile(
    r"(?:giao|yêu cầu|đề nghị|phân công|mời|gửi|kính|trình|thành lập|khen|biểu dương|phê bình|tặng|cử|thuộc|áp dụng"
    r"|tham dự|dự|có|là|gồm|thay|sửa|bổ sung|đổi|chỉ đạo|bãi bỏ)(?!\w)",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"(?:gồm|gồm có|là|sau(?: đây)?|dưới đây|gửi|cho|với|của|về|từ|thành viên|do|theo|tại|đối với|như|giữa|ý kiến"
    rf"|phối hợp|(?:{KINDS}))\s*$"
)
_PARENTHESIS = re.compile(r"[(\[](?P<said>[^()\[\]\n]{3,300})[)\]]")
_WORD_START = re.compile(r"(?<![\w/])[^\W\d_]")
# What a label in small letters stands behind; one with a capital may follow any words.
_BOUNDARY = re.compile(r"(?:^|[.;,(\[]|[-–+•*]\s)\s*$")
_SENTENCE_END = re.compile(r"\.(?=\s+[^\W\d_a-zà-ỹđ])")
ROLES = {Column.LEAD: LEAD, Column.BOTH: LEAD, Column.COORDINATE: COORDINATE}
_CLOSED = str.maketrans("[]", "()")


@dataclass(frozen=True)
class Label:
    """A label and what stands behind it: its column, the span of both, the words behind it, the agencies they list."""

    column: Column
    start: int
    words: Words
    agencies: tuple[tuple[str, AgencyPhrase], ...] = ()


def read_line(text: str, start: int, end: int) -> list[Label]:
    """Returns the labels of a line, in order: none where not all that stands behind them is what they announce."""
    found = list(_found(text, start, end))
    if not found:
        return list(_in_parentheses(text, start, end)) or _behind_task(text, start, end) or _alone(text, start, end)
    labels: list[Label] = []
    for i, (begin, after, column) in enumerate(found):
        stop = found[i + 1][0] if i + 1 < len(found) else end
        said = _labels(text, column, start, begin, (after, stop))
        if not said:
            return []
        labels += said
    # What comes of a task ("Sản phẩm: …") is told of it where a line begins so, and is no task of its own.
    told = labels[0].start == start or any(x.column is not Column.OTHER for x in labels)
    return labels if told else []


def _in_parentheses(text: str, start: int, end: int) -> Iterator[Label]:
    """Yields agencies that stand in brackets behind a task, each with its part: "(Sở A chủ trì, Sở B phối hợp)"."""
    for inside in _PARENTHESIS.finditer(text, start, end):
        listed, stop = _listed(text, *inside.span("said"))
        # "(cơ quan chủ trì)" says a part and names nobody.
        named = [x for x in listed if x.agency.text[0].isupper() or x.agency.text.startswith("các ")]
        agencies = tuple((x.role, x.agency) for x in named if x.role)
        if agencies and len(agencies) == len(listed):
            begin = inside.start("said")
            yield Label(Column.BOTH, inside.start(), Words(text[begin:stop], begin, stop), agencies)
            yield from _time(text, stop, inside.end("said"))


def _behind_task(text: str, start: int, end: int) -> list[Label]:
    """Returns who has a task that a line names before its colon: "Lập bản đồ: Sở A chủ trì, Sở B phối hợp; quý III".

    Nothing stands behind the colon but agencies, their parts and a time.
    """
    colon = next(_TASK_COLON.finditer(text, start, end), None)
    if colon is None or _HANDS_OUT.match(text, start, colon.start()) or _LISTS.search(text[start : colon.start()]):
        return []
    first = text[start : colon.start()]
    if " " not in first.strip() or not verb_at(first[:1].lower() + first[1:41]):
        return []
    closed = colon.end() + len(text[colon.end() : end].rstrip(" .;,"))
    listed, over = _listed(text, colon.end(), closed)
    named = [x for x in listed if x.agency.text[:1].isupper()]
    rest = text[over:closed].strip(" ;,.-–")
    if not named or len(named) < len(listed) or (rest and deadline_in(rest, 0, len(rest)) != rest):
        return []
    # "Kiểm tra đột xuất: Sở A, Sở B" names whom it is done to: a part or a time tells who does it.
    if not rest and not any(x.role for x in listed):
        return []
    agencies = tuple((x.role or LEAD, x.agency) for x in named)
    words = Words(text[colon.end() : over], colon.end(), over)
    return [Label(Column.LEAD, colon.start(), words, agencies), *_time(text, over, closed)]


def _alone(text: str, start: int, end: int) -> list[Label]:
    """Returns who has the task above a line that says nothing but parts: "Sở A chủ trì, Sở B phối hợp; quý III"."""
    closed = start + len(text[start:end].rstrip(" .;,"))
    listed, over = _listed(text, start, closed)
    rest = text[over:closed].strip(" ;,.-–")
    if not listed or not all(x.role for x in listed) or text[start:end].rstrip().endswith(":"):
        return []
    if rest and deadline_in(rest, 0, len(rest)) != rest:
        return []
    words = Words(text[start:over], start, over)
    return [
        Label(Column.LEAD, start, words, tuple((x.role or LEAD, x.agency) for x in listed)),
        *_time(text, over, closed),
    ]


def _found(text: str, start: int, end: int) -> Iterator[tuple[int, int, Column]]:
    """Yields where each label of a line begins, where what stands behind it does, and what it announces."""
    before = start
    dash = _DASH.search(text, start, min(end, start + LONGEST_LABEL))
    column = label_of(text[start : dash.start()]) if dash else None
    if dash and column in ROLES and ":" not in text[start : dash.start()]:
        yield start, dash.end(), column
        before = dash.end()
    for colon in _COLON.finditer(text, before, end):
        first = max(before, colon.start() - LONGEST_LABEL)
        for word in _WORD_START.finditer(text, first, colon.start()):
            at = word.start()
            said = text[at : colon.start()]
            begins = said[0].isupper() or _BOUNDARY.search(text[before:at])
            # "(theo chức năng, nhiệm vụ): rà soát": words that brackets end with are no label.
            column = label_of(said) if begins and said.count("(") == said.count(")") else None
            if column:
                yield at, colon.end(), column
                break
        before = colon.end()


def _labels(text: str, column: Column, line: int, start: int, behind: tuple[int, int]) -> list[Label]:
    """Returns a label with the words behind it, and a time that ends them; none where they are not what it announces.

    line: where its line begins; behind: the span of the words.
    """
    at, stop = behind
    brackets = text[line:stop].translate(_CLOSED)
    close = (
        brackets.find(")", at - line)
        if brackets.rfind("(", 0, start - line) > brackets.rfind(")", 0, start - line)
        else -1
    )
    closed = min(
        (i for i in (close + line if close >= 0 else -1, *_sentence_ends(text, at, stop)) if i >= 0), default=stop
    )
    end = at + len(text[at:closed].rstrip(" .;,([–-"))
    if column in ROLES:
        listed, over = _listed(text, at, end)
        agencies = tuple((x.role or ROLES[column], x.agency) for x in listed)
        if column is Column.BOTH:
            agencies = tuple((x.role or (COORDINATE if i else LEAD), x.agency) for i, x in enumerate(listed))
        said = [Label(column, start, Words(text[at:over], at, over), agencies)] if agencies else []
        return said + _time(text, over, end) if said else []
    words = Words(text[at:end], at, end)
    if column is Column.DEADLINE and not _sets_a_time(words.text):
        return []
    return [Label(column, start, words)] if words.text or column is Column.OTHER else []


def _listed(text: str, at: int, end: int) -> tuple[list[Listed], int]:
    """Returns the agencies of a list and where it ends: "Sở A, Sở B; hoàn thành trước 30/6/2025" ends with a time."""
    listed = agency_list(text, at, end, strict=True)
    if listed:
        return listed, end
    for sign in list(re.finditer(r"[;,]", text[at:end]))[: -MOST_SIGNS - 1 : -1]:
        over = at + sign.start()
        if deadline_in(text, over, end):
            listed = agency_list(text, at, over, strict=True)
            if listed:
                return listed, over
    return [], end


def _time(text: str, start: int, end: int) -> list[Label]:
    """Returns the label of a time without a label of its own, none where text[start:end] sets none."""
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(" ;,.-–"))
    if begin >= end or not deadline_in(text, begin, end):
        return []
    return [Label(Column.DEADLINE, start, Words(text[begin:end], begin, end))]


def _sentence_ends(text: str, at: int, stop: int) -> list[int]:
    return [m.start() for m in _SENTENCE_END.finditer(text, at, stop)][:1]


def _sets_a_time(words: str) -> bool:
    """Returns whether words behind "Thời gian" are a time: they have a figure, or say so themselves."""
    said = re.search(
        r"\d|[Qq]uý|[Hh][ằà]ng|thường xuyên|[Tt]hường xuyên|[Nn]gay|[Đđ]ịnh kỳ|[Tt]rước|[Ss]au|[Nn]ăm", words
    )
    return bool(said) and len(words) <= 4 * LONGEST_DEADLINE
