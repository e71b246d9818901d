"""The register: who does what, asked for by an agency's name, and answered from duties instead of words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.duty import COORDINATE, LEAD, Duty
from corpus.lexicon.glossary import agency, english_name
from corpus.text.accents import fold
from index.hit import Hit
from rag.composing.compose import Composed
from rag.composing.writer import Evidence, Writer, clause_sentences
from rag.question.read import Question
from rag.retrieval.query import english_agency

MOST_TASKS = 6  # shown in one answer
MOST_DOCUMENTS = 40  # looked through, newest first

_DO = r"(?:lam|thuc hien|chu tri|phoi hop|phu trach|dam nhan)"
_WHAT = r"(?:nhung |cac )?(?:viec |nhiem vu |cong viec )?(?:gi|nao)"
_ASKED_VI = [
    re.compile(p)
    for p in (
        r"^(?:liet ke |neu |ke |cho biet )?(?:cac |nhung |toan bo |tat ca )?(?:nhiem vu|trach nhiem|cong viec)"
        r"(?: cua| giao cho) (?P<who>.+?)(?: la gi| gom gi| gom nhung gi| la nhung gi)?$",
        rf"^(?P<who>.+?) (?:phai |can |se |duoc giao |co trach nhiem )*{_DO} {_WHAT}$",
        rf"^giao (?:cho )?(?P<who>.+?) (?:lam |thuc hien )?{_WHAT}$",
        r"^(?P<who>.+?) (?:duoc giao|co) (?:nhung |cac )?(?:nhiem vu|trach nhiem)(?: gi| nao)$",
    )
]
# "Hạn của Sở Y tế", "Sở Y tế phải xong việc gì khi nào": tasks with a deadline; "Sở Y tế báo cáo ai": with a reader.
_DUE_VI = [
    re.compile(p)
    for p in (
        r"^(?:liet ke |neu |ke |cho biet )?(?:cac |nhung |toan bo |tat ca )*(?:thoi han|han chot|moc thoi gian|han)"
        r"(?: bao cao| hoan thanh| nop)? (?:cua|doi voi) (?P<who>.+?)(?: la khi nao| la bao gio| la ngay nao)?$",
        r"^(?P<who>.+?) (?:phai |can )*(?:lam |hoan thanh |xong |bao cao )(?:nhung |cac )?(?:viec )?(?:gi |nao )?"
        r"(?:khi nao|truoc ngay nao|bao gio|han nao)$",
    )
]
_DUE_EN = [
    re.compile(p)
    for p in (
        r"^(?:list |show |what are )?(?:all )?(?:the )?deadlines (?:of|for) (?:the )?(?P<who>.+)$",
        r"^what deadlines (?:does|must) (?:the )?(?P<who>.+?) (?:have|meet)$",
        r"^what (?:must|should|does) (?:the )?(?P<who>.+?) (?:do |finish |have to do )?(?:and )?by when$",
    )
]
_REPORTS_VI = [
    re.compile(r"^(?P<who>.+?) (?:phai |can )*bao cao (?:cho |voi |len )?(?:ai|co quan nao|don vi nao|dau)$")
]
_REPORTS_EN = [re.compile(r"^(?:to )?whom? (?:must|does|do|should) (?:the )?(?P<who>.+?) report(?: to)?$")]
_ASKED_EN = [
    re.compile(p)
    for p in (
        r"^what (?:must|should|does|do|will) (?:the )?(?P<who>.+?) (?:have to |need to )?(?:do|lead|coordinate)$",
        r"^what (?:is|are) (?:the )?(?P<who>.+?) (?:responsible for|in charge of|required to do|told to do|assigned)$",
        r"^(?:list |show )?(?:what are )?(?:all )?(?:the )?(?:tasks|duties|responsibilities) (?:of|for|assigned to)"
        r" (?:the )?(?P<who>.+)$",
    )
]

_LEADING_TO = r"(?: (?:o|cua|tai|in|of))?(?: (?:tinh|thanh pho|huyen|thi xa|province|city))?"


@dataclass(frozen=True)
class Asked:
    """Whose tasks a question asks for: the agency's Vietnamese name, and a role, None for both.

    due, reports: whether only tasks with a deadline, or with someone to report to, are asked for.
    """

    agency: str
    role: str | None
    due: bool = False
    reports: bool = False


def read_asked(question: Question, places: Sequence[str]) -> Asked | None:
    """Returns whose tasks a question asks for, None where it asks for anything else.

    places: folded names that the question mentions; they may follow the agency's.
    """
    text = fold(question.text)
    english = question.language == "en"
    asked = [(p, False, False) for p in (_ASKED_EN if english else _ASKED_VI)]
    asked += [(p, True, False) for p in (_DUE_EN if english else _DUE_VI)]
    asked += [(p, False, True) for p in (_REPORTS_EN if english else _REPORTS_VI)]
    for pattern, due, reports in asked:
        found = pattern.match(text)
        name = _registered(_without_places(found["who"], places), question.language) if found else None
        if name:
            return Asked(name, None if due or reports else _role(text), due, reports)
    return None


def _role(text: str) -> str | None:
    if re.search(r"\b(?:chu tri|lead)\b", text):
        return LEAD
    return COORDINATE if re.search(r"\b(?:phoi hop|coordinate)\b", text) else None


def _without_places(name: str, places: Sequence[str]) -> str:
    for place in places:
        name = re.sub(rf"{_LEADING_TO} {re.escape(place)}\b", "", name)
    return name.strip()


def _registered(name: str, language: str) -> str | None:
    entry = agency(name) or (english_agency(name) if language == "en" else None)
    return entry.vi if entry and entry.kind == "agency" else None


def select_duties(
    duties: Iterable[Duty], name: str | None, role: str | None, deadline: str | None = None
) -> list[Duty]:
    """Returns the duties of one agency, by any of its names, of one role, with a deadline; None for all.

    deadline: words or figures that it holds ("30/6/2022", "hằng quý"), "" for any deadline.
    """
    return [
        d
        for d in duties
        if (role is None or d.role == role)
        and (name is None or _is_agency(d, name))
        and (deadline is None or _is_due(d, deadline))
    ]


def _is_due(duty: Duty, wanted: str) -> bool:
    return duty.deadline is not None and _as_compared(wanted).rstrip() in _as_compared(duty.deadline)


def _as_compared(deadline: str) -> str:
    """Returns a deadline folded, with a blank on both sides, and "05/6" as "5 6"."""
    return re.sub(r" 0(?=\d)", " ", f" {fold(deadline)} ")


def _is_agency(duty: Duty, wanted: str) -> bool:
    """Returns whether a duty is that agency's: by its name, a longer form of it, or its English name."""
    entry = agency(wanted)
    if entry is not None and agency(duty.agency) is entry:
        return True
    name, asked = f" {fold(duty.agency)} ", fold(entry.vi if entry else wanted)
    english = english_name(duty.agency)
    return f" {asked} " in name or (english is not None and fold(english) == fold(wanted))


def own_duties(duties: Iterable[Duty], asked: Asked) -> list[Duty]:
    """Returns the duties of the agency itself, one a clause and role: "Giám đốc Sở Y tế" is another's."""
    seen: set[tuple[str, str, str]] = set()
    found = []
    for duty in select_duties(duties, asked.agency, asked.role, "" if asked.due else None):
        if asked.reports and duty.report_to is None:
            continue
        key = (duty.document_id, duty.clause, duty.role)
        entry = agency(duty.agency)
        itself = fold(duty.agency).startswith(fold(asked.agency)) or (entry is not None and entry.vi == asked.agency)
        if itself and key not in seen:
            seen.add(key)
            found.append(duty)
    return sorted(found, key=lambda d: d.role != LEAD)


def hit_of(duty: Duty) -> Hit:
    """Returns the clause of a duty as a hit."""
    passage = f"{duty.document_id}#{duty.clause}"
    return Hit(duty.document_id, duty.clause, passage, duty.start, duty.end, 1.0, 0.0, 0.0, 1)


def compose_tasks(question: Question, asked: Asked, duties: Sequence[Duty], evidence: Sequence[Evidence]) -> Composed:
    """Returns the answer that lists an agency's tasks, each quoted; evidence: of the first duties, in their order."""
    writer = Writer(question)
    headings: set[tuple[str, int]] = set()
    for duty, item in zip(duties, evidence, strict=False):
        spans = clause_sentences(item.document, item.clause)
        writer.quote(item, next((s for s in spans if s[0] <= duty.start < s[1]), spans[0]))
        if (duty.document_id, duty.start) not in headings:
            headings.add((duty.document_id, duty.start))
            writer.heading(item, [duty])
    writer.lines.insert(0, _head(question.language, asked, duties, len(writer.citations)))
    if len(duties) > len(evidence):
        more = len(duties) - len(evidence)
        writer.lines.append(
            f"Còn {more} việc nữa: xem bảng nhiệm vụ (chithi duties --agency “{asked.agency}”)."
            if question.language == "vi"
            else f"{more} more: see the table of duties (chithi duties --agency “{asked.agency}”)."
        )
    for item in {i.document.document_id: i for i in evidence}.values():
        writer.changes(item)
    return Composed(writer.text(), tuple(writer.citations), tuple(duties[: len(evidence)]))


def _head(language: str, asked: Asked, duties: Sequence[Duty], cited: int) -> str:
    leads = sum(d.role == LEAD for d in duties)
    helps = len(duties) - leads
    marks = "".join(f"[{n}]" for n in range(1, cited + 1))
    if language == "vi":
        parts = [f"được giao {leads} việc"] * bool(leads) + [f"phối hợp {helps} việc"] * bool(helps)
        which = " có thời hạn" * asked.due + " phải báo cáo" * asked.reports
        return f"{asked.agency} {', '.join(parts)}{which}. {marks}"
    name = english_name(asked.agency)
    parts = [f"is assigned {leads} task{'s' * (leads != 1)}"] * bool(leads) + [f"coordinates in {helps}"] * bool(helps)
    named = f"{name} ({asked.agency})" if name else asked.agency
    which = " that have a deadline" * asked.due + " that are to be reported on" * asked.reports
    return f"{named} {' and '.join(parts)}{which}. {marks}"
