"""Questions that a document answers, made of its duties, deadlines and definitions by their structure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.duty import LEAD, Duty
from corpus.lexicon.glossary import english_name
from corpus.text.accents import fold
from rag.composing.english.documents import document_name

FEWEST_SYLLABLES, MOST_SYLLABLES = 5, 14  # of a task that a question names
# A stop or a comma within a figure ends nothing: "6.300 tỷ đồng".
_PART_END = re.compile(r"[,;:.](?!\d)|[()“”\"]| (?:theo|để|nhằm|trên cơ sở|bảo đảm|đảm bảo) ")
# A task that begins so is no act, or goes on from a sentence before.
_NO_ACT = re.compile(r"(?:là|từ|sau|khi|trước|hằng|hàng|có|chỉ|bị|được|phải|phối|cùng|theo|hoàn|nếu)\b")
# Times, and words that point at what a reader of the question does not see.
_UNTOLD = re.compile(r"\b(?:trước|sau|hằng|hàng|mỗi|vòng|giờ|ngày|tuần|tháng|quý|năm|này|mình|trên đây|nói trên)\b")
# Words that lean on what follows: a question must not end with one.
_LEANING = re.compile(
    r" (?:và|hoặc|của|cho|với|các|những|từ|đến|tại|về|theo|khi|là|do|được|trong|trên|dưới|đối|bằng|thì|mà|để|có|không)$"
)
_LEADS = re.compile(r"[ ,:\-–]*chủ trì")
_ROLE = re.compile(r"^(?:chủ trì|chịu trách nhiệm|tổ chức việc) ")
_DEFINED = re.compile(r"^\W*(?:\w+[.)]\s*)?[“\"]?(?P<term>[^\W\d][^.,;:“”\"]{2,60}?)[”\"]? (?:là|được hiểu là) ")


@dataclass(frozen=True)
class Example:
    """A question and the clause that should answer it; path: its address, "" for any clause of any document."""

    question: str
    document_id: str
    path: str


def examples_of(document: Document, duties: Sequence[Duty], language: str) -> list[list[Example]]:
    """Returns questions that a document may answer, by kind.

    Who leads, by when, what is meant by a word, an agency's tasks, what the document is about. In English, where a task
    has no English words, they ask for an agency's tasks, a clause, a document.
    """
    return [list(kind(document, duties)) for kind in (_ENGLISH if language == "en" else _VIETNAMESE)]


def _who_leads(document: Document, duties: Sequence[Duty]) -> Iterator[Example]:
    for duty in duties:
        if duty.role == LEAD and _is_said_to_lead(document, duty) and (task := _short(duty.task)):
            yield Example(f"Ai chủ trì {task}?", document.document_id, duty.clause)


def _by_when(document: Document, duties: Sequence[Duty]) -> Iterator[Example]:
    for duty in duties:
        # What recurs is never done.
        once = duty.due is not None and duty.due.last_day() is not None
        if duty.role == LEAD and once and english_name(duty.agency) and (task := _short(duty.task)):
            yield Example(f"Khi nào phải hoàn thành việc {task}?", document.document_id, duty.clause)


def _what_is(document: Document, duties: Sequence[Duty]) -> Iterator[Example]:  # noqa: ARG001
    defining = _definitions(document)
    for clause in document.clauses:
        if not any(above in defining for above in _above(clause.path)):
            continue
        found = _DEFINED.match(document.text[clause.start : clause.own_end])
        if found:
            yield Example(_begun(f"{found['term'].strip()} là gì?"), document.document_id, clause.path)


def _whose_tasks(document: Document, duties: Sequence[Duty]) -> Iterator[Example]:
    for duty in duties:
        if duty.role == LEAD and english_name(duty.agency):
            yield Example(_begun(f"{duty.agency} phải làm gì?"), document.document_id, "")


def _about_what(document: Document, duties: Sequence[Duty]) -> Iterator[Example]:  # noqa: ARG001
    if document.metadata.number:
        yield Example(f"{document.name} nói về gì?", document.document_id, "")


def _what_must(document: Document, duties: Sequence[Duty]) -> Iterator[Example]:
    for duty in duties:
        if duty.role == LEAD and (name := english_name(duty.agency)):
            yield Example(f"What must the {name} do?", document.document_id, "")


def _which_clause(document: Document, duties: Sequence[Duty]) -> Iterator[Example]:
    for duty in duties:
        clause = document.clause(duty.clause)
        if duty.deadline and document.metadata.number and clause:
            yield Example(
                f"What does {clause.label('en')} of {document_name(document, 'en')} say?",
                document.document_id,
                duty.clause,
            )


def _what_about(document: Document, duties: Sequence[Duty]) -> Iterator[Example]:  # noqa: ARG001
    if document.metadata.number:
        yield Example(f"What is {document_name(document, 'en')} about?", document.document_id, "")


def _begun(question: str) -> str:
    """Returns a question that begins with a capital, whatever the document begins the words with."""
    return f"{question[:1].upper()}{question[1:]}"


_Kind = Callable[[Document, Sequence[Duty]], Iterator[Example]]
_VIETNAMESE: tuple[_Kind, ...] = (_who_leads, _by_when, _what_is, _whose_tasks, _about_what)
_ENGLISH: tuple[_Kind, ...] = (_what_must, _which_clause, _what_about)


def _short(task: str) -> str:
    """Returns a task up to where its first part ends, "" where that is no length for a question."""
    part = _ROLE.sub("", _PART_END.split(task.strip())[0].strip())
    part = part[:1].lower() + part[1:] if not part[:2].isupper() else part
    words = part.split()
    whole = bool(words) and words[-1].isalpha() and not _NO_ACT.match(part) and not _LEANING.search(part)
    whole = whole and not _UNTOLD.search(part)
    return part if whole and FEWEST_SYLLABLES <= len(words) <= MOST_SYLLABLES else ""


def _is_said_to_lead(document: Document, duty: Duty) -> bool:
    """Returns whether a registered agency is told to lead in so many words: others are orders without the word."""
    return english_name(duty.agency) is not None and _LEADS.match(document.text, duty.end) is not None


def _definitions(document: Document) -> set[str]:
    """Returns the addresses of the clauses that announce what words mean."""
    said = ((c.path, document.text[c.start : c.own_end]) for c in document.clauses)
    return {path for path, own in said if "giai thich tu ngu" in fold(own)}


def _above(path: str) -> Iterator[str]:
    """Yields the addresses of what a clause lies in, the nearest first."""
    while "." in path:
        path = path.rpartition(".")[0]
        yield path
