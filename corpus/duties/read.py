"""Who does what, by when: the duties that a clause assigns.

Tables of tasks (`tables`) and labelled lines (`labels`) are read apart; all else by sentences. Each sentence is cut at
its semicolons; `roles` says who acts and who coordinates in a piece. A dash without
a subject has that of the heading above it; a sentence that names nobody but sets a deadline sets it for the task
before.
"""

import itertools
import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.clause import PREFACE, Clause, is_frame, parent_path
from corpus.document import Document
from corpus.duties.agency_phrases import AgencyPhrase, agencies_at
from corpus.duties.deadlines import deadline_in, deadline_words, surer
from corpus.duties.heads import HEAD, KINDS
from corpus.duties.labels import read_labels, with_labels
from corpus.duties.manner import manner_of
from corpus.duties.meaning import read_due
from corpus.duties.patterns import FREES, ORDER
from corpus.duties.roles import Part, parts, said_in_parentheses
from corpus.duties.scope import OF_ITSELF, outside_quotes, without_tasks
from corpus.duties.segments import segments
from corpus.duties.tables import read_tables
from corpus.duties.verbs import verb_at
from corpus.duty import LEAD, Duty
from corpus.markers import markers
from corpus.patience import go_on
from corpus.table import rows_of
from corpus.text.tones import new_tones

LONGEST_TASK = 300  # code points
MOST_REMEMBERED = 200  # names of a clause that a short mention further on may stand for
MOST_LISTED = 200  # agencies that pieces of a sentence name one after the other


@dataclass(frozen=True)
class _Task:
    """A task within a piece of a sentence: who has which part in it, its words from `start` on, those of `verb` on.

    stop: where the words that say what to do end, None where that is `end`.
    """

    parts: tuple[tuple[str, tuple[AgencyPhrase, ...]], ...]
    start: int
    verb: int
    end: int
    stop: int | None = None


@dataclass(frozen=True)
class _Subject:
    """Who acts where a text below does not say; heading: whether that is all the heading says ("Sở Y tế:")."""

    agencies: tuple[AgencyPhrase, ...] = ()
    heading: bool = False


# "Điều 8. Trách nhiệm của Sở Tài chính": the heading says whose tasks follow.
_TASKS_OF = re.compile(r"(?:(?:Trách nhiệm|Nhiệm vụ)(?:, quyền hạn)? của\s+(?!các\s)|(?:Đối với|Về phía)\s+)")
# "Các doanh nghiệp viễn thông hoạt động trên địa bàn tỉnh:": a kind told by what it does, and no task.
_KIND_LINE = re.compile(
    rf"(?P<kind>Các (?:{KINDS})(?:(?!phải|cần|được|sau(?!\w)|có trách nhiệm|thực hiện|chủ trì|phối hợp)"
    r"[^:;.()]){0,60}?)"
    r"(?:\s+(?:hoạt động|trên địa bàn|đóng trên)[^:;.]{0,60})?:"
)
# "Sở Xây dựng có trách nhiệm:" says who does what stands below, and nothing to do itself.
_ONLY_LEADS_IN = re.compile(
    r"(?:tổ chức |triển khai |tập trung |khẩn trương |nghiêm túc )*(?:thực hiện|triển khai) (?:tốt )?"
    r"(?:(?:các|những|một số) )?(?:nhiệm vụ|nội dung|công việc|việc|giải pháp|yêu cầu)(?:,? (?:nhiệm vụ|giải pháp))*"
    r"(?: (?:trọng tâm|chủ yếu|cụ thể))* (?:sau(?: đây)?|dưới đây|như sau)"
    r"|(?:có|chịu) (?:các )?(?:trách nhiệm|nhiệm vụ|quyền)(?:,? (?:và )?(?:quyền hạn|nghĩa vụ|trách nhiệm))*"
    r"(?: (?:tổ chức )?thực hiện)?"
    r"(?: (?:các|những) (?:nhiệm vụ|nội dung|công việc|việc))?(?: sau(?: đây)?)?"
)
# "Để tái diễn, Trưởng Công an phường chịu trách nhiệm.": the whole of what is said.
_ANSWERS = re.compile(r"chịu trách nhiệm(?=[.;])")
# What stands between two of a list whose first says where it is: " ở trung ương, ".
_LISTS_ON = re.compile(
    r" (?P<joins>ở|tại|trong|thuộc|trên|về|của|có liên quan|khác)(?!\w)[^.;:()]{1,60}(?:,| và) ?(?:và )?"
)
_SYLLABLE = re.compile(r"(?<!\w)[a-zà-ỹđ]+")
_REPORT = re.compile(
    r"\b(?:[Bb]áo cáo|[Bb]áo|[Gg]ửi|[Tt]rình|[Nn]ộp|[Kk]iến nghị|[Gg]ửi về)\b"
    r"(?:(?!\b(?:báo cáo|gửi|trình|phối hợp)\b)[^;.]){0,70}?\s(?:(?:về|với|cho|đến|lên|trước|tới)\s+)?(?=[A-ZĐÀ-ỹ])"
)


def read_duties(document: Document) -> list[Duty]:
    """Returns the duties of a document, in the order of its text.

    What stands before numbered clauses introduces them ("Ủy ban nhân dân tỉnh yêu cầu các sở:"): nobody's task.
    """
    # Every list of words here sets tone marks the new way; what is quoted keeps the document's own.
    toned = replace(document, text=new_tones(document.text))
    said = (duty for duty in _read(toned) if not _leads_in(duty, toned.text))
    return [dated(_as_written(duty, document, toned.text), document) for duty in said]


def _leads_in(duty: Duty, text: str) -> bool:
    """Returns whether a task only says that tasks follow, and not that somebody answers for what was said before."""
    if not _ONLY_LEADS_IN.fullmatch(duty.task):
        return False
    at = text.find(duty.task, duty.end, duty.end + LONGEST_TASK)
    return at < 0 or not _ANSWERS.match(text, at)


def _as_written(duty: Duty, document: Document, toned: str) -> Duty:
    """Returns a duty read in a text of other tone marks with its words as the document has them."""
    if toned == document.text:
        return duty
    clause = document.clause(duty.clause)

    def own(words: str | None) -> str | None:
        at = toned.find(words, clause.start, clause.end) if words and clause else -1
        return document.text[at : at + len(words)] if words and at >= 0 else words

    # A name that begins with a word it shares with others does not stand so in the text.
    stands = toned[duty.start : duty.end] == duty.agency
    agency = document.text[duty.start : duty.end] if stands else duty.agency
    task, deadline, report_to = own(duty.task), own(duty.deadline), own(duty.report_to)
    return replace(duty, agency=agency, task=task or duty.task, deadline=deadline, report_to=report_to)


def _read(document: Document) -> list[Duty]:
    numbered = any(c.levels for c in document.clauses)
    subjects: dict[str, _Subject] = {}
    labelled = read_labels(document)
    found: list[Duty] = []
    idle = without_tasks(document)
    for clause in document.clauses:
        go_on()
        if clause.path in idle:
            continue
        above = parent_path(clause.path, document.by_path) or ""
        inherited = _Subject() if is_frame(clause.path) else subjects.get(above, _Subject())
        headed = _heading_subject(document.text, clause)
        last = _last_line_subject(document.text, clause)
        subjects[clause.path] = last if last.agencies else headed if headed.agencies else inherited
        if last.agencies:
            # "Sở Y tế:" below the text of one item heads the items that follow beside it.
            subjects[above] = last
        subject = headed if headed.heading else inherited
        tables = read_tables(document, clause, _lead_in(document.text, clause) or subject.agencies)
        if not (numbered and clause.path.rpartition(".")[2] == PREFACE):
            taken = sorted({*_within(labelled.spans, clause), *tables.lines})
            found += _clause_duties(document, clause, subject, taken)
        found += tables.duties
    return with_labels(document, labelled, found)


def dated(duty: Duty, document: Document) -> Duty:
    """Returns a duty with what its deadline means, a year that is not said taken from its document's date."""
    return replace(duty, due=read_due(duty.deadline, document.metadata.date)) if duty.deadline else duty


def _within(spans: Sequence[tuple[int, int]], clause: Clause) -> Sequence[tuple[int, int]]:
    """Returns those of spans in order that begin in a clause's own text, or one before it."""
    first = bisect_left(spans, (clause.start,))
    return spans[max(0, first - 1) : bisect_left(spans, (clause.own_end + 2,))]


def _lead_in(text: str, clause: Clause) -> tuple[AgencyPhrase, ...]:
    """Returns who leads by the line above the first table of a clause: "Sở Y tế thực hiện các nhiệm vụ sau:"."""
    table = next(rows_of(text, clause.start, clause.own_end), None)
    spans = [s for s in segments(text, clause) if table and s[1] <= table[0]]
    led = [p.agencies for p in parts(text, *spans[-1], first=True) if p.role == LEAD] if spans else []
    return led[-1] if led else ()


def _sentences(text: str, clause: Clause, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yields the pieces of a clause's sentences without what was read apart, and without what leads in to a table.

    taken: what was read apart, in order.
    """
    at = 0  # of those taken that may end behind a piece
    for start, end in outside_quotes(text, clause, segments(text, clause)):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        inner = taken[at][0] if at < len(taken) and taken[at][0] < end else end
        stop = start + len(text[start : max(start, inner)].rstrip(" (,;.-") if inner < end else text[start:end])
        following = bisect_left(taken, (end + 1,), lo=at)
        leads_in = text[start:end].endswith(":") and following < len(taken) and taken[following][0] == end + 1
        if start < stop and not leads_in and not OF_ITSELF.match(text, start, stop):
            yield start, stop


def _clause_duties(
    document: Document, clause: Clause, subject: _Subject, taken: Sequence[tuple[int, int]]
) -> list[Duty]:
    """Returns the duties of the sentences in a clause's own text; taken: spans that are read apart."""
    text = document.text
    found: list[Duty] = []
    last: list[Duty] = []
    led = False  # whether anybody leads yet
    known: deque[AgencyPhrase] = deque(subject.agencies, MOST_REMEMBERED)
    listed: tuple[AgencyPhrase, ...] = ()
    waiting: tuple[str | None, str | None] = (None, None)
    for start, end in _sentences(text, clause, taken):
        go_on()
        tasks = _tasks(text, start, end, subject, not led)
        tasks = [_resolved(task, known) for task in _with_listed(tasks, listed, start)]
        listed = () if tasks else (*listed, *_whole_line(text, start, end))[:MOST_LISTED]
        known += [n for task in tasks for _, names in task.parts for n in names]
        leads = [names for task in tasks for role, names in task.parts if role == LEAD]
        if leads:
            subject = _Subject(leads[-1])
        said = deadline_in(text, start, end), _report_to(text, start, end)
        if tasks:
            new = [d for task in tasks for d in _duties(document, clause, task)]
            found += last
            last = _filled(new, *waiting)
            led = led or any(d.role == LEAD for d in last)
            waiting = (None, None)
        elif last:
            last = _filled(last, *said)
        else:
            waiting = said if said[0] else waiting
    return found + last


def _with_listed(tasks: list[_Task], listed: tuple[AgencyPhrase, ...], start: int) -> list[_Task]:
    """Returns the tasks of a piece, the first for those too whom pieces before it only name: "Sở A; Sở B lập …"."""
    if not (listed and tasks and tasks[0].parts):
        return tasks
    role, names = tasks[0].parts[0]
    if role != LEAD or names[0].start != start:
        return tasks
    return [replace(tasks[0], parts=((LEAD, (*listed, *names)), *tasks[0].parts[1:])), *tasks[1:]]


def _resolved(task: _Task, known: Sequence[AgencyPhrase]) -> _Task:
    """Returns a task with short mentions ("Hội", "Sở này") replaced by the name that the clause gave before."""
    return replace(
        task, parts=tuple((role, tuple(_named_before(n, known) for n in names)) for role, names in task.parts)
    )


def _named_before(name: AgencyPhrase, known: Sequence[AgencyPhrase]) -> AgencyPhrase:
    short = name.text.removesuffix(" này")
    if not HEAD.fullmatch(short):
        return name
    return next((k for k in reversed(known) if k.text.startswith(f"{short} ")), name)


def _filled(duties: list[Duty], deadline: str | None, report_to: str | None) -> list[Duty]:
    """Returns duties with the deadline and the reader that a sentence beside them sets, where they have none."""
    return [replace(d, deadline=surer(d.deadline, deadline), report_to=d.report_to or report_to) for d in duties]


def _duties(document: Document, clause: Clause, task: _Task) -> list[Duty]:
    text = document.text
    words = text[task.verb : task.stop or task.end].strip(" ,.;:/")
    if not words and text[task.start : task.end].rstrip().endswith(":"):
        return []
    words = (words or text[task.start : task.end].strip(" ,.;:/"))[:LONGEST_TASK]
    deadline = deadline_in(text, task.start, task.end)
    report = _report_to(text, task.start, task.end)
    return [
        Duty(
            role,
            n.text,
            words,
            deadline,
            report,
            document.document_id,
            clause.path,
            n.start,
            n.end,
            manner_of(document, clause, n.start, n.end),
        )
        for role, names in task.parts
        for n in names
    ]


def _tasks(text: str, start: int, end: int, subject: _Subject, first: bool) -> list[_Task]:
    """Returns the tasks in a piece of a sentence, those of who is named in it or else of the subject above."""
    if FREES.match(text, start, end):
        return []
    found = parts(text, start, end, first)
    behind = said_in_parentheses(text, end, found)
    if behind is not None:
        return [_task_in_parentheses(text, start, behind, end, found)]
    if subject.heading and start <= subject.agencies[0].start < end:
        return []
    if subject.heading and _begins_with_verb(text, start):
        # "3. Sở A: a) kiểm tra việc lắp đặt …, các trạm phát sóng": a kind further on is what is dealt with.
        found = [p for p in found if p.role != LEAD or not p.agencies[0].generic]
    if subject.agencies and not _leads_itself(found, start) and (subject.heading or _begins_with_verb(text, start)):
        roles = ((LEAD, subject.agencies), *((p.role, p.agencies) for p in found))
        return [_Task(roles, start, start, end)]
    groups: list[list[Part]] = []
    for part in found:
        if not groups or (part.own and part.role == LEAD and any(p.role == LEAD for p in groups[-1])):
            groups.append([])
        groups[-1].append(part)
    groups = _joined(text, groups)
    edges = [start, *(g[0].agencies[0].start for g in groups[1:]), end]
    spans = zip(groups, itertools.pairwise(edges), strict=bool(groups))
    return [_Task(_roles(group), a, _task_verb(group, a), b) for group, (a, b) in spans]


def _joined(text: str, groups: list[list[Part]]) -> list[list[Part]]:
    """Returns the parts of tasks, those who are said to do nothing joined to who is named next and does.

    "Bộ trưởng, Thủ trưởng cơ quan khác |ở trung ương, |Chủ tịch Ủy ban nhân dân cấp tỉnh chỉ đạo …".
    """
    found: list[list[Part]] = []
    for group in groups:
        before = found[-1] if found else []
        if before and all(p.role == LEAD for p in before) and _only_lists(text, before[-1], group[0]):
            named = tuple(n for p in before for n in p.agencies)
            found[-1] = [replace(group[0], agencies=(*named, *group[0].agencies)), *group[1:]]
        else:
            found.append(group)
    return found


def _only_lists(text: str, part: Part, other: Part) -> bool:
    """Returns whether nothing that anybody does stands between two who act."""
    start, end = part.agencies[-1].end, other.agencies[0].start
    where = _LISTS_ON.fullmatch(text, start, end)
    if where is None or other.role != LEAD:
        return False
    return not any(verb_at(text, m.start(), end) for m in _SYLLABLE.finditer(text, where.end("joins"), end))


def _task_in_parentheses(text: str, start: int, behind: int, end: int, found: list[Part]) -> _Task:
    """Returns the task of agencies with their parts in parentheses: what stands before the first, else behind all."""
    first = found[0].agencies[0].start
    order = ORDER.match(text, start, first)
    before = text[order.end() if order else start : first].strip(" ,.;:–-")
    rest = text[behind:end].lstrip(" ,:")
    if before and (deadline_words().match(rest) or not verb_at(rest)):
        return _Task(_roles(found), start, start, end, stop=first)
    return _Task(_roles(found), start, behind, end)


def _leads_itself(found: list[Part], start: int) -> bool:
    """Returns whether a piece says who acts in it: who leads, or, at its beginning, who coordinates."""
    return any(p.role == LEAD for p in found) or (bool(found) and found[0].agencies[0].start <= start + 3)


def _begins_with_verb(text: str, start: int) -> bool:
    return verb_at(text[start : start + 1].lower() + text[start + 1 : start + 40]) is not None


def _task_verb(group: list[Part], start: int) -> int:
    lead = next((p for p in group if p.role == LEAD), group[0])
    return max(lead.verb, start)


def _roles(group: list[Part]) -> tuple[tuple[str, tuple[AgencyPhrase, ...]], ...]:
    """Returns the parts of a task, who leads before who coordinates, nobody twice."""
    leads = {n.start for p in group if p.role == LEAD for n in p.agencies}
    ordered = sorted(group, key=lambda p: p.role != LEAD)
    return tuple(
        (p.role, tuple(n for n in p.agencies if p.role == LEAD or n.start not in leads)) for p in ordered
    )  # fmt: skip


def _heading_subject(text: str, clause: Clause) -> _Subject:
    """Returns the agencies that a clause is headed by, or that its lead-in ends with an order to."""
    own_end = clause.start + len(text[clause.start : clause.own_end].rstrip())
    found = markers(text[clause.start : own_end].partition("\n")[0])
    at = clause.start + (found[0].length if found and not found[0].weak else 0)
    line_end = text.find("\n", at, own_end)
    names = _whole_line(text, at, own_end if line_end < 0 else line_end)
    if names:
        return _Subject(names, heading=True)
    if text[own_end - 1 : own_end] != ":":
        return _Subject()
    spans = list(segments(text, clause))
    led = [p.agencies for p in parts(text, *spans[-1], first=True) if p.role == LEAD] if spans else []
    return _Subject(led[-1]) if led else _Subject()


def _last_line_subject(text: str, clause: Clause) -> _Subject:
    """Returns the agencies that are all that the last of several sentences of a clause's own text says."""
    own_end = clause.start + len(text[clause.start : clause.own_end].rstrip())
    if text[own_end - 1 : own_end] != ":":
        return _Subject()
    spans = list(segments(text, clause))
    names = _whole_line(text, spans[-1][0], own_end) if len(spans) > 1 else ()
    return _Subject(names, heading=bool(names))


def _whole_line(text: str, at: int, end: int) -> tuple[AgencyPhrase, ...]:
    """Returns the agencies that a line names, where it says nothing else: "Sở Y tế:", "Giao Sở Y tế"."""
    order = ORDER.match(text, at, end) or _TASKS_OF.match(text, at, end)
    names, after = agencies_at(text, order.end() if order else at, end)
    if not text[after:end].strip().strip(":"):
        return tuple(names)
    kind = _KIND_LINE.fullmatch(text, at, end)
    return (AgencyPhrase(kind["kind"], *kind.span("kind")),) if kind else ()


def _report_to(text: str, start: int, end: int) -> str | None:
    """Returns whom text[start:end] says to report to, None where it says nothing."""
    for match in _REPORT.finditer(text, start, end):
        names, after = agencies_at(text, match.end(), end, plain=False)
        if names:
            return text[names[0].start : after]
    return None
