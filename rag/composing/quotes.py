"""Which sentences of a clause are quoted, and which of their words are marked: those that hold what was read."""

import math
import re
from dataclasses import dataclass

from corpus.answer_types import AnswerType, answer_types_in
from corpus.lexicon.glossary import same_agency
from corpus.text.negation import denies
from corpus.text.terms import folded_terms
from corpus.values import values_in
from rag.evidence import Evidence, clause_sentences
from rag.question.question import Question
from rag.question.sought import Sought
from rag.reading.denied import is_excepted
from rag.reading.limits import fits_limits
from rag.reading.papers import list_inside
from rag.reading.reader import Reading, Span

_CAUSE = re.compile(r"(?<!\w)(?:nguyên nhân|lý do)(?: [^\W\d_]+){0,4}?(?: là|:)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Quote:
    """A sentence to be quoted: its span in the document, how well it answers beside the best one, 0 … 1 for that.

    mark: the span of the words in it that answer, None where all of it does.
    """

    start: int
    end: int
    share: float
    mark: tuple[int, int] | None

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def quotes_of(item: Evidence, reading: Reading) -> list[Quote]:
    """Returns the sentences of a clause that hold the spans that were read, the best first; always one."""
    end = item.clause.end if item.named else item.clause.own_end
    sentences = clause_sentences(item.document, item.clause, end)
    found: dict[tuple[int, int], Quote] = {}
    for span in reading.spans:
        sentence = max(sentences, key=lambda s: _overlap(s, span))
        # A line that holds a figure among other words says something itself, though another follows.
        values = values_in(item.document.text, span.start, span.end)
        if _is_heading(item, sentence) and len(sentences) > 1 and not values:
            continue
        if _overlap(sentence, span) > 0 and sentence not in found:
            found[sentence] = Quote(*sentence, _share(span, reading.spans[0]), _mark(sentence, span))
    first = sentences[1] if _is_heading(item, sentences[0]) and len(sentences) > 1 else sentences[0]
    return list(found.values()) or [Quote(*first, 1.0, None)]


def _is_heading(item: Evidence, sentence: tuple[int, int]) -> bool:
    """Returns whether a sentence is the heading of its clause, which tells what the others are about: "Phạm vi"."""
    said = item.document.text[slice(*sentence)].strip()
    return bool(item.clause.heading) and said.rstrip(".:") == (item.clause.heading or "").strip().rstrip(".:")


def of_the_case(question: Question, item: Evidence, quotes: list[Quote]) -> list[Quote]:
    """Returns the quotes with the one sentence first within whose limits the question's case lies, if the first is not.

    "Trẻ 4 tuổi dùng mẫu nào?" of "Người từ đủ 18 tuổi dùng Mẫu 03. Người dưới 18 tuổi dùng Mẫu 01." is the second.
    """
    text = item.document.text
    if not question.wanted.cases or fits_limits(question, text, *quotes[0].span) is not False:
        return quotes
    spans = clause_sentences(item.document, item.clause)
    fitting = [s for s in spans if fits_limits(question, text, *s)]
    return [Quote(*fitting[0], 1.0, None), *quotes] if len(fitting) == 1 else quotes


def of_the_exception(question: Question, item: Evidence, quotes: list[Quote]) -> list[Quote]:
    """Returns the quotes with the one sentence first that excepts what a yes or a no is asked of, or what is asked for.

    "Máy lạnh đặt từ 26 độ. Quy định này không áp dụng đối với phòng máy chủ." of a server room is the second.
    """
    spans = clause_sentences(item.document, item.clause)
    if Sought.EXCEPTION in question.wanted.sought and not question.wants_yes_or_no:
        text = item.document.text
        told = [s for s in spans if denies(text[slice(*s)])]
        if len(told) == 1 and told[0] != quotes[0].span and not denies(text[slice(*quotes[0].span)]):
            return [Quote(*told[0], 1.0, None), *quotes]
    if not question.wants_yes_or_no:
        return quotes
    excepting = [s for s in spans if s != quotes[0].span and is_excepted(question, item, s, quotes[0].span)]
    return [Quote(*excepting[0], 1.0, None), *quotes] if len(excepting) == 1 else quotes


def of_the_cause(question: Question, item: Evidence, quotes: list[Quote]) -> list[Quote]:
    """Returns the quotes with the one sentence first that tells a cause, where that is asked for.

    "Tiến độ chậm 04 tháng. |Nguyên nhân chính là …|" What says of itself that it is the cause goes before a purpose.
    """
    if question.answer_type is not AnswerType.WHY:
        return quotes
    text = item.document.text
    for tells in (names_a_cause, _tells_why):
        if tells(text[slice(*quotes[0].span)]):
            return quotes
        telling = [s for s in clause_sentences(item.document, item.clause) if tells(text[slice(*s)])]
        if len(telling) == 1:
            own = next((q for q in quotes if q.span == telling[0]), Quote(*telling[0], 1.0, None))
            return [own, *(q for q in quotes if q is not own)]
    return quotes


def names_a_cause(sentence: str) -> bool:
    """Returns whether a sentence says of something that it is the cause: "Nguyên nhân chính là …"."""
    return _CAUSE.search(sentence) is not None


def _tells_why(sentence: str) -> bool:
    return AnswerType.WHY in answer_types_in(sentence)


def of_the_papers(question: Question, item: Evidence, quotes: list[Quote]) -> list[Quote]:
    """Returns the quotes with the sentence first that lists the papers which are asked for, if the clause has one."""
    listed = list_inside(item) if question.wanted.papers else None
    if listed is None or quotes[0].start <= listed[0] < quotes[0].end:
        return quotes
    begins = listed[0]
    listing = next((s for s in clause_sentences(item.document, item.clause) if s[0] <= begins < s[1]), None)
    return [Quote(*listing, 1.0, None), *quotes] if listing else quotes


def role_asked(question: Question, item: Evidence) -> list[Quote]:
    """Returns the sentence that settles the role that a question supposes of an agency, [] where none gives any role.

    One that gives that agency a role before others; of several the one with most of the question's words.
    """
    supposed = question.supposed
    if supposed is None or item.named:
        return []
    own = [d for d in item.own_duties if same_agency(d.agency, supposed.agency)] or item.own_duties
    spans = [s for s in clause_sentences(item.document, item.clause) if any(s[0] <= d.start < s[1] for d in own)]
    asked = frozenset(question.terms.asked)
    held = [len(asked.intersection(folded_terms(item.document.text[a:b]))) for a, b in spans]
    return [Quote(*spans[held.index(max(held))], 1.0, None)] if spans else []


def _overlap(sentence: tuple[int, int], span: Span) -> int:
    return min(sentence[1], span.end) - max(sentence[0], span.start)


def _mark(sentence: tuple[int, int], span: Span) -> tuple[int, int] | None:
    inside = max(sentence[0], span.start), min(sentence[1], span.end)
    return None if inside == sentence else inside


def _share(span: Span, best: Span) -> float:
    """Returns how likely a span answers beside the best one; scores are log-probabilities."""
    return math.exp(span.score - best.score)
