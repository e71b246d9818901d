"""How an agency's tasks are said: a line that counts them, then each quoted."""

from collections.abc import Sequence

from corpus.duty import LEAD, Duty
from corpus.lexicon.glossary import english_name
from rag.composing.compose import Composed
from rag.composing.writer import Writer
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.question.tasks import AskedTasks

MOST_TASKS = 6  # shown in one answer


def compose_tasks(
    question: Question, asked: AskedTasks, duties: Sequence[Duty], evidence: Sequence[Evidence]
) -> Composed:
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


def _head(language: str, asked: AskedTasks, duties: Sequence[Duty], cited: int) -> str:
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
