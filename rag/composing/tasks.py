"""How an agency's tasks are said: a line that counts them for each place, then the first of each quoted."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.document import cut
from corpus.duty import LEAD, Duty
from corpus.lexicon.glossary import english_name
from rag.composing.compose import Composed
from rag.composing.english.documents import name_said
from rag.composing.english.phrases import phrase_in_english
from rag.composing.writer import Writer
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.question.tasks import AskedTasks
from rag.retrieval.tasks import Assigned, shown_of

_DUTY_BOUND = re.compile(r"^(?:có|chịu) (?:trách nhiệm|nhiệm vụ)(?: trong việc)?:?\s+", re.IGNORECASE)
# Who leads alone does it: "chủ trì |phân luồng|".
_LEADS_ALONE = re.compile(r"^chủ trì\s+(?!(?:phối hợp|cùng|với|và)(?!\w))", re.IGNORECASE)
MOST_TASKS = 6  # shown in one answer
MOST_PLACES = 2  # whose tasks are quoted before the rest is folded away
MOST_COUNTED = 4  # places whose tasks are counted in the first line; the others are named
MOST_NAMED = 3  # documents that have more
_IN = {"vi": "ở {}", "en": "in {} it"}
_ROLES = ("chủ trì", "phối hợp", "có trách nhiệm", "là cơ quan")
LONGEST_TASK = 150  # code points of the one task of an agency, in the words of its document
MOST_SAID, LONGEST_SAID = 3, 70  # tasks that are said beside their count, code points of each


def compose_tasks(
    question: Question,
    asked: AskedTasks,
    groups: Sequence[Assigned],
    evidence: Sequence[Evidence],
    names: Mapping[str, str],
) -> Composed:
    """Returns the answer that lists an agency's tasks, those of each place apart, each quoted.

    evidence: of the duties that `shown_of` gives of the groups, in their order; names: of documents, by id.
    """
    writer = Writer(question)
    shown = shown_of(groups, len(evidence))
    items = iter(evidence)
    heads: list[tuple[Assigned, range]] = []
    several = len(groups) > 1
    for whole, group in zip(groups, shown, strict=False):
        if len(heads) == MOST_PLACES:
            writer.fold_away()
        if several and group.where:
            where = _place(question.language, group.where)
            writer.lines.append(f"{where[:1].upper()}{where[1:]}:")
        first = len(writer.citations)
        _quote(writer, [(duty, next(items)) for duty in group.duties], several)
        heads.append((whole, range(first + 1, len(writer.citations) + 1)))
    heads += [(whole, range(0)) for whole in groups[len(shown) :]]
    told = [duty for group in shown for duty in group.duties]
    longest = LONGEST_TASK if sum(len(group.duties) for group in groups) == 1 else LONGEST_SAID
    words = {duty: _words(duty, item, longest) for duty, item in zip(told, evidence, strict=False)}
    writer.say_first(_head(question.language, asked, heads, words))
    writer.lines += _others(question.language, [d for g in groups for d in g.duties if d not in told], names)
    for item in {i.document.document_id: i for i in evidence}.values():
        writer.changes(item)
    return Composed(writer.text(), tuple(writer.citations), tuple(told), writer.folded())


def _place(language: str, where: str) -> str:
    """Returns a place as it is said in a language: "tỉnh Sơn Hạ" is "Sơn Hạ province"."""
    return (phrase_in_english(where) or where) if language == "en" else where


def _quote(writer: Writer, tasks: Sequence[tuple[Duty, Evidence]], several: bool) -> None:
    """Writes the sentence of each task, and once the heading that names whose it is, of several places its number."""
    headings: set[int] = set()
    for duty, item in tasks:
        writer.quote(item, _sentence(duty, item))
        if duty.start not in headings:
            headings.add(duty.start)
            writer.heading(item, [duty], beside=several)


def _sentence(duty: Duty, item: Evidence) -> tuple[int, int]:
    """Returns the span of the sentence that says what to do, else of the one that names who does it."""
    text, spans = item.document.text, clause_sentences(item.document, item.clause)
    told = duty.row if duty.row is not None else text.find(duty.task, item.clause.start, item.clause.own_end)
    places = (told, duty.start) if told >= 0 else (duty.start,)
    return next((s for at in places for s in spans if s[0] <= at < s[1]), spans[0])


def _others(language: str, left: Sequence[Duty], names: Mapping[str, str]) -> list[str]:
    """Returns a line that says how many tasks are left and in which documents, none where none are."""
    if not left:
        return []
    counted = Counter(duty.document_id for duty in left).most_common()
    named = [f"{name_said(names.get(i, i), language)} ({n})" for i, n in counted[:MOST_NAMED]]
    more = len(counted) - len(named)
    if language == "vi":
        named += [f"{more} văn bản khác"] * bool(more)
        return [f"Còn {len(left)} việc nữa: {', '.join(named)}."]
    named += [f"{more} other document{'s' * (more != 1)}"] * bool(more)
    return [f"{len(left)} more: {', '.join(named)}."]


def _head(language: str, asked: AskedTasks, heads: Sequence[tuple[Assigned, range]], words: Mapping[Duty, str]) -> str:
    """Returns the line that says a few tasks, or counts them, of each place apart where there are several.

    words: of the tasks that are shown, what is to be done.
    """
    vi = language == "vi"
    counts = []
    for group, cited in heads:
        where = f"{_IN[language].format(_place(language, group.where))} " if len(heads) > 1 and group.where else ""
        marks = "".join(f"[{n}]" for n in cited)
        counts.append((f"{where}{_counted(vi, asked, group.duties)}", marks))
    english = None if vi else english_name(asked.agency)
    name = f"{english} ({asked.agency})" if english else asked.agency
    if len(counts) == 1:
        tasks = _named(heads[0][0].duties, words) if vi and not (asked.due or asked.reports) else ""
        only = heads[0][0].duties if not vi and not (asked.due or asked.reports) else ()
        if len(only) == 1 and only[0].role == LEAD and len(only[0].task) <= LONGEST_TASK:
            tasks = f": “{only[0].task}”"
        said = f"{name}{tasks}" if tasks else f"{name} {counts[0][0]}"
        return f"{said}{'' if said.endswith('…') else '.'} {counts[0][1]}"
    parts = [" ".join(filter(None, c)) for c in counts[:MOST_COUNTED]]
    rest = [_place(language, group.where) for group, _ in heads[MOST_COUNTED:] if group.where]
    parts += [f"{'còn ở' if vi else 'also in'} {', '.join(rest)}"] * bool(rest)
    return f"{name}: {'; '.join(parts)}."


def _named(duties: Sequence[Duty], words: Mapping[Duty, str]) -> str:
    """Returns a few tasks in their own words, ": họp chợ; phối hợp: dọn cỏ"; "" for many, and where one has none.

    Those in which it only coordinates are counted where there are many or one has no words: "; phối hợp 2 việc".
    """
    led, helped = ([d for d in duties if (d.role == LEAD) is lead] for lead in (True, False))
    leads, helps = ([w for d in of_role if (w := words.get(d))] for of_role in (led, helped))
    if len(leads) < len(led) or len(set(leads)) > MOST_SAID or not (leads or helps):
        return ""
    leading = f": {'; '.join(dict.fromkeys(leads))}" if leads else ""
    few = len(set(leads) | set(helps)) <= MOST_SAID and len(helps) == len(helped)
    if not few and not leads:
        return ""
    helping = f" phối hợp: {'; '.join(dict.fromkeys(helps))}" if few and helps else ""
    helping = helping or f" phối hợp {len(helped)} việc" * bool(helped)
    return f"{leading};{helping}" if leading and helping else leading or helping


def _words(duty: Duty, item: Evidence, longest: int = LONGEST_SAID) -> str:
    """Returns what is to be done, cut at a word, without who does it: "chủ trì, phối hợp với Sở Y tế |quét đường"."""
    text = item.document.text
    at = text.find(duty.task, item.clause.start, item.clause.end)
    end = at + len(duty.task)
    named = [d.end for d in item.duties if at >= 0 and at <= d.start < end]
    task = _DUTY_BOUND.sub("", (text[max(named) : end] if named else duty.task).strip(" .;:,"))
    task = _LEADS_ALONE.sub("", task)
    if not task or task.casefold().startswith(_ROLES):
        return ""
    return cut(f"{task[:1].lower()}{task[1:]}" if task[:2].istitle() else task, longest)


def _counted(vi: bool, asked: AskedTasks, duties: Sequence[Duty]) -> str:
    leads = sum(d.role == LEAD for d in duties)
    helps = len(duties) - leads
    if vi:
        parts = [f"được giao {leads} việc"] * bool(leads) + [f"phối hợp {helps} việc"] * bool(helps)
        return ", ".join(parts) + " có thời hạn" * asked.due + " phải báo cáo" * asked.reports
    parts = [f"is assigned {leads} task{'s' * (leads != 1)}"] * bool(leads) + [f"coordinates in {helps}"] * bool(helps)
    have, are = ("has", "is") if len(duties) == 1 else ("have", "are")
    return (
        " and ".join(parts) + f" that {have} a deadline" * asked.due + f" that {are} to be reported on" * asked.reports
    )
