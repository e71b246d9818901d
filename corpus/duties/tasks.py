"""The tasks of a piece of a sentence: who has which part in each, and which words say what to do."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.duties.agency_phrases import AgencyPhrase
from corpus.duties.deadlines import deadline_words
from corpus.duties.denials import behind_denial
from corpus.duties.heads import HEAD
from corpus.duties.patterns import ORDER, WITH
from corpus.duties.roles import Part, parts, said_in_parentheses
from corpus.duties.subjects import Subject
from corpus.duties.verbs import NO_PREDICATE, verb_at
from corpus.duty import LEAD


@dataclass(frozen=True)
class Task:
    """A task within a piece of a sentence: who has which part in it, its words from `start` on, those of `verb` on.

    stop: where the words that say what to do end, None where that is `end`.
    """

    parts: tuple[tuple[str, tuple[AgencyPhrase, ...]], ...]
    start: int
    verb: int
    end: int
    stop: int | None = None


# What stands between two of a list whose first says where it is: " ở trung ương, ".
_LISTS_ON = re.compile(
    r" (?P<joins>ở|tại|trong|thuộc|trên|về|của|có liên quan|khác)(?!\w)[^.;:()]{1,60}(?:,| và) ?(?:và )?"
)
# "Nhiệm vụ về tổ chức:", "Về hoạt động tại bến:": a title of what stands below.
_TITLE = re.compile(r"(?:Về|Đối với|Nhiệm vụ|Công tác|Nội dung|Quyền hạn|Trách nhiệm|Giải pháp|Yêu cầu)(?!\w)")
# "Chỉ đạo Sở A |giao| Sở B: …": who only hands on a task has none.
_ONLY_ORDERS = re.compile(r"\s*(?:giao|yêu cầu|đề nghị|phân công|ủy quyền)(?: nhiệm vụ)?(?: cho)?\s*")
_SYLLABLE = re.compile(r"(?<!\w)[a-zà-ỹđ]+")


def read_tasks(text: str, start: int, end: int, subject: Subject, first: bool) -> list[Task]:
    """Returns the tasks in a piece of a sentence, those of who is named in it or else of the subject above."""
    start = behind_denial(text, start, end)
    if start >= end:
        return []
    found = parts(text, start, end, first)
    behind = said_in_parentheses(text, end, found)
    if behind is not None:
        return [_task_in_parentheses(text, start, behind, end, found)]
    if subject.heading and start <= subject.agencies[0].start < end:
        return []
    if subject.agencies and not found and _is_title(text[start:end].rstrip()):
        return []
    if subject.heading and _begins_with_verb(text, start):
        # "3. Sở A: a) kiểm tra việc lắp đặt …, các trạm phát sóng": a kind further on is what is dealt with.
        found = [p for p in found if not p.agencies[0].generic or _is_beside(text, start, p)]
    if subject.asked and (any(p.role == LEAD for p in found) or _begins_aside(text, start)):
        subject = Subject()
    if subject.agencies and not _leads_itself(found, start) and (subject.heading or _begins_with_verb(text, start)):
        roles = ((LEAD, subject.agencies), *((p.role, p.agencies) for p in found))
        return [Task(roles, start, start, end)]
    groups: list[list[Part]] = []
    for part in found:
        if not groups or (part.own and part.role == LEAD and any(p.role == LEAD for p in groups[-1])):
            groups.append([])
        groups[-1].append(part)
    groups = _joined(text, groups)
    edges = [start, *(g[0].agencies[0].start for g in groups[1:]), end]
    spans = zip(groups, itertools.pairwise(edges), strict=bool(groups))
    tasks = [Task(_roles(group), a, _task_verb(group, a), b) for group, (a, b) in spans]
    named = [not group[0].agencies[0].generic for group in groups[1:]] + [False]
    return [
        t
        for t, to_one in zip(tasks, named, strict=bool(tasks))
        if not (to_one and _ONLY_ORDERS.fullmatch(text, t.verb, t.end))
    ]


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


def _task_in_parentheses(text: str, start: int, behind: int, end: int, found: list[Part]) -> Task:
    """Returns the task of agencies with their parts in parentheses: what stands before the first, else behind all."""
    first = found[0].agencies[0].start
    order = ORDER.match(text, start, first)
    before = text[order.end() if order else start : first].strip(" ,.;:–-[(")
    rest = text[behind:end].lstrip(" ,:")
    if before and (deadline_words().match(rest) or not verb_at(rest)):
        return Task(_roles(found), start, start, end, stop=first)
    return Task(_roles(found), start, behind, end)


def _leads_itself(found: list[Part], start: int) -> bool:
    """Returns whether a piece says who acts in it: who leads, or, at its beginning, who coordinates."""
    return any(p.role == LEAD for p in found) or (bool(found) and found[0].agencies[0].start <= start + 3)


def _begins_with_verb(text: str, start: int) -> bool:
    when = deadline_words().match(text, start)  # "Trong năm 2025, |kiểm tra| …"
    begins = (start, when.end() + len(", ")) if when else (start,)
    return any(verb_at(text[at : at + 1].lower() + text[at + 1 : at + 40]) for at in begins)


def _is_title(words: str) -> bool:
    """Returns whether a piece that names nobody only says what stands below it is about."""
    return (words.endswith(":") and _TITLE.match(words) is not None) or (words.startswith("Về ") and ":" not in words)


def _is_beside(text: str, start: int, part: Part) -> bool:
    """Returns whether those of a part are named as helping, and not as what is dealt with."""
    at = part.agencies[0].start
    return part.role != LEAD and WITH.search(text[max(start, at - 60) : at]) is not None


def _begins_aside(text: str, start: int) -> bool:
    """Returns whether a piece begins with when, by what or on what condition something is done."""
    return verb_at(text[start : start + 1].lower() + text[start + 1 : start + 40]) in NO_PREDICATE


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


def with_listed(tasks: list[Task], listed: tuple[AgencyPhrase, ...], start: int) -> list[Task]:
    """Returns the tasks of a piece, the first for those too whom pieces before it only name: "Sở A; Sở B lập …"."""
    if not (listed and tasks and tasks[0].parts):
        return tasks
    role, names = tasks[0].parts[0]
    if role != LEAD or names[0].start != start:
        return tasks
    return [replace(tasks[0], parts=((LEAD, (*listed, *names)), *tasks[0].parts[1:])), *tasks[1:]]


def resolved(task: Task, known: Sequence[AgencyPhrase]) -> Task:
    """Returns a task with short mentions ("Hội", "Sở này") replaced by the name that the clause gave before."""
    return replace(
        task, parts=tuple((role, tuple(_named_before(n, known) for n in names)) for role, names in task.parts)
    )


def _named_before(name: AgencyPhrase, known: Sequence[AgencyPhrase]) -> AgencyPhrase:
    short = name.text.removesuffix(" này")
    if not HEAD.fullmatch(short):
        return name
    return next((k for k in reversed(known) if k.text.startswith(f"{short} ")), name)
