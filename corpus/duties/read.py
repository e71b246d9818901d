"""Who does what, by when: the duties that a clause assigns.

Tables of tasks (`tables`) and labelled lines (`labels`) are read apart; all else by sentences. Each sentence is cut at
its semicolons; `tasks` says who acts and who coordinates in a piece. A dash without a subject has that of the heading
above it (`subjects`); a sentence that names nobody but sets a deadline sets it for the task before.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.clause import PREFACE, Clause, is_frame, parent_path
from corpus.document import Document
from corpus.due import Due
from corpus.duties.agency_phrases import AgencyPhrase, defined_names
from corpus.duties.counted import is_counted_task
from corpus.duties.deadlines import deadline_in, surer
from corpus.duties.labels import read_labels, with_labels
from corpus.duties.manner import manner_of
from corpus.duties.meaning import read_due
from corpus.duties.reports import reports_to
from corpus.duties.roles import parts
from corpus.duties.scope import behind_itself, outside_quotes, without_tasks
from corpus.duties.segments import segments
from corpus.duties.short_names import defined
from corpus.duties.subjects import Subject, asked_below, heading_subject, last_line_subject, lead_in, whole_line
from corpus.duties.tables import read_tables
from corpus.duties.tasks import Task, read_tasks, resolved, with_listed
from corpus.duty import LEAD, Duty
from corpus.patience import go_on
from corpus.text.tones import new_tones

LONGEST_TASK = 300  # code points
_EDGES = " ,.;:/–-"
MOST_REMEMBERED = 200  # names of a clause that a short mention further on may stand for
MOST_LISTED = 200  # agencies that pieces of a sentence name one after the other
# "Sở Xây dựng có trách nhiệm:" says who does what stands below, and nothing to do itself.
_ONLY_LEADS_IN = re.compile(
    r"(?:(?:tổ chức|triển khai|thực hiện|tập trung|khẩn trương|nghiêm túc|chủ trì|chỉ đạo),? )*"
    r"(?:thực hiện|triển khai) (?:tốt )?"
    r"(?:(?:các|những|một số) )?(?:(?:nhiệm vụ|nội dung|công việc|việc|giải pháp|yêu cầu|công tác|biện pháp),? ?)+"
    r"(?:(?:trọng tâm|chủ yếu|cụ thể|chính|cấp bách),? )*(?:sau(?: đây)?|dưới đây|như sau)"
    r"|(?:có|chịu) (?:các )?(?:trách nhiệm|nhiệm vụ|quyền)(?:,? (?:và )?(?:quyền hạn|nghĩa vụ|trách nhiệm))*"
    r"(?: (?:tổ chức )?thực hiện)?"
    r"(?: (?:các|những) (?:nhiệm vụ|nội dung|công việc|việc))?(?: sau(?: đây)?)?"
    r"|chỉ thị(?: như sau)?|(?:chỉ đạo|yêu cầu|đề nghị) như sau"
)
# "sổ lập |trước năm 2016|".
_BY_A_YEAR = re.compile(r"(?:trước|trong|từ|sau|đến)(?: hết| cuối)? (?:năm|tháng|quý)(?!\w)", re.IGNORECASE)
# What only announces what stands below: "hoàn thành trước ngày 30/11|, trong đó|:".
_ANNOUNCES = re.compile(
    r",? (?:bảo đảm|đảm bảo|trong đó|cụ thể(?: là)?|với (?:các )?(?:chỉ tiêu|nội dung)|bao gồm|gồm):$"
)
# A form's line to be filled in: "Hôm nay, ngày …/…/2026, tại ........".
_BLANKS = re.compile(r"(?:\.{2,}|…) ?/|\.{5,}|_{3,}|(?:\.{3}|…) (?:triệu|đồng|tháng|ngày|năm|%)")
# "Để tái diễn, Trưởng Công an phường chịu trách nhiệm.": the whole of what is said.
_ANSWERS = re.compile(r"chịu trách nhiệm(?=[.;])")


def read_duties(document: Document) -> list[Duty]:
    """Returns the duties of a document, in the order of its text.

    What stands before numbered clauses introduces them ("Ủy ban nhân dân tỉnh yêu cầu các sở:"): nobody's task.
    """
    # Every list of words here sets tone marks the new way; what is quoted keeps the document's own.
    toned = replace(document, text=new_tones(document.text))
    with defined(defined_names(toned.text)):
        said = [duty for duty in _read(toned) if not _leads_in(duty, toned.text)]
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
    subjects: dict[str, Subject] = {}
    labelled = read_labels(document)
    found: list[Duty] = []
    idle = without_tasks(document)
    for clause in document.clauses:
        go_on()
        if clause.path in idle:
            continue
        above = parent_path(clause.path, document.by_path) or ""
        if clause.path == PREFACE:
            subjects[""] = asked_below(document.text, clause)
        inherited = Subject() if is_frame(clause.path) else subjects.get(above, Subject())
        if inherited.asked and clause.own_end < clause.end:
            inherited = Subject()  # below a point with points of its own stand those of others
        headed = heading_subject(document.text, clause)
        last = last_line_subject(document.text, clause)
        below = headed if headed.agencies else Subject() if headed.heading else inherited
        subjects[clause.path] = last if last.agencies else below
        if last.agencies:
            # "Sở Y tế:" below the text of one item heads the items that follow beside it.
            subjects[above] = last
        subject = headed if headed.heading and headed.agencies else inherited
        tables = read_tables(document, clause, lead_in(document.text, clause) or subject.agencies)
        if not (numbered and clause.path.rpartition(".")[2] == PREFACE):
            taken = sorted({*_within(labelled.spans, clause), *tables.lines})
            found += _clause_duties(document, clause, subject, taken)
        found += tables.duties
    return with_labels(document, labelled, found)


def dated(duty: Duty, document: Document) -> Duty:
    """Returns a duty with what its deadline means, a year that is not said taken from its document's date."""
    told = document.metadata
    due = read_due(duty.deadline, told.date, told.effective) if duty.deadline else None
    if due and duty.row is None and _is_over(duty.deadline or "", due):
        return replace(duty, deadline=None)
    return replace(duty, due=due)


def _is_over(deadline: str, due: Due) -> bool:
    """Returns whether a day without a word that says "by", or a year, lies before the document: it dates a thing."""
    last = due.last_day()
    return (
        (deadline.startswith("ngày ") or _BY_A_YEAR.match(deadline) is not None)
        and last is not None
        and due.issued is not None
        and last < due.issued
    )


def _within(spans: Sequence[tuple[int, int]], clause: Clause) -> Sequence[tuple[int, int]]:
    """Returns those of spans in order that begin in a clause's own text, or one before it."""
    first = bisect_left(spans, (clause.start,))
    return spans[max(0, first - 1) : bisect_left(spans, (clause.own_end + 2,))]


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
        begin = behind_itself(text, start, stop)
        if begin < stop and not leads_in and not _BLANKS.search(text, begin, stop):
            yield begin, stop


def _clause_duties(
    document: Document, clause: Clause, subject: Subject, taken: Sequence[tuple[int, int]]
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
        if subject.heading and subject.agencies[0].start != start and (named := _heads_more(text, start, end)):
            subject = Subject(named, heading=True)
            continue
        if _is_heading_of_task(text, start, end):
            continue
        if text[end : end + 1] == ";" and (named := whole_line(text, start, end)):
            listed = (*listed, *named)[:MOST_LISTED]  # "Giao Sở A; Sở B lập …"
            continue
        tasks = read_tasks(text, start, end, subject, not led)
        tasks = [resolved(task, known) for task in with_listed(tasks, listed, start)]
        listed = () if tasks else (*listed, *whole_line(text, start, end))[:MOST_LISTED]
        known += [n for task in tasks for _, names in task.parts for n in names]
        leads = [names for task in tasks for role, names in task.parts if role == LEAD]
        if leads:
            subject = Subject(leads[-1])
        said = deadline_in(text, start, end), reports_to(text, start, end)
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


def _is_heading_of_task(text: str, start: int, end: int) -> bool:
    """Returns whether a line only names the task that the lines below it give: "Nhiệm vụ 2: Lập bản đồ"."""
    alone = text[start - 1 : start] in ("\n", "") and text[end : end + 1] in ("\n", "")
    return alone and is_counted_task(text[start:end]) and not parts(text, start, end, first=True)


def _heads_more(text: str, start: int, end: int) -> tuple[AgencyPhrase, ...]:
    """Returns the agencies that are all that a line says, so that what stands below is theirs."""
    alone = text[start - 1 : start] == "\n" and text[end : end + 1] in ("\n", "")
    return whole_line(text, start, end) if alone else ()


def _filled(duties: list[Duty], deadline: str | None, report_to: str | None) -> list[Duty]:
    """Returns duties with the deadline and the reader that a sentence beside them sets, where they have none."""
    return [replace(d, deadline=surer(d.deadline, deadline), report_to=d.report_to or report_to) for d in duties]


def _duties(document: Document, clause: Clause, task: Task) -> list[Duty]:
    text = document.text
    words = text[task.verb : task.stop or task.end].strip(_EDGES)
    if not words and text[task.start : task.end].rstrip().endswith(":"):
        return []
    if text[task.start : task.end].endswith(":"):
        words = _ANNOUNCES.sub("", f"{words}:").rstrip(":")
    words = (words or text[task.start : task.end].strip(_EDGES)).rstrip(" ([")[:LONGEST_TASK]
    deadline = deadline_in(text, task.start, task.end)
    report = reports_to(text, task.start, task.end)
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
