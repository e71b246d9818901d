"""Questions for what an agency has to do: its tasks, its deadlines, whom it reports to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.duty import COORDINATE, LEAD
from corpus.lexicon.glossary import agency
from corpus.lexicon.phrases import english_agency
from rag.question.document_named import without_fill
from rag.question.typed import Typed

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
        r"^(?:liet ke |neu |ke |cho biet |cho xem |xem |tim )?(?:cac |nhung |toan bo |tat ca )*"
        r"(?:thoi han|han chot|moc thoi gian|han|deadlines?)"
        r"(?: bao cao| hoan thanh| nop)? (?:cua|doi voi|of) (?P<who>.+?)"
        r"(?: la khi nao| la bao gio| la ngay nao| la gi| the nao)?$",
        r"^(?P<who>.+?) (?:phai |can )*(?:lam |hoan thanh |xong |bao cao )(?:nhung |cac )?(?:viec )?(?:gi |nao )?"
        r"(?:khi nao|truoc ngay nao|bao gio|han nao)$",
    )
]
_DUE_EN = [
    re.compile(p)
    for p in (
        r"^(?:list |show |show me |give me |what are |what is )?(?:all )?(?:of )?(?:the )?"
        r"deadlines? (?:of|for) (?:the )?(?P<who>.+)$",
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

# What stands before the matter whose tasks are asked for.
_INTO = {
    "vi": "trong viec|trong|ve viec|ve|doi voi|khi|de|nham|lien quan den|theo",
    "en": "in|for|about|during|on|under|when|to|regarding|concerning",
}
_LEADING_TO = r"(?: (?:o|cua|tai|in|of))?(?: (?:tinh|thanh pho|huyen|thi xa|province|city))?"


@dataclass(frozen=True)
class AskedTasks:
    """Whose tasks a question asks for: the agency's Vietnamese name, and a role, None for both.

    due, reports: whether only tasks with a deadline, or with someone to report to, are asked for; matter: folded, what
    they are tasks of, "" for all: "Sở Y tế làm gì |trong diễn tập lũ quét|".
    """

    agency: str
    role: str | None
    due: bool = False
    reports: bool = False
    matter: str = ""


def read_tasks(typed: Typed, places: Sequence[str]) -> AskedTasks | None:
    """Returns whose tasks a question asks for, None where it asks for anything else.

    places: folded names that the question mentions; they may follow the agency's.
    """
    found = _read_tasks(typed.folded, typed.language, places)
    # "Về tiêm vắc xin" ends with no "xin" that only asks.
    return found or _read_tasks(without_fill(typed.folded, typed.language), typed.language, places)


def _read_tasks(text: str, language: str, places: Sequence[str]) -> AskedTasks | None:
    whole = _tasks_in(text, language, places)
    if whole is not None:
        return whole
    for part, matter in _without_matter(text, language):
        found = _tasks_in(part, language, places)
        if found is not None and not found.due and not found.reports:
            return replace(found, matter=matter)
    return None


def _without_matter(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yields a question without what its tasks are of, behind it or before it, and that; the shortest matter first."""
    into = _INTO[language]
    for found in reversed(list(re.finditer(rf" (?:{into}) ", text))):
        yield text[: found.start()], text[found.end() :]
    opened = re.match(rf"(?:{into}) ", text)
    if opened:
        for blank in re.finditer(" ", text[opened.end() :]):
            at = opened.end() + blank.start()
            yield text[at + 1 :], text[opened.end() : at]


def _tasks_in(text: str, language: str, places: Sequence[str]) -> AskedTasks | None:
    """Returns whose tasks words ask for, all of the words being read."""
    english = language == "en"
    asked = [(p, False, False) for p in (_ASKED_EN if english else _ASKED_VI)]
    asked += [(p, True, False) for p in (_DUE_EN if english else _DUE_VI)]
    asked += [(p, False, True) for p in (_REPORTS_EN if english else _REPORTS_VI)]
    for pattern, due, reports in asked:
        found = pattern.match(text)
        name = _registered(_without_places(found["who"], places), language) if found else None
        if name:
            return AskedTasks(name, None if due or reports else _role(text), due, reports)
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
