"""Who acts, of the task that is asked about and in the part that is asked for, and nobody else."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.duty import CALL, COORDINATE, LEAD, REQUEST, Duty
from corpus.lexicon.glossary import same_agency
from corpus.lexicon.surnames import person_at_end
from corpus.text.accents import fold
from rag.composing.first_line.line import Line, capital, ended
from rag.composing.names import agencies_named
from rag.evidence import Evidence
from rag.question.question import Question
from rag.reading.coverage import share_of
from rag.reading.reader import Reading, Span

_LABELS = {
    ("vi", LEAD): "chủ trì",
    ("vi", COORDINATE): "phối hợp",
    ("en", LEAD): "lead",
    ("en", COORDINATE): "in coordination with",
}
_ASKED_TO = {
    ("vi", REQUEST): "được đề nghị",
    ("vi", CALL): "được kêu gọi",
    ("en", REQUEST): "requested, not ordered",
    ("en", CALL): "called upon, not ordered",
}
# Words by which a clause itself says that somebody leads.
# "Bộ Ngoại giao" and "Sở Giao thông vận tải" give nobody anything.
LEADS = re.compile(
    r"chủ trì|đầu mối|thường trực|chịu trách nhiệm|có trách nhiệm|phụ trách|(?<!ngoại )giao\s(?!thông)|lãnh đạo",
    re.IGNORECASE,
)
_ONLY_HELPS = re.compile(
    r"\s+(?:(?:có|chịu) trách nhiệm\s+|tích cực\s+|chủ động\s+|tham gia\s+|cùng\s+)*phối hợp(?!\w)", re.IGNORECASE
)
# Who has to answer for what went wrong does not do it: "chịu trách nhiệm nếu để người bệnh phải tự mua thuốc".
_LIABLE = re.compile(
    r"\W*(?:phải )?(?:bị xử lý|chịu trách nhiệm)(?: trước [^,;.]{3,60}?)?"
    r" (?:nếu|khi|trong trường hợp|về việc để)(?!\w)",
    re.IGNORECASE,
)
# Words by which a clause says the part of whoever stands above it.
_PART_SAID = re.compile(
    r"\W*(?P<said>(?:là )?(?:cơ quan )?(?:đầu mối|chủ trì|thường trực)|(?:có|chịu) trách nhiệm|phối hợp)(?!\w)",
    re.IGNORECASE,
)
# Who is given a task leads in it, and is not said to preside over it: "Giao Sở Xây dựng lập bản đồ".
_PRESIDES = re.compile(LEADS.pattern.replace(r"(?<!ngoại )giao\s(?!thông)|", ""), re.IGNORECASE)
MOST_NAMES = 6
_OF_PEOPLE = frozenset(("truong", "benh vien", "vien", "trung tam", "ngan hang"))
# The case that a sentence begins with.
_CASE = re.compile(r"\W*(?:[a-zđ0-9]{1,3}[.)]\s*)?(?:Trong trường hợp|Trường hợp|Nếu|Khi) (?P<case>[^,;:]{8,200}),")
_OR = re.compile(r" (?:hoặc|hay) ")
SAME_CASE = {"vi": 0.5, "en": 0.3}  # of the words of a case, what a question must have to tell it


def who_acts(
    question: Question, item: Evidence, named: Sequence[Duty], reading: Reading, quote: tuple[int, int]
) -> Line | None:
    """Returns the agencies in the roles that a question asks for; None where no name is asked for, or none is sure.

    named: the duties of the sentence that is quoted. Who is named in the question is no answer to it.
    """
    roles = question.wanted.roles
    if not roles:
        return None
    if (post := _post_of_person(question, item, named)) is not None:
        return post
    task = [d for d in of_one_task(item, named, reading, quote) if _is_name(d.agency) and not _LIABLE.match(d.task)]
    # Of two that the question names one is the answer; else who is named in it is none.
    found = [d for d in task if d.role in roles and asked_about(question, d.agency) is question.wanted.choice]
    if question.wanted.roles == (LEAD,):
        found = [d for d in found if d.manner == "order" or _says_who_leads(item, d) or not question.wanted.leader]
    found = _of_kind(question, _as_read(question, task, found, reading))
    if not found or len(found) > MOST_NAMES:
        return None
    return Line(ended(_said(question.language, item, found)), tuple((d.start, d.end) for d in found), tuple(found))


def _post_of_person(question: Question, item: Evidence, named: Sequence[Duty]) -> Line | None:
    """Returns the post that a clause gives to somebody whom a question names: "Lò Văn Thịnh là ai?"; None for none."""
    asked = f" {question.folded} "
    for duty in named:
        person = person_at_end(duty.agency)
        if person is None or f" {fold(person['person'])} " not in asked:
            continue
        post = duty.agency[: person.start()]
        if item.document.text[duty.start : duty.end] == duty.agency:
            where = (duty.start, duty.start + len(post))
            return Line(capital(ended(agencies_named([post], question.language))), (where,))
    return None


def _of_kind(question: Question, found: list[Duty]) -> list[Duty]:
    """Returns those of the kind of agency that is asked for, "bộ nào"; all where none is.

    A ministry does for a department, and nobody else for a school, a hospital or a bank.
    """
    kinds = tuple(f"{kind} " for kind in question.wanted.kinds)
    alike = [d for d in found if fold(d.agency).startswith(kinds)]
    return alike if alike or not _OF_PEOPLE.isdisjoint(question.wanted.kinds) else found


def _is_name(agency: str) -> bool:
    """Returns whether a name says which agency: "Cục" alone is all that was read of one."""
    return " " in agency.strip() or not agency.istitle()


def of_another_case(question: Question, item: Evidence, quote: tuple[int, int]) -> bool:
    """Returns whether a sentence says who acts in a case that the question does not tell.

    "Trường hợp có bão, Trưởng ban quyết định hoãn" says nothing of who leads where there is none.
    """
    found = _CASE.match(item.document.text, *quote)
    cases = _OR.split(found["case"]) if found else ()
    return bool(cases) and max(share_of(question, case) for case in cases) < SAME_CASE[question.language]


def _as_read(question: Question, task: Sequence[Duty], found: list[Duty], reading: Reading) -> list[Duty]:
    """Returns who was read to act, where that is somebody of the task in another part and no part is asked for by name.

    "Which bodies join in the check?" is answered by those that coordinate, though it only says "which".
    """
    span = reading.spans[0] if reading.spans else None
    marked = [d for d in task if span and _overlap(span, (d.start, d.end)) > 0 and not asked_about(question, d.agency)]
    wanted = question.wanted
    by_name = wanted.roles != (LEAD,) or wanted.leader or wanted.choice or (wanted.must and bool(found))
    if by_name or not marked or any(d in found for d in marked):
        return found
    # Who leads in the very task does it too, whoever helps.
    return [*(d for d in found if d.task == marked[0].task), *marked]


def as_worded(item: Evidence, duty: Duty) -> Duty:
    """Returns a duty with the part that its sentence words: who "phối hợp với" another acts, and does not lead."""
    if duty.role == LEAD and _ONLY_HELPS.match(item.document.text, duty.end):
        return replace(duty, role=COORDINATE)
    return duty


def of_one_task(item: Evidence, named: Sequence[Duty], reading: Reading, quote: tuple[int, int]) -> list[Duty]:
    """Returns the duties of the one task that was read: whose agency is marked, else in whose part of it the mark is.

    Each in the part that its sentence words. Where nothing tells tasks apart, all that are named.
    """
    return [as_worded(item, d) for d in _of_one_task(item, named, reading, quote)]


def _of_one_task(item: Evidence, named: Sequence[Duty], reading: Reading, quote: tuple[int, int]) -> list[Duty]:
    if len({d.task for d in named}) <= 1:
        return list(named)
    text = item.document.text
    span = next((s for s in reading.spans if _overlap(s, quote) > 0), None)
    marked = [d for d in named if span and _overlap(span, (d.start, d.end)) > 0]
    if span and not marked:
        part = part_of(text, quote, span.start)
        marked = [d for d in named if part[0] <= d.start < part[1]]
    if not marked or (span and span.start <= quote[0] and span.end >= quote[1] - 1):
        return list(named)
    # "A chủ trì, B phối hợp": roles of one task stand in one part of the sentence.
    parts = {part_of(text, quote, d.start) for d in marked}
    return [d for d in named if any(a <= d.start < b for a, b in parts)] if len(parts) == 1 else list(named)


def part_of(text: str, quote: tuple[int, int], start: int) -> tuple[int, int]:
    """Returns the part of a sentence between semicolons where an offset lies."""
    at = min(max(start, quote[0]), quote[1])
    before = text.rfind(";", quote[0], at)
    after = text.find(";", at, quote[1])
    return (quote[0] if before < 0 else before + 1, quote[1] if after < 0 else after)


def _overlap(span: Span, other: tuple[int, int]) -> int:
    return min(span.end, other[1]) - max(span.start, other[0])


def asked_about(question: Question, name: str) -> bool:
    """Returns whether a question names an agency itself, by a registered name or in so many words."""
    registered = any(same_agency(name, e.vi) for entries in question.agencies for e in entries)
    # A "cơ sở y tế" is no "Sở Y tế".
    asked = question.folded.replace("co so ", "co_so ")
    return registered or (" " in name and f" {fold(name)} " in f" {asked} ")


def _says_who_leads(item: Evidence, duty: Duty) -> bool:
    text = item.document.text
    part = text.find(";", duty.end)
    return bool(LEADS.search(text, duty.end, min(duty.end + 60, part if part >= 0 else len(text))))


def _said(language: str, item: Evidence, duties: Sequence[Duty]) -> str:
    roles = list(dict.fromkeys(d.role for d in sorted(duties, key=lambda d: d.role != LEAD)))
    said = []
    for role in roles:
        of_role = [d for d in duties if d.role == role]
        label = _LABELS[language, role]
        names = agencies_named([d.agency for d in of_role], language)
        manner = of_role[0].manner
        how = f" ({_ASKED_TO[language, manner]})" if role == LEAD and (language, manner) in _ASKED_TO else ""
        said.append(f"{label}: {names}{how}" if _labelled(item, of_role, role) or len(roles) > 1 else f"{names}{how}")
    return capital("; ".join(said))


def _labelled(item: Evidence, duties: Sequence[Duty], role: str) -> bool:
    """Returns whether the part is said: that somebody leads only where the clause has a word for it."""
    if role == COORDINATE:
        return True
    text = item.document.text
    for duty in duties:
        begins = max(duty.start - 30, text.rfind(";", 0, duty.start), text.rfind("\n", 0, duty.start), 0)
        part = text.find(";", duty.end)
        ends = min(duty.end + 60, part if part >= 0 else len(text))
        if _PRESIDES.search(text, begins, duty.end) or _PRESIDES.search(text, duty.end, ends):
            return True
    return False


def part_said(text: str, quote: tuple[int, int]) -> tuple[int, int] | None:
    """Returns where a quote says the part of whoever stands above it, "|Chủ trì|, phối hợp với …"; None for nowhere."""
    found = _PART_SAID.match(text, *quote)
    return found.span("said") if found else None


def report_line(
    question: Question, item: Evidence, named: Sequence[Duty], reading: Reading, quote: tuple[int, int]
) -> Line | None:
    """Returns to whom a task is reported, None where its sentence does not say."""
    task = of_one_task(item, named, reading, quote)
    readers = dict.fromkeys(d.report_to for d in task if d.report_to)
    # Of two that report to one another, which is asked about is not known.
    said = next(iter(readers)) if len(readers) == 1 else None
    at = item.document.text.find(said, *quote) if said else -1
    if said is None or at < 0 or asked_about(question, said):
        return None
    return Line(ended(agencies_named([said], question.language)), ((at, at + len(said)),))
